import { countedKind, oneOf } from '../../web/words/kinds';
import { otherLanguage, standsInFrom } from '../../web/words/language-of';
import { messages } from '../../web/words/messages';
import { say } from '../../web/words/say';
import { serving } from '../server/serving';
import { get, LANGUAGES, textOf, withParameter } from './pages';
import { rulesOf } from '../../src/engine/words/title-rules';

const { server } = serving();
const { agreeing, isPhrase, within } = rulesOf(messages.in('en'));

const bodyAt = async (url: string, lang = 'nb'): Promise<string> =>
  (await get(server().app, withParameter(url, 'lang', lang))).body;
const textAt = async (url: string, lang?: string): Promise<string> => textOf(await bodyAt(url, lang));

test.each([
  ['The Norwegian Courts', 'the Norwegian Courts'],
  ['eIDAS node (Norway)', 'the eIDAS node (Norway)'],
  ['University of Oslo', 'the University of Oslo'],
  ['Sámi Parliament of Norway', 'the Sámi Parliament of Norway'],
  ['eDelivery Building Block', 'the eDelivery Building Block'],
  ['Directorate-General for Informatics', 'the Directorate-General for Informatics'],
  ['Norwegian State Housing Bank', 'the Norwegian State Housing Bank'],
  ['GDPR', 'the GDPR'],
  ['Norges Bank', 'Norges Bank'],
  ['Mina Ombud', 'Mina Ombud'],
  ['Finance Norway', 'Finance Norway'],
  ['eIDAS', 'eIDAS'],
  ['the group of citizens', 'the group of citizens'],
])('within an English sentence, %s is %s', (name, said) => {
  expect(within(name)).toBe(said);
});

test.each([
  ['uses', 'the Norwegian Courts', 'use'],
  ['has the profile', 'the Core Vocabularies', 'have the profile'],
  ['develops or introduces', 'Kanta services', 'develop or introduce'],
  ['no longer works', 'Kanta services', 'no longer work'],
  ['is carried out by', 'the Norwegian Armed Forces', 'are carried out by'],
  ['applies to', 'Finnish Acts 906/2019, 712/2021 and 713/2021', 'apply to'],
  ['uses', 'the group of municipalities', 'uses'],
  ['goes away', '“Common services”', 'goes away'],
  ['is met by', 'the Ministry of Health and Care Services', 'is met by'],
])('“%s” of %s is “%s”', (predicate, subject, said) => {
  expect(agreeing(predicate, subject)).toBe(said);
});

test.each([
  ['API-katalog', true],
  ['Norsk EBSI-node', true],
  ['eIDAS-node (Noreg)', true],
  ['Kapabilitetskart (planlagt)', true],
  ['API-katalogen', false],
  ['Altinn 3-plattformen', false],
])('whether %s is quoted: %s', (name, is) => {
  expect(isPhrase(name)).toBe(is);
});

test('what cannot be counted in English has no article, and kinds are counted in their gender', () => {
  expect(oneOf('Guidance', 'en')).toBe('a piece of guidance');
  expect(countedKind(1, 'Dataset', 'nb')).toBe('ett datasett eller register');
  expect(countedKind(1, 'ActorGroup', 'nn')).toBe('éi aktørgruppe');
  expect(countedKind(12, 'Municipality', 'en')).toBe('twelve municipalities');
});

test.each([
  ['Follows from a duty that all of them have.', 'nb', 'en'],
  ['Follows from a duty that all of them have.', 'en', undefined],
  ['Kommunene skal bruke ID-porten og er pliktige til det.', 'en', 'nb'],
  ['Kommunene skal bruke ID-porten og er pliktige til det.', 'nn', undefined],
  ['Tjenesten skal ikke brukes av andre.', 'nn', 'nb'],
  ['Tenesta skal ikkje brukast av andre.', 'nb', 'nn'],
  ['"dmf": environments ["tt02", "production"]', 'nb', undefined],
  ['Digdir, “Et viktig skritt” (the text of 2026)', 'nb', undefined],
  ['Forskrift om Husleietvistutvalget (Lovdata, public data of May 2026)', 'nb', undefined],
  ['https://www.nannestad.kommune.no/tjenester/politikk-og-planer', 'en', undefined],
] as const)('“%s” on a page in %s is marked as %s', (text, page, marked) => {
  expect(otherLanguage(text, page)).toBe(marked);
});

test('a text that stands in for one that is missing is marked with its own language', () => {
  const all = [
    { lang: 'nb', value: 'Felles innlogging' },
    { lang: 'en', value: 'Common login' },
  ];
  expect(standsInFrom('Felles innlogging', all, 'nn')).toBe('nb');
  expect(standsInFrom('Felles innlogging', all, 'nb')).toBeUndefined();
  expect(standsInFrom(null, all, 'nn')).toBeUndefined();
});

test.each([
  ['nb', 'Følger av en plikt'],
  ['nn', 'Følgjer av ei plikt'],
] as const)(
  'reasons by rule are in %s, and other remarks in English are marked as English',
  async (lang, rule) => {
    const page = await bodyAt('/id/municipality:1151', lang);
    expect(page).toContain(rule);
    expect(page).not.toContain('Follows from a duty');
    const framework = await bodyAt('/id/framework:eidas', lang);
    expect(framework).toMatch(/<span lang="en">in force in the EU since/);
    expect(await bodyAt('/id/framework:eidas', 'en')).not.toMatch(/<span lang="en">/);
  },
);

test.each(LANGUAGES)('no two forms, fields or buttons of the questions have one name, in %s', async lang => {
  const questions = (await bodyAt('/', lang)).split('sg-questions')[1] ?? '';
  const named = (tag: string): readonly string[] =>
    [...questions.matchAll(new RegExp(`<${tag}[^>]* aria-label="([^"]+)"`, 'g'))].map(
      ([, name = '']) => name,
    );
  for (const tag of ['form', 'input', 'button']) {
    const names = named(tag);
    expect(names.length).toBeGreaterThanOrEqual(8);
    expect(new Set(names).size).toBe(names.length);
  }
  expect(say(lang, 'whatif-with-from')).not.toBe(say(lang, 'whatif-with-to'));
});

test.each([
  ['nb', /Altinn 3-plattformen/],
  ['en', /Oslo uses the Altinn 3 platform Fact/],
])('a step is worded as the sentence above it, in %s', async (lang, said) => {
  const text = await textAt('/id/municipality:0301', lang);
  expect(text).toMatch(said);
  expect(text).not.toMatch(/uses Cadastre/);
});
