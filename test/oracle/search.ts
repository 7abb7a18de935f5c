import { searchQuery, type SearchQuery, type SearchWord } from '../../src/engine/model/search-text';
import type { Search } from '../../src/engine/plan/plan';
import type { StoredNode } from '../../src/engine/plan/write';
import { placed, rowOf, type OracleRow } from './listing';
import { pageOf } from './order';
import { holds } from './predicate';
import { operandValue, type World } from './world';

/** The best first, then by id. */
export const SEARCH_ORDER = [{ descending: true }, { descending: false }];

type Hit = Readonly<{ node: StoredNode; score: number }>;

export const searchRows = (search: Search, world: World): readonly OracleRow[] => {
  const hits = searchHits(search, world).map(hit => ({ row: hit, values: [hit.score, hit.node.id] }));
  for (const { values } of hits) world.observe(search.mark, values);
  return pageOf(hits, SEARCH_ORDER, placed(search.page, world)).map(({ row, values }) => ({
    ...rowOf({ node: row.node, edge: undefined }, search.columns, world),
    k: values,
  }));
};

/** The nodes in which every word is found. */
export const searchHits = (search: Search, world: World): readonly Hit[] =>
  world.graph.nodes
    .filter(node => holds(search.where, { node, edge: undefined }, world))
    .map(node => ({
      node,
      score: scoreOf(node, searchQuery(String(operandValue(search.text, world)), search.lexicon)),
    }))
    .filter(hit => hit.score > 0);

/**
 * Of all words together, 10 more when they are a whole name, or without nouns that of something of their kinds, 4 more when one begins with them, 2 and 1 for names of one and
 * of two words, times the weight of the kind; 0 when one of them is not found.
 */
export const scoreOf = (node: StoredNode, { words, whole, meant }: SearchQuery): number => {
  const scores = words.map(word => wordScore(word, node));
  if (scores.includes(0)) return 0;
  const names = String(node.properties['searchName'] ?? '').split(' ');
  const wholes = [whole, ...(meant?.kinds.includes(node.kind.name) ? [meant.whole] : [])];
  const sum = [
    ...scores,
    wholes.some(one => names.includes(one))
      ? 10
      : wholes.some(one => names.some(name => name.startsWith(one)))
        ? 4
        : 0,
    names.includes('#1') ? 2 : names.includes('#2') ? 1 : 0,
  ].reduce((a, b) => a + b, 0);
  return sum * node.kind.weight;
};

/** A noun of its kind 8; in a name 8 whole, 5 as a beginning and 4 by a synonym; elsewhere 3, 2 and 2; misspelt in a name 1. */
const wordScore = (word: SearchWord, node: StoredNode): number => {
  const text = (property: string): string => String(node.properties[property] ?? '');
  if (word.kinds?.includes(node.kind.name)) return 8;
  if (word.exact.some(form => text('searchName').includes(form))) return 8;
  if (text('searchName').includes(word.prefix)) return 5;
  if (word.synonyms.some(form => text('searchName').includes(form))) return 4;
  if (word.exact.some(form => text('searchText').includes(form))) return 3;
  if ([word.prefix, ...word.synonyms].some(form => text('searchText').includes(form))) return 2;
  return word.near.some(form => text('searchNear').includes(form)) ? 1 : 0;
};
