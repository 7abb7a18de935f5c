import type { LawRegister } from '../src/files/harvest/law/register';

type Texts = readonly Readonly<{ language: string; text: string }>[];

const byLanguage = (texts: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(((texts ?? []) as Texts).map(({ language, text }) => [language, text]));

const SINCE: Readonly<Record<string, string>> = { nb: 'fra', nn: 'frå', en: 'from' };

/** How quotes are recorded here, whatever the register of law, and what an obligation becomes whose words were replaced. */
export const quoting: Pick<LawRegister, 'quotes' | 'follows' | 'amends' | 'binds' | 'renewed'> = {
  quotes: { words: 'quote', place: 'quotePlace', source: 'quoteSource', seen: 'checkedOn' },
  follows: 'FOLLOWS_FROM',
  amends: 'AMENDS',
  binds: { end: 'addressees', members: 'groupMembers' },
  // What its words were summed up as in other languages was said of the old ones.
  renewed: ({ kind, names, texts, article, addressee }, { was, words, day, language }) => ({
    name: Object.fromEntries(
      Object.entries(byLanguage(names)).map(([tongue, name]) => [
        tongue,
        `${name}, ${SINCE[tongue] ?? SINCE['en'] ?? ''} ${day}`,
      ]),
    ),
    kind,
    article,
    addressee,
    // In the language in which it said the old ones.
    text: { [((texts ?? []) as Texts).find(({ text }) => text === was)?.language ?? language]: words },
  }),
};
