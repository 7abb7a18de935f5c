import {
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLField,
  type GraphQLInputType,
} from 'graphql';
import type { Args } from './connection';

/** Arguments as they are meant: null says the same as nothing, so that a default stands in where there is one. */
export const givenArgs = (args: Args, field: GraphQLField<unknown, unknown>): Args =>
  objectOf(args, field.args);

type Definition = Readonly<{ name: string; type: GraphQLInputType; defaultValue?: unknown }>;

const objectOf = (given: Args, definitions: readonly Definition[]): Args =>
  Object.fromEntries(
    definitions.flatMap(({ name, type, defaultValue }) => {
      const value = given[name] ?? defaultValue;
      return value === null || value === undefined ? [] : [[name, valueOf(value, type)]];
    }),
  );

const valueOf = (value: unknown, type: GraphQLInputType): unknown => {
  if (isNonNullType(type)) return valueOf(value, type.ofType);
  if (isListType(type)) return (value as readonly unknown[]).map(item => valueOf(item, type.ofType));
  return isInputObjectType(type) ? objectOf(value as Args, Object.values(type.getFields())) : value;
};
