#!/usr/bin/env node
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { describeSettings, readConfig } from '../config';
import { SamgrafError, describeError } from '../errors';
import { readNative, readNativeFolder } from '../exchange/jsonl';
import { importError, planImport } from '../exchange/plan-import';
import { openSamgraf, readProjectModel } from '../server/samgraf';
import { loadFolder } from '../server/seed';
import { openStore } from '../store/open-store';

const HELP = `samgraf <command> [options]

  load FOLDER [--force]   Put the records of a folder (.jsonl and seed.json) into the store; a second time does nothing.
  check FOLDER            Check them against the model and each other; writes nothing.
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

const run = async (): Promise<void> => {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { force: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } } });
  const [command = 'help', folder] = positionals;
  if (values.help || command === 'help') { say(HELP); return; }
  if (command !== 'load' && command !== 'check') throw new SamgrafError('BAD_INPUT', `There is no command ${command}.`, 'See samgraf help.');
  if (!folder) throw new SamgrafError('BAD_INPUT', `${command} needs a folder.`, `samgraf ${command} seed`);
  if (command === 'load') await load(resolve(folder), values.force);
  else check(resolve(folder));
};

run().catch((error: unknown) => {
  process.stderr.write(describeError(error));
  process.exit(1);
});
