import { Writer } from 'n3';
import type { ReadThing } from '../imports/read-things';
import type { Model } from '../../engine/model/model';
import { tell } from './tell';
import type { TermsOf } from './terms';
import type { Losses, ThingWriter } from './writing';

/** Writes things as Turtle, as N-Triples, or as N-Quads with the provenance of each record in a graph of its own. */
export class RdfWriting implements ThingWriter {
  private text = '';
  private readonly writer: Writer;

  constructor(
    private readonly format: 'ttl' | 'nt' | 'nq',
    private readonly uses: Readonly<{ terms: TermsOf; model: Model; losses: Losses }>,
  ) {
    const stream = {
      write: (part: string, _encoding: unknown, done?: () => void): void => {
        this.text += part;
        done?.();
      },
      end: (done?: () => void): void => done?.(),
    };
    const options = format === 'ttl' ? { prefixes: uses.terms.prefixes } : { format: 'N-Quads' };
    this.writer = new Writer(stream as unknown as NodeJS.WritableStream, options);
  }

  begin(): string {
    return this.taken();
  }

  add(things: readonly ReadThing[]): string {
    const { terms, model, losses } = this.uses;
    losses.things += things.length;
    const provenance = this.format === 'nq' ? terms.provenance : undefined;
    for (const told of things) {
      for (const { end, edges } of told.relations)
        if (end.direction === 'FORWARD') losses.relations += edges.length;
      this.writer.addQuads([...tell(told, terms, model, provenance)]);
    }
    return this.taken();
  }

  async *end(): AsyncGenerator<string> {
    await new Promise<void>((resolve, reject) => {
      this.writer.end((error: Error | null) => {
        if (error) reject(error);
        else resolve();
      });
    });
    yield this.taken();
  }

  /** What has been written since it was last taken. */
  private taken(): string {
    const { text } = this;
    this.text = '';
    return text;
  }
}
