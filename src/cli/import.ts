import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import type { Config } from '../config';
import { SamgrafError } from '../engine/errors';
import type { ImportOptions, Query } from '../files/imports/changes';
import type { ImportReport, Left } from '../files/imports/report';
import { sourceOf } from '../files/imports/slug';
import { getFile, type GotFile } from '../doors/server/get-file';
import { importWithRest, optionsOf, queryAs, restWordsOf } from '../doors/server/import-route';
import { insideOf } from '../doors/server/options';
import { listVersions, takeBack, type ListedVersion, type TakenBack } from '../files/imports/take-back';
import { argumentsOf, noMore, readGiven, tell } from './terminal';
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
  due: { type: 'string' },
  reading: { type: 'string' },
  'key-file': { type: 'string' },
  versions: { type: 'boolean', default: false },
  undo: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

/** What the server takes as parameters, by the options of the command that are the same. */
const SAME = [
  'kind',
  'actor',
  'title',
  'certainty',
  'match',
  'shapes',
  'take',
  'gone',
  'due',
  'reading',
] as const;

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
  if (values.versions || values.undo) return aboutVersions(values, positionals, { config, say });
  if (path === undefined || others.length > 0)
    throw new SamgrafError(
      'BAD_INPUT',
      'import takes one file.',
      'samgraf import systems.csv --kind KIND --actor ID --dry-run',
    );
  const name = nameOf(path);
  const search = new URLSearchParams({
    source: values.source ?? sourceOf(name, values.actor),
    title: values.title ?? name,
    file: isWeb(path) ? addressOf(path) : name,
    dryRun: String(values['dry-run']),
  });
  for (const name of SAME) if (values[name] !== undefined) search.set(name, values[name]);
  if (values.map !== undefined) search.set('mapping', readFile(values.map).toString('utf8'));
  if (values.values !== undefined) search.set('values', readFile(values.values).toString('utf8'));
  const options = { ...optionsOf(search, undefined), inParts: true };
  const from = { path, restPath: values.rest, keyPath: values['key-file'] };
  const report = await importInto(config, from, options);
  if (!report) {
    say('The file is as it was when it was taken in: nothing to do.');
    return true;
  }
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

const isWeb = (path: string): boolean => /^https?:\/\//.test(path);

/** An address without what may be secret in it. */
const addressOf = (url: string): string =>
  URL.canParse(url) ? `${new URL(url).origin}${new URL(url).pathname}` : url;

const nameOf = (path: string): string => {
  if (!isWeb(path) || !URL.canParse(path)) return basename(path);
  const { pathname, hostname } = new URL(path);
  return basename(decodeURIComponent(pathname)) || hostname;
};

type From = Readonly<{ path: string; restPath: string | undefined; keyPath: string | undefined }>;

/** The file at a path or an address; undefined if its server says that it is as it was when it was last taken in. */
const fileAt = async (
  { path, keyPath }: From,
  source: string,
  query: Query,
  config: Config,
): Promise<GotFile | undefined> => {
  if (!isWeb(path)) return { body: readFile(path), etag: undefined };
  const key = keyPath === undefined ? undefined : readFile(keyPath).toString('utf8').trim();
  const versions = await listVersions(source, query, 5);
  const last = versions.find(({ undone: isUndone }) => !isUndone);
  const etag = last?.file === addressOf(path) ? (last.etag ?? undefined) : undefined;
  return getFile(path, { key, etag, inside: insideOf(config) });
};

/** With a server that does not listen, on the store of the environment; undefined if the file is as it was. */
const importInto = async (
  config: Config,
  from: From,
  given: ImportOptions,
): Promise<ImportReport | undefined> => {
  keepHeapSmall();
  const { restPath } = from;
  const early = isWeb(from.path) ? undefined : readFile(from.path);
  const { app, samgraf, close } = await openForOperator(config);
  try {
    const by = operator('import', given.actor);
    const query = queryAs(app.askAs, by);
    const got = early ? { body: early, etag: undefined } : await fileAt(from, given.source, query, config);
    if (!got) return undefined;
    const { body: file, etag } = got;
    const said = { ...given, etag };
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

type Values = Readonly<{
  source?: string | undefined;
  actor?: string | undefined;
  versions: boolean;
  undo: boolean;
  json: boolean;
}>;
type Out = Readonly<{ config: Config; say: (text: string) => void }>;

/** Lists the versions of a source, or takes the last that stands back. */
const aboutVersions = async (
  values: Values,
  rest: readonly string[],
  { config, say }: Out,
): Promise<boolean> => {
  noMore(rest, 'Name the source by --source.');
  const { source } = values;
  if (source === undefined)
    throw new SamgrafError(
      'BAD_INPUT',
      'Whose versions is not said.',
      'samgraf import --versions --source source:ID',
    );
  const { app, close } = await openForOperator(config);
  try {
    const query = queryAs(app.askAs, operator('import', values.actor));
    if (!values.undo) {
      const versions = await listVersions(source, query);
      say(
        values.json
          ? JSON.stringify(versions, undefined, 2)
          : versions.map(lineOf).join('\n') || 'There are none.',
      );
      return true;
    }
    const taken = await takeBack({ source }, query);
    say(values.json ? JSON.stringify(taken, undefined, 2) : takenText(taken));
    return taken.left === 0;
  } finally {
    await close();
  }
};

const lineOf = (of: ListedVersion): string =>
  [
    `${of.number}  ${of.at}  ${of.by}  ${of.file ?? ''}  ${of.hash.slice(0, 12)}`,
    `${of.cameCount} came, ${of.changedCount} changed, ${of.unchangedCount} stayed, ${of.goneCount} gone${of.goneCount > 0 && of.endsGone ? ' and ended' : ''}`,
    `${of.read} cells, ${of.notUnderstood} not understood`,
    ...(of.dueOn === null ? [] : [`due again ${of.dueOn}`]),
    ...(of.undone ? ['taken back'] : []),
  ].join('; ');

const takenText = ({ number, parts, left, faults }: TakenBack): string =>
  left === 0
    ? `Version ${number} is taken back.`
    : [
        `Version ${number} was not taken back: ${parts} of ${parts + left} parts were. What it left has been changed since:`,
        ...faults.map(({ path, message, hint }) => `${path}: ${message} ${hint}`),
      ].join('\n');

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
    ...(cells.kept > 0
      ? [
          `Of those taken, ${cells.kept} have no field here; they are kept with what they are of (otherStatements).`,
        ]
      : []),
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
