import { explainCut } from '../../src/words/cut';

/** Thousands are parted by a space that does not break. */
const said = (...args: Parameters<typeof explainCut>): string =>
  explainCut(...args).replace(/[\u00a0\u202f]/g, ' ');

describe('what was cut, in words', () => {
  test.each([
    [
      'nb',
      'Alt innenfor én relasjon er med; det som er lenger unna, er utelatt. Det er flere enn 10 000 relasjoner i samme avstand (12 345 lest): start fra færre noder, eller nevn relasjoner.',
    ],
    [
      'nn',
      'Alt innanfor éin relasjon er med; det som er lenger unna, er utelate. Det er fleire enn 10 000 relasjonar i same avstand (12 345 lesne): start frå færre nodar, eller nemn relasjonar.',
    ],
    [
      'en',
      'Everything within one relation is included; what is further away is left out. There are more than 10,000 relations at one distance (12,345 read): start from fewer nodes, or name relations.',
    ],
    [
      'se',
      'Alt innenfor én relasjon er med; det som er lenger unna, er utelatt. Det er flere enn 10 000 relasjoner i samme avstand (12 345 lest): start fra færre noder, eller nevn relasjoner.',
    ],
  ])('relations, %s', (lang, text) => {
    expect(said({ reason: 'LAYER_CAP', visited: 12_345 }, 1, lang)).toBe(text);
  });

  test.each([
    [
      'nb',
      'Alt innenfor 3 relasjoner er med; det som er lenger unna, er utelatt. Det er for mange veier å lete gjennom: senk maxHops, eller nevn relasjoner.',
    ],
    [
      'nn',
      'Alt innanfor 3 relasjonar er med; det som er lenger unna, er utelate. Det er for mange vegar å leite gjennom: senk maxHops, eller nemn relasjonar.',
    ],
    [
      'en',
      'Everything within 3 relations is included; what is further away is left out. There are too many paths to search: lower maxHops, or name relations.',
    ],
  ])('paths, %s', (lang, text) => {
    expect(said({ reason: 'PATH_LIMIT' }, 3, lang)).toBe(text);
  });

  test('a matrix has no distance', () => {
    expect(said({ reason: 'LAYER_CAP', visited: 11_000 }, 0, 'en')).toBe(
      'Something was left out, so counts and lists may be incomplete. There are more than 10,000 relations at one distance (11,000 read): start from fewer nodes, or name relations.',
    );
  });

  test('groups', () => {
    expect(['nb', 'nn', 'en'].map(lang => said({ reason: 'GROUP_LIMIT', groups: 4 }, null, lang))).toEqual([
      'Det er flere enn disse 4 gruppene: øk first, eller avgrens where.',
      'Det er fleire enn desse 4 gruppene: auk first, eller avgrens where.',
      'There are more than these 4 groups: raise first, or narrow where.',
    ]);
  });
});
