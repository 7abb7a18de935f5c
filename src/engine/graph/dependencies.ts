import type { Consequence, ConsequenceRule } from '../model/consequences';
import { compare, push, type Hop, type Hops } from './found';
import type { Budget } from './sliced';
import { inTurns, sorted, type Sliced } from './sliced';
import { UpTo, readWhole } from './up-to';
import {
  cascade,
  everyLossOf,
  gravity,
  isRelay,
  lossOfState,
  lossesOf,
  nodeOfState,
  worstOf,
  type Extent,
  type GroupLoss,
  type Supports,
} from './supports';

type Dependent = Readonly<{ id: string; extent: Extent }>;

/**
 * A single point of failure: without it, some of the nodes asked about lose something for which no
 * alternative is recorded.
 */
export type Dependency = Readonly<{
  id: string;
  dependents: readonly Dependent[];
  weakened: number;
  dominated: number;
  articulation: boolean;
}>;

/** What is lost, by which rules, and which nodes have all their supports known. */
export type AskedLosses = Readonly<{
  loss: Consequence;
  rules: readonly ConsequenceRule[];
  within: ReadonlySet<string>;
}>;

/** Visiting this many nodes takes as long as trying one hop. */
const NODES_A_STEP = 20;

/**
 * The nodes among `candidates` that `of` depend on, for one kind of loss. If every node needs one of its
 * supports and the supports are acyclic, these are its dominators, seen from the nodes without supports.
 * Ranked by the number of dependents.
 */
export function* dependenciesOf(
  of: ReadonlySet<string>,
  candidates: readonly string[],
  supports: Supports,
  { loss, rules, within }: AskedLosses,
  budget: Budget,
): Sliced<UpTo<readonly Dependency[]>> {
  const cuts = yield* articulations(supports);
  const all: Dependency[] = [];
  // A group hands on what is lost of what it has, whatever else it has; of what is `within`, all supports are known.
  const mayFall = (state: string): boolean => isRelay(state) || within.has(nodeOfState(state));
  for (const id of yield* sorted(candidates, compare)) {
    const { fallen, touched } = yield* cascade(yield* everyLossOf([id]), supports, mayFall);
    yield;
    if (!budget.take(Math.ceil((fallen.size + touched.size + of.size) / NODES_A_STEP)))
      return new UpTo(all.sort(inRank), 0, 'PATH_LIMIT');
    let [dominated, weakened] = [0, 0];
    const dependents: Dependent[] = [];
    for (const state of touched) {
      if (lossOfState(state) !== loss) continue;
      const [node, losses] = [nodeOfState(state), lossesOf(state, supports, fallen)];
      const depends = isDependent(losses);
      if (depends) dominated += 1;
      if (!of.has(node)) continue;
      if (depends) dependents.push({ id: node, extent: worstOf(losses, rules)?.extent ?? 'PARTLY' });
      else weakened += 1;
    }
    if (dependents.length === 0) continue;
    dependents.sort((a, b) => compare(a.id, b.id));
    all.push({ id, dependents, weakened, dominated, articulation: cuts.has(id) });
  }
  return readWhole(all.sort(inRank));
}

/** Everything is lost, or something for which there is no alternative. */
const isDependent = (losses: readonly GroupLoss[]): boolean =>
  losses.some(({ rule, extent }) => gravity(extent) < gravity('PARTLY') || rule.needs === 'EACH');

const inRank = (a: Dependency, b: Dependency): number =>
  b.dependents.length - a.dependents.length ||
  b.dominated - a.dominated ||
  b.weakened - a.weakened ||
  compare(a.id, b.id);

/**
 * Hops from each node to its own supports, for every kind of loss, and to the groups that it is in, whether these are
 * known to have any or not.
 */
export function* restingHops({ supports, joins }: Supports): Sliced<Hops> {
  const hops = new Map<string, Hop[]>();
  yield* inTurns(
    supports,
    ([state, list]) => {
      const from = nodeOfState(state);
      for (const { rule, on, edge, join } of list)
        if (!join)
          push(hops, from, { edge, direction: rule.loses === 'FROM' ? 'FORWARD' : 'BACKWARD', from, to: on });
    },
    STATES,
  );
  yield* inTurns(
    joins.values(),
    list => {
      for (const edge of list)
        push(hops, edge.from, { edge, direction: 'FORWARD', from: edge.from, to: edge.to });
    },
    STATES,
  );
  return hops;
}
/** States whose supports are visited between two yields. */
const STATES = 100;

/**
 * The articulation points of the undirected graph of supports: nodes whose removal leaves it in more parts
 * (Tarjan 1972, without recursion).
 */
function* articulations({ supports }: Supports): Sliced<ReadonlySet<string>> {
  const neighbours = new Map<string, Set<string>>();
  const meet = (a: string, b: string): void => {
    const near = neighbours.get(a);
    if (near) near.add(b);
    else neighbours.set(a, new Set([b]));
  };
  yield* inTurns(
    supports,
    ([state, list]) => {
      const node = nodeOfState(state);
      for (const { on } of list) {
        meet(node, on);
        meet(on, node);
      }
    },
    STATES,
  );
  return yield* new ArticulationSearch(neighbours).run();
}

/** `others` are the neighbours of a node that were not followed yet. */
type Frame = {
  readonly id: string;
  readonly parent: string | undefined;
  readonly others: Iterator<string>;
  children: number;
};
/** Nodes entered between two yields. */
const ENTERED = 200;

const NONE: ReadonlySet<string> = new Set();

class ArticulationSearch {
  private readonly order = new Map<string, number>();
  private readonly low = new Map<string, number>();
  private readonly found = new Set<string>();

  constructor(private readonly neighbours: ReadonlyMap<string, ReadonlySet<string>>) {}

  *run(): Sliced<ReadonlySet<string>> {
    for (const root of this.neighbours.keys()) if (!this.order.has(root)) yield* this.from(root);
    return this.found;
  }

  private *from(root: string): Sliced<void> {
    const stack: Frame[] = [this.enter(root, undefined)];
    for (let top = stack[stack.length - 1]; top; top = stack[stack.length - 1]) {
      const { done, value: to } = top.others.next();
      if (done) this.leave(stack);
      else if (!this.order.has(to)) {
        top.children += 1;
        stack.push(this.enter(to, top.id));
        if (this.order.size % ENTERED === 0) yield;
      } else if (to !== top.parent) this.lower(top.id, this.order.get(to) ?? 0);
    }
  }

  private enter(id: string, parent: string | undefined): Frame {
    this.order.set(id, this.order.size);
    this.low.set(id, this.order.size - 1);
    return { id, parent, others: (this.neighbours.get(id) ?? NONE).values(), children: 0 };
  }

  private leave(stack: Frame[]): void {
    const done = stack.pop();
    const above = stack[stack.length - 1];
    if (!done) return;
    if (!above) {
      if (done.children > 1) this.found.add(done.id);
      return;
    }
    const low = this.low.get(done.id) ?? 0;
    this.lower(above.id, low);
    if (stack.length > 1 && low >= (this.order.get(above.id) ?? 0)) this.found.add(above.id);
  }

  private lower(id: string, to: number): void {
    this.low.set(id, Math.min(this.low.get(id) ?? to, to));
  }
}

/**
 * The nodes whose supports were all found: those expanded by a whole level, if so were all groups that they are in, and
 * those that these are in.
 */
export const fullyKnown = (
  levels: readonly (readonly string[])[],
  whole: number,
  { joins }: Pick<Supports, 'joins'>,
): ReadonlySet<string> => {
  const known = new Set(levels.slice(0, whole).flat());
  const unread = new Set([...joins.keys()].filter(group => !known.has(group)));
  for (const group of unread)
    for (const { from } of joins.get(group) ?? []) {
      known.delete(from);
      unread.add(from);
    }
  return known;
};
