import { firstChain } from '../languages/languages';
import { ENTITY, isConcrete, isRanked, isCollated, type Field, type Kind, type Model } from './model';
import { SEARCH_FORM } from './search-text';

/**
 * How a Model has records stored: of each kind its labels, and of each field what its value is and what is derived from
 * it. Noted in the store, it tells the next start whether the SDL is another.
 */
export type Layout = Readonly<{
  types: Readonly<Record<string, Readonly<{ labels: string; fields: Readonly<Record<string, string>> }>>>;
  enums: Readonly<Record<string, string>>;
  /** The order in which the languages of texts stand in, which says what is shown and ordered by; of an older store it is not known. */
  languages?: readonly string[];
  /** By which letters, stems and forms of words. */
  spelling?: string;
}>;

/** Returns the labels of a kind's nodes, besides the one that all nodes have. */
export const labelsOf = ({ interfaces, name }: Pick<Kind, 'interfaces' | 'name'>): readonly string[] =>
  [...new Set([...interfaces, name])].filter(label => label !== ENTITY);

export const layoutOf = (model: Model): Layout => ({
  types: Object.fromEntries([
    ...[...model.kinds.values()]
      .filter(isConcrete)
      .map(({ name, interfaces, weight, fields }) => [
        name,
        { labels: `${[...interfaces].sort().join(' ')} ${weight}`, fields: fieldsOf(fields) },
      ]),
    ...[...model.relations.values()].map(({ name, fields }) => [
      name,
      { labels: '', fields: fieldsOf(fields) },
    ]),
  ]),
  enums: Object.fromEntries(
    [...model.enums.values()].map(({ name, values }) => [name, values.map(value => value.name).join(' ')]),
  ),
  languages: firstChain(model.languages),
  spelling: `${model.languages.spelling} ${SEARCH_FORM}`,
});

const fieldsOf = (fields: ReadonlyMap<string, Field>): Readonly<Record<string, string>> =>
  Object.fromEntries([...fields.values()].map(field => [field.name, textOf(field)]));

const textOf = (field: Field): string => {
  const { type, list, required, search } = field;
  const named = 'name' in type ? type.name : type.kind;
  const derived = [
    search > 0 ? `search ${search}` : '',
    !list && type.kind === 'text' ? 'lines' : '',
    isCollated(field) || isRanked(field) ? 'sort' : '',
  ];
  return [list ? `[${named}]` : named, required ? '!' : '', ...derived].join(' ').trimEnd();
};

/** Tells whether texts stand in for each other, or are ordered or found, otherwise. A language more or less changes nothing of those that there were. */
const isOrderedAnew = (before: Layout | undefined, now: Layout): boolean => {
  const [was, is] = [before?.languages ?? [], now.languages ?? []];
  const [left, right] = [was.filter(one => is.includes(one)), is.filter(one => was.includes(one))];
  const isSpelledAnew = before?.spelling !== undefined && before.spelling !== now.spelling;
  return isSpelledAnew || left.join() !== right.join();
};

/** Tells whether what is derived from records of a type, and their labels, are made otherwise than before. */
export const isDerivedAnew = (name: string, before: Layout | undefined, now: Layout): boolean => {
  const [was, is] = [before?.types[name], now.types[name]];
  if (!was || !is) return false;
  const derived = (text = ''): string => text.replace(/^\S+( !)?/, '');
  return (
    was.labels !== is.labels ||
    isOrderedAnew(before, now) ||
    Object.entries(is.fields).some(([field, text]) => derived(text) !== derived(was.fields[field])) ||
    Object.entries(is.fields).some(
      ([, text]) => text.endsWith('sort') && before?.enums[namedIn(text)] !== now.enums[namedIn(text)],
    )
  );
};

const namedIn = (text: string): string => text.split(/[[\] ]/).find(part => part !== '') ?? '';

/** Tells whether records that were stored by one layout may not fit another; additions that nothing needs always do. */
export const mayMisfit = (name: string, before: Layout | undefined, now: Layout): boolean => {
  const [was, is] = [before?.types[name], now.types[name]];
  if (!before || !was || !is || was.labels !== is.labels) return true;
  if (isOrderedAnew(before, now) || before.languages?.some(one => !now.languages?.includes(one))) return true;
  const isOther = (text: string): boolean => before.enums[namedIn(text)] !== now.enums[namedIn(text)];
  return (
    Object.entries(was.fields).some(([field, text]) => is.fields[field] !== text || isOther(text)) ||
    Object.entries(is.fields).some(([field, text]) => !(field in was.fields) && text.includes('!'))
  );
};
