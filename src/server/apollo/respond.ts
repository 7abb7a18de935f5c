import type { DocumentNode, GraphQLError } from 'graphql';
import type { ResponseCache, Text } from '../../answer/response-cache';
import type { Bound } from '../../answer/plan-cache';
import type { Samgraf } from '../samgraf';
import type { Exchange } from './exchange';
import { toClient } from './tell';

export type Responding = Readonly<{ samgraf: Samgraf; answers: ResponseCache }>;

/** An operation of a valid document; whether its cost is told. */
export type Operation = Readonly<{
  document: DocumentNode;
  operationName: string | undefined;
  variables: Bound;
  cost: boolean;
}>;

/** The answer as it is sent, or what went wrong: the one way of the fast lane and of Apollo Server. */
export const respond = async (
  { cost, ...request }: Operation,
  exchange: Exchange,
  { samgraf, answers }: Responding,
): Promise<Text | GraphQLError> => {
  const { watch, stages } = exchange;
  try {
    watch?.read(request.document);
    const text = answers.text(request, { cost, ...(watch ? { watch } : {}) }, { ...samgraf, timing: stages });
    exchange.answered = text instanceof Promise ? await text : text;
    return exchange.answered;
  } catch (error) {
    const told = toClient(error, exchange.request.id);
    exchange.fail(error, [told]);
    return told;
  }
};
