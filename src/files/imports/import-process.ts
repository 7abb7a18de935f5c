import { setPriority } from 'node:os';
import { deserialize } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { SamgrafError, describeError, required } from '../../engine/errors';
import { ENGLISH } from '../../engine/messages/read-messages';
import type { Model } from '../../engine/model/model';
import { dataIn } from './answer';
import { briefOf } from './brief';
import type { ImportOptions, Query } from './changes';
import { FRAMES, readFrames, writeFrame, type Frame, type FrameType } from './frames';
import type { ProcessInput } from './import-apart';
import type { ImportReport } from './report';

/** Bytes of what one answer of the API may be. */
const MOST_ANSWERED = 1024 * 1024 * 1024;
/** Characters of the items of a list that are told at once: whoever hears them has other things to do as well. */
const TOLD_AT_ONCE = 128 * 1024;

const frames = readFrames(process.stdin, MOST_ANSWERED);
const tell = (type: FrameType, body: string): Promise<void> => writeFrame(process.stdout, type, body);

const nextFrame = async (): Promise<Frame> => {
  const { value } = await frames.next();
  return required(value ?? undefined, 'a frame');
};

/** Asks one question after another of whoever started this process. Of a long list of variables the items go before. */
const asked = async (query: string, variables: object): Promise<Readonly<Record<string, unknown>>> => {
  const short: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(variables))
    if (Array.isArray(value)) await tellItems(name, value);
    else short[name] = value;
  await tell(FRAMES.ask, JSON.stringify({ query, variables: short }));
  const { type, body } = await nextFrame();
  const answer = body.toString();
  if (type === FRAMES.answer) return dataIn(answer);
  const { code, message, hint } = JSON.parse(answer) as SamgrafError;
  throw new SamgrafError(code, message, hint);
};

const tellItems = async (name: string, all: readonly unknown[]): Promise<void> => {
  const begin = `{"name":${JSON.stringify(name)},"items":[`;
  let [items, size]: [string[], number] = [[], 0];
  for (const item of all) {
    const text = JSON.stringify(item);
    items.push(text);
    size += text.length;
    if (size < TOLD_AT_ONCE) continue;
    await tell(FRAMES.items, `${begin}${items.join(',')}]}`);
    [items, size] = [[], 0];
  }
  await tell(FRAMES.items, `${begin}${items.join(',')}]}`);
};

let before: Promise<unknown> = Promise.resolve();
const query: Query = (text, variables) => {
  const mine = before.then(() => asked(text, variables));
  before = mine.catch(() => undefined);
  return mine;
};

/** Rows beyond which nobody reads it without a program: then it is a third shorter. */
const MOST_READ = 2_000;
const textOf = (report: ImportReport): string =>
  `${JSON.stringify(report, undefined, report.rows.length + report.notUnderstood.length > MOST_READ ? 0 : 2)}\n`;

const tellRest = async (
  file: Buffer,
  report: ImportReport,
  options: ImportOptions,
  model: Model,
): Promise<void> => {
  if (!options.rest) return;
  const { readingOf } = await import('./read-file.js');
  const { restOf } = await import('./rest.js');
  await writeFrame(
    process.stdout,
    FRAMES.rest,
    await restOf(file, report, options.rest, readingOf(options, model)),
  );
};

const importGiven = async (): Promise<void> => {
  const model: Model = { ...(deserialize((await nextFrame()).body) as Model), messages: ENGLISH };
  const { isBrief, ...given } = JSON.parse((await nextFrame()).body.toString()) as ProcessInput;
  const { importFile } = await import('./read-file.js');
  const { withKept } = await import('./kept-reading.js');
  const { body: file } = await nextFrame();
  const read = await withKept(given, query);
  const { options } = read;
  const report = await importFile(file, read, {
    model,
    query,
    progress: said => {
      void tell(FRAMES.progress, said);
    },
  });
  if (options.rest) await tellRest(file, report, options, model);
  const told = isBrief ? JSON.stringify(briefOf(report)) : textOf(report);
  await tell(report.refused.length > 0 ? FRAMES.refusedReport : FRAMES.report, told);
};

/** Ends this process from a thread of its own, whatever runs in this one, when it has more memory than it may. */
const watchMemory = (most: number): void => {
  const look = `setInterval(() => {
    if (process.memoryUsage.rss() > ${most * 1024 * 1024}) process.kill(process.pid, 'SIGKILL');
  }, 20)`;
  new Worker(look, { eval: true }).unref();
};

const [, , memory] = process.argv;
if (memory !== undefined) watchMemory(Number(memory));
// Whoever started this process has others to answer.
setPriority(10);
importGiven()
  .catch((error: unknown) => {
    if (!(error instanceof SamgrafError)) return tell(FRAMES.fault, describeError(error));
    const { code, message, hint } = error;
    return tell(FRAMES.refused, JSON.stringify({ code, message, hint }));
  })
  .finally(() => {
    process.stdin.destroy();
  });
