import { Kind as Ast, parse, print, visit, type DocumentNode, type FieldNode } from 'graphql';
import { answer } from '../../src/api/answer';
import { foundRow } from '../../src/api/traversal-answer';
import { Plans } from '../../src/api/plans';
import { Stages } from '../../src/api/stages';
import { compileFind } from '../../src/cypher/compile-traversal';
import { SamgrafError } from '../../src/errors';
import type { Traversal } from '../../src/plan/plan';
import type { Statistics } from '../../src/plan/statistics';
import type { Store } from '../../src/store/store';
import { findPaths } from '../../src/traverse/paths';
import { readSubgraph } from '../../src/traverse/subgraph';
import { pathsOfPlan } from '../oracle/traversal';
import type { SimplePath } from '../oracle/reference/paths';
import { worldOf } from '../oracle/world';
import { randomModel, randomSchema } from '../support/random-model';
import type { Case, Disagreement } from './check-read';
import { difference } from './difference';
import { planCase } from './planned-case';

/** So few edges a layer that most layers are cut, and so few hops that searches end early. */
const TIGHT = [{ layerCap: 3, endCap: 10_000, budget: 200_000 }, { layerCap: 5_000, endCap: 10_000, budget: 20 }];

/** What is said to be complete is complete, however tight the bounds: the paths up to that length are all there, in order. */
export const checkBounds = async (of: Case, stores: readonly Store[], statistics: Statistics): Promise<Disagreement | undefined> => {
  const planned = planCase(of.operation, of.variables, statistics);
  if (planned.kind === 'refused') return undefined;
  const traversals = planned.plan.roots.filter((root): root is Traversal => root.kind === 'connections' || root.kind === 'paths');
  if (traversals.length === 0) return undefined;
  const world = worldOf(randomModel, of.graph, planned.bound);
  for (const store of stores) {
    for (const bounds of TIGHT) {
      const row = await store.find([...traversals], planned.bound, bounds);
      for (const traversal of traversals) {
        const found = findPaths(readSubgraph(traversal, foundRow(traversal, row), bounds.layerCap), traversal.maxHops, bounds.budget);
        const expected = pathsOfPlan(traversal, world).filter(path => path.steps.length <= found.completeTo);
        const given = found.paths.map(path => path.hops.map(hop => `${hop.direction} ${hop.edge.key}`));
        const wrong = difference(given, expected.map(stepsOf));
        const what = `${store.name} with bounds ${JSON.stringify(bounds)}, complete to ${found.completeTo}: ${wrong ?? ''}`;
        if (wrong) return { what, statements: { [store.name]: compileFind(traversals, bounds).text }, answers: { expected: expected.map(stepsOf), given } };
      }
    }
  }
  return undefined;
};

const stepsOf = (path: SimplePath): readonly string[] => path.steps.map(step => `${step.direction} ${step.edge.key}`);

const PAGE = 3;
/** Larger answers are not paged through. */
const MOST = 60;
const SELECTIONS = {
  paths: 'totalCount edges { cursor node { steps { relation direction from { id } to { id } } } } pageInfo { hasNextPage hasPreviousPage endCursor }',
  connections: 'totalCount edges { cursor node { via { id } pathCount } } pageInfo { hasNextPage hasPreviousPage endCursor }',
};

type Page = Readonly<{ totalCount: number; edges: readonly Readonly<{ cursor: string; node: unknown }>[]; pageInfo: Readonly<{ hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string | null }> }>;

/** The pages of a traversal one after the other are the whole, each item once; one store will do, since pages are made in memory. */
export const checkPages = async (of: Case, [store]: readonly Store[], statistics: Statistics): Promise<Disagreement | undefined> => {
  if (!store) return undefined;
  const plans = new Plans({ schema: randomSchema, model: randomModel, statistics });
  for (const { root, document } of pagedDocuments(of.operation.text)) {
    const read = async (first: number, after: string | null): Promise<Page> => {
      const variables = { ...of.variables, first, after };
      const { data } = await answer({ document, operationName: undefined, variables }, { store, plans, model: randomModel, stages: new Stages() });
      return data[root] as unknown as Page;
    };
    try {
      const whole = await read(MOST, null);
      if (whole.totalCount > MOST) continue;
      const wrong = difference(await pageByPage(read), whole.edges);
      if (wrong) return { what: `pages of ${root} on ${store.name}: ${wrong}`, statements: {}, answers: { whole } };
    } catch (error) {
      if (!(error instanceof SamgrafError)) throw error;
    }
  }
  return undefined;
};

const pageByPage = async (read: (first: number, after: string | null) => Promise<Page>): Promise<Page['edges']> => {
  const edges: Page['edges'][number][] = [];
  for (let after: string | null = null; ;) {
    const page: Page = await read(PAGE, after);
    if (page.pageInfo.hasPreviousPage !== (after !== null)) throw new Error(`hasPreviousPage is ${page.pageInfo.hasPreviousPage} after ${after}`);
    edges.push(...page.edges);
    after = page.pageInfo.endCursor;
    if (!page.pageInfo.hasNextPage) return edges;
    if (page.edges.length !== PAGE) throw new Error('A page that is not the last is not full');
  }
};

/** The traversals of an operation, each alone and paged by variables. */
const pagedDocuments = (text: string): readonly Readonly<{ root: string; document: DocumentNode }>[] => {
  const document = parse(text);
  const roots = document.definitions.flatMap(d => (d.kind === Ast.OPERATION_DEFINITION ? d.selectionSet.selections : []))
    .filter((node): node is FieldNode => node.kind === Ast.FIELD && (node.name.value === 'paths' || node.name.value === 'connections'));
  return roots.map(root => ({ root: 'root', document: parse(alone(root, document)) }));
};

const alone = (root: FieldNode, document: DocumentNode): string => {
  const args = (root.arguments ?? []).filter(argument => argument.name.value !== 'first' && argument.name.value !== 'after').map(print);
  const used = new Set<string>();
  for (const argument of root.arguments ?? []) visit(argument, { Variable: node => { used.add(node.name.value); } });
  const declared = document.definitions.flatMap(d => (d.kind === Ast.OPERATION_DEFINITION ? d.variableDefinitions ?? [] : [])).filter(v => used.has(v.variable.name.value)).map(print);
  return `query (${[...declared, '$first: Int', '$after: String'].join(', ')}) {
    root: ${root.name.value}(${[...args, 'first: $first', 'after: $after'].join(', ')}) { ${SELECTIONS[root.name.value as 'paths' | 'connections']} }
  }`;
};
