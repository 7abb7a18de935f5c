import type { CheckProgress } from '../../engine/exchange/check-folder';
import {
  loadFolder as load,
  wasLoaded,
  type Loaded,
  type LoadOptions,
} from '../../engine/exchange/load-folder';
import { refresh, type Samgraf } from './samgraf';

/** Loads a folder completely or not at all, and refreshes the plans' statistics. */
export const loadFolder = async (
  samgraf: Samgraf,
  folder: string,
  progress: CheckProgress,
  options: LoadOptions = {},
): Promise<Loaded> => {
  const loaded = await load(samgraf.model, samgraf.store, folder, progress, options);
  await refresh(samgraf);
  return loaded;
};

/** On start: an empty store gets the national graph; any other store is left unchanged. */
export const seedIfNew = async (
  samgraf: Samgraf,
  folder: string,
  progress: CheckProgress,
): Promise<Loaded | undefined> => {
  const isEmpty = samgraf.plans.current.statistics.nodes.size === 0;
  if (!isEmpty || (await wasLoaded(samgraf.store))) return undefined;
  return loadFolder(samgraf, folder, progress);
};
