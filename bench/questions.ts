import { readFileSync, readdirSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parse } from 'graphql';
import { answer } from '../test/support/answer';
import { Timing } from '../src/engine/answer/request';
import { openSamgraf, readProjectModel } from '../src/doors/server/samgraf';
import { loadFolder } from '../src/doors/server/seed';
import { EmbeddedStore } from '../src/engine/store/embedded';

const ROOT = join(__dirname, '..');
const WARM_UP = 20;
const SAMPLES = 100;

const questionsIn = (folder: string): readonly string[] =>
  readdirSync(join(ROOT, folder))
    .filter(name => name.endsWith('.graphql'))
    .sort()
    .map(name => join(folder, name));

const quantile = (sorted: readonly number[], q: number): string =>
  (sorted[Math.floor((sorted.length - 1) * q)] ?? 0).toFixed(1);

/** `npm run bench:questions`: how long each question of the docs and the playground takes on the national graph, embedded, no answer kept. */
const main = async (): Promise<void> => {
  const samgraf = await openSamgraf(readProjectModel(), await EmbeddedStore.open());
  await loadFolder(samgraf, join(ROOT, 'seed'), () => undefined, { force: true });
  process.stdout.write(
    `p50 ms   p95 ms   edges looked at / at most   statements   (load average ${loadavg()
      .map(l => l.toFixed(1))
      .join(' ')}, Node ${process.version})\n`,
  );
  for (const file of [...questionsIn('playground'), ...questionsIn('docs/questions')]) {
    const document = parse(readFileSync(join(ROOT, file), 'utf8'));
    const run = async (): Promise<ReturnType<Awaited<ReturnType<typeof answer>>['cost']>> =>
      (
        await answer(
          { document, operationName: undefined, variables: {} },
          { ...samgraf, timing: new Timing() },
        )
      ).cost();
    for (let i = 0; i < WARM_UP; i += 1) await run();
    const times: number[] = [];
    for (let i = 0; i < SAMPLES; i += 1) {
      const start = performance.now();
      await run();
      times.push(performance.now() - start);
    }
    const sorted = times.sort((a, b) => a - b);
    const { estimated, actual } = await run();
    process.stdout.write(
      `${quantile(sorted, 0.5).padStart(6)}   ${quantile(sorted, 0.95).padStart(6)}   ${String(actual.edges).padStart(8)} / ${String(estimated.edges).padEnd(8)}   ${actual.statements}   ${file}\n`,
    );
  }
  await samgraf.store.close();
};

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
