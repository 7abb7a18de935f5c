import { createWriteStream, existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ANONYMOUS } from '../engine/access/viewer';
import type { Config } from '../config';
import { SamgrafError } from '../engine/errors';
import { exportThings, filterIn, kindsNamed } from '../files/exports/export';
import { FILES, Losses, type FileFormat } from '../files/exports/writing';
import { queryAs } from '../doors/server/import-route';
import { argumentsOf } from './terminal';
import { patient } from './patient';
import { openForOperator, operator } from './unheard';

const OPTIONS = {
  format: { type: 'string' },
  kind: { type: 'string', multiple: true, default: [] as string[] },
  where: { type: 'string' },
  out: { type: 'string' },
  origin: { type: 'string', default: 'http://localhost:4000' },
  everything: { type: 'boolean', default: false },
} as const;

/** Writes what everyone sees of the store of the environment to a file, and says what the format has no place for. */
export const exportCommand = async (
  command: 'export' | 'dump',
  args: readonly string[],
  config: Config,
  say: (text: string) => void,
): Promise<void> => {
  const { values } = argumentsOf('export', { args: [...args], options: OPTIONS });
  const format = formatOf(command, values.format);
  const usual = `samgraf.${format === 'archimate' ? 'xml' : format}`;
  // A dump is made again, and `samgraf sparql` serves the one of this name.
  const out = values.out ?? (command === 'dump' ? usual : unusedName(usual));
  const { app, samgraf, close } = await openForOperator(config);
  try {
    const all = operator(command);
    const by = values.everything ? all : { ...all, viewer: ANONYMOUS };
    const losses = new Losses();
    const wanted = {
      format,
      kinds: kindsNamed(values.kind, samgraf.model),
      where: filterIn(values.where, values.kind),
      title: 'Samgraf',
    };
    const uses = {
      model: samgraf.model,
      query: patient(queryAs(app.askAs, by)),
      origin: originIn(values.origin),
      losses,
    };
    await writeWhole(out, exportThings(wanted, uses));
    say(`Wrote ${losses.things} things and ${losses.relations} relations to ${out}.`);
    for (const { what, why, count } of losses.list) say(`Left out: ${count} ${what}: ${why}`);
  } finally {
    await close();
  }
};

const formatOf = (command: string, said: string | undefined): FileFormat => {
  const format = FILES.find(one => one === (said ?? (command === 'dump' ? 'nq' : undefined)));
  if (format) return format;
  throw new SamgrafError(
    'BAD_INPUT',
    '--format is missing or not valid.',
    `It is one of ${FILES.join(', ')}.`,
  );
};

/** What nobody named is not written over. */
const unusedName = (out: string): string => {
  if (!existsSync(out)) return out;
  throw new SamgrafError(
    'BAD_INPUT',
    `There is a file ${out} here, which is not written over unless it is named.`,
    `Say --out ${out} to replace it, or --out with another name.`,
  );
};

const originIn = (text: string): string => {
  if (URL.canParse(text)) return new URL(text).origin;
  throw new SamgrafError(
    'BAD_INPUT',
    '--origin is no address.',
    'It is where the server is reached: https://samgraf.example',
  );
};

/** A file that is there is replaced only by a whole one. */
const writeWhole = async (out: string, parts: AsyncIterable<string | Uint8Array>): Promise<void> => {
  const part = `${out}.part`;
  try {
    await pipeline(Readable.from(parts, { objectMode: false }), createWriteStream(part));
    await rename(part, out);
  } catch (error) {
    if (existsSync(part)) await rm(part);
    throw error;
  }
};
