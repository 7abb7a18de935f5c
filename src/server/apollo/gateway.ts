import type { ApolloServerOptionsWithGateway, BaseContext } from '@apollo/server';
import { GraphQLError, type FormattedExecutionResult } from 'graphql';
import { asError } from '../../answer/client-errors';
import { respond } from '../../answer/respond';
import { textOf } from '../../answer/response-cache';
import type { Exchange, Serving } from './exchange';
import { toldOf } from './tell';

/** The context of a request that is shared with plugins. */
export type Context = BaseContext & Readonly<{ requestId: string; exchange: Exchange }>;

type Gateway = ApolloServerOptionsWithGateway<Context>['gateway'];
type Executor = NonNullable<Awaited<ReturnType<Gateway['load']>>['executor']>;
type Result = Awaited<ReturnType<Executor>>;

/**
 * An executor in place of a gateway's: Apollo Server parses and validates a document, and we answer the whole
 * operation at once. Answers are already serialized; Apollo Server gets an empty object as the data, by which
 * `stringify` knows it again. The user's plugins get the data itself, since they may read and change it.
 */
export class PlanGateway implements Gateway {
  private readonly printed = new WeakSet<object>();
  private readonly listeners = new Set<Listener>();

  constructor(
    private readonly uses: Serving,
    private readonly isWatched: () => boolean,
  ) {}

  load(): Promise<{ executor: Executor }> {
    for (const tell of this.listeners) tell({ apiSchema: this.uses.samgraf.schema, coreSupergraphSdl: '' });
    return Promise.resolve({ executor: asked => this.execute(asked) });
  }

  onSchemaLoadOrUpdate(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  stop(): Promise<void> {
    this.listeners.clear();
    return Promise.resolve();
  }

  private async execute({ document, request, context }: Parameters<Executor>[0]): Promise<Result> {
    const { operationName, variables = {}, extensions } = request;
    const { exchange } = context as Context;
    const { viewer } = exchange;
    const operation = { document, operationName, variables, viewer, cost: extensions?.['cost'] === true };
    const answer = await respond(operation, exchange, this.uses);
    if (answer instanceof GraphQLError) return { errors: [answer] };
    exchange.printed = answer;
    if (this.isWatched()) return plainResult(textOf(answer));
    const data = {};
    this.printed.add(data);
    return { data };
  }

  /** Serializes a result for Apollo Server. */
  readonly stringify = ({ errors, data, extensions }: FormattedExecutionResult): string => {
    if (data && this.printed.has(data)) return PRINTED;
    return JSON.stringify({ errors: data || !errors ? errors : toldOf(errors), data, extensions });
  };
}

/** What Apollo Server is given of an answer that is serialized, and which it sends unread. */
export const PRINTED = 'printed';

type Listener = Parameters<NonNullable<Gateway['onSchemaLoadOrUpdate']>>[0];

const plainResult = (text: string): Result => {
  const { errors, ...rest } = JSON.parse(text) as FormattedExecutionResult;
  return { ...rest, ...(errors ? { errors: errors.map(asError) } : {}) } as Result;
};
