import { createHash } from 'node:crypto';
import type { Viewer } from '../access/viewer';
import { SamgrafError } from '../errors';
import { toSecond } from '../model/scalars';
import type { Change, Report } from '../plan/change';
import type { Writing } from '../store/store';

type Request = Readonly<{ viewer: Viewer; idempotencyKey: string | undefined; dryRun: boolean }>;

/** As it was noted: before there were warnings, without any. */
type EarlierReport = Omit<Report, 'warnings'> & Partial<Pick<Report, 'warnings'>>;

/** The note that tells whether a request was made before, and its contents in short. */
type Noted = Readonly<{ note: string; digest: string }>;

/** For how long a request is known again; docs/integrate.md and the SDL say so. */
const DAYS = 30;

/** The moment before which a request was made too long ago to be known again. */
const forgotten = (now: string): string =>
  toSecond(new Date(Date.parse(now) - DAYS * 86_400_000).toISOString());

/** Keeps the report of a request, and removes some that are too old. */
export const keepReport = (
  graph: Writing,
  { note, digest }: Noted,
  report: Report,
  at: string,
): Promise<void> =>
  graph.setNote(note, JSON.stringify({ digest, at, report }), { at, forget: forgotten(at) });

/** The report of the request that was made before, unless that is too long ago. @throws IDEMPOTENCY_CONFLICT */
export const replayed = ({ digest }: Noted, text: string, now: string): Report | undefined => {
  const before = JSON.parse(text) as { digest: string; at?: string; report: EarlierReport };
  if (before.at !== undefined && before.at < forgotten(now)) return undefined;
  if (before.digest === digest)
    return { ...before.report, warnings: before.report.warnings ?? [], replayed: true };
  throw new SamgrafError(
    'IDEMPOTENCY_CONFLICT',
    'This idempotency key was used before, with other changes.',
    'Use a new key for new changes.',
  );
};

/** A dry run is no request that could be repeated. */
export const idempotencyNote = (
  { idempotencyKey, viewer, dryRun }: Request,
  changes: readonly Change[],
): Noted | undefined => {
  if (idempotencyKey === undefined || dryRun) return undefined;
  const said = changes.map(change => ('of' in change ? { ...change, of: change.of.name } : change));
  const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
  return {
    note: `request ${hash(JSON.stringify([viewer.name, idempotencyKey]))}`,
    digest: hash(JSON.stringify(said)),
  };
};
