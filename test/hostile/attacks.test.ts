import { longestHold } from '../support/loop-watch';
import { cpuLimit } from '../support/machine';
import { QUESTIONS, READS, type Attack } from './attacks';
import { ask, bodyOf, insidesShown, openSeededApp, type SeededApp } from './seeded-app';

/** The longest that one request may hold the event loop, in milliseconds of CPU; and that many at once may. */
const HELD_BY_ONE = cpuLimit(100);
const HELD_BY_MANY = cpuLimit(250);
/** Milliseconds of CPU of one request, all threads. */
const CPU = cpuLimit(1_500);
const MANY = 60;

let server: SeededApp;
beforeAll(async () => {
  server = await openSeededApp();
  for (const attack of [...QUESTIONS, ...READS]) await ask(server.app, attack);
}, 180_000);
afterAll(() => server.close());

const fired = async ({ query, variables }: Attack) => {
  const [statements, cpu] = [server.samgraf.store.statements, process.cpuUsage()];
  // A comment makes each a document of its own, so that nothing is kept.
  const { value, held } = await longestHold(() =>
    ask(server.app, { query: `${query} # ${Math.random()}`, variables }),
  );
  const { user, system } = process.cpuUsage(cpu);
  return {
    response: value,
    held: held ?? 0,
    cpu: (user + system) / 1000,
    statements: server.samgraf.store.statements - statements,
  };
};

describe.each([...QUESTIONS, ...READS])('$name', attack => {
  test(
    attack.code ? `is refused before the database, ${attack.code}` : 'is answered, and gives way',
    async () => {
      const { response, held, cpu, statements } = await fired(attack);
      const { errors } = bodyOf(response);
      expect(errors?.[0]?.extensions?.code).toBe(attack.code);
      expect(insidesShown(JSON.stringify(errors ?? ''))).toEqual([]);
      if (attack.code) {
        expect(statements).toBe(0);
        expect(response.body.length).toBeLessThanOrEqual(1_024);
      }
      expect(held).toBeLessThanOrEqual(HELD_BY_ONE);
      expect(cpu).toBeLessThanOrEqual(CPU);
    },
  );
});

test(`${MANY} dear ones at once wait for one another: cheap ones are answered meanwhile`, async () => {
  const dear = QUESTIONS.filter(attack => !attack.code);
  let ended = 0;
  const { held } = await longestHold(async () => {
    const send = async (i: number): Promise<string | undefined> => {
      const attack = dear[i % dear.length] as Attack;
      const response = await ask(server.app, { query: `${attack.query} # ${i}` });
      ended += 1;
      return bodyOf(response).errors?.[0]?.extensions?.code;
    };
    const all: Promise<string | undefined>[] = [];
    for (let i = 0; i < MANY; i += 1) {
      all.push(send(i));
      // As they come from sockets: injected in one go, making the requests would itself hold the loop.
      await new Promise(setImmediate);
    }
    for (let i = 0; i < 20; i += 1) {
      const response = await ask(server.app, { query: `{ municipality(number: "0301") { name } } # ${i}` });
      expect(response.statusCode).toBe(200);
    }
    expect(ended).toBeLessThan(MANY / 2);
    // A machine with others at work may not be done in time: then it says so.
    for (const code of await Promise.all(all)) expect([undefined, 'TIMEOUT', 'OVERLOADED']).toContain(code);
  });
  expect(held ?? 0).toBeLessThanOrEqual(HELD_BY_MANY);
}, 120_000);
