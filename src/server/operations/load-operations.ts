import {
  GraphQLError,
  Kind as Ast,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { limitsRule } from '../../answer/limits-rule';
import { scan } from '../../answer/scan';
import { SamgrafError, quoted } from '../../errors';
import { OperationList, readOperations, type Listed } from './read-operations';

/** Faults told at once. */
const SHOWN = 20;

/** The lists of operations in these files, checked; undefined if there are none. */
export const loadOperations = async (
  files: readonly string[],
  schema: GraphQLSchema,
): Promise<OperationList | undefined> => {
  if (files.length === 0) return undefined;
  const listed = await readOperations(files);
  checkOperations(listed, schema);
  return new OperationList(listed);
};

/** Rejects a list with an operation that could never be answered, naming each. */
const checkOperations = (listed: readonly Listed[], schema: GraphQLSchema): void => {
  const faults = listed.flatMap(one => {
    const { fault, name } = faultOf(one, schema);
    return fault === undefined ? [] : [`  ${one.file}: ${name ?? 'unnamed'} (${quoted(one.id)}): ${fault}`];
  });
  if (faults.length === 0) return;
  const more = faults.length > SHOWN ? [`  … and ${faults.length - SHOWN} more`] : [];
  throw new SamgrafError(
    'BAD_CONFIG',
    `SAMGRAF_OPERATIONS lists ${faults.length} invalid operation(s):\n${[...faults.slice(0, SHOWN), ...more].join('\n')}`,
    'Compile the clients against what `samgraf schema` of this version prints, and list what they ask.',
  );
};

const faultOf = (
  { text, name }: Listed,
  schema: GraphQLSchema,
): Readonly<{ fault: string | undefined; name: string | undefined }> => {
  try {
    scan(text);
    const document = parse(text);
    const operations = document.definitions.filter(isOperation);
    return { fault: faultIn(document, operations, schema), name: name ?? operations[0]?.name?.value };
  } catch (error) {
    if (error instanceof GraphQLError || error instanceof SamgrafError) return { fault: error.message, name };
    throw error;
  }
};

const isOperation = (node: DocumentNode['definitions'][number]): node is OperationDefinitionNode =>
  node.kind === Ast.OPERATION_DEFINITION;

const faultIn = (
  document: DocumentNode,
  operations: readonly OperationDefinitionNode[],
  schema: GraphQLSchema,
): string | undefined => {
  if (operations.length === 0) return 'The document has no operation.';
  // graphql-js does not mind operations that the schema has no root type for.
  const unknown = operations.find(({ operation }) => !schema.getRootType(operation));
  if (unknown) return `The API has no ${unknown.operation}.`;
  return validate(schema, document, [limitsRule, ...specifiedRules], { maxErrors: 1 })[0]?.message;
};
