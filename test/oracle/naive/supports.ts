import { CONSEQUENCES, type Consequence, type ConsequenceRule } from '../../../src/engine/model/consequences';
import type { StoredEdge } from '../../../src/engine/plan/write';
import { compareValues } from '../predicate';
import { distancesFrom } from './reach';
import { inOrder, isSo, turned, wayOf, type Step, type Way } from './steps';

export type Extent = 'WHOLLY' | 'ONLY_RECORDED' | 'PARTLY';
type KindOf = (id: string) => string;

/**
 * By a rule, a node has something on another, for one kind of loss, which is its state. Nothing rests on itself. What
 * a group has, each in it has too: by `joins`, its edges to groups that have it.
 */
export type Resting = Readonly<{
  rule: ConsequenceRule;
  state: string;
  node: string;
  on: string;
  edge: StoredEdge;
  joins: readonly StoredEdge[];
}>;

/** Rules that can bring about one of some losses, in the order of the SDL. */
export const rulesFor = (
  losses: readonly Consequence[],
  change: 'RETIRE' | 'CHANGE',
  relations: Iterable<StoredEdge['relation']>,
): readonly ConsequenceRule[] => {
  const all = [...relations].flatMap(of => of.consequences).filter(rule => rule.by.includes(change));
  let wanted: readonly Consequence[] = [...new Set(losses)];
  for (let before = -1; before < wanted.length;) {
    before = wanted.length;
    wanted = [
      ...new Set([...wanted, ...all.filter(rule => wanted.includes(rule.what)).flatMap(rule => rule.when)]),
    ];
  }
  return all.filter(rule => wanted.includes(rule.what));
};

type World = Readonly<{
  edges: readonly StoredEdge[];
  rules: readonly ConsequenceRule[];
  kindOf: KindOf;
  isIdle?: ((id: string) => boolean) | undefined;
}>;

/** Each rule once more for groups: a group hands on what is lost of what it has, whether it loses anything itself or not. */
export const withRelays = (rules: readonly ConsequenceRule[]): readonly ConsequenceRule[] => [
  ...rules,
  ...rules.map(relayOf),
];
const relayOf = (rule: ConsequenceRule): ConsequenceRule => {
  const relay = relays.get(rule) ?? { ...rule, needs: 'ALL', carries: true };
  relays.set(rule, relay);
  return relay;
};
const relays = new WeakMap<ConsequenceRule, ConsequenceRule>();

/** All rest on something by what edges give, directly or as one of a group, and groups hand on. */
export const restingBy = (world: World): readonly Resting[] => {
  const { edges, rules, kindOf, isIdle } = world;
  const joins = edges.filter(({ relation, from, to }) => relation.inherits && from !== to);
  const direct = givenBy(world);
  const ofGroups = direct.filter(({ rule, edge }) => rule.loses === 'FROM' && !edge.relation.inherits);
  const had = [...new Set(joins.map(({ from }) => from))].flatMap(node =>
    ofGroups
      .filter(one => one.node !== node && groupsOver(node, joins).has(one.node))
      .map((one): Resting => {
        const leads = ({ from, to }: StoredEdge): boolean =>
          from === node && groupsOver(to, joins).has(one.node);
        return { ...one, node, state: stateOf(node, one.rule.what), joins: joins.filter(leads) };
      }),
  );
  const handedOn = [...ofGroups, ...had]
    .filter(({ node }) => joins.some(({ to }) => to === node))
    .map((one): Resting => {
      const state = `${one.node} ${one.rule.what}>${String(rules.indexOf(one.rule))}`;
      return { ...one, rule: relayOf(one.rule), state };
    });
  const mayLose = ({ rule, node }: Resting): boolean =>
    (rule.of === undefined || rule.of.includes(kindOf(node))) &&
    !(rule.what === 'FUNCTION' && isIdle?.(node) === true);
  return [...[...direct, ...had].filter(mayLose), ...handedOn];
};

/** Itself, the groups that it is in, and those that these are in. */
export const groupsOver = (id: string, joins: readonly StoredEdge[]): ReadonlySet<string> => {
  const over = new Set([id]);
  for (const at of over) for (const { from, to } of joins) if (from === at) over.add(to);
  return over;
};

/** What edges give, whoever it is that loses. */
const givenBy = ({ edges, rules, isIdle }: World): readonly Resting[] =>
  rules.flatMap(rule =>
    edges
      .filter(edge => edge.relation.name === rule.relation && edge.from !== edge.to)
      .map((edge): Resting => {
        const ends = [edge.from, edge.to] as const;
        const [node, on] = rule.loses === 'FROM' ? ends : ([ends[1], ends[0]] as const);
        return { rule, node, on, edge, state: stateOf(node, rule.what), joins: [] };
      })
      .filter(({ on }) => {
        const isOfWork = rule.what === 'FUNCTION' || rule.what === 'COVERAGE';
        return !(isOfWork && rule.when.includes('FUNCTION') && isIdle?.(on) === true);
      })
      .filter(({ edge }) => rule.given.every(given => isSo(edge, given))),
  );

/** What is lost of a node, as one word: ids hold no blanks. */
export const stateOf = (id: string, loss: Consequence): string => `${id} ${loss}`;
export const everyState = (ids: Iterable<string>): readonly string[] =>
  [...ids].flatMap(id => CONSEQUENCES.map(loss => stateOf(id, loss)));
export const nodeOf = (state: string): string => state.split(' ')[0] ?? '';
export const lossOf = (state: string): Consequence => state.split(' ')[1] as Consequence;

/** Lost states: surely, or as far as is recorded. */
type Lost = ReadonlyMap<string, 'WHOLLY' | 'ONLY_RECORDED'>;
export type Group = Readonly<{ rule: ConsequenceRule; extent: Extent; lost: number; left: number }>;

/** What a state loses by one rule; undefined where it loses nothing. */
const groupOf = (
  state: string,
  rule: ConsequenceRule,
  resting: readonly Resting[],
  lost: Lost,
): Group | undefined => {
  const own = resting.filter(of => of.rule === rule && of.state === state);
  const all = [...new Set(own.map(({ on }) => on))];
  const gone = all.filter(on => rule.when.some(loss => lost.has(stateOf(on, loss))));
  if (gone.length === 0) return undefined;
  const surely = gone.filter(on => rule.when.some(loss => lost.get(stateOf(on, loss)) === 'WHOLLY'));
  const none = gone.length === all.length;
  const whole = surely.length === all.length && rule.complete;
  const extents: Readonly<Record<ConsequenceRule['needs'], Extent>> = {
    ALL: surely.length > 0 ? 'WHOLLY' : 'ONLY_RECORDED',
    EACH: none ? (whole ? 'WHOLLY' : 'ONLY_RECORDED') : 'PARTLY',
    ONE: none ? (whole ? 'WHOLLY' : 'ONLY_RECORDED') : 'PARTLY',
    NONE: 'PARTLY',
  };
  return { rule, extent: extents[rule.needs], lost: gone.length, left: all.length - gone.length };
};

export const groupsOf = (
  state: string,
  rules: readonly ConsequenceRule[],
  resting: readonly Resting[],
  lost: Lost,
): readonly Group[] => rules.flatMap(rule => groupOf(state, rule, resting, lost) ?? []);

const takesAlong = ({ rule, extent }: Group): boolean => rule.carries && extent !== 'PARTLY';

/** What falls when some nodes are gone: every state is looked at again and again until nothing changes. */
export const lostWithout = (
  gone: Iterable<string>,
  states: readonly string[],
  rules: readonly ConsequenceRule[],
  resting: readonly Resting[],
): Lost => {
  const ends = everyState(gone);
  const lost = new Map<string, 'WHOLLY' | 'ONLY_RECORDED'>(ends.map(state => [state, 'WHOLLY']));
  for (let changed = true; changed;) {
    changed = false;
    for (const state of states.filter(of => !ends.includes(of) && lost.get(of) !== 'WHOLLY')) {
      const falling = groupsOf(state, rules, resting, lost).filter(takesAlong);
      if (falling.length === 0) continue;
      const now = falling.some(({ extent }) => extent === 'WHOLLY') ? 'WHOLLY' : 'ONLY_RECORDED';
      changed ||= lost.get(state) !== now;
      lost.set(state, now);
    }
  }
  return lost;
};

const GRAVITY: readonly Extent[] = ['WHOLLY', 'ONLY_RECORDED', 'PARTLY'];
export const worstOf = (groups: readonly Group[]): Group => {
  const share = ({ lost, left }: Group): number => lost / (lost + left);
  return groups.reduce((a, b) => {
    const graver = GRAVITY.indexOf(b.extent) - GRAVITY.indexOf(a.extent);
    return graver < 0 || (graver === 0 && share(b) > share(a)) ? b : a;
  });
};

export type Affected = Readonly<{
  id: string;
  consequence: Consequence;
  distance: number;
  extent: Extent;
  needs: ConsequenceRule['needs'];
  lost: number;
  left: number;
  says: ConsequenceRule['says'];
  endangers: boolean;
  people: number;
  dependants: number;
  restsOn: readonly string[];
  way: Way;
}>;

/** A step between states, from what is lost to what loses by it. */
type Falling = Readonly<{ step: Step; rule: ConsequenceRule }>;

const fallingBy = (resting: readonly Resting[]): readonly Falling[] =>
  resting.flatMap(({ rule, state, on, edge, joins }) => {
    const direction = rule.loses === 'FROM' ? 'BACKWARD' : 'FORWARD';
    if (joins.length === 0)
      return rule.when.map((loss): Falling => ({
        rule,
        step: { edge, direction, from: stateOf(on, loss), to: state },
      }));
    // The groups that hand it on do so by the same rule.
    return joins.flatMap(join =>
      resting
        .filter(of => of.node === join.to && isRelay(of.state) && of.edge === edge && isSame(of.rule, rule))
        .map((of): Falling => ({ rule, step: { edge: join, direction, from: of.state, to: state } })),
    );
  });
export const isRelay = (state: string): boolean => state.includes('>');
const isSame = (a: ConsequenceRule, b: ConsequenceRule): boolean => a === b || a === relays.get(b);

/** The first of the shortest ways to each state: every way of a length is tried, all of which but the last step go on. */
const nearestWays = (
  of: ReadonlySet<string>,
  falling: readonly Falling[],
  maxHops: number,
  goesOn: (last: Falling) => boolean,
): ReadonlyMap<string, Way> => {
  const found = new Map<string, Way>();
  let ways: readonly (readonly Step[])[] = everyState(of).map(() => []);
  let ends: readonly string[] = everyState(of);
  for (let distance = 1; distance <= maxHops; distance += 1) {
    const longer = ways.flatMap((way, i) =>
      falling.filter(({ step }) => step.from === ends[i]).map(last => ({ last, way: [...way, last.step] })),
    );
    const here = new Set(longer.map(({ last }) => last.step.to));
    for (const state of here) {
      const [way] = longer
        .filter(({ last }) => last.step.to === state)
        .map(one => wayOf(one.way))
        .sort(inOrder);
      if (way && !of.has(nodeOf(state)) && !found.has(state)) found.set(state, way);
    }
    // No shortest way passes a state again.
    const further = longer.filter(
      ({ last, way }) => goesOn(last) && way.every(step => step.from !== last.step.to),
    );
    ways = further.map(({ way }) => way);
    ends = further.map(({ last }) => last.step.to);
  }
  return found;
};

export type Asked = Readonly<{
  peopleOf?: (id: string) => number;
  losses: readonly Consequence[];
  change: 'RETIRE' | 'CHANGE';
  maxHops: number;
  relations: Iterable<StoredEdge['relation']>;
  kindOf: KindOf;
  isIdle?: (id: string) => boolean;
}>;

/** What follows when some nodes go or change. */
export const everyAffected = (
  of: ReadonlySet<string>,
  edges: readonly StoredEdge[],
  { losses, change, maxHops, relations, kindOf, isIdle, peopleOf }: Asked,
): readonly Affected[] => {
  const own = rulesFor(losses, change, relations);
  const rules = withRelays(own);
  const resting = restingBy({ edges, rules: own, kindOf, isIdle });
  const falling = fallingBy(resting);
  const reachable = distancesFrom(
    everyState(of),
    falling.filter(({ rule }) => rule.carries).map(({ step }) => step),
    maxHops,
  );
  // What is near by a loss that goes no further may be lost by others as well.
  const near = falling.flatMap(({ step }) =>
    (reachable.get(step.from) ?? maxHops) < maxHops ? [step.to] : [],
  );
  const lost = lostWithout(of, [...new Set([...reachable.keys(), ...near])], rules, resting);
  const goesOn = ({ step, rule }: Falling): boolean => {
    const group = lost.has(step.to) ? groupOf(step.to, rule, resting, lost) : undefined;
    return group !== undefined && takesAlong(group);
  };
  const ways = nearestWays(
    of,
    falling.filter(({ step }) => lost.has(step.from)),
    maxHops,
    goesOn,
  );
  return [...ways]
    .filter(([state]) => !isRelay(state))
    .map(([state, way]): Affected => {
      const worst = worstOf(groupsOf(state, rules, resting, lost));
      const under = resting.filter(one => one.state === state);
      const on = falling.filter(({ step }) => step.from === state).map(({ step }) => nodeOf(step.to));
      const isLeft = ({ on, rule }: Resting): boolean => !rule.when.some(loss => lost.has(stateOf(on, loss)));
      return {
        id: nodeOf(state),
        consequence: lossOf(state),
        distance: way.steps.length,
        extent: worst.extent,
        needs: worst.rule.needs,
        lost: worst.lost,
        left: worst.left,
        says: worst.rule.says,
        endangers: worst.rule.endangers && worst.extent === 'PARTLY',
        people: peopleOf?.(nodeOf(state)) ?? 0,
        dependants: way.steps.length < maxHops ? new Set(on).size : 0,
        restsOn: [...new Set(under.filter(isLeft).map(({ on }) => on))].sort(compareValues),
        way: {
          ...way,
          steps: [...way.steps]
            .reverse()
            .map(step => turned({ ...step, from: nodeOf(step.from), to: nodeOf(step.to) })),
        },
      };
    })
    .filter(({ consequence }) => losses.includes(consequence))
    .sort(
      (a, b) =>
        a.distance - b.distance ||
        GRAVITY.indexOf(a.extent) - GRAVITY.indexOf(b.extent) ||
        b.people - a.people ||
        b.dependants - a.dependants ||
        compareValues(a.id, b.id) ||
        CONSEQUENCES.indexOf(a.consequence) - CONSEQUENCES.indexOf(b.consequence),
    );
};

/** What would follow, besides, if what is only weakened went too; the nearest of it first. */
export const everyAtRisk = (
  of: ReadonlySet<string>,
  edges: readonly StoredEdge[],
  asked: Asked,
): Readonly<{ through: readonly string[]; resting: readonly Affected[] }> => {
  const affected = everyAffected(of, edges, asked);
  const weakened = affected.filter(one => one.endangers && one.distance < asked.maxHops);
  const distances = [...new Set(weakened.map(({ distance }) => distance))];
  const behind = distances.flatMap(distance => {
    const through = new Set(weakened.filter(one => one.distance === distance).map(({ id }) => id));
    return everyAffected(through, edges, { ...asked, maxHops: asked.maxHops - distance });
  });
  const isNew = ({ id }: Affected, i: number): boolean =>
    !of.has(id) && affected.every(one => one.id !== id) && behind.findIndex(one => one.id === id) === i;
  return { through: [...new Set(weakened.map(({ id }) => id))], resting: behind.filter(isNew) };
};
