import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

/** How `npm start` runs the server: the variables of its environment, and the options of node. */
export type NpmStart = Readonly<{ env: Readonly<Record<string, string>>; options: readonly string[] }>;

/** Read from package.json, so that a test or bench runs what `npm start` runs. */
export const npmStart = (): NpmStart => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    scripts: { start: string };
  };
  const [variables = '', options = ''] = scripts.start.replace('exec env', '').split(' node ');
  const pairs = variables
    .trim()
    .split(/\s+/)
    .map(pair => pair.split('=') as [string, string]);
  return {
    env: Object.fromEntries(pairs),
    options: options.split(/\s+/).filter(option => option.startsWith('--')),
  };
};
