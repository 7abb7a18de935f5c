import type { Client } from '@modelcontextprotocol/client';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeKey } from '../../src/engine/access/keys';
import { KeyFile } from '../../src/doors/server/access/key-file';
import { apply, faultsOf } from '../changes/changing';
import { serveGraph, type Served } from './connected';

const key = makeKey({ name: 'steward', role: 'STEWARD' }, new Date());
const folder = mkdtempSync(join(tmpdir(), 'keys-'));
let served: Served;
let client: Client;
beforeAll(async () => {
  const keys = join(folder, 'keys.json');
  new KeyFile(keys).change(() => ({ keys: [key.key], done: undefined }));
  served = await serveGraph({ keys });
  client = await served.client();
});
afterAll(async () => {
  await served.close();
  rmSync(folder, { recursive: true });
});

const prompt = (name: string) => ({ type: 'ref/prompt', name }) as const;
const template = (kind: string) => ({ type: 'ref/resource', uri: `samgraf://${kind}/{id}` }) as const;
type Of = ReturnType<typeof prompt> | ReturnType<typeof template>;

/** What a client is told that an argument may become. */
const completion = async (ref: Of, name: string, value: string, by = client) =>
  (await by.complete({ ref, argument: { name, value } })).completion;
const valuesOf = async (...of: Parameters<typeof completion>): Promise<readonly string[]> =>
  (await completion(...of)).values;

test('arguments of prompts become names of the kinds that they stand for', async () => {
  expect(await valuesOf(prompt('kommunesjekk'), 'kommune', 'Utsi')).toEqual(['Utsira']);
  expect((await valuesOf(prompt('utfasing'), 'ressurs', 'id-por'))[0]).toBe('ID-porten');
  expect(await valuesOf(prompt('utfasing'), 'ressurs', 'Utsira')).toEqual([]);
  expect(await valuesOf(prompt('utfasing'), 'dato', '20')).toEqual([]);
  expect(await valuesOf(prompt('eu-krav'), 'lang', 'n')).toEqual(['nb', 'nn']);
});

test('several of a name are told apart by their ids', async () => {
  expect(await valuesOf(prompt('eu-krav'), 'aktor', 'Våler')).toEqual(
    expect.arrayContaining(['municipality:3114', 'municipality:3419']),
  );
});

test('addresses get ids, at most a hundred, and it is said that there are more', async () => {
  expect((await valuesOf(template('entity'), 'id', 'maskinpor'))[0]).toBe('resource:maskinporten');
  expect((await valuesOf(template('entity'), 'id', 'resource:maskinpor'))[0]).toBe('resource:maskinporten');
  const sources = await valuesOf(template('source'), 'id', 'kartverket');
  expect(sources.length).toBeGreaterThan(0);
  expect(sources.filter(id => !id.startsWith('source:'))).toEqual([]);
  const many = await completion(template('entity'), 'id', 'kommun');
  expect(many.values.length).toBeLessThanOrEqual(100);
  expect(many.hasMore).toBe(true);
});

test('what cannot be searched for becomes nothing, and what there is not is refused', async () => {
  for (const value of ['', '«', ':', 'x'.repeat(201)])
    expect(await valuesOf(template('entity'), 'id', value)).toEqual([]);
  await expect(valuesOf(prompt('eu-krav'), 'x', 'a')).rejects.toThrow(/aktor, rettsakt, lang/);
  await expect(valuesOf(prompt('x'), 'x', 'a')).rejects.toThrow(/There are kommunesjekk/);
  await expect(valuesOf(template('x'), 'id', 'a')).rejects.toThrow(/samgraf:\/\/source/);
});

test('what is closed is completed for those alone who may see it', async () => {
  const made = await apply(served.samgraf, [
    { upsert: { source: { id: 'source:test', name: { nb: 'Prøve' }, title: 'Prøve' } } },
    { upsert: { solution: { id: 'resource:qwyx', name: { nb: 'Qwyxporten' }, access: 'NON_PUBLIC' } } },
  ]);
  expect(faultsOf(made)).toEqual([]);
  const steward = await served.client('auto', { authorization: `Bearer ${key.text}` });
  expect(await valuesOf(prompt('utfasing'), 'ressurs', 'qwyx', steward)).toEqual(['Qwyxporten']);
  expect(await valuesOf(prompt('utfasing'), 'ressurs', 'qwyx')).toEqual([]);
});
