import { QUESTIONS } from '../../src/engine/questions/list';
import { Golden, ask, cypherText, freezeToday, isAlike } from '../support/golden';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';

/** The day the seed was recorded: `asOf` falls back on today. */
const TODAY = '2026-11-25';

let stores: Stores;
beforeAll(async () => {
  freezeToday(TODAY);
  stores = await Stores.openSeeded();
}, OPEN_TIMEOUT_MS);
afterAll(async () => {
  await stores?.close();
  jest.useRealTimers();
});

/** One statement reads it all; traversals of an operation are found by one more before. */
const allowed = (query: string): number =>
  new RegExp(`\\b(${QUESTIONS.map(({ name }) => name).join('|')})\\(`).test(query) ? 2 : 1;

describe.each(Golden.all(__dirname))('$name', golden => {
  test.each(STORE_NAMES)('on %s', async name => {
    const { response, plan, sent, toEmbedded, statements } = await ask(stores.on(name), golden.query);
    golden.expect('json', response, name);
    golden.expect('plan', plan, name);
    const [neo4j, embedded] = [cypherText(sent), cypherText(toEmbedded)];
    golden.expect('cypher', neo4j, name);
    if (isAlike(neo4j, embedded)) golden.expectNone('embedded.cypher', name);
    else golden.expect('embedded.cypher', embedded, name);
    expect(statements).toBe(name === 'neo4j' ? sent.length : toEmbedded.length);
    // A lookup that finds nothing may ask for what there is instead.
    if (!response.includes('NOT_FOUND"')) expect(statements).toBeLessThanOrEqual(allowed(golden.query));
  });
});
