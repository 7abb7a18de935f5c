import { readersOf, seesAll, seesEach, type Viewer } from '../access/viewer';
import type { Model } from '../model/model';
import type { NativeFields } from '../model/stored';
import {
  LOG_WINDOW,
  changedFields,
  type Audience,
  type ChangeEntry,
  type EntryQuery,
} from '../plan/change-log';
import type { Store } from '../store/store';
import { SeenGraph } from './seen-graph';
import { sourcesOf } from './stored-records';
import { openFields } from './unseen';

/** Stands for who made a change that was made together with some that are not public. */
const DISCREET = 'not public';

type Logged = Readonly<{
  model: Model;
  store: Pick<Store, 'look' | 'entries'>;
  /** Whether sources have to be asked for one by one. */
  hasClosedSources: () => boolean;
}>;

/**
 * The change log as a viewer may see it: a mirror that follows it has what the viewer sees of the graph. To the viewer a
 * record that it was let see is made, one that was closed to it is deleted, and what it saw neither before nor after
 * was nothing at all.
 */
export class SeenLog {
  readonly graph: SeenGraph;

  constructor(
    private readonly of: Logged,
    private readonly viewer: Viewer,
  ) {
    this.graph = new SeenGraph(of.model, of.store, viewer);
  }

  /** Narrows a query to entries that the viewer may see something of: `told` says what. */
  narrowed(query: EntryQuery): EntryQuery {
    return seesAll(this.viewer) ? query : { ...query, readers: readersOf(this.viewer) };
  }

  /**
   * Returns what the viewer is told of each entry; undefined for those that it is not told of, and for those that it is
   * not told to be `by` whom it asks for.
   */
  async told(entries: readonly ChangeEntry[], by?: string): Promise<readonly (ChangeEntry | undefined)[]> {
    if (seesAll(this.viewer)) return entries.map(entry => (isOfCited(entry) ? undefined : entry));
    const seen = entries.map(entry => this.seenOf(entry)).map(entry => (isBy(entry, by) ? entry : undefined));
    const unkept = seen.filter(entry => entry?.cited === undefined);
    const sources =
      unkept.length > 0 && this.of.hasClosedSources()
        ? await this.sourcesAmong(unkept.flatMap(citedBy))
        : undefined;
    return seen.map(entry => entry && this.open(entry, entry.cited ? undefined : sources));
  }

  /** Returns an entry as the operation that it is to the viewer, with all that it says. */
  seenOf(entry: ChangeEntry): ChangeEntry | undefined {
    const cited = this.ofCited(entry);
    const { audience, isDiscreet, before, after } = cited;
    const told = isDiscreet === true ? { ...cited, by: DISCREET, reason: undefined } : cited;
    if (seesAll(this.viewer)) return told;
    if (!audience) return isOfCited(entry) && isOfCited(cited) ? undefined : told;
    const [saw, sees] = [seesEach(audience.before, this.viewer), seesEach(audience.after, this.viewer)];
    if (saw && sees) return changedFields(before ?? {}, after ?? {}).length > 0 ? told : undefined;
    if (saw) return { ...told, operation: 'DELETED', after: undefined };
    return sees ? { ...told, operation: 'CREATED', before: undefined } : undefined;
  }

  /** Returns an entry without the sources that the viewer did not see before it, and after it. */
  private ofCited(entry: ChangeEntry): ChangeEntry {
    const { cited, before, after, source } = entry;
    if (!cited || Object.keys(cited).length === 0 || seesAll(this.viewer)) return entry;
    const isSeen = (side: keyof Audience, id: string): boolean => {
      const closed = cited[id];
      return closed === undefined || seesEach(closed[side], this.viewer);
    };
    return {
      ...entry,
      source: source === undefined || isSeen('after', source) ? source : undefined,
      before: before && withSources(before, id => isSeen('before', id)),
      after: after && withSources(after, id => isSeen('after', id)),
    };
  }

  /** Returns those of the nodes that the viewer sees, or saw when they were deleted. */
  async among(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const there = new Set((await this.of.store.look({ kind: 'nodes', ids })).map(idOf));
    const seen = await this.graph.look({ kind: 'nodes', ids });
    const gone = ids.filter(id => !there.has(id));
    const entries = gone.length > 0 ? await this.of.store.entries({ subjects: gone, limit: LOG_WINDOW }) : [];
    const closed = new Set(
      entries
        .filter(({ audience }) => !seesEach(audience ? audience.before : [], this.viewer))
        .map(subjectOf),
    );
    return new Set([...seen.map(idOf), ...gone.filter(id => !closed.has(id))]);
  }

  /** Returns the sources that records cite, and others, that the viewer may know of. */
  sourcesAmong(cited: readonly string[]): Promise<ReadonlySet<string>> {
    return this.among([...new Set(cited)]);
  }

  /** Returns fields without the values and the sources that the viewer is not told of. */
  openFields(fields: NativeFields, of: string, sources: ReadonlySet<string> | undefined): NativeFields {
    const open = openFields(fields, of, this.of.model);
    return sources ? withSources(open, id => sources.has(id)) : open;
  }

  private open(entry: ChangeEntry, sources: ReadonlySet<string> | undefined): ChangeEntry {
    const { source, before, after, of } = entry;
    return {
      ...entry,
      source: source === undefined || !sources || sources.has(source) ? source : undefined,
      before: before && this.openFields(before, of, sources),
      after: after && this.openFields(after, of, sources),
    };
  }
}

/** Tells whether a viewer saw what an entry is about before it, and sees it after, as far as it was there. */
export const seesBoth = ({ audience, operation }: ChangeEntry, viewer: Viewer): boolean =>
  !audience ||
  ((operation === 'CREATED' || seesEach(audience.before, viewer)) &&
    (operation === 'DELETED' || seesEach(audience.after, viewer)));

const withSources = (fields: NativeFields, isSeen: (id: string) => boolean): NativeFields => {
  const { sources } = fields;
  return Array.isArray(sources) ? { ...fields, sources: sources.map(String).filter(isSeen) } : fields;
};

/** Tells whether an entry says nothing: what it is about cites a source that others see than before. */
const isOfCited = ({ operation, before = {}, after = {} }: ChangeEntry): boolean =>
  operation === 'CHANGED' && 'sources' in before && changedFields(before, after).length === 0;

const isBy = (entry: ChangeEntry | undefined, by: string | undefined): boolean =>
  by === undefined || entry?.by === by;

const citedBy = (entry: ChangeEntry | undefined): readonly string[] =>
  entry
    ? [
        ...(entry.source === undefined ? [] : [entry.source]),
        ...sourcesOf(entry.before ?? {}),
        ...sourcesOf(entry.after ?? {}),
      ]
    : [];

const subjectOf = ({ subject }: ChangeEntry): string => subject;
const idOf = (row: Readonly<Record<string, unknown>>): string => String(row['id']);
