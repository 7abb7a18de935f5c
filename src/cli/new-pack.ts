import { cpSync, existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { SamgrafError } from '../engine/errors';
import { PROJECT } from '../pack/pack';
import { argumentsOf, noMore } from './terminal';

/** The pack that a new one is a copy of. */
const TEMPLATE = join(PROJECT, 'examples', 'new');

/** Makes a pack that starts, in a folder that is empty or not there yet. */
export const newCommand = (args: readonly string[], say: (text: string) => void): void => {
  const { positionals } = argumentsOf('new', { args: [...args], allowPositionals: true, options: {} });
  const [folder, ...others] = positionals;
  noMore(others);
  if (folder === undefined)
    throw new SamgrafError('BAD_INPUT', 'new needs a folder.', 'samgraf new my-model');
  const at = resolve(folder);
  if (existsSync(at) && readdirSync(at).length > 0)
    throw new SamgrafError(
      'BAD_INPUT',
      `${folder} is not empty.`,
      'Name a folder that is empty, or not there yet.',
    );
  cpSync(TEMPLATE, at, { recursive: true });
  say(
    `Made a model in ${folder}. Its README says what is in it.\n\n  SAMGRAF_MODEL=${folder} samgraf test\n  samgraf start --model ${folder}`,
  );
};
