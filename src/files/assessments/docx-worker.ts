import { parentPort } from 'node:worker_threads';
import { invariant } from '../../engine/errors';
import type { ReportBlock } from './lay-out';
import { writeDocx } from './write-docx';

invariant(parentPort, 'a thread has a parent');
const port = parentPort;

/** What a thread is given: a report as it is laid out, and what is said of the document. */
export type DocxGiven = Readonly<{
  blocks: readonly ReportBlock[];
  about: Readonly<{ language: string; title: string; day: string }>;
}>;

const answer = async ({ blocks, about }: DocxGiven): Promise<void> => {
  port.postMessage(await writeDocx(blocks, about));
};

/** What goes wrong ends the thread, which whoever waits for it is told. */
port.on('message', (given: DocxGiven) => void answer(given));
