import { lstat, readFile, readdir, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { SamgrafError, messageOf } from '../../../engine/errors';
import { getIfThere, isWeb } from '../get';
import type { TextLayout, LawRegister } from './register';

/** The text of an act as it was got, or why there is none. */
export type GotText =
  | Readonly<{
      body: Buffer;
      beside: Buffer | undefined;
      layout: TextLayout;
      at: string;
      version: string | undefined;
      /** The version that held on the day on which its words were last seen, where this is a later one. */
      before?: GotText | undefined;
    }>
  | Readonly<{ why: string }>;

/** Bytes of a text of an act, and of all that are held at once. */
const MOST = 16 * 1024 * 1024;
const MOST_OF_ALL = 256 * 1024 * 1024;

/** How they are got: from an address or a folder, as of a day; and on which day the words of an act were last seen. */
type From = Readonly<{
  from: string;
  day: string;
  seen?: (act: string) => string | undefined;
  pauses?: readonly number[];
}>;

/**
 * Gets the texts of some acts from an address, or from a folder on disk. One that is not there, or is too large, says why.
 *
 * @throws HARVEST_FAILED where the address does not answer, or is of no folder, or has none of them
 */
export const getTexts = async (
  { name, layouts }: LawRegister,
  acts: Iterable<string>,
  how: From,
): Promise<ReadonlyMap<string, GotText>> => {
  const texts = new Map<string, GotText>();
  const root = isWeb(how.from) ? how.from : await folderAt(how.from);
  let size = 0;
  for (const act of acts) {
    const got = await firstOf(layouts, act, { ...how, from: root });
    texts.set(act, got ?? { why: 'It is not there.' });
    if (got && 'body' in got) size += got.body.length;
    if (size > MOST_OF_ALL)
      throw failed(how.from, `the texts are larger than ${MOST_OF_ALL / 1024 / 1024} MiB`);
  }
  // A folder of something else has no act in it, and says nothing of any.
  if (texts.size > 0 && size === 0)
    throw failed(how.from, `it has none of the ${texts.size} acts of ${name}`);
  return texts;
};

const failed = (from: string, why: string): SamgrafError =>
  new SamgrafError(
    'HARVEST_FAILED',
    `${from} cannot be read: ${why}.`,
    'Nothing was changed. Try again later, or name another address or a folder with --from.',
  );

const folderAt = async (from: string): Promise<string> => {
  try {
    return await realpath(from);
  } catch (error) {
    throw failed(from, messageOf(error));
  }
};

const firstOf = async (
  layouts: readonly TextLayout[],
  act: string,
  how: From,
): Promise<GotText | undefined> => {
  for (const layout of layouts) {
    const got = layout.versions ? await latestOf(act, layout, how) : await fileOf(act, layout, how);
    if (got) return got;
  }
  return undefined;
};

const fileOf = async (act: string, layout: TextLayout, how: From): Promise<GotText | undefined> => {
  const at = layout.at(act);
  const body = await bytesAt(at, how);
  if (!body || 'why' in body) return body;
  return { body, beside: undefined, layout, at, version: undefined };
};

/** The folder of a version, and the day that it is of. */
type Version = Readonly<{ name: string; day: string }>;

/** The last version of an act that had begun on the day. If it has no text, what those before it say is not what holds. */
const latestOf = async (act: string, layout: TextLayout, how: From): Promise<GotText | undefined> => {
  // What an address has in a folder it does not say.
  if (!layout.versions || isWeb(how.from)) return undefined;
  const { dated } = layout.versions;
  const folder = layout.at(act);
  const days = (await foldersIn(join(how.from, folder)))
    .flatMap(name => {
      const [, day] = dated.exec(name) ?? [];
      return day === undefined || day > how.day ? [] : [{ name, day }];
    })
    .sort((a, b) => (a.day < b.day ? -1 : 1));
  const last = days.at(-1);
  const got = last && (await versionAt(folder, last, layout, how));
  if (!got || 'why' in got) return got;
  const seen = how.seen?.(act);
  const earlier = seen === undefined || last.day <= seen ? [] : days.filter(({ day }) => day <= seen);
  return { ...got, before: await lastWithText(folder, earlier, layout, how) };
};

/** The last of some versions that has a text: one without says nothing of what the words were. */
const lastWithText = async (
  folder: string,
  versions: readonly Version[],
  layout: TextLayout,
  how: From,
): Promise<GotText | undefined> => {
  for (const version of [...versions].reverse()) {
    const got = await versionAt(folder, version, layout, how);
    if (got && 'body' in got) return got;
  }
  return undefined;
};

const versionAt = async (
  folder: string,
  last: Version,
  layout: TextLayout,
  how: From,
): Promise<GotText | undefined> => {
  if (!layout.versions) return undefined;
  const { texts, head } = layout.versions;
  const beside = await bytesAt(`${folder}/${last.name}/${head}`, how);
  if (beside && 'why' in beside) return beside;
  for (const file of texts) {
    const at = `${folder}/${last.name}/${file}`;
    const body = await bytesAt(at, how);
    if (body && 'why' in body) return body;
    if (body) return { body, beside, layout, at, version: last.day };
  }
  return { why: `The version of ${last.day} has no text.` };
};

const foldersIn = async (folder: string): Promise<readonly string[]> => {
  try {
    const all = await readdir(folder, { withFileTypes: true });
    return all.filter(one => one.isDirectory()).map(({ name }) => name);
  } catch (error) {
    if (isMissing(error)) return [];
    throw failed(folder, messageOf(error));
  }
};

const isMissing = (error: unknown): boolean =>
  ['ENOENT', 'ENOTDIR'].includes(String((error as NodeJS.ErrnoException).code));

const bytesAt = async (
  path: string,
  { from, day, pauses }: From,
): Promise<Buffer | Readonly<{ why: string }> | undefined> => {
  if (!isWeb(from)) return fileAt(from, path);
  const at = new URL(path, from.endsWith('/') ? from : `${from}/`).href;
  const got = await getIfThere(at, day, pauses ? { pauses } : {});
  return got && (got.body.length > MOST ? TOO_LARGE : got.body);
};

const TOO_LARGE = { why: `It is larger than ${MOST / 1024 / 1024} MiB.` } as const;

/** What a link leads to, and what is outside the folder, is not read. */
const fileAt = async (
  folder: string,
  path: string,
): Promise<Buffer | Readonly<{ why: string }> | undefined> => {
  const at = join(folder, path);
  try {
    const of = await lstat(at);
    if (!of.isFile() || !(await realpath(at)).startsWith(`${folder}${sep}`)) return undefined;
    return of.size > MOST ? TOO_LARGE : await readFile(at);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw failed(at, messageOf(error));
  }
};
