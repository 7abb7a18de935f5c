import { SamgrafError } from '../../engine/errors';
import type { Query } from './changes';

/** A version of a source as it is listed. */
export type ListedVersion = Readonly<{
  number: number;
  at: string;
  by: string;
  file: string | null;
  etag: string | null;
  hash: string;
  read: number;
  notUnderstood: number;
  cameCount: number;
  changedCount: number;
  unchangedCount: number;
  goneCount: number;
  endsGone: boolean;
  batches: readonly string[];
  undone: boolean;
  sameAt: string | null;
  dueOn: string | null;
}>;

/** What became of taking a version back: how many of its parts, and why no more of them. */
export type TakenBack = Readonly<{
  number: number;
  parts: number;
  left: number;
  faults: readonly Readonly<{ path: string; message: string; hint: string }>[];
}>;

const LISTED = `query SourceVersionsListed($of: ID!, $first: Int) { sourceVersions(of: $of, first: $first) { nodes {
  number at by file etag hash read notUnderstood cameCount changedCount unchangedCount goneCount endsGone batches undone sameAt dueOn } } }`;

/** Lists the versions of a source that whoever asks may see, the last first. */
export const listVersions = async (
  source: string,
  query: Query,
  first = 50,
): Promise<readonly ListedVersion[]> => {
  const data = await query(LISTED, { of: source, first });
  return (data['sourceVersions'] as Readonly<{ nodes: readonly ListedVersion[] }>).nodes;
};

const UNDO = `mutation ImportUndone($batch: ID!, $reason: String!) { undo(batch: $batch, reason: $reason) {
  applied results { path faults { message hint } } } }`;
type Undone = Readonly<{
  applied: boolean;
  results: readonly Readonly<{
    path: string;
    faults: readonly Readonly<{ message: string; hint: string }>[];
  }>[];
}>;

/** Faults that are told. */
const MOST_TOLD = 20;

/**
 * Takes the last version of a source back that stands, or the one of a number: its parts one after another, the last first, each whole or not at
 * all. What others have changed since stops it.
 *
 * @throws NOT_FOUND if there is none that whoever asks may take back
 */
export const takeBack = async (
  { source, number }: Readonly<{ source: string; number?: number | undefined }>,
  query: Query,
): Promise<TakenBack> => {
  const versions = await listVersions(source, query);
  const version = versions.find(one =>
    number === undefined ? one.batches.length > 0 : one.number === number,
  );
  if (!version || version.batches.length === 0)
    throw new SamgrafError(
      'NOT_FOUND',
      'There is no version of the source that stands and that you may take back.',
      'See `sourceVersions`; who took a file in, and stewards, take it back.',
    );
  const batches = [...version.batches].reverse();
  for (const [parts, batch] of batches.entries()) {
    const reason = `Undo: ${source}, version ${version.number}`.slice(0, 200);
    const { applied: isDone, results } = (await query(UNDO, { batch, reason }))['undo'] as Undone;
    if (isDone) continue;
    const faults = results.flatMap(({ path, faults: of }) => of.map(fault => ({ path, ...fault })));
    return {
      number: version.number,
      parts,
      left: batches.length - parts,
      faults: faults.slice(0, MOST_TOLD),
    };
  }
  return { number: version.number, parts: batches.length, left: 0, faults: [] };
};
