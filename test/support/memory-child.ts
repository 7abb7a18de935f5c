import { loadFolder } from '../../src/engine/exchange/load-folder';
import { readProjectModel } from '../../src/doors/server/samgraf';
import { EmbeddedStore } from '../../src/engine/store/embedded';

/**
 * Loads a folder into an embedded store in memory, and says the most bytes that JavaScript kept when anything was told of
 * it: without what is garbage, and without the engine, which is no JavaScript.
 */
const run = async (folder: string): Promise<void> => {
  const model = readProjectModel();
  const store = await EmbeddedStore.open();
  await store.prepare(model);
  const kept = (): number => {
    global.gc?.();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const before = kept();
  let most = 0;
  const { edges } = await loadFolder(model, store, folder, () => {
    most = Math.max(most, kept() - before);
  });
  await store.close();
  process.stdout.write(JSON.stringify({ edges, most }));
};

void run(process.argv[2] ?? '');
