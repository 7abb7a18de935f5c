import type { FastifyInstance } from 'fastify';
import { makeKey } from '../../src/engine/access/keys';
import type { ImportReport } from '../../src/files/imports/report';
import { openSeededApp, type SeededApp } from '../hostile/seeded-app';

const keyOf = (name: string, actor: string) => makeKey({ name, role: 'EDITOR', actor }, new Date());
const nve = keyOf('nve', 'organisation:nve');
const oslo = keyOf('oslo', 'municipality:0301');
let seeded: SeededApp;
let app: FastifyInstance;
beforeEach(async () => {
  seeded = await openSeededApp({}, [nve.key, oslo.key]);
  app = seeded.app;
});
afterEach(() => seeded.close());

const send = async (file: string, how: string, type = 'text/csv'): Promise<ImportReport> => {
  const response = await app.inject({
    method: 'POST',
    url: `/import?source=source:nve-ark&title=NVEs%20hemmelige%20ark&dryRun=false&${how}`,
    headers: { 'content-type': type, authorization: `Bearer ${nve.text}` },
    payload: file,
  });
  return response.json<ImportReport>();
};
const ask = async <T>(query: string, key?: string): Promise<T> => {
  const response = await app.inject({
    method: 'POST',
    url: '/graphql',
    headers: {
      'content-type': 'application/json',
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
    },
    payload: JSON.stringify({ query }),
  });
  const { data, errors } = response.json<{ data: T; errors?: unknown }>();
  expect(errors).toBeUndefined();
  return data;
};
const undo = (batch: string | undefined, key: string) =>
  ask<{ undo: { applied: boolean; results: readonly { status: string; faults: readonly object[] }[] } }>(
    `mutation { undo(batch: "${batch ?? ''}", reason: "Feil fil") { applied results { status faults { code } } } }`,
    key,
  );

const SHEET = 'Navn;Pålogging;Integrasjoner\nArkiv;ID-porten;Altinn\nLønn;ID-porten;';
const MAPPED = `kind=InformationSystem&mapping=${encodeURIComponent('{"Pålogging":"calls","Integrasjoner":"calls"}')}`;
const SOURCE = '{ sources(where: { id: { eq: "source:nve-ark" } }) { nodes { title access restrictedTo } } }';
const TOLD = '{ changes(first: 100, by: "nve") { nodes { sequence } } }';

test('two columns lead to one relation', async () => {
  const report = await send(SHEET, MAPPED);
  expect(report.columns.map(({ means }) => means)).toEqual(['name', 'calls', 'calls']);
  expect(report.notUnderstood.filter(({ code }) => code === 'UNKNOWN_COLUMN')).toEqual([]);
  const calls = '{ informationSystem(id: "system:nve-arkiv") { calls { nodes { id } } } }';
  const { informationSystem } = await ask<{
    informationSystem: { calls: { nodes: readonly { id: string }[] } };
  }>(calls, nve.text);
  expect(informationSystem.calls.nodes.map(({ id }) => id)).toContain('resource:id-porten');
});

test('a source is as closed as what rests on it, and its log too', async () => {
  await send('Navn\nArkiv\nLønn', 'kind=InformationSystem');
  const closed = { title: 'NVEs hemmelige ark', access: 'NON_PUBLIC', restrictedTo: ['organisation:nve'] };
  expect(await ask(SOURCE, nve.text)).toEqual({ sources: { nodes: [closed] } });
  for (const key of [undefined, oslo.text]) {
    expect(await ask(SOURCE, key)).toEqual({ sources: { nodes: [] } });
    const { changes } = await ask<{ changes: { nodes: readonly object[] } }>(TOLD, key);
    expect(changes.nodes).toEqual([]);
  }
});

test('what anyone may see of the file has a source that anyone may see', async () => {
  const { applied } = await send(
    'Navn;Tilgangsnivå\nArkiv;PUBLIC\nLønn;NON_PUBLIC',
    'kind=InformationSystem',
  );
  expect(applied).toBe(true);
  expect(await ask(SOURCE)).toMatchObject({ sources: { nodes: [{ access: 'PUBLIC', restrictedTo: [] }] } });
});

test('who imports can undo it, with the source that it made, and nobody else', async () => {
  const report = await send(SHEET, MAPPED);
  const [batch] = report.batches;
  expect([report.applied, report.batches.length]).toEqual([true, 1]);
  const others = await app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${oslo.text}` },
    payload: JSON.stringify({ query: `mutation { undo(batch: "${batch ?? ''}", reason: "x") { applied } }` }),
  });
  expect(others.body).toMatch(/FORBIDDEN|NOT_FOUND/);
  const { undo: undone } = await undo(batch, nve.text);
  expect([undone.applied, undone.results.flatMap(({ faults }) => faults)]).toEqual([true, []]);
  expect(await ask(SOURCE, nve.text)).toEqual({ sources: { nodes: [] } });
  const left = await ask<{ informationSystems: object }>('{ informationSystems { totalCount } }', nve.text);
  expect(left.informationSystems).toEqual({ totalCount: 0 });
});

test('a source on which something else rests by then stays, and all that was imported with it', async () => {
  const { batches } = await send('Navn\nArkiv', 'kind=InformationSystem');
  await send('Navn\nLønn', 'kind=InformationSystem');
  const { undo: undone } = await undo(batches[0], nve.text);
  expect(undone.applied).toBe(false);
});

test('a file that is only looked at has no batch', async () => {
  const report = await send('Navn\nArkiv', 'kind=InformationSystem&way=propose');
  expect(report.batches).toEqual([]);
});
