import { compileClosedNodes } from '../cypher/compile-log';
import { compileLookup } from '../cypher/compile-lookup';
import type { Dialect } from '../cypher/dialect';
import { required } from '../errors';
import { groupBy } from '../model/objects';
import type { Model } from '../model/model';
import type { Audience, Closed } from '../plan/change-log';
import type { Properties } from '../plan/write';
import type { Written } from './change-log';
import type { Run } from './pipeline';
import type { Row } from './store';

type Sides = Readonly<{ before: readonly Closed[] | undefined; after: readonly Closed[] | undefined }>;

/**
 * Tells who may see the records that a transaction writes, before it and after: each by its own level, and a relation
 * by those of its ends as well. Nodes are written before the relations that they are ends of, and removed after them.
 */
export class Audiences {
  /** The nodes written so far that are not public, before or after. */
  private readonly written = new Map<string, Sides>();
  private readonly told = new Set<string>();

  constructor(
    private readonly model: Model,
    private readonly dialect: Dialect,
    private readonly run: Run,
  ) {}

  /**
   * Returns who sees each of the records; undefined for what everyone sees. `hasClosed`: whether something in the graph
   * may not have been public before this transaction.
   */
  async of(written: readonly Written[], hasClosed: boolean): Promise<readonly (Audience | undefined)[]> {
    for (const { record, before, after } of written)
      if ('kind' in record) this.note(record.id, closedOf(before), closedOf(after));
    const ends = hasClosed
      ? await this.ends(
          written.flatMap(({ record }) => ('relation' in record ? [record.from, record.to] : [])),
        )
      : this.written;
    return written.map(({ record, before, after }) => {
      const sides: Sides = { before: closedOf(before), after: closedOf(after) };
      if ('kind' in record) return audienceOf([sides]);
      if (this.written.size > 0) this.told.add(record.key);
      return audienceOf([sides, ...[record.from, record.to].flatMap(end => ends.get(end) ?? [])]);
    });
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
    const ids = [...this.written].flatMap(([id, { before, after }]) =>
      before && after && JSON.stringify(before) !== JSON.stringify(after) ? [id] : [],
    );
    if (ids.length === 0) return [];
    const moved: Written[] = [];
    const links = byKey(await this.run(compileLookup({ kind: 'at', ids }, this.dialect)));
    for (const [name, rows] of groupBy(links, row => String(row['relation']))) {
      const relation = required(this.model.relations.get(name), `relation ${name}`);
      const places = rows.map(row => ({
        from: String(row['outgoing'] === true ? row['id'] : row['other']),
        key: String(row['key']),
      }));
      const edges = [...new Map(places.map(place => [place.key, place])).values()].filter(
        ({ key }) => !this.told.has(key),
      );
      const stored = await this.run(compileLookup({ kind: 'edgeRecords', relation, edges }, this.dialect));
      for (const row of byKey(stored)) {
        const properties = row['properties'] as Properties;
        const [key, from, to] = [String(row['key']), String(row['from']), String(row['to'])];
        const record = { key, relation, from, to, properties };
        moved.push({ record, before: properties, after: properties });
      }
    }
    return moved;
  }
}

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
