import { TypeInfo, executeSync, visit, visitWithTypeInfo, type DocumentNode, type ExecutionResult, type GraphQLSchema } from 'graphql';
import type { Bound } from './plans';

const SCHEMA_FIELDS: readonly string[] = ['__schema', '__type'];

/** Answers the questions about the schema, and none of the others, by graphql-js. */
export const introspect = (schema: GraphQLSchema, document: DocumentNode, operationName: string | undefined, variables: Bound): ExecutionResult => {
  const types = new TypeInfo(schema);
  const only = visit(document, visitWithTypeInfo(types, {
    Field: node => (types.getParentType() === schema.getQueryType() && !SCHEMA_FIELDS.includes(node.name.value) ? null : undefined),
  }));
  return executeSync({ schema, document: only, variableValues: variables, ...(operationName ? { operationName } : {}) });
};
