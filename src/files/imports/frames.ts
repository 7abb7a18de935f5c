import type { Readable, Writable } from 'node:stream';

/** What a frame has in it. */
export const FRAMES = {
  /** To the process that reads a file: the model, how the file is imported, the file; then what the API answers, as text. */
  model: 1,
  options: 2,
  file: 3,
  answer: 4,
  refusal: 5,
  /** From it: items of a list of the variables, what it asks of the API, how far it has come. */
  items: 10,
  ask: 11,
  progress: 12,
  /** A workbook of what was not understood, before the report. */
  rest: 13,
  /** Its last: the report, with whether anything is refused; why there is none; or what is wrong with us. */
  report: 20,
  refusedReport: 21,
  refused: 22,
  fault: 23,
} as const;
export type FrameType = (typeof FRAMES)[keyof typeof FRAMES];
export type Frame = Readonly<{ type: number; body: Buffer }>;

const HEADER = 5;

/** Writes a frame, and waits until its reader takes more, or is gone. */
export const writeFrame = async (to: Writable, type: FrameType, body: Uint8Array | string): Promise<void> => {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  const header = Buffer.alloc(HEADER);
  header.writeUInt8(type, 0);
  header.writeUInt32BE(bytes.length, 1);
  to.write(header);
  if (!to.write(bytes) && !to.destroyed) await drained(to);
};

const drained = (to: Writable): Promise<void> =>
  new Promise(resolve => {
    const done = (): void => {
      to.off('drain', done).off('close', done);
      resolve();
    };
    to.once('drain', done).once('close', done);
  });

/** A frame is longer than it may be. */
export class FrameTooLong extends Error {}

/**
 * Reads frames as they come, each in one place from its beginning, so that it is held once.
 *
 * @param most bytes of a frame
 * @throws FrameTooLong before anything of a longer one is kept
 */
export async function* readFrames(from: Readable, most: number): AsyncGenerator<Frame, void> {
  let type: number | undefined;
  let [body, filled] = [Buffer.alloc(HEADER), 0];
  for await (const chunk of from as AsyncIterable<Buffer>) {
    let at = 0;
    while (at < chunk.length || filled === body.length) {
      const copied = chunk.copy(body, filled, at);
      [at, filled] = [at + copied, filled + copied];
      if (filled < body.length) continue;
      const whole = body;
      const length = type === undefined ? whole.readUInt32BE(1) : HEADER;
      if (length > most) throw new FrameTooLong(`A frame of ${length} bytes.`);
      [body, filled] = [Buffer.allocUnsafeSlow(length), 0];
      if (type === undefined) type = whole.readUInt8(0);
      else {
        yield { type, body: whole };
        type = undefined;
      }
    }
  }
}
