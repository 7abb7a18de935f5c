import { GraphQLError } from 'graphql';
import type { Viewer } from '../../engine/access/viewer';
import type { PlannedRequest } from '../../engine/answer/request';
import { readsOf } from '../../engine/answer/reads';
import { respond, type Responding } from '../../engine/answer/respond';
import { textOf } from '../../engine/answer/response-cache';
import { atOnce } from '../../engine/graph/sliced';
import { Watching } from '../../engine/live/watch';
import { readDocument, type Checking } from './opening';
import type { Asked } from './ask';
import type { PageAsk } from './page-request';
import type { Samgraf } from './samgraf';

export type WatchedUses = Readonly<{ samgraf: Samgraf; answers: Responding['answers'] }> &
  Omit<Checking, 'schema'>;

/** Asks the API as a viewer, and remembers what all the answers together depend on. */
export class WatchedAsk {
  private names: Set<string> | undefined = new Set();

  constructor(
    private readonly viewer: Viewer,
    /** Who has a share of the server. */
    private readonly client: string,
    private readonly uses: WatchedUses,
  ) {}

  /** The kinds and relations that were read; undefined where anything may have been. */
  get reads(): readonly string[] | undefined {
    return this.names && [...this.names].sort();
  }

  readonly ask: PageAsk = async (query, variables): Promise<Asked> => {
    const { uses, viewer, client } = this;
    const { samgraf } = uses;
    const pace = samgraf.pace.of(client);
    const document = await pace.turns.run(
      atOnce(() => readDocument(query, { ...uses, schema: samgraf.schema })),
      pace.deadline(),
    );
    if (!('kind' in document)) return told(document);
    const underway = new Watching('follows', client, asked => {
      this.note(asked);
    });
    const values = { ...variables } as Readonly<Record<string, unknown>>;
    const operation = { document, operationName: undefined, variables: values, viewer, cost: false };
    const answer = await respond(operation, underway, uses);
    return answer instanceof GraphQLError ? told([answer]) : (JSON.parse(textOf(answer)) as Asked);
  };

  private note({ planned }: PlannedRequest): void {
    const reads = planned.holds === 'UNTIL_ASKED' ? undefined : readsOf(planned, this.uses.samgraf.model);
    if (!reads) this.names = undefined;
    else for (const name of reads) this.names?.add(name);
  }
}

const told = (errors: readonly GraphQLError[]): Asked => ({
  errors: errors.map(({ message, extensions }) => ({ message, extensions })),
});
