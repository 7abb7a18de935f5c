import { bind } from '../../src/engine/plan/plan';
import { computeTraversal, type KnownGraph } from '../../src/engine/answer/traverse';
import { NEO4J } from '../../src/engine/cypher/dialect';
import { compileFind } from '../../src/engine/cypher/compile-traversal';
import { SamgrafError } from '../../src/engine/errors';
import type { LossCause, Consequence } from '../../src/engine/model/consequences';
import type { Statistics } from '../../src/engine/plan/statistics';
import {
  bindAssuming,
  type Around,
  type Bounds,
  type Traversal,
  type Ways,
} from '../../src/engine/plan/traversal';
import type { Row, Store } from '../../src/engine/store/store';
import { assume } from '../../src/engine/graph/assume';
import { Budget } from '../../src/engine/graph/sliced';
import { foundRow, readFound } from '../../src/engine/graph/read-found';
import { findPaths } from '../../src/engine/graph/paths';
import { UpTo } from '../../src/engine/graph/up-to';
import { finish } from '../../src/engine/graph/sliced';
import { subgraphOf } from '../../src/engine/graph/found';
import { undatedCount } from '../../src/engine/graph/validity';
import { everyDependency } from '../oracle/naive/dependencies';
import { everyAffected } from '../oracle/naive/supports';
import { everyPath } from '../oracle/naive/paths';
import { everyChained, everyNeighbour, everyReached, everyShared } from '../oracle/naive/reach';
import { stepsAlong, type Step } from '../oracle/naive/steps';
import { scopeOf, type Scope } from '../oracle/traversal';
import { worldOf, type World } from '../oracle/world';
import { randomModel } from '../support/random-model';
import type { Case, Disagreement } from './check-read';
import { difference } from './difference';
import { planCase, type Bound } from './planned-case';

/** So few edges a layer that most layers are cut, and so few hops that searches end early. */
const TIGHT: readonly (Bounds & Readonly<{ budget: number }>)[] = [
  { layerCap: 3, wholeCap: 200_000, endCap: 10_000, amongCap: 20_000, aheadCap: 200, budget: 200_000 },
  { layerCap: 5_000, wholeCap: 200_000, endCap: 10_000, amongCap: 20_000, aheadCap: 200, budget: 20 },
];

/** What is said to be complete is complete, however tight the bounds. */
export const checkBounds = async (
  of: Case,
  stores: readonly Store[],
  statistics: Statistics,
): Promise<Disagreement | undefined> => {
  const planned = planCase(of.operation, of.variables, statistics);
  if (planned.kind === 'refused') return undefined;
  const traversals = planned.plan.roots.filter((root): root is Traversal => root.kind === 'traversal');
  if (traversals.length === 0) return undefined;
  const world = worldOf(randomModel, of.graph, planned.bound);
  for (const [i, store] of stores.entries()) {
    // How a search ends early is the same whatever was found.
    for (const bounds of i === 0 ? TIGHT : TIGHT.slice(0, 1)) {
      const row = await store.find([...traversals], planned.bound, bounds);
      for (const traversal of traversals) {
        const answers = bothAnswers(traversal, row, {
          world,
          known: { model: randomModel, statistics },
          bound: planned.bound,
          bounds,
        });
        const wrong = answers && difference(answers.given, answers.expected);
        const what = `${store.name} with bounds ${JSON.stringify(bounds)}, ${traversal.question} complete to ${answers?.completeTo ?? ''}: ${wrong ?? ''}`;
        if (wrong)
          return {
            what,
            statements: {
              [store.name]: compileFind(traversals, bounds, NEO4J)
                .map(({ text }) => text)
                .join('\n'),
            },
            answers,
          };
      }
    }
  }
  return undefined;
};

type At = Readonly<{
  world: World;
  known: KnownGraph;
  bound: Bound;
  bounds: Bounds & Readonly<{ budget: number }>;
}>;
type Answers = Readonly<{ completeTo: number; given: unknown; expected: unknown }>;

/** Undefined where nothing is said to be complete, or the question is refused. */
const bothAnswers = (traversal: Traversal, row: Row, at: At): Answers | undefined => {
  const seeds = foundRow(traversal, row).seeds;
  if (
    traversal.seeds.some(
      ({ selector }, i) => selector.kind === 'ids' && selector.sorts.length !== seeds[i]?.length,
    )
  )
    return undefined;
  if (['paths', 'connections'].includes(traversal.question))
    return pathAnswers(traversal, (traversal.asked as { ways: Ways }).ways, row, at);
  try {
    return computedAnswers({ ...traversal, page: { size: 1000, backward: false, from: undefined } }, row, at);
  } catch (error) {
    if (error instanceof SamgrafError) return undefined;
    throw error;
  }
};

const pathAnswers = (traversal: Traversal, ways: Ways, row: Row, { world, bounds, bound }: At): Answers => {
  const day = String(bind(traversal.asOf, bound));
  const found = assume(
    finish(readFound(traversal, foundRow(traversal, row), bounds, undatedCount(traversal.undated, bound))),
    traversal.assuming && bindAssuming(traversal.assuming, bound),
    day,
    traversal.certainty,
  );
  const { seen: paths, completeTo } = finish(
    findPaths(finish(subgraphOf(found, ways)), ways, new Budget(bounds.budget)),
  );
  const { graph, chosen } = scopeOf(traversal, world);
  const all = everyPath({
    from: setOf(chosen, 'From'),
    to: setOf(chosen, 'To'),
    via: chosen('Via'),
    avoid: setOf(chosen, 'Avoid'),
    steps: stepsBy(graph, ways),
    chains: ways.chains,
    minHops: ways.minHops,
    maxHops: Math.min(completeTo, ways.maxHops),
  });
  return {
    completeTo,
    given: paths.map(path => path.hops.map(hop => `${hop.direction} ${hop.edge.key}`)),
    expected: all.map(path => path.steps.map(step => `${step.direction} ${step.edge.key}`)),
  };
};

const setOf = (chosen: Scope['chosen'], name: string): ReadonlySet<string> => chosen(name) ?? new Set();
const stepsBy = (
  { edges }: Scope['graph'],
  { relations, direction }: Readonly<{ relations: readonly unknown[]; direction: string }>,
): readonly Step[] =>
  stepsAlong(
    edges.filter(edge => relations.includes(edge.relation)),
    direction,
  );

/** Of what a question was asked with, as its own file lays it out. */
type Far = Readonly<{ maxHops: number; kinds: readonly string[] | undefined }>;
type Losing = Far & Readonly<{ losses: readonly Consequence[]; change: LossCause }>;
const kindIn =
  ({ nodes }: Scope['graph']) =>
  (id: string): string =>
    nodes.find(node => node.id === id)?.kind.name ?? '';

type Value = Readonly<Record<string, unknown>>;
const listOf = (value: unknown): unknown => (value instanceof UpTo ? value.seen : value);

const computedAnswers = (
  traversal: Traversal,
  row: Row,
  { world, known, bounds, bound }: At,
): Answers | undefined => {
  const { value } = finish(
    computeTraversal(traversal, row, bound, known, { bounds, budget: new Budget(bounds.budget) }),
  );
  const truncated = (
    typeof value['truncated'] === 'function'
      ? (value['truncated'] as (args: Value, parts: Value) => unknown)({}, { scanned: 0 })
      : value['truncated']
  ) as Value | null;
  const { graph, chosen } = scopeOf(traversal, world);
  const of = setOf(chosen, 'Of');
  const isOf =
    (kinds: readonly string[] | undefined) =>
    (id: string): boolean =>
      !kinds || kinds.includes(graph.nodes.find(node => node.id === id)?.kind.name ?? '');
  const completeTo = (most: number): number => (truncated ? Number(truncated['completeTo']) : most);
  const answers = (whole: number, fields: readonly string[], expected: readonly unknown[]): Answers => ({
    completeTo: whole,
    given: (value['nodes'] as readonly Value[]).map(item => fields.map(field => listOf(item[field]))),
    // Null: not known, since something was left out.
    expected: expected.map((item, i) =>
      (item as readonly unknown[]).map((field, at) =>
        (value['nodes'] as readonly Value[])[i]?.[fields[at] ?? ''] === null ? null : field,
      ),
    ),
  });
  switch (traversal.question) {
    case 'reach': {
      const { chained, ...around } = traversal.asked as Around & Readonly<{ chained: boolean }>;
      const asked = { around };
      const whole = completeTo(around.hops);
      return answers(
        whole,
        ['node', 'distance', 'certainty'],
        (chained ? everyChained : everyReached)(of, stepsBy(graph, asked.around), whole)
          .filter(({ id }) => isOf(asked.around.kinds)(id))
          .map(r => [r.id, r.distance, r.way.certainty]),
      );
    }
    case 'neighbourhood': {
      const asked = { around: traversal.asked as Around };
      const whole = completeTo(asked.around.hops);
      return answers(
        whole,
        ['node', 'distance', 'degree'],
        everyNeighbour(of, stepsBy(graph, asked.around), whole)
          .filter(({ id }) => of.has(id) || isOf(asked.around.kinds)(id))
          .map(n => [n.id, n.distance, n.degree]),
      );
    }
    case 'common': {
      const { circle: around, atLeast } = traversal.asked as { circle: Around; atLeast?: number };
      const asked = { around, atLeast };
      const whole = completeTo(asked.around.hops);
      return answers(
        whole,
        ['node', 'count', 'total'],
        everyShared([...of], stepsBy(graph, asked.around), whole, asked.atLeast ?? of.size)
          .filter(({ id }) => isOf(asked.around.kinds)(id))
          .map(s => [s.id, s.distances.length, s.total]),
      );
    }
    case 'impact': {
      const asked = traversal.asked as Losing;
      const whole = completeTo(asked.maxHops);
      const all = everyAffected(of, graph.edges, {
        ...asked,
        maxHops: whole,
        relations: known.model.relations.values(),
        kindOf: kindIn(graph),
        peopleOf: peopleIn(graph),
      }).filter(({ id }) => isOf(asked.kinds)(id));
      const given = value['nodes'] as readonly Value[];
      // Where not all that something rests on is known, it is only known that it loses.
      const unknown = given.some(item => item['extent'] === null);
      if (unknown)
        return {
          completeTo: whole,
          given: given.map(item => `${String(item['node'])} ${String(item['consequence'])}`).sort(),
          expected: all.map(a => `${a.id} ${a.consequence}`).sort(),
        };
      return answers(
        whole,
        ['node', 'consequence', 'distance', 'extent'],
        all.map(a => [a.id, a.consequence, a.distance, a.extent]),
      );
    }
    case 'dependencies': {
      const asked = traversal.asked as Far & Readonly<{ loss: Consequence }>;
      const whole = completeTo(asked.maxHops);
      // Cut short by the budget: nothing is said to be complete.
      if (whole === 0) return undefined;
      const where = chosen('Where');
      return answers(
        whole,
        ['node', 'dependents', 'dominated'],
        everyDependency(
          of,
          graph.edges,
          { ...asked, maxHops: whole, relations: [...known.model.relations.values()], kindOf: kindIn(graph) },
          id => (where?.has(id) ?? true) && isOf(asked.kinds)(id),
        ).map(d => [d.id, d.dependents.map(({ id }) => id), d.dominated]),
      );
    }
    default:
      return undefined;
  }
};

/** A place with a number below none counts as one without people. */
const peopleIn =
  (graph: Scope['graph']) =>
  (id: string): number =>
    Math.max(0, Number(graph.nodes.find(node => node.id === id)?.properties['population'] ?? 0));
