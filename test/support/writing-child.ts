import { required } from '../../src/engine/errors';
import type { Change } from '../../src/engine/plan/change';
import { applyChanges, plainly } from '../../src/engine/changes/apply';
import { readConfig } from '../../src/config';
import { readProjectModel } from '../../src/doors/server/samgraf';
import { openStore } from '../../src/engine/store/open-store';

/** Nodes in one batch, each of which names the batch. */
const NODES = 5;

/** A process that writes batches until it is killed, and says the sequence of each that was acknowledged. */
const run = async (): Promise<void> => {
  const model = readProjectModel();
  const store = await openStore(readConfig(process.env));
  await store.prepare(model);
  const of = required(model.kinds.get('Solution'), 'Solution');
  const viewer = { name: 'writer', role: 'STEWARD', actor: undefined, known: true } as const;
  const how = plainly(viewer);
  process.stdout.write('begun\n');
  for (let batch = (await store.sequence()) + 1; ; batch += 1) {
    const changes = Array.from({ length: NODES }, (_, i): Change => ({
      kind: 'upsert',
      of,
      at: `changes[${i}]`,
      given: { id: `resource:n${i}`, name: { nb: `Batch ${batch}` } },
      source: 'source:test',
      certainty: 'FACT',
      expectedVersion: undefined,
    }));
    const report = await applyChanges(model, store, changes, how);
    process.stdout.write(`${report.applied ? report.sequence : 'refused'}\n`);
  }
};

void run();
