/** All languages, in the order in which they stand in for one that none is nearer to. */
export const ALL =
  'nb nn en se sma smj fkv da sv fi is et lv lt de fr pl nl bg cs el es ga hr hu it mt pt ro sk sl'.split(
    ' ',
  );

/** Written out, and not taken from pack.json or the engine: what is read where a text is not there in the language asked for. */
const NEAREST: Readonly<Record<string, string>> = {
  nb: 'nb nn en',
  nn: 'nn nb en',
  en: 'en nb nn',
  se: 'se smj sma nb',
  sma: 'sma smj se nb',
  smj: 'smj sma se nb',
  fkv: 'fkv fi nb',
};

/** The text that is shown to who asks for a language; none where there is none in any. */
export const shownIn = (language: string, texts: ReadonlyMap<string, string>): string | undefined => {
  const nearest = (NEAREST[language] ?? `${language} en`).split(' ');
  const chosen = [...nearest, ...ALL].find(one => texts.has(one));
  return chosen === undefined ? undefined : texts.get(chosen);
};
