import type { Kind, Relation } from '../../model/model';
import type { Unique } from '../../model/rules';
import type { Ends } from '../../plan/write';
import type { Fault } from '../faults';
import type { EdgeItem, NodeItem } from '../read-item';
import type { Rule, Unchanged } from './rule';

/** What tells a node apart: its values, and the nodes that each relation goes to from it. */
type Facts = Readonly<{ values: readonly unknown[]; to: readonly Set<string>[] }>;
type Place = Readonly<{ id: string; at: string }>;

/** @unique: no two nodes of a kind agree in all of some fields and relations. */
export class UniqueRule implements Rule {
  /** The nodes that are written, or whose edges are, with the place. */
  private readonly places = new Map<string, string>();
  private readonly facts = new Map<string, Facts>();
  private readonly edges: (Ends & Readonly<{ of: number }>)[] = [];
  /** Nodes of the store that agree with one of them, perhaps. */
  private readonly others = new Map<string, Facts>();

  constructor(
    private readonly kind: Kind,
    private readonly rule: Unique,
    private readonly relations: readonly Relation[],
  ) {}

  seeNode({ at, id, fields }: NodeItem): void {
    this.places.set(id, at);
    this.facts.set(id, this.factsOf(fields));
  }

  seeEdge({ at, of, from, to }: EdgeItem): void {
    if (!this.places.has(from)) this.places.set(from, at);
    this.edges.push({ from, to, of: this.relations.indexOf(of) });
  }

  lose({ from }: Ends, at: string): void {
    if (!this.places.has(from)) this.places.set(from, at);
  }

  async learn(graph: Unchanged): Promise<void> {
    const unseen = [...this.places.keys()].filter(id => !this.facts.has(id));
    await this.learnNodes(graph, unseen, this.facts);
    await this.learnEdges(graph, this.facts);
    this.joinWritten();
    const candidates = new Set<string>();
    for (const [of, relation] of this.relations.entries()) {
      const shared = [...this.facts.values()].flatMap(facts =>
        leadOf(facts) === of ? firstOf(facts, of) : [],
      );
      for (const { from } of await graph.edges(relation, 'TO', shared))
        if (!this.facts.has(from)) candidates.add(from);
    }
    await this.learnNodes(graph, [...candidates], this.others);
    await this.learnEdges(graph, this.others);
  }

  faults(): readonly Fault[] {
    this.joinWritten();
    const taken = new Map<string, Place>();
    for (const [id, facts] of this.others) taken.set(identityOf(facts), { id, at: 'the store' });
    return [...this.facts].flatMap(([id, facts]) => {
      if (leadOf(facts) === undefined) return [];
      const [identity, at] = [identityOf(facts), this.places.get(id) ?? ''];
      const other = taken.get(identity);
      if (!other) taken.set(identity, { id, at });
      return other ? [{ at, text: this.textOf(id, other) }] : [];
    });
  }

  warnings(): readonly string[] {
    return [];
  }

  private textOf(id: string, other: Place): string {
    const names = [...this.rule.fields, ...this.rule.relations].join(', ');
    return `${id} agrees with ${other.id}, in ${other.at}, in all of ${names}: ${this.rule.because}`;
  }

  private factsOf(fields: Readonly<Record<string, unknown>>): Facts {
    return {
      values: this.rule.fields.map(name => fields[name] ?? null),
      to: this.relations.map(() => new Set<string>()),
    };
  }

  /** Edges that are written from nodes that are there, or will be. */
  private joinWritten(): void {
    for (const { from, to, of } of this.edges) this.facts.get(from)?.to[of]?.add(to);
  }

  private async learnNodes(
    graph: Unchanged,
    ids: readonly string[],
    into: Map<string, Facts>,
  ): Promise<void> {
    for (const [id, properties] of await graph.nodes(ids))
      if (properties['type'] === this.kind.name) into.set(id, this.factsOf(properties));
  }

  private async learnEdges(graph: Unchanged, of: ReadonlyMap<string, Facts>): Promise<void> {
    for (const [i, relation] of this.relations.entries())
      for (const { from, to } of await graph.edges(relation, 'FROM', [...of.keys()]))
        of.get(from)?.to[i]?.add(to);
  }
}

/** The first relation that goes from it: nodes that agree share its far ends. */
const leadOf = ({ to }: Facts): number | undefined => {
  const lead = to.findIndex(ids => ids.size > 0);
  return lead < 0 ? undefined : lead;
};

const firstOf = ({ to }: Facts, of: number): string[] => [...(to[of] ?? [])].sort().slice(0, 1);

const identityOf = ({ values, to }: Facts): string =>
  JSON.stringify([values, to.map(ids => [...ids].sort())]);
