import type { Field, Kind, Model } from '../../engine/model/model';
import { groupBy } from '../../engine/model/objects';
import { Headings, holdsSeveral, kindsAt, type EndTarget, type TableColumn, type Target } from './columns';
import type { ColumnGuess } from './report';
import { waysToSay, type LookUp } from './references';
import type { CellValue, Sheet } from './sheet';
import { isNaming } from './table';
import { readValue, readingsOf, textOf } from './values';

/** Different values of a column by which it is guessed what it means. */
const SAMPLE = 200;
/** The share of them that has to fit where the heading says it too; of what is known by name; and where the heading says nothing. */
const FITS = 0.5;
const NAMED = 0.2;
const FITS_ALONE = 0.6;
/** Values that have to fit where the heading says nothing. */
const LEAST = 3;
/** Characters of what may be a name of something. */
const LONGEST_NAME = 150;

type Guessing = Readonly<{ model: Model; lookUp: LookUp }>;

/**
 * Guesses what columns mean whose headers are no names, by what is like them and by the values below, as a person would: a column most of
 * whose values are shared resources is of those that the row has a relation to. What nothing tells is left.
 */
export const guessColumns = async (
  { header, rows }: Sheet,
  columns: readonly TableColumn[],
  kind: Kind,
  { model, lookUp }: Guessing,
): Promise<readonly TableColumn[]> => {
  if (columns.every(({ target, isMapped }) => target ?? isMapped)) return columns;
  const values = groupBy(rows.flat(), ({ column }) => column);
  const unknown = columns.map(({ target, isMapped }, at) => {
    const of = target || isMapped ? [] : (values.get(at) ?? []).map(({ value }) => value);
    return { header: header[at] ?? '', values: differing(of), count: of.length };
  });
  const named = await namedIn(kind, unknown, lookUp);
  const guessing = new ColumnGuessing(kind, model, named);
  for (const { target } of columns) if (target) guessing.take(target);
  const guessed: TableColumn[] = [];
  for (const [at, column] of columns.entries())
    guessed.push(guessing.guess(column, unknown[at], guessed[at - 1]));
  return guessed.some(isNaming) ? guessed : guessing.nameOne(guessed, unknown);
};

type Unknown = Readonly<{ header: string; values: readonly CellValue[]; count: number }>;

const differing = (values: readonly CellValue[]): readonly CellValue[] => {
  const found = new Map<string, CellValue>();
  for (const value of values) {
    if (found.size >= SAMPLE) break;
    found.set(textOf(value), value);
  }
  return [...found.values()];
};

/** The texts that are called so, by kind. */
type Named = ReadonlyMap<string, ReadonlySet<string>>;

const namedIn = async (kind: Kind, unknown: readonly Unknown[], lookUp: LookUp): Promise<Named> => {
  const texts = unknown
    .flatMap(({ values }) => values)
    .flatMap(value => readingsOf(value).flat())
    .flatMap(waysToSay)
    .filter(text => text.length <= LONGEST_NAME && /\p{L}|\d{6}/u.test(text));
  const kinds = new Set([...kind.ends.values()].flatMap(end => kindsAt({ kind: 'end', end })));
  const named = new Map<string, ReadonlySet<string>>();
  for (const one of kinds) {
    const found = await lookUp(one, texts);
    named.set(one, new Set([...found].flatMap(([text, of]) => ('id' in of ? [text] : []))));
  }
  return named;
};

/** Guesses one column after another; what holds one value is guessed once. */
class ColumnGuessing {
  private readonly taken = new Set<string>();
  private readonly headings: Headings;
  private readonly ends: readonly EndTarget[];
  private readonly lists: readonly Target[];

  constructor(
    kind: Kind,
    private readonly model: Model,
    private readonly named: Named,
  ) {
    this.headings = new Headings(kind, model);
    this.ends = [...kind.ends.values()].map(end => ({ kind: 'end', end }));
    this.lists = [...kind.fields.values()]
      .filter(({ type }) => type.kind === 'enum')
      .map(field => ({ kind: 'field', field, language: undefined }));
  }

  take(target: Target): void {
    if (!holdsSeveral(target)) this.taken.add(keyOf(target));
  }

  guess(column: TableColumn, of: Unknown | undefined, before: TableColumn | undefined): TableColumn {
    if (column.target || column.isMapped || !of || of.count === 0) return column;
    if (countsRows(of)) return { ...column, because: 'ROW_NUMBER' };
    const found = this.byHeading(of) ?? this.byValues(of, before);
    if (!found) return column;
    this.take(found.target);
    return { ...column, ...found };
  }

  /** Without a name no row can be told apart: it is the first column of texts that all differ. */
  nameOne(columns: readonly TableColumn[], all: readonly Unknown[]): readonly TableColumn[] {
    const name = this.headings.exact('name');
    const at = columns.findIndex((column, i) => {
      const { values = [], count = 0 } = all[i] ?? {};
      const texts = values.filter(value => typeof value === 'string' && /\p{L}{2}/u.test(value));
      return !column.target && !column.isMapped && count > 1 && texts.length >= 0.9 * Math.min(count, SAMPLE);
    });
    const { values = [] } = all[at] ?? {};
    if (at < 0 || !name) return columns;
    const guess: ColumnGuess = { by: 'VALUES', fit: values.length, of: values.length };
    return columns.map((column, i) => (i === at ? { ...column, target: name, guess } : column));
  }

  private byHeading({ header, values }: Unknown): Guessed | undefined {
    for (const target of this.headings.near(header)) {
      if (this.taken.has(keyOf(target))) continue;
      const fit = this.fitOf(target, values);
      const least = isNamed(target) ? NAMED : FITS;
      if (fit > 0 && fit >= least * values.length)
        return { target, guess: { by: 'HEADING', fit, of: values.length } };
    }
    return undefined;
  }

  /** Where two fit as well, it is the one that the column before is of: a number beside a name. */
  private byValues({ values }: Unknown, before: TableColumn | undefined): Guessed | undefined {
    const all = [...this.lists, ...this.ends].flatMap(target => {
      const fit = this.taken.has(keyOf(target)) ? 0 : this.fitOf(target, values);
      return fit >= LEAST && fit >= FITS_ALONE * values.length ? [{ target, fit }] : [];
    });
    const most = Math.max(0, ...all.map(({ fit }) => fit));
    const best = all.filter(({ fit }) => fit === most);
    const one =
      best.length === 1
        ? best[0]
        : best.find(({ target }) => before?.target && keyOf(target) === keyOf(before.target));
    return one && { target: one.target, guess: { by: 'VALUES', fit: one.fit, of: values.length } };
  }

  private fitOf(target: Target, values: readonly CellValue[]): number {
    if (target.kind !== 'end') return values.filter(value => this.reads(target.field, value)).length;
    const known = (text: string): boolean =>
      waysToSay(text).some(way => kindsAt(target).some(kind => this.named.get(kind)?.has(way)));
    return values.filter(value => readingsOf(value).some(parts => parts.some(known))).length;
  }

  private reads(field: Field, value: CellValue): boolean {
    const { type, key, url } = field;
    if (key?.pattern && !key.pattern.test(textOf(value))) return false;
    if (url && !URL.canParse(textOf(value))) return false;
    // A text may be anything, but no number is a name.
    if (type.kind === 'text') return /\p{L}/u.test(textOf(value));
    return 'value' in readValue(field, value, this.model, false);
  }
}

type Guessed = Readonly<{ target: Target; guess: ColumnGuess }>;

/** Whether values are known by name: what else there is can be mapped. */
const isNamed = (target: Target): boolean => target.kind === 'end' || target.field.type.kind === 'enum';

const keyOf = (target: Target): string => (target.kind === 'end' ? target.end.name : `.${target.field.name}`);

/** Whether a column has the numbers of the rows, one after another, which say nothing of them. */
const countsRows = ({ values, count }: Unknown): boolean =>
  count > 2 &&
  values.length === Math.min(count, SAMPLE) &&
  values.every((value, i) => i === 0 || Number(value) === Number(values[i - 1]) + 1);
