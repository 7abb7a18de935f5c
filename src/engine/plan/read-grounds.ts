import { required } from '../errors';
import { isGiven } from '../model/consequences';
import { isDerivedBy, ownerOf, type Derivation } from '../model/derivations';
import type { Model, Relation } from '../model/model';
import { parts } from '../model/objects';
import { MOST_GROUPS, type GroundEdge, type Grounds } from './derive';
import { pagesOf } from './pages';
import type { EdgePage, EdgePlace, LoadLookup, Properties, StoredEdge } from './write';

type Row = Readonly<Record<string, unknown>>;
/** Reads from the graph, as a load does. */
export type Look = (lookup: LoadLookup) => Promise<readonly Row[]>;

/** Of which ends what follows is read: where it leads, or where it starts, with all that belongs to that; all if undefined. */
export type GroundEnds = Readonly<{ end: 'FROM' | 'TO'; ids: readonly string[] }>;

const AT_ONCE = 1_000;
const PAGE = 20_000;

/** Reads the grounds of a rule and what it has derived, of some ends or of all of the graph. */
export class GroundReader {
  constructor(
    private readonly model: Model,
    private readonly look: Look,
    private readonly rule: Derivation,
  ) {}

  private relation(name: string): Relation {
    return required(this.model.relations.get(name), `the relation ${name}`);
  }

  async grounds(of: GroundEnds | undefined): Promise<Grounds> {
    const { binds, meets, memberships } = await this.edges(of);
    const between = new Set([...binds.map(({ to }) => to), ...memberships.map(({ to }) => to)]);
    return { binds, meets, memberships, nodes: await this.nodes([...between]) };
  }

  private async edges(of: GroundEnds | undefined): Promise<Omit<Grounds, 'nodes'>> {
    const { rule } = this;
    if (!of) {
      const memberships: GroundEdge[] = [];
      for (const name of rule.memberships) memberships.push(...(await this.all(name)));
      const binds = rule.mark === undefined ? await this.all(rule.binds) : await this.marked();
      return { binds, meets: await this.all(rule.meets), memberships };
    }
    if (of.end === 'TO') {
      const meets = await this.joined(rule.meets, 'FROM', of.ids);
      const binds = await this.binding('TO', idsOf(meets, 'to'));
      return { binds, meets, memberships: await this.memberships(idsOf(binds, 'from'), 'TO') };
    }
    const memberships = await this.memberships(of.ids, 'FROM');
    const binds = await this.binding('FROM', [...new Set([...of.ids, ...idsOf(memberships, 'to')])]);
    return { binds, meets: await this.joined(rule.meets, 'TO', idsOf(binds, 'to')), memberships };
  }

  /** What leads from these, or to these nodes between. */
  private async binding(end: 'FROM' | 'TO', ids: readonly string[]): Promise<readonly GroundEdge[]> {
    const { binds, mark } = this.rule;
    if (mark === undefined) return this.joined(binds, end, ids);
    if (end === 'TO') return ids.includes(mark) ? this.marked() : [];
    return [...(await this.nodes(ids)).entries()].flatMap(([id, properties]) => this.markOf(id, properties));
  }

  /** All that have the mark of the rule. */
  private async marked(): Promise<readonly GroundEdge[]> {
    const found: GroundEdge[] = [];
    for (const type of this.starts)
      for await (const rows of pagesOf(PAGE, 'id', page => this.look({ kind: 'nodesOf', type, ...page })))
        for (const { id, properties } of rows)
          found.push(...this.markOf(String(id), properties as Properties));
    return found;
  }

  /** The kinds of which each may have the mark of the rule. */
  private get starts(): readonly string[] {
    return this.model.kinds.get(this.rule.binds)?.members ?? [];
  }

  /** What a node says of itself, as what leads to the mark of the rule; nothing where it is not as the rule asks. */
  private markOf(id: string, properties: Properties): readonly GroundEdge[] {
    const { binds, mark } = this.rule;
    const isSo = this.rule.given.every(
      ({ in: name, given }) => name !== binds || isGiven(given, properties[given.fact]),
    );
    return mark !== undefined && isSo && this.starts.includes(String(properties['type']))
      ? [{ key: id, from: id, to: mark, properties }]
      : [];
  }

  /** The memberships of these and of the groups that they lead to, or of what belongs to these, level by level. */
  private async memberships(ids: readonly string[], end: 'FROM' | 'TO'): Promise<readonly GroundEdge[]> {
    const found = new Map<string, GroundEdge>();
    let frontier = ids;
    for (let level = 0; level < MOST_GROUPS && frontier.length > 0; level += 1) {
      const next: GroundEdge[] = [];
      for (const name of this.rule.memberships) next.push(...(await this.joined(name, end, frontier)));
      const fresh = next.filter(({ key }) => !found.has(key));
      for (const edge of fresh) found.set(edge.key, edge);
      frontier = idsOf(fresh, end === 'FROM' ? 'to' : 'from');
    }
    return [...found.values()];
  }

  /** Of which ends something may follow otherwise where these were touched: where it leads, nodes between, and where it starts. */
  async endsOf({
    ends,
    between,
    starts,
  }: Readonly<Record<'ends' | 'between' | 'starts', Iterable<string>>>): Promise<readonly GroundEnds[]> {
    const to = [...new Set([...ends, ...(await this.metBy([...between]))])];
    const from = await this.withMembers([...starts]);
    return [
      ...(to.length > 0 ? [{ end: 'TO' as const, ids: to }] : []),
      ...(from.length > 0 ? [{ end: 'FROM' as const, ids: from }] : []),
    ];
  }

  /** These, and all that belongs to them. */
  private async withMembers(groups: readonly string[]): Promise<readonly string[]> {
    const below = await this.memberships(groups, 'TO');
    return [...new Set([...groups, ...idsOf(below, 'from')])];
  }

  /** Where what follows by way of these nodes leads. */
  private async metBy(between: readonly string[]): Promise<readonly string[]> {
    return idsOf(await this.ends(this.rule.meets, 'TO', between), 'from');
  }

  private async all(name: string): Promise<readonly GroundEdge[]> {
    const found: GroundEdge[] = [];
    for await (const page of edgePages(this.look, name)) found.push(...page);
    return found;
  }

  private async joined(
    name: string,
    end: 'FROM' | 'TO',
    ids: readonly string[],
  ): Promise<readonly GroundEdge[]> {
    const places = await this.ends(name, end, ids);
    const found: GroundEdge[] = [];
    for (const edges of parts(places, AT_ONCE)) {
      const rows = await this.look({ kind: 'edgeRecords', relation: this.relation(name), edges });
      found.push(...rows.map(groundOf));
    }
    return found;
  }

  private async ends(name: string, end: 'FROM' | 'TO', ids: readonly string[]): Promise<readonly Place[]> {
    const found: Place[] = [];
    for (const some of parts(ids, AT_ONCE)) {
      const rows = await this.look({ kind: 'joined', relation: this.relation(name), end, ids: some });
      found.push(...rows.map(placeOf));
    }
    return found;
  }

  private async nodes(ids: readonly string[]): Promise<ReadonlyMap<string, Properties>> {
    const found = new Map<string, Properties>();
    for (const some of parts(ids, AT_ONCE))
      for (const row of await this.look({ kind: 'records', ids: some }))
        found.set(String(row['id']), row['properties'] as Properties);
    return found;
  }

  /** What the rule has derived. */
  async derived(of: GroundEnds | undefined): Promise<readonly EdgePlace[]> {
    if (of)
      return (await this.ends(this.rule.relation, of.end, of.ids)).filter(({ key }) =>
        isDerivedBy(this.rule, key),
      );
    const found: Place[] = [];
    const [relation, by] = [this.relation(this.rule.relation), ownerOf(this.rule)];
    const read = (page: EdgePage) => this.look({ kind: 'broughtEdges', by, relation, ...page });
    for await (const rows of pagesOf(PAGE, 'key', read)) found.push(...rows.map(placeOf));
    return found;
  }
}

/** Reads all relations of a type, so many at once. */
export async function* edgePages(look: Look, type: string): AsyncGenerator<readonly GroundEdge[]> {
  for await (const rows of pagesOf(PAGE, 'key', page => look({ kind: 'edgesOf', type, ...page })))
    yield rows.map(groundOf);
}

/** Tells which of the relations that were read along with some ends are of these. */
export const isOfEnds = ({ end, ids }: GroundEnds): ((edge: Pick<StoredEdge, 'from' | 'to'>) => boolean) => {
  const all = new Set(ids);
  return edge => all.has(end === 'TO' ? edge.to : edge.from);
};

type Place = EdgePlace & Readonly<{ to: string }>;

const placeOf = (row: Row): Place => ({
  from: String(row['from']),
  to: String(row['to']),
  key: String(row['key']),
});

const groundOf = (row: Row): GroundEdge => ({
  ...placeOf(row),
  properties: row['properties'] as Properties,
});

const idsOf = (
  edges: readonly Readonly<{ from: string; to: string }>[],
  end: 'from' | 'to',
): readonly string[] => [...new Set(edges.map(edge => edge[end]))];
