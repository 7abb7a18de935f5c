import { fork } from 'node:child_process';
import { required } from '../src/engine/errors';

/** What one stream told: `reached` when it told the last, in milliseconds since 1970. */
export type Stream = { results: number; entries: number; reached: number };
export type Asked = Readonly<{ address: string; query: string; last: string }>;

/** Counts what a stream tells until it tells `last`. */
const listen = async ({ address, query, last }: Asked, opened: () => void): Promise<Stream> => {
  const response = await fetch(`${address}/graphql/stream`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query }),
  });
  const stream: Stream = { results: 0, entries: 0, reached: NaN };
  const decoder = new TextDecoder();
  let rest = '';
  for await (const part of required(response.body ?? undefined, 'a stream')) {
    rest += decoder.decode(part as Uint8Array, { stream: true });
    const blocks = rest.split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks.filter(text => text.startsWith('event: next'))) {
      if (block.includes('"errors":')) throw new Error(block);
      if (stream.results === 0) opened();
      stream.results += 1;
      stream.entries += block.split('"CHANGED"').length - 1;
      if (block.includes(last)) {
        stream.reached = Date.now();
        return stream;
      }
    }
  }
  throw new Error(`A stream ended before ${last}.`);
};

type Said = Readonly<{ kind: 'opened' } | { kind: 'told'; streams: readonly Stream[] }>;

/** Clients in a process of their own, as they are: what they read does not keep the server from its work. */
export const clients = (asked: readonly Asked[], opened: () => void): Promise<readonly Stream[]> =>
  new Promise((resolve, reject) => {
    const child = fork(__filename);
    child.on('error', reject);
    child.on('exit', code => code === 0 || reject(new Error(`The clients ended with ${code}.`)));
    child.on('message', (said: Said) => {
      if (said.kind === 'opened') return opened();
      resolve(said.streams);
      child.disconnect();
    });
    child.send(asked);
  });

const say = (said: Said): void => void process.send?.(said);

if (require.main === module)
  process.once('message', (asked: readonly Asked[]) => {
    const streams = asked.map(one =>
      listen(one, () => {
        say({ kind: 'opened' });
      }),
    );
    Promise.all(streams).then(
      told => {
        say({ kind: 'told', streams: told });
      },
      (error: unknown) => {
        throw error;
      },
    );
  });
