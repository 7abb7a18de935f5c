import { surroundingsOf } from '../../src/engine/graph/around';
import { Budget } from '../../src/engine/graph/sliced';
import { dependenciesOf, fullyKnown, restingHops } from '../../src/engine/graph/dependencies';
import type { FoundEdge } from '../../src/engine/graph/found';
import { impactOf } from '../../src/engine/graph/impact';
import { finish } from '../../src/engine/graph/sliced';
import { supportsOf } from '../../src/engine/graph/supports';
import { CHANGES, CONSEQUENCES } from '../../src/engine/model/consequences';
import { CERTAINTIES, edgeKey } from '../../src/engine/model/model';
import type { StoredEdge } from '../../src/engine/plan/write';
import { rulesFor } from '../../src/engine/questions/supports';
import { everyDependency } from '../oracle/naive/dependencies';
import { everyAffected } from '../oracle/naive/supports';
import { SEED } from '../support/drawn';
import { randomModel } from '../support/random-model';
import { Dice } from '../support/schema-operation';

const GRAPHS = 600;
const KINDS = ['Town', 'Firm', 'Tool', 'Thing', 'Match'] as const;

/** Few nodes; in some graphs most of what rests on something rests on several, in others long ways are lost. */
const graphOf = (dice: Dice) => {
  const density = dice.pick([8, 12, 20, 35]);
  const nodes = Array.from({ length: 6 + dice.below(5) }, (_, i) => ({
    id: String.fromCharCode(97 + i),
    kind: dice.pick(KINDS),
  }));
  const kindOf = (id: string): string => nodes.find(node => node.id === id)?.kind ?? '';
  const fits = (names: readonly string[], id: string): boolean =>
    names.some(name => randomModel.kinds.get(name)?.members.includes(kindOf(id)));
  const edges = [...randomModel.relations.values()].flatMap(relation =>
    nodes.flatMap(({ id: from }) =>
      nodes.flatMap(({ id: to }): StoredEdge[] => {
        if (!fits(relation.from, from) || !fits(relation.to, to) || !dice.chance(density)) return [];
        const level = dice.pick(['HIGH', 'LOW', 'MIDDLE', undefined]);
        return [
          {
            key: edgeKey(relation.name, from, to),
            relation,
            from,
            to,
            properties: { certainty: dice.pick(CERTAINTIES), ...(level ? { level } : {}) },
          } as unknown as StoredEdge,
        ];
      }),
    ),
  );
  const isOf = (id: string, kinds: readonly string[]): boolean => kinds.includes(kindOf(id));
  return { ids: nodes.map(({ id }) => id), kindOf, isOf, edges };
};

const found = (edge: StoredEdge): FoundEdge => ({
  key: edge.key,
  relation: edge.relation.name,
  from: edge.from,
  to: edge.to,
  certainty: edge.properties['certainty'] as FoundEdge['certainty'],
  facts: [edge.properties['level']],
  undated: false,
  assumed: false,
});
const factOf = ({ facts }: FoundEdge, fact: string): unknown => (fact === 'level' ? facts[0] : undefined);

const inherits = new Set(['PART_OF']);
/** The later in the alphabet, the more people. */
const peopleOf = (id: string): number => (id.codePointAt(0) ?? 0) % 3;

/** Some that do not work, in every other graph. */
const idleAmong = (ids: readonly string[], dice: Dice): ((id: string) => boolean) => {
  const idle = new Set(dice.chance(50) ? ids.filter(() => dice.chance(25)) : []);
  return id => idle.has(id);
};

/** The oracle finds the same by trying everything, on graphs denser than those that the stores are asked about. */
describe(`consequences of random graphs (TEST_SEED=${SEED})`, () => {
  test(`what follows is the same in ${GRAPHS}`, () => {
    let several = 0;
    for (let i = 0; i < GRAPHS; i += 1) {
      const dice = new Dice(SEED + i);
      const { ids, kindOf, isOf, edges } = graphOf(dice);
      const isIdle = idleAmong(ids, dice);
      const [of, maxHops] = [
        new Set([dice.pick(ids), ...(dice.chance(20) ? [dice.pick(ids)] : [])]),
        1 + dice.below(4),
      ];
      const [change, losses] = [
        dice.pick(CHANGES),
        dice.chance(50) ? CONSEQUENCES : [dice.pick(CONSEQUENCES)],
      ];
      const rules = rulesFor(randomModel, losses, change);
      const supports = finish(supportsOf(edges.map(found), rules, { isOf, factOf, isIdle, inherits }));
      const given = finish(impactOf(of, supports, { maxHops, rules, isWhole: true, peopleOf }))
        .filter(({ consequence }) => losses.includes(consequence))
        .map(({ path, ...item }) => ({ ...item, path: path.hops.map(hop => hop.edge.key) }));
      const relations = randomModel.relations.values();
      const expected = everyAffected(of, edges, {
        losses,
        change,
        maxHops,
        relations,
        kindOf,
        isIdle,
        peopleOf,
      }).map(({ way, ...item }) => ({ ...item, path: way.steps.map(step => step.edge.key) }));
      expect({ seed: SEED + i, given }).toEqual({ seed: SEED + i, given: expected });
      if (given.some(({ distance }) => distance > 1)) several += 1;
    }
    expect(several).toBeGreaterThan(GRAPHS / 60);
  });

  test(`single points of failure are the same in ${GRAPHS}`, () => {
    let some = 0;
    for (let i = 0; i < GRAPHS; i += 1) {
      const dice = new Dice(SEED + i);
      const { ids, kindOf, isOf, edges } = graphOf(dice);
      const isIdle = idleAmong(ids, dice);
      const [of, maxHops] = [
        new Set([dice.pick(ids), ...(dice.chance(30) ? [dice.pick(ids)] : [])]),
        1 + dice.below(4),
      ];
      const loss = dice.pick(CONSEQUENCES);
      const rules = rulesFor(randomModel, [loss], 'RETIRE');
      const met = finish(
        restingHops(finish(supportsOf(edges.map(found), rules, { isOf, factOf, isIdle, inherits }))),
      );
      const { levels, edges: near } = finish(surroundingsOf(met, of, maxHops));
      const supports = finish(supportsOf([...near.values()], rules, { isOf, factOf, isIdle, inherits }));
      const asked = { loss, rules, within: fullyKnown(levels, maxHops, supports) };
      const given = finish(dependenciesOf(of, levels.flat(), supports, asked, new Budget(Infinity))).seen;
      const relations = [...randomModel.relations.values()];
      const expected = everyDependency(of, edges, { loss, maxHops, relations, kindOf, isIdle }, () => true);
      expect({ seed: SEED + i, given }).toEqual({ seed: SEED + i, given: expected });
      if (given.length > 1) some += 1;
    }
    expect(some).toBeGreaterThan(GRAPHS / 60);
  });
});
