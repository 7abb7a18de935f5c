import {
  getNamedType,
  isCompositeType,
  isEnumType,
  isLeafType,
  isListType,
  getNullableType,
  isObjectType,
  isUnionType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';

/** Fields of nodes and steps: whoever is meant, and nothing that is read of them. */
const OF_PARTS: Readonly<Record<string, string>> = {
  Entity: 'id',
  Step: 'relation direction from { id } to { id }',
};
const LANGUAGES = ['nb', 'nn', 'en'];
const MOST = 1000;

/** A selection of all fields of an answer, its sentences in each language; each list as long as it can be. */
export const everythingOf = (type: GraphQLNamedType, schema: GraphQLSchema): string => {
  const parts = OF_PARTS[type.name];
  if (parts !== undefined) return parts;
  if (!isObjectType(type)) throw new Error(`${type.name} is nothing that an answer is made of`);
  return Object.values(type.getFields())
    .flatMap(field => selectionOf(field, schema))
    .join(' ');
};

const selectionOf = (field: GraphQLField<unknown, unknown>, schema: GraphQLSchema): readonly string[] => {
  const type = getNamedType(field.type);
  const below = isCompositeType(type) && !isUnionType(type) ? ` { ${everythingOf(type, schema)} }` : '';
  const isLong = isListType(getNullableType(field.type)) && field.args.some(({ name }) => name === 'first');
  if (!isLeafType(type) || isEnumType(type) || !field.args.some(({ name }) => name === 'lang'))
    return [`${field.name}${isLong ? `(first: ${MOST})` : ''}${below}`];
  return LANGUAGES.map(lang => `${field.name}_${lang}: ${field.name}(lang: ${lang})`);
};
