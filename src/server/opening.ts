import { OperationTypeNode, type ExecutionResult, type GraphQLError } from 'graphql';
import type { Viewer } from '../access/viewer';
import { masked } from '../answer/client-errors';
import { renewLater } from '../answer/renew';
import type { Operation } from '../answer/respond';
import type { ResponseCache } from '../answer/response-cache';
import { SamgrafError } from '../errors';
import { atOnce } from '../graph/sliced';
import type { Feed } from '../live/feed';
import { follow } from '../live/follow';
import { Streams, type Result } from '../live/streams';
import { watch } from '../live/watch';
import { chooseOperation } from '../planner/operation';
import type { Samgraf } from './samgraf';
import { readDocument, type Checking } from './stream-document';

export type Opens = Omit<Checking, 'schema'> & Readonly<{ answers: ResponseCache; feed: Feed }>;

/** What a stream is opened with, by whichever protocol. */
export type Params = Readonly<{
  query: string;
  operationName?: string | null | undefined;
  variables?: Readonly<Record<string, unknown>> | null | undefined;
}>;

/** Who opens it. */
export type Opener = Readonly<{
  id: string;
  viewer: Viewer;
  /** Checks again that the viewer may ask. @throws UNAUTHENTICATED */
  recheck: () => Promise<void>;
}>;

export type Opened = AsyncGenerator<ExecutionResult, void>;

/** Opens streams: what follows in the change log for a subscription, and a query's answer kept up to date. */
export class Opening {
  private readonly streams = new Streams();

  constructor(
    private readonly samgraf: Samgraf,
    private readonly uses: Opens,
  ) {}

  close(): void {
    this.streams.close();
    this.uses.feed.stop();
  }

  /** The stream of what `params` reads, or the errors that its opener is told. */
  async open(params: () => Params, opener: Opener): Promise<Opened | readonly GraphQLError[]> {
    try {
      return await this.begin(params(), opener);
    } catch (error) {
      return [this.uses.tell(masked(error, opener.id))];
    }
  }

  private async begin(params: Params, opener: Opener): Promise<Opened | readonly GraphQLError[]> {
    const { uses, samgraf } = this;
    const { pace, schema } = samgraf;
    const document = await pace.turns.run(
      atOnce(() => readDocument(params.query, { ...uses, schema })),
      pace.deadline(),
    );
    if (!('kind' in document)) return document;
    const operationName = params.operationName ?? undefined;
    const { operation } = chooseOperation(document, operationName);
    if (operation === OperationTypeNode.MUTATION)
      throw new SamgrafError('BAD_INPUT', 'A mutation has no stream.', 'Send it to /graphql.');
    const { viewer, recheck, id } = opener;
    const variables = params.variables ?? {};
    const asked: Operation = { document, operationName, variables, viewer, cost: false };
    const live = { samgraf, feed: uses.feed, answers: uses.answers, recheck };
    return this.streams.begin(signal =>
      this.told(
        operation === OperationTypeNode.SUBSCRIPTION
          ? follow(asked, live, signal)
          : watch(asked, id, live, signal),
        id,
      ),
    ) as Opened;
  }

  /** What ends a stream is its last result. */
  private async *told(results: AsyncGenerator<Result, void>, id: string): AsyncGenerator<Result, void> {
    // What another server writes is heeded here too, so that costs are estimated from what is there.
    const stop = this.uses.feed.listen(() => {
      renewLater(this.samgraf);
    });
    try {
      yield* results;
    } catch (error) {
      yield { errors: [this.uses.tell(masked(error, id))] };
    } finally {
      stop();
    }
  }
}
