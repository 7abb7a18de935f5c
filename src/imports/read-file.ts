import { SamgrafError } from '../errors';
import type { Model } from '../model/model';
import type { ImportOptions, Query } from './changes';
import { importTables } from './import-tables';
import { lookUpBy } from './references';
import type { ImportReport } from './report';
import { Tally } from './tally';
import { decoded, isZip, readSheet, unzipEntry } from './sheet';
import { tableOf, type Table } from './table';
import type { Thing } from './things';

/** Imports a file, which is known by what it begins with: a table, linked data, or an ArchiMate model. */
export const importFile = async (
  file: Buffer,
  options: ImportOptions,
  uses: Readonly<{ model: Model; query: Query }>,
): Promise<ImportReport> => {
  const tally = new Tally();
  const things = await thingsIn(file);
  const tables = things
    ? await tablesOfThings(things, options, uses, tally)
    : [await tableIn(file, options, uses.model)];
  return importTables(tables, options, uses, tally);
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

const tablesOfThings = async (
  things: readonly Thing[],
  options: ImportOptions,
  { model, query }: Readonly<{ model: Model; query: Query }>,
  tally: Tally,
): Promise<readonly Table[]> => {
  const { tablesOf } = await import('./things.js');
  const tables = await tablesOf(things, options, { model, lookUp: lookUpBy(model, query) }, tally);
  if (tables.some(({ isMade }) => isMade)) return tables;
  const types = [...new Set(things.flatMap(one => one.types))].slice(0, 10);
  throw new SamgrafError(
    'BAD_INPUT',
    `Nothing in the file is of a kind that is imported: it has ${types.join(', ').slice(0, 400) || 'no types'}.`,
    'Say what a type is by a mapping: {"archimate:Node": "InformationSystem"}.',
  );
};

const tableIn = async (
  file: Buffer,
  { kind: name, mapping }: ImportOptions,
  model: Model,
): Promise<Table> => {
  const sheet = await readSheet(file);
  const kind = name === undefined ? undefined : model.kinds.get(name);
  if (kind?.shape === 'object') return tableOf(sheet, kind, model, mapping);
  const kinds = [...model.kinds.values()].filter(({ shape }) => shape === 'object').map(one => one.name);
  throw new SamgrafError(
    'BAD_INPUT',
    name === undefined ? 'kind is missing.' : `There is no kind ${JSON.stringify(name.slice(0, 80))}.`,
    `Say what the rows are: kind=InformationSystem. It is one of ${kinds.join(', ')}.`,
  );
};
