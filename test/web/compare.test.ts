import { ask, bodyOf } from '../hostile/seeded-app';
import { serving } from '../server/serving';
import { LANGUAGES, QUESTIONS, get, textOf } from './pages';

const { server } = serving();

const compared = async (a: string, b: string, lang = 'nb'): Promise<string> =>
  (await get(server().app, `/sammenlign?${new URLSearchParams({ a, b, lang })}`)).body;

type Uses = readonly Readonly<{
  id: string;
  uses: { edges: readonly Readonly<{ certainty: string; node: { id: string } }>[] };
}>[];

/** Two municipalities that use one resource, the first for a fact and the second by deduction. */
const apart = async (): Promise<readonly [string, string]> => {
  const query =
    '{ municipalities(first: 400) { nodes { id uses(first: 60) { edges { certainty node { id } } } } } }';
  const { nodes } = bodyOf(await ask(server().app, { query })).data?.['municipalities'] as { nodes: Uses };
  const all = nodes.flatMap(({ id, uses }) =>
    uses.edges.map(edge => ({ id, ...edge, resource: edge.node.id })),
  );
  for (const one of all.filter(({ certainty }) => certainty === 'FACT')) {
    const other = all.find(of => of.resource === one.resource && of.certainty === 'DEDUCTION');
    if (other)
      return [one, other].map(
        ({ id, resource }) => `/sporsmal/hvorfor-ikke?fra=${id}&til=${resource}`,
      ) as unknown as readonly [string, string];
  }
  throw new Error('No resource is used both for a fact and by deduction.');
};

const SAID = {
  nb: /Samme påstand, ulik sikkerhet: i det første Faktum, i det andre Slutning/,
  nn: /Same påstand, ulik sikkerheit: i det første Faktum, i det andre Slutning/,
  en: /Same claim, different certainty: in the first Fact, in the second Deduction/,
} as const;

test.each(LANGUAGES)('the same claim of another certainty says so, in %s', async lang => {
  const [a, b] = await apart();
  const body = await compared(a, b, lang);
  expect(textOf(body)).toMatch(SAID[lang]);
  // Both in word, icon and line.
  const note = /<p class="sg-note sg-apart">([^]*?)<\/p>/.exec(body)?.[1] ?? '';
  expect(note.match(/sg-cert-icon/g)).toHaveLength(2);
  expect(note).toMatch(/sg-certainty-fact[^]*sg-certainty-deduction/);
});

test('the same claim of other sources names them', async () => {
  const text = textOf(await compared(QUESTIONS[0], QUESTIONS[0].replace('1151', '4601')));
  expect(text).toMatch(/Samme påstand, ulike kilder: 0 bare i det første, 1 bare i det andre/);
  expect(text).toMatch(/Bare i det andre: Altinn\/altinn-cdn/);
});

test.each([
  [
    'nb',
    /I begge \(\d+\).*navnet fra det første svaret foran skråstreken.*Bergen \/ Oslo er blant kommunene/,
  ],
  ['nn', /I begge \(\d+\).*Bergen \/ Oslo er blant kommunane/],
  ['en', /In both \(\d+\).*Bergen \/ Oslo belongs to/],
] as const)('what is common to answers about different things names both, in %s', async (lang, said) => {
  const [bergen, oslo] = ['4601', '0301'].map(number => `/sporsmal/krav?hvem=municipality:${number}`);
  const text = textOf(await compared(bergen ?? '', oslo ?? '', lang));
  const both = text.slice(text.search(/I begge \(|In both \(/));
  expect(both).toMatch(said);
  expect(both).not.toMatch(/(?<!Bergen \/ )Oslo (?:er blant|belongs to)/);
});

test('the same answer is the same: each sentence once, and nothing is said to differ', async () => {
  const body = await compared(QUESTIONS[0], QUESTIONS[0]);
  expect(textOf(body)).not.toMatch(/ulik sikkerhet|ulike kilder/);
  const both = body.slice(body.lastIndexOf('I begge'));
  const sentences = [...both.matchAll(/<li>([^]*?)<\/li>/g)].map(([, item = '']) => textOf(item));
  expect(sentences.length).toBeGreaterThan(10);
  expect(new Set(sentences).size).toBe(sentences.length);
});

const at = async (query: Readonly<Record<string, string>>) =>
  get(server().app, `/sammenlign?${new URLSearchParams({ ...query, lang: 'nb' })}`);
const led = async (query: Readonly<Record<string, string>>): Promise<readonly [string, string]> => {
  const { statusCode, headers } = await at(query);
  expect(statusCode).toBe(302);
  const { searchParams } = new URL(String(headers['location']), 'http://here');
  const [a = '', b = ''] = ['a', 'b'].map(name =>
    (searchParams.get(name) ?? '').replace(/\?lang=nb&/, '?').replace(/[?&]lang=nb/, ''),
  );
  return [a, b];
};

test.each([
  [{ a: 'municipality:4601', b: 'Oslo kommune' }, ['/id/municipality:4601', '/id/municipality:0301']],
  [{ a: 'Bergen kommune', b: 'Utsira' }, ['/id/municipality:4601', '/id/municipality:1151']],
  [
    { a: 'municipality:4601', b: 'Oslo', sporsmal: 'krav' },
    ['/sporsmal/krav?hvem=municipality:4601', '/sporsmal/krav?hvem=municipality:0301'],
  ],
  [
    { a: 'sector:state', b: 'kommunal sektor', sporsmal: 'mangler' },
    ['/sporsmal/mangler?sektor=sector:state', '/sporsmal/mangler?sektor=sector:municipal'],
  ],
  [
    { a: 'resource:id-porten', dag: '2020-01-01' },
    ['/id/resource:id-porten', '/id/resource:id-porten?dato=2020-01-01'],
  ],
] as const)('what is named is compared, not pasted: %j', async (query, addresses) => {
  expect(await led(query as Readonly<Record<string, string>>)).toEqual(addresses);
});

test('of two things all that is recorded is compared, and the headline has the numbers', async () => {
  const text = textOf(await compared('/id/municipality:4601', '/id/municipality:0301'));
  const [, both, bergen, oslo] =
    /Bergen og Oslo har (\S+) opplysninger felles\. (\S+) gjelder bare Bergen, og (\S+) bare Oslo\./.exec(
      text,
    ) ?? [];
  expect([both, bergen, oslo].every(Boolean)).toBe(true);
  expect(text).toMatch(/Bare Bergen \(\d+\).*Bare Oslo \(\d+\)/);
});

test.each([
  [{ a: 'municipality:4601', b: 'Finnes ikke noe sted' }, /Finnes ikke noe sted/],
  [{ a: 'municipality:4601', dag: 'i går' }, /i går/],
  [{ a: 'resource:finnes-ikke', b: 'Oslo' }, /identifikatoren «resource:finnes-ikke»/],
] as const)('what cannot be compared is told: %j', async (query, said) => {
  const { statusCode, body } = await at(query as Readonly<Record<string, string>>);
  expect(statusCode).toBeGreaterThanOrEqual(400);
  expect(textOf(body)).toMatch(said);
});

test.each([
  'municipality:4601',
  'resource:id-porten',
  'framework:eidas',
  'capability:tillit',
  'life-event:fa-barn',
  'sector:municipal',
  'obligation:eidas-1',
  'ecosystem:organisations',
])('the page of %s offers questions and something to compare it with', async id => {
  const { body } = await get(server().app, `/id/${id}?lang=nb`);
  const asks = /<section class="sg-asks"[^]*?<\/section>/.exec(body)?.[0] ?? '';
  expect(asks.match(/href="\/sporsmal\//g)?.length).toBeGreaterThanOrEqual(2);
  expect(asks).toMatch(/action="\/sammenlign"[^]*data-suggest=[^]*type="date"[^]*<select/);
});

test('two actors are compared by how they stand to what is shared, as the API tells it: each resource once', async () => {
  const query =
    '{ standings(of: {id: "municipality:4601"}, beside: {id: "municipality:0301"}, first: 200) { told pairs { pair count } nodes { explanation } } }';
  const { told, pairs, nodes } = bodyOf(await ask(server().app, { query })).data?.['standings'] as {
    told: string;
    pairs: { count: number }[];
    nodes: { explanation: string }[];
  };
  const body = await compared('/id/municipality:4601', '/id/municipality:0301');
  const text = textOf(body).replace(/\s+/g, ' ');
  // The heading, and what else is told of them below it.
  expect(text.replace(/ /g, '')).toContain(told.replace(/ /g, ''));
  for (const { count } of pairs.filter(of => of.count > 0)) expect(text).toContain(`(${count})`);
  for (const { explanation } of nodes) {
    const at = text.replace(/ (?=[.,:»])|(?<=«) /g, '');
    expect(at.split(explanation)).toHaveLength(2);
  }
  // A recorded use and one by duty are no two rows, and nobody is said to be without.
  expect(text).not.toMatch(/(?:Bare Bergen|Bare Oslo) \(\d+\)[^(]*skal bruke/);
});
