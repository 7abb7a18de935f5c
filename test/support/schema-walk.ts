import {
  getNamedType,
  isEnumType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import { buildSchema } from '../../src/engine/schema/build-schema';
import { readProjectModel } from '../../src/doors/server/samgraf';

export const projectSchema: GraphQLSchema = buildSchema(readProjectModel());

export const getFieldsOfQuery = (): readonly GraphQLField<unknown, unknown>[] =>
  Object.values(projectSchema.getQueryType()?.getFields() ?? {});

/** Some of what a field gives: its plain values, and those of `nodes` below it. */
export const leafSelection = (type: GraphQLOutputType, depth = 0): string => {
  const named = getNamedType(type);
  if (isScalarType(named) || isEnumType(named)) return '';
  if (!isObjectType(named) && !isInterfaceType(named)) return '{ __typename }';
  const plain = Object.values(named.getFields())
    .filter(field => field.args.length === 0 && isPlain(field.type))
    .map(field => field.name)
    .slice(0, 4);
  const nodes = named.getFields()['nodes'];
  const below = depth < 1 && nodes ? [`nodes ${leafSelection(nodes.type, depth + 1)}`] : [];
  return `{ ${['__typename', ...plain, ...below].join(' ')} }`;
};

const isPlain = (type: GraphQLOutputType): boolean => {
  const named = getNamedType(type);
  return isScalarType(named) || isEnumType(named);
};
