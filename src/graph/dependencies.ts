import { compare } from './found';
import type { Budget } from './budget';
import { cascade, type Footing } from './footing';
import type { Sliced } from './sliced';

/** A single point of failure: without it some of those asked about have nothing to stand on. */
export type Dependency = Readonly<{
  id: string;
  dependents: readonly string[];
  partly: number;
  dominated: number;
  articulation: boolean;
}>;
export type Dependencies = Readonly<{ all: readonly Dependency[]; cut: boolean }>;

/** Nodes looked at that take as long as a hop tried. */
const NODES_A_STEP = 20;

/**
 * What `of` wholly depend on among `candidates`. Where each node needs one of its supports and nothing rests on itself,
 * these are its dominators on the way up from the ground. The most depended on come first.
 */
export function* dependenciesOf(
  of: ReadonlySet<string>,
  candidates: readonly string[],
  footing: Footing,
  within: ReadonlySet<string>,
  budget: Budget,
): Sliced<Dependencies> {
  const cuts = articulations(footing);
  const all: Dependency[] = [];
  for (const id of [...candidates].sort(compare)) {
    const lost = cascade([id], footing, within);
    const above = restingOn(id, footing);
    yield;
    if (!budget.take(Math.ceil((lost.size + above.size + of.size) / NODES_A_STEP)))
      return { all: all.sort(inRank), cut: true };
    const dependents = [...of].filter(node => lost.has(node)).sort(compare);
    if (dependents.length === 0) continue;
    const partly = [...of].filter(node => node !== id && above.has(node) && !lost.has(node)).length;
    all.push({ id, dependents, partly, dominated: lost.size, articulation: cuts.has(id) });
  }
  return { all: all.sort(inRank), cut: false };
}

const inRank = (a: Dependency, b: Dependency): number =>
  b.dependents.length - a.dependents.length ||
  b.dominated - a.dominated ||
  b.partly - a.partly ||
  compare(a.id, b.id);

/** Everything that rests on a node, directly or not; what does so by a relation that does not carry on may yet by another. */
const restingOn = (id: string, footing: Footing): ReadonlySet<string> => {
  const [resting, followed] = [new Set<string>(), new Set([id])];
  for (const at of followed) {
    for (const { on, relation } of footing.dependents.get(at) ?? []) {
      resting.add(on);
      if (relation.carries) followed.add(on);
    }
  }
  return resting;
};

/** Nodes without which the graph of who stands on what, direction aside, has more parts (Tarjan 1972, without recursion). */
export const articulations = (footing: Footing): ReadonlySet<string> => {
  const search = new ArticulationSearch(
    new Map(
      [...new Set([...footing.supports.keys(), ...footing.dependents.keys()])].map(id => [
        id,
        [
          ...new Set(
            [...(footing.supports.get(id) ?? []), ...(footing.dependents.get(id) ?? [])].map(({ on }) => on),
          ),
        ],
      ]),
    ),
  );
  return search.run();
};

type Frame = { readonly id: string; readonly parent: string | undefined; next: number; children: number };

class ArticulationSearch {
  private readonly order = new Map<string, number>();
  private readonly low = new Map<string, number>();
  private readonly found = new Set<string>();

  constructor(private readonly neighbours: ReadonlyMap<string, readonly string[]>) {}

  run(): ReadonlySet<string> {
    for (const root of this.neighbours.keys()) if (!this.order.has(root)) this.from(root);
    return this.found;
  }

  private from(root: string): void {
    const stack: Frame[] = [this.enter(root, undefined)];
    for (let top = stack[stack.length - 1]; top; top = stack[stack.length - 1]) {
      const to = this.neighbours.get(top.id)?.[top.next];
      top.next += 1;
      if (to === undefined) this.leave(stack);
      else if (!this.order.has(to)) {
        top.children += 1;
        stack.push(this.enter(to, top.id));
      } else if (to !== top.parent) this.lower(top.id, this.order.get(to) ?? 0);
    }
  }

  private enter(id: string, parent: string | undefined): Frame {
    this.order.set(id, this.order.size);
    this.low.set(id, this.order.size - 1);
    return { id, parent, next: 0, children: 0 };
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

/** The nodes of which all supports were found: those that a whole level was expanded from. */
export const fullyKnown = (levels: readonly (readonly string[])[], whole: number): ReadonlySet<string> =>
  new Set(levels.slice(0, whole).flat());
