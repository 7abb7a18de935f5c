import {
  Kind as Ast,
  getNamedType,
  isCompositeType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  isInterfaceType,
  parse,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { required } from '../../../engine/errors';
import { chooseOperation, fragmentsOf } from '../../../engine/planner/collect';

type Json = Readonly<Record<string, unknown>>;

/** Describes the JSON that answers a query, as its selection says: what a typed client makes its types of. */
export const bodyOf = (query: string, operationName: string | undefined, schema: GraphQLSchema): Json => {
  const document = parse(query);
  const { selectionSet } = chooseOperation(document, operationName);
  const body = new Body(schema, fragmentsOf(document));
  const data = body.object(selectionSet, required(schema.getQueryType(), 'a query type'));
  return { type: 'object', required: ['data'], properties: { data } };
};

class Body {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  ) {}

  /** What every possible type has is required; what a fragment asks of some types may be absent. */
  object(set: SelectionSetNode, type: GraphQLCompositeType): Json {
    const properties: Record<string, Json> = {};
    const always: string[] = [];
    for (const node of set.selections) {
      if (node.kind === Ast.FIELD) {
        const key = node.alias?.value ?? node.name.value;
        properties[key] = this.field(node.name.value, node.selectionSet, type);
        always.push(key);
        continue;
      }
      const fragment =
        node.kind === Ast.INLINE_FRAGMENT
          ? node
          : required(this.fragments.get(node.name.value), 'a fragment');
      const on = fragment.typeCondition?.name.value ?? type.name;
      const of = this.schema.getType(on);
      const inside = this.object(fragment.selectionSet, isCompositeType(of) ? of : type);
      Object.assign(properties, inside['properties']);
      if (on === type.name) always.push(...((inside['required'] as readonly string[] | undefined) ?? []));
    }
    return { type: 'object', properties, ...(always.length > 0 ? { required: [...new Set(always)] } : {}) };
  }

  private field(name: string, set: SelectionSetNode | undefined, type: GraphQLCompositeType): Json {
    if (name === '__typename') return { type: 'string' };
    const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
    return field ? this.value(field.type, set) : {};
  }

  private value(type: GraphQLOutputType, set: SelectionSetNode | undefined): Json {
    if (isNonNullType(type)) return this.present(type.ofType, set);
    return { anyOf: [this.present(type, set), { type: 'null' }] };
  }

  private present(type: GraphQLOutputType, set: SelectionSetNode | undefined): Json {
    if (isListType(type)) return { type: 'array', items: this.value(type.ofType as GraphQLOutputType, set) };
    const named = getNamedType(type);
    if (isCompositeType(named)) return set ? this.object(set, named) : {};
    if (isEnumType(named)) return { type: 'string', enum: named.getValues().map(({ name }) => name) };
    return LEAVES[named.name] ?? {};
  }
}

const LEAVES: Readonly<Record<string, Json>> = {
  Int: { type: 'integer' },
  Float: { type: 'number' },
  Boolean: { type: 'boolean' },
  ID: { type: 'string' },
  String: { type: 'string' },
  Date: { type: 'string', format: 'date' },
  DateTime: { type: 'string', format: 'date-time' },
};
