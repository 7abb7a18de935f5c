import type { Relation } from '../../src/model/model';
import { dependenciesOf, fullyKnown } from '../../src/graph/dependencies';
import { footingOf, cascade, type Footing } from '../../src/graph/footing';
import { hopsOf } from '../../src/graph/found';
import { impactOf } from '../../src/graph/impact';
import { edge, relation } from './graph';
import { Budget } from '../../src/graph/budget';
import { finish } from '../../src/graph/sliced';

/** `ONE`: one that is left will do; `ALL`: all are needed; `END`: it does not carry on; `UP`: what it points to rests on where it starts. */
const RELATIONS: ReadonlyMap<string, Relation> = new Map(
  [
    relation('ONE', { rests: 'FROM' }),
    relation('TWO', { rests: 'FROM' }),
    relation('ALL', { rests: 'FROM', needsAll: true }),
    relation('END', { rests: 'FROM', carries: false }),
    relation('UP', { rests: 'TO' }),
    relation('NONE'),
  ].map(of => [of.name, of]),
);

const edgesOf = (text: string) => text.split(', ').map(one => edge(one));
const footing = (text: string): Footing => footingOf(edgesOf(text), RELATIONS);
const EVERYONE = new Set('abcdefghxyz');
const lost = (text: string, gone: string, within: ReadonlySet<string> = EVERYONE): string =>
  [...cascade([...gone], footing(text), within)].sort().join('');

describe('what loses its footing', () => {
  test.each([
    ['what has nothing else', 'ONE a x', 'x', 'a'],
    ['not what has something left', 'ONE a x, ONE a y', 'x', ''],
    ['what loses all there is', 'ONE a x, ONE a y', 'xy', 'a'],
    ['by each kind of relation on its own', 'ONE a x, TWO a y', 'x', 'a'],
    ['by one of those that are all needed', 'ALL a x, ALL a y', 'x', 'a'],
    ['what rests on that in turn', 'ONE a b, ONE b c, ONE c x', 'x', 'abc'],
    ['and no further than something else holds', 'ONE a b, ONE a d, ONE b x', 'x', 'b'],
    ['the other end where the relation says so', 'UP x a, UP y b', 'x', 'a'],
    ['not by relations that nothing rests by', 'NONE a x', 'x', ''],
    ['takes nothing along where it does not carry on', 'END b x, ONE a b', 'x', 'b'],
    ['takes along by another that does', 'END b x, ONE b x, ONE a b', 'x', 'ab'],
    ['not what rests on itself only', 'ONE a a, ONE a x, ONE a y', 'x', ''],
    ['what holds each other up has something left', 'ONE a b, ONE b a, ONE a x', 'x', ''],
    ['two periods of one support are one support', 'ONE a x, ONE a x 2020-01-01', 'x', 'a'],
    ['those that are gone are not lost as well', 'ONE a x', 'ax', ''],
  ])('%s', (_, edges, gone, expected) => {
    expect(lost(edges, gone)).toBe(expected);
  });

  test('only where all that it stands on is known', () => {
    expect(lost('ONE a b, ONE b x', 'x', new Set('b'))).toBe('b');
  });
});

describe('impact', () => {
  const impact = (text: string, of: string, maxHops = 4): string[] => {
    const arms = [
      { relations: [...RELATIONS.values()].filter(r => r.rests === 'FROM'), direction: 'BACKWARD' as const },
      { relations: [...RELATIONS.values()].filter(r => r.rests === 'TO'), direction: 'FORWARD' as const },
    ];
    return impactOf(new Set(of), hopsOf(edgesOf(text), arms), footing(text), maxHops, true).map(
      ({ id, distance, extent, lost: hit, left, standsOn, path }) =>
        `${id} ${distance} ${extent ?? '?'} ${hit}/${hit + left} [${standsOn.join('')}] ${[path.hops[0]?.from, ...path.hops.map(hop => hop.to)].join('')}`,
    );
  };

  test('nearest first, wholly before partly, then by id', () => {
    expect(impact('ONE c x, ONE b x, ONE b y, ONE a c', 'x')).toEqual([
      'c 1 WHOLLY 1/1 [] cx',
      'b 1 PARTLY 1/2 [y] bx',
      'a 2 WHOLLY 1/1 [] acx',
    ]);
  });

  test('ends where a relation does not carry on', () => {
    expect(impact('END b x, ONE a b', 'x')).toEqual(['b 1 WHOLLY 1/1 [] bx']);
  });

  test.each([2, 3, 4])(
    'tells the nearest way, also where a longer one carries on, within %i relations',
    maxHops => {
      const lines = impact('ONE b x, ONE c b, ONE d c, ONE r x, END d r, ONE e d', 'x', maxHops);
      expect(lines.filter(line => line.startsWith('d '))).toEqual([expect.stringMatching(/^d 2 .* drx$/)]);
      // What rests on it is reached by the way that carries on.
      expect(lines.filter(line => line.startsWith('e '))).toEqual(
        maxHops === 4 ? [expect.stringMatching(/^e 4 .* edcbx$/)] : [],
      );
    },
  );

  test('leaves out what changes, whatever leads back to it', () => {
    expect(impact('END x a, ONE a x', 'x')).toEqual(['a 1 WHOLLY 1/1 [] ax']);
  });

  test('no further than asked', () => {
    expect(impact('ONE a b, ONE b x', 'x', 1)).toEqual(['b 1 WHOLLY 1/1 [] bx']);
  });

  test('tells the first by ids of the nearest and strongest ways, also where the last relation is the weakest', () => {
    expect(
      impact('ONE c x, ONE b x, ONE d c, ONE d b?, END e d??', 'x').filter(line => line.startsWith('e')),
    ).toEqual(['e 3 WHOLLY 1/1 [] edbx']);
  });
});

describe('dependencies', () => {
  const dependencies = (text: string, of: string, candidates: string, known: string): string[] =>
    finish(
      dependenciesOf(
        new Set(of),
        [...candidates],
        footing(text),
        fullyKnown([[...known]], 1),
        new Budget(200_000),
      ),
    ).all.map(
      ({ id, dependents, partly, dominated, articulation }) =>
        `${id} ${dependents.join('')} ${partly} ${dominated}${articulation ? ' articulation' : ''}`,
    );

  test('the most depended on first, then what takes most along', () => {
    expect(dependencies('ONE a c, ONE b c, ONE c x, ONE d y', 'abd', 'cxy', 'abcd')).toEqual([
      'x ab 0 3',
      'c ab 0 2 articulation',
      'y d 0 1',
    ]);
  });

  test('not what has something else', () => {
    expect(dependencies('ONE a x, ONE a y', 'a', 'xy', 'a')).toEqual([]);
  });

  test('what rests on it by several relations is told as soon as one of them carries on', () => {
    // By END first, which does not carry on; by TWO it does, and so a rests on x too, though something is left to it.
    expect(dependencies('END b x, TWO b x, ONE a b, ONE a y, ONE c x', 'ac', 'x', 'abc')).toEqual([
      'x c 1 2 articulation',
    ]);
  });
});
