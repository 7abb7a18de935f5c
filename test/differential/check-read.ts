import { Kind as Ast, type FieldNode } from 'graphql';
import { getArgumentValues } from 'graphql/execution/values';
import { MARKS_COLUMN } from '../../src/engine/cypher/in-parts';
import { compileRead, isRead } from '../../src/engine/roots/slices';
import { EMBEDDED, NEO4J, type Dialect } from '../../src/engine/cypher/dialect';
import type { Certainty } from '../../src/engine/model/model';
import { chooseOperation } from '../../src/engine/planner/collect';
import type { Plan, ReadRoot } from '../../src/engine/plan/plan';
import { EMPTY_STATISTICS, type Statistics } from '../../src/engine/plan/statistics';
import type { Row, Store } from '../../src/engine/store/store';
import { asItStood, undatedFrom } from '../oracle/as-it-stood';
import { answerPlan } from '../oracle/oracle';
import { worldOf, type Graph, type World } from '../oracle/world';
import { randomModel, randomSchema } from '../support/random-model';
import type { Operation } from '../support/random-operation';
import { difference } from './difference';
import { NoOperation, planCase, validDocument, type Bound, type PlannedCase } from './planned-case';

export type Case = Readonly<{ graph: Graph; operation: Operation; variables: Bound }>;

/** Of an operation only what is read. */
type Planned = Readonly<{ kind: 'planned'; plan: Plan<ReadRoot>; bound: Bound }>;
type ReadCase = Planned | Extract<PlannedCase, { kind: 'refused' }>;

/** What went wrong with a case, and all there is to see of it. */
export type Disagreement = Readonly<{
  what: string;
  statements: Readonly<Record<string, string>>;
  answers: Readonly<Record<string, unknown>>;
}>;

/** What came of reading it: refused, answered alike, or not. */
export type Verdict = Readonly<{
  refused: boolean;
  disagreement: Disagreement | undefined;
  planned: Planned | undefined;
}>;

/** One operation on a graph that the stores already hold: the same row from each of them and from the oracle. */
export const checkRead = async (
  of: Case,
  stores: readonly Store[],
  statistics: Statistics,
  observe?: World['observe'],
): Promise<Verdict> => {
  const planned = plan(of, statistics);
  if ('what' in planned) return { refused: false, disagreement: planned, planned: undefined };
  if (planned.kind === 'refused') return { refused: true, disagreement: undefined, planned: undefined };
  const expected = expectedRow(planned, of, observe);
  if (expected instanceof Error)
    return {
      refused: false,
      planned,
      disagreement: { what: `The oracle cannot answer: ${expected.message}`, statements: {}, answers: {} },
    };
  const answers: Record<string, unknown> = { oracle: expected };
  for (const store of stores) answers[store.name] = await readFrom(store, planned);
  const wrong = stores.flatMap(store => {
    const found = difference(answers[store.name], expected);
    return found ? [`${store.name} against the oracle: ${found}`] : [];
  });
  const what = [...wrong, ...scopeFault(of, expected)].join('\n');
  const statements = { embedded: statementOf(planned, EMBEDDED), neo4j: statementOf(planned, NEO4J) };
  return { refused: false, planned, disagreement: what ? { what, statements, answers } : undefined };
};

const statementOf = ({ plan: asked }: Planned, dialect: Dialect): string => {
  try {
    return compileRead(asked, dialect)
      .map(({ text }) => text)
      .join('\n');
  } catch (error) {
    return String(error);
  }
};

/** A plan that speaks of what is not there is a fault of planning. */
const expectedRow = (
  { plan: asked, bound }: Planned,
  { graph }: Case,
  observe?: World['observe'],
): Row | Error => {
  try {
    return answerPlan(asked, worldOf(randomModel, graph, bound, observe));
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
};

const plan = ({ operation, variables }: Case, statistics: Statistics): ReadCase | Disagreement => {
  try {
    return withoutTraversals(planCase(operation, variables, statistics));
  } catch (error) {
    if (error instanceof NoOperation) throw error;
    return {
      what: `Planning broke: ${String(error instanceof Error ? error.stack : error)}`,
      statements: {},
      answers: {},
    };
  }
};

/** Traversals are found and fetched, not read: see check-answer.ts. */
const withoutTraversals = (planned: PlannedCase): ReadCase =>
  planned.kind === 'refused'
    ? planned
    : { ...planned, plan: { kind: 'operation', roots: planned.plan.roots.filter(isRead) } };

const readFrom = async (store: Store, { plan: of, bound }: Planned): Promise<Row> => {
  try {
    // The marks of dates are the store's own: see src/engine/cypher/marks.ts.
    return Object.fromEntries(
      Object.entries(await store.read(of, bound)).filter(([column]) => column !== MARKS_COLUMN),
    );
  } catch (error) {
    return { error: String(error) };
  }
};

/**
 * The answer to a narrowed question must be the answer to the question itself on the graph as it stood. What is sought on any
 * day has nothing to do with one, and is the reference's to judge.
 */
const scopeFault = ({ graph, operation, variables }: Case, expected: Row): readonly string[] => {
  const unscoped = withoutTraversals(planCase(operation, variables, EMPTY_STATISTICS));
  if (unscoped.kind === 'refused') return ['Planning refuses with other statistics'];
  const scopes = scopesOf(operation, unscoped.bound);
  return unscoped.plan.roots.flatMap(root => {
    const scope = scopes.get(root.key);
    if (!scope || (root.kind === 'search' && root.ofAnyDay)) return [];
    const from = undatedFrom(graph, undefined, String(unscoped.bound['@today']));
    const stood = asItStood(graph, scope.asOf, scope.certainty, from);
    const world = worldOf(randomModel, stood, unscoped.bound);
    const then = answerPlan({ kind: 'operation', roots: [root] }, world);
    const now = Object.fromEntries(Object.keys(then).map(column => [column, expected[column]]));
    const found = difference(now, then);
    return found
      ? [`the narrowed plan against the graph as it stood on ${scope.asOf}, ${scope.certainty}: ${found}`]
      : [];
  });
};

type Scope = Readonly<{ asOf: string; certainty: Certainty }>;

/** The day and the certainty that each root field asks for. */
const scopesOf = (operation: Operation, bound: Bound): ReadonlyMap<string, Scope> => {
  const { selectionSet } = chooseOperation(validDocument(operation.text), undefined);
  const fields = selectionSet.selections.filter(
    (node): node is FieldNode => node.kind === Ast.FIELD && node.name.value !== '__typename',
  );
  return new Map(
    fields.reverse().map(node => {
      const definition = randomSchema.getQueryType()?.getFields()[node.name.value];
      if (!definition) throw new Error(`There is not a root field ${node.name.value}`);
      const args = getArgumentValues(definition, node, bound);
      return [
        node.alias?.value ?? node.name.value,
        {
          asOf: String(args['asOf'] ?? bound['@today']),
          certainty: (args['certainty'] ?? 'UNCERTAIN') as Certainty,
        },
      ];
    }),
  );
};
