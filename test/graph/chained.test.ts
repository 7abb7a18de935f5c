import { Budget } from '../../src/engine/graph/sliced';
import { chainedReachOf } from '../../src/engine/graph/chained';
import { Chains } from '../../src/engine/graph/chains';
import { hopsOf, type FoundEdge } from '../../src/engine/graph/found';
import { finish } from '../../src/engine/graph/sliced';
import { CERTAINTIES, edgeKey, type Relation } from '../../src/engine/model/model';
import type { StoredEdge } from '../../src/engine/plan/write';
import { everyChained } from '../oracle/naive/reach';
import { stepsAlong } from '../oracle/naive/steps';
import { SEED } from '../support/drawn';
import { Dice } from '../support/schema-operation';
import { relation } from './graph';
import { UpTo } from '../../src/engine/graph/up-to';

const RELATIONS: readonly Relation[] = [
  relation('IN', { inherits: true }),
  relation('NEEDS', { passesOn: { fact: 'kind', is: ['LOGIN'], isNot: undefined } }),
  relation('USES'),
  relation('BOUND', { notAfter: ['NEEDS', 'TELLS'] }),
  relation('TELLS', { notAfter: ['NEEDS', 'USES', 'TELLS'] }),
];

const edgesOf = (dice: Dice): readonly StoredEdge[] => {
  const ids = [...'abcdefgh'].slice(0, 5 + dice.below(4));
  const density = dice.pick([5, 8, 12]);
  return RELATIONS.flatMap(of =>
    ids.flatMap(from =>
      ids.flatMap((to): StoredEdge[] =>
        dice.chance(density)
          ? [
              {
                ...{ key: edgeKey(of.name, from, to), relation: of, from, to },
                properties: {
                  certainty: dice.pick(CERTAINTIES),
                  kind: dice.pick(['LOGIN', 'OTHER', undefined]),
                },
              } as unknown as StoredEdge,
            ]
          : [],
      ),
    ),
  );
};

const found = ({ key, relation: { name }, from, to, properties }: StoredEdge): FoundEdge => ({
  ...{ key, relation: name, from, to, facts: [properties['kind']], undated: false, assumed: false },
  certainty: properties['certainty'] as FoundEdge['certainty'],
});

const reachedIn = (
  edges: readonly StoredEdge[],
  from: ReadonlySet<string>,
  maxHops: number,
  direction: 'FORWARD' | 'BACKWARD' = 'FORWARD',
  budget = 100_000,
) => {
  const hops = finish(hopsOf(edges.map(found), [{ relations: RELATIONS, direction }]));
  const out = new UpTo(hops, maxHops, undefined);
  const asked = { out, from, chains: new Chains(RELATIONS, ['kind']) };
  return finish(chainedReachOf(asked, new Budget(budget)));
};

describe('what chains reach', () => {
  const edges = (text: string): readonly StoredEdge[] =>
    text.split(', ').map(one => {
      const [name = '', from = '', to = '', kind] = one.split(' ');
      const of = RELATIONS.find(known => known.name === name);
      return {
        ...{ key: edgeKey(name, from, to), relation: of, from, to },
        properties: { certainty: 'FACT', kind },
      } as unknown as StoredEdge;
    });
  const reached = (text: string, maxHops = 6, budget?: number) => {
    const of = reachedIn(edges(text), new Set(['a']), maxHops, 'FORWARD', budget);
    return {
      completeTo: of.completeTo,
      cut: of.cut,
      reached: of.seen.map(({ id, path }) => `${id} ${['a', ...path.hops.map(h => h.to)].join('')}`),
    };
  };

  test('not what governs something that another depends on, whether groups lie between or not', () => {
    expect(reached('NEEDS a b, BOUND b c').reached).toEqual(['b ab']);
    expect(reached('NEEDS a b, IN b g, BOUND g c').reached).toEqual(['b ab', 'g abg']);
  });

  test('but by what passes on what its far end complies with', () => {
    expect(reached('NEEDS a b LOGIN, BOUND b c').reached).toEqual(['b ab', 'c abc']);
    expect(reached('NEEDS a b LOGIN, NEEDS b c, BOUND c d').reached).toEqual(['b ab', 'c abc']);
    expect(reached('NEEDS a b, NEEDS b c LOGIN, BOUND c d').reached).toEqual(['b ab', 'c abc']);
  });

  test('by a longer chain, where the nearer does not go on', () => {
    expect(reached('NEEDS a b, BOUND b c, IN a g, USES g b').reached).toEqual(['b ab', 'g ag', 'c agbc']);
  });

  test('not by passing something twice', () => {
    expect(reached('NEEDS a b, USES b d, USES d b, BOUND b c').reached).toEqual(['b ab', 'd abd']);
  });

  test('without the steps to look for a way that passes nothing twice, that it is not known', () => {
    expect(reached('NEEDS a b, USES b d, USES d b, BOUND b c', 6, 0)).toEqual({
      reached: ['b ab', 'd abd'],
      completeTo: 3,
      cut: 'PATH_LIMIT',
    });
  });

  test(`the same as by trying all (TEST_SEED=${SEED})`, () => {
    let twice = 0;
    // Until one had to try ways twice, which about one in a hundred has to.
    for (let i = 0; i < 600 || (twice === 0 && i < 6000); i += 1) {
      const dice = new Dice(SEED + i);
      const all = edgesOf(dice);
      const [from, maxHops] = [new Set(dice.chance(30) ? ['a', 'b'] : ['a']), 1 + dice.below(6)];
      const direction = dice.chance(30) ? ('BACKWARD' as const) : ('FORWARD' as const);
      const given = reachedIn(all, from, maxHops, direction);
      const told = given.seen.map(({ path, ...item }) => ({
        ...item,
        path: path.hops.map(hop => hop.edge.key),
      }));
      const expected = everyChained(from, stepsAlong(all, direction), maxHops).map(
        ({ id, distance, way }) => ({
          ...{ id, distance },
          path: way.steps.map(step => step.edge.key),
        }),
      );
      expect({ seed: SEED + i, told }).toEqual({ seed: SEED + i, told: expected });
      if (reachedIn(all, from, maxHops, direction, 0).completeTo !== undefined) twice += 1;
    }
    expect(twice).toBeGreaterThan(0);
  });
});
