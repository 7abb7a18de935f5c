import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { SamgrafError, messageOf, quoted } from '../../errors';

/** An operation of a list: the id by which clients ask for it, its text, and its name if the file has one. */
export type Listed = Readonly<{ id: string; text: string; name: string | undefined; file: string }>;

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
export const readOperations = async (files: readonly string[]): Promise<readonly Listed[]> => {
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

const operationsIn = (file: string, json: unknown): readonly Listed[] => {
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

  constructor(listed: readonly Listed[]) {
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
