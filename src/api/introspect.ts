import { TypeInfo, executeSync, visit, visitWithTypeInfo, type DocumentNode, type ExecutionResult, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import type { Bound } from './plans';

const SCHEMA_FIELDS: readonly string[] = ['__schema', '__type'];

/** Whether an operation asks about the schema itself. */
export const introspects = (document: DocumentNode): boolean => {
  let found = false;
  visit(document, { Field: node => { if (SCHEMA_FIELDS.includes(node.name.value)) found = true; } });
  return found;
};

/** Answers the questions about the schema, and none of the others, by graphql-js. */
export const introspect = (schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode, variables: Bound): ExecutionResult => {
  const types = new TypeInfo(schema);
  const only = visit(document, visitWithTypeInfo(types, {
    Field: node => (types.getParentType() === schema.getQueryType() && !SCHEMA_FIELDS.includes(node.name.value) ? null : undefined),
  }));
  return executeSync({ schema, document: only, variableValues: variables, ...(operation.name ? { operationName: operation.name.value } : {}) });
};
