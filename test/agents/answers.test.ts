import { countTokens as cl100k } from 'gpt-tokenizer/encoding/cl100k_base';
import { countTokens as o200k } from 'gpt-tokenizer/encoding/o200k_base';
import type { Client } from '@modelcontextprotocol/client';
import { countTokens } from '../../src/doors/agents/fit';
import { callTool, serveGraph, type Served, type Told } from './connected';
import { linesOutside } from './frame';

let served: Served;
let client: Client;
beforeAll(async () => {
  served = await serveGraph();
  client = await served.client();
});
afterAll(() => served.close());

/** Questions of every tool: short and long, found and not, over all of a kind and of one thing. */
const QUESTIONS: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
  ['find_things', { text: 'kommune', limit: 20 }],
  ['find_things', { text: 'eIDAS', kinds: ['Framework'] }],
  ['find_things', { text: 'zzzzqqq', kinds: ['Framework'] }],
  ['find_things', { text: 'idporten', kinds: ['County'] }],
  ['describe_thing', { ids: ['resource:id-porten'] }],
  ['describe_thing', { ids: ['framework:eidas', 'municipality:0301', 'capability:autentisering'] }],
  ['describe_thing', { ids: ['organisation:digdir'], asOf: '2015-01-01', certainty: 'FACT' }],
  ['explain_connections', { from: 'municipality:1151', to: 'EU', via: 'SharedResource' }],
  ['explain_connections', { from: 'Municipality', to: 'EU' }],
  ['explain_connections', { from: 'municipality:1151', to: 'framework:dga' }],
  ['explain_absence', { from: 'municipality:1151', to: 'framework:dga', via: 'SharedResource' }],
  ['explain_absence', { from: 'municipality:1151', to: 'framework:eidas', certainty: 'FACT' }],
  ['explain_absence', { from: 'municipality:1151', to: 'framework:eidas' }],
  ['assess_impact', { ids: ['resource:altinn-3-plattform'] }],
  ['assess_impact', { ids: ['framework:eidas'], on: '2030-01-01' }],
  ['assess_impact', { ids: ['resource:elma', 'resource:id-porten'], consequences: ['DUTY'] }],
  ['find_dependencies', { of: 'Municipality', among: 'SharedResource' }],
  ['find_dependencies', { of: 'municipality:0301' }],
  ['find_dependencies', { of: 'PublicService', consequence: 'COVERAGE' }],
  ['coverage_of_capabilities', {}],
  ['coverage_of_capabilities', { by: 'LIFE_EVENT', level: 3 }],
  ['find_gaps', {}],
  ['find_gaps', { in: 'sector:municipal', lacks: ['NO_RESOURCE', 'ONE_PROVIDER'] }],
  ['compare_with_peers', { id: 'municipality:1151', first: 10 }],
  ['compare_with_peers', { id: 'municipality:1151', without: ['resource:elma'] }],
  ['how_it_stands', { of: 'municipality:4601' }],
  ['how_it_stands', { of: 'municipality:4601', beside: 'municipality:0301', lang: 'en' }],
  ['what_changed', { id: 'framework:eidas' }],
  ['what_changed', { id: 'framework:eidas', since: '2023-01-01', until: '2026-01-01' }],
  [
    'what_changed',
    { from: 'municipality:4601', to: 'framework:eidas', since: '2015-01-01', until: '2026-01-01' },
  ],
];
const LANGS = ['nb', 'nn', 'en'] as const;

describe.each(QUESTIONS)('%s %j', (name, args) => {
  test.each(LANGS)('rests on sources or a named rule in every sentence, in %s', async lang => {
    const told = await callTool(client, name, { ...args, lang, budget: 4_000 });
    expect(told.isError).toBe(false);
    const { items, sources } = told.structured;
    expect(items.length).toBeGreaterThan(0);
    expect(items.map(({ n }) => n)).toEqual(items.map((_, i) => i + 1));
    expect(items.filter(({ sources: cited, deduced }) => cited.length === 0 && !deduced)).toEqual([]);
    const known = sources.map(({ n }) => n);
    for (const item of items) {
      expect(item.text).toMatch(/\S/);
      expect(item.sources.filter(n => !known.includes(n))).toEqual([]);
      const line = told.text.split('\n').find(one => one.startsWith(`${item.n}. `)) ?? '';
      expect(line).toContain(item.text);
      for (const n of item.sources) expect(line).toContain(`[${n}]`);
      if (item.deduced) expect(line).toContain(`[${item.deduced}]`);
    }
    for (const { title, url, id } of sources)
      expect([title.length > 0, Boolean(url ?? id)]).toEqual([true, true]);
    expect(linesOutside(told.text)).toEqual([]);
  });

  test.each([500, 700, 1_000, 2_000, 8_000])('is never larger than its budget of %i', async budget => {
    const told = await callTool(client, name, { ...args, budget });
    expect(tokens(told)).toBeLessThanOrEqual(budget);
    const { dropped, next, items } = told.structured;
    if (told.isError) expect(told.structured.outcome).toBe('BUDGET');
    else if (dropped.items > 0) {
      expect(next).not.toBeNull();
      expect(told.text).toContain(`${dropped.items}`);
      expect(told.text).toContain(next);
    } else expect([next, items.length > 0]).toEqual([null, true]);
  });

  test('is the same each time', async () => {
    const [first, second] = [await callTool(client, name, args), await callTool(client, name, args)];
    expect(second.whole).toBe(first.whole);
  });
});

/** Of the text, and of the structure, by our own count and by two vocabularies of models: a model is given one of them. */
const tokens = ({ text, structured }: Told): number => {
  const each = [JSON.stringify(text), JSON.stringify(structured)].map(sent => {
    const counts = [countTokens(sent), cl100k(sent), o200k(sent)] as const;
    expect(counts[0]).toBeGreaterThanOrEqual(Math.max(counts[1], counts[2]));
    return Math.max(...counts);
  });
  return Math.max(...each);
};

/** Each page asks the question anew; `npm run test:differential` takes the shortest, three times as many. */
const SHORT = process.env.SAMGRAF_PAGE ? 900 : 2_400;

test.each([
  ['find_things', { text: 'digital' }],
  ['describe_thing', { ids: ['framework:eidas', 'resource:elma'] }],
  ['find_gaps', { in: 'life-event:fa-barn' }],
  ['coverage_of_capabilities', { level: 3 }],
])('the pages of %s %j are the whole list, each thing once', async (name, args) => {
  const lists = [];
  for (const budget of [SHORT, 8_000]) {
    const found: string[] = [];
    for (let after: string | null = ''; after !== null;) {
      const { structured, isError } = await callTool(client, name, { ...args, after, budget });
      expect(isError).toBe(false);
      found.push(...structured.items.flatMap(({ id, text }) => (id ? [`${id} ${text.slice(0, 30)}`] : [])));
      after = structured.next;
    }
    expect(new Set(found).size).toBe(found.length);
    lists.push(found);
  }
  expect(lists[0]).toEqual(lists[1]);
});
