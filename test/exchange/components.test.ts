import { fc } from '../support/drawn';
import { Numbering } from '../../src/engine/exchange/columns';
import { Links } from '../../src/engine/exchange/links';
import { componentsOf } from '../../src/engine/exchange/rules/circles-rule';
import type { Ends } from '../../src/engine/plan/write';

/** The component of each node. */
const componentsIn = (edges: readonly Ends[]): ReadonlyMap<string, number | undefined> => {
  const numbering = new Numbering();
  const links = new Links(numbering);
  for (const edge of edges) links.add(edge);
  const found = componentsOf(links, numbering.ids.size);
  return new Map(Array.from(found, (component, node) => [numbering.ids.at(node), component]));
};

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
      const component = componentsIn(edges);
      for (const { from, to } of edges)
        expect(component.get(from) === component.get(to)).toBe(from === to || reaches(edges, to, from));
    }),
    { numRuns: 1_000 },
  );
});

test('chains and circles of any length are followed, each edge once', () => {
  const chain = Array.from({ length: 300_000 }, (_, i) => ({ from: `n${i}`, to: `n${i + 1}` }));
  const started = performance.now();
  expect(new Set(componentsIn(chain).values()).size).toBe(300_001);
  const circle = componentsIn([...chain, { from: 'n300000', to: 'n0' }]);
  expect(new Set(circle.values()).size).toBe(1);
  expect(performance.now() - started).toBeLessThan(20_000);
});
