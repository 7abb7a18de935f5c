import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { backUp, type BackedUp } from '../../src/engine/backup/back-up';
import type { Samgraf } from '../../src/doors/server/samgraf';

const root = mkdtempSync(join(tmpdir(), 'samgraf-backup-'));
let files = 0;
/** A path of a file that is not there. */
export const newFile = (name = 'samgraf.backup'): string => {
  files += 1;
  return join(root, `${files}-${name}`);
};
export const removeFiles = (): void => {
  rmSync(root, { recursive: true, force: true });
};

export const backedUp = async (
  { model, store }: Pick<Samgraf, 'model' | 'store'>,
  path = newFile(),
): Promise<BackedUp & Readonly<{ path: string }>> => ({
  path,
  ...(await backUp(model, store, path, { version: 'of a test' })),
});

export const linesIn = (path: string): readonly string[] =>
  gunzipSync(readFileSync(path)).toString('utf8').split('\n').slice(0, -1);

/** All that a backup says but when it was made, and by what. */
export const contentOf = (path: string): readonly string[] => {
  const [header = '', ...lines] = linesIn(path);
  return [
    JSON.stringify({ ...(JSON.parse(header) as object), at: undefined, version: undefined }),
    ...lines.slice(0, -1),
  ];
};

/** A file of these lines, whose last line has the hash of those before it unless it is to be left as it is. */
export const fileOf = (lines: readonly string[], hashes = true): string => {
  const path = newFile();
  const [before, last = ''] = [lines.slice(0, -1), lines.at(-1)];
  const sha256 = createHash('sha256')
    .update(before.map(line => `${line}\n`).join(''))
    .digest('hex');
  const end = hashes ? last.replace(/"sha256":"[0-9a-f]+"/, `"sha256":"${sha256}"`) : last;
  writeFileSync(path, gzipSync([...before, end].map(line => `${line}\n`).join('')));
  return path;
};
