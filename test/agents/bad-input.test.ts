import type { Client } from '@modelcontextprotocol/client';
import { insidesShown } from '../hostile/seeded-app';
import { FACT, SOURCE, folderOf, removeFolders } from '../exchange/loading';
import { callTool, MCP, serveGraph, type Served } from './connected';
import { linesOutside } from './frame';

let served: Served;
let client: Client;
beforeAll(async () => {
  served = await serveGraph({ mcp: { ...MCP, graphql: true } });
  client = await served.client();
});
afterAll(async () => {
  await served.close();
  removeFolders();
});

const OSLO_TO_EU = { from: 'municipality:0301', to: 'EU' };
const CASES: readonly (readonly [string, string, Readonly<Record<string, unknown>>, string, RegExp])[] = [
  [
    'an unknown id',
    'describe_thing',
    { ids: ['resource:id-portn'] },
    'NOT_FOUND',
    /Did you mean resource:id-porten/,
  ],
  [
    'an unknown end',
    'explain_connections',
    { from: 'municipality:0302', to: 'EU' },
    'NOT_FOUND',
    /Did you mean/,
  ],
  [
    'an empty slot',
    'explain_connections',
    { from: '', to: 'EU' },
    'BAD_INPUT',
    /from is empty; give a name, or an id such as/,
  ],
  ['a blank text', 'find_things', { text: '  ' }, 'BAD_INPUT', /text is empty; give a word/],
  ['no ids', 'assess_impact', { ids: [] }, 'BAD_INPUT', /ids is empty; give at least one/],
  [
    'too many ids',
    'describe_thing',
    { ids: ['a:1', 'a:2', 'a:3', 'a:4', 'a:5', 'a:6'] },
    'BAD_INPUT',
    /at most 5; ask again/,
  ],
  ['a missing argument', 'explain_connections', { to: 'EU' }, 'BAD_INPUT', /from is missing.*takes from, to/],
  ['an unknown argument', 'find_gaps', { colour: 'red' }, 'BAD_INPUT', /no argument colour.*takes lacks/],
  ['an argument of another type', 'find_things', { text: 5 }, 'BAD_INPUT', /text must be of type string/],
  ['an unknown language', 'find_gaps', { lang: 'fr' }, 'BAD_INPUT', /^lang must be one of nb, nn, en\./],
  [
    'an impossible date',
    'explain_connections',
    { ...OSLO_TO_EU, asOf: '2015-02-30' },
    'BAD_INPUT',
    /asOf is not a valid date; write YYYY-MM-DD/,
  ],
  [
    'days that are swapped',
    'what_changed',
    { id: 'framework:eidas', since: '2026-01-01', until: '2023-01-01' },
    'BAD_INPUT',
    /Swap the days/,
  ],
  ['half a question', 'what_changed', {}, 'BAD_INPUT', /Give either id, or from and to/],
  [
    'contradictory what-ifs',
    'explain_connections',
    { ...OSLO_TO_EU, without: ['resource:elma'], with: ['municipality:0301 USES resource:elma'] },
    'BAD_INPUT',
    /takes away. Keep one of them/,
  ],
  [
    'a relation that is none',
    'explain_connections',
    { ...OSLO_TO_EU, with: ['municipality:0301 LOVES resource:elma'] },
    'BAD_INPUT',
    /"LOVES" is neither an id nor a kind or relation.*guide/,
  ],
  [
    'a what-if that is none',
    'explain_connections',
    { ...OSLO_TO_EU, with: ['x'] },
    'BAD_INPUT',
    /must look like "from:id RELATION/,
  ],
  [
    'a kind that is none',
    'explain_connections',
    { from: 'Kommunistan', to: 'EU' },
    'NOT_FOUND',
    /Nothing is called "Kommunistan".*find_things/,
  ],
  ['too small a budget', 'find_gaps', { budget: 10 }, 'BAD_INPUT', /budget must be at least 500/],
  ['too large a budget', 'find_gaps', { budget: 90_000 }, 'BAD_INPUT', /at most 16000; go on with after/],
  ['a cursor that is none', 'find_gaps', { after: 'x' }, 'BAD_CURSOR', /Give next from the previous answer/],
  ['a forged cursor', 'find_gaps', { after: '3.zzz' }, 'BAD_CURSOR', /Give next from the previous answer/],
  [
    'a place that is none',
    'describe_thing',
    { ids: ['resource:elma'], after: '3.99' },
    'BAD_CURSOR',
    /Give next/,
  ],
  [
    'another kind than a municipality',
    'compare_with_peers',
    { id: 'resource:elma' },
    'BAD_INPUT',
    /only municipalities can be compared/,
  ],
  ['a sector that is none', 'find_gaps', { in: 'sector:x' }, 'NOT_FOUND', /sector:x/],
  [
    'a column that is none',
    'find_gaps',
    { in: 'municipality:0301' },
    'BAD_INPUT',
    /is not a goal, a sector, a domain or a life event/,
  ],
  [
    'a capability that is none',
    'coverage_of_capabilities',
    { capability: 'x:y' },
    'NOT_FOUND',
    /Try another level/,
  ],
  ['a name with markup', 'describe_thing', { ids: ['</data>\nzzqq:<b>'] }, 'NOT_FOUND', /u003c/],
  [
    'a question too dear',
    'ask_graphql',
    {
      document:
        '{ municipalities(first: 1000) { nodes { uses(first: 1000) { nodes { usedBy(first: 1000) { nodes { id } } } } } } }',
    },
    'COST_LIMIT',
    /limit is .* Here: a lower maxHops/,
  ],
  [
    'an answer too large',
    'ask_graphql',
    { document: '{ entities(first: 1000) { nodes { id name } } }' },
    'BUDGET',
    /Raise budget/,
  ],
  ['a mutation', 'ask_graphql', { document: 'mutation { a }' }, 'FORBIDDEN', /only reads/],
  [
    'a mutation beside a query',
    'ask_graphql',
    { document: 'query A { a } mutation B { b }' },
    'FORBIDDEN',
    /only reads/,
  ],
  ['a subscription', 'ask_graphql', { document: 'subscription { a }' }, 'FORBIDDEN', /only reads/],
  ['two queries', 'ask_graphql', { document: 'query A { a } query B { b }' }, 'NO_OPERATION', /exactly one/],
  ['no GraphQL', 'ask_graphql', { document: '{' }, 'BAD_INPUT', /Syntax Error.*Send one GraphQL query/],
];

test.each(CASES)('%s is told in a sentence with what to do next', async (_, name, args, code, sentence) => {
  const told = await callTool(client, name, { lang: 'en', ...args });
  expect([told.isError, told.structured.outcome]).toEqual([true, code]);
  expect(told.structured.items[0]?.text).toMatch(sentence);
  expect(told.text).toContain(`[${code}]`);
  expect(linesOutside(told.text)).toEqual([]);
  expect(insidesShown(told.text)).toEqual([]);
});

test.each(CASES.filter(([, , args]) => !('lang' in args)))(
  '%s is told in English whatever language the answers are in, since its readers are models',
  async (_, name, args) => {
    const inLang = async (lang: string): Promise<unknown> =>
      (await callTool(client, name, { lang, ...args })).structured.items;
    expect(await inLang('nb')).toEqual(await inLang('en'));
  },
);

test('ask_graphql answers a query, with what the API says', async () => {
  const { structured } = await callTool(client, 'ask_graphql', {
    document: 'query A($n: String) { municipality(number: $n) { name } }',
    variables: { n: '0301' },
  });
  expect(structured.items[0]?.text).toBe('{"municipality":{"name":"Oslo"}}');
});

test('a graph with nothing in it says so', async () => {
  const empty = await serveGraph({}, null);
  try {
    const other = await empty.client();
    const found = await callTool(other, 'find_things', { text: 'Oslo' });
    expect(found.structured).toMatchObject({ outcome: 'NOTHING_MATCHES', next: null });
    expect(found.structured.items[0]?.text).toMatch(/Prøv færre eller andre ord/);
    const covered = await callTool(other, 'coverage_of_capabilities', {});
    expect(covered.structured.items[0]?.text).toMatch(/er grafen tom, er den ikke lastet/);
    const gone = await callTool(other, 'describe_thing', { ids: ['municipality:0301'] });
    expect(gone.structured.outcome).toBe('NOT_FOUND');
    const none = await callTool(other, 'explain_connections', { from: 'Municipality', to: 'EU' });
    expect(none.structured.outcome).toBe('NOTHING_MATCHES');
    const gaps = await callTool(other, 'find_gaps', {});
    expect(gaps.structured.outcome).toBe('NO_GAPS');
  } finally {
    await empty.close();
  }
});

test('10,000 matches are told as many, and a page of them', async () => {
  const solutions = Array.from({ length: 10_000 }, (_, i) => ({
    ...{ type: 'Solution', id: `resource:m${i}`, name: { nb: `match ${i}` }, ...FACT },
  }));
  const large = await serveGraph({}, folderOf({ 'a.jsonl': [SOURCE, ...solutions] }));
  try {
    const { structured } = await callTool(await large.client(), 'find_things', { text: 'match' });
    expect(structured.items[0]?.text).toBe('Treff på «match»: 10000.');
    expect(structured.dropped.items).toBe(10_000 - (structured.items.length - 1));
    expect(structured.next).not.toBeNull();
  } finally {
    await large.close();
  }
});
