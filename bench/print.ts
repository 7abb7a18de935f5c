import type { Samgraf } from '../src/doors/server/samgraf';
import type { EmbeddedStore } from '../src/engine/store/embedded';
import { besideBolt, besideEngine, type BesideStore } from './beside-store';
import { measureHits } from './hits';
import { besidePeer } from './peer';
import { isCalm, machine, median, note, ratioText, say, table } from './timing';

/** Ours over raw Bolt with the same Cypher may take so many times as long, at most (p50, in this process). */
const MOST_OVER_BOLT = 1.15;

export const printHits = async (samgraf: Samgraf, url: string): Promise<void> => {
  note('db hits beside Cypher by hand');
  const hits = await measureHits(samgraf, url);
  say('### Db hits beside hand-written Cypher (Neo4j)\n');
  table(
    ['operation', 'db hits', 'by hand', 'ratio'],
    hits.map(h => [h.name, h.ours, h.byHand, (h.ours / h.byHand).toFixed(2)]),
  );
  const ratios = hits.map(h => h.ours / h.byHand);
  say(
    `Median ${median(ratios).toFixed(2)}, worst ${Math.max(...ratios).toFixed(2)}, ${hits.length} operations, one statement each.\n`,
  );
};

export const printPeer = async (samgraf: Samgraf, url: string): Promise<void> => {
  note('beside @neo4j/graphql');
  const all = await besidePeer(samgraf, url);
  say('### Beside @neo4j/graphql 7.6.3, on the same Neo4j\n');
  table(
    [
      'operation',
      'db hits',
      'peer',
      'statements',
      'peer',
      'round trips',
      'peer',
      'same answer',
      'p50 ms',
      'peer',
      'ours over peer',
    ],
    all.map(p => [
      p.name,
      `${p.ours}${p.ours > p.peer ? ' MORE' : ''}`,
      p.peer,
      p.statements,
      p.peerStatements,
      p.statements,
      p.peerStatements * 3,
      p.same ? 'yes' : 'NO',
      p.compared.a.p50.toFixed(2),
      p.compared.b.p50.toFixed(2),
      ratioText(p.compared),
    ]),
  );
  const more = all.filter(p => p.ours > p.peer);
  say(
    `${more.length === 0 ? 'Never more hits than the peer' : `MORE HITS than the peer: ${more.map(p => p.name).join(', ')}`}, ${all.length} operations. A managed transaction, as the peer's, is three round trips a statement. ${machine()}\n`,
  );
};

const stores = (
  title: string,
  beside: string,
  all: readonly BesideStore[],
  most: number | undefined,
): void => {
  say(`### ${title}\n`);
  const http = all.some(one => one.http);
  table(
    [
      'operation',
      'p50 ms',
      'worst',
      `${beside} p50`,
      'ratio of medians',
      ...(http ? ['over HTTP p50', `HTTP over ${beside}`] : []),
    ],
    all.map(({ name, compared: c, http: h }) => [
      name,
      c.a.p50.toFixed(3),
      c.a.worst.toFixed(1),
      c.b.p50.toFixed(3),
      ratioText(c),
      ...(http ? [h?.p50.toFixed(3) ?? '', ((h?.p50 ?? NaN) / c.b.p50).toFixed(2)] : []),
    ]),
  );
  const calm = all.filter(one => isCalm(one.compared));
  const ratios = calm.map(one => one.compared.ratio);
  const over = most === undefined ? [] : calm.filter(one => one.compared.ratio > most);
  say(
    `With a verdict ${calm.length} of ${all.length}: median ratio ${median(ratios).toFixed(2)}, highest ${Math.max(...ratios).toFixed(2)}.` +
      (most === undefined
        ? ''
        : ` At most ${most} was asked for: ${over.length === 0 ? 'met' : `NOT MET by ${over.length}: ${over.map(one => `${one.name} ${one.compared.ratio.toFixed(2)}`).join(', ')}`}.`) +
      ` ${machine()}\n`,
  );
};

export const printBolt = async (samgraf: Samgraf, url: string): Promise<void> => {
  note('beside raw Bolt');
  stores(
    'Over raw Bolt, the same Cypher and parameters',
    'raw Bolt',
    await besideBolt(samgraf, url),
    MOST_OVER_BOLT,
  );
};

export const printEngine = async (samgraf: Samgraf, store: EmbeddedStore): Promise<void> => {
  note('beside the embedded engine');
  stores(
    'Embedded, over the engine alone with the same statement',
    'engine',
    await besideEngine(samgraf, store),
    undefined,
  );
};
