import { LRUCache } from 'lru-cache';
import { SOURCE, membershipsOf, type Kind, type Model, type Relation } from '../model/model';
import type { Selector, Traversal } from '../plan/traversal';
import type { Names } from '../store/store';
import type { Planned } from './plans';

/** Plans differ by what they are asked for, and are alike in what they read. */
const MOST_ALIKE = 1_000;
const alike = new LRUCache<string, ReadonlySet<string>>({ max: MOST_ALIKE });
const known = new WeakMap<Planned['plan'], Readonly<{ names: Names }>>();

/**
 * The kinds and relations that a plan reads: a change of any other cannot change its answer. Undefined if it may read
 * anything. Rather too many than too few.
 */
export const readsOf = (planned: Planned, model: Model): Names => {
  const before = known.get(planned.plan);
  if (before) return before.names;
  const names = shared(read(planned, model));
  known.set(planned.plan, { names });
  return names;
};

const shared = (names: Names): Names => {
  if (!names) return undefined;
  const key = [...names].sort().join(' ');
  const same = alike.get(key) ?? names;
  alike.set(key, same);
  return same;
};

const read = ({ plan, fetches, dependsOn, traversals }: Planned, model: Model): Names => {
  if (dependsOn === 'MORE_THAN_THE_GRAPH' || traversals.some(readsMore)) return undefined;
  const reading = new Reading(model);
  // Nodes may be asked for by ids alone, of whatever kind they are.
  if (dependsOn === 'ALL_KINDS') reading.addKinds(model.kinds.keys());
  reading.visit(plan);
  reading.visit(fetches);
  return reading.names;
};

/**
 * What follows from a what-if is worked out from relations that no plan names; why nothing was found is told with what is
 * known of the graph as a whole, which is read anew after a write; what matches nothing, with what is like it.
 */
const readsMore = ({ assuming, shape }: Traversal): boolean =>
  assuming !== undefined || shape.items.some(({ field }) => field === 'whyNot' || field === 'unmatched');

class Reading {
  readonly names = new Set<string>([SOURCE]);
  private readonly seen = new Set<unknown>();

  constructor(private readonly model: Model) {}

  addKinds(kinds: Iterable<string>): void {
    for (const name of kinds)
      for (const member of this.model.kinds.get(name)?.members ?? []) this.names.add(member);
  }

  visit(part: unknown): void {
    if (typeof part !== 'object' || part === null || this.seen.has(part)) return;
    this.seen.add(part);
    if (isKind(part)) this.addKinds([part.name]);
    else if (isIds(part)) this.addSorts(part.sorts);
    else if (isRelation(part)) this.addRelation(part);
    // What is closed may be open to a group of the viewer, so that another group may show it.
    else if (isSeen(part)) for (const relation of membershipsOf(this.model)) this.addRelation(relation);
    else if (part !== this.model) this.visitAll(part);
  }

  private visitAll(part: object): void {
    if (part instanceof Map || part instanceof Set) for (const inside of part.values()) this.visit(inside);
    else for (const name in part) this.visit((part as Readonly<Record<string, unknown>>)[name]);
  }

  /** The kinds that ids are of, by what they begin with. */
  private addSorts(sorts: readonly string[]): void {
    for (const { name, prefix } of this.model.kinds.values())
      if (sorts.includes('') || sorts.includes(prefix)) this.addKinds([name]);
  }

  private addRelation({ name, from, to }: Relation): void {
    this.names.add(name);
    this.addKinds(from);
    this.addKinds(to);
  }
}

const isKind = (part: object): part is Kind => 'members' in part && 'ends' in part && 'plural' in part;
const isIds = (part: object): part is Selector & { kind: 'ids' } =>
  'sorts' in part && 'kind' in part && part.kind === 'ids';
const isSeen = (part: object): boolean => 'kind' in part && part.kind === 'seen';
const isRelation = (part: object): part is Relation =>
  'forward' in part && 'backward' in part && 'traverse' in part;
