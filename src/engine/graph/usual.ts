import { apartFields, type Model, type Relation } from '../model/model';
import { sortIn, type Degrees, type Statistics } from '../plan/statistics';
import type { Found, FoundEdge } from './found';

/** What is known about the graph as a whole. */
export type Known = Readonly<{ model: Model; statistics: Pick<Statistics, 'nodes' | 'edges'> }>;

/**
 * What is usual in the graph: how many relations there are between nodes of two sorts, and of which relations
 * no node has more than one.
 */
export class Usual {
  /** Nodes that already have such a relation, by its name and end. */
  private readonly having = new Set<string>();

  constructor(
    private readonly found: Pick<Found, 'nodes' | 'facts' | 'expansions' | 'added'>,
    private readonly known: Known,
  ) {
    for (const { levels } of found.expansions.values()) for (const edges of levels) this.note(edges);
    this.note(found.added);
  }

  /** Notes the nodes that have a relation of which no node has two. */
  private note(edges: readonly FoundEdge[]): void {
    for (const { relation, from, to } of edges) {
      const degrees = this.degrees(relation);
      if (isSingle(degrees, 'from')) this.having.add(`${relation} from ${from}`);
      if (isSingle(degrees, 'to')) this.having.add(`${relation} to ${to}`);
    }
  }

  /**
   * The kind of a node, subdivided as the SDL says: national frameworks are another sort than those of
   * others.
   */
  sortOf(id: string): string {
    const node = this.found.nodes.get(id);
    const values = apartFields(this.known.model, [node?.kind ?? '']).map(
      name => node?.facts[this.found.facts.node.indexOf(name)],
    );
    return sortIn(node?.kind ?? '', values);
  }

  countOf({ name }: Relation, from: Readonly<{ sort: string }>, to: Readonly<{ sort: string }>): number {
    return this.degrees(name)?.sorts.get(`${from.sort} ${to.sort}`) ?? 0;
  }

  /**
   * Whether a node may have one more relation at this end. If no node in the graph has two (each obligation
   * follows from one framework), a node that has one is full. So is every node of its kind, if there are as
   * many such relations as nodes.
   */
  takesMore(id: string, { name }: Relation, end: 'from' | 'to'): boolean {
    const degrees = this.degrees(name);
    if (!degrees || !isSingle(degrees, end)) return true;
    if (this.having.has(`${name} ${end} ${id}`)) return false;
    const kind = this.found.nodes.get(id)?.kind ?? '';
    return relatedOf(degrees, kind, end) < (this.known.statistics.nodes.get(kind) ?? Infinity);
  }

  private degrees(name: string): Degrees | undefined {
    return this.known.statistics.edges.get(name);
  }
}

/** Too few to show a rule below this count. */
const FEW = 5;

/** Whether no node has two of a relation at this end, given enough of them to tell. */
const isSingle = (degrees: Degrees | undefined, end: 'from' | 'to'): boolean =>
  degrees !== undefined && degrees.count >= FEW && (end === 'from' ? degrees.maxOut : degrees.maxIn) <= 1;

/** How many nodes of a kind have a relation of which no node has two. */
const relatedOf = ({ between }: Degrees, kind: string, end: 'from' | 'to'): number =>
  [...between]
    .filter(([kinds]) => (end === 'from' ? kinds.startsWith(`${kind} `) : kinds.endsWith(` ${kind}`)))
    .reduce((sum, [, count]) => sum + count, 0);
