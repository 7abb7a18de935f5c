import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Config } from '../config';
import { backUp } from '../engine/backup/back-up';
import { verifyFile, type Verified } from '../engine/backup/check-lines';
import { compareWithStore, type ComparedBackup } from '../engine/backup/compare';
import type { BackupCounts } from '../engine/backup/format';
import { restore } from '../engine/backup/restore';
import { SamgrafError } from '../engine/errors';
import { openStore } from '../engine/store/open-store';
import type { Store } from '../engine/store/store';
import { VERSION } from '../doors/server/version';
import { prepareStore, readModelOf } from '../doors/server/samgraf';
import { packOf } from '../pack/pack';
import { argumentsOf, noMore, tell } from './terminal';

const OPTIONS = {
  replace: { type: 'boolean', default: false },
  store: { type: 'boolean', default: false },
} as const;

type Command = 'backup' | 'restore' | 'verify';
type Say = (text: string) => void;

/** Backs up, restores or verifies, and tells whether what was to be the same is. */
export const backupCommand = async (
  command: Command,
  args: readonly string[],
  config: Config,
  say: Say,
): Promise<boolean> => {
  const own = command === 'backup' ? 'replace' : 'store';
  const options = command === 'restore' ? {} : { [own]: OPTIONS[own] };
  const { values, positionals } = argumentsOf(command, {
    args: [...args],
    options,
    allowPositionals: true,
  });
  const [file, ...others] = positionals;
  noMore(others);
  if (file === undefined)
    throw new SamgrafError('BAD_INPUT', `${command} needs a file.`, `samgraf ${command} samgraf.backup`);
  const path = resolve(file);
  if (command === 'backup') return makeBackup(path, values['replace'] === true, config, say);
  if (command === 'restore') return restored(path, config, say);
  return verified(path, values['store'] === true, config, say);
};

const makeBackup = async (path: string, replace: boolean, config: Config, say: Say): Promise<boolean> => {
  checkIsThere(config);
  const model = readModelOf(packOf(config));
  const options = { version: VERSION, replace, tell: progress };
  const { counts, sequence, sha256 } = await inStore(config, async store => {
    await store.prepare(model);
    return backUp(model, store, path, options);
  });
  say(`Backed up ${told(counts)}, up to entry ${sequence} of the change log, to ${path}.\nsha256 ${sha256}`);
  return true;
};

const restored = async (path: string, config: Config, say: Say): Promise<boolean> => {
  const model = readModelOf(packOf(config));
  await inStore(config, async store => {
    const { counts, sequence } = await restore(model, store, path, progress);
    say(`Restored ${told(counts)}, up to entry ${sequence} of the change log.`);
    // Its indexes and statistics; or what is to be migrated.
    await prepareStore(model, store, tell);
    await store.statistics();
  });
  return true;
};

const verified = async (path: string, withStore: boolean, config: Config, say: Say): Promise<boolean> => {
  if (!withStore) {
    say(whole(path, await verifyFile(path)));
    return true;
  }
  checkIsThere(config);
  const compared = await inStore(config, async store => {
    await prepareStore(readModelOf(packOf(config)), store, tell);
    return compareWithStore(path, store);
  });
  say(whole(path, compared.verified));
  linesOf(compared).forEach(say);
  return compared.differences.length === 0;
};

const linesOf = ({
  verified: { sequence },
  differences,
  sequence: now,
}: ComparedBackup): readonly string[] => [
  ...(now === sequence
    ? []
    : [`The change log of the store ends at entry ${now}, and that of the file at ${sequence}.`]),
  ...(differences.length === 0
    ? ['The store holds the same.']
    : [
        'The store does not hold the same:',
        ...differences.map(
          ({ of, inFile, inStore }) =>
            `  ${of}: ${inFile} in the file, ${inStore} in the store${inFile === inStore ? ', not all of them the same' : ''}`,
        ),
      ]),
];

const whole = (path: string, { header, counts, sequence, sha256 }: Verified): string =>
  `${path} is whole: ${told(counts)}, up to entry ${sequence} of the change log, of ${header.at} by Samgraf ${header.version}.\nsha256 ${sha256}`;

const told = (counts: BackupCounts): string =>
  (['nodes', 'relations', 'changes', 'proposals'] as const)
    .map(part => `${counts[part].toLocaleString('en')} ${part}`)
    .join(', ');

/** For whoever waits at a terminal; a log has no use of it. */
const progress = (text: string): void => {
  if (process.stderr.isTTY) tell(text);
};

const inStore = async <T>(config: Config, work: (store: Store) => Promise<T>): Promise<T> => {
  const store = await openStore(config, tell);
  return work(store).finally(() => store.close());
};

/** None is made for the sake of a backup. */
const checkIsThere = ({ SAMGRAF_STORE: path }: Config): void => {
  if (path.includes('://') || [path, `${path}.wal`].some(part => existsSync(part))) return;
  throw new SamgrafError(
    'BAD_CONFIG',
    `There is no store ${path}.`,
    'Name the store in SAMGRAF_STORE: a file, or the address of a Neo4j.',
  );
};
