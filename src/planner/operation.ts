import {
  Kind as Ast,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  getNamedType,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { SamgrafError, known, orList } from '../errors';
import { planChanges } from './changes';
import { planProposals } from './proposals';
import { planRecorded } from './recorded';
import { ENTITY, type Certainty, type Kind, type Model } from '../model/model';
import { collectOne, fieldOf, selectionsOf, type Planning, placed, meaningOf } from './collect';
import { orderMark } from '../plan/cursor';
import { planFederated } from './entities';
import { planGroups } from './groups';
import { planObject } from './object';
import { planOrder, planPage } from './order';
import { planSearch } from './search';
import { planConnection, planNode, wants, Columns } from './selection';
import { planTraversal } from './question';
import { planWhere } from './where';
import { ALL, literal, type Root, TODAY } from '../plan/plan';
import {
  isMissing,
  isOperand,
  readArguments,
  readValue,
  type Input,
  type Variables,
  argumentScope,
  narrowingScope,
} from './read-input';
import type { Access } from '../plan/authorise';
import type { Statistics } from '../plan/statistics';
import { Narrowing, type Scope } from '../plan/narrow';
export type PlanContext = Readonly<{
  schema: GraphQLSchema;
  model: Model;
  statistics: Statistics;
  /** What the viewer may see; everything if absent. */ access?: Access;
}>;

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
  let [at, services] = [0, 0];
  for (const [key, nodes] of fields) {
    const column = `r${at}`;
    const root = placed(key, nodes, () => planRoot(key, column, nodes, planning, planning.statistics));
    if (root.kind === 'service') services += 1;
    if (services > 1)
      throw new SamgrafError(
        'TOO_COMPLEX',
        'The operation asks for _service more than once.',
        'Ask for it once.',
      );
    yield root;
    at += 1;
  }
}

/** The operation to run. If there are several, a name is required. */
export const chooseOperation = (
  document: DocumentNode,
  name: string | undefined,
): OperationDefinitionNode => {
  const operations = document.definitions.filter(
    (d): d is OperationDefinitionNode => d.kind === Ast.OPERATION_DEFINITION,
  );
  const chosen = name
    ? operations.find(o => o.name?.value === name)
    : operations.length === 1
      ? operations[0]
      : undefined;
  if (!chosen) {
    const names = operations.map(o => o.name?.value ?? '').filter(Boolean);
    throw new SamgrafError(
      'NO_OPERATION',
      name ? `The document has no operation ${name}.` : `The document has ${operations.length} operations.`,
      names.length > 0 ? `Set operationName to ${orList(names)}.` : 'Send a document with one operation.',
    );
  }
  return chosen;
};

export const fragmentsOf = (document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> =>
  new Map(
    document.definitions
      .filter((d): d is FragmentDefinitionNode => d.kind === Ast.FRAGMENT_DEFINITION)
      .map(d => [d.name.value, d]),
  );

type Args = Record<string, Input>;

const planRoot = (
  key: string,
  column: string,
  nodes: readonly FieldNode[],
  planning: Planning,
  statistics: Statistics,
): Root => {
  const node = known(nodes[0], 'a collected field');
  if (node.name.value === '__typename') return { kind: 'typename', key, value: 'Query' };
  if (node.name.value === '__schema' || node.name.value === '__type') return planSchema(key, nodes, planning);
  const field = fieldOf('Query', node.name.value, planning);
  const args = readArguments(field, node, planning.variables);
  const narrowing = new Narrowing(scopeOf(args, planning), planning.model, statistics);
  const under = narrowingScope(args);
  return narrowing.root(planRootField(key, column, nodes, args, { ...planning, under }));
};

const planSchema = (key: string, nodes: readonly FieldNode[], planning: Planning): Root => {
  const node = known(nodes[0], 'a collected field');
  const field = node.name.value === '__schema' ? SchemaMetaFieldDef : TypeMetaFieldDef;
  const name = readValue(readArguments(field, node, planning.variables)['name'], planning.variables);
  return {
    kind: 'schema',
    key,
    field: field === SchemaMetaFieldDef ? '__schema' : '__type',
    name: name === undefined ? undefined : String(name),
    shape: planObject(getNamedType(field.type).name, selectionsOf(nodes), planning),
  };
};

const scopeOf = (args: Args, planning: Planning): Scope => {
  const asOf = args['asOf'];
  const certainty = readValue(args['certainty'], planning.variables) ?? 'UNCERTAIN';
  return {
    asOf: isOperand(asOf) && !isMissing(asOf) ? asOf : TODAY,
    certainty: certainty as Certainty,
    undated: readValue(args['undated'], planning.variables) as Scope['undated'],
    verdicts: readValue(args['verdicts'], planning.variables) as Scope['verdicts'],
  };
};

const planRootField = (
  key: string,
  column: string,
  nodes: readonly FieldNode[],
  args: Args,
  planning: Planning,
): Root => {
  const below = selectionsOf(nodes);
  const means = meaningOf(fieldOf('Query', known(nodes[0], 'a collected field').name.value, planning));
  const entity = known(planning.model.kinds.get(ENTITY), 'kind Entity');
  switch (means.kind) {
    case 'lookup':
      return planLookup(key, column, means.of, args, nodes, planning);
    case 'node':
      return planLookup(key, column, entity, args, nodes, planning);
    case 'nodes':
      return planNodes(key, column, entity, args, nodes, planning);
    case 'entities':
    case 'service':
      return planFederated(means.kind, key, column, args['representations'], below, planning);
    case 'list':
      return planList(key, column, means.of, args, nodes, planning);
    case 'groups':
      return planGroups(key, column, means.of, args, below, planning);
    case 'search':
      return planSearch(key, column, args, below, planning);
    case 'question':
      return planTraversal(means.question, key, column, args, below, planning);
    case 'changes':
      return planChanges(key, args, nodes, planning);
    case 'recorded':
      return planRecorded(key, args, nodes, planning);
    case 'proposals':
      return planProposals(key, args, nodes, planning);
    default:
      throw new Error(`Invariant broken: ${key} is not a root field`);
  }
};

const planLookup = (
  key: string,
  column: string,
  kind: Kind,
  args: Args,
  nodes: readonly FieldNode[],
  planning: Planning,
): Root => {
  const keys = [...kind.fields.values()].filter(field => field.key);
  const given = keys.flatMap(field => {
    const input = args[field.name];
    return isOperand(input) && !isMissing(input) ? [{ field, value: input }] : [];
  });
  const [only] = given;
  if (!only || given.length !== 1) {
    throw new SamgrafError(
      'BAD_INPUT',
      `${key} takes exactly one key, not ${given.length}.`,
      `Give ${orList(keys.map(field => field.name))}.`,
    );
  }
  const columns = new Columns();
  const shape = planNode(selectionsOf(nodes), kind, columns, planning);
  return {
    kind: 'lookup',
    key,
    column,
    of: kind,
    property: only.field.name,
    value: only.value,
    where: ALL,
    columns: columns.all(),
    shape,
  };
};

const planNodes = (
  key: string,
  column: string,
  kind: Kind,
  args: Args,
  nodes: readonly FieldNode[],
  planning: Planning,
): Root => {
  const ids = readValue(args['ids'], planning.variables);
  if (!Array.isArray(ids) || ids.length > 1000) {
    throw new SamgrafError(
      'BAD_INPUT',
      `ids takes up to 1,000 ids, not ${Array.isArray(ids) ? ids.length : 0}.`,
      'Ask for them in several requests.',
    );
  }
  const columns = new Columns();
  const shape = planNode(selectionsOf(nodes), kind, columns, planning);
  columns.property('node', 'id');
  return { kind: 'byIds', key, column, ids: literal(ids), where: ALL, columns: columns.all(), shape };
};

const planList = (
  key: string,
  column: string,
  kind: Kind,
  args: Args,
  nodes: readonly FieldNode[],
  planning: Planning,
): Root => {
  const order = planOrder(args['orderBy'], kind, planning);
  const columns = new Columns();
  const typename = fieldTypeName(nodes, planning);
  const shape = planConnection(typename, selectionsOf(nodes), { of: kind, columns }, planning);
  const listing = {
    source: { kind: 'kind', of: kind } as const,
    where: planWhere(args['where'], kind, planning),
    order,
    mark: orderMark(order, kind.name),
    scope: argumentScope(args, planning.under),
    page: planPage(args, order, kind.name, planning),
    columns: columns.all(),
    ...wants(shape),
    shape,
  };
  return { kind: 'list', key, column, listing };
};

const fieldTypeName = (nodes: readonly FieldNode[], planning: Planning): string =>
  String(fieldOf('Query', known(nodes[0], 'a collected field').name.value, planning).type).replace('!', '');
