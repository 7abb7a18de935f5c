import type { End, Field, Model } from '../../engine/model/model';
import type { Drafted, DraftedRelation, FactValues } from './changes';
import { kindsAt, type EndTarget, type Target } from './columns';
import type { Ids } from './identify';
import { waysToSay, type Referred } from './references';
import type { SheetCell } from './sheet';
import type { TableRow, Table } from './table';
import { OTHER } from './other-statements';
import { readValue, readingsOf, textOf } from './values';
import { why, type Tally, type Why } from './tally';

type Drafting = Readonly<{
  referred: ReadonlyMap<string, Referred>;
  /** What the file calls the things that are made of it. */
  made: ReadonlySet<string>;
  tally: Tally;
  model: Model;
  actor: string | undefined;
}>;

/**
 * Drafts what the rows of a table say; the cells of a row that is not taken are left. Of what the file only refers to, the relations to
 * what it makes are taken.
 */
export const draftRows = (table: Table, ids: Ids, how: Drafting): readonly Drafted[] =>
  table.rows.flatMap(row => {
    const id = ids.get(row);
    const reading = new RowReading(row, table, how);
    if (id !== undefined) return [reading.draft(id)];
    reading.leaveAll(whyNotTaken(row, id, table));
    return [];
  });

const whyNotTaken = ({ thing }: TableRow, id: string | undefined, { kind, isMade }: Table): Why => {
  if (isMade) return thing === null ? why('ROW_NOT_TAKEN') : why('NO_TITLE');
  return id === undefined ? why('NOT_THERE', kind.name) : why('REFERRED', id);
};

/** What a part of a cell refers to, or why it is not known. */
type Reference = Readonly<{
  part: string;
  known: Extract<Referred, { id: string }> | undefined;
  because: Referred | undefined;
}>;

const isNumber = (text: string): boolean => /^[\d\s.]+$/.test(text);

type FactCell = Readonly<{ cell: SheetCell; end: string; isMapped: boolean }>;

/** Facts that a column says of all relations of another. */
const OF_ALL = { value: '', record: '' };

/** Reads the cells of one row. */
class RowReading {
  private readonly fields: Record<string, unknown> = {};
  /** Facts of relations, by the record that they are of. */
  private readonly facts = new Map<string, Map<string, Record<string, unknown>>>();
  private readonly relations: Omit<DraftedRelation, 'facts'>[] = [];
  /** Cells that are facts of relations. */
  private readonly told: FactCell[] = [];

  constructor(
    private readonly row: TableRow,
    private readonly table: Table,
    private readonly how: Drafting,
  ) {}

  draft(id: string): Drafted {
    const { externalId, thing, row, cells, other } = this.row;
    const { kind, isMade } = this.table;
    if (externalId !== undefined) this.fields['externalIds'] = [externalId];
    if (other && other.texts.length > 0) this.fields[OTHER] = other.texts;
    this.how.tally.keep(other?.statements.length ?? 0);
    for (const cell of cells) {
      this.how.tally.read += 1;
      const target = this.table.columns[cell.column]?.target;
      if (!isMade && (target?.kind !== 'end' || !this.how.made.has(textOf(cell.value))))
        this.leave(cell, whyNotTaken(this.row, id, this.table));
      else if (!target) this.leave(cell, this.whyUnknown(cell));
      else if (target.kind === 'end') this.refer(cell, target);
      else this.take(cell, target);
    }
    const relations = [...this.relations, ...(isMade ? this.owning() : [])].flatMap(one =>
      this.factsAbout(one).map((facts): DraftedRelation => {
        const { end, to, said, column, isAssumed } = one;
        return { end, to, said, facts, column, isAssumed };
      }),
    );
    this.leaveFactsOfNothing();
    return { row, thing, kind, isMade, id, fields: this.fields, relations };
  }

  leaveAll(because: Why): void {
    for (const cell of this.row.cells) {
      this.how.tally.read += 1;
      this.leave(cell, because);
    }
    for (const { property, value } of this.row.other?.statements ?? []) {
      this.how.tally.read += 1;
      this.how.tally.leave({ row: this.row.row, thing: this.row.thing, column: property, value }, because);
    }
  }

  private whyUnknown({ column }: SheetCell): Why {
    const because = this.table.columns[column]?.because;
    if (because !== undefined) return why(because);
    return this.row.thing === null ? why('UNKNOWN_COLUMN') : why('NO_PROPERTY', this.table.kind.name);
  }

  private leave(cell: SheetCell, because: Why): void {
    const column = this.table.columns[cell.column]?.header ?? null;
    const { row, value } = cell;
    this.how.tally.leave({ row, thing: this.row.thing, column, value: textOf(value) }, because);
  }

  private take(cell: SheetCell, target: Exclude<Target, EndTarget>): void {
    const { field } = target;
    // What we wrote has one value in a place, in order.
    const isOurs = this.row.id !== undefined;
    const read = readValue(field, cell.value, this.how.model, isOurs);
    if ('why' in read) {
      this.leave(cell, read.why);
      return;
    }
    const into = target.kind === 'field' ? this.fields : this.factsOf(target.end.name, cell.about ?? OF_ALL);
    const { language } = target;
    if (!put(into, field, read.value, { language, isInOrder: isOurs })) {
      this.leave(cell, why('ONE_TOO_MANY', field.label.en));
      return;
    }
    const isMapped = read.isMapped || this.table.columns[cell.column]?.isMapped === true;
    if (isMapped) this.how.tally.mapped += 1;
    if (target.kind === 'fact') this.told.push({ cell, end: target.end.name, isMapped });
  }

  /** A fact of a relation that the row does not have says nothing. */
  private leaveFactsOfNothing(): void {
    const ends = new Set(this.relations.map(({ end }) => end.name));
    const said = new Set(this.relations.map(one => `${one.end.name} ${one.said}`));
    for (const { cell, end, isMapped } of this.told) {
      const { value, record } = cell.about ?? OF_ALL;
      if (value === '' && record === '' ? ends.has(end) : said.has(`${end} ${value}`)) continue;
      if (isMapped) this.how.tally.mapped -= 1;
      this.leave(cell, why('OF_NOTHING', end));
    }
  }

  /** What the row says of all such relations of its own, and of each record of this one. */
  private factsAbout({ end, said }: Omit<DraftedRelation, 'facts'>): readonly FactValues[] {
    const ofAll = this.facts.get(`${end.name} `)?.get('');
    const records = [...(this.facts.get(`${end.name} ${said}`)?.values() ?? [])];
    return records.length === 0 ? [{ ...ofAll }] : records.map(one => ({ ...ofAll, ...one }));
  }

  private factsOf(end: string, { value, record }: NonNullable<SheetCell['about']>): Record<string, unknown> {
    const key = `${end} ${value}`;
    const records = this.facts.get(key) ?? new Map<string, Record<string, unknown>>();
    this.facts.set(key, records);
    const facts = records.get(record) ?? {};
    records.set(record, facts);
    return facts;
  }

  private refer(cell: SheetCell, target: EndTarget): void {
    const found = this.readingOf(cell, target);
    const missing = found.find(({ known }) => !known);
    if (!missing || this.isSaidBeside(cell, target)) this.how.tally.mapped += 1;
    else {
      const because =
        missing.because && 'why' in missing.because
          ? missing.because.why
          : why('NOT_FOUND', kindsAt(target)[0]);
      this.leave({ ...cell, value: missing.part }, because);
    }
    const column = this.table.columns[cell.column]?.header ?? '';
    for (const { known } of found)
      if (known && !this.relations.some(({ end, to }) => end === target.end && to === known.id))
        this.relations.push({
          end: target.end,
          to: known.id,
          said: textOf(cell.value),
          column,
          isAssumed: false,
        });
  }

  /** What the parts of a cell refer to, in the reading of it by which most are known. */
  private readingOf({ value }: SheetCell, target: EndTarget): readonly Reference[] {
    const kinds = kindsAt(target);
    const readings = readingsOf(value).map(parts =>
      parts.map((part): Reference => {
        const ways = waysToSay(part).flatMap(text =>
          kinds.flatMap(kind => this.how.referred.get(`${kind} ${text}`) ?? []),
        );
        return { part, known: ways.find(way => 'id' in way), because: ways.find(way => 'why' in way) };
      }),
    );
    const knownIn = (of: readonly Reference[]): number => of.filter(({ known }) => known).length;
    return readings.reduce((best, one) => (knownIn(one) > knownIn(best) ? one : best), readings[0] ?? []);
  }

  /** Whether a number in another column says what the name here is of. */
  private isSaidBeside(cell: SheetCell, target: EndTarget): boolean {
    return this.row.cells.some(other => {
      const to = this.table.columns[other.column]?.target;
      return (
        other.column !== cell.column &&
        to?.kind === 'end' &&
        to.end === target.end &&
        isNumber(textOf(other.value)) !== isNumber(textOf(cell.value)) &&
        this.readingOf(other, target).every(({ known }) => known)
      );
    });
  }

  /** Whose the row is: the importer's actor, where the model has it that actors have such things and no cell says. */
  private owning(): readonly Omit<DraftedRelation, 'facts'>[] {
    const { actor } = this.how;
    const owning = owningEnd(this.table.kind);
    if (actor === undefined || !owning || this.relations.some(({ end }) => end.name === owning.name))
      return [];
    return [{ end: owning, to: actor, said: actor, column: owning.name, isAssumed: true }];
  }
}

/** The relation by which an actor has things of the kind; undefined if there is none. */
export const owningEnd = ({ ends }: Table['kind']): End | undefined =>
  [...ends.values()].find(
    ({ relation: { owner }, direction }) => owner === (direction === 'BACKWARD' ? 'FROM' : 'TO'),
  );

/** Puts a value in its field; false if the field holds one, and that is another. */
const put = (
  into: Record<string, unknown>,
  { name, all, type, list, languages, reason }: Field,
  value: unknown,
  { language, isInOrder }: Readonly<{ language: string | undefined; isInOrder: boolean }>,
): boolean => {
  if (name === 'id') return true;
  if (list) {
    const before = into[name] as readonly unknown[] | undefined;
    const all = [...(before ?? []), ...(value as readonly unknown[])];
    // The values of a property come in no order, but for what we wrote; those of a cell in the file's.
    into[name] = isInOrder ? all : before === undefined ? [...new Set(all)] : [...new Set(all)].sort();
    return true;
  }
  const isText = type.kind === 'text';
  if (!isText && !(reason && language !== undefined)) return putOne(into, name, value);
  const texts = (into[isText ? name : all] ??= {}) as Record<string, unknown>;
  return putOne(texts, language ?? languages.first, value);
};

const putOne = (into: Record<string, unknown>, name: string, value: unknown): boolean => {
  if (into[name] !== undefined) return into[name] === value;
  into[name] = value;
  return true;
};
