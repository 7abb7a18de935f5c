import type { Assuming } from '../../src/plan/traversal';
import { assume } from '../../src/traverse/assume';
import { edgesOf, type Found } from '../../src/traverse/found';
import { foundOn } from '../../src/traverse/validity';
import { edge, foundWith, node, relation } from './graph';

const NOTHING: Assuming = { withoutNodes: [], withoutEdges: [], with: [], retire: [] };
const DAY = '2026-01-01';
const link = (from: string, to: string, certainty: 'FACT' | 'DEDUCTION' | 'UNCERTAIN' = 'UNCERTAIN') => ({ relation: relation('R'), from, to, certainty });
const found = foundWith({
  sets: { From: 'a b', To: 'c' }, marks: { Via: 'b' }, edges: { Out: [edge('R a b'), edge('R b c'), edge('R a c 2020-01-01'), edge('R a c')] },
  nodes: ['a', 'b', 'c'].map(id => node(id, 'Thing')),
});
const keys = (of: Found): string[] => edgesOf(of, 'Out').map(({ key }) => key).sort();

describe('the graph on a day', () => {
  test('holds what is certain enough, also of what is asked about whatever its day', () => {
    const unsure = foundWith({ sets: { Of: 'a' }, edges: { Out: [edge('R a b')] }, nodes: [{ ...node('a', 'Thing'), certainty: 'UNCERTAIN' }, node('b', 'Thing')] });
    const on = foundOn(unsure, ['First', DAY], { assuming: undefined, certainty: 'DEDUCTION' });
    expect([[...on.sets.get('Of') ?? []], keys(on)]).toEqual([[], []]);
  });
});

describe('what is assumed', () => {
  test('a node that is gone takes its edges along, and is chosen no more', () => {
    const as = assume(found, { ...NOTHING, withoutNodes: ['b'] }, DAY, 'UNCERTAIN');
    expect([keys(as), [...as.sets.get('From') ?? []], [...as.marks.get('Via') ?? []]]).toEqual([['R a c', 'R a c 2020-01-01'], ['a'], []]);
  });

  test('an edge that is gone is so in all its periods', () => {
    expect(keys(assume(found, { ...NOTHING, withoutEdges: [link('a', 'c')] }, DAY, 'UNCERTAIN'))).toEqual(['R a b', 'R b c']);
  });

  test.each([['2025-12-31', 2], ['2026-01-01', 2], ['2026-01-02', 4]])('a node retired on %s leaves %i edges', (on, left) => {
    expect(keys(assume(found, { ...NOTHING, retire: [{ id: 'b', on }] }, DAY, 'UNCERTAIN'))).toHaveLength(left);
  });

  test('an edge that is added counts when it is certain enough', () => {
    const added = (certainty: 'FACT' | 'DEDUCTION' | 'UNCERTAIN'): number => assume(found, { ...NOTHING, with: [link('c', 'a'), link('b', 'a', 'DEDUCTION')] }, DAY, certainty).added.length;
    expect([added('UNCERTAIN'), added('DEDUCTION'), added('FACT')]).toEqual([2, 1, 0]);
  });

  test('an edge that is added is not there on a day on which one of its ends is not', () => {
    const dated = foundWith({ edges: { Out: [] }, nodes: [node('a', 'Thing', '2025-01-01', null), node('b', 'Thing', null, '2026-01-01')] });
    const on = (day: string): number => foundOn(dated, ['First', day], { assuming: { ...NOTHING, with: [link('a', 'b')] }, certainty: 'UNCERTAIN' }).added.length;
    expect([on('2024-12-31'), on('2025-01-01'), on('2026-01-01')]).toEqual([0, 1, 0]);
  });

  test('what a filter chooses on one day only is not chosen on the other', () => {
    const met = foundWith({ sets: { From: 'a b' }, marks: { FirstFrom: 'a', SecondFrom: 'b' }, edges: {}, nodes: [node('a', 'Thing'), node('b', 'Thing')] });
    const from = (which: 'First' | 'Second'): string[] => [...foundOn(met, [which, DAY], { assuming: undefined, certainty: 'UNCERTAIN' }).sets.get('From') ?? []];
    expect([from('First'), from('Second')]).toEqual([['a'], ['b']]);
  });
});
