import { required } from '../errors';
import { ENTITY, FULL_WEIGHT } from '../model/model';
import type { SearchWord } from '../model/search-text';
import { isAll, made, type Search } from '../plan/plan';
import { compileColumns, compileRow, type CompiledRows } from './compile-columns';
import { limitOf } from './compile-listing';
import { compilePredicate, unlessAll, whereAll, type Match } from './compile-predicate';
import type { Dialect } from './dialect';
import {
  cypher,
  join,
  name,
  operandParameter,
  parameter,
  variable,
  type Fragment,
  type Parameter,
  type Subquery,
  type Variable,
} from './fragment';

/**
 * Search: candidates, a score for each word (0: not found), every word found, best first. The score of a word
 * in a name is 8 for a whole word, 5 for a prefix, 4 for a synonym and 1 if misspelt; elsewhere 3, 2 and 2; a noun
 * is found in what is of its kind, as a whole word. Added once: 10 if the whole text is a name, or without its nouns that of
 * something of their kinds, 4 if a name begins with it; 2 and 1 for names of one and two
 * words. The sum is multiplied by the weight of the kind.
 */
export const compileSearch = (search: Search, result: Variable, dialect: Dialect): readonly Subquery[] => {
  const match: Match = { node: variable('entity'), edge: undefined };
  const score = variable('score');
  const hits = hitsOf(search, match, score, dialect);
  if (!search.counted)
    return [
      {
        result,
        levels: levelsFor(search),
        ...compilePage(search, { match, score, hits, of: undefined }, result, dialect),
      },
    ];
  const [all, hit, total] = [variable('hits'), variable('hit'), variable(`${search.column}Total`)];
  const each = cypher`
    UNWIND ${all} AS ${hit}
    WITH ${hit}.node AS ${match.node}, ${hit}.score AS ${score}`;
  const scored = cypher`
    CALL () {
      ${hits}
      RETURN collect({node: ${match.node}, score: ${score}}) AS ${all}
    }`;
  const { subquery, layout } = compilePage(search, { match, score, hits: each, of: all }, result, dialect);
  return [
    { result, levels: levelsFor(search), subquery: join([scored, subquery], '\n'), layout },
    {
      result: total,
      single: true,
      subquery: cypher`
      CALL (${all}) {
        RETURN size(${all}) AS ${total}
      }`,
    },
  ];
};

/** A WITH and a WHERE for each word. */
const levelsFor = ({ looked }: Search): number => 2 + 2 * looked.words.length;

/** Where hits come from: computed in place, or from a list of them that is also counted. */
type Hits = Readonly<{ match: Match; score: Variable; hits: Fragment; of: Variable | undefined }>;

const compilePage = (
  search: Search,
  { match, score, hits, of }: Hits,
  result: Variable,
  dialect: Dialect,
): CompiledRows => {
  const columns = compileColumns(search.columns, match, dialect);
  const { row, layout } = compileRow(columns, dialect, [cypher`${score}`, cypher`${match.node}.id`]);
  const [fromScore, fromId] = (search.page.from ?? []).map((of, i) =>
    operandParameter(i === 0 ? 'fromScore' : 'fromId', of),
  );
  const after =
    fromScore &&
    cypher`WHERE ${score} < ${fromScore} OR (${score} = ${fromScore} AND ${match.node}.id > ${fromId})`;
  return {
    layout,
    subquery: cypher`
    CALL (${of}) {
      ${hits}
      WITH ${match.node}, ${score}
      ${after}
      WITH ${match.node}, ${score} ORDER BY ${score} DESC, ${match.node}.id ${limitOf(search.page)}
      ${columns.subqueries}
      RETURN collect(${row}) AS ${result}
    }`,
  };
};

/** Binds the nodes in which every word is found, and their score. */
const hitsOf = (search: Search, match: Match, score: Variable, dialect: Dialect): Fragment => {
  const { words } = search.looked;
  const scores = words.map(() => variable('wordScore'));
  const { node } = match;
  const names = cypher`${node}.${name('searchName')}`;
  const whole = cypher`CASE WHEN ${isCalled(search, node, names, 'is')} THEN 10 WHEN ${isCalled(search, node, names, 'begins')} THEN 4 ELSE 0 END`;
  const short = cypher`CASE WHEN ${names} CONTAINS ' #1 ' THEN 2 WHEN ${names} CONTAINS ' #2 ' THEN 1 ELSE 0 END`;
  return cypher`
    ${candidates(search, match, dialect)}
    ${join(
      words.map((_, i) => {
        const found = scores.slice(0, i);
        return cypher`WITH ${join([node, ...found, cypher`${wordScore(search, i, node)} AS ${scores[i]}`], ', ')} WHERE ${scores[i]} > 0`;
      }),
      '\n',
    )}
    WITH ${node}, (${join([...scores, whole, short], ' + ')}) * ${weightOf(search, node)} AS ${score}`;
};

/** What is made of the text that is looked for. */
const pieceOf = (hint: string, { text, lexicon }: Search, ...at: readonly (string | number)[]): Parameter =>
  operandParameter(hint, made(text, { by: 'search', lexicon, at }));

/** Whether the whole text is a name, or without its nouns that of something of their kinds; or the beginning of one. */
const isCalled = (search: Search, node: Variable, names: Fragment, how: 'is' | 'begins'): Fragment => {
  const hint = how === 'is' ? 'whole' : 'begins';
  const is = cypher`${names} CONTAINS ${pieceOf(hint, search, 'whole', how)}`;
  const { meant } = search.looked;
  return meant
    ? cypher`(${is} OR (${ofKinds(meant, node)} AND ${names} CONTAINS ${pieceOf(hint, search, 'meant', how)}))`
    : is;
};

const ofKinds = (kinds: readonly string[], node: Variable): Fragment =>
  cypher`(${join(
    kinds.map(kind => cypher`${node}:${name(kind)}`),
    ' OR ',
  )})`;

const weightOf = ({ light }: Search, node: Variable): Fragment =>
  light.length === 0
    ? cypher`${parameter('weight', FULL_WEIGHT)}`
    : cypher`CASE ${join(
        light.map(
          ({ kind, weight }) => cypher`WHEN ${node}:${name(kind)} THEN ${parameter('light', weight)}`,
        ),
        '\n',
      )} ELSE ${parameter('weight', FULL_WEIGHT)} END`;

const candidates = (search: Search, match: Match, dialect: Dialect): Fragment => {
  if (dialect.fullTextIndex) {
    return cypher`
      CALL db.index.fulltext.queryNodes('search', ${pieceOf('query', search, 'proposed')}) YIELD node AS ${match.node}
      ${isAll(search.where) ? undefined : cypher`WITH ${match.node} WHERE ${compilePredicate(search.where, match)}`}`;
  }
  return cypher`
    MATCH (${match.node}:${name(ENTITY)})
    ${whereAll([...search.looked.words.map((_, i) => mayHave(search, i, match.node)), unlessAll(search.where, match)])}`;
};

/** What is true wherever a word is found: each test reads a text once. */
const mayHave = (search: Search, at: number, node: Variable): Fragment => {
  const { kinds, beginnings, halves } = required(search.looked.words[at], 'a word');
  const each = (property: string, part: 'beginnings' | 'halves', count: number): readonly Fragment[] =>
    Array.from({ length: count }, (_, i) =>
      holds(node, property, pieceOf('word', search, 'words', at, part, i)),
    );
  return cypher`(${join(
    [
      ...(kinds ? [ofKinds(kinds, node)] : []),
      ...each('searchName', 'beginnings', beginnings),
      ...each('searchNear', 'halves', halves),
      ...each('searchText', 'beginnings', beginnings),
    ],
    ' OR ',
  )})`;
};

const holds = (node: Variable, property: string, form: Fragment | Parameter): Fragment =>
  cypher`${node}.${name(property)} CONTAINS ${form}`;

/** Each form is tested here and not in a clause of its own, so that a statement holds for all texts of as many words. */
const wordScore = (search: Search, at: number, node: Variable): Fragment => {
  const { kinds } = required(search.looked.words[at], 'a word');
  const part = (of: keyof SearchWord): Parameter => pieceOf(of, search, 'words', at, of);
  const [exact, prefix, synonyms] = [part('exact'), part('prefix'), part('synonyms')];
  const any = (property: string, forms: Parameter): Fragment =>
    cypher`any(form IN ${forms} WHERE ${holds(node, property, cypher`form`)})`;
  return cypher`CASE ${join(
    [
      kinds && cypher`WHEN ${ofKinds(kinds, node)} THEN 8`,
      cypher`WHEN ${any('searchName', exact)} THEN 8`,
      cypher`WHEN ${holds(node, 'searchName', prefix)} THEN 5`,
      cypher`WHEN ${any('searchName', synonyms)} THEN 4`,
      cypher`WHEN ${any('searchText', exact)} THEN 3`,
      cypher`WHEN ${holds(node, 'searchText', prefix)} OR ${any('searchText', synonyms)} THEN 2`,
      cypher`WHEN ${any('searchNear', part('near'))} THEN 1`,
    ].flatMap(when => when ?? []),
    '\n',
  )} ELSE 0 END`;
};
