import {
  Kind,
  TypeInfo,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  parse,
  print,
  visit,
  visitWithTypeInfo,
  type GraphQLNamedType,
  type GraphQLSchema,
  type SelectionNode,
} from 'graphql';
import { meaningOf } from '../../src/engine/planner/collect';

/** An operation that also asks for every field with a level of its own, wherever there may be one. */
export const withLevels = (text: string, schema: GraphQLSchema): string => {
  const info = new TypeInfo(schema);
  const leave = {
    SelectionSet: {
      leave: (node: { readonly selections: readonly SelectionNode[] }) => {
        const type = info.getParentType();
        return type ? { ...node, selections: [...node.selections, ...askedOf(type, schema)] } : undefined;
      },
    },
  };
  return print(visit(parse(text), visitWithTypeInfo(info, leave)));
};

const askedOf = (type: GraphQLNamedType, schema: GraphQLSchema): readonly SelectionNode[] => {
  const kinds = isAbstractType(type) ? schema.getPossibleTypes(type) : [];
  const fragments = kinds
    .map(kind => ({ kind, fields: fieldsOf(kind) }))
    .filter(({ fields }) => fields !== '');
  return selections(
    [fieldsOf(type), ...fragments.map(({ kind, fields }) => `... on ${kind.name} { ${fields} }`)].join(' '),
  );
};

/** By names of their own, so that they meet no others of the operation. */
const fieldsOf = (type: GraphQLNamedType): string =>
  isObjectType(type) || isInterfaceType(type)
    ? Object.values(type.getFields())
        .flatMap(field => {
          const means = meaningOf(field);
          if (!('field' in means) || !means.field.level) return [];
          return [`level_${field.name}: ${field.name}${means.kind === 'texts' ? ' { lang value }' : ''}`];
        })
        .join(' ')
    : '';

const selections = (text: string): readonly SelectionNode[] => {
  if (text.trim() === '') return [];
  const [definition] = parse(`{ ${text} }`).definitions;
  return definition?.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections : [];
};
