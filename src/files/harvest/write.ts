import { SamgrafError } from '../../engine/errors';
import { apply, countOf } from '../imports/apply';
import type { Query } from '../imports/changes';

/** What a register is cited as. */
type CitedSource = Readonly<{
  id: string;
  title: string;
  publisher: string;
  license: string | null;
  standing: string;
}>;

/** Returns the change that makes the source that what a register says rests on. */
export const sourceOf = (
  { title, ...source }: CitedSource,
  { language, ...more }: Readonly<{ language: string; url: string; checkedOn?: string }>,
): object => ({
  upsert: {
    source: { ...source, name: { [language]: title }, title, ...more, certainty: 'FACT', sources: [] },
  },
});

/** What was written, or would be. */
export type WrittenChanges = Readonly<{
  applied: boolean;
  created: number;
  changed: number;
  unchanged: number;
}>;

/** Writes all of it or nothing. Throws BAD_RECORD where a change is refused. */
export const writeAll = async (
  changes: readonly object[],
  {
    query,
    source,
    reason,
    dryRun,
  }: Readonly<{ source: string; reason: string; dryRun: boolean; query: Query }>,
): Promise<WrittenChanges> => {
  const done = await apply(changes, { source, reason, dryRun }, query);
  const faults = done.results.flatMap(({ path, faults: of }) =>
    of.map(({ message }) => `${path}: ${message}`),
  );
  if (faults.length > 0)
    throw new SamgrafError(
      'BAD_RECORD',
      `${countOf(done, 'REFUSED')} changes are refused: ${faults[0] ?? ''}`,
      'Nothing was written.',
    );
  return {
    applied: done.applied,
    created: countOf(done, 'CREATED'),
    changed: countOf(done, 'CHANGED'),
    unchanged: countOf(done, 'UNCHANGED'),
  };
};
