import { ENTITY, FULL_WEIGHT } from '../model/model';
import type { SearchWord } from '../model/search-text';
import { isAll, type Search } from '../plan/plan';
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
const levelsFor = ({ words }: Search): number => 2 + 2 * words.length;

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
  const scores = search.words.map(() => variable('wordScore'));
  const { node } = match;
  const names = cypher`${node}.${name('searchName')}`;
  const whole = cypher`CASE WHEN ${isCalled(search, node, names, ' ')} THEN 10 WHEN ${isCalled(search, node, names, '')} THEN 4 ELSE 0 END`;
  const short = cypher`CASE WHEN ${names} CONTAINS ' #1 ' THEN 2 WHEN ${names} CONTAINS ' #2 ' THEN 1 ELSE 0 END`;
  return cypher`
    ${candidates(search, match, dialect)}
    ${join(
      search.words.map((word, i) => {
        const found = scores.slice(0, i);
        return cypher`WITH ${join([node, ...found, cypher`${wordScore(word, node)} AS ${scores[i]}`], ', ')} WHERE ${scores[i]} > 0`;
      }),
      '\n',
    )}
    WITH ${node}, (${join([...scores, whole, short], ' + ')}) * ${weightOf(search, node)} AS ${score}`;
};

/** Whether the whole text is a name, or without its nouns that of something of their kinds; or the beginning of one. */
const isCalled = ({ whole, meant }: Search, node: Variable, names: Fragment, end: ' ' | ''): Fragment => {
  const as = end === '' ? 'begins' : 'whole';
  const is = cypher`${names} CONTAINS ${parameter(as, ` ${whole}${end}`)}`;
  return meant
    ? cypher`(${is} OR (${ofKinds(meant.kinds, node)} AND ${names} CONTAINS ${parameter(as, ` ${meant.whole}${end}`)}))`
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
      CALL db.index.fulltext.queryNodes('search', ${parameter('query', lucene(search.words))}) YIELD node AS ${match.node}
      ${isAll(search.where) ? undefined : cypher`WITH ${match.node} WHERE ${compilePredicate(search.where, match)}`}`;
  }
  return cypher`
    MATCH (${match.node}:${name(ENTITY)})
    ${whereAll([...search.words.map(word => mayHave(word, match.node)), unlessAll(search.where, match)])}`;
};

/**
 * What is true wherever a word is found, and quick to test on all entities, since each test reads a text once: what
 * forms begin with, and halves of those with a letter left out, of which one is whole.
 */
const mayHave = ({ exact, prefix, synonyms, near, kinds }: SearchWord, node: Variable): Fragment => {
  const forms = beginnings([prefix, ...exact, ...synonyms]);
  return cypher`(${join(
    [
      ...(kinds ? [ofKinds(kinds, node)] : []),
      ...forms.map(form => holds(node, 'searchName', form)),
      ...halvesIn(near).map(half => holds(node, 'searchNear', half)),
      ...forms.map(form => holds(node, 'searchText', form)),
    ],
    ' OR ',
  )})`;
};

/** A space and four letters: forms that share these are looked for by all that they share. */
const SHARED = 5;

/** What forms begin with: each form begins with one of these. */
const beginnings = (forms: readonly string[]): readonly string[] => {
  const found = new Map<string, string>();
  for (const form of forms) {
    const start = form.slice(0, SHARED);
    found.set(start, sharedBy(found.get(start) ?? form, form));
  }
  return [...found.values()];
};

const sharedBy = (a: string, b: string): string => {
  let end = 0;
  while (end < a.length && a[end] === b[end]) end += 1;
  return a.slice(0, end);
};

/** Texts of which each form has one: halves of the beginning of a form, if there are such; otherwise the forms. */
const halvesIn = (forms: readonly string[]): readonly string[] => {
  const [longest = ''] = [...forms].sort((a, b) => b.length - a.length);
  for (let end = longest.length; end >= SHARED; end -= 1) {
    const halves = [longest.slice(0, Math.ceil(end / 2)), longest.slice(Math.ceil(end / 2), end)];
    if (forms.every(form => halves.some(half => form.includes(half)))) return halves;
  }
  return forms;
};

const holds = (node: Variable, property: string, value: string): Fragment =>
  cypher`${node}.${name(property)} CONTAINS ${parameter('word', value)}`;

const wordScore = (word: SearchWord, node: Variable): Fragment => {
  const any = (property: string, values: readonly string[]): Fragment =>
    join(
      values.map(value => holds(node, property, value)),
      ' OR ',
    );
  const when = (property: string, values: readonly string[], points: Fragment): Fragment | undefined =>
    values.length === 0 ? undefined : cypher`WHEN ${any(property, values)} THEN ${points}`;
  return cypher`CASE ${join(
    [
      word.kinds ? cypher`WHEN ${ofKinds(word.kinds, node)} THEN 8` : undefined,
      when('searchName', word.exact, cypher`8`),
      when('searchName', [word.prefix], cypher`5`),
      when('searchName', word.synonyms, cypher`4`),
      when('searchText', word.exact, cypher`3`),
      when('searchText', [word.prefix, ...word.synonyms], cypher`2`),
      when('searchNear', word.near, cypher`1`),
    ].flatMap(part => part ?? []),
    '\n',
  )} ELSE 0 END`;
};

/** Every word in any of its forms, but for nouns, which may be found in no text. Words contain only letters and digits, so they need no escaping. */
const lucene = (words: readonly SearchWord[]): string =>
  words
    .filter(({ kinds }) => !kinds)
    .map(word => {
      const forms = [...new Set([...word.exact, ...word.synonyms].map(form => form.trim()))];
      const near = word.near.map(form => `searchNear:${form.trim()}`);
      return `+(${[...forms.flatMap(f => [`searchName:${f}`, `searchText:${f}`]), `searchName:${word.prefix.trim()}*`, `searchText:${word.prefix.trim()}*`, ...near].join(' ')})`;
    })
    .join(' ');
