import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npmStart } from '../support/npm-start';

const { env, options } = npmStart();
const read = (file: string): string => readFileSync(join(__dirname, '../..', file), 'utf8');
const VARIABLES = Object.entries(env).map(([name, value]) => `${name}=${value}`);

test('npm start bounds memory by variables and options', () => {
  expect(VARIABLES).toHaveLength(2);
  expect(options).toHaveLength(4);
});

test('the image starts the server as npm start does', () => {
  const file = read('Dockerfile');
  expect(file).toContain(VARIABLES.join(' '));
  expect(file).toContain(options.map(option => `"${option}"`).join(', '));
});

test('operate.md says the command as npm start has it', () => {
  expect(read('docs/operate.md')).toContain([...VARIABLES, 'node', ...options].join(' '));
});
