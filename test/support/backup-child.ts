import { backUp } from '../../src/engine/backup/back-up';
import { restore } from '../../src/engine/backup/restore';
import { openStore } from '../../src/engine/store/open-store';
import type { Store } from '../../src/engine/store/store';
import { readConfig } from '../../src/config';
import { readProjectModel } from '../../src/doors/server/samgraf';

/** Kills this process so many milliseconds after a step: what a store is asked for a page, or to write a part. */
const dyingAt = (step: number, delay: number): (() => void) => {
  let steps = 0;
  return () => {
    steps += 1;
    if (steps === step) setTimeout(() => process.kill(process.pid, 'SIGKILL'), delay);
  };
};

/** A store that is backed up or filled in steps. */
const stepping = (store: Store, step: () => void): Store => {
  const told: Pick<Store, 'look' | 'refill'> = {
    look: lookup => {
      if (lookup.kind === 'nodesOf' || lookup.kind === 'edgesOf' || lookup.kind === 'beside') step();
      return store.look(lookup);
    },
    refill: work =>
      store.refill(graph =>
        work({
          look: lookup => graph.look(lookup),
          begin: guard => graph.begin(guard),
          put: part => {
            step();
            return graph.put(part);
          },
        }),
      ),
  };
  return Object.assign(Object.create(store) as Store, told);
};

/** Backs up or restores, and is killed on the way. */
const run = async ([command, file = '', step, delay]: readonly string[]): Promise<void> => {
  const model = readProjectModel();
  const opened = await openStore(readConfig(process.env));
  await opened.prepare(model);
  const store = stepping(opened, dyingAt(Number(step), Number(delay)));
  if (command === 'restore') await restore(model, store, file);
  else await backUp(model, store, file, { version: 'killed', replace: true });
  await opened.close();
  process.stdout.write('done\n');
};

void run(process.argv.slice(2));
