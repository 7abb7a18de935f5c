import type { WeighedPolicy } from './apply';
import type { Phrase } from '../../engine/model/model';

/** Why something of a file was not taken. */
export const WHY_CODES = [
  'UNKNOWN_COLUMN',
  'ROW_NUMBER',
  'TOTAL',
  'NO_PROPERTY',
  'NO_KIND',
  'NO_TYPE',
  'REFERRED',
  'NOT_THERE',
  'NAMELESS',
  'NO_TITLE',
  'ROW_NOT_TAKEN',
  'SAME_ROW',
  'MAY_BE',
  'ONE_TOO_MANY',
  'OF_NOTHING',
  'OF_THE_DATA',
  'NOT_IN_LIST',
  'NOT_YES_OR_NO',
  'NOT_A_NUMBER',
  'NOT_A_DAY',
  'NOT_FOUND',
  'SEVERAL',
  'BREAKS_SHAPE',
  'NO_TEXT',
] as const;
export type WhyCode = (typeof WHY_CODES)[number];

/** A cell, or a row, that was not taken, and why. */
export type Left = Readonly<{
  row: number;
  /** What the file calls the thing of the row; null in a table, whose rows have no names. */
  thing: string | null;
  column: string | null;
  value: string | null;
  /** What the message is, for programs; REFUSED is what the API says. */
  code: WhyCode | 'REFUSED';
  of: string | null;
  message: string;
  hint: string;
}>;

/** What becomes of a row. */
export type RowResult = Readonly<{
  row: number;
  thing: string | null;
  kind: string;
  id: string;
  status: string;
  /** The relations of the row by what becomes of them. */
  relations: Readonly<Record<string, number>>;
}>;

/** What an import did, or would do: every cell that was read is counted once below. */
export type ImportReport = Readonly<{
  /** Whether all of it is written. */
  applied: boolean;
  /** In how many parts it is written, each whole or not at all; how many of them are; and what stopped it between two. */
  parts: Readonly<{ of: number; written: number; stopped: string | null }>;
  /** The batches of what is written, in order: `undo` takes each back, the last first. */
  batches: readonly string[];
  dryRun: boolean;
  /** The id of the proposal that was made; null if none was. */
  proposal: string | null;
  source: string;
  /** The number of the version of the source whose reading is kept, and was used; null if there was none. */
  readBy: number | null;
  /** What each column, or each property of things of a kind, was taken to mean, and how that was guessed where its header does not say it. */
  columns: readonly Readonly<{
    kind: string;
    header: string;
    means: string | null;
    guess: ColumnGuess | null;
  }>[];
  /** What the source said before, and the file does not: it ends today where that is asked for (`gone=end`), else it stays. */
  gone: readonly Readonly<{ id: string; name: string }>[];
  /** Sheets of a workbook that were left, since their rows have no names of such things. */
  sheetsLeft: readonly string[];
  /** Values that are not understood, once each, with what they may be mapped to. */
  values: readonly UnknownValue[];
  /** What a column that is not understood may be mapped to, with what it is called. */
  targets: readonly Readonly<{
    kind: string;
    name: string;
    label: Phrase;
  }>[];
  cells: Readonly<{
    read: number;
    /** As they are. */
    taken: number;
    /** As something else: a code for its label, an id for a name, a day as ISO 8601. */
    mapped: number;
    /** Of those taken, statements of linked data that the model has no place for, kept as they are. */
    kept: number;
    notUnderstood: number;
  }>;
  changes: Readonly<Record<'created' | 'changed' | 'unchanged' | 'refused', number>>;
  rows: readonly RowResult[];
  notUnderstood: readonly Left[];
  refused: readonly Left[];
  /** Rows that were left, where what is understood is taken without them. */
  rowsLeft: readonly Left[];
  notes: readonly string[];
  /** The policies that would stand otherwise, where that was asked for; null where it could not be looked into. */
  policies?: readonly WeighedPolicy[] | null;
}>;

/** By a heading that is much like a name, or by the values below it; so many of so many different ones fit. */
export type ColumnGuess = Readonly<{ by: 'HEADING' | 'VALUES'; fit: number; of: number }>;

/** What was left, and how many more in its column were left for the same reason. */
export type LeftAlike = Left & Readonly<{ more: number }>;

/** A value that is not understood, in so many cells of a column. */
export type UnknownValue = Readonly<{
  column: string;
  value: string;
  count: number;
  /** What it may mean: all values of a code list, or what of the graph has a name like it. */
  choices: readonly Readonly<{ value: string; label: Readonly<Record<string, string>> }>[];
}>;

/** A report in short: some rows of so many, and of what was left the first lines of so many. */
export type BriefReport = Omit<ImportReport, 'notUnderstood' | 'refused' | 'rowsLeft'> &
  Readonly<{ rowCount: number }> &
  Readonly<
    Record<
      'notUnderstood' | 'refused' | 'rowsLeft',
      Readonly<{
        told: readonly LeftAlike[];
        count: number;
        /** Those that are in none of the lines. */
        more: number;
      }>
    >
  >;
