import type { Kind, Model } from '../../src/engine/model/model';
import type { Ways } from '../../src/engine/plan/traversal';
import type { Found, FoundEdge } from '../../src/engine/graph/found';
import { whyNot, type WhyNotScope } from '../../src/engine/graph/why-not';
import { edge, foundWith, node, relation, waysOf } from './graph';
import { EMPTY_STATISTICS } from '../../src/engine/plan/statistics';
import { Budget } from '../../src/engine/graph/sliced';
import { finish } from '../../src/engine/graph/sliced';

const model = { kinds: new Map<string, Kind>() } as unknown as Model;
const SCOPE: WhyNotScope = {
  day: '2020-01-01',
  certainty: 'UNCERTAIN',
  verdicts: undefined,
  least: 1,
  related: false,
  asked: [],
};

type Dates = readonly [string | null, string | null];

/** From a to z; what is there on any day and however uncertain is met by both ends. */
const unscoped = (
  edges: readonly FoundEdge[],
  dates: Readonly<Record<string, Dates>> = {},
  tests: Readonly<Record<string, string>> = {},
): Found =>
  foundWith({
    seeds: { From: 'a', To: 'z', UnscopedFrom: 'a', UnscopedTo: 'z' },
    tests,
    edges: { UnscopedForward: edges, UnscopedBackward: edges },
    nodes: ['a', 'b', 'c', 'z'].map(id => node(id, 'Thing', ...(dates[id] ?? [null, null]))),
  });

const hidden = (found: Found, scope: Partial<WhyNotScope> = {}): string[] =>
  finish(
    whyNot(
      found,
      found,
      waysOf(4),
      { ...SCOPE, ...scope },
      { model, statistics: EMPTY_STATISTICS },
      new Budget(400_000),
    ),
  ).hiddenBy.map(({ by, on }) => (on === null ? by : `${by} ${on}`));

const dated = (text: string, from: string | null = null, to: string | null = null): FoundEdge =>
  edge(text, from, to);

describe('the day asked for hides a way', () => {
  test('that held before: the last day of it is told', () => {
    expect(hidden(unscoped([dated('R a b', null, '2018-05-01'), dated('R b z', '2010-01-01')]))).toEqual([
      'AS_OF 2018-04-30',
    ]);
  });

  test('that holds later: its first day is told', () => {
    expect(
      hidden(unscoped([dated('R a b', '2021-02-01'), dated('R b z', '2022-03-01', '2023-01-01')])),
    ).toEqual(['AS_OF 2022-03-01']);
  });

  test('not where its relations never held together', () => {
    expect(hidden(unscoped([dated('R a b', null, '2018-01-01'), dated('R b z', '2019-01-01')]))).toEqual([]);
    expect(hidden(unscoped([dated('R a b', null, '2018-01-01'), dated('R b z', '2018-01-01')]))).toEqual([]);
  });

  test('not where a node between never was there with them', () => {
    expect(
      hidden(unscoped([dated('R a b', null, '2018-01-01'), dated('R b z')], { b: ['2018-01-01', null] })),
    ).toEqual([]);
    expect(
      hidden(unscoped([dated('R a b', null, '2018-01-01'), dated('R b z')], { b: ['2017-01-01', null] })),
    ).toEqual(['AS_OF 2017-12-31']);
  });

  test('of several the nearest, the earlier of two', () => {
    const both = [
      dated('R a b', null, '2019-12-31'),
      dated('R b z'),
      dated('R a c', '2020-01-03'),
      dated('R c z'),
    ];
    expect(hidden(unscoped(both))).toEqual(['AS_OF 2019-12-30']);
    expect(hidden(unscoped(both), { day: '2020-01-02' })).toEqual(['AS_OF 2020-01-03']);
  });

  test('and certainty hides it too: together, where neither is enough', () => {
    expect(
      hidden(unscoped([dated('R a b??', null, '2018-05-01'), dated('R b z')]), { certainty: 'FACT' }),
    ).toEqual(['AS_OF_AND_CERTAINTY 2018-04-30']);
    expect(
      hidden(unscoped([dated('R a b??', null, '2018-05-01'), dated('R b z', '2018-05-01')]), {
        certainty: 'FACT',
      }),
    ).toEqual([]);
    expect(
      hidden(
        unscoped([dated('R a b??'), dated('R b z'), dated('R a c', null, '2018-05-01'), dated('R c z')]),
        {
          certainty: 'FACT',
        },
      ),
    ).toEqual(['AS_OF 2018-04-30', 'CERTAINTY']);
  });

  test('not a day on which something that is asked about is not there', () => {
    const found = unscoped([dated('R a b', null, '2018-05-01'), dated('R b z')]);
    expect(hidden(found, { asked: [node('c', 'Thing', '2018-04-01', null)] })).toEqual(['AS_OF 2018-04-30']);
    expect(hidden(found, { asked: [node('c', 'Thing', '2018-05-01', null)] })).toEqual([]);
  });

  test('is not told where a filter speaks of relations, which were others then', () => {
    expect(hidden(unscoped([dated('R a b', null, '2018-05-01'), dated('R b z')]), { related: true })).toEqual(
      [],
    );
  });
});

test('nothing hides a way that is only longer than what was looked through', () => {
  expect(hidden(unscoped([dated('R a b'), dated('R b z')]))).toEqual([]);
});

test('relations that are not followed hide a way, and are named: first the usual ones, then those that are followed only when named', () => {
  const [named, usual, apart] = [
    relation('N', { traverse: false }),
    relation('U'),
    relation('A', { traverse: false }),
  ];
  const by = (text: string, followed = [named]): readonly string[] => {
    const ways: Ways = { ...waysOf(4), relations: followed };
    const plain = unscoped(text.split(', ').map(one => dated(one)));
    const arm = { relations: [named, usual, apart], direction: 'FORWARD' as const };
    const found: Found = {
      ...plain,
      expansions: new Map(
        [...plain.expansions].map(([name, e]) => [name, { ...e, of: { ...e.of, levels: [[arm]] } }]),
      ),
    };
    return finish(
      whyNot(found, found, ways, SCOPE, { model, statistics: EMPTY_STATISTICS }, new Budget(400_000)),
    ).hiddenBy.map(({ by: cause, relations }) => [cause, ...relations].join(' '));
  };
  expect(by('U a b, U b z')).toEqual(['RELATIONS U']);
  expect(by('N a b, U b z')).toEqual(['RELATIONS U']);
  expect(by('A a b, U b z')).toEqual(['RELATIONS A U']);
  expect(by('A a z, U a b, U b z')).toEqual(['RELATIONS U']);
  expect(by('U a b, A b z', [usual])).toEqual(['RELATIONS A']);
});

test('what must lie on the way, or must not, hides one', () => {
  expect(hidden(unscoped([dated('R a b'), dated('R b z')], {}, { Via: 'c', UnscopedVia: 'c' }))).toEqual([
    'VIA',
  ]);
  expect(hidden(unscoped([dated('R a b'), dated('R b z')], {}, { Avoid: 'b', UnscopedAvoid: 'b' }))).toEqual([
    'AVOID',
  ]);
});
