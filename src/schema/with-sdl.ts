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
import { invariant, known } from '../errors';
import { directive, directiveArguments } from '../model/sdl';

type Fields = GraphQLFieldConfigMap<unknown, unknown>;

/**
 * Adds to a schema the types that SDL of ours defines, and the fields by which it extends Query. Everything else stays as
 * it is: `extendSchema` of graphql-js makes each type anew, which takes as long as making them in the first place.
 */
export const withSdl = (schema: GraphQLSchema, sdl: string): GraphQLSchema => {
  const reader = new Reader(schema);
  const more: FieldDefinitionNode[] = [];
  for (const node of parse(sdl, { noLocation: true }).definitions)
    if (isTypeDefinitionNode(node)) reader.define(node);
    else {
      invariant(node.kind === Ast.OBJECT_TYPE_EXTENSION && node.name.value === 'Query', 'it extends Query');
      more.push(...(node.fields ?? []));
    }
  const { types, ...config } = schema.toConfig();
  const before = known(schema.getQueryType(), 'Query');
  const { fields, ...rest } = before.toConfig();
  const query = new GraphQLObjectType({ ...rest, fields: { ...fields, ...reader.fields(more) } });
  return new GraphQLSchema({
    ...config,
    query,
    types: [...types.map(type => (type === before ? query : type)), ...reader.made.values()],
  });
};

/** Makes the types that SDL defines. What they refer to is looked up when their fields are first asked for. */
class Reader {
  readonly made = new Map<string, GraphQLNamedType>();

  constructor(private readonly schema: GraphQLSchema) {}

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
    invariant(node.kind !== Ast.INTERFACE_TYPE_DEFINITION, 'a question has no interface of its own');
    switch (node.kind) {
      case Ast.OBJECT_TYPE_DEFINITION:
        invariant(!node.interfaces?.length, 'a type of a question implements nothing');
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
    const type = this.made.get(name) ?? this.schema.getType(name);
    return known(type ?? specifiedScalarTypes.find(scalar => scalar.name === name), name);
  }
}

/** What is made of each, by its name. Deprecations would be lost, so there must be none. */
const byName = <N extends FieldDefinitionNode | InputValueDefinitionNode | EnumValueDefinitionNode, T>(
  nodes: readonly N[],
  make: (node: N) => T,
): Record<string, T> =>
  Object.fromEntries(
    nodes.map(node => {
      invariant(!node.directives?.length, 'a part of a question has no directives');
      return [node.name.value, make(node)];
    }),
  );
