import { SOURCE, STANDING, type Kind, type Model, type Relation } from '../model/model';
import { Numbering, type NumberColumn, Hashes } from './columns';
import type { FaultSink, Fault } from './faults';
import { Parties, partiesOf } from './parties';
import { periods, PeriodRows, type PeriodRow, overlap, periodText } from './periods';
import type { EdgeRecord, RecordItem, NodeItem } from './read-item';
import { RuleCheck } from './rules/rule-check';
import { SeenNodes, type SeenNode } from './seen-nodes';
import { Links, LinksAt } from './links';
import type { Ends } from '../plan/write';

/** What the rules need of a node that exists only in the store. */
type StoredKind = Omit<SeenNode, 'at'>;
/** The node of the store with this id. */
export type KnownNode = (id: string) => StoredKind | undefined;

/**
 * What no single record shows: duplicates, endpoints that do not exist or are of the wrong kind, sources that
 * do not exist or cannot carry a fact, periods that overlap, relations that begin before their endpoints, facts without evidence,
 * two verdicts on a pair, cycles in acyclic relations, and what breaks a rule of the SDL. First all nodes and edges
 * are seen, then all edges a second time, when every endpoint is known.
 */
export class GraphCheck {
  /** Numbers for ids and places, since records are too many to keep their texts. */
  readonly numbering = new Numbering();
  readonly nodes = new SeenNodes(this.numbering);
  /** Keys of the edges seen. */
  readonly edges = new Hashes();
  /** The nodes that have the values of unique fields, by field and value. */
  readonly keys = new Map<string, Map<string, number>>();
  /** The sources that are cited, with the first place. */
  readonly cited = new Map<string, string>();
  /** What the sources of facts are. */
  private readonly standings: Standings;
  /** Those that records are open to. */
  readonly parties: Parties;
  readonly circles = new Circles(this.numbering);
  /** What the SDL says of nodes and relations together. */
  readonly rules: RuleCheck;
  private readonly periods = periods(this.numbering);
  private readonly verdicts = verdicts(this.numbering);

  constructor(
    private readonly model: Model,
    private readonly faults: FaultSink,
  ) {
    this.rules = new RuleCheck(model, this.numbering);
    this.parties = new Parties(model, faults);
    this.standings = new Standings(model);
  }

  /** `parties`: those that it newly names. */
  see(item: RecordItem, parties = partiesOf(item)): void {
    this.parties.see(item, parties);
    if (item.kind === 'node') this.seeNode(item);
    else this.seeEdge(item);
  }

  private seeNode(node: NodeItem): void {
    const { at, id, of, fields } = node;
    this.rules.seeNode(node);
    const before = this.nodes.get(id);
    if (before)
      this.faults.add(
        at,
        `${id} stands already in ${before.at}${before.kind === of ? '' : `, as a ${before.kind.name}`}`,
      );
    const number = this.nodes.add(id, {
      kind: of,
      at,
      validFrom: fields['validFrom'] as string | undefined,
      standing: of.name === SOURCE ? (fields[STANDING] as string | undefined) : undefined,
    });
    for (const field of of.fields.values()) {
      const value = fields[field.name];
      if (field.key && field.name !== 'id' && value !== undefined)
        this.claim(`${field.declaredBy}.${field.name}`, String(value), number);
    }
    if (of.name === SOURCE) this.citeForSource(at, id, fields['sources']);
    else {
      this.cite(at, fields['sources']);
      this.standings.see(node);
    }
  }

  private claim(field: string, value: string, node: number): void {
    const claims = this.keys.get(field) ?? new Map<string, number>();
    this.keys.set(field, claims);
    const taken = claims.get(value);
    if (taken === undefined) claims.set(value, node);
    else
      this.faults.add(
        this.nodes.placeOf(node),
        `${field} ${value} stands already in ${this.nodes.placeOf(taken)}`,
      );
  }

  private seeEdge(edge: EdgeRecord): void {
    this.periods.see(edge);
    this.edges.add(edge.key);
    this.rules.seeEdge(edge);
    this.verdicts.see(edge);
    for (const { at, text } of evidenceFaults(edge)) this.faults.add(at, text);
    this.cite(edge.at, edge.fields['sources']);
    this.standings.see(edge);
  }

  /** A source is where facts come from, so it needs none; it cannot be evidence for itself. */
  private citeForSource(at: string, id: string, sources: unknown): void {
    if (!Array.isArray(sources) || sources.length === 0) return;
    if (sources.includes(id)) this.faults.add(at, `sources: ${id} names itself; a source needs none`);
    this.cite(at, sources);
  }

  private cite(at: string, sources: unknown): void {
    if (!Array.isArray(sources) || sources.length === 0)
      this.faults.add(at, `sources: is an empty list; every record needs a source`);
    else for (const id of sources.map(String)) if (!this.cited.has(id)) this.cited.set(id, at);
  }

  /** Called when all records have been seen. */
  checkEdge(edge: EdgeRecord, stored: KnownNode): void {
    const { at, of } = edge;
    this.checkEnd(at, 'from', edge.from, of, stored);
    this.checkEnd(at, 'to', edge.to, of, stored);
    this.checkBegun(edge, stored);
    if (of.acyclic) this.circles.add(of.name, edge.from, edge.to, at);
    this.periods.add(edge);
    this.verdicts.add(edge);
  }

  /** A relation that begins before one of its endpoints would refer to something that does not exist yet. */
  private checkBegun({ at, of, from, to, fields }: EdgeRecord, stored: KnownNode): void {
    const begun = fields['validFrom'] as string | undefined;
    for (const end of begun === undefined ? [] : [from, to]) {
      const first = (this.nodes.get(end) ?? stored(end))?.validFrom;
      if (begun !== undefined && first !== undefined && begun < first)
        this.faults.add(
          at,
          `validFrom: ${of.name} holds from ${begun}, and ${end} only from ${first}; a relation cannot begin before its ends`,
        );
    }
  }

  private checkEnd(at: string, side: 'from' | 'to', id: string, relation: Relation, stored: KnownNode): void {
    const kind = (this.nodes.get(id) ?? stored(id))?.kind;
    const allowed = relation[side];
    if (!kind) this.faults.add(at, `${side}: there is no ${id}`);
    else if (!fits(this.model, kind, allowed))
      this.faults.add(
        at,
        `${side}: ${id} is a ${kind.name}; ${relation.name} goes ${side} ${allowed.join(' or ')}`,
      );
  }

  /** Checks that are possible only after all edges. */
  finish(stored: KnownNode): void {
    for (const [id, at] of this.cited) {
      const kind = (this.nodes.get(id) ?? stored(id))?.kind;
      if (kind?.name !== SOURCE) this.faults.add(at, `sources: there is no ${id}`);
    }
    this.parties.check(id => (this.nodes.get(id) ?? stored(id))?.kind);
    for (const { at: where, text } of [
      ...this.periods.faults(),
      ...this.verdicts.faults(),
      ...this.rules.faults(),
      ...this.standings.faults(id => (this.nodes.get(id) ?? stored(id))?.standing),
    ])
      this.faults.add(where, text);
    for (const { at, from, relation } of this.circles.found())
      this.faults.add(at, `${from} reaches itself by ${relation}, which has no circles`);
  }
}

export const fits = (model: Model, kind: Kind, allowed: readonly string[]): boolean =>
  allowed.some(name => model.kinds.get(name)?.members.includes(kind.name));

type Circle = Readonly<{ relation: string; from: string; to: string; at: string }>;

/**
 * Finds cycles in acyclic relations: repeatedly removes edges that nothing leads to, and edges that lead to
 * nothing; what is left is in a cycle or between cycles.
 */
export class Circles {
  private readonly links = new Map<string, Links>();

  constructor(private readonly numbering = new Numbering()) {}

  /** The relations that occur in some record. */
  get relations(): readonly string[] {
    return [...this.links.keys()];
  }

  /** `at`: where it was read; undefined for an edge of the store. */
  add(relation: string, from: string, to: string, at: string | undefined): void {
    const before = this.links.get(relation);
    const links = before ?? new Links(this.numbering);
    if (!before) this.links.set(relation, links);
    links.add({ from, to }, at);
  }

  found(): readonly Circle[] {
    return [...this.links].flatMap(([relation, links]) => this.circlesOf(relation, links));
  }

  private circlesOf(relation: string, links: Links): readonly Circle[] {
    const gone = new Uint8Array(links.length);
    const nodes = this.numbering.ids.size;
    strip(gone, links.from, links.to, nodes);
    strip(gone, links.to, links.from, nodes);
    const found: Circle[] = [];
    for (let i = 0; i < links.length; i += 1) {
      const at = gone[i] === 1 ? undefined : links.place(i);
      if (at !== undefined) found.push({ relation, ...links.ends(i), at });
    }
    return found;
  }
}

/** Repeatedly removes the links whose far end leads nowhere; each is visited once. */
const strip = (gone: Uint8Array, near: NumberColumn, far: NumberColumn, nodes: number): void => {
  const [going, coming] = [new Uint32Array(nodes), new LinksAt(far, nodes)];
  for (let i = 0; i < near.length; i += 1)
    if (gone[i] === 0) going[near.get(i)] = (going[near.get(i)] ?? 0) + 1;
  const ends: number[] = [];
  for (let node = 0; node < nodes; node += 1)
    if (coming.count(node) > 0 && going[node] === 0) ends.push(node);
  for (let end = ends.pop(); end !== undefined; end = ends.pop()) {
    for (let n = 0; n < coming.count(end); n += 1) {
      const link = coming.link(end, n);
      if (gone[link] === 1) continue;
      gone[link] = 1;
      const [from, left] = [near.get(link), (going[near.get(link)] ?? 0) - 1];
      going[from] = left;
      if (left === 0) ends.push(from);
    }
  }
};

/** The facts of a relation that quote its source word for word. */
const evidenceOf = (relation: Relation): readonly string[] =>
  [...relation.fields.values()].filter(field => field.evidence).map(field => field.name);

const saysEvidence = (relation: Relation): boolean => evidenceOf(relation).length > 0;

/** A relation that is a FACT must quote its source. */
const evidenceFaults = ({ at, of, fields }: EdgeRecord): readonly Fault[] =>
  fields['certainty'] === 'FACT'
    ? evidenceOf(of)
        .filter(name => fields[name] === undefined)
        .map(name => ({
          at,
          text: `${name}: is missing; a FACT of ${of.name} says the words of its source, or is a DEDUCTION`,
        }))
    : [];

const endsOf = ({ from, to }: Ends): string => `${from} ${to}`;

const faultOf = (verdict: PeriodRow, other: PeriodRow): Fault => ({
  at: verdict.at,
  text:
    `${endsOf(verdict.ends)}: ${verdict.relation} is ${verdict.certainty} from ${periodText(verdict)}, and by ${other.at} ` +
    `${other.relation} is ${other.certainty}: two verdicts on the same pair`,
});

const faultsOf = (rows: readonly PeriodRow[]): readonly Fault[] =>
  rows.flatMap((verdict, i) => {
    const other = rows
      .slice(0, i)
      .find(before => before.certainty !== verdict.certainty && overlap(before, verdict));
    return other ? [faultOf(verdict, other)] : [];
  });

/**
 * Relations with evidence between the same two endpoints at the same time: if one is a FACT and another is
 * not, they are two verdicts on one question, whatever the relations are called.
 */
const verdicts = (numbering: Numbering): PeriodRows =>
  new PeriodRows(numbering, {
    keyOf: edge => (saysEvidence(edge.of) ? endsOf(edge) : undefined),
    apart: false,
    faultsOf,
  });

/**
 * What facts rest on: a FACT needs a source that may carry one, as @carries says in the SDL, and names such a one first.
 * Each set of sources is kept once, with the first place where a FACT cites it.
 */
class Standings {
  private readonly carrying: ReadonlySet<string> | undefined;
  private readonly cited = new Map<string, Readonly<{ at: string; sources: readonly string[] }>>();

  constructor(model: Model) {
    const carries = model.kinds.get(SOURCE)?.fields.get(STANDING)?.carries;
    this.carrying = carries && new Set(carries);
  }

  see({ at, fields }: RecordItem): void {
    if (!this.carrying || fields['certainty'] !== 'FACT' || !Array.isArray(fields['sources'])) return;
    const sources = fields['sources'].map(String);
    const key = sources.join(' ');
    if (!this.cited.has(key)) this.cited.set(key, { at, sources });
  }

  /** @param standingOf What a source is; undefined if it does not say, or is not there. */
  faults(standingOf: (source: string) => string | undefined): readonly Fault[] {
    const { carrying } = this;
    if (!carrying) return [];
    return [...this.cited.values()].flatMap(({ at, sources }) => {
      const standings = sources.map(standingOf);
      if (sources.length === 0) return [];
      const [first] = standings;
      if (first === undefined || carrying.has(first)) return [];
      if (standings.some(of => of === undefined || carrying.has(of)))
        return [
          {
            at,
            text: `sources: ${sources[0] ?? ''} is ${first} and stands first; what a FACT rests on does`,
          },
        ];
      const said = sources.map((source, i) => `${source} is ${standings[i] ?? 'unknown'}`).join(', ');
      return [
        {
          at,
          text: `certainty: is FACT, and ${said}; a FACT needs a source that is ${[...carrying].join(', ')}`,
        },
      ];
    });
  }
}
