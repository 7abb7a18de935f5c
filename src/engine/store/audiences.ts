import { compileClosedNodes } from '../cypher/compile-log';
import { compileLookup } from '../cypher/compile-lookup';
import type { Dialect } from '../cypher/dialect';
import { required } from '../errors';
import { groupBy } from '../model/objects';
import { SOURCE, type Model, type Relation } from '../model/model';
import type { Audience, CitedSources, Closed } from '../plan/change-log';
import type { Properties } from '../plan/write';
import type { Written } from './change-log';
import type { Run } from './pipeline';
import type { Row } from './store';

type Sides = Readonly<{ before: readonly Closed[] | undefined; after: readonly Closed[] | undefined }>;

/** Who sees a record, if not everyone, and who the sources are seen by that its entry names. */
export type Seeing = Readonly<{ audience?: Audience | undefined; cited?: CitedSources }>;
/** What is written, and the source that the change itself rests on. */
type Resting = Written & Readonly<{ source: string | undefined }>;

/**
 * Tells who may see the records that a transaction writes, before it and after: each by its own level, and a relation
 * by those of its ends as well. Nodes are written before the relations that they are ends of, and removed after them.
 */
export class Audiences {
  /** The nodes written so far that are not public, before or after. */
  private readonly written = new Map<string, Sides>();
  private readonly told = new Set<string>();
  private readonly sources = new Set<string>();

  constructor(
    private readonly model: Model,
    private readonly dialect: Dialect,
    private readonly run: Run,
  ) {}

  /**
   * Returns who sees each of the records and what these cite. `hasClosed`: whether something in the graph may not have been
   * public before this transaction.
   */
  async of(written: readonly Resting[], hasClosed: boolean): Promise<readonly Seeing[]> {
    for (const { record, before, after, cites } of written)
      if ('kind' in record && !cites) {
        this.note(record.id, closedOf(before), closedOf(after));
        if (record.kind.name === SOURCE) this.sources.add(record.id);
      }
    const closed = hasClosed ? await this.ends(written.flatMap(namedBy)) : this.written;
    return written.map(one => ({ audience: this.audience(one, closed), cited: this.cited(one, closed) }));
  }

  private audience(
    { record, before, after, cites }: Written,
    closed: ReadonlyMap<string, Sides>,
  ): Audience | undefined {
    const sides: Sides = { before: closedOf(before), after: closedOf(after) };
    if ('kind' in record) return audienceOf([sides]);
    if (this.written.size > 0) this.told.add(record.key);
    const ends = [record.from, record.to].flatMap(end => closed.get(end) ?? []);
    // Who sees an end otherwise than before was told of the relation before.
    return audienceOf([
      sides,
      ...(cites ? ends.map(({ after: now }) => ({ before: now, after: now })) : ends),
    ]);
  }

  /** Who sees what it cites: as before the transaction, since all that cites what others see than before is told of at its end. */
  private cited(written: Resting, closed: ReadonlyMap<string, Sides>): CitedSources {
    const cited: Record<string, Audience> = {};
    for (const id of sourcesOf(written)) {
      const sides = closed.get(id);
      if (!sides) continue;
      const was = sides.before ?? sides.after;
      const audience = audienceOf([written.cites ? sides : { before: was, after: was }]);
      if (audience) cited[id] = audience;
    }
    return cited;
  }

  /** Yields what cites a source that others may see than before, a relation or all nodes at a time, in order. */
  async *citing(): AsyncGenerator<readonly Written[]> {
    const moved = this.movedIds().filter(id => this.sources.has(id));
    // Once: whoever settles the log before the commit does so again at the commit.
    this.sources.clear();
    if (moved.length === 0) return;
    const find = async (relation?: Relation): Promise<readonly string[]> => {
      const lookup = { kind: 'citing', sources: moved, ...(relation ? { relation } : {}) } as const;
      return (await this.run(compileLookup(lookup, this.dialect))).map(row => String(row['what'])).sort();
    };
    yield await this.nodesCiting(await find());
    for (const relation of this.model.relations.values()) {
      const keys = await find(relation);
      if (keys.length > 0)
        yield (await this.stored(relation, keys)).map(one => ({ ...one, cites: true as const }));
    }
  }

  private async nodesCiting(ids: readonly string[]): Promise<readonly Written[]> {
    if (ids.length === 0) return [];
    const rows = await this.run(compileLookup({ kind: 'records', ids }, this.dialect));
    const byId = new Map(rows.map(row => [String(row['id']), row['properties'] as Properties]));
    return ids.flatMap((id): readonly Written[] => {
      const properties = byId.get(id);
      const kind = properties && this.model.kinds.get(String(properties['type']));
      if (!kind) return [];
      return [{ record: { id, kind, properties }, before: properties, after: properties, cites: true }];
    });
  }

  private async stored(relation: Relation, keys: readonly string[]): Promise<readonly Written[]> {
    const edges = keys.map(key => ({ from: key.split(' ')[1] ?? '', key }));
    const rows = await this.run(compileLookup({ kind: 'edgeRecords', relation, edges }, this.dialect));
    return byKey(rows).map(row => {
      const properties = row['properties'] as Properties;
      const [key, from, to] = [String(row['key']), String(row['from']), String(row['to'])];
      return { record: { key, relation, from, to, properties }, before: properties, after: properties };
    });
  }

  /** The nodes that others may see than before. */
  private movedIds(): readonly string[] {
    return [...this.written].flatMap(([id, { before, after }]) =>
      before && after && JSON.stringify(before) !== JSON.stringify(after) ? [id] : [],
    );
  }

  private note(id: string, before: Sides['before'], after: Sides['after']): void {
    const earlier = this.written.get(id);
    if (earlier || [...(before ?? []), ...(after ?? [])].length > 0)
      this.written.set(id, { before: earlier ? earlier.before : before, after });
  }

  /** The ends that are not public, or were not. */
  private async ends(ids: readonly string[]): Promise<ReadonlyMap<string, Sides>> {
    const unread = [...new Set(ids)].filter(id => !this.written.has(id));
    const rows = unread.length > 0 ? await this.run(compileClosedNodes(unread)) : [];
    const closed = rows.map((row): [string, Sides] => {
      const now = closedOf(row as Properties);
      return [String(row['id']), { before: now, after: now }];
    });
    return new Map([...this.written, ...closed]);
  }

  /**
   * Returns the relations that nothing was written of, but that others may see than before, since others may see one of
   * their ends.
   */
  async moved(): Promise<readonly Written[]> {
    const ids = this.movedIds();
    if (ids.length === 0) return [];
    const moved: Written[] = [];
    const links = byKey(await this.run(compileLookup({ kind: 'at', ids }, this.dialect)));
    for (const [name, rows] of groupBy(links, row => String(row['relation']))) {
      const relation = required(this.model.relations.get(name), `relation ${name}`);
      const keys = [...new Set(rows.map(row => String(row['key'])))].filter(key => !this.told.has(key));
      moved.push(...(await this.stored(relation, keys)));
    }
    return moved;
  }
}

/** The sources that an entry names: those of the record, before and after, and that of the change. */
const sourcesOf = ({ before, after, source }: Resting): readonly string[] => [
  ...new Set([
    ...[before, after].flatMap(of => (Array.isArray(of?.['sources']) ? of['sources'].map(String) : [])),
    ...(source === undefined ? [] : [source]),
  ]),
];

const namedBy = (written: Resting): readonly string[] => [
  ...('relation' in written.record ? [written.record.from, written.record.to] : []),
  ...sourcesOf(written),
];

/** An engine has rows in an order of its own, and the log is the same on every store. */
const byKey = (rows: readonly Row[]): readonly Row[] =>
  [...rows].sort((a, b) => (String(a['key']) < String(b['key']) ? -1 : 1));

/** What hides a record; nothing of one that is public. What is not said to be public is not. */
const closedOf = (record: Properties | undefined): readonly Closed[] | undefined => {
  if (!record) return undefined;
  const { access, restrictedTo } = record;
  if (access === 'PUBLIC') return [];
  const readers = Array.isArray(restrictedTo) ? restrictedTo.map(String) : [];
  return [{ access: String(access), restrictedTo: readers }];
};

/** A side of a record that is not there has no audience, whatever its ends. */
const audienceOf = (all: readonly Sides[]): Audience | undefined => {
  const [own] = all;
  const side = (of: keyof Sides): readonly Closed[] | undefined =>
    own?.[of] && all.flatMap(sides => sides[of] ?? []);
  const [before, after] = [side('before'), side('after')];
  if ([...(before ?? []), ...(after ?? [])].length === 0) return undefined;
  return { ...(before ? { before } : {}), ...(after ? { after } : {}) };
};
