import { compileSearch } from '../cypher/compile-search';
import { variable } from '../cypher/fragment';
import { SamgrafError, required } from '../errors';
import { ENTITY, FULL_WEIGHT, isConcrete, textsProperty, type Model } from '../model/model';
import { highlighter, isCalledBy, MAX_SEARCHED, searchedTexts, type SearchWord } from '../model/search-text';
import { lexiconOf, searched, shapeOf, type Searched, type SearchShape } from '../model/searched';
import {
  ALL,
  and,
  bind,
  conjuncts,
  type Bound,
  type ConnectionShape,
  type Page,
  type Predicate,
  type RowMap,
  type Search,
} from '../plan/plan';
import type { Statistics } from '../plan/statistics';
import { CONDITIONS, allKinds, costOfRows, countOfAll, pageOf, type ReadCost } from '../plan/cost';
import { selectionsOf, type Planning } from '../planner/collect';
import { pageSize, placeOf } from '../planner/order';
import { argumentScope, givenOperand, readValue, type Input } from '../planner/read-input';
import { Columns, planConnection, wants } from '../planner/selection';
import { isKindOf } from '../planner/where';
import { LongListing } from '../shape/long';
import type { Extra } from '../shape/shape';
import { shapeListing } from './listing';
import type { AskedField, Slice } from './slice';
import { assigned } from '../model/objects';

const MARK = 'search';

const plan = ({ key, column, args, nodes, planning }: AskedField): Search => {
  const given = (name: string): unknown => readValue(args[name], planning.variables);
  const text = required(givenOperand(args['text']), 'a search has a text');
  const columns = new Columns();
  const of = required(planning.model.kinds.get(ENTITY), 'kind Entity');
  const shape = planConnection('SearchConnection', selectionsOf(nodes), { of, columns }, planning);
  if (wantsTexts(shape)) addSearchedColumns(columns, planning);
  return {
    kind: 'search',
    key,
    column,
    text,
    lexicon: lexiconOf(planning.model),
    looked: planning.variables.part(text, 'search', value => lookedFor(String(value), planning)),
    light: lightKinds(planning),
    mark: MARK,
    scope: argumentScope(args),
    ofAnyDay: given('anyDay') === true,
    where: kindsOf(given('kinds'), planning),
    page: searchPage(args, planning),
    columns: columns.all(),
    shape,
    counted: wants(shape).counted,
  };
};

/** The words are prepared by us, so that both stores look for the same. What shapes the plan is how many there are. */
const lookedFor = (text: string, { model }: Planning): SearchShape => {
  const looked = shapeOf(searched(text, lexiconOf(model)));
  if (looked.words.length > 0) return looked;
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

const searchPage = (args: Readonly<Record<string, Input>>, { variables }: Planning): Page => {
  const page = { size: pageSize(readValue(args['first'], variables), 'first'), backward: false };
  const cursor = givenOperand(args['after']);
  if (!cursor) return { ...page, from: undefined };
  const of = { cursor, argument: 'after', mark: MARK, scope: argumentScope(args), length: 2 };
  return { ...page, ...placeOf({ ...of, check: checkHit }, variables) };
};

const checkHit = (values: readonly unknown[]): void => {
  if (typeof values[0] === 'number' && typeof values[1] === 'string') return;
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

/** Whether a search says in which texts of its hits a word was found, or which hits are called so. */
const wantsTexts = (shape: ConnectionShape): boolean =>
  shape.items.some(
    item => item.kind === 'edges' && item.shape.items.some(i => i.kind === 'extra' && i.field !== 'score'),
  );

const withoutDay = (where: Predicate): Predicate =>
  and(...conjuncts(where).filter(({ kind }) => kind !== 'valid'));

/** Each word is looked for in every entity, except where an index proposes candidates, which have them all. */
const price = (root: Search, statistics: Statistics, bound: Bound): ReadCost => {
  const page = Math.min(pageOf(root), countOfAll(statistics));
  const visits = visitsOfWords(root, statistics, bound) + (wantsTexts(root.shape) ? page * HIGHLIGHTED : 0);
  return costOfRows(root.columns, { count: page, distinct: true, visits }, allKinds(statistics), statistics);
};

const visitsOfWords = (search: Search, statistics: Statistics, bound: Bound): number => {
  const { looked, counted } = search;
  const all = countOfAll(statistics);
  if (!statistics.scanned) return Math.min(all, SEARCHED) * looked.words.length * (counted ? 2 : 1);
  const tests = queryOf(search, bound).words.reduce((sum, word) => sum + 1 + formsOf(word) / CONDITIONS, 0);
  return all * (tests + (counted ? 1 : 0));
};

/** What is looked for by the text of a request. */
const queryOf = ({ text, lexicon }: Search, bound: RowMap): Searched =>
  searched(String(bind(text, bound)), lexicon);

/** How many texts are looked for until a word is found, or not: each form in names, then in other texts. */
const formsOf = ({ exact, synonyms, near, kinds = [] }: SearchWord): number =>
  2 * (exact.length + synonyms.length + 1) + near.length + kinds.length;

/** To mark the words in the texts of a hit takes as long as so many visits (20 µs, measured on the national graph). */
const HIGHLIGHTED = 30;

/**
 * Beyond this number of entities, the index of a large store proposes few. No measured bound of how many it
 * proposes is available in advance.
 */
const SEARCHED = 20_000;

/** Full-text search among entities of all kinds. */
export const search: Slice<Search> = {
  plans: { search: plan },
  rewrite: (root, { walk }) => ({
    ...root,
    where: and(root.where, root.ofAnyDay ? withoutDay(walk.node(ENTITY)) : walk.node(ENTITY)),
    columns: walk.columns(root.columns),
  }),
  price,
  // Its price depends on how many forms the words of a request have.
  bind: (_, variables) => variables,
  advice: () => 'search for fewer words, or lower `first` of it or of the lists inside it',
  compile: (root, dialect) => ({
    subqueries: compileSearch(root, variable(root.column), dialect),
    most: root.page.size,
    columns: root.columns,
  }),
  dependsOn: 'ALL_KINDS',
  listing: (root, how) => {
    const looked = queryOf(root, how.bound);
    const mark = highlighter(looked.words, how.model.languages);
    const extra: Extra = (field, hit) => hitExtra(field, hit, { looked, mark, model: how.model });
    return new LongListing(root, assigned(how, { extra }));
  },
  shape: shapeListing,
};

type Marker = ReturnType<typeof highlighter>;
type Hits = Readonly<{ looked: Searched; mark: Marker; model: Model }>;

const hitExtra = (field: string, row: RowMap, { looked, mark, model }: Hits): unknown => {
  if (field === 'score') return (row['k'] as readonly unknown[])[0];
  const kind = required(model.kinds.get(String(row['type'])), 'a hit has a kind');
  const texts = [...kind.fields.values()]
    .filter(({ search: weight }) => weight > 0)
    .flatMap(of => searchedTexts(of, row));
  return field === 'called'
    ? texts.some(of => isCalledBy(of, kind, { whole: looked.whole.whole, meant: looked.meant }))
    : highlightsOf(texts, mark);
};

/** Each text of the hit that contains one of the words. */
const highlightsOf = (texts: ReturnType<typeof searchedTexts>, mark: Marker): RowMap[] =>
  texts
    .map(of => ({ field: of.field, lang: of.language ?? null, fragments: mark(of) }))
    .filter(({ fragments }) => fragments.some(fragment => fragment.matched));
