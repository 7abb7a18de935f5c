import type { ImportReport, Left, UnknownValue, WhyCode } from './report';

/** Why something of a file was not taken: a code for programs and pages, the same in English, and what to do. */
export type Why = Readonly<{
  code: WhyCode;
  /** What the message is about: a kind, ids, the values of a code list. */
  of: string | null;
  message: string;
  hint: string;
  /** What a value that is not understood may be mapped to. */
  choices?: UnknownValue['choices'] | undefined;
}>;

/** A message and a hint, of what they are about. */
const WHY = {
  UNKNOWN_COLUMN: () => [
    'stands in a column that is not understood',
    'Name the column as the template does, or map it.',
  ],
  ROW_NUMBER: () => ['is the number of the row', 'It says nothing of what the row is about.'],
  TOTAL: () => ['is what others come to', 'It is about no row of its own.'],
  NO_PROPERTY: of => [
    `is no property of ${of}, or leads to what it may not lead to`,
    'Map it to a field or a relation.',
  ],
  NO_KIND: of => [
    `is about something of the type ${of}`,
    `No kind is read from it; a mapping may say one: {${JSON.stringify(of)}: "KIND"}.`,
  ],
  NO_TYPE: () => ['is about something without a type', 'Say its type in the file.'],
  REFERRED: of => [
    `is about ${of}, which the file refers to`,
    'A file like this refers to such things, and changes none.',
  ],
  NOT_THERE: of => [
    `is about something of the kind ${of} that is not there`,
    'A file like this refers to such things, and makes none.',
  ],
  NAMELESS: () => ['has neither an id nor a name', 'Fill in the column of the name.'],
  NO_TITLE: () => ['is about something that has no name, or may be another', 'Give it a title in the file.'],
  ROW_NOT_TAKEN: () => ['is in a row that was not taken', 'See the row.'],
  SAME_ROW: of => [`is the same as row ${of}`, 'Give each row an id or a name of its own.'],
  MAY_BE: of => [
    `has the name of ${of}, and may be it`,
    'Write the id of that one, or say that what has the same name is the same.',
  ],
  ONE_TOO_MANY: of => ['is one more than there is room for', `Of ${of}, one is kept.`],
  OF_NOTHING: of => [`is a fact of ${of}, which the row does not have`, 'Fill in what it is a fact of.'],
  OF_THE_DATA: () => [
    'says who may have the data, which closes no record here',
    'Say who may see the record by samgraf:access, or in its form here.',
  ],
  NOT_IN_LIST: of => ['is not in the code list', `It takes ${of}.`],
  NOT_YES_OR_NO: () => ['is neither yes nor no', 'Write ja or nei.'],
  NOT_A_NUMBER: () => ['is not a number', 'Write it with digits: 1200 or 12,5.'],
  NOT_A_DAY: () => ['is not a day', 'Write it as 2026-11-25 or 25.11.2026.'],
  NOT_FOUND: of => [
    `is no ${of} of the graph`,
    'Write its name as the graph has it, its id, or make it first.',
  ],
  BREAKS_SHAPE: of => [`breaks a shape of ${of}`, 'Mend it in the file, or import it without shapes.'],
  NO_TEXT: of => [`has more than ${of} characters, or half of one`, 'Shorten it, or leave it out.'],
  SEVERAL: of => [`may be any of ${of}`, 'Write the id.'],
} as const satisfies Readonly<Record<WhyCode, (of: string) => readonly [message: string, hint: string]>>;

/** Tells why, of what it is about. */
export const why = (code: WhyCode, of: string | null = null): Why => {
  const [message, hint] = WHY[code](of ?? '');
  return { code, of, message, hint };
};

/** Values that are told with what they may be mapped to. */
const MOST_VALUES = 500;

/** Counts what was read of a file: each cell is taken, mapped or left. */
export class Tally {
  read = 0;
  mapped = 0;
  /** Of those taken, those that the model has no place for. */
  private kept = 0;
  /** What is kept of the file with its source, as Turtle. */
  ofFile: readonly string[] = [];
  readonly left: Left[] = [];
  /** Rows that were refused, so that nothing is to be made of the others. */
  readonly faults: Left[] = [];
  /** Rows that were refused where the others are made all the same. */
  readonly rowsLeft: Left[] = [];

  /** Names of sheets whose rows are not read. */
  readonly sheetsLeft: string[] = [];
  private readonly unknown = new Map<string, UnknownValue>();

  /** @param takesRest whether what is refused stops none of the other rows */
  constructor(private readonly takesRest = false) {}

  leave(at: Pick<Left, 'row' | 'thing' | 'column' | 'value'>, { choices, ...why }: Why): void {
    const value = at.value?.slice(0, 200) ?? null;
    this.left.push({ ...at, value, ...why });
    if (!choices || value === null || at.column === null) return;
    const key = `${at.column}\n${value}`;
    const count = (this.unknown.get(key)?.count ?? 0) + 1;
    this.unknown.set(key, { column: at.column, value, count, choices });
  }

  /** What is not understood, once each, the most frequent first. */
  get values(): readonly UnknownValue[] {
    return [...this.unknown.values()].sort((one, other) => other.count - one.count).slice(0, MOST_VALUES);
  }

  keep(count: number): void {
    this.read += count;
    this.kept += count;
  }

  refuse(
    at: Pick<Left, 'row' | 'thing'> & Partial<Pick<Left, 'column' | 'value'>>,
    { code, of, message, hint }: Why,
  ): void {
    const told = this.takesRest ? this.rowsLeft : this.faults;
    told.push({ column: null, value: null, ...at, code, of, message, hint });
  }

  get cells(): ImportReport['cells'] {
    const { read, mapped, kept, left } = this;
    return { read, taken: read - mapped - left.length, mapped, kept, notUnderstood: left.length };
  }
}
