import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Config } from '../config';
import { SamgrafError, required } from '../engine/errors';
import type { PolicyRule } from '../engine/model/policy-rule';
import { readPolicies } from '../pack/policies';
import type { ImportReport } from '../files/imports/report';
import { sourceOf } from '../files/imports/slug';
import { askVerdicts, type VerdictScope } from '../files/verdicts/ask-verdicts';
import type { CheckedPlace } from '../files/verdicts/write-sarif';
import { sinceBefore, countBroken, type NewVerdict } from '../files/verdicts/since-before';
import { importFile, optionsOf, queryAs } from '../doors/server/import-route';
import { VERSION } from '../doors/server/version';
import { argumentsOf, tell, readGiven } from './terminal';
import { openForOperator, operator, type Unheard } from './unheard';

const OPTIONS = {
  policy: { type: 'boolean', default: false },
  of: { type: 'string', multiple: true, default: [] as string[] },
  kind: { type: 'string' },
  actor: { type: 'string' },
  map: { type: 'string' },
  format: { type: 'string', default: 'text' },
  out: { type: 'string' },
  'as-of': { type: 'string' },
  certainty: { type: 'string' },
  strict: { type: 'boolean', default: false },
} as const;

const FORMATS = ['text', 'junit', 'sarif'] as const;
type Format = (typeof FORMATS)[number];

/** What a build is told by the code that the command exits with. */
const EXITS = { KEPT: 0, BROKEN: 1, NOT_TOLD: 2 } as const;

type Values = ReturnType<typeof read>['values'];
const read = (args: readonly string[]) =>
  argumentsOf('check --policy', { args: [...args], allowPositionals: true, options: OPTIONS });

/** Checks policies, and returns the code to exit with. What keeps it from being told is thrown, and exits with 2. */
export const checkPolicyCommand = async (
  args: readonly string[],
  config: Config,
  say: (text: string) => void,
): Promise<number> => {
  const { positionals: files, values } = read(args);
  const format = formatIn(values.format);
  const rules = files.length > 0 ? readPolicies(files.map(textOf)) : undefined;
  const { verdicts, places, placeOfPolicy } = await verdictsOf(rules, values, config);
  const text = await written(verdicts, format, { ...values, places, placeOfPolicy });
  if (values.out === undefined) say(text.trimEnd());
  else writeFileSync(values.out, text);
  const { policies } = countBroken(verdicts);
  const isUnknown = verdicts.some(
    ({ verdict, cut }) => cut !== undefined || (values.strict && verdict === 'UNKNOWN'),
  );
  if (policies > 0) return EXITS.BROKEN;
  if (verdicts.some(({ cut }) => cut !== undefined)) return EXITS.NOT_TOLD;
  return isUnknown ? EXITS.BROKEN : EXITS.KEPT;
};

const formatIn = (said: string): Format => {
  const format = FORMATS.find(one => one === said);
  if (format) return format;
  throw new SamgrafError('BAD_INPUT', `--format is not ${said}.`, `It is one of ${FORMATS.join(', ')}.`);
};

const textOf = (path: string): Readonly<{ name: string; text: string }> => ({
  name: path,
  text: bytesOf(path).toString('utf8'),
});

const bytesOf = (path: string): Buffer =>
  readGiven(path, 'Name a file of policies, and with --of what is checked.');

type Places = ReadonlyMap<string, CheckedPlace>;
type Told = Readonly<{
  verdicts: readonly NewVerdict[];
  /** Where the things of the files that are checked stand. */
  places: Places;
  placeOfPolicy: (policy: string) => CheckedPlace;
}>;

const verdictsOf = async (
  rules: readonly PolicyRule[] | undefined,
  values: Values,
  config: Config,
): Promise<Told> => {
  const { of: checked, 'as-of': asOf, certainty } = values;
  const scope: VerdictScope = { asOf, certainty, language: 'en' };
  return onGraph(config, rules, checked.length > 0, async ({ app, samgraf }) => {
    const { model } = samgraf;
    checkAny(model.policies);
    const placeOfPolicy = (id: string): CheckedPlace =>
      required(
        model.policies.find(rule => rule.id === id),
        `the policy ${id}`,
      );
    const query = queryAs(app.askAs, operator('check'));
    const before = checked.length > 0 ? await askVerdicts(query, scope) : undefined;
    const places = new Map<string, CheckedPlace>();
    for (const path of checked)
      for (const row of (await taken(path, values, { app, samgraf })).rows)
        places.set(row.id, { file: path, line: lineOf(row, path) });
    const verdicts = sinceBefore(await askVerdicts(query, scope), before);
    return { verdicts, places, placeOfPolicy };
  });
};

/** The line that names a thing; of a table without names, that of its row. A workbook has none. */
const lineOf = ({ row, thing }: ImportReport['rows'][number], path: string): number | undefined => {
  if (thing === null) return path.endsWith('.csv') && row > 0 ? row : undefined;
  const lines = bytesOf(path).toString('utf8').split('\n');
  const at = lines.findIndex(line => line.includes(thing));
  return at < 0 ? undefined : at + 1;
};

const checkAny = (rules: readonly PolicyRule[]): void => {
  if (rules.length > 0) return;
  throw new SamgrafError(
    'BAD_INPUT',
    'The pack has no policies, and no file of them was named.',
    'Name one: samgraf check --policy policies.graphql; docs/policies.md says what is in it.',
  );
};

/** Takes in a file as an import does, all of it or nothing. */
const taken = async (
  path: string,
  values: Values,
  { app, samgraf }: Pick<Unheard, 'app' | 'samgraf'>,
): Promise<ImportReport> => {
  const { kind, actor, map } = values;
  const search = new URLSearchParams({
    source: sourceOf(basename(path), actor),
    title: basename(path),
    dryRun: 'false',
  });
  for (const [name, value] of Object.entries({ kind, actor }))
    if (value !== undefined) search.set(name, value);
  if (map !== undefined) search.set('mapping', bytesOf(map).toString('utf8'));
  const by = operator('check', actor);
  const report = await importFile(bytesOf(path), optionsOf(search, undefined), {
    askAs: app.askAs,
    model: samgraf.model,
    by,
    progress: tell,
  });
  const [refused] = report.refused;
  if (refused)
    throw new SamgrafError(
      'BAD_RECORD',
      `${path} cannot be taken in: ${refused.message} (${report.refused.length} refused)`,
      refused.hint,
    );
  if (report.notUnderstood.length > 0)
    tell(`${path}: ${report.notUnderstood.length} values were not understood, and are not checked.`);
  return report;
};

/** Works on the graph of the environment, or on a copy of it that is thrown away. */
const onGraph = async <T>(
  config: Config,
  rules: readonly PolicyRule[] | undefined,
  isCopy: boolean,
  work: (on: Unheard) => Promise<T>,
): Promise<T> => {
  const folder = isCopy ? mkdtempSync(join(tmpdir(), 'samgraf-policy-')) : undefined;
  try {
    const on = await openForOperator(folder === undefined ? config : copied(config, folder), rules);
    return await work(on).finally(() => on.close());
  } finally {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  }
};

/** The settings of a copy: of the embedded store if it is there, or else the pack's own graph. */
const copied = (config: Config, folder: string): Config => {
  const { SAMGRAF_STORE: path } = config;
  const to = join(folder, 'graph.grafeo');
  if (path.includes('://'))
    tell('A file is checked with the graph of the pack: that of a Neo4j is not copied.');
  else
    for (const part of ['', '.wal'])
      if (existsSync(`${path}${part}`)) cpSync(`${path}${part}`, `${to}${part}`, { recursive: true });
  return { ...config, SAMGRAF_STORE: to, SAMGRAF_SEED: 'auto', SAMGRAF_DURABILITY: 'relaxed' };
};

type HowWritten = Pick<Values, 'strict'> & Pick<Told, 'places' | 'placeOfPolicy'>;

const written = async (
  verdicts: readonly NewVerdict[],
  format: Format,
  { strict, places, placeOfPolicy }: HowWritten,
): Promise<string> => {
  if (format === 'junit') {
    const { writeJunit } = await import('../files/verdicts/write-junit.js');
    return writeJunit(verdicts, { isStrict: strict, suite: 'samgraf policies' });
  }
  if (format === 'sarif') {
    const { writeSarif } = await import('../files/verdicts/write-sarif.js');
    return writeSarif(verdicts, { version: VERSION, placeOfPolicy, placeOf: id => places.get(id) });
  }
  const { writeText } = await import('../files/verdicts/write-text.js');
  return `${writeText(verdicts)}\n`;
};
