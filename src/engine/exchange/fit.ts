import { UnreachableCase, cut } from '../errors';
import {
  edgeKey,
  propertiesOf,
  textsProperty,
  type Field,
  type Kind,
  type Model,
  type Relation,
  isInLanguages,
} from '../model/model';
import { SEARCH_PROPERTIES } from '../model/search-text';
import { isDate, isDateTime } from '../model/scalars';
import {
  nativeFields,
  storedNode,
  storedProperties,
  type NativeFields,
  type NativeValue,
} from '../model/stored';
import { LOADED_BY, type Properties } from '../plan/write';

/** What of a stored record does not fit the SDL. */
export type Misfit = Readonly<{
  /** The kind or relation, as it is stored. */
  of: string;
  what:
    | 'type'
    | 'renamed'
    | 'field'
    | 'fieldRenamed'
    | 'value'
    | 'valueRenamed'
    | 'form'
    | 'missing'
    | 'prefix'
    | 'derived';
  field?: string;
  value?: string;
  /** What it is now called, or what is wanted. */
  now?: string;
  /** What is to be decided; absent where the SDL says it, an operator has said it, or there is nothing to decide. */
  needs?: 'drop' | 'fill' | 'sdl';
  /** What `--drop` or `--fill` calls it. */
  name: string;
}>;

/** What an operator has decided: names of what is dropped, and values for what is missing. */
export type Decided = Readonly<{ drop: ReadonlySet<string>; fill: ReadonlyMap<string, string> }>;
export const NOTHING_DECIDED: Decided = { drop: new Set(), fill: new Map() };

export type FittedRecord = Readonly<{
  of: string;
  id: string;
  properties: Properties;
  labels?: readonly string[];
}>;
type Fitted = Readonly<{
  /** The record as the SDL has it; undefined if it is dropped, or does not fit. */
  record: Readonly<{ of: Kind | Relation; properties: Properties }> | undefined;
  isChanged: boolean;
  misfits: readonly Misfit[];
}>;

const isKind = (of: Kind | Relation): of is Kind => 'interfaces' in of;

/** Fits stored records to a Model: by what it was called before, what is derived anew, and what an operator decided. */
export class Fitting {
  constructor(
    private readonly model: Model,
    private readonly decided: Decided,
  ) {}

  /** `anew`: what is derived from it, and its labels, may be other than they were. */
  fit(record: FittedRecord, anew: boolean): Fitted {
    const { of: type } = record;
    const name = this.model.earlier.types.get(type) ?? type;
    const of = this.model.kinds.get(name) ?? this.model.relations.get(name);
    if (!of || (isKind(of) && of.shape !== 'object'))
      return {
        record: undefined,
        isChanged: true,
        misfits: [
          { of: type, what: 'type', name: type, ...(this.decided.drop.has(type) ? {} : { needs: 'drop' }) },
        ],
      };
    const one = new FittingOne(this.model, this.decided, record, of);
    return one.fitted(anew);
  }
}

/** One record on its way. */
class FittingOne {
  private readonly misfits: Misfit[] = [];
  private readonly native: Record<string, NativeValue>;

  constructor(
    private readonly model: Model,
    private readonly decided: Decided,
    private readonly stored: FittedRecord,
    private readonly of: Kind | Relation,
  ) {
    this.native = { ...nativeFields(of.fields, stored.properties) };
  }

  fitted(anew: boolean): Fitted {
    const { of, stored, native } = this;
    if (of.name !== stored.of) this.tell({ what: 'renamed', now: of.name, name: stored.of });
    if (isKind(of) && !stored.id.startsWith(`${of.prefix}:`))
      this.tell({
        what: 'prefix',
        now: of.prefix,
        needs: 'sdl',
        name: of.name,
        value: stored.id.split(':')[0] ?? '',
      });
    this.renameFields();
    for (const field of of.fields.values()) this.fitField(field);
    this.leaveUnknown();
    if (this.misfits.length === 0 && !anew)
      return { record: { of, properties: stored.properties }, isChanged: false, misfits: [] };
    const properties = this.propertiesOf(native);
    const isChanged = this.misfits.length > 0 || !isSame(stored.properties, properties) || !this.hasLabels();
    if (isChanged && this.misfits.length === 0) this.tell({ what: 'derived', name: of.name });
    return { record: { of, properties }, isChanged, misfits: this.misfits };
  }

  private propertiesOf(native: NativeFields): Properties {
    const { of, stored } = this;
    const loadedBy = stored.properties[LOADED_BY];
    const kept = loadedBy === undefined ? {} : { [LOADED_BY]: loadedBy };
    return isKind(of)
      ? { ...(storedNode(of, native) as Properties), id: stored.id, ...kept }
      : { ...(storedProperties(of.fields, native) as Properties), key: this.key(), ...kept };
  }

  private key(): string {
    const [, from = '', to = '', begun] = this.stored.id.split(' ');
    return edgeKey(this.of.name, from, to, begun);
  }

  private hasLabels(): boolean {
    const { of, stored } = this;
    if (!isKind(of) || !stored.labels) return true;
    const wanted = [of.name, ...of.interfaces];
    return stored.labels.length === wanted.length && wanted.every(label => stored.labels?.includes(label));
  }

  private tell(misfit: Omit<Misfit, 'of'>): void {
    this.misfits.push({ of: this.stored.of, ...misfit });
  }

  /** The names by which an operator may have meant a field: of the kind, or of any of its interfaces. */
  private namesOf(field: string): readonly string[] {
    const { of, stored } = this;
    return [stored.of, of.name, ...(isKind(of) ? of.interfaces : [])].map(name => `${name}.${field}`);
  }

  private isDropped(field: string): boolean {
    return this.namesOf(field).some(name => this.decided.drop.has(name));
  }

  private renameFields(): void {
    const { earlier } = this.model;
    for (const [name, now] of earlier.fields) {
      const [declarer = '', was = ''] = name.split('.');
      const field = this.of.fields.get(now);
      if (field?.declaredBy !== declarer || this.of.fields.has(was)) continue;
      const value = nativeFields(
        new Map([[was, { ...field, name: was, required: false }]]),
        this.stored.properties,
      )[was];
      if (value === undefined || this.native[now] !== undefined) continue;
      this.native[now] = value;
      this.tell({ what: 'fieldRenamed', field: was, now, name: `${this.of.name}.${was}` });
    }
  }

  private fitField(field: Field): void {
    const { native } = this;
    const name = `${this.of.name}.${field.name}`;
    const stored = native[field.name];
    if (this.isDropped(field.name) && stored !== undefined) {
      delete native[field.name];
      this.tell({ what: 'field', field: field.name, name });
    }
    if (field.type.kind === 'enum') this.fitValues(field, field.type);
    const value = native[field.name];
    const isOther =
      stored === undefined ? this.hasOtherForm(field) : value !== undefined && !isOf(field, value);
    if (isOther && !this.isDropped(field.name))
      this.tell({ what: 'form', field: field.name, now: formOf(field), name, needs: 'drop' });
    else if (field.required && value === undefined) this.fill(field, name);
  }

  /** A text that had one language, or one that now has more, is not where it is looked for. */
  private hasOtherForm({ name, type }: Field): boolean {
    const { properties } = this.stored;
    return type.kind === 'text'
      ? properties[name] !== undefined && properties[textsProperty(name)] === undefined
      : properties[name] !== undefined;
  }

  private fitValues(
    field: Field,
    { name, values }: Readonly<{ name: string; values: readonly string[] }>,
  ): void {
    const before = this.native[field.name];
    if (before === undefined) return;
    const now = (Array.isArray(before) ? (before as readonly string[]) : [String(before)]).flatMap(value => {
      if (values.includes(value)) return value;
      const called = this.model.earlier.values.get(`${name}.${value}`);
      const about = { field: field.name, value, name: `${name}.${value}` };
      if (called !== undefined) this.tell({ what: 'valueRenamed', now: called, ...about });
      else
        this.tell({
          what: 'value',
          ...about,
          ...(this.decided.drop.has(about.name) ? {} : { needs: 'drop' }),
        });
      return called ?? [];
    });
    if (Array.isArray(before)) this.native[field.name] = now;
    else if (now[0] === undefined) delete this.native[field.name];
    else this.native[field.name] = now[0];
  }

  private fill(field: Field, name: string): void {
    const given = this.namesOf(field.name)
      .map(one => this.decided.fill.get(one))
      .find(one => one !== undefined);
    const value = given === undefined ? undefined : valueOf(field, given);
    if (value !== undefined) this.native[field.name] = value;
    const isFit = value !== undefined && isOf(field, value);
    const about = { what: 'missing', field: field.name, now: formOf(field), name } as const;
    this.tell(isFit ? { ...about, value: cut(String(given), 100) } : { ...about, needs: 'fill' });
  }

  /** What no field has, and is not derived from one. */
  private leaveUnknown(): void {
    const { properties } = this.stored;
    const known = new Set([...this.of.fields.keys()].flatMap(propertiesOf));
    for (const name of [...KEPT, ...SEARCH_PROPERTIES]) known.add(name);
    const renamed = this.misfits.flatMap(({ what, field = '' }) =>
      what === 'fieldRenamed' ? propertiesOf(field) : [],
    );
    for (const name of renamed) known.add(name);
    for (const property of Object.keys(properties)) {
      if (known.has(property)) continue;
      const field = property.replace(/_(texts|lower|sort)$/, '');
      if (field !== property && properties[field] !== undefined) continue;
      const about = { what: 'field', field, name: `${this.stored.of}.${field}` } as const;
      this.tell(this.isDropped(field) ? about : { ...about, needs: 'drop' });
    }
  }
}

const KEPT: readonly string[] = ['id', 'key', 'type', LOADED_BY];

const isSame = (a: Properties, b: Properties): boolean =>
  Object.keys(a).length === Object.keys(b).length &&
  Object.entries(a).every(([name, value]) => JSON.stringify(value) === JSON.stringify(b[name]));

/** What a field takes, as the SDL writes it. */
const formOf = ({ type, list, required }: Field): string => {
  const one = 'name' in type ? type.name : type.kind === 'text' ? 'LocalizedText' : '[ID]';
  return `${list ? `[${one}]` : one}${required ? '!' : ''}`;
};

const isOf = (field: Field, value: NativeValue): boolean => {
  if (field.list || field.type.kind === 'sources')
    return Array.isArray(value) && value.every(one => isOne(field.type, one as NativeValue));
  if (typeof value !== 'object') return isOne(field.type, value);
  return isInLanguages(field) && Object.keys(value).every(language => field.languages.all.includes(language));
};

const isOne = (type: Field['type'], value: NativeValue): boolean => {
  if (type.kind === 'text') return typeof value === 'object';
  if (type.kind === 'enum') return type.values.includes(String(value));
  if (type.kind === 'sources') return typeof value === 'string';
  switch (type.name) {
    case 'Int':
      return Number.isInteger(value);
    case 'Float':
      return typeof value === 'number';
    case 'Boolean':
      return typeof value === 'boolean';
    case 'Date':
      return isDate(value);
    case 'DateTime':
      return isDateTime(value);
    case 'ID':
    case 'String':
      return typeof value === 'string';
    default:
      throw new UnreachableCase(type);
  }
};

/** Reads a value from the command line: a text as it is, all else as JSON. */
const valueOf = ({ type, list }: Field, given: string): NativeValue | undefined => {
  const isText = !list && (type.kind === 'enum' || (type.kind === 'scalar' && TEXTS.includes(type.name)));
  if (isText) return given;
  try {
    return JSON.parse(given) as NativeValue;
  } catch {
    return undefined;
  }
};
const TEXTS: readonly string[] = ['ID', 'String', 'Date', 'DateTime'];
