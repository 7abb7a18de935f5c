import { sortProperty } from '../../src/model/model';
import type { SearchWord } from '../../src/model/search-text';
import type { OrderTerm, Search } from '../../src/plan/plan';
import type { StoredNode } from '../../src/plan/plan-write';
import { rowOf, type OracleRow } from './listing';
import { pageOf } from './order';
import { holds } from './predicate';
import { valueAt, type World } from './world';

/** The best first, then by id. */
const ORDER: readonly OrderTerm[] = [
  { kind: 'property', on: 'node', property: 'score', nullable: false, indexed: false, descending: true },
  { kind: 'property', on: 'node', property: 'id', nullable: false, indexed: true, descending: false },
];

type Hit = Readonly<{ node: StoredNode; score: number }>;

export const searchRows = (search: Search, world: World): readonly OracleRow[] => {
  const hits = searchHits(search, world).map(hit => ({ row: hit, values: [hit.score, hit.node.id] }));
  for (const { values } of hits) world.observe(search.mark, values);
  return pageOf(hits, ORDER, search.page).map(({ row, values }) => ({ ...rowOf({ node: row.node, edge: undefined }, search.columns, world), k: values }));
};

/** The nodes in which every word is found. */
export const searchHits = (search: Search, world: World): readonly Hit[] => world.graph.nodes
  .filter(node => holds(search.where, { node, edge: undefined }, world))
  .flatMap(node => {
    const scores = search.words.map(word => wordScore(word, node));
    const whole = valueAt({ node, edge: undefined }, 'node', sortProperty('name')) === search.whole ? 10 : 0;
    return scores.every(score => score > 0) ? [{ node, score: scores.reduce((sum, score) => sum + score, whole) }] : [];
  });

/** In a name 8 whole and 5 as a beginning; elsewhere 3 and 2; misspelt in a name 1. */
const wordScore = (word: SearchWord, node: StoredNode): number => {
  const text = (property: string): string => String(node.properties[property] ?? '');
  if (word.exact.some(form => text('searchName').includes(form))) return 8;
  if (text('searchName').includes(word.prefix)) return 5;
  if (word.exact.some(form => text('searchText').includes(form))) return 3;
  if (text('searchText').includes(word.prefix)) return 2;
  return word.near.some(form => text('searchNear').includes(form)) ? 1 : 0;
};
