import { CONSEQUENCES, isGiven, type Consequence, type ConsequenceRule } from '../model/consequences';
import { compare, push, type FoundEdge } from './found';
import { inTurns, type Sliced } from './sliced';

/**
 * A state: a node and one kind of loss. Losing its function is one state, losing its legal basis another. Ids
 * contain no spaces.
 */
export const stateOf = (id: string, loss: Consequence): string => `${id} ${loss}`;
/**
 * The state of a group whose members lose, by a rule, what it has: it falls with what the group has, and the group
 * itself need not.
 */
const relayOf = (group: string, what: Consequence, index: number): string => `${group} ${what}>${index}`;
export const isRelay = (state: string): boolean => state.includes('>');
export const nodeOfState = (state: string): string => state.slice(0, state.indexOf(' '));
export const lossOfState = (state: string): Consequence => state.slice(state.indexOf(' ') + 1) as Consequence;

/** A node that ends has lost everything. */
export function* everyLossOf(ids: Iterable<string>): Sliced<ReadonlySet<string>> {
  const states = new Set<string>();
  yield* inTurns(ids, id => {
    for (const loss of CONSEQUENCES) states.add(stateOf(id, loss));
  });
  return states;
}

/**
 * One end's support by the other, under a rule: `on` is the node, and lost to it by any of `states`. What a node has
 * by being one of others is by the edge `join` to them.
 */
export type Support = Readonly<{
  rule: ConsequenceRule;
  on: string;
  states: readonly string[];
  edge: FoundEdge;
  join?: FoundEdge;
}>;
/** The same from the other end: `on` is the state that depends. */
export type Dependent = Readonly<{ rule: ConsequenceRule; on: string; edge: FoundEdge }>;

/**
 * The supports of each state, and the dependents that the loss of a state affects, as declared by
 * @consequence in the SDL. Both in the order of `on`. `joins` are the edges from the members of each group, if groups
 * hand on anything.
 */
export type Supports = Readonly<{
  supports: ReadonlyMap<string, readonly Support[]>;
  dependents: ReadonlyMap<string, readonly Dependent[]>;
  joins: ReadonlyMap<string, readonly FoundEdge[]>;
}>;

/** What a rule asks about besides the relation: the kind of a node, whether it works, and a fact of an edge. */
export type SupportFacts = Readonly<{
  isOf: (id: string, kinds: readonly string[]) => boolean;
  factOf: (edge: FoundEdge, fact: string) => unknown;
  /** Whether a node does not work, not yet or no more. */
  isIdle: (id: string) => boolean;
  /** Relations by which a node has what the other end has. */
  inherits: ReadonlySet<string>;
}>;

export function* supportsOf(
  edges: readonly FoundEdge[],
  rules: readonly ConsequenceRule[],
  known: SupportFacts,
): Sliced<Supports> {
  const gathering = new Gathering(rules, known);
  yield* inTurns(edges, edge => gathering.join(edge), LOOKED_AT);
  yield* inTurns(edges, edge => gathering.add(edge), LOOKED_AT);
  const { supports, dependents, joins } = gathering;
  let looked = 0;
  for (const lists of [supports, dependents])
    for (const list of lists.values()) {
      list.sort((a, b) => compare(a.on, b.on) || compare(a.edge.key, b.edge.key));
      looked += list.length;
      if (looked < LOOKED_AT) continue;
      looked = 0;
      yield;
    }
  return { supports, dependents, joins };
}
/** Supports looked at between two yields: less than a millisecond. */
const LOOKED_AT = 300;

/** A support as an edge gives it, before it is known whose. */
type Given = Omit<Support, 'rule' | 'join'>;

class Gathering {
  readonly supports = new Map<string, Support[]>();
  readonly dependents = new Map<string, Dependent[]>();
  private readonly byRelation = new Map<
    string,
    [rule: ConsequenceRule, relay: ConsequenceRule, index: number][]
  >();
  readonly joins = new Map<string, FoundEdge[]>();
  private readonly handedOn = new Set<string>();
  private readonly groupsHandOn: boolean;

  constructor(
    rules: readonly ConsequenceRule[],
    private readonly known: SupportFacts,
  ) {
    for (const [index, rule] of rules.entries())
      push(this.byRelation, rule.relation, [rule, { ...rule, needs: 'ALL', carries: true }, index]);
    this.groupsHandOn = rules.some(rule => this.isHandedOn(rule));
  }

  join(edge: FoundEdge): void {
    if (this.groupsHandOn && this.known.inherits.has(edge.relation) && edge.from !== edge.to)
      push(this.joins, edge.to, edge);
  }

  private isHandedOn({ loses, relation }: ConsequenceRule): boolean {
    return loses === 'FROM' && !this.known.inherits.has(relation);
  }

  add(edge: FoundEdge): void {
    if (edge.from === edge.to) return;
    for (const [rule, relay, index] of this.byRelation.get(edge.relation) ?? []) {
      const [loser, other] = rule.loses === 'FROM' ? [edge.from, edge.to] : [edge.to, edge.from];
      if (!this.gives(rule, other, edge)) continue;
      const given = { on: other, states: rule.when.map(loss => stateOf(other, loss)), edge };
      if (this.mayLose(rule, loser)) {
        const on = stateOf(loser, rule.what);
        push(this.supports, on, { ...given, rule });
        for (const lost of given.states) push(this.dependents, lost, { rule, on, edge });
      }
      if (this.isHandedOn(rule) && this.joins.has(loser)) this.handOn(given, loser, [rule, relay, index]);
    }
  }

  /** What a group has, those in it have, and those in groups in it. */
  private handOn(
    given: Given,
    group: string,
    [rule, relay, index]: readonly [ConsequenceRule, ConsequenceRule, number],
  ): void {
    const relayed = (id: string): string => relayOf(id, rule.what, index);
    push(this.supports, relayed(group), { ...given, rule: relay });
    for (const lost of given.states)
      push(this.dependents, lost, { rule: relay, on: relayed(group), edge: given.edge });
    const groups = new Set([group]);
    for (const at of groups)
      for (const join of this.joins.get(at) ?? []) {
        const on = stateOf(join.from, rule.what);
        if (this.mayLose(rule, join.from)) {
          push(this.supports, on, { ...given, rule, join });
          this.handOnOnce(relayed(at), { rule, on, edge: join });
        }
        if (groups.has(join.from) || !this.joins.has(join.from)) continue;
        groups.add(join.from);
        push(this.supports, relayed(join.from), { ...given, rule: relay, join });
        this.handOnOnce(relayed(at), { rule: relay, on: relayed(join.from), edge: join });
      }
  }

  private handOnOnce(from: string, dependent: Dependent): void {
    const key = `${from} ${dependent.on} ${dependent.edge.key}`;
    if (this.handedOn.has(key)) return;
    this.handedOn.add(key);
    push(this.dependents, from, dependent);
  }

  /** Whether the edge is as the rule says, and the other end works: what does not gives neither function nor coverage. */
  private gives({ given, what, when }: ConsequenceRule, other: string, edge: FoundEdge): boolean {
    const { factOf, isIdle } = this.known;
    if (!given.every(one => isGiven(one, factOf(edge, one.fact)))) return false;
    return !(WORKING.includes(what) && when.includes('FUNCTION') && isIdle(other));
  }

  /** Whether it is of a kind that loses, and has something to lose: what does not work has no function. */
  private mayLose({ of, what }: ConsequenceRule, loser: string): boolean {
    const { isOf, isIdle } = this.known;
    return (!of || isOf(loser, of)) && !(what === 'FUNCTION' && isIdle(loser));
  }
}
const WORKING: readonly Consequence[] = ['FUNCTION', 'COVERAGE'];

export const EXTENTS = ['WHOLLY', 'ONLY_RECORDED', 'PARTLY'] as const;
export type Extent = (typeof EXTENTS)[number];

/**
 * The loss by one rule: how many supports are lost and left, and what extent the rule gives. `extent` is
 * undefined if it is not known.
 */
export type GroupLoss = Readonly<{
  rule: ConsequenceRule;
  extent: Extent | undefined;
  lost: number;
  left: number;
}>;

/**
 * States that are lost so far that the loss cascades to their dependents: certainly, or as far as is
 * recorded.
 */
export type Fallen = ReadonlyMap<string, 'WHOLLY' | 'ONLY_RECORDED'>;

/** Tells whether a support is lost to its dependent. */
export const isHit = ({ states }: Support, fallen: Fallen): boolean =>
  states.some(state => fallen.has(state));

/** The nodes that support a state by one rule. */
type By = Readonly<{ rule: ConsequenceRule; nodes: Set<string> }>;

/** What a state rests on: by each rule, and by the states whose loss takes a node away. */
type Resting = Readonly<{
  rules: readonly By[];
  byState: ReadonlyMap<string, readonly Readonly<{ by: By; on: string }>[]>;
}>;

/** Gathered once for a list of supports: losses are counted again and again, as ever more falls. */
const restingOf = (list: readonly Support[]): Resting => {
  const known = gathered.get(list);
  if (known) return known;
  const made = gather(list);
  gathered.set(list, made);
  return made;
};
const gathered = new WeakMap<readonly Support[], Resting>();

const gather = (list: readonly Support[]): Resting => {
  const rules = new Map<ConsequenceRule, By>();
  const byState = new Map<string, { by: By; on: string }[]>();
  for (const { rule, on, states } of list) {
    const by = rules.get(rule) ?? { rule, nodes: new Set() };
    rules.set(rule, by);
    if (by.nodes.has(on)) continue;
    by.nodes.add(on);
    for (const state of states) push(byState, state, { by, on });
  }
  return { rules: [...rules.values()], byState };
};

/** The losses of a state, by each rule under which it has any; each node counts once. `isWhole`: all its supports are known. */
export const lossesOf = (
  state: string,
  { supports }: Supports,
  fallen: Fallen,
  isWhole = true,
): readonly GroupLoss[] => {
  const list = supports.get(state);
  if (!list) return [];
  const { rules, byState } = restingOf(list);
  const hits = new Map<By, Map<string, boolean>>();
  // Whichever is fewer is gone through.
  for (const lost of (fallen.size < byState.size ? fallen : byState).keys()) {
    const how = fallen.get(lost);
    if (how === undefined) continue;
    for (const { by, on } of byState.get(lost) ?? []) {
      const nodes = hits.get(by) ?? new Map<string, boolean>();
      hits.set(by, nodes.set(on, how === 'WHOLLY' || nodes.get(on) === true));
    }
  }
  return rules.flatMap((by): GroupLoss[] => {
    const nodes = hits.get(by);
    if (!nodes) return [];
    const {
      rule,
      nodes: { size: all },
    } = by;
    const sure = [...nodes.values()].filter(Boolean).length;
    const extent = extentOf(rule, { all, hit: nodes.size, sure, isWhole });
    return [{ rule, extent, lost: nodes.size, left: all - nodes.size }];
  });
};

type Counted = Readonly<{ all: number; hit: number; sure: number; isWhole: boolean }>;

const extentOf = (
  { needs, complete }: ConsequenceRule,
  { all, hit, sure, isWhole }: Counted,
): Extent | undefined => {
  if (needs === 'ALL') return sure > 0 ? 'WHOLLY' : 'ONLY_RECORDED';
  if (needs === 'NONE') return 'PARTLY';
  if (!isWhole) return undefined;
  if (hit < all) return 'PARTLY';
  return complete && sure === all ? 'WHOLLY' : 'ONLY_RECORDED';
};

/** Tells whether a loss cascades to dependents. */
export const takesAlong = ({ rule, extent }: GroupLoss): boolean =>
  rule.carries && (extent === 'WHOLLY' || extent === 'ONLY_RECORDED');

/**
 * The cascade of states that are `gone`, among the states that may fall: repeated until nothing more falls. The
 * extent of a loss may rise as more supports fall.
 */
export function* cascade(
  gone: Iterable<string>,
  supports: Supports,
  mayFall: (state: string) => boolean,
  isWhole = true,
): Sliced<Readonly<{ fallen: Fallen; touched: ReadonlySet<string> }>> {
  let looked = 0;
  const fallen = new Map<string, 'WHOLLY' | 'ONLY_RECORDED'>();
  const touched = new Set<string>();
  const queue: string[] = [];
  yield* inTurns(gone, state => {
    fallen.set(state, 'WHOLLY');
    queue.push(state);
  });
  for (let state = queue.pop(); state !== undefined; state = queue.pop()) {
    for (const { on: dependent } of supports.dependents.get(state) ?? []) {
      const before = fallen.get(dependent);
      if ((before === 'WHOLLY' && !touched.has(dependent)) || !mayFall(dependent)) continue;
      touched.add(dependent);
      if (before === 'WHOLLY') continue;
      looked += 1 + (supports.supports.get(dependent)?.length ?? 0);
      if (looked > LOOKED_AT) {
        looked = 0;
        yield;
      }
      const falls = lossesOf(dependent, supports, fallen, isWhole).filter(takesAlong);
      if (falls.length === 0) continue;
      const now = falls.some(({ extent }) => extent === 'WHOLLY') ? 'WHOLLY' : 'ONLY_RECORDED';
      if (before === now) continue;
      fallen.set(dependent, now);
      queue.push(dependent);
    }
  }
  return { fallen, touched };
}

/**
 * The rule by which a state loses most: the most severe extent, then the greatest share lost, then the first
 * in the SDL.
 */
export const worstOf = (
  losses: readonly GroupLoss[],
  rules: readonly ConsequenceRule[],
): GroupLoss | undefined =>
  [...losses].sort(
    (a, b) =>
      gravity(a.extent) - gravity(b.extent) ||
      b.lost / (b.lost + b.left) - a.lost / (a.lost + a.left) ||
      rules.indexOf(a.rule) - rules.indexOf(b.rule),
  )[0];

/** An unknown extent may be anything, so it sorts last. */
export const gravity = (extent: Extent | undefined): number =>
  extent === undefined ? EXTENTS.length : EXTENTS.indexOf(extent);
