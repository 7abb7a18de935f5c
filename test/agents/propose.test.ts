import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeKey } from '../../src/engine/access/keys';
import { KeyFile } from '../../src/doors/server/access/key-file';
import { callTool, MCP, serveGraph } from './connected';

const CHANGE = {
  ...{ from: 'Utsira', relation: 'USES', to: 'Feide', lang: 'en' },
  source: 'https://example.org/utsira-feide',
  quote: 'Utsira kommune logger inn med Feide.',
  reason: 'The municipality says so on its page.',
};

test('a change is checked and proposed by key alone, with a source and its words, and the graph is as it was', async () => {
  const key = makeKey({ name: 'agent', role: 'READER' }, new Date());
  const folder = mkdtempSync(join(tmpdir(), 'keys-'));
  const keys = join(folder, 'keys.json');
  new KeyFile(keys).change(() => ({ keys: [key.key], done: undefined }));
  const served = await serveGraph({ mcp: { ...MCP, propose: true }, keys });
  try {
    const nobody = await callTool(await served.client(), 'check_change', CHANGE);
    expect(nobody.structured.outcome).toBe('UNAUTHENTICATED');
    const client = await served.client('auto', { authorization: `Bearer ${key.text}` });
    expect((await callTool(client, 'propose_change', { ...CHANGE, quote: undefined })).text).toMatch(
      /quote is missing/,
    );
    const checked = await callTool(client, 'check_change', CHANGE);
    expect([checked.structured.outcome, checked.text]).toEqual(['WOULD_BE_PROPOSED', checked.text]);
    const proposed = await callTool(client, 'propose_change', CHANGE);
    expect(proposed.structured.outcome).toBe('PROPOSED');
    expect(proposed.text).toMatch(/Sent as proposal:\d+\. People decide/);
    const { data } = await served.api(
      '{ municipality(number: "1151") { uses(where: {node: {name: {eq: "Feide"}}}) { totalCount } } }',
    );
    expect(data).toEqual({ municipality: { uses: { totalCount: 0 } } });
  } finally {
    await served.close();
    rmSync(folder, { recursive: true });
  }
});

test('a steward is told what a change would do to the policies, and others that it was not looked into', async () => {
  const [steward, reader] = (['STEWARD', 'READER'] as const).map(role =>
    makeKey({ name: role, role }, new Date()),
  );
  const folder = mkdtempSync(join(tmpdir(), 'keys-'));
  const keys = join(folder, 'keys.json');
  new KeyFile(keys).change(() => ({
    keys: [steward, reader].flatMap(made => made?.key ?? []),
    done: undefined,
  }));
  const served = await serveGraph({ mcp: { ...MCP, propose: true }, keys });
  const { lang, source, quote, reason } = CHANGE;
  const check = async (key: string | undefined, change: Readonly<Record<string, unknown>>) =>
    (await callTool(await served.client('auto', { authorization: `Bearer ${key}` }), 'check_change', change))
      .text;
  try {
    const ending = { ...{ lang, source, quote, reason }, id: 'ID-porten', set: { lifecycle: 'PHASING_OUT' } };
    const text = await check(steward?.text, ending);
    expect(text).toMatch(
      /“Nobody uses what is being phased out”: not known now, broken afterwards\. One more would break it\./,
    );
    expect(text).toMatch(/15 more would break it\./);
    expect(await check(steward?.text, CHANGE)).toContain('Every policy would stand as it does.');
    expect(await check(reader?.text, ending)).toContain('was not looked into');
  } finally {
    await served.close();
    rmSync(folder, { recursive: true });
  }
});

test('without the setting there is no such tool', async () => {
  const served = await serveGraph({}, null);
  try {
    await expect(
      (await served.client()).callTool({ name: 'propose_change', arguments: CHANGE }),
    ).rejects.toThrow(/no such tool/);
  } finally {
    await served.close();
  }
});
