import { distance } from 'fastest-levenshtein';
import { orList, quoted, SamgrafError } from '../errors';
import { firstText, type Languages, firstChain } from '../languages/languages';
import { ENTITY, readTexts, textsProperty, type Kind } from '../model/model';
import { MAX_SEARCHED } from '../model/search-text';
import { seenOf, type ClosedIn, type Access } from '../plan/authorise';
import { plainList, plainSearch } from '../plan/plain-list';
import { type Lookup, and, bind, literal, type Plan, type Predicate, type RowMap } from '../plan/plan';
import type { Computed } from '../questions/fetch';
import { unmatchedOf } from '../questions/why-not';
import type { Row } from '../store/store';
import { before } from './turns';
import type { Bound } from './plans';
import type { Step } from './request';

/**
 * Maximum number of missing keys, of questions with unknown ids, and of filters that match nothing, for which similar
 * ones are looked up; each takes up to five reads.
 */
export const MOST_SUGGESTED = 5;

/** How many more filters of an operation, whichever question they are of, get suggestions. */
type Allowance = { left: number };

/** The error of a lookup that found nothing, with similar keys, which take up to five more reads to find. */
export const notFound = async (
  lookup: Lookup,
  looking: KeyLookup,
  suggested = true,
): Promise<SamgrafError> => {
  const value = String(bind(lookup.value, looking.variables));
  const near = suggested ? await nearest(lookup, value, looking) : noneNear(lookup);
  return absent(`${lookup.of.singular} with ${lookup.property} ${quoted(value)}`, near);
};

/** An unknown id given to a traversal. */
export const unknownIds = async (
  ids: readonly string[],
  argument: string,
  entity: Lookup['of'],
  looking: KeyLookup,
  suggested = true,
): Promise<SamgrafError> =>
  absent(
    `entity with id ${orList(ids.slice(0, 5).map(quoted))}`,
    suggested
      ? await nearest({ of: entity, property: 'id' }, ids[0] ?? '', looking)
      : noneNear({ of: entity }),
    `${argument}: `,
  );

/** How keys are looked up, and which of them the viewer may see. */
export type KeyLookup = Readonly<{
  variables: Bound;
  read: (plan: Plan) => Promise<Row>;
  context: ClosedIn & Readonly<{ access?: Access }>;
}>;

/** Keys are only suggested from what the viewer may see, and by the deadline of the answer. */
export const lookingBy = (variables: Bound, { store, plans, deadline, running }: Step): KeyLookup => ({
  variables,
  read: plan => before(deadline, store.read(plan, variables), running),
  context: plans.current,
});

type Nearest = Readonly<{ exists: boolean; hint: string }>;

/** Distinguishes what exists, but not on that day or at that certainty, from what does not exist at all. */
const absent = (what: string, { exists, hint }: Nearest, where = ''): SamgrafError =>
  exists
    ? new SamgrafError(
        'NOT_FOUND',
        `${where}The ${what} is not valid on that day, or is less certain than was asked for.`,
        'Ask with another asOf, or without certainty.',
      )
    : new SamgrafError('NOT_FOUND', `${where}There is no ${what}.`, hint);

/** Adds values similar to those of filters that match nothing; up to three reads each, as many filters as allowed. */
export const suggestFor = async (
  { value }: Computed,
  looking: KeyLookup,
  allowance: Allowance,
): Promise<void> => {
  for (const { wanted, suggestions } of unmatchedOf(value)) {
    const text = wanted && bind(wanted.value, looking.variables);
    if (!wanted || typeof text !== 'string' || allowance.left <= 0) continue;
    allowance.left -= 1;
    suggestions.push(...(await nearKeys(wanted, text, looking)));
  }
};

const CANDIDATES = 200;
/** Maximum number of characters of a key that are compared; keys are shorter, so anything longer is similar to none. */
const COMPARED = 200;

const nearest = async (
  lookup: Pick<Lookup, 'of' | 'property'>,
  value: string,
  looking: KeyLookup,
): Promise<Nearest> => {
  const near = await nearKeys(lookup, value, looking);
  if (near.includes(value)) return { exists: true, hint: '' };
  const other = await kindWith(lookup, value, looking);
  if (other)
    return {
      exists: false,
      hint: `That id belongs to a node of kind ${other.name}: use ${other.singular}(id: …) or entity(id: …).`,
    };
  const ofKey = keyed(lookup, value);
  if (ofKey !== undefined) return { exists: false, hint: ofKey };
  const meant = near.length > 0 ? near : await nearNames(lookup, value, looking);
  return meant.length > 0 ? { exists: false, hint: `Did you mean ${orList(meant)}?` } : noneNear(lookup);
};

/** An id without its kind that has the form of another key: the number of what has numbers. */
const keyed = ({ of, property }: Pick<Lookup, 'of' | 'property'>, value: string): string | undefined => {
  if (property !== 'id' || value.includes(':') || value.length > COMPARED) return undefined;
  const keys = [...of.fields.values()].filter(({ name, key }) => name !== 'id' && key?.pattern?.test(value));
  const key = keys.find(({ required }) => required);
  const id = `${of.prefix}:${value}`;
  return key && `An id is kind:name. Write ${key.name}: ${quoted(value)}, or id: ${quoted(id)}.`;
};

/** As many hits are looked through for what is of the kind that was asked for. */
const HITS = 10;

/** What is called somewhat so, with its id: people write names where ids belong. One read. */
const nearNames = async (
  { of }: Pick<Lookup, 'of'>,
  value: string,
  { read, context }: KeyLookup,
): Promise<readonly string[]> => {
  const text = value.slice(value.indexOf(':') + 1).replace(/[-_.~]+/g, ' ');
  const entity = context.model.kinds.get(ENTITY);
  if (!entity || text.length > MAX_SEARCHED || !/\p{L}/u.test(text)) return [];
  const where = seenOf(entity, context.access, context);
  const root = plainSearch('r0', { text, lexicon: context.model }, where, HITS);
  const found = await read({ kind: 'operation', roots: [root] });
  return (found['r0'] as readonly RowMap[])
    .filter(hit => of.members.includes(String(hit['type'])))
    .slice(0, 3)
    .map(hit => `${String(hit['id'])} (${nameIn(hit, context.model.languages)})`);
};

const nameIn = (hit: RowMap, languages: Languages): string =>
  firstText(readTexts(hit[textsProperty('name')]), firstChain(languages)) ?? String(hit['id']);

/** The kind of what has an id that was looked for among others, if the viewer may see it. */
const kindWith = async (
  { of, property }: Pick<Lookup, 'of' | 'property'>,
  value: string,
  { read, context }: KeyLookup,
): Promise<Kind | undefined> => {
  const entity = context.model.kinds.get(ENTITY);
  if (property !== 'id' || !entity || of === entity || value.length > COMPARED) return undefined;
  const where = and(compare('id', 'eq', value), seenOf(entity, context.access, context));
  const root = plainList('r0', entity, where, { property: 'type', size: 1 });
  const found = await read({ kind: 'operation', roots: [root] });
  const [row] = found['r0'] as readonly RowMap[];
  return row && context.model.kinds.get(String(row['type']));
};

const compare = (property: string, operator: 'eq' | 'startsWith', value: string): Predicate => ({
  kind: 'compare',
  on: 'node',
  property,
  operator,
  value: literal(value),
  label: undefined,
});

/** The three most similar keys. */
const nearKeys = async (
  lookup: Pick<Lookup, 'of' | 'property'>,
  value: string,
  { read, context }: KeyLookup,
): Promise<readonly string[]> => {
  const { property } = lookup;
  if (value.length > COMPARED) return [];
  const seen = seenOf(lookup.of, context.access, context);
  for (const start of startsOf(value)) {
    const where = and(compare(property, 'startsWith', start), seen);
    const row = await read(candidates(lookup, where));
    const keys = (row['r0'] as readonly RowMap[]).map(r => String(r['key']));
    const near = mostLike(value, keys);
    if (near.length > 0) return near;
  }
  return [];
};

const noneNear = ({ of }: Pick<Lookup, 'of'>): Nearest => ({
  exists: false,
  hint: `Look for it with search(text: …), or list ${of.plural}.`,
});

/** The three most similar keys, if at most two characters in five differ. */
const mostLike = (value: string, keys: readonly string[]): string[] =>
  keys
    .filter(key => key.length <= 2 * COMPARED)
    .map(key => ({ key, off: distance(value, key) }))
    .filter(({ off }) => off <= value.length * 0.4 + 1)
    .sort((a, b) => a.off - b.off || (a.key < b.key ? -1 : 1))
    .slice(0, 3)
    .map(({ key }) => key);

/** Shorter and shorter beginnings of a key: most of it, half of it, its prefix and one letter. */
const startsOf = (value: string): string[] => {
  const prefix = value.slice(0, COMPARED).includes(':') ? value.slice(0, value.indexOf(':') + 1) : '';
  const rest = value.slice(prefix.length, COMPARED);
  return [
    ...new Set([
      prefix + rest.slice(0, Math.ceil(rest.length * 0.7)),
      prefix + rest.slice(0, Math.floor(rest.length / 2)),
      prefix + rest.slice(0, 1),
    ]),
  ];
};

const candidates = ({ of, property }: Pick<Lookup, 'of' | 'property'>, where: Predicate): Plan => ({
  kind: 'operation',
  roots: [plainList('r0', of, where, { property, size: CANDIDATES }, 'key')],
});
