import { collate } from '../languages/alphabet';
import { DERIVED } from './derivations';
import { z } from 'zod';
import { orList } from '../errors';
import { isCollated, type Field, type Kind, type Model, type Relation } from './model';
import { isDate, isDateTime, toSecond, today } from './scalars';
import { WORD } from './search-text';

/** Validators of records in the native format, made from the Model: one for each kind and each relation. */
export type Validators = Readonly<{
  node: (kind: Kind) => z.ZodType<Record<string, unknown>>;
  edge: (relation: Relation) => z.ZodType<Record<string, unknown>>;
}>;

/** Facts that the loader fills in if a record omits them. */
const FILLED_IN: readonly string[] = ['version', 'recordedAt', 'access', 'generalKnowledge'];
/** Characters of a text that is stored; no argument is longer either. */
export const MAX_TEXT = 20_000;
/**
 * Maximum size of an indexed value, in bytes of UTF-8. A Neo4j index accepts 8,167 in all, including the id;
 * the embedded store would accept more.
 */
const MAX_INDEXED = 4_000;
/** A full-text index accepts no longer word, and nobody searches for one. */
const MAX_WORD = 1_000;
/** Sums of any number of such values are still finite, and the same whoever adds them. */
const MAX_FLOAT = 1e15;

export const validators = (model: Model): Validators => {
  const before = made.get(model);
  if (before) return before;
  const alike: Alike = new Map();
  const nodes = new Map([...model.kinds.values()].map(kind => [kind.name, nodeSchema(kind, alike)]));
  const edges = new Map(
    [...model.relations.values()].map(relation => [relation.name, edgeSchema(relation, alike)]),
  );
  const all: Validators = {
    node: kind => nodes.get(kind.name) ?? nodeSchema(kind, alike),
    edge: relation => edges.get(relation.name) ?? edgeSchema(relation, alike),
  };
  made.set(model, all);
  return all;
};

/** Says what zod says of a field that is missing, in plain words; the rest as it says it. */
export const inPlainWords: z.core.$ZodErrorMap = ({ code, input }) =>
  code === 'invalid_type' && input === undefined ? 'is missing' : undefined;

/** Making them takes 15 ms for the national model. */
const made = new WeakMap<Model, Validators>();

/** Schemas of fields, by what they take: of 1,444 in the national model 74 differ, which saves 4 MB. */
type Alike = Map<string, z.ZodType>;

const nodeSchema = (kind: Kind, alike: Alike): z.ZodType<Record<string, unknown>> =>
  together({ ...shapeOf(kind.fields, alike), type: z.literal(kind.name), id: idSchema(kind) }, kind.fields);

const edgeSchema = (relation: Relation, alike: Alike): z.ZodType<Record<string, unknown>> =>
  together(
    {
      ...shapeOf(relation.fields, alike),
      relation: z.literal(relation.name),
      from: z.string(),
      to: z.string(),
    },
    relation.fields,
  );

/** A record whose fields fit together. */
const together = (
  shape: Record<string, z.ZodType>,
  fields: ReadonlyMap<string, Field>,
): z.ZodType<Record<string, unknown>> => {
  const accompanied = [...fields.values()].filter(field => field.with !== undefined);
  const kept = [...fields.values()].flatMap(({ name, declaredBy }) => (declaredBy === DERIVED ? [name] : []));
  return z.strictObject(shape).superRefine((record: Record<string, unknown>, context) => {
    const add = (path: string, message: string): void => {
      context.addIssue({ code: 'custom', path: [path], message });
    };
    checkPeriod(record, add);
    for (const name of kept) if (record[name] !== undefined) add(name, BY_RULE);
    for (const field of accompanied) checkWith(field, record, add);
  });
};

const BY_RULE =
  'is said by a rule of the model alone: what it derives is no record, and follows from its grounds';

type Add = (path: string, message: string) => void;

/**
 * A period that ends before it begins never holds; nor does one that ends on its first day, since the end is
 * the first day on which it no longer holds.
 */
const checkPeriod = ({ validFrom: from, validTo: to }: Record<string, unknown>, add: Add): void => {
  if (typeof from !== 'string' || typeof to !== 'string' || from < to) return;
  add('validTo', `is ${to}, which is not after validFrom, ${from}`);
};

const checkWith = (field: Field, record: Record<string, unknown>, add: Add): void => {
  const value = record[field.name];
  if (value === undefined || field.with?.unless.includes(String(value))) return;
  for (const other of field.with?.fields ?? [])
    if (record[other] === undefined)
      add(other, `is missing; ${field.name} is ${String(value)}, which takes it`);
};

const idSchema = (kind: Kind): z.ZodType<string> => {
  const pattern = kind.fields.get('id')?.key?.pattern;
  return z
    .string()
    .refine(id => !pattern || pattern.test(id), {
      error: 'is not an id: a lower-case prefix, a colon, and 1 to 200 letters, digits and . _ ~ -',
    })
    .refine(id => id.startsWith(`${kind.prefix}:`), {
      error: `ids of ${kind.name} begin with ${kind.prefix}:`,
    });
};

const shapeOf = (fields: ReadonlyMap<string, Field>, alike: Alike): Record<string, z.ZodType> =>
  Object.fromEntries([...fields.values()].map(field => [field.name, fieldSchema(field, alike)]));

const fieldSchema = (field: Field, alike: Alike): z.ZodType => {
  const { type, list, required, index, key, name } = field;
  const isOptional = !required || FILLED_IN.includes(name);
  const what = JSON.stringify([
    type,
    list,
    isOptional,
    index,
    isCollated(field),
    field.url,
    field.within,
    field.past,
    field.reason,
    key && [String(key.pattern), key.checkDigit],
  ]);
  const before = alike.get(what);
  if (before) return before;
  const value = list ? z.array(valueSchema(field)) : valueSchema(field);
  const schema = isOptional ? value.optional() : value;
  alike.set(what, schema);
  return schema;
};

const valueSchema = (field: Field): z.ZodType => {
  switch (field.type.kind) {
    case 'text':
      return textSchema(field);
    case 'sources':
      return z.string().startsWith('source:');
    case 'enum':
      return z.enum(field.type.values as [string, ...string[]]);
    case 'scalar':
      if (field.reason) return z.union([plainText, textSchema(field)]);
      return addressed(field, bounded(field, keyed(field, indexable(field, scalarSchema(field.type.name)))));
  }
};

/** Anything but blanks, and signs of format that are not seen. */
const READABLE = /[^\s\p{Z}\p{Cf}]/u;

/** Overrides, embeddings and isolates of direction (Unicode UAX 9): a name with them can look like another one. */
const TURNED = /[\u202a-\u202e\u2066-\u2069]/;

/** All stored text is well-formed and without control characters; lone surrogates would not survive UTF-8. */
const plainText = z
  .string()
  .min(1, { error: 'is empty; leave it out instead' })
  .max(MAX_TEXT, { error: `has more than ${MAX_TEXT} characters` })
  .refine(text => text === '' || READABLE.test(text), { error: 'is blank; leave it out instead' })
  .refine(text => text.isWellFormed(), { error: 'is not well-formed Unicode' })
  .refine(text => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text), { error: 'has control characters' })
  .refine(text => !TURNED.test(text), {
    error: 'has signs that turn the direction of what follows, so that it reads as another text',
  })
  .refine(text => !hasLongWord(text), { error: `has a word of more than ${MAX_WORD} letters` });

/** Tells if a text is one that may be stored. */
export const isPlainText = (text: string): boolean => plainText.safeParse(text).success;

/** Word by word: an expression for a longer word would start again at each letter of those that are not. */
const hasLongWord = (text: string): boolean =>
  text.length > MAX_WORD && (text.match(WORD) ?? []).some(word => [...word].length > MAX_WORD);

/** Indexed text, both its value and its collation key. */
const indexable = (field: Field, schema: z.ZodType): z.ZodType =>
  field.index || field.key
    ? schema.refine(value => typeof value !== 'string' || bytesInIndex(field, value) <= MAX_INDEXED, {
        error: `is too long to be found by: at most ${MAX_INDEXED} bytes`,
      })
    : schema;

const bytesInIndex = (field: Field, text: string): number =>
  Math.max(Buffer.byteLength(text), isCollated(field) ? collate(text, field.languages.alphabet).length : 0);

const ofNoLanguage =
  ({ languages }: Field): z.core.$ZodErrorMap =>
  issue =>
    issue.code === 'unrecognized_keys'
      ? `is in ${orList(issue.keys as string[])}, and texts are in ${orList(languages.all)}: languages and otherLanguages of pack.json`
      : undefined;

const SHOWN_LANGUAGES = 3;
const someOf = (languages: readonly string[]): string =>
  languages.length > SHOWN_LANGUAGES
    ? `${orList(languages.slice(0, SHOWN_LANGUAGES))}, …`
    : orList(languages);

const textSchema = (field: Field): z.ZodType =>
  z
    .partialRecord(z.enum(field.languages.all), indexable(field, plainText), { error: ofNoLanguage(field) })
    .refine(texts => Object.keys(texts).length > 0, {
      error: `needs a text in at least one language: ${someOf(field.languages.all)}`,
    });

const scalarSchema = (name: string): z.ZodType => {
  switch (name) {
    case 'Int':
      return z.int32();
    case 'Float':
      return z.number().min(-MAX_FLOAT).max(MAX_FLOAT);
    case 'Boolean':
      return z.boolean();
    case 'Date':
      return z.string().refine(isDate, { error: 'is not a date: write it as 2026-11-25' });
    case 'DateTime':
      return z
        .string()
        .refine(isDateTime, { error: 'is not a point in time: write it as 2026-11-25T12:00:00Z' })
        .overwrite(toSecond);
    default:
      return plainText;
  }
};

/** Tells whether a text may be the value of a key. */
export const isKey = ({ pattern, checkDigit }: NonNullable<Field['key']>, text: string): boolean =>
  (pattern?.test(text) ?? true) && (checkDigit !== 'MOD11' || hasMod11CheckDigit(text));

const keyed = (field: Field, schema: z.ZodType): z.ZodType => {
  const { key } = field;
  if (!key) return schema;
  const { pattern, checkDigit } = key;
  return schema
    .refine(value => !pattern || pattern.test(String(value)), { error: `does not match ${String(pattern)}` })
    .refine(value => checkDigit !== 'MOD11' || hasMod11CheckDigit(String(value)), {
      error: 'has a wrong check digit (modulus 11)',
    });
};

/** With two slashes: a browser, and `URL`, read `https:example.no` as an address too, and others do not. */
const WEB_ADDRESS = /^https?:\/\/[^\s<>"{}|\\^`]+$/iu;

/** A page may link to it as it is: no other scheme, such as javascript, and no sign that ends an attribute or an IRI. */
export const isWebAddress = (text: string): boolean => WEB_ADDRESS.test(text) && parses(text);

/** Not by `URL.canParse`, which in Node 20 takes no letter beyond ASCII once it has been called often. */
const parses = (address: string): boolean => {
  try {
    return Boolean(new URL(address));
  } catch {
    return false;
  }
};

/** A number within the bounds of the SDL; a day that has come, where the pack is. */
const bounded = ({ within, past }: Field, schema: z.ZodType): z.ZodType => {
  if (within) {
    const { least = -Infinity, most = Infinity } = within;
    return schema.refine(value => Number(value) >= least && Number(value) <= most, {
      error: `is beyond its bounds: ${boundsText(within)}`,
      when: ({ issues }) => issues.length === 0,
    });
  }
  return past
    ? schema.refine(value => String(value) <= today(), {
        error: ({ input }) => `is ${String(input)}, a day to come`,
        when: ({ issues }) => issues.length === 0,
      })
    : schema;
};

const boundsText = ({ least, most }: NonNullable<Field['within']>): string => {
  if (least === undefined) return `at most ${String(most)}`;
  return most === undefined ? `at least ${least}` : `${least} to ${most}`;
};

const addressed = ({ url }: Field, schema: z.ZodType): z.ZodType =>
  url
    ? schema.refine(value => isWebAddress(String(value)), {
        error: 'is not a web address: write it as https://www.example.no/',
        when: ({ issues }) => issues.length === 0,
      })
    : schema;

/** Tells whether the last digit checks the others: weights 2 to 7 from the right, modulus 11. */
export const hasMod11CheckDigit = (digits: string): boolean => {
  const numbers = [...digits].map(Number);
  const check = numbers.pop();
  const sum = numbers.reverse().reduce((total, digit, i) => total + digit * (2 + (i % 6)), 0);
  const expected = (11 - (sum % 11)) % 11;
  return expected < 10 && expected === check;
};
