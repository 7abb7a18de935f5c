import fc from 'fast-check';
import { componentsOf } from '../../src/exchange/rules/components';
import type { Ends } from '../../src/plan/write';

const reaches = (edges: readonly Ends[], from: string, to: string, seen = new Set<string>()): boolean =>
  edges.some(edge => {
    if (edge.from !== from || seen.has(edge.to)) return false;
    seen.add(edge.to);
    return edge.to === to || reaches(edges, edge.to, to, seen);
  });

const node = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const graph = fc.array(fc.record({ from: node, to: node }), { maxLength: 12 });

test('an edge is in a circle if its far end reaches its near end', () => {
  fc.assert(
    fc.property(graph, edges => {
      const component = componentsOf(edges);
      for (const { from, to } of edges)
        expect(component.get(from) === component.get(to)).toBe(from === to || reaches(edges, to, from));
    }),
    { numRuns: 1_000 },
  );
});

test('chains and circles of any length are followed, each edge once', () => {
  const chain = Array.from({ length: 300_000 }, (_, i) => ({ from: `n${i}`, to: `n${i + 1}` }));
  const started = performance.now();
  expect(new Set(componentsOf(chain).values()).size).toBe(300_001);
  const circle = componentsOf([...chain, { from: 'n300000', to: 'n0' }]);
  expect(new Set(circle.values()).size).toBe(1);
  expect(performance.now() - started).toBeLessThan(20_000);
});
