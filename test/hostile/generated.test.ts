import { parse, validate } from 'graphql';
import { answer } from '../support/answer';
import { Scheduling } from '../../src/engine/answer/admission';
import { Timing } from '../../src/engine/answer/request';
import { SamgrafError } from '../../src/engine/errors';
import { SEED } from '../support/drawn';
import { Dice, SchemaOperations } from '../support/schema-operation';
import { cpuLimit } from '../support/machine';
import { openSeededApp, type SeededApp } from './seeded-app';

/** A run draws these; `SAMGRAF_GENERATED=10000` is the long one. */
const OPERATIONS = Number(process.env['SAMGRAF_GENERATED'] ?? 500);
/** CPU seconds of the process, all its threads. */
const SLOWEST_MS = cpuLimit(1_000);

type Outcome = Readonly<{ query: string; cpu: number; said: string }>;

let server: SeededApp;
beforeAll(async () => {
  server = await openSeededApp();
}, 120_000);
afterAll(() => server.close());

const idsOf = async (): Promise<string[]> => {
  const response = await server.app.inject({
    method: 'POST',
    url: '/graphql',
    payload: { query: '{ entities(first: 1000) { nodes { id } } }' },
  });
  return (response.json() as { data: { entities: { nodes: { id: string }[] } } }).data.entities.nodes.map(
    node => node.id,
  );
};

const ask = async (query: string): Promise<Outcome> => {
  const { samgraf } = server;
  const before = process.cpuUsage();
  const ended = (said: string): Outcome => {
    const { user, system } = process.cpuUsage(before);
    return { query, said, cpu: (user + system) / 1000 };
  };
  try {
    const { cost } = await answer(
      { document: parse(query), operationName: undefined, variables: {} },
      { ...samgraf, pace: new Scheduling(), timing: new Timing() },
    );
    const { estimated, actual } = cost();
    const over = (['rows', 'edges', 'steps'] as const).filter(
      figure => !(actual[figure] <= estimated[figure]),
    );
    return ended(
      over.length > 0
        ? `over: ${over.map(figure => `${figure} ${actual[figure]} > ${estimated[figure]}`).join(', ')}`
        : 'answered',
    );
  } catch (error) {
    return ended(
      error instanceof SamgrafError
        ? `${error.code} ${error.message}`
        : `internal: ${error instanceof Error ? (error.stack ?? '') : String(error)}`,
    );
  }
};

test(`${OPERATIONS} operations that are valid by the schema: no internal error, none dearer than said, none slow`, async () => {
  const { schema } = server.samgraf;
  const operations = new SchemaOperations(
    schema,
    { ids: await idsOf(), texts: ['Oslo', '0301', 'a', 'eID', ' x ', 'æøå', '2024'] },
    new Dice(SEED),
  );
  const outcomes: Outcome[] = [];
  while (outcomes.length < OPERATIONS) {
    const query = operations.operation();
    if (validate(schema, parse(query)).length === 0) outcomes.push(await ask(query));
  }
  const counts = new Map<string, number>();
  for (const { said } of outcomes) counts.set(said.slice(0, 20), (counts.get(said.slice(0, 20)) ?? 0) + 1);
  const slowest = [...outcomes].sort((a, b) => b.cpu - a.cpu).slice(0, 5);
  if (process.env['SAMGRAF_VERBOSE'])
    console.info(
      outcomes
        .filter(o => o.said !== 'answered')
        .map(o => o.said.slice(0, 120))
        .join('\n'),
    );
  console.info(
    [...counts].map(([said, n]) => `${n} ${said}`).join(', '),
    '\nslowest, ms of CPU:\n',
    slowest.map(o => `${Math.round(o.cpu)} ${o.said} ${o.query.slice(0, 300)}`).join('\n'),
  );
  expect(
    outcomes.filter(({ said }) => said.startsWith('internal') || said.startsWith('over')).slice(0, 3),
  ).toEqual([]);
  expect(slowest.filter(({ cpu }) => cpu > SLOWEST_MS)).toEqual([]);
  expect(counts.get('answered') ?? 0).toBeGreaterThan(OPERATIONS / 2);
}, 900_000);
