import {
  GraphQLEnumType,
  GraphQLInputObjectType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLScalarType,
  GraphQLSchema,
  GraphQLUnionType,
  Kind as Ast,
  isObjectType,
  isTypeDefinitionNode,
  parse,
  specifiedScalarTypes,
  valueFromAST,
  type EnumValueDefinitionNode,
  type FieldDefinitionNode,
  type GraphQLFieldConfigMap,
  type GraphQLInputFieldConfigMap,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLNullableType,
  type GraphQLOutputType,
  type GraphQLType,
  type InputValueDefinitionNode,
  type TypeDefinitionNode,
  type TypeNode,
} from 'graphql';
import { invariant, required } from '../errors';
import { DateScalar, DateTimeScalar, JsonScalar } from '../model/scalars';
import { directive, directiveArguments } from '../model/sdl';

/** Scalars that SDL may name without defining them. */
const SCALARS: readonly GraphQLScalarType[] = [
  ...specifiedScalarTypes,
  DateScalar,
  DateTimeScalar,
  JsonScalar,
];

type Fields = GraphQLFieldConfigMap<unknown, unknown>;

/** Reads types from SDL that refers to nothing but each other and scalars. */
export const typesOf = (sdl: string): ReadonlyMap<string, GraphQLNamedType> => {
  const reader = new Reader();
  for (const node of parse(sdl, { noLocation: true }).definitions) {
    invariant(isTypeDefinitionNode(node), 'it defines types');
    reader.define(node);
  }
  return reader.made;
};

const ROOTS = { Query: 'query', Mutation: 'mutation', Subscription: 'subscription' } as const;
const isRoot = (name: string): name is keyof typeof ROOTS => Object.hasOwn(ROOTS, name);

/**
 * Adds to a schema the types that SDL of ours defines, and the fields by which it extends the roots: those of `first` before
 * the ones that are there, the others behind. Everything else stays as it is: `extendSchema` of graphql-js makes each type
 * anew, which takes as long as making them in the first place.
 */
export const withSdl = (schema: GraphQLSchema, sdl: string, first = ''): GraphQLSchema => {
  const reader = new Reader(schema);
  const before = reader.read(first);
  const behind = reader.read(sdl);
  const { types, ...config } = schema.toConfig();
  const changed = new Map<GraphQLNamedType, GraphQLNamedType>();
  const rootOf = (name: keyof typeof ROOTS): GraphQLObjectType | undefined => {
    const root = config[ROOTS[name]] ?? reader.made.get(name);
    const more = [before, behind].map(fields => reader.fields(fields.get(name) ?? []));
    if (!isObjectType(root) || more.every(fields => Object.keys(fields).length === 0))
      return isObjectType(root) ? root : undefined;
    const { fields, ...rest } = root.toConfig();
    const extended = new GraphQLObjectType({ ...rest, fields: { ...more[0], ...fields, ...more[1] } });
    changed.set(root, extended);
    return extended;
  };
  const roots = {
    query: rootOf('Query'),
    mutation: rootOf('Mutation'),
    subscription: rootOf('Subscription'),
  };
  return new GraphQLSchema({
    ...config,
    ...roots,
    types: [...types.map(type => changed.get(type) ?? type), ...reader.made.values()],
  });
};

/** Makes the types that SDL defines. What they refer to is looked up when their fields are first asked for. */
class Reader {
  readonly made = new Map<string, GraphQLNamedType>();

  constructor(private readonly schema?: GraphQLSchema) {}

  /** Defines the types of SDL, and returns the fields by which it extends each root. */
  read(sdl: string): ReadonlyMap<string, readonly FieldDefinitionNode[]> {
    const more = new Map<string, readonly FieldDefinitionNode[]>();
    if (sdl === '') return more;
    for (const node of parse(sdl, { noLocation: true }).definitions)
      if (isTypeDefinitionNode(node)) this.define(node);
      else {
        invariant(
          node.kind === Ast.OBJECT_TYPE_EXTENSION && isRoot(node.name.value),
          'it extends Query, Mutation or Subscription',
        );
        more.set(node.name.value, [...(more.get(node.name.value) ?? []), ...(node.fields ?? [])]);
      }
    return more;
  }

  define(node: TypeDefinitionNode): void {
    this.made.set(node.name.value, this.make(node));
  }

  fields(nodes: readonly FieldDefinitionNode[]): Fields {
    return byName(nodes, ({ type, description, arguments: args = [] }) => ({
      type: this.typeOf(type) as GraphQLOutputType,
      description: description?.value,
      args: this.inputs(args),
    }));
  }

  private make(node: TypeDefinitionNode): GraphQLNamedType {
    const [name, description] = [node.name.value, node.description?.value];
    invariant(node.kind !== Ast.INTERFACE_TYPE_DEFINITION, 'SDL of ours has no interface');
    switch (node.kind) {
      case Ast.OBJECT_TYPE_DEFINITION:
        invariant(!node.interfaces?.length, 'a type of ours implements nothing');
        return new GraphQLObjectType({ name, description, fields: () => this.fields(node.fields ?? []) });
      case Ast.INPUT_OBJECT_TYPE_DEFINITION:
        return new GraphQLInputObjectType({
          name,
          description,
          fields: () => this.inputs(node.fields ?? []),
          isOneOf: directive(node, 'oneOf') !== undefined,
        });
      case Ast.ENUM_TYPE_DEFINITION:
        return new GraphQLEnumType({
          name,
          description,
          values: byName(node.values ?? [], value => ({ description: value.description?.value })),
        });
      case Ast.UNION_TYPE_DEFINITION:
        return new GraphQLUnionType({
          name,
          description,
          types: () => (node.types ?? []).map(type => this.typeOf(type) as GraphQLObjectType),
        });
      case Ast.SCALAR_TYPE_DEFINITION: {
        const { url } = directiveArguments(node, 'specifiedBy');
        return new GraphQLScalarType({ name, description, specifiedByURL: url as string | undefined });
      }
    }
  }

  private inputs(nodes: readonly InputValueDefinitionNode[]): GraphQLInputFieldConfigMap {
    return byName(nodes, node => {
      const type = this.typeOf(node.type) as GraphQLInputType;
      return {
        type,
        description: node.description?.value,
        defaultValue: valueFromAST(node.defaultValue, type),
      };
    });
  }

  private typeOf(node: TypeNode): GraphQLType {
    if (node.kind === Ast.NON_NULL_TYPE)
      return new GraphQLNonNull(this.typeOf(node.type) as GraphQLNullableType);
    if (node.kind === Ast.LIST_TYPE) return new GraphQLList(this.typeOf(node.type));
    const name = node.name.value;
    const type = this.made.get(name) ?? this.schema?.getType(name);
    return required(type ?? SCALARS.find(scalar => scalar.name === name), name);
  }
}

/** What is made of each, by its name. Deprecations would be lost, so there must be none. */
const byName = <N extends FieldDefinitionNode | InputValueDefinitionNode | EnumValueDefinitionNode, T>(
  nodes: readonly N[],
  make: (node: N) => T,
): Record<string, T> =>
  Object.fromEntries(
    nodes.map(node => {
      invariant(!node.directives?.length, 'a part of SDL of ours has no directives');
      return [node.name.value, make(node)];
    }),
  );
