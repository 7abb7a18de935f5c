import { NOTHING, type PatternValues } from '../../engine/messages/patterns';

type Json = string | number | boolean | null | readonly Json[] | Readonly<{ [name: string]: Json }>;
export type JsonObject = Readonly<{ [name: string]: Json }>;

export type ItemCertainty = 'FACT' | 'DEDUCTION' | 'UNCERTAIN';

/** A source as the API has it. */
export type CitedSource = Readonly<{
  id: string;
  title: string;
  url: string | undefined;
  standing: string | undefined;
  license: string | undefined;
}>;

/** One thing of an answer: what a sentence of it says, how certain that is, and by which sources. */
export type AnswerItem = Readonly<{
  values: PatternValues;
  certainty: ItemCertainty | undefined;
  sources: readonly CitedSource[];
}>;

/** What is told of an answer: where its things stand, which of them, and how many. */
export type ItemsWanted = Readonly<{
  items: string;
  only: PatternValues;
  unless: PatternValues;
  most: number;
}>;

/** The things of an answer, how many it has besides, how many the page left out, and why it is not whole, if it is not. */
export type AnswerItems = Readonly<{
  items: readonly AnswerItem[];
  more: number;
  unread: number;
  cut: readonly string[];
}>;

const isObject = (of: Json | undefined): of is JsonObject =>
  typeof of === 'object' && of !== null && !Array.isArray(of);
const isList = (of: Json | undefined): of is readonly Json[] => Array.isArray(of);

const CERTAINTIES: readonly ItemCertainty[] = ['FACT', 'DEDUCTION', 'UNCERTAIN'];
const certaintyAs = (of: Json | undefined): ItemCertainty | undefined => CERTAINTIES.find(one => one === of);

/** Returns the weaker of two; what is of nothing weakens nothing. */
export const weakest = (
  a: ItemCertainty | undefined,
  b: ItemCertainty | undefined,
): ItemCertainty | undefined => CERTAINTIES.findLast(one => one === a || one === b);

/** A thing with what it stands in, nearest first. */
type Met = Readonly<{ of: JsonObject; within: readonly JsonObject[] }>;

/** The fields of an answer that say how it is made, and are not what a sentence says. */
const ASIDE = new Set(['sources', 'truncated', 'pageInfo', '__typename']);

/** Reads an answer. `say` writes what a text of it is, such as a day. */
export const itemsAt = (
  data: JsonObject,
  wanted: ItemsWanted,
  say: (value: string) => string,
): AnswerItems => {
  const { items: path, only, unless, most } = wanted;
  const met = meet(data, path.split('.'), []);
  const is = ({ values }: AnswerItem, [name, value]: readonly [string, string | number]): boolean =>
    values[name] === value;
  const told = met
    .map(one => itemOf(one, say))
    .filter(item => Object.entries(only).every(of => is(item, of)))
    .filter(item => !Object.entries(unless).some(of => is(item, of)));
  return {
    items: told.slice(0, most),
    more: Math.max(0, told.length - most),
    unread: Math.max(0, totalOf(met) - met.length),
    cut: cutsIn(data),
  };
};

const meet = (
  of: Json | undefined,
  path: readonly string[],
  within: readonly JsonObject[],
): readonly Met[] => {
  if (isList(of)) return of.flatMap(one => meet(one, path, within));
  if (!isObject(of)) return [];
  const [name, ...rest] = path;
  return name === undefined ? [{ of, within }] : meet(of[name], rest, [of, ...within]);
};

/** How many there are of all pages: of each list that the things stand in. */
const totalOf = (met: readonly Met[]): number => {
  const lists = new Set(met.flatMap(({ within: [list] }) => (list ? [list] : [])));
  return [...lists].reduce(
    (sum, { totalCount }) => sum + (typeof totalCount === 'number' ? totalCount : 0),
    0,
  );
};

const itemOf = ({ of, within }: Met, say: (value: string) => string): AnswerItem => {
  const values: Record<string, string | number> = {};
  for (const outer of [...within].reverse()) Object.assign(values, scalarsOf(outer, say));
  Object.assign(values, valuesOf(of, say));
  const own = sourcesIn(of);
  const outer = within.flatMap(one => (isList(one['sources']) ? sourcesIn({ sources: one['sources'] }) : []));
  const certainty = within.reduce(
    (weak: ItemCertainty | undefined, one) => weakest(weak, certaintyAs(one['certainty'])),
    certaintyIn(of),
  );
  return { values, certainty, sources: own.length > 0 ? own : distinct(outer) };
};

const scalarsOf = (of: JsonObject, say: (value: string) => string): PatternValues =>
  Object.fromEntries(
    Object.entries(of).flatMap(([name, value]) => {
      if (ASIDE.has(name)) return [];
      if (value === null) return [[name, NOTHING] as const];
      if (typeof value === 'string') return [[name, say(value)] as const];
      return typeof value === 'number' || typeof value === 'boolean' ? [[name, scalar(value)] as const] : [];
    }),
  );

const scalar = (of: number | boolean): string | number => (typeof of === 'number' ? of : String(of));

/** A thing's own fields and those of what it holds, the nearest first; of a list, all of them as one text. */
const valuesOf = (of: JsonObject, say: (value: string) => string): PatternValues => {
  const values: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(of)) {
    if (ASIDE.has(name)) continue;
    if (isObject(value)) Object.assign(values, { ...valuesOf(value, say), ...values });
    else if (isList(value)) Object.assign(values, { ...listed(name, value, say), ...values });
  }
  return { ...values, ...scalarsOf(of, say) };
};

const listed = (name: string, list: readonly Json[], say: (value: string) => string): PatternValues => {
  const parts = list.filter(isObject).map(one => valuesOf(one, say));
  const names = [...new Set(parts.flatMap(one => Object.keys(one)))];
  const joined = (all: readonly (string | number | undefined)[]): string =>
    [...new Set(all.filter(one => one !== undefined && one !== NOTHING).map(String))].join(', ') || NOTHING;
  const texts = list.filter(one => typeof one === 'string');
  return {
    [name]: joined(texts),
    [`${name}Count`]: list.length,
    ...Object.fromEntries(names.map(of => [of, joined(parts.map(one => one[of]))])),
  };
};

const certaintyIn = (of: Json | undefined): ItemCertainty | undefined => {
  if (isList(of))
    return of.reduce((weak: ItemCertainty | undefined, one) => weakest(weak, certaintyIn(one)), undefined);
  if (!isObject(of)) return undefined;
  return Object.entries(of).reduce(
    (weak: ItemCertainty | undefined, [name, value]) =>
      weakest(
        weak,
        name === 'certainty' ? certaintyAs(value) : ASIDE.has(name) ? undefined : certaintyIn(value),
      ),
    undefined,
  );
};

const sourcesIn = (of: Json | undefined): readonly CitedSource[] => {
  if (isList(of)) return distinct(of.flatMap(sourcesIn));
  if (!isObject(of)) return [];
  const { sources } = of;
  const own = isList(sources) ? sources.filter(isObject).map(citedIn) : [];
  const below = Object.entries(of).flatMap(([name, value]) => (name === 'sources' ? [] : sourcesIn(value)));
  return distinct([...own, ...below]);
};

const textIn = (of: Json | undefined): string | undefined =>
  typeof of === 'string' && of !== '' ? of : undefined;

const citedIn = ({ id, name, title, url, standing, license }: JsonObject): CitedSource => ({
  id: textIn(id) ?? '',
  title: textIn(title) ?? textIn(name) ?? textIn(id) ?? '',
  url: textIn(url),
  standing: textIn(standing),
  license: textIn(license),
});

const distinct = (sources: readonly CitedSource[]): readonly CitedSource[] => [
  ...new Map(sources.map(source => [source.id, source])).values(),
];

/** Why something of an answer was left out, as the API says it. */
const cutsIn = (of: Json | undefined): readonly string[] => {
  if (isList(of)) return [...new Set(of.flatMap(cutsIn))];
  if (!isObject(of)) return [];
  return Object.entries(of).flatMap(([name, value]) => {
    if (name !== 'truncated') return cutsIn(value);
    return isObject(value) ? [textIn(value['explanation']) ?? textIn(value['reason']) ?? ''] : [];
  });
};
