import { createWriteStream, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { SamgrafError } from '../../src/engine/errors';
import { edgeFiles } from './generated-edges';
import { nodeFiles } from './generated-nodes';
import { worldOf, type GenerateOptions, type NativeObject } from './generated-world';

export type GeneratedFile = Readonly<{
  name: string;
  of: 'nodes' | 'edges';
  records: Iterable<NativeObject>;
}>;
export type Generated = Readonly<{ nodes: number; edges: number }>;

/** A point in time of no meaning: what is generated must be the same whenever. */
export const GENERATED_AT = '2026-11-25T00:00:00Z';

/**
 * A graph of the national graph's shape and any size, in the native format: files of nodes, then files of
 * relations.
 */
export const generateGraph = (options: GenerateOptions): readonly GeneratedFile[] => {
  const world = worldOf(options);
  return [
    ...nodeFiles(world).map(file => ({ ...file, of: 'nodes' }) as const),
    ...edgeFiles(world).map(file => ({ ...file, of: 'edges' }) as const),
  ];
};

/**
 * Writes such a graph into a folder that `samgraf load` takes. A stream: memory does not grow with the graph.
 * The folder must be new or empty, or hold what was generated before; the same options give the same bytes.
 */
export const writeGenerated = async (
  options: GenerateOptions,
  folder: string,
  progress: (message: string) => void,
): Promise<Generated> => {
  const files = generateGraph(options);
  checkFolder(folder, new Set(['seed.json', ...files.map(file => `${file.name}.jsonl`)]));
  const total = { nodes: 0, edges: 0 };
  for (const file of files) {
    const path = join(folder, `${file.name}.jsonl`);
    const counted = { records: 0 };
    await pipeline(Readable.from(lines(file.records, counted)), createWriteStream(path));
    total[file.of] += counted.records;
    progress(`${path}: ${counted.records} records`);
  }
  writeFileSync(
    join(folder, 'seed.json'),
    `${JSON.stringify({ title: `Generated: ${options.nodes} nodes, seed ${options.seed}`, recordedAt: GENERATED_AT }, null, 2)}\n`,
  );
  return total;
};

const checkFolder = (folder: string, own: ReadonlySet<string>): void => {
  mkdirSync(folder, { recursive: true });
  const foreign = readdirSync(folder).filter(name => !own.has(name));
  if (foreign.length > 0)
    throw new SamgrafError(
      'BAD_INPUT',
      `${folder} holds other files: ${foreign.slice(0, 3).join(', ')}.`,
      'Name a new folder with --out.',
    );
};

/** Bytes handed on at once: a line each would cost more than making it. */
const CHUNK = 1 << 16;

function* lines(records: Iterable<NativeObject>, counted: { records: number }): Generator<string> {
  let chunk = '';
  for (const record of records) {
    counted.records += 1;
    chunk += `${JSON.stringify(record)}\n`;
    if (chunk.length >= CHUNK) {
      yield chunk;
      chunk = '';
    }
  }
  if (chunk !== '') yield chunk;
}
