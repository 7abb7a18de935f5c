import { loadFolder } from '../../src/doors/server/seed';
import { openSamgraf, readProjectModel } from '../../src/doors/server/samgraf';
import { openStore } from '../../src/engine/store/open-store';
import { readConfig } from '../../src/config';

/** `samgraf load` of a folder, which is staged however small it is. */
const run = async (folder: string): Promise<void> => {
  const say = (text: string): void => void process.stdout.write(`${text}\n`);
  const store = await openStore(readConfig(process.env));
  try {
    const samgraf = await openSamgraf(readProjectModel(), store);
    const { nodes } = await loadFolder(samgraf, folder, say, {
      stages: { from: 1, bareFrom: 1, atOnce: 100 },
    });
    say(`Loaded ${nodes} nodes.`);
  } finally {
    await store.close();
  }
};

void run(process.argv[2] ?? '');
