import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import type { Config } from '../config';
import { SamgrafError } from '../engine/errors';
import type { ImportOptions } from '../files/imports/changes';
import type { ImportReport, Left } from '../files/imports/report';
import { sourceOf } from '../files/imports/slug';
import { importWithRest, optionsOf, restWordsOf } from '../doors/server/import-route';
import { argumentsOf, readGiven, tell } from './terminal';
import { openForOperator, operator } from './unheard';

const OPTIONS = {
  kind: { type: 'string' },
  actor: { type: 'string' },
  source: { type: 'string' },
  title: { type: 'string' },
  certainty: { type: 'string' },
  map: { type: 'string' },
  values: { type: 'string' },
  take: { type: 'string' },
  gone: { type: 'string' },
  rest: { type: 'string' },
  match: { type: 'string' },
  shapes: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

/** What the server takes as parameters, by the options of the command that are the same. */
const SAME = ['kind', 'actor', 'title', 'certainty', 'match', 'shapes', 'take', 'gone'] as const;

const readFile = (path: string): Buffer => readGiven(path, 'Name the file to import.');

/**
 * Imports a file into the store of the environment, by the same way in as the server's.
 *
 * @returns whether nothing was refused
 */
export const importCommand = async (
  args: readonly string[],
  config: Config,
  say: (text: string) => void,
): Promise<boolean> => {
  const { positionals, values } = argumentsOf('import', {
    args: [...args],
    allowPositionals: true,
    options: OPTIONS,
  });
  const [path, ...others] = positionals;
  if (path === undefined || others.length > 0)
    throw new SamgrafError(
      'BAD_INPUT',
      'import takes one file.',
      'samgraf import systems.csv --kind KIND --actor ID --dry-run',
    );
  const search = new URLSearchParams({
    source: values.source ?? sourceOf(basename(path), values.actor),
    title: values.title ?? basename(path),
    dryRun: String(values['dry-run']),
  });
  for (const name of SAME) if (values[name] !== undefined) search.set(name, values[name]);
  if (values.map !== undefined) search.set('mapping', readFile(values.map).toString('utf8'));
  if (values.values !== undefined) search.set('values', readFile(values.values).toString('utf8'));
  const options = { ...optionsOf(search, undefined), inParts: true };
  const report = await importInto(config, path, options, values.rest);
  say(values.json ? JSON.stringify(report, undefined, 2) : told(report));
  return report.refused.length === 0 && report.parts.stopped === null;
};

/**
 * Each part of a large file is garbage when it is written. It is collected before the heap has grown to several times what is held: of
 * 60,000 changes that takes 25 s of CPU and not 24.
 */
const keepHeapSmall = (): void => {
  setFlagsFromString('--heap-growing-percent=60');
};

/** With a server that does not listen, on the store of the environment. */
const importInto = async (
  config: Config,
  path: string,
  said: ImportOptions,
  restPath: string | undefined,
): Promise<ImportReport> => {
  keepHeapSmall();
  const file = readFile(path);
  const { app, samgraf, close } = await openForOperator(config);
  try {
    const by = operator('import', said.actor);
    const words = restWordsOf(samgraf.model.messages.in(undefined));
    const options = restPath === undefined ? said : { ...said, rest: words };
    const { report, rest } = await importWithRest(file, options, {
      askAs: app.askAs,
      model: samgraf.model,
      by,
      progress: tell,
    });
    if (restPath !== undefined && rest) writeFileSync(restPath, rest, { mode: 0o600 });
    return report;
  } finally {
    await close();
  }
};

/** Lines of each kind that are told; --json has all. */
const TOLD = 20;

const told = (report: ImportReport): string => {
  const { columns, cells, changes, notUnderstood, refused, notes, gone } = report;
  const unknown = new Set(columns.filter(({ means }) => means === null).map(({ header }) => header));
  return [
    `Columns: ${[...new Set(columns.flatMap(({ header, means }) => (means === null ? [] : [`${header} → ${means}`])))].join(', ')}.`,
    ...(unknown.size > 0
      ? [
          `Columns that are not understood: ${[...unknown].join(', ')}. Say what they are with --map, a file such as ${JSON.stringify({ [[...unknown][0] ?? '']: 'externalIds' })}.`,
        ]
      : []),
    `Cells: ${cells.read} read = ${cells.taken} taken as they are + ${cells.mapped} mapped + ${cells.notUnderstood} not understood.`,
    `Changes: ${changes.created} created, ${changes.changed} changed, ${changes.unchanged} unchanged, ${changes.refused} refused.`,
    ...(gone.length > 0
      ? [
          `Said by the source before, and not in the file: ${gone.length}, such as ${gone[0]?.name}. --gone end ends them today; else they stay.`,
        ]
      : []),
    ...linesOf('Not understood', notUnderstood),
    ...linesOf('Refused', refused),
    ...notes,
    endOf(report),
  ].join('\n');
};

/** Says how much of it is written. */
const endOf = ({ applied, dryRun, parts: { of, written, stopped } }: ImportReport): string => {
  if (applied) return of > 1 ? `Written, in ${of} parts.` : 'Written.';
  if (dryRun) return 'Nothing was written: it was a dry run.';
  if (written === 0) return 'Nothing was written.';
  const why = stopped ?? 'the next one is refused';
  return `Stopped: ${written} of ${of} parts are written, and nothing of the others: ${why}. Send the same file again: what is written stays as it is.`;
};

/** One line for those of one column with one fault. */
const linesOf = (title: string, left: readonly Left[]): readonly string[] => {
  const alike = new Map<string, { first: Left; count: number }>();
  for (const one of left) {
    const key = `${one.column} ${one.message}`;
    const of = alike.get(key);
    if (of) of.count += 1;
    else alike.set(key, { first: one, count: 1 });
  }
  const all = [...alike.values()];
  const unsaid = all.slice(TOLD).reduce((sum, { count }) => sum + count, 0);
  return [
    ...all.slice(0, TOLD).map(({ first: { row, column, value, message }, count }) => {
      const more = count === 1 ? '' : `, and ${count - 1} more`;
      return `${title}: row ${row}${column === null ? '' : `, ${column}`}${value === null ? '' : ` (${value})`}${more}: ${message}`;
    }),
    ...(unsaid > 0 ? [`… and ${unsaid} more; --json has them.`] : []),
  ];
};
