import { parse, validate } from 'graphql';
import type { Viewer } from '../../src/access/viewer';
import { applyChanges, type Applying } from '../../src/changes/apply';
import { ResponseCache } from '../../src/answer/response-cache';
import { SamgrafError } from '../../src/errors';
import type { Change, Report } from '../../src/plan/change';
import type { ChangeEntry } from '../../src/plan/change-log';
import type { Bound } from '../../src/plan/plan';
import type { Samgraf } from '../../src/server/samgraf';
import { responseOf } from '../support/responding';

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

export const PLAIN: Applying = {
  viewer: STEWARD,
  reason: 'a test',
  source: undefined,
  dryRun: false,
  expectedSequence: undefined,
  idempotencyKey: undefined,
};

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
