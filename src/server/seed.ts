import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf, readNative, readNativeFolder } from '../exchange/jsonl';
import { importError, planImport } from '../exchange/plan-import';
import type { WritePlan } from '../plan/write';
import { refresh, type Samgraf } from './samgraf';

export type Progress = (message: string) => void;
export type Loaded = Readonly<{ nodes: number; edges: number; skipped: boolean }>;

const NOTE = 'seed';
const CHUNK = 10_000;

/**
 * Loads a folder in the native format. Loading again what is there already does nothing; a load that was cut off is
 * taken up again, since every record is put in place by its own key.
 */
export const loadFolder = async (samgraf: Samgraf, folder: string, progress: Progress, force = false): Promise<Loaded> => {
  const files = readNativeFolder(folder);
  const digest = digestOf(files);
  if (!force && await samgraf.store.note(NOTE) === digest) return { nodes: 0, edges: 0, skipped: true };
  const { records, faults } = readNative(files);
  if (faults.length > 0) throw importError(faults);
  progress(`Read ${records.length} records from ${files.length} files; checking them.`);
  const manifest = JSON.parse(readFileSync(join(folder, 'seed.json'), 'utf8')) as { recordedAt: string };
  const plan = planImport(samgraf.model, records, { recordedAt: manifest.recordedAt });
  await writeInChunks(samgraf, plan, progress);
  await samgraf.store.setNote(NOTE, digest);
  await refresh(samgraf);
  return { nodes: plan.nodes.length, edges: plan.edges.length, skipped: false };
};

/** Nodes first, so that the ends of edges are there; each chunk is all or nothing. */
const writeInChunks = async (samgraf: Samgraf, plan: WritePlan, progress: Progress): Promise<void> => {
  const total = plan.nodes.length + plan.edges.length;
  let done = 0;
  for (let i = 0; i < Math.max(plan.nodes.length, 1); i += CHUNK) {
    const nodes = plan.nodes.slice(i, i + CHUNK);
    await samgraf.store.write({ kind: 'write', nodes, edges: [] });
    progress(`Wrote ${done += nodes.length} of ${total}.`);
  }
  for (let i = 0; i < plan.edges.length; i += CHUNK) {
    const edges = plan.edges.slice(i, i + CHUNK);
    await samgraf.store.write({ kind: 'write', nodes: [], edges });
    progress(`Wrote ${done += edges.length} of ${total}.`);
  }
};

/** On start: an empty store, or one whose first load was cut off, gets the national graph; any other is left alone. */
export const seedIfNew = async (samgraf: Samgraf, folder: string, progress: Progress): Promise<Loaded | undefined> => {
  const note = await samgraf.store.note(NOTE);
  const empty = samgraf.plans.current.statistics.nodes.size === 0;
  if (note !== undefined && note !== LOADING) return undefined;
  if (note === undefined && !empty) return undefined;
  await samgraf.store.setNote(NOTE, LOADING);
  return loadFolder(samgraf, folder, progress, true);
};
const LOADING = 'loading';
