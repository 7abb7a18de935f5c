import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';

type Extended = { extensions: object };

const NONE: object = Object.freeze(Object.create(null) as object);

/**
 * graphql-js gives each type, field, argument and value an object for its extensions. Of 20,000 in the national schema
 * 15,500 are empty, and take 3 MB: they share one.
 */
export const shareEmpty = (schema: GraphQLSchema): GraphQLSchema => {
  for (const type of Object.values(schema.getTypeMap()))
    for (const part of partsOf(type)) if (Object.keys(part.extensions).length === 0) part.extensions = NONE;
  return schema;
};

function* partsOf(type: GraphQLNamedType): Generator<Extended> {
  yield type;
  if (isEnumType(type)) yield* type.getValues();
  if (isInputObjectType(type)) yield* Object.values(type.getFields());
  if (!isObjectType(type) && !isInterfaceType(type)) return;
  for (const field of Object.values(type.getFields())) {
    yield field;
    yield* field.args;
  }
}
