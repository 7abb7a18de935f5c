import { parse } from 'graphql';
import type { Viewer } from '../../src/engine/access/viewer';
import { ResponseCache, textOf } from '../../src/engine/answer/response-cache';
import type { Change } from '../../src/engine/plan/change';
import { refresh, type Samgraf } from '../../src/doors/server/samgraf';
import { Neo4jStore } from '../../src/engine/store/neo4j';
import type { Store } from '../../src/engine/store/store';
import { fc } from '../support/drawn';
import { operationOn, QUESTIONS, READS, type Operation } from '../support/random-operation';
import { responseOf } from '../support/responding';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';
import { STEWARD, applied, editorOf, send } from '../changes/changing';
import { BASE, batch, model } from '../changes/random-changes';

/** More by `npm run test:differential`. */
const IS_LONG = process.env.SAMGRAF_CASES !== undefined;
const [BATCHES, DRAWN, FEW] = IS_LONG ? [200, 60, 0] : [12, 8, 6];
const url = process.env.SAMGRAF_TEST_NEO4J ?? '';

const IDS = ['source:s0', 'source:s1', 'resource:r0', 'resource:r1', 'resource:r2', 'resource:r3'].concat([
  'municipality:m0',
  'municipality:m1',
  'municipality:m2',
  'capability:c0',
  'capability:c1',
  'capability:c2',
]);
const KNOWN = { farthest: 3, ids: IDS, texts: ['A', 'N', 'B'], edges: [], ends: new Map() };

/** What is read in each of the ways that an answer can depend on what no part of its plan seems to name. */
const CHOSEN = [
  '{ municipality(id: "municipality:m0") { name population usesCount: uses { totalCount } } }',
  '{ municipality(id: "municipality:m2") { name } }',
  '{ solutions { totalCount nodes { id name sources { id title } usedBy { nodes { id name } } } } }',
  '{ sharedResources(orderBy: [{usedByCount: DESC}]) { nodes { id } } }',
  '{ search(text: "A") { totalCount nodes { id name } } }',
  '{ search(text: "N", kinds: [Capability]) { nodes { id } } }',
  '{ node(id: "resource:r1") { id name } nodes(ids: ["capability:c1", "municipality:m1"]) { name } }',
  '{ municipalityGroupings(by: [uses]) { nodes { keys { value } count } } }',
  '{ reach(of: {id: "municipality:m0"}, kinds: [Solution]) { nodes { node { id name } path { explanation } } } }',
  '{ impact(of: {id: "resource:r0"}, change: RETIRE) { nodes { node { id } consequence explanation } } }',
  '{ dependencies(of: {id: "resource:r0"}) { nodes { node { id name } dependentCount } } }',
  '{ connections(from: {id: "municipality:m0"}, to: {capability: {}}) { nodes { via { id } } whyNot { recorded explanation } } }',
  '{ connections(from: {id: "municipality:m0"}, via: {sharedResource: {}}, to: {framework: {}}) { outcome explanation totalCount } }',
  '{ reach(of: {id: "resource:r0"}, kinds: [SharedResource], assuming: {withoutNodes: ["resource:r1"]}) { nodes { node { id } } } }',
  '{ gaps { nodes { capability { id } kinds } totalCount } }',
  '{ policies { nodes { id counts { passed failed unknown } } } }',
  '{ changes(last: 2) { nodes { sequence } } }',
].map((text): Operation => ({ text, variables: {}, cursors: [] }));

const VIEWERS: readonly (Viewer | undefined)[] = [undefined, STEWARD, editorOf('municipality:m1')];

/** Some of what a batch writes is closed, or is so no more. */
const ACCESS = fc.constantFrom(
  ...[undefined, undefined, undefined, undefined],
  { access: 'PUBLIC' },
  { access: 'NON_PUBLIC', restrictedTo: ['municipality:m1'] },
  { access: 'RESTRICTED', restrictedTo: ['municipality:m0'] },
);
const written = fc
  .tuple(batch, ACCESS)
  .map(([changes, access]): readonly Change[] =>
    changes.map(change =>
      access && 'given' in change && change.kind !== 'connect'
        ? { ...change, given: { ...change.given, ...access } }
        : change,
    ),
  );

describe.each(STORE_NAMES)('answers kept on %s while others write', name => {
  let stores: Stores;
  let samgraf: Samgraf;
  let other: Store;
  beforeAll(async () => {
    stores = await Stores.openOne(name, model);
    samgraf = stores.on(name);
    other = name === 'neo4j' ? new Neo4jStore({ url, timeout: 60_000 }) : samgraf.store;
    await other.prepare(model);
  }, OPEN_TIMEOUT_MS);
  afterAll(async () => {
    if (other !== samgraf.store) await other.close();
    await stores.close();
  });

  const documents = new Map<string, ReturnType<typeof parse>>();
  const documentOf = (text: string): ReturnType<typeof parse> => {
    const document = documents.get(text) ?? parse(text);
    documents.set(text, document);
    return document;
  };
  const answerOf = async (
    { text, variables }: Operation,
    viewer: Viewer | undefined,
    answers: ResponseCache,
  ): Promise<string> => {
    const operation = { document: documentOf(text), operationName: undefined, variables, cost: false };
    return responseOf({ ...operation, ...(viewer ? { viewer } : {}) }, { samgraf, answers }).then(
      textOf,
      String,
    );
  };

  test(
    'are those of a server that keeps none, whoever asks what after whatever was written',
    async () => {
      const kept = new ResponseCache(true);
      const none = new ResponseCache(false);
      const drawn = fc.sample(operationOn(samgraf.schema, KNOWN, [...READS, ...QUESTIONS]), DRAWN);
      // Neo4j plans each statement for seconds, and anew when there is something dated or closed.
      const operations = name === 'neo4j' && !IS_LONG ? CHOSEN.slice(0, FEW) : [...CHOSEN, ...drawn];
      let asked = 0;
      const check = async (): Promise<void> => {
        for (const operation of operations)
          for (const viewer of VIEWERS) {
            const [is, shouldBe] = [
              await answerOf(operation, viewer, kept),
              await answerOf(operation, viewer, none),
            ];
            if (is !== shouldBe)
              throw new Error(
                `${viewer?.name ?? 'anyone'} asked ${operation.text} and got ${is}\nnot ${shouldBe}`,
              );
            asked += 1;
          }
      };
      for (const [i, changes] of [BASE, ...fc.sample(written, BATCHES)].entries()) {
        await applied({ ...samgraf, store: other }, changes);
        await check();
        if (i % 7 === 3) await refresh(samgraf);
        if (i % 7 === 5)
          await send({ ...samgraf, store: other }, PROPOSE, {}, STEWARD).catch((error: unknown) => {
            expect(String(error)).toMatch(/BAD_RECORD|NOT_FOUND/);
          });
        if (i % 3 === 2) await check();
      }
      expect(kept.lookups.hits).toBeGreaterThan(asked / 4);
    },
    OPEN_TIMEOUT_MS * 3,
  );
});

const PROPOSE = `mutation { propose(changes: [{patch: {solution: {id: "resource:r0", homepage: "https://c.no"}}}], source: "source:s0", certainty: FACT, reason: "x") { proposal { id } } }`;
