import { createHash } from 'node:crypto';
import type { Viewer } from '../access/viewer';
import { SamgrafError } from '../errors';
import type { Change, Report } from '../plan/change';

type Request = Readonly<{ viewer: Viewer; idempotencyKey: string | undefined; dryRun: boolean }>;

/** As it was noted: before there were warnings, without any. */
type EarlierReport = Omit<Report, 'warnings'> & Partial<Pick<Report, 'warnings'>>;

/** The note that tells whether a request was made before, and its contents in short. */
type Noted = Readonly<{ note: string; digest: string }>;

/** The report of the request that was made before. @throws IDEMPOTENCY_CONFLICT */
export const replayed = ({ digest }: Noted, text: string): Report => {
  const before = JSON.parse(text) as { digest: string; report: EarlierReport };
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
