import { impact } from '../../src/api/questions/change';
import type { Computing } from '../../src/api/questions/objects';
import { EMPTY_STATISTICS } from '../../src/plan/statistics';
import type { Traversal } from '../../src/plan/traversal';
import { Budget } from '../../src/traverse/budget';
import { finish } from '../../src/traverse/sliced';
import { edge, foundWith, node, relation } from '../traverse/graph';

const uses = relation('USES', { rests: 'FROM' });
const asked = { question: 'impact', change: 'RETIRE', maxHops: 2, kinds: undefined, substitutes: false } as const;

/** `a` and `b` use `x`, and `b` uses `y` as well; whether all that they use is known. */
const countsWhere = (allKnown: boolean): unknown => {
  const nodes = [node('a', 'Town'), node('b', 'Town'), node('x', 'Tool'), node('y', 'Tool')];
  const found = foundWith({ sets: { Of: 'x' }, nodes, edges: { Dependents: [edge('USES a x'), edge('USES b x')], Supports: [edge('USES b y')] } });
  const expansions = new Map([...found.expansions].map(([name, e]) => [name, {
    ...e, of: { ...e.of, levels: [[{ relations: [uses], direction: 'BACKWARD' as const }]] }, capped: name === 'Supports' && !allKnown,
  }]));
  const traversal = { asked, page: { size: 20, backward: false, from: undefined } } as unknown as Traversal;
  const model: Computing['model'] = { kinds: new Map(), enums: new Map(), relations: new Map([[uses.name, uses]]) };
  const computing = { traversal, found: { ...found, expansions }, read: found, model, statistics: EMPTY_STATISTICS, day: '2026-01-01', budget: new Budget(0) };
  return finish(impact(asked, computing))['counts'];
};

test('what is affected is counted by how much, and apart where that is not known', () => {
  expect(countsWhere(true)).toEqual([{ kind: 'Town', wholly: 1, partly: 1, unknown: 0 }]);
  expect(countsWhere(false)).toEqual([{ kind: 'Town', wholly: 0, partly: 0, unknown: 2 }]);
});
