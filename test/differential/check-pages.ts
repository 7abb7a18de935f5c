import { Kind as Ast, parse, print, visit, type DocumentNode, type FieldNode } from 'graphql';
import { answer } from '../../src/api/answer';
import { Plans } from '../../src/api/plans';
import { Stages } from '../../src/api/stages';
import { SamgrafError } from '../../src/errors';
import type { Statistics } from '../../src/plan/statistics';
import type { Store } from '../../src/store/store';
import { randomModel, randomSchema } from '../support/random-model';
import type { Case, Disagreement } from './check-read';
import { difference } from './difference';

const PAGE = 3;
/** Larger answers are not paged through. */
const MOST = 60;
/** What tells the items of a question apart. */
const ITEMS = {
  paths: 'steps { relation direction from { id } to { id } }', connections: 'via { id } pathCount', reach: 'node { id } distance', common: 'node { id } total',
  impact: 'node { id } extent', dependencies: 'node { id } dominated', history: 'date change other { id } step { relation }',
};
const isPaged = (name: string): name is keyof typeof ITEMS => Object.hasOwn(ITEMS, name);

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
  const roots = document.definitions.flatMap(d => (d.kind === Ast.OPERATION_DEFINITION ? d.selectionSet.selections : []));
  return roots.flatMap(root => (root.kind === Ast.FIELD && isPaged(root.name.value) ? [{ root: 'root', document: parse(alone(root, ITEMS[root.name.value], document)) }] : []));
};

const alone = (root: FieldNode, item: string, document: DocumentNode): string => {
  const args = (root.arguments ?? []).filter(argument => argument.name.value !== 'first' && argument.name.value !== 'after').map(print);
  const used = new Set<string>();
  for (const argument of root.arguments ?? []) visit(argument, { Variable: node => { used.add(node.name.value); } });
  const declared = document.definitions.flatMap(d => (d.kind === Ast.OPERATION_DEFINITION ? d.variableDefinitions ?? [] : [])).filter(v => used.has(v.variable.name.value)).map(print);
  return `query (${[...declared, '$first: Int', '$after: String'].join(', ')}) {
    root: ${root.name.value}(${[...args, 'first: $first', 'after: $after'].join(', ')}) { totalCount edges { cursor node { ${item} } } pageInfo { hasNextPage hasPreviousPage endCursor } }
  }`;
};
