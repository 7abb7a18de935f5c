import { fc } from '../support/drawn';
import type { StepDirection } from '../../src/engine/plan/traversal';
import { hopsOf } from '../../src/engine/graph/found';
import { Budget } from '../../src/engine/graph/sliced';
import { findPaths, type FoundPath, type FoundPaths } from '../../src/engine/graph/paths';
import { findPivots } from '../../src/engine/graph/paths';
import { finish } from '../../src/engine/graph/sliced';
import type { Subgraph } from '../../src/engine/graph/found';
import { edge, foundFrom, graphFrom, waysOf, type Met } from './graph';

const lengths = (maxHops: number, minHops = 1) => ({ minHops, maxHops });
const pathsIn = (graph: Subgraph, of: ReturnType<typeof lengths>, budget = 200_000): FoundPaths =>
  finish(findPaths(graph, of, new Budget(budget)));
const graphOf = (edges: string, more: Met = {}, direction: StepDirection = 'FORWARD') =>
  graphFrom({ ...more, forward: [edges] }, waysOf(8, direction));
const nodesOf = (path: FoundPath): string =>
  [path.hops[0]?.from ?? '', ...path.hops.map(hop => hop.to)].join('');
const pathsOf = (edges: string, more: Met = {}, minHops = 1): string[] =>
  pathsIn(graphOf(edges, more), lengths(8, minHops)).seen.map(nodesOf);

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
  ])('in order: %s', (_, edges, expected) => {
    expect(pathsOf(edges)).toEqual(expected);
  });

  test('from several to several', () => {
    expect(pathsOf('a>c b>c c>y c>z', { from: 'b a', to: 'z y' })).toEqual(['acy', 'acz', 'bcy', 'bcz']);
  });

  test('an end may lie on the way to another', () => {
    expect(pathsOf('a>y y>z', { to: 'y z' })).toEqual(['ay', 'ayz']);
  });

  test('pass what they have to, between their ends', () => {
    expect(pathsOf('a>b b>z a>c c>z a>z', { via: 'b' })).toEqual(['abz']);
    expect(pathsOf('a>z a>b b>z', { via: 'a z' })).toEqual([]);
  });

  test('touch nothing that they have to avoid, not even at their ends', () => {
    expect(pathsOf('a>b b>z a>c c>z a>z', { avoid: 'b' })).toEqual(['az', 'acz']);
    expect(pathsOf('a>b b>z', { avoid: 'z' })).toEqual([]);
    expect(pathsOf('a>b b>z', { avoid: 'a' })).toEqual([]);
  });

  test('are no shorter than asked', () => {
    expect(pathsOf('a>z a>b b>z a>c c>d d>z', {}, 2)).toEqual(['abz', 'acdz']);
    expect(pathsOf('a>z', {}, 2)).toEqual([]);
  });

  test('backward and both ways', () => {
    const found = (direction: StepDirection): string[] =>
      pathsIn(graphOf('z>b b>a a>c z>c', {}, direction), lengths(8)).seen.map(nodesOf);
    expect([found('BACKWARD'), found('ANY'), found('FORWARD')]).toEqual([['abz'], ['abz', 'acz'], []]);
  });

  test('two edges between the same two are two paths', () => {
    const hops = finish(
      hopsOf(
        ['S a z', 'R a z 2020-01-01', 'R a z'].map(text => edge(text)),
        [waysOf()],
      ),
    );
    expect(pathsIn({ ...graphFrom({}), hops }, lengths(8)).seen.map(path => path.hops[0]?.edge.key)).toEqual([
      'R a z',
      'R a z 2020-01-01',
      'S a z',
    ]);
  });

  test('no longer than asked', () => {
    expect(pathsIn(graphOf('a>b b>z a>c c>d d>z'), lengths(2)).seen.map(nodesOf)).toEqual(['abz']);
  });

  test('a spent budget is said, and what is shorter is all there', () => {
    const names = 'bcdefgh'.split('');
    const dense = [
      'a>z',
      ...names.flatMap(x => [`a>${x}`, `${x}>z`, ...names.filter(y => y !== x).map(y => `${x}>${y}`)]),
    ].join(' ');
    const whole = pathsIn(graphOf(dense), lengths(4));
    expect([whole.cut, whole.completeTo, whole.seen.length]).toEqual([undefined, 4, 1 + 7 + 42 + 210]);
    const cut = pathsIn(graphOf(dense), lengths(4), 60);
    expect([cut.cut, cut.completeTo]).toEqual(['PATH_LIMIT', 2]);
    expect(cut.seen).toEqual(whole.seen.slice(0, 8));
    expect(pathsIn(graphOf(dense), lengths(4), 0)).toEqual({ seen: [], completeTo: 0, cut: 'PATH_LIMIT' });
  });

  test('are those that trying everything finds', () => {
    const edge = fc.tuple(
      fc.constantFrom(...'abcdz'),
      fc.constantFrom(...'abcdz'),
      fc.constantFrom('', '?', '??'),
    );
    fc.assert(
      fc.property(
        fc.uniqueArray(edge, { selector: ([x, y]) => x + y, maxLength: 20 }),
        fc.integer({ min: 1, max: 5 }),
        (edges, maxHops) => {
          const all = (at: string): string[] =>
            at.endsWith('z') || at.length > maxHops
              ? [at]
              : [
                  at,
                  ...edges
                    .filter(([x, y]) => x === at.at(-1) && !at.includes(y))
                    .flatMap(([, y]) => all(at + y)),
                ];
          const tried = all('a')
            .filter(path => path.endsWith('z'))
            .sort();
          const graph = graphOf(edges.map(([x, y, mark]) => `${x}>${y}${mark}`).join(' '));
          expect(pathsIn(graph, lengths(maxHops)).seen.map(nodesOf).sort()).toEqual(tried);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('layers', () => {
  test('that met their cap are left out, with all behind them', () => {
    const met = { forward: ['a>b', 'b>c b>d b>e', 'c>z'], backward: ['y>z'] };
    const graph = graphFrom(met, waysOf(6), 2);
    expect([graph.capped, graph.completeTo, foundFrom(met, waysOf(6), 2).visited]).toEqual([true, 2, 6]);
    expect([...graph.hops.keys()].sort()).toEqual(['a', 'y']);
    expect(pathsIn(graph, lengths(6))).toEqual({ seen: [], completeTo: 2, cut: 'LAYER_CAP' });
  });

  test('just at the cap are whole', () => {
    const graph = graphFrom({ forward: ['a>b a>c', 'b>z c>z'] }, waysOf(2), 2);
    expect([graph.capped, graph.completeTo]).toEqual([false, 2]);
    expect(pathsIn(graph, lengths(2)).seen.map(nodesOf)).toEqual(['abz', 'acz']);
  });

  test('that all met their cap leave nothing, and say so', () => {
    const graph = graphFrom({ forward: ['a>b a>c'], backward: ['b>z c>z'] }, waysOf(4), 1);
    expect(pathsIn(graph, lengths(4))).toEqual({ seen: [], completeTo: 0, cut: 'LAYER_CAP' });
  });

  test('met from both sides join, and an edge met twice counts once', () => {
    const graph = graphFrom({ forward: ['a>b', 'b>c'], backward: ['c>z', 'b>c'] }, waysOf(3));
    expect(pathsIn(graph, lengths(3)).seen.map(nodesOf)).toEqual(['abcz']);
  });
});

describe('pivots', () => {
  const pivotsOf = (edges: string, more: Met = {}): string[] => {
    const graph = graphOf(edges, more);
    return finish(findPivots(pathsIn(graph, lengths(8)), graph.via)).seen.map(
      ({ via: id, targets, length, certainty, paths }) =>
        `${id} ${targets.seen.join('')} ${length} ${certainty} ${paths.seen.length}`,
    );
  };

  test.each([
    ['shortest first', 'a>c c>d d>z a>b b>z', 'z', ['b z 2 FACT 1', 'c z 3 FACT 1', 'd z 3 FACT 1']],
    ['then the strongest', 'a>b? b>z a>c c>z', 'z', ['c z 2 FACT 1', 'b z 2 DEDUCTION 1']],
    ['then most targets', 'a>b b>z a>c c>z c>y', 'y z', ['c yz 2 FACT 2', 'b z 2 FACT 1']],
    ['then ids', 'a>c c>z a>b b>z', 'z', ['b z 2 FACT 1', 'c z 2 FACT 1']],
    ['an edge from end to end has none', 'a>z', 'z', []],
  ])('in rank: %s', (_, edges, to, expected) => {
    expect(pivotsOf(edges, { to })).toEqual(expected);
  });

  test('are those that match only', () => {
    expect(pivotsOf('a>b b>c c>z', { via: 'c' })).toEqual(['c z 3 FACT 1']);
  });
});
