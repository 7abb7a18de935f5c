import { accessSync, constants, mkdirSync, statSync, type Stats } from 'node:fs';
import { dirname } from 'node:path';
import { SamgrafError } from '../errors';

/**
 * Checks that a path can be the file of a store, before the engine touches it. Creates its folder if needed. Returns why
 * a store that is there may only be read: its file system is read-only.
 */
export const checkStoreFile = (path: string): SamgrafError | undefined => {
  const file = statOf(path);
  if (file && !file.isFile()) throw notAFile(`${path} is ${whatIs(file)}, not a file`);
  try {
    checkWritable(path, file);
    return undefined;
  } catch (error) {
    if (file && error instanceof SamgrafError && (error.cause as NodeJS.ErrnoException).code === 'EROFS')
      return writingError(path, new Error('Read-only file system (os error 30)', { cause: error }));
    throw error;
  }
};

const checkWritable = (path: string, file: Stats | undefined): void => {
  const folder = dirname(path);
  attempt(path, () => mkdirSync(folder, { recursive: true }));
  // The write-ahead log is created and removed beside the file.
  attempt(folder, () => {
    accessSync(folder, constants.W_OK | constants.X_OK);
  });
  if (file)
    attempt(path, () => {
      accessSync(path, constants.R_OK | constants.W_OK);
    });
};

const statOf = (path: string): Stats | undefined =>
  attempt(path, () => statSync(path, { throwIfNoEntry: false }));

/** Does something with a file. @throws what the system says of it as an error of ours */
export const attempt = <T>(path: string, look: () => T): T => {
  try {
    return look();
  } catch (error) {
    throw fileError(path, (error as NodeJS.ErrnoException).code ?? '', error);
  }
};

/** An operating system error on a path, by its code. */
const fileError = (path: string, code: string, cause: unknown): unknown => {
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return notWritable(`This process may not write to ${path}`, cause);
    case 'EROFS':
      return notWritable(`${path} is on a file system that is read-only`, cause);
    case 'ENOENT':
      return notWritable(`${path} cannot be made: its folder is not there, or takes no files`, cause);
    case 'ENOSPC':
    case 'EDQUOT':
      return notWritable(`There is no space left for ${path}`, cause);
    case 'EIO':
      return new SamgrafError(
        'STORE_NOT_WRITABLE',
        `The disk does not confirm that it has ${path}.`,
        'Nothing of it was kept. Whoever runs the server looks at its disk; then try again.',
        { cause },
      );
    case 'ENOTDIR':
    case 'EEXIST':
      return notAFile(`${path} goes through a file where a folder should be`, cause);
    case 'ELOOP':
    case 'ENAMETOOLONG':
    case 'EINVAL':
      return notAFile(`${path} leads nowhere (${code})`, cause);
    default:
      return cause;
  }
};

const whatIs = (file: Stats): string =>
  file.isDirectory()
    ? 'a folder'
    : file.isFIFO()
      ? 'a named pipe'
      : file.isSocket()
        ? 'a socket'
        : 'a device';

const notAFile = (sentence: string, cause?: unknown): SamgrafError =>
  new SamgrafError(
    'STORE_NOT_A_FILE',
    `${sentence}.`,
    'Set SAMGRAF_STORE to a file in a folder, such as data/samgraf.grafeo; it need not exist yet.',
    { cause },
  );

const notWritable = (sentence: string, cause: unknown): SamgrafError =>
  new SamgrafError(
    'STORE_NOT_WRITABLE',
    `${sentence}.`,
    'Give the user of this process write access to the file and its folder, or set SAMGRAF_STORE to another file.',
    { cause },
  );

/** Why the engine could not write, if it is the disk: full, or read-only. */
export const writingError = (path: string, error: unknown): SamgrafError | undefined => {
  const said = error instanceof Error ? error.message : String(error);
  const code = OS_ERRORS[/\(os error (\d+)\)/.exec(said)?.[1] ?? ''];
  if (code !== 'ENOSPC' && code !== 'EDQUOT' && code !== 'EROFS') return undefined;
  const what = code === 'EROFS' ? 'is on a file system that is read-only' : 'has no space left to grow';
  return new SamgrafError(
    'STORE_NOT_WRITABLE',
    `The store ${code === 'EROFS' ? 'is read-only just now' : 'is full'}; nothing was written.`,
    'Reading goes on. Whoever runs the server makes room on its disk; then send it again.',
    { cause: new Error(`${path} ${what}: ${said}`, { cause: error }) },
  );
};

/** An engine error on opening a file, as an error of ours. */
export const openingError = (path: string, error: unknown): SamgrafError => {
  const said = error instanceof Error ? error.message : String(error);
  if (/cannot be locked|already open|in use by/i.test(said)) {
    return new SamgrafError(
      'STORE_IN_USE',
      `The store ${path} is open in another process.`,
      'Stop that process, or set SAMGRAF_STORE to another file.',
      { cause: error },
    );
  }
  const os = /\(os error (\d+)\)/.exec(said)?.[1];
  const code = os === undefined ? undefined : OS_ERRORS[os];
  if (code) return fileError(path, code, error) as SamgrafError;
  const [what] = said.replace(/^Database error: /, '').split('\n');
  return new SamgrafError(
    'STORE_DAMAGED',
    `${path} cannot be opened as a store: ${(what ?? '').slice(0, 300)}.`,
    'Restore it from a copy; or move it away and start again: the national graph is then loaded into a new file.',
    { cause: error },
  );
};

/** Error numbers of Linux, as reported by the engine. */
const OS_ERRORS: Readonly<Record<string, string>> = {
  1: 'EPERM',
  2: 'ENOENT',
  13: 'EACCES',
  20: 'ENOTDIR',
  28: 'ENOSPC',
  30: 'EROFS',
  36: 'ENAMETOOLONG',
  40: 'ELOOP',
  122: 'EDQUOT',
};
