import {
  ENTITY,
  isInLanguages,
  type End,
  type Field,
  type Kind,
  type Model,
  type Terms,
} from '../../engine/model/model';
import { IRI } from '../../engine/model/identity';
import { MOST_CHANGES } from '../../engine/plan/change';
import { tooMany, type ImportOptions } from './changes';
import { kindsAt, targetsOf, folded, type TableColumn, type Target } from './columns';
import { owningEnd } from './draft-rows';
import { Keeper, type OtherStatements } from './other-statements';
import { RDF } from './read-rdf';
import { idIn, type LookUp } from './references';
import type { WhyCode } from './report';
import type { SheetCell } from './sheet';
import type { TableRow, Table } from './table';
import { why, type Tally } from './tally';

/** Something that a file of linked data or of architecture tells of. Types and properties are IRIs, or prefixed names of the SDL. */
export type Thing = Readonly<{
  /** What the file calls it. */
  name: string;
  /** What registers call it; undefined if it has a name in this file alone. */
  externalId: string | undefined;
  types: readonly string[];
  statements: readonly ThingProperty[];
}>;

/** A property of a thing, and its value: text, or the name of another thing. */
export type ThingProperty = Readonly<{
  property: string;
  value: string;
  refers: boolean;
  language?: string | undefined;
  /** Of a value that is no text: its datatype. */
  datatype?: string | undefined;
  /** The relation that it is a fact of, by its property and what that leads to; several may hold in turn, and are told apart by a name. */
  about?: Readonly<{ property: string; value: string; record: string }> | undefined;
}>;

/** What the source of the file keeps of it already: undefined where it is made by this import. */
type Before = Readonly<{ model: Model; lookUp: LookUp; keptBefore: readonly string[] | undefined }>;

/** Tells the kind of each thing, and what each of its properties means, by the terms that the model says (@iri). */
export const tablesOf = async (
  things: readonly Thing[],
  options: Pick<ImportOptions, 'kind' | 'mapping' | 'actor' | 'inParts'>,
  { model, lookUp, keptBefore }: Before,
  tally: Tally,
): Promise<readonly Table[]> => {
  const reading = new Reading(things, options, model);
  const made = things.filter(thing => reading.isMade(thing)).length;
  // Before anything is looked up.
  if (made > MOST_CHANGES && options.inParts !== true) throw tooMany(`The file makes ${made} things`);
  await reading.findShared(things, lookUp);
  const tables = new Map<Kind, TableMaking>();
  const ofNoKind: PlacedThing[] = [];
  things.forEach((thing, i) => {
    if (isFact(thing)) return;
    const kind = reading.kindOf(thing);
    if (!kind) {
      ofNoKind.push([thing, i + 1]);
      return;
    }
    const table = tables.get(kind) ?? new TableMaking(kind, reading);
    tables.set(kind, table);
    table.add(thing, i + 1);
  });
  keepOrLeave(ofNoKind, keptBefore, reading, tally);
  return [...tables.values()].map(({ kind, columns, rows }) => ({
    kind,
    columns,
    rows,
    isMade: reading.makes(kind),
  }));
};

type PlacedThing = readonly [Thing, row: number];

/** What is about nothing here, as a catalogue itself, is kept with the source that the import makes; else it is left. */
const keepOrLeave = (
  all: readonly PlacedThing[],
  keptBefore: readonly string[] | undefined,
  reading: Reading,
  tally: Tally,
): void => {
  const left = all.filter(([thing]) => !reading.keeping.has(thing));
  const linked = left.flatMap(([thing]) =>
    thing.statements.every(({ property }) => IRI.test(property)) ? [thing] : [],
  );
  const other = reading.keeping.ofFile(linked);
  const isKept = keptBefore === undefined || keptBefore.join('\n') === other.texts.join('\n');
  if (isKept) {
    tally.keep(other.statements.length);
    tally.ofFile = other.texts;
  }
  for (const [thing, row] of left)
    if (!isKept || !reading.keeping.has(thing)) leaveAll(thing, row, reading, tally);
};

const leaveAll = ({ name, types, statements }: Thing, row: number, reading: Reading, tally: Tally): void => {
  const what = types.map(type => reading.short(type)).join(', ');
  for (const { property, value } of statements) {
    tally.read += 1;
    const at = { row, thing: name, column: reading.short(property), value };
    tally.leave(at, what === '' ? why('NO_TYPE') : why('NO_KIND', what));
  }
};

/** Tells columns of one property apart. */
const keyOf = (target: Target | undefined): string => {
  if (!target) return '';
  const end = 'end' in target ? target.end.name : '';
  return 'field' in target
    ? `${end} ${target.field.name} ${'language' in target ? target.language : ''}`
    : end;
};

/** Whether it names a thing, and not what that is called. */
const isReference = (target: Target | undefined): boolean =>
  target?.kind === 'end' || (target !== undefined && target.field.type.kind === 'sources');

/** A statement, and what it means here, if it means anything. */
type Said = Readonly<{ statement: ThingProperty; target: Target | undefined }>;

/** A property by which things have titles. */
const TITLE = /[#/]title$/;

const NO_OTHER: OtherStatements = { texts: [], statements: [] };

/** The table of one kind, as it grows by things. */
class TableMaking {
  readonly columns: TableColumn[] = [];
  readonly rows: TableRow[] = [];
  private readonly places = new Map<string, number>();

  constructor(
    readonly kind: Kind,
    private readonly reading: Reading,
  ) {}

  add(thing: Thing, row: number): void {
    const isOwn = this.reading.isOwn(thing);
    const said = this.named(
      this.reading.saidOf(thing, isOwn).map(statement => ({
        statement,
        target: this.reading.targetOf(statement, this.kind, isOwn),
      })),
    );
    const other = this.otherIn(said);
    const kept = new Set(other.statements);
    const cells = said.filter(({ statement }) => !kept.has(statement)).map(one => this.cellOf(one, row));
    const id = this.reading.ownId(thing, this.kind);
    const { name, externalId } = thing;
    const known = id === undefined ? externalId : undefined;
    this.rows.push({ row, cells, thing: name, id, externalId: known, other });
  }

  /** What has no name is called by its title, whichever vocabulary that is from (eli:title). */
  private named(said: readonly Said[]): readonly Said[] {
    const field = this.kind.fields.get('name');
    const isTold = said.some(({ target }) => target?.kind === 'field' && target.field === field);
    const title = said.find(({ statement: { property, refers } }) => !refers && TITLE.test(property));
    if (!field || isTold || !title) return said;
    const language = languageOf(field, title.statement.language);
    return said.map(one => (one === title ? { ...one, target: { kind: 'field', field, language } } : one));
  }

  /** What is kept as it is, of what is made: statements by properties that the model has no place for. */
  private otherIn(said: readonly Said[]): OtherStatements {
    const without = said.flatMap(({ statement, target }) =>
      this.isOther(statement, target) ? [statement] : [],
    );
    return this.reading.makes(this.kind) ? this.reading.keeping.of(without) : NO_OTHER;
  }

  /** What has no place, or leads to a part of the file that is nothing here. */
  private isOther({ property, value, refers, about }: ThingProperty, target: Target | undefined): boolean {
    if (about || !IRI.test(property)) return false;
    return !target || (target.kind === 'end' && refers && this.reading.outsideOf(value) !== undefined);
  }

  private cellOf({ statement, target }: Said, row: number): SheetCell {
    const { reading } = this;
    const header = reading.short(statement.property);
    const value = isReference(target) ? statement.value : reading.textOf(statement);
    const because = target ? undefined : reading.whyNot(statement, this.kind);
    const column = this.placeOf({ header, target, isMapped: reading.isMapped(header), because });
    return { row, column, value, ...(statement.about ? { about: statement.about } : {}) };
  }

  private placeOf(column: TableColumn): number {
    const key = `${column.header} ${keyOf(column.target)}`;
    const known = this.places.get(key);
    if (known !== undefined) return known;
    this.columns.push(column);
    this.places.set(key, this.columns.length - 1);
    return this.columns.length - 1;
  }
}

/** What we write besides the values that it is made of. */
export const SAME_AS = 'http://www.w3.org/2002/07/owl#sameAs';

/** Who may see a record of ours, which no other vocabulary says: a catalogue tells who may have the data. */
const OF_THE_RECORD: ReadonlySet<string> = new Set(['access', 'restrictedTo']);

/** Terms of our own vocabulary, which say exactly what something is. */
const OWN = 'samgraf:';

const isFact = ({ types }: Thing): boolean => types.includes(`${RDF}Statement`);

/** What is said of statements (RDF reification): facts of relations, by what the statement is of. */
const factsIn = (things: readonly Thing[]): ReadonlyMap<string, readonly ThingProperty[]> => {
  const facts = new Map<string, ThingProperty[]>();
  for (const { name: record, statements } of things.filter(isFact)) {
    const part = (name: string): string =>
      statements.find(({ property }) => property === `${RDF}${name}`)?.value ?? '';
    const about = { property: part('predicate'), value: part('object'), record };
    const of = facts.get(part('subject')) ?? [];
    facts.set(part('subject'), of);
    for (const one of statements) if (!one.property.startsWith(RDF)) of.push({ ...one, about });
  }
  return facts;
};

/** Reads types and properties by the terms of the model, and by the mapping of whoever imports. */
class Reading {
  private readonly shorts = new Map<string, string>();
  private readonly kinds = new Map<string, Kind | undefined>();
  private readonly shared = new Map<Thing, Kind>();
  private readonly headers = new Map<Kind, ReadonlyMap<string, Target>>();
  private readonly byName: ReadonlyMap<string, Thing>;
  private readonly mapped: ReadonlyMap<string, string>;
  private readonly relationTerms: ReadonlySet<string>;
  private readonly fieldTerms: ReadonlySet<string>;
  /** What the model has no place for. */
  readonly keeping: Keeper;
  /** Facts of relations, by what has the relation. */
  private readonly facts: ReadonlyMap<string, readonly ThingProperty[]>;

  constructor(
    things: readonly Thing[],
    private readonly options: Pick<ImportOptions, 'kind' | 'mapping' | 'actor'>,
    private readonly model: Model,
  ) {
    this.byName = new Map(things.map(thing => [thing.name, thing]));
    const terms = (all: Iterable<Readonly<{ terms: Terms }>>): ReadonlySet<string> =>
      new Set([...all].flatMap(({ terms: { of, reads, inverse } }) => [of ?? [], reads, inverse].flat()));
    this.relationTerms = terms(model.relations.values());
    this.fieldTerms = terms([...model.kinds.values()].flatMap(({ fields }) => [...fields.values()]));
    this.facts = factsIn(things);
    this.keeping = new Keeper(name => this.outsideOf(name));
    this.mapped = new Map(Object.entries(options.mapping ?? {}).map(([from, to]) => [folded(from), to]));
  }

  /** The term with the prefix of its namespace; those of our own vocabulary, wherever it is served, with OWN. */
  short(iri: string): string {
    const known = this.shorts.get(iri);
    if (known !== undefined) return known;
    const [, own] = /^https?:\/\/[^?#]*\/vocabulary#(.+)$/.exec(iri) ?? [];
    const prefixed = [...this.model.prefixes].find(([, namespace]) => iri.startsWith(namespace));
    const short =
      own !== undefined ? `${OWN}${own}` : prefixed ? `${prefixed[0]}:${iri.slice(prefixed[1].length)}` : iri;
    this.shorts.set(iri, short);
    return short;
  }

  /** What a name stands for in the file, if that is nothing that the model has a kind for. */
  outsideOf(name: string): Thing | undefined {
    const thing = this.byName.get(name);
    return thing && !isFact(thing) && !this.kindOf(thing) ? thing : undefined;
  }

  isMapped(header: string): boolean {
    return this.mapped.has(folded(header));
  }

  /**
   * Finds things that are there as something else of the same term: what an actor draws as a component may be a resource that all
   * share, or a supplier's product. Such a thing is referred to and not made once more.
   */
  async findShared(things: readonly Thing[], lookUp: LookUp): Promise<void> {
    const all = things.flatMap(thing => {
      const [kind, name] = [this.kindOf(thing), this.titleOf(thing)];
      return kind && name !== undefined && this.makes(kind) && !this.isOwn(thing)
        ? [{ thing, kind, name }]
        : [];
    });
    for (const kind of new Set(all.map(one => one.kind)))
      for (const other of this.othersOf(kind)) {
        const of = all.filter(one => one.kind === kind && !this.shared.has(one.thing));
        const found = await lookUp(
          other.name,
          of.map(({ name }) => name),
        );
        for (const { thing, name } of of) {
          const known = found.get(name);
          if (known && 'id' in known) this.shared.set(thing, other);
        }
      }
  }

  /** The kinds that are written by the same term, as widely as their interfaces go. */
  private othersOf({ name, terms }: Kind): readonly Kind[] {
    const alike = [...this.model.kinds.values()].filter(
      one => one.shape === 'object' && one.name !== name && one.terms.of === terms.of,
    );
    const names = alike.map(one => one.interfaces.find(of => of !== ENTITY) ?? one.name);
    return [...new Set(names)].flatMap(of => this.model.kinds.get(of) ?? []);
  }

  kindOf(thing: Thing): Kind | undefined {
    const shared = this.shared.get(thing);
    if (shared) return shared;
    const types = thing.types.map(type => this.short(type));
    const own = types.filter(type => type.startsWith(OWN));
    for (const type of [...own, ...types]) {
      const kind = this.kindOfType(type);
      if (kind) return kind;
    }
    return undefined;
  }

  /** Whether it is told in our own vocabulary. */
  isOwn({ types }: Thing): boolean {
    return types.some(type => this.model.kinds.has(this.ownName(type) ?? ''));
  }

  private ownName(iri: string): string | undefined {
    const short = this.short(iri);
    return short.startsWith(OWN) ? short.slice(OWN.length) : undefined;
  }

  private kindOfType(type: string): Kind | undefined {
    if (type.startsWith(OWN)) return this.model.kinds.get(type.slice(OWN.length));
    if (this.kinds.has(type)) return this.kinds.get(type);
    const all = [...this.model.kinds.values()];
    const said = this.mapped.get(folded(type));
    const kind =
      said === undefined
        ? (all.find(one => one.shape === 'object' && one.terms.reads.includes(type)) ??
          all.find(one => one.shape === 'interface' && one.terms.reads.includes(type)))
        : this.model.kinds.get(said);
    this.kinds.set(type, kind);
    return kind;
  }

  isMade(thing: Thing): boolean {
    const kind = isFact(thing) ? undefined : this.kindOf(thing);
    return kind !== undefined && this.makes(kind);
  }

  /**
   * Whether things of the kind are made. Whoever imports for an actor makes what actors have, and what the file says of anything
   * else is taken to be a reference to it.
   */
  makes(kind: Kind): boolean {
    if (kind.shape !== 'object') return false;
    if (this.options.kind !== undefined) return kind.name === this.options.kind;
    return this.options.actor === undefined || owningEnd(kind) !== undefined;
  }

  /** The id in an address of our own, or in a file that we wrote. */
  ownId(thing: Thing, { prefix }: Kind): string | undefined {
    const said = thing.statements.find(({ property }) => property === 'id');
    const id = idIn(thing.name) ?? (this.isOwn(thing) ? said?.value : undefined);
    return id?.startsWith(`${prefix}:`) ? id : undefined;
  }

  /** Of a reference to a thing of the file, its title. */
  textOf({ refers, value }: ThingProperty): string {
    const of = refers ? this.byName.get(value) : undefined;
    return (of && this.titleOf(of)) ?? value;
  }

  private titleOf({ statements }: Thing): string | undefined {
    return statements.find(({ property }) => this.short(property) === 'dct:title')?.value;
  }

  /** What is said of a thing. What we write by a published term and by our own as well is read once. */
  saidOf({ name, statements }: Thing, isOwn: boolean): readonly ThingProperty[] {
    const own = isOwn
      ? statements.filter(({ property }) => property !== SAME_AS && !this.isOfRelations(property))
      : statements;
    return [...own, ...(this.facts.get(name) ?? [])];
  }

  private isOfRelations(property: string): boolean {
    const short = this.short(property);
    return this.relationTerms.has(short) && !this.fieldTerms.has(short);
  }

  targetOf(statement: ThingProperty, kind: Kind, isOwn: boolean): Target | undefined {
    const { about } = statement;
    if (about) {
      const end = this.endOf(this.short(about.property), about.value, kind);
      const field = end && this.fieldOf(this.short(statement.property), statement, end.relation, isOwn);
      return end && field
        ? { kind: 'fact', end, field, language: languageOf(field, statement.language) }
        : undefined;
    }
    const property = this.short(statement.property);
    const said = this.mapped.get(folded(property));
    if (said !== undefined) return this.byHeader(said, kind);
    const end = this.endOf(property, statement.value, kind);
    const field = this.fieldOf(property, statement, kind, isOwn);
    if (end && (statement.refers || !field)) return { kind: 'end', end };
    if (field) return { kind: 'field', field, language: languageOf(field, statement.language) };
    return property === statement.property && !property.includes(':')
      ? this.byHeader(property, kind)
      : undefined;
  }

  /** Why a property is not understood, where that is known. */
  whyNot({ property }: ThingProperty, { fields }: Kind): WhyCode | undefined {
    const short = this.short(property);
    const record = [...fields.values()].filter(({ name }) => OF_THE_RECORD.has(name));
    return record.some(({ terms }) => terms.reads.includes(short)) ? 'OF_THE_DATA' : undefined;
  }

  /** What a column of the name would hold. */
  private byHeader(header: string, kind: Kind): Target | undefined {
    const known = this.headers.get(kind) ?? targetsOf(kind, this.model);
    this.headers.set(kind, known);
    return known.get(folded(header));
  }

  /** Of fields with one term, a key that the value fits goes before. What we wrote is read by the term that it is written by. */
  private fieldOf(
    property: string,
    { value }: ThingProperty,
    { fields }: Pick<Kind, 'fields'>,
    isOwn: boolean,
  ): Field | undefined {
    if (property.startsWith(OWN)) return fields.get(property.slice(OWN.length));
    const of = (reads: (field: Field) => boolean): Field | undefined => {
      const all = [...fields.values()].filter(
        field => reads(field) && (isOwn || !OF_THE_RECORD.has(field.name)),
      );
      return all.find(({ key }) => key?.pattern?.test(value)) ?? all.find(({ key }) => !key);
    };
    const written = isOwn ? [...fields.values()].filter(({ terms }) => terms.of === property) : [];
    const own = written.length === 1 ? written[0] : of(field => written.includes(field));
    return own ?? of(({ terms }) => terms.reads.includes(property));
  }

  /** Of relations with one term, the first whose other end the thing that is named may be. */
  private endOf(property: string, value: string, { ends }: Kind): End | undefined {
    const all = [...ends.values()].filter(({ direction, relation: { name, terms } }) =>
      property.startsWith(OWN)
        ? direction === 'FORWARD' && property === `${OWN}${name}`
        : (direction === 'FORWARD' ? terms.reads : terms.inverse).includes(property),
    );
    const other = this.byName.get(value);
    if (!other) return all[0];
    const kind = this.kindOf(other);
    return all.find(end =>
      kindsAt({ kind: 'end', end }).some(at => at === kind?.name || kind?.interfaces.includes(at)),
    );
  }
}

/** The first language of texts where a tag is of none; undefined where the field is in no language. */
const languageOf = (field: Field, tag: string | undefined): string | undefined => {
  const { languages, reason } = field;
  if (!isInLanguages(field) || (reason && tag === undefined)) return undefined;
  const [primary = ''] = (tag ?? languages.first).toLowerCase().split('-');
  return languages.all.includes(primary) ? primary : languages.first;
};
