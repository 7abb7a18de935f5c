import type { FastifyRequest } from 'fastify';
import { DocumentCache } from '../../engine/answer/documents';
import { SamgrafError, quoted } from '../../engine/errors';
import { readView } from '../../engine/schema/read-view';
import { FrontDoor, type DoorUses } from './front-door';
import type { Samgraf } from './samgraf';

/** Whether a request may name a view: most have no parameter at all. */
export const VIEWED = 'view=';

/**
 * The whole schema, and smaller ones of the same: a view decides which documents are taken and what introspection tells, and all else
 * is the same engine. A view is made for the first request that asks for it.
 */
export class Views {
  private read: Promise<FrontDoor> | undefined;

  constructor(
    private readonly samgraf: Samgraf,
    private readonly uses: DoorUses,
    private readonly whole: FrontDoor,
  ) {}

  /** The door to the view that a request names. @throws BAD_INPUT */
  doorOf({ url }: Pick<FastifyRequest, 'url'>): FrontDoor | Promise<FrontDoor> {
    const named = new URLSearchParams(url.slice(url.indexOf('?') + 1)).get('view') ?? 'whole';
    if (named === 'whole') return this.whole;
    if (named === 'read') return (this.read ??= this.open());
    throw new SamgrafError(
      'BAD_INPUT',
      `There is no view ${quoted(named)}.`,
      'Take view=read, the schema for readers, or leave it out.',
    );
  }

  async close(): Promise<void> {
    await (await this.read)?.close();
  }

  private open(): Promise<FrontDoor> {
    const { samgraf, uses } = this;
    const schema = readView(samgraf.schema, samgraf.model);
    const plans = samgraf.plans.viewOf(schema);
    const viewed = { ...samgraf, schema, plans, whole: samgraf.schema };
    return FrontDoor.open(viewed, { ...uses, documents: new DocumentCache() });
  }
}
