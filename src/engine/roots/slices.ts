import {
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type OperationDefinitionNode,
} from 'graphql';
import { compileStatements, type Compiled } from '../cypher/compile-read';
import type { Dialect } from '../cypher/dialect';
import type { Statement } from '../cypher/fragment';
import { required } from '../errors';
import type { Certainty } from '../model/model';
import { Pricing, type Cost, type Priced } from '../plan/cost';
import { Narrowing, type Scope } from '../plan/narrow';
import { TODAY, type Bound, type FetchRoot, type Plan, type ReadRoot, type Root } from '../plan/plan';
import type { Statistics } from '../plan/statistics';
import type { Rewriting } from '../plan/walk';
import {
  collectOne,
  fieldOf,
  fragmentsOf,
  meaningOf,
  withPath,
  type Meaning,
  type PlanContext,
  type Planning,
} from '../planner/collect';
import {
  isMissing,
  isOperand,
  narrowingScope,
  readArguments,
  readValue,
  type Input,
  type Variables,
} from '../planner/read-input';
import { changes } from './changes';
import { entities } from './entities';
import { groups } from './groups';
import { list } from './listing';
import { lookup } from './lookup';
import { nodes, nodesById } from './nodes';
import { policies } from './policies';
import { proposals } from './proposals';
import { edgesAmong, edgesByKey, question } from './question';
import { recorded } from './recorded';
import { schema, service, typename } from './schema';
import { search } from './search';
import { sourceVersions } from './source-versions';
import type { AskedField, Reads, Slice } from './slice';

/** Every root field. A new one needs its own file, its type in plan/plan.ts and a line here. */
const SLICES: { readonly [K in Root['kind']]: Slice<Extract<Root, { kind: K }>> } = {
  lookup,
  byIds: nodes,
  list,
  groups,
  search,
  traversal: question,
  entities,
  typename,
  schema,
  service,
  changes,
  proposals,
  sourceVersions,
  recorded,
  policies,
};

/** What *fetch* reads of a question's page; no field of a client. */
const FETCHES: { readonly [K in FetchRoot['kind']]: Reads<Extract<FetchRoot, { kind: K }>> } = {
  byIds: nodesById,
  byKeys: edgesByKey,
  among: edgesAmong,
};

/** The slice of a root. The table has one for each kind, so its type is that of the root. */
export const sliceOf = <R extends Root>(root: R): Slice<R> => SLICES[root.kind] as unknown as Slice<R>;

const PLANS = new Map(Object.values(SLICES).flatMap(({ plans }) => Object.entries(plans)));

/** Plans a root field by what it means in the Model. */
export const planField = (asked: AskedField): Root => {
  const plan = required(PLANS.get(asked.means.kind), `a slice for ${asked.means.kind}`);
  return (plan as (of: AskedField) => Root)(asked);
};

/** Narrows or authorises a root. */
export const rewrite = <R extends Root>(root: R, by: Rewriting): R => sliceOf(root).rewrite(root, by);

type Read = Root | FetchRoot;
const readsOf = <R extends Read>(root: R): Pick<Slice<Root>, 'price' | 'compile' | 'advice' | 'isPoint'> =>
  (root.kind in SLICES
    ? SLICES[root.kind as Root['kind']]
    : FETCHES[root.kind as FetchRoot['kind']]) as never;

/** A root and its price. */
export const pricedOf = (root: Read, statistics: Statistics, bound: Bound): Priced => {
  const { price, advice } = readsOf(root);
  return {
    key: 'key' in root ? root.key : undefined,
    cost: price(root as Root, statistics, bound),
    advice: () => advice?.(root as Root),
  };
};

/**
 * Rejects a plan that may cost more than `factor` times the limits, naming what to reduce; otherwise returns
 * its maximum cost. Also called for *fetch*, once it is known what is fetched, with what was spent before.
 */
export const checkCost = (
  plan: Plan<Read>,
  statistics: Statistics,
  bound: Bound = {},
  factor = 1,
  spent: Partial<Cost> = {},
): Cost => {
  const pricing = new Pricing(plan.roots.length, factor);
  pricing.add({ key: undefined, cost: spent, advice: () => undefined });
  for (const root of plan.roots) pricing.add(pricedOf(root, statistics, bound));
  pricing.check();
  return pricing.whole();
};

/** The maximum cost of a plan, whatever the limits. */
export const estimate = (plan: Plan<Read>, statistics: Statistics, bound: Bound = {}): Cost => {
  const pricing = new Pricing(plan.roots.length, Infinity);
  for (const root of plan.roots) pricing.add(pricedOf(root, statistics, bound));
  return pricing.whole();
};

/** Tells whether a store reads the root. */
export const isRead = (root: Root): root is ReadRoot => sliceOf(root).compile !== undefined;

const compiledOf = (root: ReadRoot | FetchRoot, dialect: Dialect): Compiled =>
  required(readsOf(root).compile, 'a store reads it')(root as Root, dialect);

/**
 * One statement for all root fields of an operation, with a subquery for each, and one row with a column for
 * each. Several statements if the store limits their size; none if the plan reads nothing from the store.
 */
export const compileRead = (plan: Plan, dialect: Dialect): readonly Statement[] =>
  compileStatements(
    plan.roots.map(root => compiledOf(root, dialect)),
    dialect,
  );

/**
 * A read that takes the same few steps whatever the size of the graph. Such reads can share a statement without delaying
 * each other.
 */
export const isPointRead = (plan: Plan): boolean =>
  plan.roots.every(root => readsOf(root).isPoint?.(root as Root) ?? false);

/** The root fields of an operation, planned one at a time as they are asked for. */
export type RootsInTurn = Readonly<{ count: number; roots: Iterable<Root> }>;

/** Plans the root fields of a validated query, each narrowed to its own scope. Nothing is frozen yet. */
export const planRoots = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
  context: PlanContext,
): RootsInTurn => {
  const planning: Planning = { ...context, fragments: fragmentsOf(document), variables };
  const fields = collectOne([operation.selectionSet], 'Query', planning);
  return { count: fields.size, roots: rootsOf(fields, planning) };
};

function* rootsOf(fields: ReadonlyMap<string, readonly FieldNode[]>, planning: Planning): Iterable<Root> {
  let at = 0;
  for (const [key, nodes] of fields) {
    const column = `r${at}`;
    yield withPath(key, nodes, () => planRoot(key, column, nodes, planning));
    at += 1;
  }
}

const planRoot = (key: string, column: string, nodes: readonly FieldNode[], planning: Planning): Root => {
  const node = required(nodes[0], 'a collected field');
  const meta = META.get(node.name.value);
  const field = meta?.field ?? fieldOf('Query', node.name.value, planning);
  const means = meta?.means ?? meaningOf(field);
  const args = readArguments(field, node, planning.variables);
  const narrowing = new Narrowing(scopeOf(args, planning), planning.model, planning.statistics);
  const under = narrowingScope(args);
  const asked = { key, column, field, means, args, nodes, planning: { ...planning, under } };
  return rewrite(planField(asked), narrowing);
};

/** What every root type has, and no schema names. */
const META: ReadonlyMap<
  string,
  Readonly<{ field: GraphQLField<unknown, unknown>; means: Meaning }>
> = new Map([
  ['__typename', { field: TypeNameMetaFieldDef, means: { kind: '__typename' } }],
  ['__schema', { field: SchemaMetaFieldDef, means: { kind: '__schema' } }],
  ['__type', { field: TypeMetaFieldDef, means: { kind: '__type' } }],
]);

const scopeOf = (args: Readonly<Record<string, Input>>, planning: Planning): Scope => {
  const asOf = args['asOf'];
  const certainty = readValue(args['certainty'], planning.variables) ?? 'UNCERTAIN';
  return {
    asOf: isOperand(asOf) && !isMissing(asOf) ? asOf : TODAY,
    certainty: certainty as Certainty,
    undated: readValue(args['undated'], planning.variables) as Scope['undated'],
    verdicts: readValue(args['verdicts'], planning.variables) as Scope['verdicts'],
  };
};
