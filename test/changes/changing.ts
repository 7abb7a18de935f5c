import { parse, validate } from 'graphql';
import type { Viewer } from '../../src/engine/access/viewer';
import { applyChanges, plainly, type Applying } from '../../src/engine/changes/apply';
import { ResponseCache } from '../../src/engine/answer/response-cache';
import { SamgrafError } from '../../src/engine/errors';
import type { Change, Report } from '../../src/engine/plan/change';
import type { ChangeEntry } from '../../src/engine/plan/change-log';
import type { Bound } from '../../src/engine/plan/plan';
import { refresh, type Samgraf } from '../../src/doors/server/samgraf';
import { responseOf } from '../support/responding';
import { writeRecords } from '../support/write-records';

export const STEWARD: Viewer = { name: 'steward', role: 'STEWARD', actor: undefined, known: true };
export const editorOf = (actor: string): Viewer => ({
  name: `key of ${actor}`,
  role: 'EDITOR',
  actor,
  known: true,
});

/** The data of a mutation or a query, sent by someone; its error, thrown, as `CODE  message`. */
export const send = async (
  samgraf: Samgraf,
  text: string,
  variables: Bound = {},
  viewer: Viewer | undefined = STEWARD,
): Promise<Readonly<Record<string, never>>> => {
  const document = parse(text);
  const [invalid] = validate(samgraf.schema, document);
  if (invalid) throw invalid;
  const operation = {
    document,
    operationName: undefined,
    variables,
    cost: false,
    ...(viewer ? { viewer } : {}),
  };
  try {
    const answered = await responseOf(operation, { samgraf, answers: new ResponseCache(false) });
    const { data, errors } = JSON.parse(String(answered)) as {
      data: Record<string, never>;
      errors?: unknown;
    };
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    return data;
  } catch (error) {
    if (error instanceof SamgrafError) throw new Error(`${error.code}  ${error.message}`);
    throw error;
  }
};

export const PLAIN: Applying = { ...plainly(STEWARD), reason: 'a test' };

export const applied = (
  { model, store }: Samgraf,
  changes: readonly Change[],
  how: Partial<Applying> = {},
): Promise<Report> => applyChanges(model, store, changes, { ...PLAIN, ...how });

/** All entries of the log. */
export const logOf = ({ store }: Samgraf, after = 0): Promise<readonly ChangeEntry[]> =>
  store.entries({ after, limit: 100_000 });

const A_SOURCE = { certainty: 'FACT', sources: ['source:test'] };

/** A few nodes and relations to change, as native records. */
export const WORLD = [
  {
    type: 'Source',
    id: 'source:test',
    name: { nb: 'Prøve' },
    title: 'Prøve',
    certainty: 'FACT',
    sources: [],
  },
  {
    type: 'Source',
    id: 'source:other',
    name: { nb: 'En annen' },
    title: 'En annen',
    certainty: 'FACT',
    sources: [],
  },
  { type: 'Municipality', id: 'municipality:0301', number: '0301', name: { nb: 'Oslo' }, ...A_SOURCE },
  { type: 'Municipality', id: 'municipality:4601', number: '4601', name: { nb: 'Bergen' }, ...A_SOURCE },
  {
    type: 'Solution',
    id: 'resource:a',
    name: { nb: 'A', en: 'A' },
    registerNumber: 'DIGDIR-001',
    ...A_SOURCE,
  },
  { type: 'Solution', id: 'resource:b', name: { nb: 'B' }, ...A_SOURCE, sources: ['source:other'] },
  { type: 'PublicOrganisation', id: 'organisation:x', name: { nb: 'X' }, ...A_SOURCE },
  { relation: 'USES', from: 'municipality:0301', to: 'resource:a', ...A_SOURCE },
  { relation: 'PROVIDES', from: 'organisation:x', to: 'resource:a', ...A_SOURCE },
];

export const REPORT = `applied dryRun replayed batch sequence warnings created changed unchanged deleted refused
  results { path status id of version removed fields { field before after } faults { code field message } }`;
const APPLY = `mutation A($changes: [ChangeInput!]!, $dryRun: Boolean, $key: String, $version: Int) {
  apply(changes: $changes, source: "source:test", certainty: FACT, reason: "a test", dryRun: $dryRun, idempotencyKey: $key, expectedVersion: $version) { ${REPORT} }
}`;

type Result = Readonly<{
  status: string;
  id: string;
  version: number | null;
  faults: readonly Readonly<Record<string, string>>[];
}>;
export type Reported = Readonly<Record<string, unknown>> &
  Readonly<{ applied: boolean; batch: string; sequence: number; results: readonly Result[] }>;
export const apply = async (samgraf: Samgraf, changes: readonly unknown[], more = {}): Promise<Reported> =>
  (await send(samgraf, APPLY, { changes, ...more }))['apply'] as unknown as Reported;
export const faultsOf = ({ results }: Reported): readonly string[] =>
  results.flatMap(({ faults }) => faults.map(({ code, field, message }) => `${code} ${field}: ${message}`));
export const one = async (samgraf: Samgraf, query: string): Promise<unknown> =>
  Object.values(await send(samgraf, query))[0];

/** Writes the world to a store, past the log: what tests begin with. */
export const begin = async (samgraf: Samgraf): Promise<void> => {
  await writeRecords(samgraf, WORLD);
  await refresh(samgraf);
};
