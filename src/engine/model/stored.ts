import { collate } from '../languages/alphabet';
import { ENGINE_LANGUAGE, firstText, chainOf, firstChain } from '../languages/languages';
import {
  OTHER,
  isCollated,
  isRanked,
  sortProperty,
  anyCase,
  anyCaseProperty,
  isAnyCase,
  textsProperty,
  type Field,
  type Kind,
} from './model';
import { toSecond } from './scalars';
import { searchProperties } from './search-text';

/** A value in the native format: multilingual text is an object by language. */
export type NativeValue = string | number | boolean | readonly string[] | Readonly<Record<string, string>>;
export type NativeFields = Readonly<Record<string, NativeValue>>;
type Stored = Record<string, string | number | boolean | readonly string[]>;

/** The stored properties of fields in the native format; absent values are not stored. */
export const storedProperties = (fields: ReadonlyMap<string, Field>, values: NativeFields): Stored => {
  const stored: Stored = {};
  for (const [name, value] of Object.entries(values)) {
    const field = fields.get(name);
    if (!field) continue;
    if (field.type.kind === 'text')
      Object.assign(stored, storedText(field, value as Texts, field.languages.first));
    else if (field.reason) Object.assign(stored, storedReason(field, value));
    else if (Array.isArray(value)) {
      if (value.length > 0) stored[name] = value as readonly string[];
    } else stored[name] = oneForm(field, value as string | number | boolean);
    if (isAnyCase(field)) stored[anyCaseProperty(name)] = linesOf(value, field);
    if (isCollated(field))
      stored[sortProperty(name)] = collate(String(stored[name]), field.languages.alphabet);
    if (isRanked(field) && field.type.kind === 'enum')
      stored[sortProperty(name)] = field.type.values.indexOf(String(value));
  }
  return stored;
};

/** In the order of languages, whichever they were given in: what says the same is stored the same. */
const linesOf = (value: NativeValue, { reason, languages }: Field): string => {
  const texts =
    typeof value === 'object'
      ? Object.values(inOrder(value as Texts, chainOf(languages, reason ? REASONS_IN : languages.first)))
      : [String(value)];
  return `\n${texts.map(anyCase).join(`\n${OTHER}\n`)}\n`;
};

type Texts = Readonly<Record<string, string>>;

/** What is shown by default stands first. */
const inOrder = (texts: Texts, chain: readonly string[]): Texts =>
  Object.fromEntries(
    chain.flatMap(language => (texts[language] === undefined ? [] : [[language, texts[language]]])),
  );

/** Normalizes equal values: 0 for −0, which the stores distinguish, and points in time to the second. */
const oneForm = (field: Field, value: string | number | boolean): string | number | boolean => {
  if (value === 0) return 0;
  return field.type.kind === 'scalar' && field.type.name === 'DateTime' ? toSecond(String(value)) : value;
};

/** All languages in one property, and one to show by default: the first in the chain of a language. */
const storedText = ({ name, languages }: Field, texts: Texts, language: string): Stored => {
  const shown = firstText(texts, chainOf(languages, language));
  return {
    [textsProperty(name)]: JSON.stringify(inOrder(texts, firstChain(languages))),
    ...(shown === undefined ? {} : { [name]: shown }),
  };
};

/** The language that a reason is in where it is said without any, and shown in where none is asked for: the engine's own reasons are in it too. */
export const REASONS_IN = ENGINE_LANGUAGE;

/** A reason in one language is a plain text. */
const storedReason = (field: Field, value: NativeValue): Stored => {
  if (typeof value !== 'object') return { [field.name]: value };
  const texts = value as Texts;
  return Object.keys(texts).join() === REASONS_IN
    ? { [field.name]: texts[REASONS_IN] ?? '' }
    : storedText(field, texts, REASONS_IN);
};

/** Returns the languages of a reason, however it is said. */
export const reasonTexts = (value: NativeValue | undefined): Texts => {
  if (value === undefined) return {};
  return typeof value === 'object' ? (value as Texts) : { [REASONS_IN]: String(value) };
};

/** The stored properties of a node, including the search properties; `before`: those that it has. */
export const storedNode = (
  kind: Kind,
  values: NativeFields,
  before?: Readonly<Record<string, unknown>>,
): Stored => {
  const stored = storedProperties(kind.fields, values);
  return Object.assign(stored, { type: kind.name }, nonEmpty(searchProperties(kind, stored, before)));
};

const nonEmpty = (properties: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(properties).filter(([, text]) => text !== ''));

/** The fields of a stored record in the native format: the inverse of `storedProperties`, without what was derived. */
export const nativeFields = (
  fields: ReadonlyMap<string, Field>,
  stored: Readonly<Record<string, unknown>>,
): NativeFields => {
  const native: Record<string, NativeValue> = {};
  for (const field of fields.values()) {
    const isText = field.type.kind === 'text' || (field.reason && has(stored[textsProperty(field.name)]));
    const value = stored[isText ? textsProperty(field.name) : field.name];
    if (value === undefined || value === null) {
      // An empty list is not stored.
      if (field.required && (field.list || field.type.kind === 'sources')) native[field.name] = [];
      continue;
    }
    native[field.name] = isText
      ? (JSON.parse(String(value)) as Readonly<Record<string, string>>)
      : (value as NativeValue);
  }
  return native;
};

const has = (value: unknown): boolean => value !== undefined && value !== null;
