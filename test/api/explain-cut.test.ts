import { readMessages } from '../../src/engine/messages/read-messages';
import { readPack } from '../../src/pack/pack';
import { explainCut } from '../../src/engine/words/cut';

/** Thousands are parted by a space that does not break. */
const messages = readMessages(readPack());
const said = (cut: Parameters<typeof explainCut>[0], completeTo: number | null, lang: string): string =>
  explainCut(cut, completeTo, messages.in(lang)).replace(/[\u00a0\u202f]/g, ' ');

describe('what was cut, in words', () => {
  test.each([
    [
      'nb',
      'Alt innenfor én relasjon er med; det som er lenger unna, er utelatt. Det er flere enn 10 000 relasjoner i samme avstand (12 345 er lest): start fra færre, eller nevn hvilke relasjoner som skal følges.',
    ],
    [
      'nn',
      'Alt innanfor éin relasjon er med; det som er lenger unna, er utelate. Det er fleire enn 10 000 relasjonar i same avstand (12 345 er lesne): start frå færre, eller nemn kva relasjonar som skal følgjast.',
    ],
    [
      'en',
      'Everything within one relation is included; what is further away is left out. There are more than 10,000 relations at the same distance (12,345 were read): start from fewer, or name the relations to follow.',
    ],
    [
      'se',
      'Alt innenfor én relasjon er med; det som er lenger unna, er utelatt. Det er flere enn 10 000 relasjoner i samme avstand (12 345 er lest): start fra færre, eller nevn hvilke relasjoner som skal følges.',
    ],
  ])('relations, %s', (lang, text) => {
    expect(said({ reason: 'LAYER_CAP', layerCap: 10_000, visited: 12_345 }, 1, lang)).toBe(text);
  });

  test.each([
    [
      'nb',
      'Alt innenfor tre relasjoner er med; det som er lenger unna, er utelatt. Det er for mange veier å lete gjennom: senk grensen for lengden (maxHops), eller nevn hvilke relasjoner som skal følges.',
    ],
    [
      'nn',
      'Alt innanfor tre relasjonar er med; det som er lenger unna, er utelate. Det er for mange vegar å leite gjennom: senk grensa for lengda (maxHops), eller nemn kva relasjonar som skal følgjast.',
    ],
    [
      'en',
      'Everything within three relations is included; what is further away is left out. There are too many paths to search: lower the limit on length (maxHops), or name the relations to follow.',
    ],
  ])('paths, %s', (lang, text) => {
    expect(said({ reason: 'PATH_LIMIT' }, 3, lang)).toBe(text);
  });

  test('a matrix has no distance', () => {
    expect(said({ reason: 'LAYER_CAP', layerCap: 10_000, visited: 11_000 }, 0, 'en')).toBe(
      'Something was left out, so counts and lists may be incomplete. There are more than 10,000 relations at the same distance (11,000 were read): start from fewer, or name the relations to follow.',
    );
  });

  test('groups', () => {
    expect(['nb', 'nn', 'en'].map(lang => said({ reason: 'GROUP_LIMIT', groups: 4 }, null, lang))).toEqual([
      'Svaret viser fire grupper, men det finnes flere: øk antallet (first), eller avgrens utvalget (where).',
      'Svaret viser fire grupper, men det finst fleire: auk talet (first), eller avgrens utvalet (where).',
      'The answer shows four groups, but there are more: ask for more (first), or narrow the filter (where).',
    ]);
  });
});
