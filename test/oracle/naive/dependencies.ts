import type { Consequence } from '../../../src/engine/model/consequences';
import type { StoredEdge } from '../../../src/engine/plan/write';
import { compareValues } from '../predicate';
import { distancesFrom, levelsOf, lookedAt } from './reach';
import type { Step } from './steps';
import {
  everyState,
  groupsOf,
  groupsOver,
  isRelay,
  lossOf,
  lostWithout,
  nodeOf,
  restingBy,
  rulesFor,
  withRelays,
  worstOf,
  type Asked,
  type Extent,
  type Group,
  type Resting,
} from './supports';

export type Dependency = Readonly<{
  id: string;
  dependents: readonly Readonly<{ id: string; extent: Extent }>[];
  weakened: number;
  dominated: number;
  articulation: boolean;
}>;

type About = Readonly<{ loss: Consequence; relations: readonly StoredEdge['relation'][] }> &
  Pick<Asked, 'maxHops' | 'kindOf' | 'isIdle'>;

/** How one goes from what rests on something to that, and to groups that one has things by. */
const stepsDown = (edges: readonly StoredEdge[], { loss, relations, ...of }: About) => {
  const own = rulesFor([loss], 'RETIRE', relations);
  const inheriting = new Set(relations.filter(({ inherits }) => inherits).map(({ name }) => name));
  const groupsHandOn = own.some(rule => rule.loses === 'FROM' && !inheriting.has(rule.relation));
  const joins = edges.filter(({ relation, from, to }) => groupsHandOn && relation.inherits && from !== to);
  const steps = [
    ...restingBy({ edges, rules: own, ...of })
      .filter(({ joins }) => joins.length === 0)
      .map(({ edge, node, on }): Step => ({ edge, direction: 'FORWARD', from: node, to: on })),
    ...joins.map((edge): Step => ({ edge, direction: 'FORWARD', from: edge.from, to: edge.to })),
  ];
  return { own, joins, steps };
};

/** Those of which all is known that they rest on: nearer than the last, and so are all the groups that they are in. */
export const fullyKnown = (
  of: ReadonlySet<string>,
  edges: readonly StoredEdge[],
  about: About,
): readonly string[] => {
  const { joins, steps } = stepsDown(edges, about);
  const distances = distancesFrom(of, steps, about.maxHops);
  const isNear = (id: string): boolean => (distances.get(id) ?? about.maxHops) < about.maxHops;
  return [...distances.keys()].filter(id => [...groupsOver(id, joins)].every(isNear));
};

/** What some nodes depend on for one kind of loss: each candidate is taken away in turn. */
export const everyDependency = (
  of: ReadonlySet<string>,
  edges: readonly StoredEdge[],
  about: About,
  isCandidate: (id: string) => boolean,
): readonly Dependency[] => {
  const { loss, maxHops, kindOf, isIdle } = about;
  const { own, steps } = stepsDown(edges, about);
  const rules = withRelays(own);
  const distances = distancesFrom(of, steps, maxHops);
  const near = new Set(lookedAt(of, steps, maxHops).map(({ edge }) => edge));
  const resting = restingBy({ edges: edges.filter(edge => near.has(edge)), rules: own, kindOf, isIdle });
  const levels = levelsOf(distances);
  const within = everyState(fullyKnown(of, edges, about));
  const relays = [...new Set(resting.map(({ state }) => state))].filter(isRelay);
  const parts = countParts(resting);
  return levels
    .flat()
    .filter(isCandidate)
    .map((id): Dependency => {
      const lost = lostWithout([id], [...within, ...relays], rules, resting);
      const losing = new Map(
        within
          .filter(state => lossOf(state) === loss && nodeOf(state) !== id)
          .map(state => [nodeOf(state), groupsOf(state, rules, resting, lost)] as const)
          .filter(([, groups]) => groups.length > 0),
      );
      const depends = (groups: readonly Group[]): boolean =>
        groups.some(({ rule, extent }) => extent !== 'PARTLY' || rule.needs === 'EACH');
      const losers = [...losing].filter(([node]) => of.has(node));
      return {
        id,
        dependents: losers
          .filter(([, groups]) => depends(groups))
          .map(([node, groups]) => ({ id: node, extent: worstOf(groups).extent }))
          .sort((a, b) => compareValues(a.id, b.id)),
        weakened: losers.filter(([, groups]) => !depends(groups)).length,
        dominated: [...losing.values()].filter(depends).length,
        articulation: countParts(resting, id) > parts,
      };
    })
    .filter(({ dependents }) => dependents.length > 0)
    .sort(
      (a, b) =>
        b.dependents.length - a.dependents.length ||
        b.dominated - a.dominated ||
        b.weakened - a.weakened ||
        compareValues(a.id, b.id),
    );
};

/** Into how many parts the graph of who stands on what falls, direction aside, perhaps without a node. */
const countParts = (stands: readonly Resting[], without?: string): number => {
  const left = new Set(stands.flatMap(step => [step.node, step.on]).filter(id => id !== without));
  let parts = 0;
  for (const start of left) {
    parts += 1;
    const part = new Set([start]);
    for (let before = 0; before < part.size;) {
      before = part.size;
      for (const { node: from, on: to } of stands) {
        if (from === without || to === without) continue;
        if (part.has(from)) part.add(to);
        if (part.has(to)) part.add(from);
      }
    }
    for (const id of part) left.delete(id);
  }
  return parts;
};
