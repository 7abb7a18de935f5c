import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPack } from '../../src/pack/pack';
import { buildSchema } from '../../src/engine/schema/build-schema';
import { loadBundle } from '../../src/doors/server/explorer';
import { labelsOf } from '../../src/doors/server/explorer-labels';
import { readModelOf } from '../../src/doors/server/samgraf';
import { say, saying } from '../../web/words/say';
import { suresText } from '../../web/words/sure';
import { LANGUAGES, textOf } from './pages';

const HOSPITAL = join(__dirname, '..', '..', 'examples', 'hospital');
const folder = mkdtempSync(join(tmpdir(), 'samgraf-pages-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Respond = (request: object) => Promise<Readonly<{ status: number; body: string }>>;

/** The page about the service of a pack in a folder, as a start finds it: with the bundle as it was built. */
const aboutIn = async (lang: string): Promise<string> => {
  const pack = readPack(folder);
  const model = readModelOf(pack);
  const labels = labelsOf(model, buildSchema(model), pack);
  const { respond } = (await loadBundle(labels, model.messages)) as { respond: Respond };
  const { status, body } = await respond({
    ...{
      url: `/om?lang=${lang}`,
      acceptLanguage: undefined,
      isKnown: false,
      hasPlayground: false,
      origin: '',
    },
    // A graph that nothing is recorded in.
    ask: () => Promise.resolve({ data: { entities: { nodes: [] } } }),
    ...{ fit: (text: string) => text, pack, assets: { script: '/s', style: '/t', card: '/c' } },
  });
  expect(status).toBe(200);
  expect(body).toContain(`<html lang="${lang}"`);
  return textOf(body);
};

const written = (name: string, text: string): void => {
  mkdirSync(join(folder, 'words', name, '..'), { recursive: true });
  writeFileSync(join(folder, 'words', name), text);
};

test('a pack with another language, and one that says something otherwise, is shown so at the next start', async () => {
  cpSync(HOSPITAL, folder, { recursive: true });
  expect(await aboutIn('en')).toContain('About Samgraf');
  const about = JSON.parse(readFileSync(join(folder, 'pack.json'), 'utf8')) as object;
  writeFileSync(join(folder, 'pack.json'), JSON.stringify({ ...about, languages: ['fi', 'en'] }));
  written('fi/about.ftl', 'about-title = Tietoja Samgrafista');
  written('fi/shell.ftl', 'shell-own-language = suomi');
  written('en/about.ftl', 'about-title = About this hospital');
  const [finnish, english] = [await aboutIn('fi'), await aboutIn('en')];
  expect(finnish).toContain('Tietoja Samgrafista');
  expect(finnish).toContain('suomi');
  // What the language lacks is said in the next of its chain.
  expect(finnish).toContain('You can ask the same questions through the API');
  expect(english).toContain('About this hospital');
});

test.each(LANGUAGES)('of what was cut, at least so many are told, in %s', lang => {
  const least = { nb: 'minst', nn: 'minst', en: 'at least' }[lang];
  const values = { from: 'A', to: 'B', most: 0, name: '' };
  const one = say(lang, 'answer-lead-connections', { n: { least: 1 }, ...values });
  const many = say(lang, 'answer-lead-connections', { n: { least: 1548 }, ...values });
  expect(one.toLowerCase().startsWith(`${least} `)).toBe(true);
  expect(one).toBe(one.replace(/^./, first => first.toUpperCase()));
  expect(many).toMatch(new RegExp(`^${least} 1[\\s,]548 `, 'i'));
  expect(say(lang, 'answer-lead-connections', { n: 1, ...values })).not.toMatch(new RegExp(least, 'i'));
});

test.each([
  ['nb', 'honesty-within', 1, 'innen én relasjon'],
  ['nn', 'unit-consequence', 1, 'éi følgje'],
  ['nn', 'answer-ways-away', 1, 'eitt steg unna'],
  ['nb', 'search-count', 0, 'Ingen forslag.'],
  ['nb', 'search-count', 1, 'Ett forslag. Bruk piltastene for å velge.'],
  ['en', 'unit-gap', 12, 'twelve gaps'],
  ['en', 'unit-gap', 13, '13 gaps'],
] as const)(
  'a number is in words, and one has the gender of what is counted: %s %s of %i',
  (lang, id, n, said) => {
    expect(say(lang, id, { n })).toBe(said);
  },
);

test('all of it being fact is said as that, and nothing is said of what was cut', () => {
  const t = saying('nb');
  const [fact, deduced] = [{ certainty: 'FACT' }, { certainty: 'DEDUCTION' }] as const;
  expect([
    suresText([fact, fact], 2, t),
    suresText([deduced, deduced], 2, t),
    suresText([fact, deduced], 2, t),
    suresText([fact, fact], 5, t),
    suresText([], 0, t),
  ]).toEqual([
    'Alt bygger på fakta: en kilde sier det.',
    'To slutninger.',
    'Ett faktum, én slutning.',
    'Av de to som vises: to fakta.',
    '',
  ]);
});
