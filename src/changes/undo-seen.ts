import { type Viewer, seesAll, sees } from '../access/viewer';
import { SamgrafError } from '../errors';
import type { Model } from '../model/model';
import type { NativeFields } from '../model/stored';
import type { ChangeEntry } from '../plan/change-log';
import type { Properties } from '../plan/write';
import type { Looking } from '../store/store';
import { sourcesOf } from './hidden-sources';
import { SeenGraph } from './seen-graph';

/**
 * Checks that a viewer sees all that entries are about, before them and after, the ends of relations too: what is put
 * back is told record by record.
 */
export const checkSeen = async (
  entries: readonly ChangeEntry[],
  model: Model,
  graph: Looking,
  viewer: Viewer,
): Promise<void> => {
  if (seesAll(viewer)) return;
  const nodes = entries.flatMap(({ subject, from, to }) =>
    from === undefined || to === undefined ? [subject] : [from, to],
  );
  const cited = entries.flatMap(({ before = {}, after = {} }) => [...sourcesOf(before), ...sourcesOf(after)]);
  const seen = new SeenGraph(model, graph, viewer);
  const rows = await seen.look({ kind: 'records', ids: [...new Set([...nodes, ...cited])] });
  const now = new Map(rows.map(row => [String(row['id']), row['properties'] as Properties]));
  const isSeen = (entry: ChangeEntry): boolean => seesBoth(entry, now.get(entry.subject), viewer);
  const there = new Set(
    (await graph.look({ kind: 'nodes', ids: [...new Set(nodes)] })).map(row => row['id']),
  );
  const gone = entries.filter(({ subject, from }) => from === undefined && !there.has(subject));
  const known = new Set([...now.keys(), ...gone.filter(isSeen).map(({ subject }) => subject)]);
  const ofEnds = ({ subject, from = subject, to = subject }: ChangeEntry): boolean =>
    known.has(from) && known.has(to);
  if (entries.every(entry => isSeen(entry) && ofEnds(entry)) && cited.every(id => known.has(id))) return;
  throw new SamgrafError(
    'FORBIDDEN',
    'The batch changed something that you may not see, or relations of what is not there any more.',
    'Ask a steward to undo it.',
  );
};

/** The level of an entry is the stricter one. If it is not PUBLIC, what did not change is as it is now. */
const seesBoth = (
  { access, before, after }: ChangeEntry,
  now: Properties | undefined,
  viewer: Viewer,
): boolean => {
  if (access === 'PUBLIC') return true;
  const of = (image: NativeFields, other: NativeFields = {}): boolean => {
    const valueOf = (name: string): unknown => (name in image || name in other ? image[name] : now?.[name]);
    return sees(valueOf('access'), valueOf('restrictedTo'), viewer);
  };
  return (!before || of(before, after)) && (!after || of(after, before));
};
