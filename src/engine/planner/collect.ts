import {
  Kind as Ast,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isAbstractType,
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { invariant, required, orList, SamgrafError } from '../errors';
import type { End, Field, Kind, Model, Relation } from '../model/model';
import type { Access } from '../plan/authorise';
import type { ListScope } from '../plan/cursor';
import type { Elsewhere } from '../plan/elsewhere';
import type { Statistics } from '../plan/statistics';
import type { QuestionPlan } from './arguments';
import type { Variables } from './read-input';

/** The context for planning an operation. */
export type Planning = Readonly<{
  schema: GraphQLSchema;
  model: Model;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  variables: Variables;
  statistics: Statistics;
  /** Other graphs that questions may go on in; none if absent. */ elsewhere?: Elsewhere;
  /** What the root field is narrowed to, which a cursor of a list below is made for too. */
  under?: ListScope;
}>;

/** The fields selected on some of the possible types, by response key, in the client's order. */
export type Collected = Readonly<{
  types: readonly string[];
  fields: ReadonlyMap<string, readonly FieldNode[]>;
}>;

type Composite = GraphQLObjectType | GraphQLInterfaceType;

export const selectionsOf = (nodes: readonly FieldNode[]): SelectionSetNode[] =>
  nodes.flatMap(node => (node.selectionSet ? [node.selectionSet] : []));

/**
 * Collects fields through fragments and @skip/@include for a set of possible types. Types are distinguished
 * only where the client's fragments distinguish them.
 */
export const collect = (
  selections: readonly SelectionSetNode[],
  types: readonly string[],
  planning: Planning,
): readonly Collected[] => {
  const conditions = [...new Set(selections.flatMap(s => conditionsOf(s, planning, new Set())))];
  const classes = new Map<string, string[]>();
  const accepts = conditions.map(condition => new Set(possibleTypes(condition, planning)));
  for (const type of types) {
    const mask = accepts.map(set => (set.has(type) ? '1' : '0')).join('');
    classes.set(mask, [...(classes.get(mask) ?? []), type]);
  }
  return [...classes.values()].map(members => {
    const fields = new Map<string, FieldNode[]>();
    for (const selection of selections)
      addFields(selection, required(members[0], 'a class has a member'), fields, planning);
    return { types: members, fields };
  });
};

/** The fields of a single object type, by response key. */
export const collectOne = (
  selections: readonly SelectionSetNode[],
  type: string,
  planning: Planning,
): ReadonlyMap<string, readonly FieldNode[]> =>
  required(collect(selections, [type], planning)[0], 'a class for the only type').fields;

const possibleTypes = (name: string, { schema }: Planning): string[] => {
  const type = schema.getType(name);
  return isAbstractType(type) ? schema.getPossibleTypes(type).map(t => t.name) : [name];
};

const conditionsOf = (selection: SelectionSetNode, planning: Planning, seen: Set<string>): string[] =>
  selection.selections.flatMap(node => {
    if (node.kind === Ast.FIELD) return [];
    if (node.kind === Ast.INLINE_FRAGMENT) {
      const own = node.typeCondition ? [node.typeCondition.name.value] : [];
      return [...own, ...conditionsOf(node.selectionSet, planning, seen)];
    }
    const fragment = required(planning.fragments.get(node.name.value), 'validated fragment');
    if (seen.has(node.name.value)) return [];
    seen.add(node.name.value);
    return [fragment.typeCondition.name.value, ...conditionsOf(fragment.selectionSet, planning, seen)];
  });

const addFields = (
  selection: SelectionSetNode,
  type: string,
  fields: Map<string, FieldNode[]>,
  planning: Planning,
): void => {
  for (const node of selection.selections) {
    if (!isIncluded(node, planning.variables)) continue;
    if (node.kind === Ast.FIELD) {
      const key = node.alias?.value ?? node.name.value;
      fields.set(key, [...(fields.get(key) ?? []), node]);
      continue;
    }
    const fragment =
      node.kind === Ast.INLINE_FRAGMENT
        ? node
        : required(planning.fragments.get(node.name.value), 'validated fragment');
    const condition = fragment.typeCondition?.name.value;
    if (condition && !possibleTypes(condition, planning).includes(type)) continue;
    addFields(fragment.selectionSet, type, fields, planning);
  }
};

const isIncluded = (
  node: { readonly directives?: readonly DirectiveNode[] | undefined },
  variables: Variables,
): boolean => {
  for (const directive of node.directives ?? []) {
    const skip = directive.name.value === GraphQLSkipDirective.name;
    if (!skip && directive.name.value !== GraphQLIncludeDirective.name) continue;
    const condition = directive.arguments?.find(a => a.name.value === 'if')?.value;
    const holds =
      condition?.kind === Ast.VARIABLE
        ? variables.read(condition.name.value) === true
        : condition?.kind === Ast.BOOLEAN && condition.value;
    if (holds === skip) return false;
  }
  return true;
};

/** The field of that name on a type of the schema. */
export const fieldOf = (
  typeName: string,
  name: string,
  { schema }: Planning,
): GraphQLField<unknown, unknown> => {
  const type = schema.getType(typeName) as Composite;
  const field = type.getFields()[name];
  invariant(field, `${typeName}.${name} is in the schema`);
  return field;
};

/**
 * Plans a field of the response. What is wrong with its arguments is told with the field's place: each field on the way
 * to it adds its key. Indices of lists are not in it, since nothing has been answered.
 */
export const withPath = <T>(key: string, [node]: readonly FieldNode[], plan: () => T): T => {
  try {
    return plan();
  } catch (error) {
    if (error instanceof SamgrafError)
      error.place = { path: [key, ...(error.place?.path ?? [])], node: error.place?.node ?? node };
    throw error;
  }
};

/**
 * What a field of the schema means in the Model. The schema builder sets it on each field and the planner
 * reads it; neither depends on names.
 */
export type Meaning =
  | Readonly<{ kind: 'lookup'; of: Kind; base?: string }>
  | Readonly<{ kind: 'list'; of: Kind }>
  | Readonly<{ kind: 'groups'; of: Kind }>
  | Readonly<{ kind: 'relationGroups'; of: Relation }>
  | Each<'node' | 'nodes' | 'search' | 'entities' | 'service'>
  /** What graphql-js answers. */
  | Each<'__typename' | '__schema' | '__type'>
  /** The change log, and the mutations. */
  | Each<'changes' | 'recorded' | 'apply' | 'undo'>
  | Each<'policies' | 'policy'>
  | Each<'proposals' | 'sourceVersions' | 'propose' | 'acceptProposal' | 'rejectProposal'>
  | Readonly<{ kind: 'changeNode'; does: 'upsert' | 'patch' | 'delete'; of: Kind }>
  | Readonly<{ kind: 'changeRelation'; does: 'connect' | 'disconnect'; of: Relation }>
  | Readonly<{ kind: 'question'; question: QuestionPlan }>
  | Readonly<{ kind: 'value' | 'text' | 'texts' | 'sources'; field: Field }>
  /** What a thing or a relation of another graph says, by name. */
  | Readonly<{ kind: 'elsewhere'; property: string }>
  /** By which IRI it is known here, where the server is reached at `base`, and by which elsewhere. */
  | Readonly<{ kind: 'iri'; base: string }>
  | Each<'sameAs'>
  | Readonly<{ kind: 'related'; end: End }>
  /** A relation from one kind to another alone: all nodes, or the only one. */
  | Readonly<{ kind: 'shortcut'; end: End; one: boolean }>
  /** How many there are of a relation. */
  | Readonly<{ kind: 'counted'; end: End }>
  | Readonly<{ kind: 'edgeNode'; of: Kind }>
  | Readonly<{ kind: 'entity'; of: Kind }>
  | Readonly<{ kind: 'steps' }>
  | Readonly<{ kind: 'plain' }>;

/** A meaning for each of the names. */
type Each<K> = K extends string ? Readonly<{ kind: K }> : never;

const EXTENSION = 'samgraf';

export const meaningOf = (field: Pick<GraphQLField<unknown, unknown>, 'extensions'>): Meaning =>
  (field.extensions[EXTENSION] as Meaning | undefined) ?? { kind: 'plain' };

export const meaning = (value: Meaning): { extensions: Record<string, Meaning> } => ({
  extensions: { [EXTENSION]: value },
});

export type PlanContext = Readonly<{
  schema: GraphQLSchema;
  model: Model;
  statistics: Statistics;
  /** Other graphs that questions may go on in; none if absent. */ elsewhere?: Elsewhere;
  /** What the viewer may see; everything if absent. */ access?: Access;
}>;

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
