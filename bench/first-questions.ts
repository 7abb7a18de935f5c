import { join } from 'node:path';
import { parse } from 'graphql';
import { Timing } from '../src/engine/answer/request';
import type { Purpose } from '../src/engine/store/cypher-store';
import { openSamgraf, readProjectModel, type Samgraf } from '../src/doors/server/samgraf';
import { loadFolder } from '../src/doors/server/seed';
import { Neo4jStore } from '../src/engine/store/neo4j';
import type { Row } from '../src/engine/store/store';
import { answer } from '../test/support/answer';
import { startNeo4j } from '../test/support/start-neo4j';
import { unhurried } from '../test/support/unhurried';
import { firstDocuments } from './first-documents';
import { say } from './timing';

const ROOT = join(__dirname, '..');

/** A store that tells how long the statements of a question are. */
class Measured extends Neo4jStore {
  readonly sent: string[] = [];

  protected override run(
    text: string,
    values: Record<string, unknown>,
    purpose: Purpose,
  ): Promise<readonly Row[]> {
    this.sent.push(text);
    return super.run(text, values, purpose);
  }
}

const time = async (samgraf: Samgraf, text: string): Promise<number> => {
  const begun = performance.now();
  await answer(
    { document: parse(text), operationName: undefined, variables: {} },
    { ...samgraf, timing: new Timing() },
  );
  return performance.now() - begun;
};

/**
 * `npm run bench:first [name…]`: how long the questions of the docs and the other root fields take for the first time on a Neo4j
 * that has just started, in the order of their names, and for the second; how long their statements are, and how many subqueries Neo4j plans in them.
 */
const measure = async (url: string): Promise<void> => {
  const store = new Measured({ url, timeout: 120_000 });
  const samgraf = await openSamgraf(readProjectModel(), store, unhurried());
  await loadFolder(samgraf, join(ROOT, 'seed'), () => undefined, { force: true });
  const only = process.argv.slice(2);
  say('first ms   second ms   statements, characters   CALLs   question');
  for (const [name, text] of firstDocuments()) {
    if (only.length > 0 && !only.some(one => name.startsWith(one))) continue;
    store.sent.length = 0;
    const first = await time(samgraf, text);
    const sent = store.sent.filter(one => one.length > 300);
    const second = await time(samgraf, text);
    say(
      [
        first.toFixed(0).padStart(8),
        second.toFixed(0).padStart(11),
        `${sent.map(one => one.length).join(' + ')}`.padStart(22),
        String(sent.join('').split('CALL (').length - 1).padStart(8),
        name,
      ].join('   '),
    );
  }
  await store.close();
};

const main = async (): Promise<void> => {
  const server = await startNeo4j();
  if (server.kind === 'skipped') say(server.reason);
  else await measure(server.url).finally(() => server.stop());
};

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
