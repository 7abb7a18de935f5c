import { randomUUID } from 'node:crypto';
import { cpuLimit } from '../support/machine';
import type { Request } from './front-attack';
import { DOCUMENTS, INTROSPECTIONS, VARIABLES } from './front-attacks-by-document';
import { LONG_VALUES, NAMES, SEARCHES } from './front-attacks-by-value';
import { bodyOf, insidesShown, openSeededApp, post, type SeededApp } from './seeded-app';

/**
 * Requests that are dear to read, to check or to answer. Each is refused below 1 kB and before the database, and takes
 * little of the processor, the first time and again. Time is the processor's, not the clock's.
 */
const CPU_MS = cpuLimit(100);
const MAX_BYTES = 1_024;

const ATTACKS = [...SEARCHES, ...LONG_VALUES, ...NAMES, ...DOCUMENTS, ...INTROSPECTIONS, ...VARIABLES];

let server: SeededApp;
const slow: string[] = [];
beforeAll(async () => {
  server = await openSeededApp();
  // The compiler of the engine runs in: what is measured is what a server that has run for a while takes.
  for (let i = 0; i < 3; i += 1)
    for (const [, , request] of ATTACKS)
      await send({ ...request(), query: `${request().query ?? ''} # ${i}` });
});
afterAll(async () => {
  await server.close();
  if (slow.length > 0) console.info(`More than ${CPU_MS / 4} ms of the processor:\n${slow.join('\n')}`);
});

const send = ({ raw, headers, ...asked }: Request) => post(server.app, raw ?? JSON.stringify(asked), headers);

/** Milliseconds of the processor, the client's part among them: writing the request and reading what comes. */
const timed = async (
  asked: Request,
): Promise<Readonly<{ response: Awaited<ReturnType<typeof send>>; took: number }>> => {
  const before = process.cpuUsage();
  const response = await send(asked);
  return { response, took: process.cpuUsage(before).user / 1_000 };
};

/** The request with a comment at its end, so that it is read as if for the first time. */
const anew = (asked: Request): Request =>
  asked.query === undefined ? asked : { ...asked, query: `${asked.query} # ${randomUUID()}` };

/** What it takes as if for the first time, and again: the better of two each, since garbage of those before is collected. */
const takenBy = async (asked: Request, code: string): Promise<readonly [first: number, again: number]> => {
  const taken: number[] = [];
  for (const next of [anew(asked), anew(asked), asked, asked]) {
    const { response, took } = await timed(next);
    taken.push(took);
    const [error] = bodyOf(response).errors ?? [];
    expect({
      code: error?.extensions?.code,
      message: error?.message,
      hint: error?.extensions?.hint,
    }).toEqual({ code, message: expect.stringMatching(/\w/), hint: expect.stringMatching(/\w/) });
    expect(response.rawPayload.length).toBeLessThanOrEqual(MAX_BYTES);
    expect(insidesShown(response.body)).toEqual([]);
  }
  return [Math.min(...taken.slice(0, 2)), Math.min(...taken.slice(2))];
};

/** Other threads of the process take processor too, for as long as a second: what is slow is slow every time. */
const ATTEMPTS = 3;

describe('an attack at the door', () => {
  test.each(ATTACKS)('%s is refused at once: %s', async (called, code, request) => {
    const before = server.samgraf.store.statements;
    let taken = await takenBy(request(), code);
    for (let i = 1; i < ATTEMPTS && Math.max(...taken) > CPU_MS; i += 1) {
      await new Promise(resolve => setTimeout(resolve, 1_000));
      taken = await takenBy(request(), code);
    }
    const [first, again] = taken;
    if (first > CPU_MS / 4) slow.push(`  ${first.toFixed(0)} ms, again ${again.toFixed(0)} ms  ${called}`);
    expect(taken.filter(ms => ms > CPU_MS)).toEqual([]);
    expect(server.samgraf.store.statements).toBe(before);
  });
});
