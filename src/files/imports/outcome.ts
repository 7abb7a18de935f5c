import { SamgrafError, invariant, messageOf } from '../../engine/errors';
import { apply, type Applied, type WeighedPolicy } from './apply';
import type { FileChange, Changes, Drafted, DraftedRelation, ImportOptions, Query } from './changes';
import type { ImportReport, Left, RowResult } from './report';
import type { FileVersion } from './version';

/** What has been done so far, for whoever waits. */
export type Progress = (said: string) => void;

type Uses = Readonly<{
  query: Query;
  progress?: Progress | undefined;
  /** The file as a version of its source, where it is to be kept as one. */
  version?: FileVersion | undefined;
}>;

/**
 * Makes the changes of a file: at once, all or none; or in parts, each all or none, and none if any would be refused. What stops it
 * between two parts is told, and what was written by then.
 */
export const makeChanges = async (
  changes: Changes,
  options: ImportOptions,
  uses: Uses,
): Promise<ImportOutcome> => {
  const looking = new ImportOutcome(true);
  if (changes.isOnce || options.dryRun) {
    const only = options.dryRun ? looking : new ImportOutcome(false);
    await only.make(changes, options, uses);
    return only;
  }
  await looking.make(changes, options, uses);
  if (looking.refused.length > 0) return looking;
  const making = new ImportOutcome(false, looking.of);
  await making.make(changes, options, uses);
  return making;
};

const COUNTED = {
  CREATED: 'created',
  CHANGED: 'changed',
  UNCHANGED: 'unchanged',
  REFUSED: 'refused',
} as const;

/** What has become of the changes of a file, part by part. */
export class ImportOutcome {
  readonly refused: Left[] = [];
  readonly notes: string[] = [];
  readonly counts: Record<keyof ImportReport['changes'], number> = {
    created: 0,
    changed: 0,
    unchanged: 0,
    refused: 0,
  };
  proposal: string | null = null;
  readonly batches: string[] = [];
  policies: readonly WeighedPolicy[] | null = null;
  private done = 0;
  private written = 0;
  private stopped: string | null = null;
  private readonly told = new Set<string>();
  private readonly statuses = new Map<Drafted, { status: string; relations: Record<string, number> }>();

  /** @param most how many parts there are, where that is known */
  constructor(
    private readonly dryRun: boolean,
    private readonly most?: number,
  ) {}

  get of(): number {
    return Math.max(this.most ?? 0, this.done);
  }

  get isApplied(): boolean {
    return !this.dryRun && this.written === this.of;
  }

  get parts(): ImportReport['parts'] {
    return { of: this.of, written: this.written, stopped: this.stopped };
  }

  async make(
    { parts, count, isOnce }: Changes,
    options: ImportOptions,
    { query, progress, version }: Uses,
  ): Promise<void> {
    const { source, certainty, title, proposes, weighs, lang } = options;
    const how = {
      ...{ source, certainty, proposes, lang, dryRun: this.dryRun, reason: `Import: ${title}` },
      // What several parts would do together is not known of each.
      weighs: weighs === true && options.dryRun && isOnce,
    };
    let changes = 0;
    for (const part of parts()) {
      const inputs = part.map(({ input }) => input);
      const partly = version && { ...version, again: madeBefore(part) };
      const said = await apply(inputs, { ...how, version: partly }, query).catch((error: unknown) =>
        this.stopBy(error),
      );
      this.done += 1;
      if (!said) return;
      this.add(part, said);
      this.proposal = said.proposal;
      this.policies = said.policies ?? null;
      if (said.batch !== null) this.batches.push(said.batch);
      if (said.applied) this.written += 1;
      else if (!this.dryRun) return;
      changes += part.filter(({ isAgain }) => !isAgain).length;
      const what = this.dryRun ? 'Looked at' : 'Written';
      const which = this.most === undefined ? this.done : `${this.done} of ${this.most}`;
      if (!isOnce) progress?.(`${what}: part ${which}, ${changes} of ${count} changes.`);
    }
  }

  /** What stops a file of which something is written is told, with what is written. */
  private stopBy(error: unknown): undefined {
    if (this.written === 0) throw error;
    this.stopped = error instanceof SamgrafError ? `${error.code}: ${error.message}` : messageOf(error);
  }

  private add(changes: readonly FileChange[], { results, warnings }: Applied): void {
    for (const { path, status, id, faults } of results) {
      const { from, column, input, isAgain } = changeAt(path, changes);
      this.refuse({ from, column, id }, faults);
      if (isAgain) continue;
      const counted = COUNTED[status as keyof typeof COUNTED] as keyof ImportReport['changes'] | undefined;
      if (counted) this.counts[counted] += 1;
      if (!from) continue;
      const of = this.statuses.get(from) ?? { status: from.isMade ? '' : 'REFERRED', relations: {} };
      if ('upsert' in input) of.status = status;
      else of.relations[status] = (of.relations[status] ?? 0) + 1;
      this.statuses.set(from, of);
    }
    this.notes.push(...warnings);
  }

  /** Tells what was refused, by the places in the file, once. */
  private refuse(
    { from, column, id }: Pick<FileChange, 'from' | 'column'> & Readonly<{ id: string | null }>,
    faults: Applied['results'][number]['faults'],
  ): void {
    for (const { field, message, hint } of faults) {
      const key = JSON.stringify([from?.row, id, column, field, message]);
      if (this.told.has(key)) continue;
      this.told.add(key);
      this.refused.push({
        row: from?.row ?? 0,
        thing: from?.thing ?? null,
        column: column ?? field,
        value: id,
        code: 'REFUSED',
        of: null,
        message: field === null ? message : `${field}: ${message}`,
        hint,
      });
    }
  }

  /** Tells what becomes of each row, and of its relations; what the file only names and is there stays. */
  rows(drafted: readonly Drafted[], staying: ReadonlySet<DraftedRelation>): readonly RowResult[] {
    const missing = this.written > 0 && !this.isApplied ? 'NOT_WRITTEN' : 'REFUSED';
    return drafted
      .filter(one => one.isMade || this.statuses.has(one))
      .map(one => ({
        row: one.row,
        thing: one.thing,
        kind: one.kind.name,
        id: one.id,
        ...withStaying(
          this.statuses.get(one) ?? { status: missing, relations: {} },
          one.relations.filter(of => staying.has(of)).length,
        ),
      }));
  }
}

/** Ids of the nodes of a part that an earlier one made as well. */
const madeBefore = (part: readonly FileChange[]): readonly string[] =>
  part.flatMap(({ isAgain, input, from }) => (isAgain && 'upsert' in input && from ? [from.id] : []));

/** The change that a result is of. */
const changeAt = (path: string, changes: readonly FileChange[]): FileChange => {
  const [, index] = /^changes\[(\d+)\]/.exec(path) ?? [];
  const change = index === undefined ? undefined : changes[Number(index)];
  invariant(change, `${path} is the place of a change`);
  return change;
};

const withStaying = (
  { status, relations }: Pick<RowResult, 'status' | 'relations'>,
  count: number,
): Pick<RowResult, 'status' | 'relations'> => ({
  status,
  relations: count === 0 ? relations : { ...relations, UNCHANGED: (relations['UNCHANGED'] ?? 0) + count },
});
