import type { FastifyRequest } from 'fastify';
import type { Viewer } from '../../engine/access/viewer';
import type { RequestParameters } from './observe/observer';
import { LRUCache } from 'lru-cache';
import { SamgrafError } from '../../engine/errors';
import type { ListedOperation, OperationList } from './load-operations';

/** Size in bytes above which reading the variables, and planning with them, may take time. */
const SMALL = 4_000;

/** A body that does not say its size may have any. */
export const isLarge = ({ headers }: Pick<FastifyRequest, 'headers'>): boolean =>
  Number(headers['content-length']) > SMALL || headers['transfer-encoding'] !== undefined;

export type Fields = Readonly<Record<string, unknown>>;
export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Who asks, whatever the transport. */
export type By = Readonly<{ request: Pick<FastifyRequest, 'id' | 'ip'>; viewer: Viewer }>;

/** Asks the API with the parameters of a POST, and returns the body of its answer. */
export type AskAs = (body: Fields, by: By) => Promise<string>;

/** Returns where the client says that it reaches this server: https://samgraf.example */
export const originOf = ({ protocol, host }: Pick<FastifyRequest, 'protocol' | 'host'>): string =>
  `${protocol}://${host}`;

export const searchOf = ({ url }: Pick<FastifyRequest, 'url'>): string => {
  const at = url.indexOf('?');
  return at < 0 ? '' : url.slice(at);
};

/**
 * The request parameters, as far as they can be read before Apollo Server reads them; undefined if there is
 * no document.
 */
export const paramsOf = ({ method, body, search }: Sent): RequestParameters | undefined => {
  const fields = method === 'POST' ? body : ofSearch(search);
  if (!isFields(fields) || typeof fields['query'] !== 'string' || fields['query'] === '') return undefined;
  const { query, operationName, variables } = fields;
  return {
    query,
    ...(typeof operationName === 'string' ? { operationName } : {}),
    ...(isFields(variables) ? { variables } : {}),
  };
};

/** The fields in the parameters of a GET; as Apollo Server, which rejects duplicate parameters, takes no query given twice. */
export const ofSearch = (search: string): Fields => {
  const given = new URLSearchParams(search);
  const [query, operationName] = [given.getAll('query'), given.getAll('operationName')];
  return {
    query: query.length === 1 ? query[0] : undefined,
    operationName: operationName[0],
    variables: parsed(given.get('variables')),
  };
};

/** What is not JSON stays text, which nobody takes for an object: whoever reads the request says what is wrong with it. */
const parsed = (text: string | null): unknown => {
  try {
    return JSON.parse(text || 'null');
  } catch {
    return text;
  }
};

/** What the fast lane answers: a body that gives Apollo Server nothing to object to. */
export type Plain = Readonly<{
  query: string;
  operationName: string | undefined;
  variables: Fields;
  cost: boolean;
  dryRun: boolean;
}>;

export const plainOf = (body: unknown, persisted: Persisted): Plain | undefined => {
  if (!isFields(body)) return undefined;
  const { operationName = null, variables = null, extensions = null } = body;
  if (extensions !== null && !isFields(extensions)) return undefined;
  const query = queryOf(body['query'], extensions?.['persistedQuery'], persisted);
  if (query === undefined) return undefined;
  if (operationName !== null && typeof operationName !== 'string') return undefined;
  if (variables !== null && !isFields(variables)) return undefined;
  return {
    query,
    operationName: operationName ?? undefined,
    variables: variables ?? {},
    ...askedFor(extensions),
  };
};

/** Reads what a request asks for besides its answer, or instead of it. */
export const askedFor = (extensions: Fields | null | undefined): Pick<Plain, 'cost' | 'dryRun'> => ({
  cost: extensions?.['cost'] === true,
  dryRun: extensions?.['dryRun'] === true,
});

/** The document, or the one with this hash if it has been sent before; with both, Apollo Server compares them. */
const queryOf = (query: unknown, asked: unknown, persisted: Persisted): string | undefined => {
  if (!asked) return typeof query === 'string' && query !== '' ? query : undefined;
  if (query !== undefined || !isFields(asked)) return undefined;
  const { version, sha256Hash } = asked;
  return version === 1 && typeof sha256Hash === 'string' ? persisted.recall(sha256Hash) : undefined;
};

/** Limits of the persisted documents: their number, and their characters in total. */
const MOST = { max: 1_000, maxSize: 2_000_000 };

/** Apollo Server puts it before each hash. */
const PREFIX = 'apq:';

/**
 * Documents that were sent with their hash, which is enough from then on. Apollo Server checks hashes and keeps
 * texts here.
 */
export class Persisted {
  private readonly texts = new LRUCache<string, string>(MOST);

  /** The text with this hash. */
  recall(hash: string): string | undefined {
    return this.texts.get(PREFIX + hash);
  }

  get(key: string): Promise<string | undefined> {
    return Promise.resolve(this.texts.get(key));
  }

  set(key: string, text: string): Promise<void> {
    this.texts.set(key, text, { size: text.length + key.length });
    return Promise.resolve();
  }

  delete(key: string): Promise<boolean> {
    return Promise.resolve(this.texts.delete(key));
  }
}

/** A request as sent: the body of a POST, the query string of a GET. */
export type Sent = Readonly<{ method: string; body: unknown; search: string }>;

const NOT_LISTED = 'OPERATION_NOT_LISTED';
const LISTED_ONLY =
  'Send one of the listed operations by its id: {"documentId": "…", "variables": {…}}. Whoever runs the server lists them in SAMGRAF_OPERATIONS.';

/**
 * The operations that are known in advance. A client asks for one by its id, as `documentId`, `id` or
 * `extensions.persistedQuery.sha256Hash`; it is then as if it had sent the text. With `only`, nothing else is
 * answered.
 */
export class Operations {
  constructor(
    private readonly current: () => OperationList | undefined,
    private readonly only: boolean,
  ) {}

  /** What is listed now; another object when that has changed. */
  get list(): OperationList | undefined {
    return this.current();
  }

  /** What the operator lists. */
  get listed(): readonly ListedOperation[] {
    return this.list?.listed ?? [];
  }

  /** Whether a document is answered. */
  allows(text: string): boolean {
    return !this.only || this.list?.has(text) === true;
  }

  /** The request with the text in place of the id; the same if it has no id. Throws OPERATION_NOT_LISTED. */
  resolve(sent: Sent): Sent {
    const { list } = this;
    if (!list) {
      const fields = sent.method === 'POST' ? sent.body : fieldsOf(new URLSearchParams(sent.search));
      if (isFields(fields) && !hasText(fields) && idOf(fields) !== undefined) throw noList();
      return sent;
    }
    if (sent.method === 'POST') {
      if (!isFields(sent.body)) return sent;
      const text = this.textFor(sent.body, list);
      return text === undefined ? sent : { ...sent, body: withText(sent.body, text) };
    }
    const given = new URLSearchParams(sent.search);
    const text = this.textFor(fieldsOf(given), list);
    return text === undefined ? sent : { ...sent, search: searchWith(given, text) };
  }

  /** Undefined if the request stays as it is. */
  private textFor(fields: Fields, list: OperationList): string | undefined {
    const own = idOf(fields);
    if (hasText(fields)) {
      if (!this.allows(String(fields['query'])))
        throw new SamgrafError(NOT_LISTED, "This operation is not on the server's list.", LISTED_ONLY);
      return undefined;
    }
    const asked = own ?? hashOf(fields);
    if (typeof asked !== 'string') return undefined;
    const text = list.textOf(asked);
    // A hash may be of a document that was sent before.
    if (text !== undefined || (own === undefined && !this.only)) return text;
    throw new SamgrafError(
      NOT_LISTED,
      'No listed operation has this id.',
      this.only ? LISTED_ONLY : 'Send the document itself as query, or one of the listed ids.',
    );
  }
}

const hasText = ({ query }: Fields): boolean => typeof query === 'string' && query !== '';

const idOf = ({ documentId, id }: Fields): string | undefined =>
  [documentId, id].find((name): name is string => typeof name === 'string' && name !== '');

const noList = (): SamgrafError =>
  new SamgrafError(
    NOT_LISTED,
    'This server has no list of operations, so it knows no ids.',
    'Send the document itself as query. Whoever runs the server lists operations in SAMGRAF_OPERATIONS.',
  );

const hashOf = ({ extensions }: Fields): unknown => {
  const persisted = isFields(extensions) ? extensions['persistedQuery'] : undefined;
  return isFields(persisted) ? persisted['sha256Hash'] : undefined;
};

/** The text in place of all that names it. An id need not be a hash of the text, so nobody compares them. */
const withText = (fields: Fields, text: string): Fields => {
  const { extensions } = fields;
  const others = isFields(extensions) ? { extensions: without(extensions, ['persistedQuery']) } : {};
  return { ...without(fields, ['documentId', 'id']), query: text, ...others };
};

const without = (fields: Fields, names: readonly string[]): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));

const fieldsOf = (given: URLSearchParams): Fields => ({
  ...Object.fromEntries(['query', 'documentId', 'id'].map(name => [name, given.get(name)])),
  extensions: parsed(given.get('extensions')),
});

const searchWith = (given: URLSearchParams, text: string): string => {
  const { extensions } = withText(fieldsOf(given), text);
  const search = new URLSearchParams(given);
  for (const name of ['documentId', 'id', 'extensions']) search.delete(name);
  search.set('query', text);
  if (isFields(extensions)) search.set('extensions', JSON.stringify(extensions));
  return `?${search.toString()}`;
};
