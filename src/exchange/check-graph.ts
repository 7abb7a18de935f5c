import { SOURCE, type Kind, type Model, type Relation } from '../model/model';
import type { StoredEdge, StoredNode } from '../plan/plan-write';
import { Circles } from './circles';
import type { Faults } from './faults';
import { Hashes } from './hashes';
import { Periods, type Period } from './periods';

/** Which kind the node of an id is, where only the store has it. */
export type KindOf = (id: string) => Kind | undefined;

type Seen = Readonly<{ kind: Kind; at: string }>;

/**
 * What no single record shows: doubles, ends that are not there or of the wrong kind, sources that are not there,
 * periods that overlap, and circles in relations that have none. First all nodes and edges are seen, then all edges a
 * second time, when every end is known.
 */
export class GraphCheck {
  /** The nodes seen, by id. */
  readonly nodes = new Map<string, Seen>();
  /** Keys of the edges seen. */
  readonly edges = new Hashes();
  /** Values of unique fields, by field and value, and whose they are. */
  readonly keys = new Map<string, Readonly<{ at: string; id: string }>>();
  /** The sources that are named, and where first. */
  readonly cited = new Map<string, string>();
  readonly circles = new Circles();
  private readonly pairs = new Hashes();
  private readonly again = new Set<string>();
  private readonly periods = new Periods();

  constructor(private readonly model: Model, private readonly faults: Faults) {}

  seeNode(at: string, node: StoredNode): void {
    const before = this.nodes.get(node.id);
    if (before) this.faults.add(`${at}  ${node.id} stands already in ${before.at}${before.kind === node.kind ? '' : `, as a ${before.kind.name}`}`);
    else this.nodes.set(node.id, { kind: node.kind, at });
    for (const field of node.kind.fields.values()) {
      const value = node.properties[field.name];
      if (!field.key || field.name === 'id' || value === undefined) continue;
      const key = `${field.declaredBy}.${field.name} ${String(value)}`;
      const taken = this.keys.get(key);
      if (taken) this.faults.add(`${at}  ${key} stands already in ${taken.at}`);
      else this.keys.set(key, { at, id: node.id });
    }
    this.cite(at, node.properties['sources']);
  }

  seeEdge(at: string, edge: StoredEdge): void {
    const pair = pairOf(edge);
    if (this.pairs.add(pair)) this.again.add(pair);
    this.edges.add(edge.key);
    this.cite(at, edge.properties['sources']);
  }

  private cite(at: string, sources: unknown): void {
    if (!Array.isArray(sources) || sources.length === 0) this.faults.add(`${at}  sources: names none; nothing without a source`);
    else for (const id of sources.map(String)) if (!this.cited.has(id)) this.cited.set(id, at);
  }

  /** When all has been seen. */
  checkEdge(at: string, edge: StoredEdge, stored: KindOf): void {
    this.checkEnd(at, 'from', edge.from, edge.relation, stored);
    this.checkEnd(at, 'to', edge.to, edge.relation, stored);
    if (edge.relation.acyclic) this.circles.add(edge.relation.name, edge.from, edge.to, at);
    const pair = pairOf(edge);
    if (this.again.has(pair)) this.periods.add(pair, periodOf(at, edge));
  }

  private checkEnd(at: string, side: 'from' | 'to', id: string, relation: Relation, stored: KindOf): void {
    const kind = this.nodes.get(id)?.kind ?? stored(id);
    const allowed = relation[side];
    if (!kind) this.faults.add(`${at}  ${side}: there is no ${id}`);
    else if (!fits(this.model, kind, allowed)) this.faults.add(`${at}  ${side}: ${id} is a ${kind.name}; ${relation.name} goes ${side} ${allowed.join(' or ')}`);
  }

  /** What shows only when all edges have been checked. */
  finish(stored: KindOf): void {
    for (const [id, at] of this.cited) {
      const kind = this.nodes.get(id)?.kind ?? stored(id);
      if (kind?.name !== SOURCE) this.faults.add(`${at}  sources: there is no ${id}`);
    }
    for (const fault of this.periods.faults()) this.faults.add(fault);
    for (const { at, from, relation } of this.circles.found()) this.faults.add(`${at}  ${from} reaches itself by ${relation}, which has no circles`);
  }
}

export const fits = (model: Model, kind: Kind, allowed: readonly string[]): boolean =>
  allowed.some(name => model.kinds.get(name)?.members.includes(kind.name));

/** One relation between two ends, whatever its period. */
export const pairOf = ({ relation, from, to }: StoredEdge): string => `${relation.name} ${from} ${to}`;

export const periodOf = (at: string, { key, properties }: StoredEdge): Period =>
  ({ at, key, from: properties['validFrom'] as string | undefined, to: properties['validTo'] as string | undefined });
