import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { makeKey } from '../../src/engine/access/keys';
import type { ImportReport } from '../../src/files/imports/report';
import { openSeededApp, type SeededApp } from '../hostile/seeded-app';

const keyOf = (name: string, actor: string) => makeKey({ name, role: 'EDITOR', actor }, new Date());
const nve = keyOf('nve', 'organisation:nve');
const colleague = keyOf('nve-2', 'organisation:nve');
const oslo = keyOf('oslo', 'municipality:0301');
const reader = makeKey({ name: 'reader', role: 'READER' }, new Date());
const steward = makeKey({ name: 'steward', role: 'STEWARD' }, new Date());
let seeded: SeededApp;
let app: FastifyInstance;
beforeEach(async () => {
  seeded = await openSeededApp({}, [nve.key, colleague.key, oslo.key, reader.key, steward.key]);
  app = seeded.app;
});
afterEach(() => seeded.close());

const send = async (
  file: string,
  how = '',
  key = nve.text,
  source = 'source:nve-ark',
): Promise<ImportReport> => {
  const response = await app.inject({
    method: 'POST',
    url: `/import?source=${source}&kind=InformationSystem&dryRun=false${how}`,
    headers: { 'content-type': 'text/csv', authorization: `Bearer ${key}` },
    payload: file,
  });
  return response.json<ImportReport>();
};
const ask = async <T>(query: string, key?: string): Promise<T> => {
  const authorization = key === undefined ? {} : { authorization: `Bearer ${key}` };
  const response = await app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'application/json', ...authorization },
    payload: JSON.stringify({ query }),
  });
  const { data, errors } = response.json<{ data: T; errors?: unknown }>();
  expect(errors).toBeUndefined();
  return data;
};

type Version = Readonly<{
  number: number;
  by: string;
  hash: string;
  file: string | null;
  came: readonly string[];
  changed: readonly string[];
  unchangedCount: number;
  gone: readonly string[];
  endsGone: boolean;
  read: number;
  notUnderstood: number;
  reading: Readonly<{ mapping: Readonly<Record<string, string>>; kind: string }> | null;
  left: unknown;
  batches: readonly string[];
  undone: boolean;
  sameAt: string | null;
  dueOn: string | null;
}>;
const VERSIONS = `{ sourceVersions(of: "source:nve-ark") { next nodes { number by hash file came changed unchangedCount gone endsGone
  read notUnderstood reading left batches undone sameAt dueOn } } }`;
const versions = async (key?: string): Promise<readonly Version[]> =>
  (await ask<{ sourceVersions: { nodes: readonly Version[] } }>(VERSIONS, key)).sourceVersions.nodes;
const undo = async (batch: string, key = nve.text): Promise<{ applied: boolean; batch: string }> =>
  (
    await ask<{ undo: { applied: boolean; batch: string } }>(
      `mutation { undo(batch: "${batch}", reason: "Feil fil") { applied batch } }`,
      key,
    )
  ).undo;

const FIRST = 'Systemnavn;Kaller\nArkiv;ID-porten\nLønn;ID-porten\nTid;Altinn';

test('each import is a version, with what came, what changed and what is gone', async () => {
  await send(FIRST, '&file=ark-2025.csv&due=2027-01-15');
  const report = await send(
    'Systemnavn;Kaller\nArkiv;ID-porten\nLønn;Maskinporten\nSak;ID-porten',
    '&gone=end',
  );
  expect(report.notUnderstood).toEqual([]);
  const [second, first, ...others] = await versions(nve.text);
  expect(others).toEqual([]);
  expect(first).toMatchObject({
    number: 1,
    by: 'nve',
    file: 'ark-2025.csv',
    hash: createHash('sha256').update(FIRST).digest('hex'),
    came: ['system:nve-arkiv', 'system:nve-lonn', 'system:nve-tid'],
    changed: [],
    gone: [],
    read: 6,
    dueOn: '2027-01-15',
    undone: false,
  });
  expect(second).toMatchObject({
    number: 2,
    came: ['system:nve-sak'],
    changed: ['system:nve-lonn'],
    unchangedCount: 1,
    gone: ['system:nve-tid'],
    endsGone: true,
  });
});

test('the next file of a source is read as the last one was, without a word, unless it is said to be read anew', async () => {
  const mapping = encodeURIComponent('{"Kjennemerke":"name","X7":"calls"}');
  const first = await send('Kjennemerke;X7\nArkiv;ID-porten', `&mapping=${mapping}`);
  expect(first.readBy).toBeNull();
  const next = await send('Kjennemerke;X7\nArkiv;ID-porten\nLønn;Altinn');
  expect([next.readBy, next.columns.map(({ means }) => means)]).toEqual([1, ['name', 'calls']]);
  expect(next.notUnderstood).toEqual([]);
  const anew = await send('Kjennemerke;X7\nArkiv;ID-porten', '&reading=anew&dryRun=true');
  expect(anew.readBy).toBeUndefined();
});

const accept = async (proposal: string, how = ''): Promise<string> => {
  const { acceptProposal } = await ask<{ acceptProposal: { report: { batch: string } } }>(
    `mutation { acceptProposal(proposal: "${proposal}", reason: "Stemmer"${how}) { report { batch } } }`,
    steward.text,
  );
  return acceptProposal.report.batch;
};

test('what is proposed is a version when it is accepted, and its proposer is told how it stands', async () => {
  await send(FIRST);
  const { proposal } = await send('Systemnavn;Annet\nSak;x', '&way=propose&file=forslag.csv', reader.text);
  expect([(await versions(steward.text)).length, await versions(reader.text)]).toEqual([1, []]);
  const batch = await accept(String(proposal));
  const [second] = await versions(reader.text);
  expect(second).toMatchObject({
    ...{ number: 2, by: 'reader', file: 'forslag.csv', came: ['system:sak'], read: 2, notUnderstood: 1 },
    batches: [batch],
  });
  // What its reader does not see of the source is not told to be gone.
  expect(second?.gone).toEqual([]);
  expect((await versions(nve.text)).map(({ number }) => number)).toEqual([1]);
  await undo(batch, steward.text);
  expect((await versions(reader.text)).map(({ undone }) => undone)).toEqual([true]);
});

test('of what is rejected, or made of another source, there is no version', async () => {
  const ids: string[] = [];
  for (const name of ['Sak', 'Post'])
    ids.push(String((await send(`Systemnavn\n${name}`, '&way=propose', reader.text)).proposal));
  await ask(
    `mutation { rejectProposal(proposal: "${ids[0]}", reason: "Nei") { proposal { id } } }`,
    steward.text,
  );
  await send(FIRST, '', nve.text, 'source:annen');
  await accept(String(ids[1]), ', source: "source:annen"');
  expect(await versions(steward.text)).toEqual([]);
});

test('what was guessed is kept as well, and a value that was said to mean another', async () => {
  const values = encodeURIComponent('{"Livsløpstatus":{"Pilot":"PLANNED"}}');
  await send('Systemnavn;Livsløpstatus\nArkiv;Pilot', `&values=${values}`);
  const [version] = await versions(nve.text);
  expect(version?.reading).toMatchObject({ kind: 'InformationSystem', mapping: { Systemnavn: 'name' } });
  const next = await send('Systemnavn;Livsløpstatus\nArkiv;Pilot\nLønn;Pilot');
  expect([next.applied, next.notUnderstood]).toEqual([true, []]);
});

test('the same file once more is no version, and says when it was the same', async () => {
  await send(FIRST);
  await send(FIRST);
  const [only, ...others] = await versions(nve.text);
  expect([others, only?.number]).toEqual([[], 1]);
  expect(only?.sameAt).toMatch(/^\d{4}-/);
});

test('a version is as closed as what it carries: its maker, its colleagues and stewards have it, others nothing', async () => {
  await send(FIRST);
  expect(await versions(nve.text)).toHaveLength(1);
  expect(await versions(colleague.text)).toHaveLength(1);
  for (const key of [oslo.text, undefined]) expect(await versions(key)).toEqual([]);
});

test('of a version that anyone may see, others are told when and how much, and not how it was read or what was left', async () => {
  await send('Navn;Tilgangsnivå;Hemmelig kolonne\nArkiv;PUBLIC;hysj', '&file=hemmelig.csv');
  const [told] = await versions();
  expect(told).toMatchObject({ number: 1, came: ['system:nve-arkiv'], read: 3, notUnderstood: 1 });
  expect(told).toMatchObject({ file: null, reading: null, left: null, batches: [] });
  const [own] = await versions(nve.text);
  expect(own).toMatchObject({ file: 'hemmelig.csv' });
  expect(JSON.stringify(own?.left)).toContain('hysj');
});

test('a version is undone by its maker, exactly, and says so; taken back once more, it stands again', async () => {
  await send(FIRST);
  const systems =
    '{ informationSystems { nodes { id validTo calls { nodes { id } } } } sources(where: { id: { eq: "source:nve-ark" } }) { totalCount } }';
  const before = await ask(systems, nve.text);
  await send('Systemnavn;Kaller\nArkiv;Maskinporten\nSak;ID-porten', '&gone=end');
  const [second] = await versions(nve.text);
  const undone = await undo(second?.batches[0] ?? '');
  expect([undone.applied, await ask(systems, nve.text)]).toEqual([true, before]);
  const [after] = await versions(nve.text);
  expect(after).toMatchObject({ number: 2, undone: true, batches: [] });
  expect((await undo(undone.batch)).applied).toBe(true);
  expect((await versions(nve.text))[0]).toMatchObject({ number: 2, undone: false });
});

test('where others have written since, the undoing is refused with a reason, and the version stands', async () => {
  await send(FIRST);
  const [version] = await versions(nve.text);
  const patch = `mutation { apply(changes: [{ patch: { informationSystem: { id: "system:nve-arkiv", homepage: "https://a.no" } } }], source: "source:nve-ark", reason: "x") { applied } }`;
  expect(await ask(patch, colleague.text)).toEqual({ apply: { applied: true } });
  const refused = await ask<{
    undo: { applied: boolean; results: readonly { faults: readonly object[] }[] };
  }>(
    `mutation { undo(batch: "${version?.batches[0] ?? ''}", reason: "Feil fil") { applied results { faults { code message hint } } } }`,
    nve.text,
  );
  expect(refused.undo.applied).toBe(false);
  expect(refused.undo.results.flatMap(({ faults }) => faults)).not.toEqual([]);
  expect((await versions(nve.text))[0]).toMatchObject({ undone: false });
});

test('who has taken nothing in adds no version to what others have said', async () => {
  await send('Navn;Tilgangsnivå\nArkiv;PUBLIC');
  const unchanged = `mutation { apply(changes: [{ upsert: { solution: { id: "resource:id-porten" } } }], source: "source:nve-ark", reason: "x",
    version: { run: "r", hash: "${'0'.repeat(64)}", bytes: 1, read: 1, taken: 1, mapped: 0, notUnderstood: 0 }) { batch } }`;
  await app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${oslo.text}` },
    payload: JSON.stringify({ query: unchanged }),
  });
  expect((await versions(nve.text)).map(({ number }) => number)).toEqual([1]);
});

test.each(['hash: "x"', `hash: "${'0'.repeat(64)}", reading: "{"`])(
  'a version that is none is refused: %s',
  async said => {
    const response = await app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${nve.text}` },
      payload: JSON.stringify({
        query: `mutation { apply(changes: [], source: "source:nve-ark", reason: "x", version: { run: "r", ${said}, bytes: 1, read: 1, taken: 1, mapped: 0, notUnderstood: 0 }) { batch } }`,
      }),
    });
    expect(response.body).toContain('BAD_INPUT');
  },
);
