import type { FastifyRequest } from 'fastify';
import type { Params } from '../observe/observer';
import type { Sent } from '../operations/operations';
import type { Persisted } from './persisted';

/** Size in bytes above which reading the variables, and planning with them, may take time. */
const SMALL = 4_000;

/** A body that does not say its size may have any. */
export const isLarge = ({ headers }: FastifyRequest): boolean =>
  Number(headers['content-length']) > SMALL || headers['transfer-encoding'] !== undefined;

export type Fields = Readonly<Record<string, unknown>>;
export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const searchOf = ({ url }: FastifyRequest): string => {
  const at = url.indexOf('?');
  return at < 0 ? '' : url.slice(at);
};

/**
 * The request parameters, as far as they can be read before Apollo Server reads them; undefined if there is
 * no document.
 */
export const paramsOf = ({ method, body, search }: Sent): Params | undefined => {
  const fields = method === 'POST' ? body : ofSearch(search);
  if (!isFields(fields) || typeof fields['query'] !== 'string' || fields['query'] === '') return undefined;
  const { query, operationName, variables } = fields;
  return {
    query,
    ...(typeof operationName === 'string' ? { operationName } : {}),
    ...(isFields(variables) ? { variables } : {}),
  };
};

/** As Apollo Server reads it, which rejects duplicate parameters. */
const ofSearch = (search: string): Fields => {
  const given = new URLSearchParams(search);
  const [query, operationName] = [given.getAll('query'), given.getAll('operationName')];
  return {
    query: query.length === 1 ? query[0] : undefined,
    operationName: operationName[0],
    variables: parsed(given.get('variables')),
  };
};

/** Only for the log, which shows the shapes of values. Apollo Server reports what is wrong with them. */
const parsed = (text: string | null): unknown => {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return undefined;
  }
};

/** What the fast lane answers: a body that gives Apollo Server nothing to object to. */
export type Plain = Readonly<{
  query: string;
  operationName: string | undefined;
  variables: Fields;
  cost: boolean;
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
    cost: extensions?.['cost'] === true,
  };
};

/** The document, or the one with this hash if it has been sent before; with both, Apollo Server compares them. */
const queryOf = (query: unknown, asked: unknown, persisted: Persisted): string | undefined => {
  if (!asked) return typeof query === 'string' && query !== '' ? query : undefined;
  if (query !== undefined || !isFields(asked)) return undefined;
  const { version, sha256Hash } = asked;
  return version === 1 && typeof sha256Hash === 'string' ? persisted.recall(sha256Hash) : undefined;
};
