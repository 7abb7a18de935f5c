import { createHash } from 'node:crypto';
import { SamgrafError } from '../errors';
import { labelsOf, layoutOf } from '../model/layout';
import { isConcrete, type Field, type Model } from '../model/model';
import type { Properties } from '../plan/write';
import type { Row } from '../store/store';

/** Increment it when a file of before cannot be restored as one of now is. */
const FORMAT = 1;

/** Bytes of the longest line. The longest there are: a proposal of 1,000 changes, and the report of 10,000. */
export const LONGEST_LINE = 64 * 1024 * 1024;

/** What a line may be of, in the order in which they stand in the file. */
export const PARTS = ['marks', 'notes', 'proposals', 'nodes', 'relations', 'changes'] as const;
export type BackupPart = (typeof PARTS)[number];
export type BackupCounts = Readonly<Record<BackupPart, number>>;

/** The first line: what was backed up, and how its records are stored. */
export type Header = Readonly<{
  samgraf: 'backup';
  format: number;
  /** The version of Samgraf, and a hash of how its SDL has records stored. */
  version: string;
  model: string;
  /** When it was begun, to the second, in UTC. */
  at: string;
  /** Of each kind, the labels of its nodes besides the one that all have. */
  kinds: Readonly<Record<string, readonly string[]>>;
  /** Of kinds and relations, the fields whose numbers need not be whole. */
  fractions: Readonly<Record<string, readonly string[]>>;
}>;

/** The last line. `sequence`: that of the last entry of the log; `sha256`: of all lines before this one. */
export type BackupEnd = Readonly<{ counts: BackupCounts; sequence: number; sha256: string }>;

/** A line of a part, as it was parsed. */
export type BackupLine = Readonly<{
  node?: string;
  relation?: string;
  from?: string;
  to?: string;
  properties?: Properties;
  change?: Properties;
  proposal?: Properties;
  note?: Properties;
  mark?: Properties;
}>;

export const headerOf = (model: Model, version: string, at: string): Header => {
  const kinds = [...model.kinds.values()].filter(isConcrete);
  const fractions = [...kinds, ...model.relations.values()]
    .map(
      ({ name, fields }) => [name, [...fields.values()].filter(isFraction).map(field => field.name)] as const,
    )
    .filter(([, fields]) => fields.length > 0);
  return {
    samgraf: 'backup',
    format: FORMAT,
    version,
    model: createHash('sha256')
      .update(JSON.stringify(layoutOf(model)))
      .digest('hex'),
    at,
    kinds: Object.fromEntries(kinds.map(kind => [kind.name, labelsOf(kind)])),
    fractions: Object.fromEntries(fractions),
  };
};

const isFraction = ({ type }: Field): boolean => type.kind === 'scalar' && type.name === 'Float';

/** The same records give the same text, whichever store they are of. */
const inOrder = (properties: Properties): Properties =>
  Object.fromEntries(
    Object.entries(properties)
      .filter(([, value]) => value !== null && value !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

const propertiesOf = (row: Row): Properties => inOrder(row['properties'] as Properties);

export const nodeLine = (row: Row): string => {
  const properties = propertiesOf(row);
  return JSON.stringify({ node: properties['type'], properties });
};

export const relationLine = (relation: string, row: Row): string =>
  JSON.stringify({ relation, from: row['from'], to: row['to'], properties: propertiesOf(row) });

/** How what stands beside the graph is called in its lines. */
export const NAMED = { changes: 'change', proposals: 'proposal', notes: 'note', marks: 'mark' } as const;

export const besideLine = (of: keyof typeof NAMED, row: Row): string =>
  JSON.stringify({ [NAMED[of]]: propertiesOf(row) });

/** Tells which part a line is of, by how it begins: each is written with its name first. */
export const partOfLine = (text: string): BackupPart | undefined => {
  const name = /^\{"([a-z]{1,10})":/.exec(text)?.[1];
  return name === undefined ? undefined : BY_NAME.get(name);
};
const BY_NAME: ReadonlyMap<string, BackupPart> = new Map<string, BackupPart>([
  ['node', 'nodes'],
  ['relation', 'relations'],
  ...Object.entries(NAMED).map(([part, name]): [string, BackupPart] => [name, part as keyof typeof NAMED]),
]);

export const badBackup = (path: string, why: string, cause?: unknown): SamgrafError =>
  new SamgrafError(
    'BAD_BACKUP',
    `${path} ${why}.`,
    'Nothing of it was taken. Use another backup: `samgraf verify FILE` tells which are whole.',
    { cause },
  );

/** @throws BAD_BACKUP if it is of another format, or no header at all */
export const readHeader = (path: string, text: string): Header => {
  const header = parsed(text);
  if (header?.['samgraf'] !== 'backup') throw badBackup(path, 'is no backup of Samgraf');
  if (header['format'] !== FORMAT)
    throw badBackup(
      path,
      `is of format ${JSON.stringify(header['format'])}, and this version of Samgraf reads ${FORMAT}`,
    );
  if (!isListed(header['kinds']) || !isListed(header['fractions']))
    throw badBackup(path, 'has a first line that does not say how its records are stored');
  return header as unknown as Header;
};

/** Undefined where it is no object. */
export const parsed = (text: string): Readonly<Record<string, unknown>> | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isTexts = (value: unknown): boolean =>
  Array.isArray(value) && value.every(one => typeof one === 'string');

const isListed = (value: unknown): boolean => isObject(value) && Object.values(value).every(isTexts);

/** Tells whether a store may keep these. */
export const isProperties = (value: unknown): value is Properties =>
  isObject(value) &&
  Object.values(value).every(one => ['string', 'number', 'boolean'].includes(typeof one) || isTexts(one));
