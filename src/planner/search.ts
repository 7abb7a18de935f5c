import type { SelectionSetNode } from 'graphql';
import { SamgrafError, known } from '../errors';
import { ENTITY, FULL_WEIGHT, isConcrete, textsProperty } from '../model/model';
import { MAX_SEARCHED, searchQuery, type SearchQuery } from '../model/search-text';
import type { Planning } from './collect';
import { decodeCursor, scopeMark } from '../plan/cursor';
import { wantsHighlights } from '../plan/highlights';
import { ALL, type Page, type Predicate, type Search } from '../plan/plan';
import { pageSize } from './order';
import { planConnection, wants, Columns } from './selection';
import { isKindOf } from './where';
import { readValue, type Input, argumentScope } from './read-input';

const MARK = 'search';

/** Full-text search. Its words are prepared here, so that both stores look for the same. */
export const planSearch = (
  key: string,
  column: string,
  args: Record<string, Input>,
  selections: readonly SelectionSetNode[],
  planning: Planning,
): Search => {
  const given = (name: string): unknown => readValue(args[name], planning.variables);
  const { words, whole } = readText(String(given('text')), planning);
  const columns = new Columns();
  const shape = planConnection(
    'SearchConnection',
    selections,
    { of: known(planning.model.kinds.get(ENTITY), 'kind Entity'), columns },
    planning,
  );
  if (wantsHighlights(shape)) addSearchedColumns(columns, planning);
  return {
    kind: 'search',
    key,
    column,
    words,
    whole,
    light: lightKinds(planning),
    mark: MARK,
    scope: argumentScope(args),
    where: kindsOf(given('kinds'), planning),
    page: searchPage(given('first'), given('after'), () =>
      scopeMark(argumentScope(args), operand => planning.variables.valueOf(operand)),
    ),
    columns: columns.all(),
    shape,
    counted: wants(shape).counted,
  };
};

const readText = (text: string, { model }: Planning): SearchQuery => {
  const query = searchQuery(text.length > MAX_SEARCHED ? '' : text, model.synonyms);
  if (query.words.length > 0) return query;
  throw new SamgrafError(
    'BAD_INPUT',
    `text takes 1 to ${MAX_SEARCHED} characters, with at least one letter or digit.`,
    'Search for a word or the beginning of one.',
  );
};

const kindsOf = (kinds: unknown, planning: Planning): Predicate =>
  Array.isArray(kinds) ? isKindOf(kinds.map(String), planning) : ALL;

/** Kinds whose hits have a lower weight. */
const lightKinds = ({ model }: Planning): Search['light'] =>
  [...model.kinds.values()]
    .filter(isConcrete)
    .filter(({ weight }) => weight < FULL_WEIGHT)
    .map(({ name, weight }) => ({ kind: name, weight }));

const searchPage = (first: unknown, after: unknown, scope: () => string): Page => ({
  size: pageSize(first, 'first'),
  backward: false,
  from:
    after === undefined || after === null
      ? undefined
      : checkHit(decodeCursor(after, { mark: MARK, scope: scope() }, 2, 'after').values),
});

const checkHit = (values: readonly unknown[]): readonly unknown[] => {
  if (typeof values[0] === 'number' && typeof values[1] === 'string') return values;
  throw new SamgrafError(
    'BAD_CURSOR',
    'The cursor has values that no hit can have.',
    'Pass pageInfo.endCursor of the page before, as it is.',
  );
};

const addSearchedColumns = (columns: Columns, planning: Planning): void => {
  columns.property('node', 'type');
  for (const kind of planning.model.kinds.values()) {
    for (const field of kind.fields.values()) {
      if (field.search === 0) continue;
      columns.property('node', field.type.kind === 'text' ? textsProperty(field.name) : field.name);
    }
  }
};
