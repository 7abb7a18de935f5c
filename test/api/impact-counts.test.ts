import { ENGLISH } from '../../src/engine/messages/read-messages';
import { NO_ROLES } from '../../src/engine/model/roles';
import { impact } from '../../src/engine/questions/impact';
import type { Computing } from '../../src/engine/questions/question';
import { EMPTY_STATISTICS } from '../../src/engine/plan/statistics';
import { Budget } from '../../src/engine/graph/sliced';
import { finish } from '../../src/engine/graph/sliced';
import { edge, foundWith, node, relation, rule } from '../graph/graph';

const rules = [rule('USES', { needs: 'EACH' })];
const uses = relation('USES', { consequences: rules });
const asked = {
  change: 'RETIRE',
  losses: ['FUNCTION'],
  rules,
  maxHops: 2,
  kinds: undefined,
  substitutes: false,
} as const;

/** `a` and `b` use `x`, and `b` uses `y` as well; whether all that they use is known. */
const countsWhere = (allKnown: boolean): unknown => {
  const nodes = [node('a', 'Town'), node('b', 'Town'), node('x', 'Tool'), node('y', 'Tool')];
  const found = foundWith({
    seeds: { Of: 'x' },
    nodes,
    edges: { Dependents: [edge('USES a x'), edge('USES b x')], Supports: [edge('USES b y')] },
  });
  const expansions = new Map(
    [...found.expansions].map(([name, e]) => [
      name,
      {
        ...e,
        of: { ...e.of, levels: [[{ relations: [uses], direction: 'BACKWARD' as const }]] },
        capped: name === 'Supports' && !allKnown,
      },
    ]),
  );
  const traversal = {
    question: 'impact',
    page: { size: 20, backward: false, from: undefined },
  } as unknown as Computing['traversal'];
  const model: Computing['model'] = {
    synonyms: new Map(),
    nouns: new Map(),
    prefixes: new Map(),
    kinds: new Map(),
    enums: new Map(),
    relations: new Map([[uses.name, uses]]),
    levels: { node: new Map(), edge: new Map() },
    roles: NO_ROLES,
    derivations: [],
    earlier: { types: new Map(), fields: new Map(), values: new Map() },
    languages: ENGLISH.texts,
    also: { kinds: new Map(), ends: new Map(), fields: new Map(), values: new Map() },
    shortcuts: new Map(),
    policies: [],
    messages: ENGLISH,
  };
  const computing = {
    traversal,
    model,
    statistics: EMPTY_STATISTICS,
    day: '2026-01-01',
    bound: {},
    budget: new Budget(0),
    hides: false,
  };
  return finish(impact.compute(asked, { ...found, expansions }, computing, found))['counts'];
};

test('what is affected is counted by how much, and not where that is not known', () => {
  const counted = { consequence: 'FUNCTION', kind: 'Town', explanation: expect.any(Function) as unknown };
  expect(countsWhere(true)).toEqual([{ ...counted, wholly: 0, onlyRecorded: 1, partly: 1, unknown: 0 }]);
  // Not all was read: how many there are is not known.
  expect(countsWhere(false)).toBeNull();
});
