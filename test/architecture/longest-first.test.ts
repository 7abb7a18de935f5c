import { existsSync } from 'node:fs';
import { join } from 'node:path';
import LONGEST from '../support/longest.json';

test('the files that begin are there, each once', () => {
  expect(LONGEST.filter(name => !existsSync(join(__dirname, '..', '..', name)))).toEqual([]);
  expect(new Set(LONGEST).size).toBe(LONGEST.length);
});
