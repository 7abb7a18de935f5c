import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { assertValidSchema } from 'graphql';
import { z } from 'zod';
import type { Config } from '../../config';
import { digestOf, openNativeFolder } from '../../engine/exchange/native-folder';
import { readPack, readPackSdl, type Pack } from '../../pack/pack';
import type { BeginsAs } from '../../engine/store/embedded';
import { openStore, type StoreAddress } from '../../engine/store/open-store';
import type { Store } from '../../engine/store/store';
import { openSamgraf, readModelOf } from './samgraf';
import { seedIfNew } from './seed';

/** Where the build puts the store with the built-in pack's graph, and what it was made of; beside sources there is none. */
const PREPARED = join(__dirname, '..', '..', 'prepared');
const fileIn = (folder: string): string => join(folder, 'national.grafeo');
const toldIn = (folder: string): string => join(folder, 'national.json');
const TOLD = z.object({ of: z.string(), sha256: z.string() });

/** A digest of the seed, and of the SDL and the languages that it is stored by. */
const digest = async (pack: Pack): Promise<string> => {
  const hash = createHash('sha256').update(await digestOf(openNativeFolder(pack.seed)));
  for (const { name, text } of readPackSdl(pack)) hash.update(`${name}\0${text}\0`);
  hash.update(JSON.stringify([pack.written, pack.fallbacks, pack.letters]));
  return hash.digest('hex');
};

/** Makes the store that new ones begin as: a step of the build. What tells of it is written when it is whole. */
export const prepare = async (folder = PREPARED): Promise<void> => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const [made, pack] = [join(folder, 'making.grafeo'), readPack()];
  const store = await openStore({ SAMGRAF_STORE: made, SAMGRAF_DURABILITY: 'relaxed' });
  const samgraf = await openSamgraf(readModelOf(pack), store);
  assertValidSchema(samgraf.schema);
  await seedIfNew(samgraf, pack.seed, () => undefined);
  await store.close();
  renameSync(made, fileIn(folder));
  const sha256 = createHash('sha256')
    .update(readFileSync(fileIn(folder)))
    .digest('hex');
  writeFileSync(toldIn(folder), JSON.stringify({ of: await digest(pack), sha256 }));
};

/** What was prepared, if that was of the seed and the SDL that are here now. */
const prepared = async (pack: Pack, folder: string): Promise<BeginsAs | undefined> => {
  if (!pack.isBuiltIn || !existsSync(toldIn(folder))) return undefined;
  const { of, sha256 } = TOLD.parse(JSON.parse(readFileSync(toldIn(folder), 'utf8')));
  return of === (await digest(pack)) ? { path: fileIn(folder), sha256 } : undefined;
};

/** Opens the store of the settings; a file that is new begins with the pack's graph, if it is to have that. */
export const openSeeded = async (
  config: StoreAddress & Pick<Config, 'SAMGRAF_SEED'>,
  tell: (message: string) => void,
  pack: Pack,
  folder = PREPARED,
): Promise<Store> => {
  const { SAMGRAF_STORE: path, SAMGRAF_SEED: seed } = config;
  const isNew = seed === 'auto' && !path.includes('://') && !existsSync(path);
  return openStore(config, tell, isNew ? await prepared(pack, folder) : undefined);
};
