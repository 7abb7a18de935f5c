import { sortProperty } from '../../src/model/model';
import type { SearchWord } from '../../src/model/search-text';
import type { Search } from '../../src/plan/plan';
import type { StoredNode } from '../../src/plan/write';
import { rowOf, type OracleRow } from './listing';
import { pageOf } from './order';
import { holds } from './predicate';
import { valueAt, type World } from './world';

/** The best first, then by id. */
export const SEARCH_ORDER = [{ descending: true }, { descending: false }];

type Hit = Readonly<{ node: StoredNode; score: number }>;

export const searchRows = (search: Search, world: World): readonly OracleRow[] => {
  const hits = searchHits(search, world).map(hit => ({ row: hit, values: [hit.score, hit.node.id] }));
  for (const { values } of hits) world.observe(search.mark, values);
  return pageOf(hits, SEARCH_ORDER, search.page).map(({ row, values }) => ({
    ...rowOf({ node: row.node, edge: undefined }, search.columns, world),
    k: values,
  }));
};

/** The nodes in which every word is found. */
export const searchHits = (search: Search, world: World): readonly Hit[] =>
  world.graph.nodes
    .filter(node => holds(search.where, { node, edge: undefined }, world))
    .map(node => ({ node, score: scoreOf(node, search.words, search.whole) }))
    .filter(hit => hit.score > 0);

/** Of all words together, 10 more when they are the whole name, 4 more when the name begins with them; 0 when one of them is not found. */
export const scoreOf = (node: StoredNode, words: readonly SearchWord[], whole: string): number => {
  const scores = words.map(word => wordScore(word, node));
  if (scores.includes(0)) return 0;
  const name = String(valueAt({ node, edge: undefined }, 'node', sortProperty('name')) ?? '');
  return scores.reduce((sum, score) => sum + score, name === whole ? 10 : name.startsWith(whole) ? 4 : 0);
};

/** In a name 8 whole and 5 as a beginning; elsewhere 3 and 2; misspelt in a name 1. */
const wordScore = (word: SearchWord, node: StoredNode): number => {
  const text = (property: string): string => String(node.properties[property] ?? '');
  if (word.exact.some(form => text('searchName').includes(form))) return 8;
  if (text('searchName').includes(word.prefix)) return 5;
  if (word.exact.some(form => text('searchText').includes(form))) return 3;
  if (text('searchText').includes(word.prefix)) return 2;
  return word.near.some(form => text('searchNear').includes(form)) ? 1 : 0;
};
