import { ENGLISH } from '../../src/engine/messages/read-messages';
import { NO_ROLES } from '../../src/engine/model/roles';
import type { Model } from '../../src/engine/model/model';
import type { Assumed } from '../../src/engine/plan/traversal';
import { assume, effectsOf } from '../../src/engine/graph/assume';
import { checkCircles } from '../../src/engine/graph/circles';
import { edgesOf, type Found } from '../../src/engine/graph/found';
import { finish } from '../../src/engine/graph/sliced';
import { foundOn } from '../../src/engine/graph/difference';
import { edge, foundWith, node, relation } from './graph';

const NOTHING: Assumed = { withoutNodes: [], withoutEdges: [], with: [], retire: [] };
const DAY = '2026-01-01';
const link = (from: string, to: string, certainty: 'FACT' | 'DEDUCTION' | 'UNCERTAIN' = 'UNCERTAIN') => ({
  relation: relation('R'),
  from,
  to,
  certainty,
});
const found = foundWith({
  seeds: { From: 'a b', To: 'c' },
  tests: { Via: 'b' },
  edges: { Out: [edge('R a b'), edge('R b c'), edge('R a c 2020-01-01'), edge('R a c')] },
  nodes: ['a', 'b', 'c'].map(id => node(id, 'Thing')),
});
const keys = (of: Found): string[] =>
  edgesOf(of, 'Out')
    .map(({ key }) => key)
    .sort();

describe('the graph on a day', () => {
  test('holds what is certain enough, also of what is asked about whatever its day', () => {
    const unsure = foundWith({
      seeds: { Of: 'a' },
      edges: { Out: [edge('R a b')] },
      nodes: [{ ...node('a', 'Thing'), certainty: 'UNCERTAIN' }, node('b', 'Thing')],
    });
    const on = finish(foundOn(unsure, ['First', DAY], { assuming: undefined, certainty: 'DEDUCTION' }));
    expect([[...(on.seeds.get('Of') ?? [])], keys(on)]).toEqual([[], []]);
  });
});

describe('what is assumed', () => {
  test('a node that is gone takes its edges along, and is chosen no more', () => {
    const as = assume(found, { ...NOTHING, withoutNodes: ['b'] }, DAY, 'UNCERTAIN');
    expect([keys(as), [...(as.seeds.get('From') ?? [])], [...(as.tests.get('Via') ?? [])]]).toEqual([
      ['R a c', 'R a c 2020-01-01'],
      ['a'],
      [],
    ]);
  });

  test('an edge that is gone is so in all its periods', () => {
    expect(keys(assume(found, { ...NOTHING, withoutEdges: [link('a', 'c')] }, DAY, 'UNCERTAIN'))).toEqual([
      'R a b',
      'R b c',
    ]);
  });

  test.each([
    ['2025-12-31', 2],
    ['2026-01-01', 2],
    ['2026-01-02', 4],
  ])('a node retired on %s leaves %i edges', (on, left) => {
    expect(keys(assume(found, { ...NOTHING, retire: [{ id: 'b', on }] }, DAY, 'UNCERTAIN'))).toHaveLength(
      left,
    );
  });

  test('an edge that is added counts when it is certain enough', () => {
    const added = (certainty: 'FACT' | 'DEDUCTION' | 'UNCERTAIN'): number =>
      assume(found, { ...NOTHING, with: [link('c', 'a'), link('b', 'a', 'DEDUCTION')] }, DAY, certainty).added
        .length;
    expect([added('UNCERTAIN'), added('DEDUCTION'), added('FACT')]).toEqual([2, 1, 0]);
  });

  test('an edge that is added is not there on a day on which one of its ends is not', () => {
    const dated = foundWith({
      edges: { Out: [] },
      nodes: [node('a', 'Thing', '2025-01-01', null), node('b', 'Thing', null, '2026-01-01')],
    });
    const on = (day: string): number =>
      finish(
        foundOn(dated, ['First', day], {
          assuming: { ...NOTHING, with: [link('a', 'b')] },
          certainty: 'UNCERTAIN',
        }),
      ).added.length;
    expect([on('2024-12-31'), on('2025-01-01'), on('2026-01-01')]).toEqual([0, 1, 0]);
  });

  test('what a filter chooses on one day only is not chosen on the other', () => {
    const met = foundWith({
      seeds: { From: 'a b' },
      tests: { FirstFrom: 'a', SecondFrom: 'b' },
      edges: {},
      nodes: [node('a', 'Thing'), node('b', 'Thing')],
    });
    const from = (which: 'First' | 'Second'): string[] => [
      ...(finish(foundOn(met, [which, DAY], { assuming: undefined, certainty: 'UNCERTAIN' })).seeds.get(
        'From',
      ) ?? []),
    ];
    expect([from('First'), from('Second')]).toEqual([['a'], ['b']]);
  });
});

describe('what is there already', () => {
  /** From a to b for sure until 2020, and uncertain since. */
  const periods = [edge('R a b', null, '2020-01-01'), edge('R a b 2020-01-01??', '2020-01-01', null)];
  const twice = foundWith({
    edges: { Out: periods },
    nodes: [node('a', 'Thing'), node('b', 'Thing')],
    named: periods,
  });
  const as = (certainty: 'FACT' | 'DEDUCTION' | 'UNCERTAIN', day: string): string[] => {
    const { expansions, ...more } = twice;
    const levels = [
      periods.filter(
        ({ facts: [from, to] }) =>
          (from === null || String(from) <= day) && (to === null || String(to) > day),
      ),
    ];
    const on: Found = {
      ...more,
      expansions: new Map([...expansions].map(([name, e]) => [name, { ...e, levels }])),
    };
    return keys(assume(on, { ...NOTHING, with: [link('a', 'b', certainty)] }, day, 'UNCERTAIN'));
  };
  const isEffective = (certainty: 'FACT' | 'DEDUCTION' | 'UNCERTAIN', day: string): readonly boolean[] =>
    effectsOf(twice, { ...NOTHING, with: [link('a', 'b', certainty)] }, { day, certainty: 'UNCERTAIN' }).with;

  test('does not count twice', () => {
    expect([as('UNCERTAIN', DAY), as('FACT', '2019-01-01')]).toEqual([['R a b 2020-01-01'], ['R a b']]);
    expect([isEffective('UNCERTAIN', DAY), isEffective('FACT', '2019-01-01')]).toEqual([[false], [false]]);
  });

  test('gives its place to one that is surer', () => {
    expect([as('DEDUCTION', DAY), isEffective('DEDUCTION', DAY)]).toEqual([['R a b assumed'], [true]]);
  });
});

describe('an assumption changes nothing', () => {
  const gone = foundWith({
    edges: {},
    nodes: [node('a', 'Thing', null, '2020-01-01'), node('b', 'Thing')],
    named: [edge('R b c', null, null), edge('R b d', null, '2020-01-01')],
  });
  const effects = (assuming: Partial<Assumed>, day = DAY) =>
    effectsOf(gone, { ...NOTHING, ...assuming }, { day, certainty: 'UNCERTAIN' });

  test('where what it takes away does not hold on the day', () => {
    expect([
      effects({ withoutNodes: ['a', 'b'] }).withoutNodes,
      effects({ withoutNodes: ['a'] }, '2019-12-31').withoutNodes,
    ]).toEqual([[false, true], [true]]);
    const both = foundWith({
      edges: {},
      nodes: ['b', 'c', 'd'].map(id => node(id, 'Thing')),
      named: [edge('R b c', null, null), edge('R b d', null, '2020-01-01')],
    });
    expect(
      effectsOf(
        both,
        { ...NOTHING, withoutEdges: [link('b', 'c'), link('b', 'd')] },
        { day: DAY, certainty: 'UNCERTAIN' },
      ).withoutEdges,
    ).toEqual([true, false]);
  });

  test('where what retires was not there any more, or retires later', () => {
    const retire = [
      { id: 'a', on: '2019-01-01' },
      { id: 'b', on: DAY },
      { id: 'b', on: '2026-01-02' },
    ];
    expect(effects({ retire }).retire).toEqual([false, true, false]);
  });

  test('where an end of what it adds has retired by then', () => {
    const there = foundWith({ edges: {}, nodes: [node('a', 'Thing'), node('b', 'Thing')] });
    const assuming: Assumed = { ...NOTHING, with: [link('a', 'b')], retire: [{ id: 'b', on: DAY }] };
    expect(
      ['2025-12-31', DAY].map(day => effectsOf(there, assuming, { day, certainty: 'UNCERTAIN' }).with),
    ).toEqual([[true], [false]]);
  });
});

describe('a circle', () => {
  const acyclic = relation('R', { acyclic: true });
  const model = (of = acyclic): Model => ({
    synonyms: new Map(),
    nouns: new Map(),
    prefixes: new Map(),
    kinds: new Map(),
    enums: new Map(),
    relations: new Map([[of.name, of]]),
    levels: { node: new Map(), edge: new Map() },
    roles: NO_ROLES,
    derivations: [],
    earlier: { types: new Map(), fields: new Map(), values: new Map() },
    languages: ENGLISH.texts,
    also: { kinds: new Map(), ends: new Map(), fields: new Map(), values: new Map() },
    shortcuts: new Map(),
    policies: [],
    messages: ENGLISH,
  });
  const chain = foundWith({
    edges: { ChainsForward: [edge('R b c'), edge('R c d')] },
    nodes: ['a', 'b', 'c', 'd'].map(id => node(id, 'Thing')),
  });
  const adding = (text: string): Found => {
    const added = text.split(', ').map(pair => link(pair.charAt(0), pair.charAt(2)));
    return assume(
      chain,
      { ...NOTHING, with: added.map(of => ({ ...of, relation: acyclic })) },
      DAY,
      'UNCERTAIN',
    );
  };

  test.each(['d>b', 'c>b', 'd>a, a>b'])('that %s closes is refused', text => {
    expect(() => {
      finish(checkCircles(adding(text), model()));
    }).toThrow(/closes a circle/);
  });

  test.each(['a>b', 'b>d', 'd>a'])('is not closed by %s', text => {
    expect(() => {
      finish(checkCircles(adding(text), model()));
    }).not.toThrow();
  });

  test('may be closed by a relation that may have some', () => {
    expect(() => {
      finish(checkCircles(adding('d>b'), model(relation('R'))));
    }).not.toThrow();
  });

  test('is not closed by way of what is taken away', () => {
    const as = assume(
      chain,
      { ...NOTHING, withoutNodes: ['c'], with: [{ ...link('d', 'b'), relation: acyclic }] },
      DAY,
      'UNCERTAIN',
    );
    expect(() => {
      finish(checkCircles(as, model()));
    }).not.toThrow();
  });
});
