import { SamgrafError, required } from '../errors';
import { MAX_TEXT } from '../model/validate';

/**
 * Limits on a request. Each is checked before any work that grows faster than the request: the text before it is
 * parsed, the document before it is validated, the variables before they are coerced.
 */
export const LIMITS = {
  /** Characters in a document; values belong in variables. */
  document: 100_000,
  /** Characters in one string: an id, a date, a search word. */
  text: MAX_TEXT,
  /** Characters in a name, which validation compares with every known name. */
  name: 200,
  tokens: 10_000,
  nesting: 200,
  definitions: 200,
  depth: 20,
  aliases: 100,
  rootFields: 50,
  /** Fields and fragments selected, fragments counted where they are used. */
  fields: 2_000,
  /** Comparisons of fields that have the same response key; see measure.ts. */
  comparisons: 50_000,
  inputDepth: 30,
  inputValues: 10_000,
  /** Objects among them: coercing one visits every field of its type. */
  inputObjects: 1_500,
} as const;

/** The same for the variables of a mutation, which a viewer with a key sends: 10,000 changes of 40 values each. */
export const CHANGE_LIMITS = { inputValues: 400_000, inputObjects: 60_000 } as const;

/** The error for what exceeds a limit. */
export const beyond = (message: string, hint: string): SamgrafError =>
  new SamgrafError('TOO_COMPLEX', message, hint);

export const inWords = (limit: number): string => limit.toLocaleString('en');

const FLATTEN = 'Flatten the filter: AND and OR take lists.';
export const tooDeepInput = (what: string): SamgrafError =>
  beyond(`${what} nested deeper than ${LIMITS.inputDepth} levels.`, FLATTEN);

export const tooLongText = (what: string, length: number, limit: number = LIMITS.text): SamgrafError =>
  new SamgrafError(
    'BAD_INPUT',
    `${what} has ${inWords(length)} characters; the limit is ${inWords(limit)}.`,
    'Send a shorter value.',
  );

export const tooLongName = (): SamgrafError =>
  new SamgrafError(
    'BAD_INPUT',
    `A name is longer than ${LIMITS.name} characters.`,
    'Check the names against the schema.',
  );

export const tooManyObjects = (): SamgrafError =>
  beyond(
    `The arguments hold more than ${inWords(LIMITS.inputObjects)} objects, such as filters.`,
    'Give many values of one field with `in`.',
  );

export const tooManyValues = (limit: number): SamgrafError =>
  beyond(`The variables hold more than ${inWords(limit)} values.`, 'Split the request.');

/**
 * Rejects variables that are nested too deeply, are too long or have too many values, before anything walks them
 * recursively; and half characters, which a document cannot hold either, and UTF-8 would make others of.
 */
export const checkVariables = (
  variables: Readonly<Record<string, unknown>>,
  limits: Readonly<{ inputValues: number; inputObjects: number }> = LIMITS,
): void => {
  let level: readonly unknown[] = [variables];
  let [values, objects] = [0, 0];
  for (let depth = 0; level.length > 0; depth += 1) {
    values += level.length;
    if (depth > LIMITS.inputDepth) throw tooDeepInput('The variables are');
    if (values > limits.inputValues) throw tooManyValues(limits.inputValues);
    const below: unknown[] = [];
    for (const value of level) {
      if (isBadText(value)) throw badText(variables, depth);
      if (isObject(value)) objects += 1;
      for (const part of partsOf(value)) below.push(part);
    }
    if (objects > limits.inputObjects) throw tooManyObjects();
    level = below;
  }
};

const isBadText = (value: unknown): value is string =>
  typeof value === 'string' && (value.length > LIMITS.text || !value.isWellFormed());

/** Says which is the first text that is too long or broken. */
const badText = (variables: Readonly<Record<string, unknown>>, depth: number): SamgrafError => {
  const { place, text } = required(placeOf(variables, '', depth), 'a text that was found');
  const what = place.replace('.', '$');
  if (text.length > LIMITS.text) return tooLongText(what, text.length);
  return new SamgrafError(
    'BAD_INPUT',
    `${what} has half a character, a surrogate without its other half.`,
    'Send well-formed Unicode.',
  );
};

/** Finds it no deeper than has been measured. */
const placeOf = (
  value: unknown,
  place: string,
  depth: number,
): Readonly<{ place: string; text: string }> | undefined => {
  if (isBadText(value)) return { place, text: value };
  if (typeof value !== 'object' || value === null || depth === 0) return undefined;
  for (const [name, part] of Object.entries(value)) {
    const found = placeOf(part, Array.isArray(value) ? `${place}[${name}]` : `${place}.${name}`, depth - 1);
    if (found) return found;
  }
  return undefined;
};

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const partsOf = (value: unknown): readonly unknown[] => {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value;
  if (Object.keys(value).some(name => name.length > LIMITS.name)) throw tooLongName();
  return Object.values(value);
};
