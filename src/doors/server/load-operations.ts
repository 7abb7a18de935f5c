import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { SamgrafError, messageOf, quoted } from '../../engine/errors';
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
import { limitsRule } from '../../engine/answer/documents';
import { scan } from '../../engine/answer/measure';

/** An operation of a list: the id by which clients ask for it, its text, and its name if the file has one. */
export type ListedOperation = Readonly<{ id: string; text: string; name: string | undefined; file: string }>;

/** Characters in an id; hashes and the numbers of build tools are shorter. */
const MOST_OF_AN_ID = 200;
const ID = z.string().min(1).max(MOST_OF_AN_ID);
const TEXT = z.string().min(1);

/** What Relay's compiler and graphql-codegen's client preset write: texts by id. */
const BY_ID = z.record(ID, TEXT);
/** Apollo's persisted query manifest. */
const MANIFEST = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(z.object({ id: ID, name: z.string().optional(), body: TEXT })),
});

const FORMATS =
  'It takes {"<id>": "<document>", …}, as Relay and graphql-codegen write it, or a persisted query manifest of Apollo.';

/** Reads lists of operations. They are not yet checked against the schema; see load-operations.ts. */
export const readOperations = async (files: readonly string[]): Promise<readonly ListedOperation[]> => {
  const lists = await Promise.all(files.map(async file => operationsIn(file, await jsonOf(file))));
  return lists.flat();
};

const jsonOf = async (file: string): Promise<unknown> => {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as unknown;
  } catch (error) {
    throw unreadable(file, messageOf(error), error);
  }
};

const operationsIn = (file: string, json: unknown): readonly ListedOperation[] => {
  const isManifest = typeof json === 'object' && json !== null && 'format' in json;
  const { data, error } = (isManifest ? MANIFEST : BY_ID).safeParse(json);
  const [issue] = error?.issues ?? [];
  if (!data)
    throw unreadable(file, issue ? `${issue.path.join('.') || 'the whole'}: ${issue.message}` : '', error);
  const listed = isManifest
    ? (data as z.infer<typeof MANIFEST>).operations.map(({ id, name, body }) => ({ id, name, text: body }))
    : Object.entries(data as z.infer<typeof BY_ID>).map(([id, text]) => ({ id, name: undefined, text }));
  return listed.map(operation => ({ ...operation, file }));
};

const unreadable = (file: string, why: string, cause: unknown): SamgrafError =>
  new SamgrafError(
    'BAD_CONFIG',
    `SAMGRAF_OPERATIONS names ${file}, which is not a list of operations: ${why}`,
    FORMATS,
    {
      cause,
    },
  );

/** The texts of listed operations, by every name that a client may call them by. */
export class OperationList {
  private readonly byId = new Map<string, string>();
  private readonly texts = new Set<string>();

  constructor(readonly listed: readonly ListedOperation[]) {
    for (const { id, text, file } of listed) {
      const before = this.byId.get(id);
      if (before !== undefined && before !== text)
        throw new SamgrafError(
          'BAD_CONFIG',
          `SAMGRAF_OPERATIONS: ${file} has another operation with the id ${quoted(id)}.`,
          'Each id must belong to one document.',
        );
      this.byId.set(id, text);
    }
    for (const { text } of listed) {
      this.texts.add(text);
      const hash = createHash('sha256').update(text).digest('hex');
      for (const id of [hash, `sha256:${hash}`]) if (!this.byId.has(id)) this.byId.set(id, text);
    }
  }

  get size(): number {
    return this.texts.size;
  }

  has(text: string): boolean {
    return this.texts.has(text);
  }

  /** By its id, or the SHA-256 hash of its text, also as `sha256:…`. */
  textOf(id: string): string | undefined {
    return this.byId.get(id);
  }
}

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
export const checkOperations = (listed: readonly ListedOperation[], schema: GraphQLSchema): void => {
  const faults = listed.flatMap(one => {
    const { fault, name } = faultOf(one, schema);
    return fault === undefined ? [] : [`  ${one.file}: ${name ?? 'unnamed'} (${quoted(one.id)}): ${fault}`];
  });
  if (faults.length === 0) return;
  const more = faults.length > SHOWN ? [`  … and ${faults.length - SHOWN} more`] : [];
  throw new SamgrafError(
    'BAD_CONFIG',
    `SAMGRAF_OPERATIONS lists ${faults.length} invalid operation(s):\n${[...faults.slice(0, SHOWN), ...more].join('\n')}`,
    'Compile the clients against schema/api.graphql of this version, and list what they ask.',
  );
};

/** Tells what stands in the way of an operation, and what it is called. */
export const faultOf = (
  { text, name }: ListedOperation,
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
