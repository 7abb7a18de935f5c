import type { FastifyRequest } from 'fastify';
import { SamgrafError } from '../errors';
import { isFields, ofSearch, searchOf, type Operations, type Sent } from './parameters';
import type { Params } from './opening';
const HOW_TO_OPEN =
  'POST JSON: {"query": "subscription { … }", "variables": {…}}, or GET with the same as parameters.';

/**
 * Reads what a stream is opened with: the body of a POST, or the parameters of a GET, which is all that the EventSource of a
 * browser sends. That an operation is not listed is told in the stream, since it is known only there whether one can
 * be opened.
 *
 * @throws BAD_INPUT if it is no request of GraphQL over HTTP
 */
export const readParams = (request: FastifyRequest, operations: Operations): (() => Params) => {
  const { method, body } = request;
  let sent: Sent = { method, body, search: searchOf(request) };
  try {
    sent = operations.resolve(sent);
  } catch (error) {
    return () => {
      throw error;
    };
  }
  const params = { ...paramsIn(sent), received: receivedBy(request) };
  return () => params;
};

/** What an EventSource sends by itself when it connects again: the id of the last event that it received. */
const receivedBy = ({ headers }: FastifyRequest): number | undefined => {
  const id = headers['last-event-id'];
  if (id === undefined || id === '') return undefined;
  if (typeof id === 'string' && /^\d{1,15}$/.test(id)) return Number(id);
  throw malformed('Last-Event-ID is no sequence of the change log.');
};

const paramsIn = ({ method, body, search }: Sent): Params => {
  const fields = method === 'POST' ? body : ofSearch(search);
  if (!isFields(fields) || typeof fields['query'] !== 'string') throw malformed('The request has no query.');
  const { query, operationName = null, variables = null } = fields;
  if (operationName !== null && typeof operationName !== 'string')
    throw malformed('operationName is not a text.');
  if (variables !== null && !isFields(variables)) throw malformed('variables is not an object.');
  return { query, operationName: operationName === '' ? null : operationName, variables };
};

const malformed = (message: string): SamgrafError => new SamgrafError('BAD_INPUT', message, HOW_TO_OPEN);
