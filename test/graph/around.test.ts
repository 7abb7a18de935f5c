import { neighbours, surroundingsOf } from '../../src/engine/graph/around';
import { hopsOf, type Hops } from '../../src/engine/graph/found';
import { finish } from '../../src/engine/graph/sliced';
import { edge, waysOf } from './graph';

const hopsIn = (edges: string): Hops =>
  finish(
    hopsOf(
      edges.split(', ').map(text => edge(text)),
      [waysOf(8, 'ANY')],
    ),
  );

describe('a neighbourhood', () => {
  const around = (edges: string, hops: number): string[] =>
    finish(neighbours(finish(surroundingsOf(hopsIn(edges), new Set(['a']), hops)))).map(
      ({ id, distance, degree }) => `${id} ${distance} ${degree}`,
    );

  test('comes nearest first, then best connected, then by id', () => {
    expect(around('R a c, R a b, R a d, R d c, R b e', 2)).toEqual([
      'a 0 3',
      'b 1 2',
      'c 1 2',
      'd 1 2',
      'e 2 1',
    ]);
  });

  test('counts relations as far as it looks, also where a what-if made more be found', () => {
    expect(around('R a b, R b c, R b d', 1)).toEqual(['a 0 1', 'b 1 1']);
  });

  test('counts relations to others', () => {
    expect(around('R a a, R a b', 1)).toEqual(['a 0 1', 'b 1 1']);
  });
});
