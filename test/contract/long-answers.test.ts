import { parse } from 'graphql';
import { answer } from '../support/answer';
import { ResponseCache, textOf } from '../../src/engine/answer/response-cache';
import { Timing } from '../../src/engine/answer/request';
import { responseOf } from '../support/responding';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';

/** What is sent of a long answer is printed while it is read; the same answer as data is put together and then printed. */
let stores: Stores;
beforeAll(async () => {
  stores = await Stores.openSeeded();
}, OPEN_TIMEOUT_MS);
afterAll(() => stores?.close());

const PAGE = 'pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';
const TEXTS = '__typename id names { lang value } ... on Municipality { officialName population }';

const ANSWERS: Readonly<Record<string, string>> = {
  'a long list': `{ entities(first: 1000) { ${PAGE} nodes { ${TEXTS} } totalCount again: nodes { id } } }`,
  'its end, backward': `{ entities(last: 777) { totalCount edges { cursor node { id } } nodes { ${TEXTS} } ${PAGE} } }`,
  'all of a list':
    '{ municipalities(first: 357) { nodes { id uses(first: 7) { totalCount nodes { id } } } } }',
  'one fewer than there are': `{ municipalities(first: 356) { nodes { id } ${PAGE} } }`,
  'lists beside one another': `{ a: entities(first: 600) { nodes { id } } one: municipality(number: "0301") { name } b: entities(last: 400) { nodes { ${TEXTS} } } none: sectors(where: {name: {eq: "none"}}) { nodes { id } ${PAGE} } groups: municipalityGroupings(by: [partOf]) { nodes { keys { name } count } } }`,
  'what a search finds': `{ search(text: "e", first: 1000) { totalCount edges { score highlights { field fragments { text matched } } node { id } } ${PAGE} } }`,
  'what a question finds': `{ reach(of: {municipality: {}}, maxHops: 2, direction: ANY, first: 1000) { totalCount counts { kind count } nodes { node { id name } distance } } }`,
  'ids in their order': `{ nodes(ids: [${Array.from({ length: 300 }, (_, i) => `"municipality:${['0301', '4601', '9999'][i % 3]}"`).join(', ')}]) { ${TEXTS} } }`,
};

describe.each(STORE_NAMES)('on %s', name => {
  test.each(Object.entries(ANSWERS))('%s', async (_, query) => {
    const samgraf = stores.on(name);
    const request = { document: parse(query), operationName: undefined, variables: {} };
    const { data, errors, cost } = await answer(request, { ...samgraf, timing: new Timing() });
    expect(errors).toEqual([]);
    const sent = await responseOf({ ...request, cost: true }, { samgraf, answers: new ResponseCache(false) });
    expect(textOf(sent)).toBe(JSON.stringify({ data, extensions: { cost: cost() } }));
  });

  test('a long one is sent in bytes', async () => {
    const request = {
      document: parse(ANSWERS['a long list'] ?? ''),
      operationName: undefined,
      variables: {},
    };
    const responding = { samgraf: stores.on(name), answers: new ResponseCache(false) };
    expect(await responseOf({ ...request, cost: false }, responding)).toBeInstanceOf(Buffer);
  });
});
