import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LIMITS } from '../../src/engine/answer/limits';
import { MAX_SCHEMA_VALUES } from '../../src/engine/roots/schema';
import { describeSettings } from '../../src/config';
import { MAX_SEARCHED } from '../../src/engine/model/search-text';
import { PROJECT } from '../../src/doors/server/samgraf';

const read = (file: string): string => readFileSync(join(PROJECT, file), 'utf8');

test('the table of limits is what is held', () => {
  const table = read('docs/http.md').split('## Limits')[1]?.split('\n## ')[0] ?? '';
  const limits = [
    ...Object.entries(LIMITS),
    ['searched', MAX_SEARCHED],
    ['schema', MAX_SCHEMA_VALUES],
  ] as const;
  const told = limits.filter(([name]) => name !== 'comparisons' && name !== 'nesting');
  expect(
    told.filter(([, limit]) => !table.includes(` ${limit.toLocaleString('en')}`)).map(([name]) => name),
  ).toEqual([]);
  // Comparisons are told by what they come to: each of the same fields with each other.
  const most = Number(/about (\d+) times/.exec(table)?.[1]);
  expect(most * (most - 1)).toBeLessThanOrEqual(LIMITS.comparisons);
  expect((most + 10) * (most + 9)).toBeGreaterThan(LIMITS.comparisons);
});

test('every setting is in the docs', () => {
  const names = [...describeSettings().matchAll(/^ {2}(\S+)/gm)].map(([, name]) => name ?? '');
  expect(names.length).toBeGreaterThan(10);
  const page = read('docs/settings.md');
  expect(names.filter(name => !page.includes(`\`${name}\``))).toEqual([]);
});

test('the help has the defaults, in lines that a terminal shows', () => {
  const help = describeSettings();
  expect(help).toMatch(/^ {2}PORT {20}Port .*\. Default: 4000$/m);
  expect(help).toMatch(/^ {2}SAMGRAF_MCP_KEY {9}The key .*; none if absent\.$/m);
  expect(help.split('\n').filter(line => line.length > 120)).toEqual([]);
});
