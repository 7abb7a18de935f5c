import fc from 'fast-check';
import type { Traversal } from '../../src/plan/plan';
import { findPaths, type FoundPath } from '../../src/traverse/paths';
import { findPivots } from '../../src/traverse/pivots';
import { readSubgraph } from '../../src/traverse/subgraph';
import { row, traversal } from './graph';

const CAP = 1000;
const graphOf = (edges: string, from = 'a', to = 'z', via: string | null = null, direction: Traversal['direction'] = 'FORWARD') =>
  readSubgraph(traversal(8, direction), row(from, to, [edges], [], via), CAP);
const nodesOf = (path: FoundPath): string => [path.hops[0]?.from ?? '', ...path.hops.map(hop => hop.to)].join('');
const pathsOf = (edges: string, ...rest: string[]): string[] => findPaths(graphOf(edges, ...rest), 8).paths.map(nodesOf);

describe('paths', () => {
  test.each([
    ['shorter before longer', 'a>b b>c c>z a>z a>y y>z', ['az', 'ayz', 'abcz']],
    ['certain before uncertain', 'a>b?? b>z a>c? c>z a>d d>z', ['adz', 'acz', 'abz']],
    ['the weakest hop decides', 'a>b b>z?? a>c? c>z?', ['acz', 'abz']],
    ['ids last', 'a>d d>z a>b b>z a>c c>z', ['abz', 'acz', 'adz']],
    ['no node twice', 'a>b b>a b>c c>b c>z z>c b>z', ['abz', 'abcz']],
    ['a loop is no hop', 'a>a a>z z>z', ['az']],
    ['nothing where nothing leads', 'a>b c>z', []],
    ['not against the direction', 'z>a', []],
  ])('in order: %s', (_, edges, expected) => { expect(pathsOf(edges)).toEqual(expected); });

  test('from several to several', () => {
    expect(pathsOf('a>c b>c c>y c>z', 'b a', 'z y')).toEqual(['acy', 'acz', 'bcy', 'bcz']);
  });

  test('an end may lie on the way to another', () => {
    expect(pathsOf('a>y y>z', 'a', 'y z')).toEqual(['ay', 'ayz']);
  });

  test('pass what they have to, between their ends', () => {
    expect(pathsOf('a>b b>z a>c c>z a>z', 'a', 'z', 'b')).toEqual(['abz']);
    expect(pathsOf('a>z a>b b>z', 'a', 'z', 'a z')).toEqual([]);
  });

  test('backward and both ways', () => {
    const found = (direction: Traversal['direction']): string[] => findPaths(graphOf('z>b b>a a>c z>c', 'a', 'z', null, direction), 8).paths.map(nodesOf);
    expect([found('BACKWARD'), found('ANY'), found('FORWARD')]).toEqual([['abz'], ['abz', 'acz'], []]);
  });

  test('two edges between the same two are two paths', () => {
    const graph = readSubgraph(traversal(), { from: ['a'], to: ['z'], via: null, backward: [], rows: [3], forward: [[['S a z', 'FACT'], ['R a z 2020-01-01', 'FACT'], ['R a z', 'FACT']]] }, CAP);
    expect(findPaths(graph, 8).paths.map(path => path.hops[0]?.edge.key)).toEqual(['R a z', 'R a z 2020-01-01', 'S a z']);
  });

  test('no longer than asked', () => {
    expect(findPaths(graphOf('a>b b>z a>c c>d d>z'), 2).paths.map(nodesOf)).toEqual(['abz']);
  });

  test('a spent budget is said, and what is shorter is all there', () => {
    const names = 'bcdefgh'.split('');
    const dense = ['a>z', ...names.flatMap(x => [`a>${x}`, `${x}>z`, ...names.filter(y => y !== x).map(y => `${x}>${y}`)])].join(' ');
    const whole = findPaths(graphOf(dense), 4);
    expect([whole.cut, whole.completeTo, whole.paths.length]).toEqual([undefined, 4, 1 + 7 + 42 + 210]);
    const cut = findPaths(graphOf(dense), 4, 60);
    expect([cut.cut, cut.completeTo]).toEqual(['PATH_LIMIT', 2]);
    expect(cut.paths).toEqual(whole.paths.slice(0, 8));
    expect(findPaths(graphOf(dense), 4, 0)).toEqual({ paths: [], completeTo: 0, cut: 'PATH_LIMIT' });
  });

  test('are those that trying everything finds', () => {
    const edge = fc.tuple(fc.constantFrom(...'abcdz'), fc.constantFrom(...'abcdz'), fc.constantFrom('', '?', '??'));
    fc.assert(fc.property(fc.uniqueArray(edge, { selector: ([x, y]) => x + y, maxLength: 20 }), fc.integer({ min: 1, max: 5 }), (edges, maxHops) => {
      const all = (at: string): string[] => (at.endsWith('z') || at.length > maxHops ? [at] : [at, ...edges.filter(([x, y]) => x === at.at(-1) && !at.includes(y)).flatMap(([, y]) => all(at + y))]);
      const tried = all('a').filter(path => path.endsWith('z')).sort();
      const graph = graphOf(edges.map(([x, y, mark]) => `${x}>${y}${mark}`).join(' '));
      expect(findPaths(graph, maxHops).paths.map(nodesOf).sort()).toEqual(tried);
    }), { numRuns: 300 });
  });
});

describe('layers', () => {
  test('that met their cap are left out, with all behind them', () => {
    const graph = readSubgraph(traversal(6), row('a', 'z', ['a>b', 'b>c b>d b>e', 'c>z'], ['y>z']), 2);
    expect([graph.capped, graph.completeTo, graph.visited]).toEqual([true, 2, 6]);
    expect([...graph.hops.keys()].sort()).toEqual(['a', 'y']);
    expect(findPaths(graph, 6)).toEqual({ paths: [], completeTo: 2, cut: 'LAYER_CAP' });
  });

  test('just at the cap are whole', () => {
    const graph = readSubgraph(traversal(2), row('a', 'z', ['a>b a>c', 'b>z c>z']), 2);
    expect([graph.capped, graph.completeTo]).toEqual([false, 2]);
    expect(findPaths(graph, 2).paths.map(nodesOf)).toEqual(['abz', 'acz']);
  });

  test('that all met their cap leave nothing, and say so', () => {
    const graph = readSubgraph(traversal(4), row('a', 'z', ['a>b a>c'], ['b>z c>z']), 1);
    expect(findPaths(graph, 4)).toEqual({ paths: [], completeTo: 0, cut: 'LAYER_CAP' });
  });

  test('met from both sides join, and an edge met twice counts once', () => {
    const graph = readSubgraph(traversal(3), row('a', 'z', ['a>b', 'b>c'], ['c>z', 'b>c']), CAP);
    expect(findPaths(graph, 3).paths.map(nodesOf)).toEqual(['abcz']);
  });
});

describe('pivots', () => {
  const pivotsOf = (edges: string, to = 'z', via: string | null = null): string[] => {
    const graph = graphOf(edges, 'a', to, via);
    return findPivots(findPaths(graph, 8).paths, graph.via).map(({ via: id, targets, length, certainty, paths }) => `${id} ${targets.join('')} ${length} ${certainty} ${paths.length}`);
  };

  test.each([
    ['shortest first', 'a>c c>d d>z a>b b>z', 'z', ['b z 2 FACT 1', 'c z 3 FACT 1', 'd z 3 FACT 1']],
    ['then the strongest', 'a>b? b>z a>c c>z', 'z', ['c z 2 FACT 1', 'b z 2 DEDUCTION 1']],
    ['then most targets', 'a>b b>z a>c c>z c>y', 'y z', ['c yz 2 FACT 2', 'b z 2 FACT 1']],
    ['then ids', 'a>c c>z a>b b>z', 'z', ['b z 2 FACT 1', 'c z 2 FACT 1']],
    ['an edge from end to end has none', 'a>z', 'z', []],
  ])('in rank: %s', (_, edges, to, expected) => { expect(pivotsOf(edges, to)).toEqual(expected); });

  test('are those that match only', () => {
    expect(pivotsOf('a>b b>c c>z', 'z', 'c')).toEqual(['c z 3 FACT 1']);
  });
});
