import { ANONYMOUS, identityOf, mayAct, seesAll, type Viewer } from '../access/viewer';
import { lookInParts } from '../exchange/stored-graph';
import { SOURCE, type Model } from '../model/model';
import { toSecond } from '../model/scalars';
import type { ChangeResult, Report } from '../plan/change';
import {
  MOST_NAMED,
  batchNote,
  proposedNote,
  isUndone,
  readVersion,
  versionCount,
  versionNote,
  type ImportedFile,
  type ImportedPart,
  type SourceVersion,
} from '../plan/source-version';
import type { Looking, Store, Writing } from '../store/store';
import { SeenGraph } from './seen-graph';

type Noting = Pick<Writing, 'note' | 'setNote'>;

/** Who takes a file in. */
type FileMaker = Readonly<{
  name: string;
  /** See `identityOf`. */
  identity: string;
  actor: string | undefined;
  /** Whether it may change what its actor has. */
  edits: boolean;
}>;

const makerOf = (viewer: Viewer): FileMaker => ({
  name: viewer.name,
  identity: identityOf(viewer),
  actor: viewer.actor,
  edits: mayAct(viewer, 'EDITOR'),
});

/** A file as it was sent: by whom, from which source, and what of it is kept. */
type SentFile = Readonly<{ maker: FileMaker; source: string; imported: ImportedPart }>;

/** Tells a file as it was sent by a viewer. */
export const sentBy = (viewer: Viewer, source: string, imported: ImportedPart): SentFile => ({
  maker: makerOf(viewer),
  source,
  imported,
});

/** Keeps a file along with the proposal of its changes, until that is decided. */
export const noteProposed = (graph: Noting, proposal: number, file: SentFile): Promise<void> =>
  graph.setNote(proposedNote(proposal), JSON.stringify(file));

/** Keeps the file of a proposal as the version of its source that its changes have become, if it has one; it is its proposer's. */
export const keepProposed = async (
  graph: Writing,
  report: Report,
  { model, proposal, source }: Readonly<{ model: Model; proposal: number; source: string | undefined }>,
): Promise<void> => {
  const text = await graph.note(proposedNote(proposal));
  if (text === undefined) return;
  const file = JSON.parse(text) as SentFile;
  if (file.source === source) await keepVersion(graph, report, { model, ...file });
};

/**
 * Keeps the version of a source that changes are, in the transaction that makes them. Parts of one file are one version. A file that changes nothing is
 * a version only of a source that its sender has taken in before: else anyone could add to what others have said.
 */
export const keepVersion = async (
  graph: Writing,
  { batch, results }: Report,
  { model, maker, source, imported }: SentFile & Readonly<{ model: Model }>,
): Promise<void> => {
  const count = Number((await graph.note(versionCount(source))) ?? 0);
  const noted = count === 0 ? undefined : await graph.note(versionNote(source, count));
  const last = noted === undefined ? undefined : readVersion(noted);
  const own = last && isOf(last, maker) ? last : undefined;
  if (batch === null && !own) return;
  const { again, ...file } = imported;
  const ended = file.endsGone ? file.gone : [];
  const part = countedIn(results, new Set([...again, ...ended]), model);
  const isOpen = await isSeenByAnyone([...part.named, ...imported.gone], model, graph);
  const next = nextOf({ own, count, batch, part, isOpen }, { maker, source, imported: file });
  await graph.setNote(versionNote(source, next.number), JSON.stringify(next));
  if (next.number > count) await graph.setNote(versionCount(source), String(next.number));
  if (batch !== null) await graph.setNote(batchNote(batch), placeOf(next));
};

/** What changes were of things: those that are new, those of which anything is, and those that stayed; and all that they name. */
type Part = Readonly<{
  came: readonly string[];
  changed: readonly string[];
  unchanged: number;
  named: readonly string[];
}>;

/** @param elsewhere nodes that are counted with an earlier part, or as gone */
const countedIn = (results: readonly ChangeResult[], elsewhere: ReadonlySet<string>, model: Model): Part => {
  const things = new Map<string, 'CREATED' | 'CHANGED' | 'UNCHANGED'>();
  const named = new Set<string>();
  const related = new Set<string>();
  for (const { id, of, status } of results) {
    if (id === null || of === SOURCE) continue;
    if (of !== null && model.relations.has(of)) {
      const ends = id.split(' ').slice(1, 3);
      for (const end of ends) named.add(end);
      if (status !== 'UNCHANGED') for (const end of ends) related.add(end);
    } else {
      named.add(id);
      if (!elsewhere.has(id))
        things.set(id, status === 'CREATED' || status === 'CHANGED' ? status : 'UNCHANGED');
    }
  }
  const all = [...things];
  const isChanged = ([id, status]: (typeof all)[number]): boolean =>
    status === 'CHANGED' || (status === 'UNCHANGED' && related.has(id));
  const came = all.flatMap(([id, status]) => (status === 'CREATED' ? [id] : []));
  const changed = all.filter(isChanged).map(([id]) => id);
  return { came, changed, unchanged: all.length - came.length - changed.length, named: [...named] };
};

const AT_ONCE = 1_000;

const isSeenByAnyone = async (ids: readonly string[], model: Model, graph: Looking): Promise<boolean> => {
  const asked = [...new Set(ids)];
  const open = new SeenGraph(model, graph, ANONYMOUS);
  const rows = await lookInParts(asked, AT_ONCE, some => open.look({ kind: 'records', ids: some }));
  return rows.length === asked.length;
};

type Found = Readonly<{
  /** The last version, where it is of the same sender. */
  own: SourceVersion | undefined;
  count: number;
  batch: string | null;
  part: Part;
  isOpen: boolean;
}>;

const nextOf = (
  { own, count, batch, part, isOpen }: Found,
  { maker, source, imported }: Omit<SentFile, 'imported'> & Readonly<{ imported: ImportedFile }>,
): SourceVersion => {
  const at = toSecond(new Date().toISOString());
  const batches = batch === null ? [] : [{ id: batch }];
  if (own?.run === imported.run) return withPart(own, { part, isOpen, batches });
  if (own && batch === null && own.hash === imported.hash && !isUndone(own))
    return {
      ...own,
      sameAt: at,
      reading: imported.reading,
      etag: imported.etag,
      dueOn: imported.dueOn ?? own.dueOn,
    };
  return {
    ...imported,
    source,
    number: count + 1,
    at,
    by: maker.name,
    maker: maker.identity,
    actor: maker.actor,
    batches,
    ...namedOf(part.came, part.changed),
    counts: {
      came: part.came.length,
      changed: part.changed.length,
      unchanged: part.unchanged,
      gone: imported.gone.length,
    },
    gone: imported.gone.slice(0, MOST_NAMED),
    isOpen,
  };
};

const namedOf = (
  came: readonly string[],
  changed: readonly string[],
): Pick<SourceVersion, 'came' | 'changed'> => ({
  came: came.slice(0, MOST_NAMED),
  changed: changed.slice(0, MOST_NAMED),
});

/** A version with what a further part of its file has become. What an earlier part made, a later one only names. */
const withPart = (
  version: SourceVersion,
  { part, isOpen, batches }: Pick<Found, 'part' | 'isOpen'> & Pick<SourceVersion, 'batches'>,
): SourceVersion => {
  const { came, changed, counts } = version;
  return {
    ...version,
    batches: [...version.batches, ...batches],
    ...namedOf([...came, ...part.came], [...changed, ...part.changed]),
    counts: {
      came: counts.came + part.came.length,
      changed: counts.changed + part.changed.length,
      unchanged: counts.unchanged + part.unchanged,
      gone: counts.gone,
    },
    isOpen: version.isOpen && isOpen,
  };
};

const placeOf = ({ source, number }: SourceVersion): string => JSON.stringify([source, number]);

/** Notes that batches were taken back by another one; where that one was itself such a taking back, what it took back stands again. */
export const noteUndone = async (
  graph: Noting,
  undone: readonly string[],
  { batch }: Report,
): Promise<void> => {
  if (batch === null) return;
  for (const id of undone) {
    const place = await graph.note(batchNote(id));
    if (place === undefined) continue;
    const [source, number] = JSON.parse(place) as readonly [string, number];
    const note = versionNote(source, number);
    const text = await graph.note(note);
    if (text === undefined) continue;
    const version = readVersion(text);
    const batches = version.batches.map(one =>
      one.id === id ? { id, undoneBy: batch } : one.undoneBy === id ? { id: one.id } : one,
    );
    await graph.setNote(note, JSON.stringify({ ...version, batches }));
    await graph.setNote(batchNote(batch), place);
  }
};

/** Tells whether a version is a viewer's own: its maker's, or that of whoever may change what its actor has. */
export const isOwn = (version: SourceVersion, viewer: Viewer): boolean =>
  viewer.known && isOf(version, makerOf(viewer));

const isOf = ({ maker, actor }: SourceVersion, by: FileMaker): boolean =>
  maker === by.identity || (actor !== undefined && actor === by.actor && by.edits);

/** A page of the versions of a source that a viewer may see, the last first, and where the next one begins. */
export type VersionPage = Readonly<{
  versions: readonly Readonly<{ version: SourceVersion; isWhole: boolean }>[];
  next: number | undefined;
}>;

/** Versions that are looked through for a page. */
const MOST_READ = 200;

/**
 * Reads versions of a source below a number. All of one is for whom it is its own, and stewards; of what is open to anyone, others who see the
 * source are told when and how much; of the rest nothing.
 */
export const versionsSeen = async (
  { model, store }: Readonly<{ model: Model; store: Pick<Store, 'note' | 'look'> }>,
  viewer: Viewer,
  { source, below, size }: Readonly<{ source: string; below: number | undefined; size: number }>,
): Promise<VersionPage> => {
  const count = Number((await store.note(versionCount(source))) ?? 0);
  const seen = new SeenGraph(model, store, viewer);
  const isSeen = count > 0 && (await seen.look({ kind: 'records', ids: [source] })).length > 0;
  const versions: { version: SourceVersion; isWhole: boolean }[] = [];
  let number = Math.min(count, (below ?? count + 1) - 1);
  for (let read = 0; number > 0 && versions.length < size && read < MOST_READ; number -= 1, read += 1) {
    const text = await store.note(versionNote(source, number));
    const version = text === undefined ? undefined : readVersion(text);
    if (!version) continue;
    const isWhole = seesAll(viewer) || isOwn(version, viewer);
    if (isWhole || (isSeen && version.isOpen)) versions.push({ version, isWhole });
  }
  return { versions, next: number > 0 ? number + 1 : undefined };
};
