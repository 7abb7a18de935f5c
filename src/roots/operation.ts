import {
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type OperationDefinitionNode,
} from 'graphql';
import { known } from '../errors';
import type { Certainty } from '../model/model';
import { Narrowing, type Scope } from '../plan/narrow';
import { TODAY, type Root } from '../plan/plan';
import {
  collectOne,
  fieldOf,
  fragmentsOf,
  meaningOf,
  placed,
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
import { planField, rewrite } from './slices';

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
    yield placed(key, nodes, () => planRoot(key, column, nodes, planning));
    at += 1;
  }
}

const planRoot = (key: string, column: string, nodes: readonly FieldNode[], planning: Planning): Root => {
  const node = known(nodes[0], 'a collected field');
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
