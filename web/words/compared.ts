import { compared } from '../gql/labels';

type Lang = 'nb' | 'nn' | 'en';

/** How what is compared is called: one, several, and those that are meant. */
type Called = Readonly<Record<'one' | 'many' | 'theOne' | 'theMany', string>>;

const THINGS: Readonly<Record<Lang, Called>> = {
  nb: { one: 'ting', many: 'ting', theOne: 'tingen', theMany: 'tingene' },
  nn: { one: 'ting', many: 'ting', theOne: 'tingen', theMany: 'tinga' },
  en: { one: 'thing', many: 'things', theOne: 'thing', theMany: 'things' },
};

export const comparedIn = (lang: Lang): Called => {
  if (!compared) return THINGS[lang];
  const { one, many, theOne, theMany } = compared.noun;
  return { one: one[lang], many: many[lang], theOne: theOne[lang], theMany: theMany[lang] };
};

/** The gap of the question about what others like one use, as in addresses: the word for what is compared. */
export const COMPARED_GAP = comparedIn('nb').one.replaceAll(' ', '-');
