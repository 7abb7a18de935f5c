import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { SamgrafError, describeError } from '../../src/engine/errors';
import { writeGenerated } from './generate';

/** `samgraf generate`: the build bundles it into dist/generate.js, which the command line loads when it is asked for. */
const OPTIONS = {
  nodes: { type: 'string' },
  seed: { type: 'string', default: '1' },
  out: { type: 'string', default: 'generated' },
} as const;

const badInput = (sentence: string): SamgrafError =>
  new SamgrafError('BAD_INPUT', sentence, 'samgraf generate --nodes 10000 --seed 1');

/** Reads decimal digits only: what else JavaScript takes for a number (`1e3`, `0x10`, a blank) is more likely a slip. */
const wholeNumber = (option: string, value: string): number => {
  if (!/^[0-9]{1,12}$/.test(value))
    throw badInput(`--${option} is ${JSON.stringify(value)}; it takes a whole number.`);
  return Number(value);
};

const generate = async (args: readonly string[]): Promise<void> => {
  const { nodes, seed, out } = parseArgs({ args: [...args], options: OPTIONS, strict: false }).values;
  if (typeof nodes !== 'string') throw badInput('generate needs --nodes, the number of nodes.');
  const folder = resolve(String(out));
  const made = await writeGenerated(
    { nodes: wholeNumber('nodes', nodes), seed: wholeNumber('seed', String(seed)) },
    folder,
    message => {
      process.stderr.write(`${message}\n`);
    },
  );
  process.stdout.write(`Made ${made.nodes} nodes and ${made.edges} relations in ${folder}.\n`);
};

generate(process.argv.slice(3)).catch((error: unknown) => {
  process.stderr.write(describeError(error));
  process.exit(1);
});
