#!/usr/bin/env node
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { describeSettings, readConfig } from '../config';
import { SamgrafError, describeError } from '../errors';
import { writeGenerated } from '../generate/generate';
import { readNative, readNativeFolder } from '../exchange/jsonl';
import { importError, planImport } from '../exchange/plan-import';
import { openSamgraf, readProjectModel } from '../server/samgraf';
import { loadFolder } from '../server/seed';
import { openStore } from '../store/open-store';

const HELP = `samgraf <command> [options]

  load FOLDER [--force]   Put the records of a folder (.jsonl and seed.json) into the store; a second time does nothing.
  check FOLDER            Check them against the model and each other; writes nothing.
  generate --nodes N [--seed S] [--out FOLDER]
                          Make a graph of the national graph's shape with N nodes and about five relations a node, to
                          try sizes with. The same seed (1 unless said) gives the same bytes. The folder, generated
                          unless said, is one that load takes.
  help                    This text.

The store is chosen by environment variables:
${describeSettings()}`;

const say = (text: string): void => { process.stdout.write(`${text}\n`); };

const load = async (folder: string, force: boolean): Promise<void> => {
  const store = await openStore(readConfig(process.env));
  try {
    const samgraf = await openSamgraf(readProjectModel(), store);
    const { nodes, edges, skipped } = await loadFolder(samgraf, folder, say, force);
    say(skipped ? 'These very files are loaded already: nothing to do.' : `Loaded ${nodes} nodes and ${edges} relations.`);
  } finally {
    await store.close();
  }
};

const check = (folder: string): void => {
  const { records, faults } = readNative(readNativeFolder(folder));
  if (faults.length > 0) throw importError(faults);
  const plan = planImport(readProjectModel(), records, { recordedAt: '2000-01-01T00:00:00Z' });
  say(`${plan.nodes.length} nodes and ${plan.edges.length} relations, no faults.`);
};

const OPTIONS = {
  force: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false },
  nodes: { type: 'string' }, seed: { type: 'string', default: '1' }, out: { type: 'string', default: 'generated' },
} as const;

type Values = ReturnType<typeof readArguments>['values'];
const readArguments = () => {
  try {
    return parseArgs({ allowPositionals: true, options: OPTIONS });
  } catch (error) {
    throw new SamgrafError('BAD_INPUT', error instanceof Error ? error.message.split('. ')[0] ?? error.message : String(error), 'See samgraf help.', { cause: error });
  }
};

/** Decimal digits only: what else JavaScript takes for a number (`1e3`, `0x10`, a blank) is more likely a slip. */
const wholeNumber = (option: string, value: string): number => {
  if (!/^[0-9]{1,12}$/.test(value)) throw new SamgrafError('BAD_INPUT', `--${option} is ${JSON.stringify(value)}; it takes a whole number.`, 'samgraf generate --nodes 10000 --seed 1');
  return Number(value);
};

const generate = async ({ nodes, seed, out }: Values): Promise<void> => {
  if (nodes === undefined) throw new SamgrafError('BAD_INPUT', 'generate needs --nodes.', 'samgraf generate --nodes 10000 --seed 1');
  const made = await writeGenerated({ nodes: wholeNumber('nodes', nodes), seed: wholeNumber('seed', seed) }, resolve(out), message => { process.stderr.write(`${message}\n`); });
  say(`Made ${made.nodes} nodes and ${made.edges} relations in ${resolve(out)}.`);
};

const run = async (): Promise<void> => {
  const { positionals, values } = readArguments();
  const [command = 'help', folder] = positionals;
  if (values.help || command === 'help') { say(HELP); return; }
  if (command === 'generate') return generate(values);
  if (command !== 'load' && command !== 'check') throw new SamgrafError('BAD_INPUT', `There is no command ${command}.`, 'See samgraf help.');
  if (!folder) throw new SamgrafError('BAD_INPUT', `${command} needs a folder.`, `samgraf ${command} seed`);
  if (command === 'load') await load(resolve(folder), values.force);
  else check(resolve(folder));
};

run().catch((error: unknown) => {
  process.stderr.write(describeError(error));
  process.exit(1);
});
