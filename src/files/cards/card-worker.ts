import { parentPort } from 'node:worker_threads';
import { invariant } from '../../engine/errors';
import type { CardForm, CardLeaf } from './leaf';

invariant(parentPort, 'a thread has a parent');
const port = parentPort;

/** What a thread is given: a leaf, and what it is written as. */
export type CardGiven = Readonly<{ leaf: CardLeaf; form: CardForm }>;

/** Each brings libraries that the others do not need. */
const written = async ({ leaf, form }: CardGiven): Promise<Uint8Array> => {
  switch (form) {
    case 'png':
      return (await import('./write-png.js')).writePng(leaf);
    case 'pdf':
      return (await import('./write-pdf.js')).writePdf(leaf);
    case 'pptx':
      return (await import('./write-pptx.js')).writePptx(leaf);
  }
};

const answer = async (given: CardGiven): Promise<void> => {
  port.postMessage(await written(given));
};

/** What goes wrong ends the thread, which whoever waits for it is told. */
port.on('message', (given: CardGiven) => void answer(given));
