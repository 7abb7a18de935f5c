import type { Quad } from 'n3';
import { SamgrafError } from '../errors';
import { isNais, readNais } from './read-nais';
import { isZip, readSheet, unzipEntry, type GiveRows, type Sheet } from './sheet';
import type { Profile, Violation } from './shapes';
import { beginningOf, textIn } from './text';
import type { Thing } from './things';

/** What a file has in it: things that it tells of, with what breaks the shapes that it is checked by, or a table. */
export type Parsed = Readonly<
  { things: readonly Thing[]; violations?: readonly Violation[] } | { sheet: Sheet }
>;

/** How a file is read: checked by shapes, and with so many rows at most where not as many as are made at once. */
export type Reading = Readonly<{ shapes?: Profile | undefined; mostRows?: number | undefined }>;

/**
 * Reads a file, which is known by what it begins with: a table, linked data, or an ArchiMate model. Of a table, rows that were given
 * are not returned.
 */
export const parseFile = async (
  file: Buffer,
  { shapes, mostRows }: Reading = {},
  give?: GiveRows,
): Promise<Parsed> => {
  const quads: Quad[] | undefined = shapes === undefined ? undefined : [];
  const things = await thingsIn(file, quads);
  if (shapes === undefined) return things ? { things } : { sheet: await readSheet(file, mostRows, give) };
  if (!things || !quads?.length)
    throw new SamgrafError(
      'BAD_INPUT',
      'The file is not linked data, which alone is checked by shapes.',
      'Leave shapes out, or send Turtle, JSON-LD or RDF/XML.',
    );
  return { things, violations: await (await import('./shapes.js')).violationsOf(quads, shapes) };
};

/** The things of a file that tells of things; undefined if it is a table. What reads it is loaded by the first. */
const thingsIn = async (file: Buffer, quads?: Quad[]): Promise<readonly Thing[] | undefined> => {
  // Archi packs a model that has images in a zip file.
  const packed = isZip(file) ? await unzipEntry(file, 'model.xml') : file;
  if (!packed) return undefined;
  const beginning = beginningOf(packed);
  const start = beginning.slice(0, 4000).replace(/^\s*(?:#[^\n]*\n\s*)*/, '');
  if (start.startsWith('<') && !/^<(?:https?|urn|#|\/|>)/.test(start))
    return thingsInXml(packed, beginning, quads);
  if (/^[{[]/.test(start)) return (await import('./read-rdf.js')).readRdf(textIn(packed), 'jsonld', quads);
  if (isModel(beginning)) return (await import('./read-yaml.js')).readYaml([...textIn(packed)].join(''));
  if (/^(?:@prefix|@base|PREFIX|BASE)\s|^(?:<[^>\n]*>|_:\S+)\s/i.test(start))
    return (await import('./read-rdf.js')).readRdf(textIn(packed), 'turtle', quads);
  if (isNais(beginning)) return readNais([...textIn(packed)].join(''));
  return undefined;
};

/** Tells whether a file is YAML, which takes long to read: a model, or the configuration of an application. */
export const isYaml = (beginning: string): boolean => isModel(beginning) || isNais(beginning);

const isModel = (beginning: string): boolean =>
  /^(?:\s*\n|---[^\n]*\n|#[^\n]*\n)*model:[ \t]*\r?\n/.test(beginning.slice(0, 4000));

const thingsInXml = async (file: Buffer, beginning: string, quads?: Quad[]): Promise<readonly Thing[]> => {
  const [, root = ''] =
    /<([A-Za-z][\w:.-]*)[\s/>]/.exec(
      beginning.replace(/<!--[^]*?-->|<!DOCTYPE[^[>]*(?:\[[^\]]*\])?\s*>/g, ''),
    ) ?? [];
  if (/(?:^|:)RDF$/.test(root)) return (await import('./read-rdf.js')).readRdf(textIn(file), 'rdfxml', quads);
  if (/(?:^|:)model$/.test(root)) return (await import('./read-archimate.js')).readArchimate(textIn(file));
  throw new SamgrafError(
    'BAD_INPUT',
    `The file is XML of another sort: its root is ${JSON.stringify(root.slice(0, 60))}.`,
    'RDF/XML and ArchiMate models (Model Exchange, .archimate) are read.',
  );
};
