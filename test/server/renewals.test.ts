import { setTimeout as sleep } from 'node:timers/promises';
import { renewLater } from '../../src/engine/answer/renew';
import { SamgrafError } from '../../src/engine/errors';
import { openSamgraf, readProjectModel } from '../../src/doors/server/samgraf';
import { buildServer } from '../../src/doors/server/server';
import { EmbeddedStore } from '../../src/engine/store/embedded';

/** A server, what it logs, and a way to read statistics that is another than its store's. */
const served = async (statistics: () => Promise<never>) => {
  const store = await EmbeddedStore.open();
  const samgraf = await openSamgraf(readProjectModel(), store);
  const lines: string[] = [];
  const app = await buildServer(samgraf, {
    logLevel: 'info',
    logTo: {
      write: line => {
        lines.push(line);
      },
    },
  });
  const away = { ...samgraf, store: Object.assign(Object.create(store) as EmbeddedStore, { statistics }) };
  return { store, app, lines, away };
};

test('statistics that cannot be read after a write are told in the log, and read after the next', async () => {
  let asked = 0;
  const statistics = (): Promise<never> => {
    asked += 1;
    return Promise.reject(new SamgrafError('STORE_UNAVAILABLE', 'It is away.', 'Wait.'));
  };
  const { store, app, lines, away } = await served(statistics);
  for (let times = 1; times <= 2; times += 1) {
    renewLater(away);
    renewLater(away);
    while (lines.length < times) await sleep(20);
  }
  expect(asked).toBe(2);
  expect(lines.map(line => JSON.parse(line) as unknown)).toEqual(
    [1, 2].map(() =>
      expect.objectContaining({
        level: 40,
        msg: 'Statistics could not be read again: those of before are used',
        error: expect.stringContaining('It is away.') as unknown,
      }),
    ),
  );
  await app.close();
  await store.close();
});

test('statistics that are being read when the server closes are no fault, and none are read after that', async () => {
  let asked = 0;
  let late: (error: SamgrafError) => void = () => undefined;
  const reading = new Promise<never>((_, reject) => {
    late = reject;
  });
  const { store, app, lines, away } = await served(() => {
    asked += 1;
    return reading;
  });
  renewLater(away);
  while (asked === 0) await sleep(20);
  renewLater(away);
  await app.close();
  late(new SamgrafError('STORE_UNAVAILABLE', 'The store is closed.', 'Wait.'));
  renewLater(away);
  await sleep(1_200);
  expect([asked, lines]).toEqual([1, []]);
  await store.close();
});
