import type { Kind, Relation, Unique } from '../../model/model';
import type { Ends } from '../../plan/write';
import { type Numbering, Hashes } from '../columns';
import type { Fault } from '../faults';
import { Links } from '../links';
import type { EdgeRecord, NodeItem } from '../read-item';
import type { Rule, Unchanged } from './rule';

/** What tells a node apart: its values, and the numbers of the nodes that each relation goes to from it. */
type Facts = Readonly<{ values: readonly unknown[]; to: readonly number[][] }>;
type Place = Readonly<{ id: string; at: string }>;

/** @unique: no two nodes of a kind agree in all of some fields and relations. */
export class UniqueRule implements Rule {
  /** The nodes that are written, or whose edges are, with the place. */
  private readonly places = new Map<string, number>();
  private readonly facts = new Map<string, Facts>();
  private readonly edges: readonly Links[];
  /** Nodes of the store that agree with one of them, perhaps. */
  private readonly others = new Map<string, Facts>();

  constructor(
    private readonly kind: Kind,
    private readonly rule: Unique,
    private readonly relations: readonly Relation[],
    private readonly numbering: Numbering,
  ) {
    this.edges = relations.map(() => new Links(numbering));
  }

  seeNode({ at, id, fields }: NodeItem): void {
    this.places.set(id, this.numbering.places.numberOf(at));
    this.facts.set(id, this.factsOf(fields));
  }

  seeEdge(edge: EdgeRecord): void {
    this.lose(edge, edge.at);
    this.edges[this.relations.indexOf(edge.of)]?.add(edge);
  }

  lose({ from }: Ends, at: string): void {
    if (!this.places.has(from)) this.places.set(from, this.numbering.places.numberOf(at));
  }

  async learn(graph: Unchanged): Promise<void> {
    const unseen = [...this.places.keys()].filter(id => !this.facts.has(id));
    await this.learnNodes(graph, unseen, this.facts);
    await this.learnEdges(graph, this.facts);
    this.joinWritten();
    const candidates = new Set<string>();
    for (const [of, relation] of this.relations.entries()) {
      for await (const some of graph.edges(relation, 'TO', this.sharedBy(of)))
        for (const { from } of some) if (!this.facts.has(from)) candidates.add(from);
    }
    await this.learnNodes(graph, candidates, this.others);
    await this.learnEdges(graph, this.others);
  }

  /** What nodes that agree with one of these have in common. */
  private sharedBy(of: number): ReadonlySet<string> {
    const shared = new Set<string>();
    for (const facts of this.facts.values())
      if (leadOf(facts) === of) for (const id of this.idsOf(facts.to[of] ?? []).slice(0, 1)) shared.add(id);
    return shared;
  }

  /** Identities are long, so only those that occur again are kept. */
  faults(): readonly Fault[] {
    this.joinWritten();
    const [seen, again] = [new Hashes(), new Hashes()];
    for (const all of [this.others, this.facts])
      for (const facts of all.values()) {
        const identity = this.identityOf(facts);
        if (seen.add(identity)) again.add(identity);
      }
    const taken = new Map<string, Place>();
    for (const [id, facts] of this.others) {
      const identity = this.identityOf(facts);
      if (again.has(identity)) taken.set(identity, { id, at: 'the store' });
    }
    const faults: Fault[] = [];
    for (const [id, facts] of this.facts) {
      const identity = this.identityOf(facts);
      if (leadOf(facts) === undefined || !again.has(identity)) continue;
      const [at, other] = [this.placeOf(id), taken.get(identity)];
      if (other) faults.push({ at, text: this.textOf(id, other) });
      else taken.set(identity, { id, at });
    }
    return faults;
  }

  warnings(): readonly string[] {
    return [];
  }

  private textOf(id: string, other: Place): string {
    const names = [...this.rule.fields, ...this.rule.relations].join(', ');
    return `${id} agrees with ${other.id}, in ${other.at}, in all of ${names}: ${this.rule.because}`;
  }

  private placeOf(id: string): string {
    const place = this.places.get(id);
    return place === undefined ? '' : this.numbering.places.at(place);
  }

  private factsOf(fields: Readonly<Record<string, unknown>>): Facts {
    return {
      values: this.rule.fields.map(name => fields[name] ?? null),
      to: this.relations.map(() => []),
    };
  }

  private idsOf(numbers: readonly number[]): readonly string[] {
    return numbers.map(number => this.numbering.ids.at(number)).sort();
  }

  private identityOf({ values, to }: Facts): string {
    return JSON.stringify([values, to.map(numbers => this.idsOf(numbers))]);
  }

  private join(facts: Facts | undefined, of: number, to: string): void {
    const [numbers, number] = [facts?.to[of], this.numbering.ids.add(to)];
    if (numbers && !numbers.includes(number)) numbers.push(number);
  }

  /** Edges that are written from nodes that are there, or will be. */
  private joinWritten(): void {
    for (const [of, links] of this.edges.entries())
      for (let i = 0; i < links.length; i += 1) {
        const { from, to } = links.ends(i);
        this.join(this.facts.get(from), of, to);
      }
  }

  private async learnNodes(graph: Unchanged, ids: Iterable<string>, into: Map<string, Facts>): Promise<void> {
    for await (const some of graph.nodes(ids))
      for (const [id, properties] of some)
        if (properties['type'] === this.kind.name) into.set(id, this.factsOf(properties));
  }

  private async learnEdges(graph: Unchanged, of: ReadonlyMap<string, Facts>): Promise<void> {
    for (const [i, relation] of this.relations.entries())
      for await (const some of graph.edges(relation, 'FROM', of.keys()))
        for (const { from, to } of some) this.join(of.get(from), i, to);
  }
}

/** The first relation that goes from it: nodes that agree share its far ends. */
const leadOf = ({ to }: Facts): number | undefined => {
  const lead = to.findIndex(ids => ids.length > 0);
  return lead < 0 ? undefined : lead;
};
