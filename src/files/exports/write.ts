import type { Quad } from 'n3';

/** A syntax, as its files end. */
export type Syntax = 'ttl' | 'jsonld' | 'nt';

/** Writes statements in a syntax. */
export const write = async (
  quads: readonly Quad[],
  syntax: Syntax,
  prefixes: Readonly<Record<string, string>>,
): Promise<string> => {
  if (syntax !== 'jsonld') return writeText(quads, syntax === 'ttl' ? { prefixes } : { format: 'N-Triples' });
  const { default: jsonld } = await import('jsonld');
  const made = await jsonld.fromRDF(await writeText(quads, { format: 'N-Quads' }), {
    format: 'application/n-quads',
  });
  return `${JSON.stringify(await jsonld.compact(made, { ...prefixes }), undefined, 2)}\n`;
};

const writeText = async (quads: readonly Quad[], options: object): Promise<string> => {
  const { Writer } = await import('n3');
  const writer = new Writer(options);
  writer.addQuads([...quads]);
  return new Promise((resolve, reject) => {
    writer.end((error: Error | null, text: string) => {
      if (error) reject(error);
      else resolve(text);
    });
  });
};
