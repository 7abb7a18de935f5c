import { request } from 'node:http';

/**
 * A client of an address of its own, which asks for one municipality again and again while others attack, and whether the
 * server lives. Tells its parent on each message how long it waited since the last: milliseconds.
 */
const [port = '4777'] = process.argv.slice(2);
const BODY = (i: number): string =>
  JSON.stringify({
    query: `{ municipality(number: "0301") { name uses(first: 3) { nodes { name } } } } # ${i}`,
  });
const GIVEN_UP_MS = 60_000;

type Waits = { light: number[]; live: number[]; failed: number };
let waits: Waits = { light: [], live: [], failed: 0 };

const send = (where: string, body?: string): Promise<number> =>
  new Promise(resolve => {
    const begun = performance.now();
    const headers = body === undefined ? {} : { 'content-type': 'application/json' };
    const sent = request(
      {
        host: '127.0.0.1',
        localAddress: '127.0.0.2',
        port,
        path: where,
        method: body === undefined ? 'GET' : 'POST',
        headers,
        agent: false,
        timeout: GIVEN_UP_MS,
      },
      response => {
        if (response.statusCode !== 200) waits.failed += 1;
        response.resume().once('end', () => {
          resolve(performance.now() - begun);
        });
      },
    );
    sent.once('error', () => {
      waits.failed += 1;
      resolve(performance.now() - begun);
    });
    sent.end(body);
  });

const pause = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 5));
const askOn = async (): Promise<void> => {
  for (let i = 0; ; i += 1) {
    waits.light.push(await send('/graphql', BODY(i)));
    await pause();
  }
};
const lookOn = async (): Promise<void> => {
  for (;;) {
    waits.live.push(await send('/health/live'));
    await pause();
  }
};

process.on('message', () => {
  process.send?.(waits);
  waits = { light: [], live: [], failed: 0 };
});
process.on('disconnect', () => process.exit());
void askOn();
void lookOn();
