import { SamgrafError } from '../errors';
import { decoded, isZip, readSheet, unzipEntry, type Sheet } from './sheet';
import type { Thing } from './things';

/** What a file has in it: things that it tells of, or a table. */
export type Parsed = Readonly<{ things: readonly Thing[] } | { sheet: Sheet }>;

/** Reads a file, which is known by what it begins with: a table, linked data, or an ArchiMate model. */
export const parseFile = async (file: Buffer): Promise<Parsed> => {
  const things = await thingsIn(file);
  return things ? { things } : { sheet: await readSheet(file) };
};

/** The things of a file that tells of things; undefined if it is a table. What reads it is loaded by the first. */
const thingsIn = async (file: Buffer): Promise<readonly Thing[] | undefined> => {
  // Archi packs a model that has images in a zip file.
  const packed = isZip(file) ? await unzipEntry(file, 'model.xml') : file;
  if (!packed) return undefined;
  const text = decoded(packed).replace(/^\ufeff/, '');
  const start = text.slice(0, 4000).replace(/^\s*(?:#[^\n]*\n\s*)*/, '');
  if (start.startsWith('<') && !/^<(?:https?|urn|#|\/|>)/.test(start)) return thingsInXml(text);
  if (/^[{[]/.test(start)) return (await import('./read-rdf.js')).readRdf(text, 'jsonld');
  if (/^(?:@prefix|@base|PREFIX|BASE)\s|^(?:<[^>\n]*>|_:\S+)\s/i.test(start))
    return (await import('./read-rdf.js')).readRdf(text, 'turtle');
  return undefined;
};

const thingsInXml = async (text: string): Promise<readonly Thing[]> => {
  const [, root = ''] =
    /<([A-Za-z][\w:.-]*)[\s/>]/.exec(text.replace(/<!--[^]*?-->|<!DOCTYPE[^[>]*(?:\[[^\]]*\])?\s*>/g, '')) ??
    [];
  if (/(?:^|:)RDF$/.test(root)) return (await import('./read-rdf.js')).readRdf(text, 'rdfxml');
  if (/(?:^|:)model$/.test(root)) return (await import('./read-archimate.js')).readArchimate(text);
  throw new SamgrafError(
    'BAD_INPUT',
    `The file is XML of another sort: its root is ${JSON.stringify(root.slice(0, 60))}.`,
    'RDF/XML and ArchiMate models (Model Exchange, .archimate) are read.',
  );
};
