import { Writer } from 'n3';
import type { Model } from '../model/model';
import { tell, tellWithProvenance } from './tell';
import type { Terms } from './terms';
import type { Losses, Writing } from './writing';

/** Writes things as Turtle, as N-Triples, or as N-Quads with the provenance of each record in a graph of its own. */
export const rdfWriting = (
  format: 'ttl' | 'nt' | 'nq',
  { terms, model, losses }: Readonly<{ terms: Terms; model: Model; losses: Losses }>,
): Writing => {
  let text = '';
  const stream = {
    write: (part: string, _encoding: unknown, done?: () => void): void => {
      text += part;
      done?.();
    },
    end: (done?: () => void): void => done?.(),
  };
  const options = format === 'ttl' ? { prefixes: terms.prefixes } : { format: 'N-Quads' };
  const writer = new Writer(stream as unknown as NodeJS.WritableStream, options);
  const taken = (): string => {
    const all = text;
    text = '';
    return all;
  };
  return {
    begin: taken,
    add: things => {
      losses.things += things.length;
      for (const told of things) {
        const isTold = (one: (typeof told.relations)[number]): boolean => one.end.direction === 'FORWARD';
        for (const one of told.relations.filter(isTold)) losses.relations += one.edges.length;
        writer.addQuads([...(format === 'nq' ? tellWithProvenance : tell)(told, terms, model)]);
      }
      return taken();
    },
    end: async () => {
      await new Promise<void>((resolve, reject) => {
        writer.end((error: Error | null) => (error ? reject(error) : resolve()));
      });
      return taken();
    },
  };
};
