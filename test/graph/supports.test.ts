import type { ConsequenceRule } from '../../src/engine/model/consequences';
import { dependenciesOf, fullyKnown } from '../../src/engine/graph/dependencies';
import {
  cascade,
  everyLossOf,
  lossesOf,
  supportsOf,
  worstOf,
  type Supports,
} from '../../src/engine/graph/supports';
import { impactOf } from '../../src/engine/graph/impact';
import { edge, rule } from './graph';
import { Budget } from '../../src/engine/graph/sliced';
import { finish } from '../../src/engine/graph/sliced';

/**
 * `ONE`: one that is left will do; `FULL`: and all are recorded; `ALL`: all are needed; `EACH`: each for something of its
 * own; `HELP`: it is never lost; `END`: it takes nothing along; `UP`: what it points to rests on where it starts;
 * `COVER`: it loses coverage of what loses its function; `MET`: and its duty, of a town only, where the mark is HIGH.
 */
const RULES: readonly ConsequenceRule[] = [
  rule('ONE'),
  rule('TWO'),
  rule('FULL', { complete: true }),
  rule('ALL', { needs: 'ALL' }),
  rule('EACH', { needs: 'EACH' }),
  rule('HELP', { needs: 'NONE' }),
  rule('END', { carries: false }),
  rule('UP', { loses: 'TO' }),
  rule('COVER', { what: 'COVERAGE', when: ['FUNCTION'] }),
  rule('COVER', { what: 'COVERAGE', when: ['COVERAGE'] }),
  rule('MET', {
    what: 'DUTY',
    when: ['FUNCTION'],
    of: ['Town'],
    given: [{ fact: 'mark', is: ['HIGH'], isNot: undefined }],
  }),
  rule('UNMET', {
    what: 'DUTY',
    when: ['FUNCTION'],
    given: [{ fact: 'mark', is: undefined, isNot: ['HIGH'] }],
  }),
];

const edgesOf = (text: string) =>
  text.split(', ').map(one => {
    const [key = '', mark] = one.split(' = ');
    return edge(key, mark);
  });
/** `t` and `u` are towns. */
const supports = (text: string): Supports =>
  finish(
    supportsOf(edgesOf(text), RULES, {
      isOf: (id, kinds) => kinds.includes('tu'.includes(id) ? 'Town' : 'Tool'),
      factOf: ({ facts }, fact) => (fact === 'mark' ? facts[0] : undefined),
      isIdle: () => false,
      inherits: new Set(['IN']),
    }),
  );

/** Who loses what and how much, those that fall with a mark. */
const lost = (text: string, gone: string, may = 'abcdefghtuxyz'): string => {
  const on = supports(text);
  const { fallen, touched } = finish(
    cascade(finish(everyLossOf(gone)), on, state => may.includes(state[0] ?? '')),
  );
  return [...touched]
    .sort()
    .map(state => {
      const [id, loss] = state.split(' ');
      const extent = worstOf(lossesOf(state, on, fallen), RULES)?.extent;
      return `${id ?? ''}${loss === 'FUNCTION' ? '' : ` ${loss ?? ''}`} ${extent ?? '?'}${fallen.has(state) ? '!' : ''}`;
    })
    .join(', ');
};

describe('what is lost', () => {
  test.each([
    ['the only one recorded', 'ONE a x', 'x', 'a ONLY_RECORDED!'],
    ['all of it, where all are recorded', 'FULL a x', 'x', 'a WHOLLY!'],
    ['a part, where others are left', 'ONE a x, ONE a y', 'x', 'a PARTLY'],
    ['all that there is', 'FULL a x, FULL a y', 'xy', 'a WHOLLY!'],
    ['by each rule on its own', 'ONE a x, TWO a y', 'x', 'a ONLY_RECORDED!'],
    ['by one of those that are all needed', 'ALL a x, ALL a y', 'x', 'a WHOLLY!'],
    ['each for something of its own, which is no more than a part', 'EACH a x, EACH a y', 'x', 'a PARTLY'],
    ['never, where it only helps', 'HELP a x', 'x', 'a PARTLY'],
    ['what rests on that in turn', 'ALL a b, ALL b c, ALL c x', 'x', 'a WHOLLY!, b WHOLLY!, c WHOLLY!'],
    ['no more surely than that', 'ALL a b, ONE b x', 'x', 'a ONLY_RECORDED!, b ONLY_RECORDED!'],
    ['nor where all are recorded', 'FULL a b, ONE b x', 'x', 'a ONLY_RECORDED!, b ONLY_RECORDED!'],
    ['more surely by another way', 'ALL a b, ONE b x, ALL a x', 'x', 'a WHOLLY!, b ONLY_RECORDED!'],
    ['nothing of what rests on something weakened', 'ALL a b, ONE b x, ONE b y', 'x', 'b PARTLY'],
    ['the other end, where the rule says so', 'UP x a, UP y b', 'x', 'a ONLY_RECORDED!'],
    ['nothing by relations without a rule', 'NONE a x', 'x', ''],
    ['without taking anything along', 'END b x, ALL a b', 'x', 'b ONLY_RECORDED'],
    ['taking along by another rule', 'END b x, ONE b x, ALL a b', 'x', 'a ONLY_RECORDED!, b ONLY_RECORDED!'],
    ['with itself to rest on: nothing of it counts', 'ONE a a, ONE a x', 'x', 'a ONLY_RECORDED!'],
    ['a part, of two that hold each other up', 'ONE a b, ONE b a, ONE a x', 'x', 'a PARTLY'],
    ['two periods of one are one', 'FULL a x, FULL a x 2020-01-01', 'x', 'a WHOLLY!'],
    ['not by what is gone itself', 'ONE a x', 'ax', ''],
    ['of one kind by the loss of another', 'COVER c b, ALL b x', 'x', 'b WHOLLY!, c COVERAGE ONLY_RECORDED!'],
    ['not of a kind that the rule does not name', 'ALL a c, COVER c x', 'x', 'c COVERAGE ONLY_RECORDED!'],
    [
      'on by the kind that was lost',
      'COVER d c, COVER c x',
      'x',
      'c COVERAGE ONLY_RECORDED!, d COVERAGE ONLY_RECORDED!',
    ],
    ['only of some kinds of node', 'MET t x = HIGH, MET a x = HIGH', 'x', 't DUTY ONLY_RECORDED!'],
    ['only where a fact says so', 'MET t x = LOW, MET u x', 'x', ''],
    [
      'unless a fact says so; none does not',
      'UNMET a x = LOW, UNMET b x, UNMET c x = HIGH',
      'x',
      'a DUTY ONLY_RECORDED!, b DUTY ONLY_RECORDED!',
    ],
  ])('%s', (_, edges, gone, expected) => {
    expect(lost(edges, gone)).toBe(expected);
  });

  test('only where all that it rests on is known', () => {
    expect(lost('ONE a b, ONE b x', 'x', 'b')).toBe('b ONLY_RECORDED!');
  });
});

describe('impact', () => {
  const impact = (text: string, of: string, maxHops = 4, isWhole = true): string[] =>
    finish(impactOf(new Set(of), supports(text), { maxHops, rules: RULES, isWhole, peopleOf: () => 0 })).map(
      ({ id, consequence, distance, extent, lost: hit, left, restsOn, path }) =>
        `${id}${consequence === 'FUNCTION' ? '' : ` ${consequence}`} ${distance} ${extent ?? '?'} ${hit ?? '?'}/${hit === undefined || left === undefined ? '?' : hit + left} [${restsOn.join('')}] ${[path.hops[0]?.from, ...path.hops.map(hop => hop.to)].join('')}`,
    );

  test('nearest first, the gravest first, then by id', () => {
    expect(impact('ALL d x, ONE c x, ONE b x, ONE b y, ONE a c', 'x')).toEqual([
      'd 1 WHOLLY 1/1 [] dx',
      'c 1 ONLY_RECORDED 1/1 [] cx',
      'b 1 PARTLY 1/2 [y] bx',
      'a 2 ONLY_RECORDED 1/1 [] acx',
    ]);
  });

  test('what loses in several ways is told for each', () => {
    expect(impact('ALL a x, COVER a x', 'x')).toEqual([
      'a 1 WHOLLY 1/1 [] ax',
      'a COVERAGE 1 ONLY_RECORDED 1/1 [] ax',
    ]);
  });

  test('of several rules, by the one that is lost most by; what it rests on by any', () => {
    expect(impact('ONE a x, TWO a x, TWO a y', 'x')).toEqual(['a 1 ONLY_RECORDED 1/1 [y] ax']);
  });

  test('ends where a relation takes nothing along, and at what is only weakened', () => {
    expect(impact('END b x, ONE a b', 'x')).toEqual(['b 1 ONLY_RECORDED 1/1 [] bx']);
    expect(impact('ONE b x, ONE b y, ONE a b', 'x')).toEqual(['b 1 PARTLY 1/2 [y] bx']);
  });

  test('no way goes on along a relation by which nothing was lost', () => {
    // b is lost by ALL from c; that x weakens it by ONE is nearer, and takes nothing along.
    const lines = impact('ONE b x, ONE b y, ALL b c, ALL c x, ALL a b', 'x');
    expect(lines).toContain('b 1 WHOLLY 1/1 [y] bx');
    expect(lines).toContain('a 3 WHOLLY 1/1 [] abcx');
  });

  test.each([2, 3, 4])(
    'tells the nearest way, also where a longer one goes on, within %i relations',
    maxHops => {
      const lines = impact('ONE b x, ONE c b, ONE d c, ONE r x, END d r, ONE e d', 'x', maxHops);
      expect(lines.filter(line => line.startsWith('d '))).toEqual([expect.stringMatching(/^d 2 .* drx$/)]);
      // What rests on it is reached by the way that goes on.
      expect(lines.filter(line => line.startsWith('e '))).toEqual(
        maxHops === 4 ? [expect.stringMatching(/^e 4 .* edcbx$/)] : [],
      );
    },
  );

  test('leaves out what changes, whatever leads back to it', () => {
    expect(impact('END x a, ONE a x', 'x')).toEqual(['a 1 ONLY_RECORDED 1/1 [] ax']);
  });

  test('goes down groups: what a group has, each in it has, and those in groups in it', () => {
    expect(impact('EACH g x, IN a g, IN h g, IN b h, EACH b y', 'x')).toEqual([
      'g 1 ONLY_RECORDED 1/1 [] gx',
      'a 2 ONLY_RECORDED 1/1 [] agx',
      'h 2 ONLY_RECORDED 1/1 [] hgx',
      'b 3 PARTLY 1/2 [y] bhgx',
    ]);
  });

  test('counts once what one has itself and by a group, and tells the nearer way', () => {
    expect(impact('EACH g x, EACH a x, IN a g, ALL d a', 'x')).toEqual([
      'a 1 ONLY_RECORDED 1/1 [] ax',
      'g 1 ONLY_RECORDED 1/1 [] gx',
      'd 2 ONLY_RECORDED 1/1 [] dax',
    ]);
  });

  test('a group that is weakened hands on no more than what it has lost', () => {
    expect(impact('EACH g x, EACH g y, UP a g, IN b g', 'x').map(line => line[0])).toEqual(['g', 'b']);
  });

  test('no further than asked', () => {
    expect(impact('ONE a b, ONE b x', 'x', 1)).toEqual(['b 1 ONLY_RECORDED 1/1 [] bx']);
  });

  test('where it is not known what is left, only what needs all is sure', () => {
    expect(impact('ONE a x, ALL b x, ONE c b', 'x', 4, false)).toEqual([
      'b 1 WHOLLY ?/? [] bx',
      'a 1 ? ?/? [] ax',
      'c 2 ? ?/? [] cbx',
    ]);
    // By what was not read it may lose more than by what only helps it.
    expect(impact('HELP a x', 'x', 4, false)).toEqual(['a 1 ? ?/? [] ax']);
  });

  test('tells the first by ids of the nearest and strongest ways, also where the last relation is the weakest', () => {
    expect(
      impact('ONE c x, ONE b x, ONE d c, ONE d b?, END e d??', 'x').filter(line => line.startsWith('e')),
    ).toEqual(['e 3 ONLY_RECORDED 1/1 [] edbx']);
  });
});

describe('dependencies', () => {
  const dependencies = (
    text: string,
    of: string,
    candidates: string,
    fully: string,
    loss: 'FUNCTION' | 'COVERAGE' = 'FUNCTION',
  ): string[] =>
    finish(
      dependenciesOf(
        new Set(of),
        [...candidates],
        supports(text),
        { loss, rules: RULES, within: fullyKnown([[...fully]], 1, supports(text)) },
        new Budget(200_000),
      ),
    ).seen.map(
      ({ id, dependents, weakened, dominated, articulation }) =>
        `${id} ${dependents.map(one => `${one.id}:${one.extent}`).join(' ')} ${weakened} ${dominated}${articulation ? ' articulation' : ''}`,
    );

  test('the most depended on first, then what takes most along', () => {
    expect(dependencies('ALL a c, ALL b c, ALL c x, ONE d y', 'abd', 'cxy', 'abcd')).toEqual([
      'x a:WHOLLY b:WHOLLY 0 3',
      'c a:WHOLLY b:WHOLLY 0 2 articulation',
      'y d:ONLY_RECORDED 0 1',
    ]);
  });

  test('not what has something else', () => {
    expect(dependencies('ONE a x, ONE a y', 'a', 'xy', 'a')).toEqual([]);
  });

  test('but each of those that are for something of their own', () => {
    expect(dependencies('EACH a x, EACH a y', 'a', 'xy', 'a')).toEqual(['x a:PARTLY 0 1', 'y a:PARTLY 0 1']);
  });

  test('for one kind of loss only', () => {
    const text = 'COVER a x, ALL b y';
    expect(dependencies(text, 'ab', 'xy', 'ab')).toEqual(['y b:WHOLLY 0 1']);
    expect(dependencies(text, 'ab', 'xy', 'ab', 'COVERAGE')).toEqual(['x a:ONLY_RECORDED 0 1']);
  });

  test('not of one in a group of which not all is known, and not of one in a group in such a group', () => {
    const text = 'IN a g, IN b h, IN h g, EACH a x, EACH b x, EACH c x';
    expect(dependencies(text, 'abc', 'x', 'abchg')).toEqual([
      'x a:ONLY_RECORDED b:ONLY_RECORDED c:ONLY_RECORDED 0 3 articulation',
    ]);
    expect(dependencies(text, 'abc', 'x', 'abch')).toEqual(['x c:ONLY_RECORDED 0 1 articulation']);
  });

  test('who is only weakened is counted apart', () => {
    expect(dependencies('ALL a x, ONE b x, ONE b y', 'ab', 'x', 'ab')).toEqual([
      'x a:WHOLLY 1 1 articulation',
    ]);
  });
});
