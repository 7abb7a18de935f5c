import { existsSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { SamgrafError } from '../../engine/errors';
import type { Adapter } from './adapter';
import type { LawRegister } from './law/register';

/** A register that a pack describes: of relations, or of law. */
export type Register = Adapter | LawRegister;

export const isOfLaw = (register: Register): register is LawRegister => 'layouts' in register;

/** Modules are read in the language that this one is in: TypeScript from source, and else JavaScript. */
const ENDINGS = [extname(__filename), '.js', '.mjs'];

/** Reads the registers that modules in a folder of a pack describe: all that they export with an address and a source. */
export const adaptersIn = async (folder: string): Promise<readonly Register[]> => {
  const names = existsSync(folder) ? readdirSync(folder).sort() : [];
  const modules = ENDINGS.map(ending => names.filter(name => name.endsWith(ending)));
  const adapters: Register[] = [];
  for (const name of modules.find(of => of.length > 0) ?? []) {
    const exported = (await import(join(folder, name))) as Readonly<Record<string, unknown>>;
    adapters.push(...Object.values(exported).filter(isAdapter));
  }
  return adapters;
};

const isAdapter = (one: unknown): one is Register =>
  typeof one === 'object' && one !== null && 'address' in one && 'source' in one;

/** Returns the adapter of a name. */
export const adapterNamed = (name: string, adapters: readonly Register[]): Register => {
  const adapter = adapters.find(one => one.name === name);
  if (adapter) return adapter;
  const known = adapters.map(one => one.name).join(', ');
  throw new SamgrafError(
    'BAD_INPUT',
    `There is no register ${JSON.stringify(name.slice(0, 60))}.`,
    known === '' ? 'This pack has none; see docs/packs.md.' : `It is one of ${known}.`,
  );
};
