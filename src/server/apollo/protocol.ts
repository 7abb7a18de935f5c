import type { ApolloServerPlugin, GraphQLRequestListener } from '@apollo/server';
import type { GraphQLError } from 'graphql';
import { codesOf } from '../observe/observer';
import type { Context } from './gateway';
import type { Exchange } from './exchange';
import { statusFor } from './media-type';
import { httpStatus, isOurs, toldOf, type Tell } from './tell';

/** Follows each request through Apollo Server and sets the status of its response. */
export const protocol = (tell: Tell): ApolloServerPlugin<Context> => ({
  requestDidStart: ({ contextValue: { exchange }, request }) => {
    // Some clients send an empty name instead of none; Apollo Server would look for an operation with that
    // name.
    if (request.operationName === '') delete request.operationName;
    return Promise.resolve(listener(exchange, tell));
  },
  unexpectedErrorProcessingRequest: ({
    requestContext: {
      contextValue: { exchange },
    },
    error,
  }) => {
    exchange.failed(error, [tell(error)]);
    return Promise.resolve();
  },
});

const listener = (exchange: Exchange, tell: Tell): GraphQLRequestListener<Context> => ({
  didResolveSource: ({ source, request: { operationName, variables } }) => {
    exchange.arrive({ query: source, operationName, variables });
    exchange.isOperation = true;
    return Promise.resolve();
  },
  didResolveOperation: ({ document }) => {
    exchange.read(document);
    return Promise.resolve();
  },
  parsingDidStart: ({ source }) =>
    Promise.resolve(error => {
      if (error) exchange.refusedDocument = source;
      return Promise.resolve();
    }),
  validationDidStart: ({ source }) =>
    Promise.resolve(errors => {
      if (errors) exchange.refusedDocument = source;
      return Promise.resolve();
    }),
  didEncounterErrors: ({ errors }) => {
    if (exchange.failure === undefined && exchange.printed === undefined) refuse(exchange, errors, tell);
    return Promise.resolve();
  },
  willSendResponse: ({ response }) => {
    if (exchange.failure) response.http.status = statusFor(exchange.failure.status, exchange.accept);
    return Promise.resolve();
  },
});

/** Records what Apollo Server or a plugin rejects, with a code and a status of its own. */
const refuse = (exchange: Exchange, errors: readonly GraphQLError[], tell: Tell): void => {
  const told = toldOf(errors.map(tell));
  const [first] = told;
  const cause = errors[0]?.originalError ?? errors[0];
  if (!exchange.isOperation) exchange.turnedAway = codesOf(told)[0];
  else if (isOurs(first?.extensions['code'])) exchange.failed(cause, told);
  else exchange.noted(cause, [httpStatus(errors[0]) < 500 ? 'BAD_INPUT' : 'INTERNAL']);
};
