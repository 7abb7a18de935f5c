import { refusals } from './refusal';
import { ask, bodyOf } from './seeded-app';

const { refuses, server } = refusals();
const ASKED = 'impact(of: {id: "resource:elma"}, change: RETIRE';

describe('kinds of consequence', () => {
  refuses(`{ ${ASKED}, consequences: []) { totalCount } }`, 'BAD_INPUT', /`consequences` is an empty list/);
  refuses(`{ ${ASKED}, consequences: [SLEEP]) { totalCount } }`, 'BAD_INPUT', /SLEEP/);
  refuses(`{ ${ASKED}, consequences: [null]) { totalCount } }`, 'BAD_INPUT', /null/);
  refuses(
    `{ dependencies(of: {id: "municipality:0301"}, consequence: HUNGER) { totalCount } }`,
    'BAD_INPUT',
    /HUNGER/,
  );

  test('null says the same as leaving it out', async () => {
    const query = `{
      all: ${ASKED}, consequences: null) { counts { consequence kind partly } }
      plain: ${ASKED}) { counts { consequence kind partly } }
      function: dependencies(of: {id: "municipality:0301"}, consequence: null) { totalCount }
      same: dependencies(of: {id: "municipality:0301"}) { totalCount }
    }`;
    const { data } = bodyOf(await ask(server().app, { query })) as {
      data: Readonly<Record<string, unknown>>;
    };
    expect(data['all']).toEqual(data['plain']);
    expect(data['function']).toEqual(data['same']);
    const { counts } = data['all'] as { counts: readonly Readonly<{ consequence: string }>[] };
    expect(counts[0]?.consequence).toBe('FUNCTION');
    expect(counts.length).toBeGreaterThan(2);
  });
});
