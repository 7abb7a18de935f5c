import { setTimeout as sleep } from 'node:timers/promises';
import { required } from '../../src/engine/errors';
import { applyChanges, plainly } from '../../src/engine/changes/apply';
import type { Change } from '../../src/engine/plan/change';
import { readConfig } from '../../src/config';
import { buildServer } from '../../src/doors/server/server';
import { openSamgraf, readProjectModel, type Samgraf } from '../../src/doors/server/samgraf';
import { openStore } from '../../src/engine/store/open-store';

const STEWARD = { name: 'writer', role: 'STEWARD', actor: undefined, known: true } as const;

/** Another thing, and that it is used by who is followed. */
const changesOf = ({ model }: Samgraf, k: number): readonly Change[] => [
  {
    kind: 'upsert',
    of: required(model.kinds.get('Solution'), 'Solution'),
    at: 'changes[0]',
    given: { id: `resource:n${k}`, name: { nb: `Tjeneste ${k}` } },
    source: 'source:test',
    certainty: 'FACT',
    expectedVersion: undefined,
  },
  {
    kind: 'connect',
    of: required(model.relations.get('USES'), 'USES'),
    at: 'changes[1]',
    from: 'municipality:4601',
    to: `resource:n${k}`,
    given: {},
    source: 'source:test',
    certainty: 'FACT',
    expectedVersion: undefined,
  },
];

/** A server that tells who follows, and a process that writes until it is killed, and says what was acknowledged; with `most`, so many. */
const run = async (): Promise<void> => {
  const [from = '0', most = 'Infinity'] = process.argv.slice(2);
  const model = readProjectModel();
  const store = await openStore(readConfig(process.env));
  const samgraf = await openSamgraf(model, store);
  const follows = { inside: ['127.0.0.0/8'], address: undefined, mail: undefined };
  const keys = required(process.env['SAMGRAF_KEYS'], 'a file of keys');
  const app = await buildServer(samgraf, { logLevel: 'silent', keys, follows });
  await app.listen({ port: 0, host: '127.0.0.1' });
  process.stdout.write('begun\n');
  for (let k = Number(from); k < Number(from) + Number(most); k += 1) {
    const report = await applyChanges(model, store, changesOf(samgraf, k), plainly(STEWARD));
    process.stdout.write(`${report.applied ? k : JSON.stringify(report)}\n`);
    await sleep(20);
  }
};

void run();
