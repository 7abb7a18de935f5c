import { SamgrafError } from '../../engine/errors';
import type { Model } from '../../engine/model/model';
import type { ImportOptions } from './changes';
import type { ReadBy } from './kept-reading';
import { markOf } from './version';
import { draftsOf, importDrafts, sourceBefore, type ImportUses, type SourceBefore } from './import-tables';
import { lookUpBy } from './references';
import type { ImportReport } from './report';
import { Tally, why } from './tally';
import { parseFile, type Parsed } from './parse-file';
import type { Profile } from './shapes';
import type { ReadingSheets } from './sheet';
import { headingsIn, tablesOfSheets } from './sheets';
import type { Table } from './table';
import type { Thing } from './things';

/** Imports a file, which is known by what it begins with: a table, linked data, or an ArchiMate model. */
export const importFile = async (
  file: Buffer,
  { options, readBy }: ReadBy,
  uses: ImportUses,
): Promise<ImportReport> => {
  const tally = new Tally(options.takesRest);
  const mark = markOf(file);
  const before = await sourceBefore(options.source, uses.query);
  // Of what was read, nothing is held while the changes are made.
  const drafts = await draftsIn(file, options, { ...uses, before }, tally);
  return importDrafts(drafts, options, uses, { tally, mark, readBy, before });
};

type Reads = ImportUses & Readonly<{ before: SourceBefore | undefined }>;

const draftsIn = async (
  file: Buffer,
  options: ImportOptions,
  uses: Reads,
  tally: Tally,
): ReturnType<typeof draftsOf> => {
  const { shapes } = options;
  // The memory of the process is bounded, whatever is in it.
  const mostStatements = options.inParts === true ? Infinity : undefined;
  const parsed = await parseFile(file, { shapes, mostStatements, ...readingOf(options, uses.model) });
  if ('things' in parsed) refuseViolations(parsed, shapes, tally);
  const tables =
    'things' in parsed
      ? await tablesOfThings(parsed.things, options, uses, tally)
      : await tablesOfSheets(parsed.sheets, options, uses, tally);
  return draftsOf(tables, options, uses, tally);
};

/** Tells how the tables of a file are read. What headings are known is read from the model when there are some. */
export const readingOf = (options: ImportOptions, model: Model): ReadingSheets => {
  let headings: ReturnType<typeof headingsIn> | undefined;
  return {
    mostRows: options.inParts === true ? MOST_ROWS : undefined,
    knows: heading => (headings ??= headingsIn(options, model)).knows(heading),
  };
};

/** Rows of a table that is imported in parts. */
const MOST_ROWS = 1_000_000;
/** Violations that are told one by one. */
const MOST_TOLD = 500;

/** What breaks a shape stops the file, as a row that is refused does. */
const refuseViolations = (
  { things, violations = [] }: Extract<Parsed, { things: unknown }>,
  profile: Profile | undefined,
  tally: Tally,
): void => {
  if (profile === undefined) return;
  const rows = new Map(things.map(({ name }, i) => [name, i + 1]));
  for (const { thing, property, value, message } of violations.slice(0, MOST_TOLD))
    tally.refuse(
      { row: rows.get(thing) ?? 0, thing, column: property, value: value?.slice(0, 200) ?? null },
      why('BREAKS_SHAPE', `${profile}: ${message}`),
    );
  const left = violations.length - MOST_TOLD;
  if (left > 0) tally.refuse({ row: 0, thing: null }, why('BREAKS_SHAPE', `${profile}, ${left} times more`));
};

const tablesOfThings = async (
  things: readonly Thing[],
  options: ImportOptions,
  { model, query, before }: Reads,
  tally: Tally,
): Promise<readonly Table[]> => {
  const { tablesOf } = await import('./things.js');
  const uses = { model, lookUp: lookUpBy(model, query), keptBefore: before?.otherStatements };
  const tables = await tablesOf(things, options, uses, tally);
  if (tables.some(({ isMade }) => isMade)) return tables;
  const types = [...new Set(things.flatMap(one => one.types))].slice(0, 10);
  throw new SamgrafError(
    'BAD_INPUT',
    `Nothing in the file is of a kind that is imported: it has ${types.join(', ').slice(0, 400) || 'no types'}.`,
    'Say what a type is by a mapping: {"archimate:Node": "KIND"}.',
  );
};
