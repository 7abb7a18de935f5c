import type { Quad } from 'n3';
import type { Keeping } from './read-rdf';
import { SamgrafError } from '../../engine/errors';
import type { Knows } from './header-row';
import { readSheets, type Sheet } from './sheet';
import type { Profile, Violation } from './shapes';
import { beginningOf, isModel, isNais, textIn, whyUnread } from './text';
import type { Thing } from './things';
import { isZip, Zip } from './unzip';
import { rootOf } from './xml-root';

/** What a file has in it: things that it tells of, with what breaks the shapes that it is checked by, or tables. */
export type Parsed = Readonly<
  { things: readonly Thing[]; violations?: readonly Violation[] } | { sheets: readonly Sheet[] }
>;

/**
 * How a file is read: checked by shapes; with so many rows or statements at most, where not as many as are made at once; and a table with a header
 * among headings that are known.
 */
export type ParseOptions = Readonly<{
  shapes?: Profile | undefined;
  mostRows?: number | undefined;
  mostStatements?: number | undefined;
  knows?: Knows | undefined;
}>;

/** Reads a file, which is known by what it begins with: a table, linked data, or an ArchiMate model. */
export const parseFile = async (file: Buffer, options: ParseOptions = {}): Promise<Parsed> => {
  const { shapes, mostStatements } = options;
  const quads: Quad[] | undefined = shapes === undefined ? undefined : [];
  const things = await thingsIn(file, { quads, mostStatements }).catch((error: unknown) => {
    throw error instanceof SamgrafError ? error : unreadable(error);
  });
  if (things) checkNames(things);
  if (shapes === undefined) return things ? { things } : { sheets: await readSheets(file, options) };
  if (!things || !quads?.length)
    throw new SamgrafError(
      'BAD_INPUT',
      'The file is not linked data, which alone is checked by shapes.',
      'Leave shapes out, or send Turtle, JSON-LD or RDF/XML.',
    );
  return { things, violations: await (await import('./shapes.js')).violationsOf(quads, shapes) };
};

const unreadable = (cause: unknown): SamgrafError =>
  new SamgrafError(
    'BAD_INPUT',
    `The file cannot be read: ${whyUnread(cause)}`,
    'Save it again, or send it in another form.',
    {
      cause,
    },
  );

/** Characters of what a file calls a thing, and of the name of a property. */
const MOST_NAME = 2_000;

/** Names are asked for among what is there, and told in each line of the report. */
const checkNames = (things: readonly Thing[]): void => {
  for (const { name, types, statements } of things)
    for (const one of [name, ...types, ...statements.map(({ property }) => property)])
      if (one.length > MOST_NAME || !one.isWellFormed())
        throw new SamgrafError(
          'BAD_INPUT',
          `A name in the file has ${one.length} characters, or half of one: ${JSON.stringify(one.slice(0, 60))}…`,
          `Names of things, types and properties have ${MOST_NAME} characters at most.`,
        );
};

/** The things of a file that tells of things; undefined if it is a table. What reads it is loaded by the first. */
const thingsIn = async (file: Buffer, keeping: Keeping): Promise<readonly Thing[] | undefined> => {
  // Archi packs a model that has images in a zip file.
  const packed = isZip(file) ? await (await Zip.open(file)).whole('model.xml') : file;
  if (!packed) return undefined;
  const beginning = beginningOf(packed);
  const start = withoutRemarks(beginning.slice(0, 4000));
  if (start.startsWith('<') && !/^<(?:https?|urn|#|\/|>)/.test(start))
    return thingsInXml(packed, beginning, keeping);
  if (/^[{[]/.test(start)) return (await import('./read-rdf.js')).readRdf(textIn(packed), 'jsonld', keeping);
  if (isModel(beginning)) return (await import('./read-yaml.js')).readYaml([...textIn(packed)].join(''));
  if (/^(?:@prefix|@base|PREFIX|BASE)\s|^(?:<[^>\n]*>|_:\S+)\s/i.test(start))
    return (await import('./read-rdf.js')).readRdf(textIn(packed), 'turtle', keeping);
  if (isNais(beginning)) return (await import('./read-nais.js')).readNais([...textIn(packed)].join(''));
  return undefined;
};

const withoutRemarks = (text: string): string => {
  let left = text.trimStart();
  while (left.startsWith('#')) left = left.slice(pastLine(left)).trimStart();
  return left;
};

const pastLine = (text: string): number => {
  const end = text.indexOf('\n');
  return end < 0 ? text.length : end;
};

const thingsInXml = async (file: Buffer, beginning: string, keeping: Keeping): Promise<readonly Thing[]> => {
  const root = rootOf(beginning) ?? '';
  if (/(?:^|:)RDF$/.test(root))
    return (await import('./read-rdf.js')).readRdf(textIn(file), 'rdfxml', keeping);
  if (/(?:^|:)model$/.test(root)) return (await import('./read-archimate.js')).readArchimate(textIn(file));
  throw new SamgrafError(
    'BAD_INPUT',
    `The file is XML of another sort: its root is ${JSON.stringify(root.slice(0, 60))}.`,
    'RDF/XML and ArchiMate models (Model Exchange, .archimate) are read.',
  );
};
