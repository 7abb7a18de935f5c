import { ANONYMOUS, type Viewer, sees } from '../access/viewer';
import { required } from '../errors';
import { lookInParts, type KnownNodes } from '../exchange/stored-graph';
import type { Levels, Model, Relation } from '../model/model';
import { groupBy } from '../model/objects';
import type { EdgePlace, LoadLookup, Properties } from '../plan/write';
import type { Looking, Row } from '../store/store';
import type { Change } from '../plan/change';
import type { ChangeFaults } from './change-faults';
import { keyOf, type StoredRecords } from './stored-records';
import { unseenAmong, without } from './unseen';

const AT_ONCE = 1_000;

/**
 * The graph as a viewer may see it. What is proposed is checked beside what anyone may see, so that no fault and no
 * status tells of what is hidden; the rest is checked when a steward accepts it.
 */
export class SeenGraph implements Looking {
  constructor(
    private readonly model: Model,
    private readonly graph: Looking,
    private readonly viewer: Viewer = ANONYMOUS,
  ) {}

  /**
   * Whether there was something once that the viewer did not see is not told: of what was deleted there are no
   * rows.
   */
  async look(lookup: LoadLookup): Promise<readonly Row[]> {
    const rows = await this.graph.look(lookup);
    switch (lookup.kind) {
      case 'any':
      case 'types':
        return rows;
      case 'deleted':
      case 'beside':
        return [];
      case 'records':
      case 'nodesOf':
        return rows
          .filter(({ properties }) => properties !== null)
          .filter(this.sees)
          .map(row => this.openRow(row, this.model.levels.node));
      case 'nodes':
      case 'keys':
      case 'broughtNodes':
        return this.ofSeenNodes(rows, 'id');
      case 'edgeRecords':
      case 'edgesOf':
        return (await this.withSeenEnds(rows.filter(this.sees))).map(row =>
          this.openRow(row, this.model.levels.edge),
        );
      case 'between':
      case 'edges':
      case 'joined':
      case 'broughtEdges':
        return this.ofSeenEdges(rows, lookup.relation);
      case 'at':
        return this.seenLinks(rows);
      case 'citing':
        return lookup.relation ? this.ofSeenEdges(rows, lookup.relation) : this.ofSeenNodes(rows, 'what');
    }
  }

  /** Those of nodes that were read. */
  among(nodes: KnownNodes): KnownNodes {
    return new Map([...nodes].filter(([id, { fields }]) => this.sees({ id, properties: fields })));
  }

  /** The ids of those of these nodes that are seen; what has been read is not read again. */
  async idsAmong(ids: Iterable<string>, found: KnownNodes): Promise<ReadonlySet<string>> {
    const asked = [...new Set(ids)];
    const unread = await this.seenIds(asked.filter(id => !found.has(id)));
    return new Set([...this.among(found).keys(), ...unread]);
  }

  private readonly sees = (row: Row): boolean => {
    const { access, restrictedTo } = row['properties'] as Properties;
    return sees(access, restrictedTo, this.viewer);
  };

  private openRow(row: Row, levels: Levels): Row {
    const properties = row['properties'] as Properties;
    return { ...row, properties: without(properties, unseenAmong(levels, properties, this.viewer)) };
  }

  private async ofSeenNodes(rows: readonly Row[], column: string): Promise<readonly Row[]> {
    const ids = await this.seenIds(rows.map(row => String(row[column])));
    return rows.filter(row => ids.has(String(row[column])));
  }

  private async seenIds(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const found = await lookInParts([...new Set(ids)], AT_ONCE, some =>
      this.graph.look({ kind: 'records', ids: some }),
    );
    return new Set(found.filter(this.sees).map(row => String(row['id'])));
  }

  private async withSeenEnds(rows: readonly Row[]): Promise<readonly Row[]> {
    const ids = await this.seenIds(rows.flatMap(row => [String(row['from']), String(row['to'])]));
    return rows.filter(row => ids.has(String(row['from'])) && ids.has(String(row['to'])));
  }

  private async ofSeenEdges(rows: readonly Row[], relation: Relation): Promise<readonly Row[]> {
    const places = rows.map(row => placeOf(String(row['key'] ?? row['what'])));
    const found = await lookInParts(places, AT_ONCE, edges =>
      this.graph.look({ kind: 'edgeRecords', relation, edges }),
    );
    const keys = new Set((await this.withSeenEnds(found.filter(this.sees))).map(row => String(row['key'])));
    return rows.filter(row => keys.has(String(row['key'] ?? row['what'])));
  }

  private async seenLinks(rows: readonly Row[]): Promise<readonly Row[]> {
    const seen: Row[] = [];
    for (const [name, links] of groupBy(rows, row => String(row['relation'])))
      seen.push(...(await this.ofSeenEdges(links, required(this.model.relations.get(name), 'a relation'))));
    return seen;
  }
}

/** The key of an edge begins with its relation and the node that it goes from. */
const placeOf = (key: string): EdgePlace => ({ from: key.split(' ')[1] ?? '', key });

/**
 * The keys of the relations that changes are about and that are there, but that whoever makes the changes does not see:
 * themselves, or one of their ends.
 */
export const hiddenEdges = async (
  changes: readonly Change[],
  stored: StoredRecords,
  seen: SeenGraph,
  viewer: Viewer,
): Promise<ReadonlySet<string>> => {
  const there = changes.flatMap(change => {
    if (change.kind !== 'connect' && change.kind !== 'disconnect') return [];
    const { from, to } = change;
    const key = keyOf(change) ?? '';
    const fields = stored.edge(key)?.fields;
    return fields ? [{ key, from, to, fields }] : [];
  });
  const visible = await seen.idsAmong(
    there.flatMap(({ from, to }) => [from, to]),
    stored.found,
  );
  const isSeen = ({ from, to, fields }: (typeof there)[number]): boolean =>
    visible.has(from) && visible.has(to) && sees(fields['access'], fields['restrictedTo'], viewer);
  return new Set(there.filter(edge => !isSeen(edge)).map(({ key }) => key));
};

/**
 * Refuses changes of hidden relations. They are not there for whoever does not see them, so to disconnect it changes nothing. To connect it is refused,
 * if it is not for an end that is not there either: it would be written over.
 */
export const refuseHidden = (
  changes: readonly Change[],
  hidden: ReadonlySet<string>,
  actor: string,
  faults: ChangeFaults,
): void => {
  for (const change of changes) {
    const key = change.kind === 'connect' ? keyOf(change) : undefined;
    if (key !== undefined && hidden.has(key) && faults.at(change.at).length === 0)
      faults.refuse(change.at, 'FORBIDDEN', `${actor} does not have ${key}.`);
  }
};
