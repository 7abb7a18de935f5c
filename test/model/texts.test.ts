import { join } from 'node:path';
import { fc } from '../support/drawn';
import { alphabetOf, collate, type Letters } from '../../src/engine/languages/alphabet';
import { chainOf, languagesOf, type Languages } from '../../src/engine/languages/languages';
import { stemming } from '../../src/engine/languages/stemming';
import { edgeKey } from '../../src/engine/model/model';
import { PROJECT, readPack } from '../../src/pack/pack';
import { isDate, isDateTime, today, useTimeZone } from '../../src/engine/model/scalars';
import { highlighter, fold, NO_LEXICON, searchQuery } from '../../src/engine/model/search-text';
import { hasMod11CheckDigit, isWebAddress } from '../../src/engine/model/validate';

const national = languagesOf(readPack());
const stems = stemming(national.stemmers);
const place = (text: string): string => collate(text, national.alphabet);

const byKey = (a: string, b: string): number => (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : 0);

describe('alphabetical order', () => {
  test.each([
    [
      'Norwegian letters come after Z',
      ['Ås', 'Øygarden', 'Ærlig', 'Zürich', 'Asker'],
      ['Asker', 'Zürich', 'Ærlig', 'Øygarden', 'Ås'],
    ],
    ['case does not matter', ['b', 'A', 'a1', 'B1'], ['A', 'a1', 'b', 'B1']],
    ['accents fold', ['Ez', 'Éa', 'Eb'], ['Éa', 'Eb', 'Ez']],
    [
      'Sámi letters stand by their base',
      ['Deatnu', 'Đeanu', 'Dz', 'Nx', 'Ŋa'],
      ['Đeanu', 'Deatnu', 'Dz', 'Ŋa', 'Nx'],
    ],
    ['Swedish and Danish letters stand by ours', ['Ö', 'Ä', 'Å', 'Ø', 'Æ'], ['Ä', 'Æ', 'Ö', 'Ø', 'Å']],
    ['other scripts come last', ['Ωmega', 'Ås', 'Київ'], ['Ås', 'Ωmega', 'Київ']],
  ])('%s', (_, texts, expected) => {
    expect([...texts].sort((a, b) => byKey(a, b) || (a < b ? -1 : 1))).toEqual(expected);
  });

  test('keys are ASCII, the same for composed and decomposed text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        expect(place(text)).toMatch(/^[\x20-\x7e]*$/);
        expect(place(text.normalize('NFD'))).toBe(place(text.normalize('NFC')));
      }),
      { numRuns: 300 },
    );
  });
});

describe('the alphabet of another pack', () => {
  const sorted = (letters: Letters, ...texts: readonly string[]): string => {
    const alphabet = alphabetOf(letters);
    const keys = new Map(texts.map(text => [text, collate(text, alphabet)]));
    return [...texts].sort((a, b) => ((keys.get(a) ?? '') < (keys.get(b) ?? '') ? -1 : 1)).join(' ');
  };
  const ESTONIAN = readPack(join(PROJECT, 'examples', 'estonia')).letters;

  test('has its own letters in their places: in Estonian z stands after s, and õ, ä, ö, ü after w', () => {
    const order = 'sz š šz z ž ža žž t v w õ ä ö ü x y';
    expect(sorted(ESTONIAN, ...order.split(' ').sort())).toBe(order);
    expect(sorted(ESTONIAN, 'Xa', 'Übi', 'Õun', 'Vald', 'Ämari')).toBe('Vald Õun Ämari Übi Xa');
    expect(sorted(ESTONIAN, 's', 'sΩ', 'š')).toBe('s sΩ š');
  });

  test('without any, accents fold, and Nordic letters stand by what they are made of', () => {
    expect(sorted({}, 'Zoo', 'Ärger', 'Ærø', 'Ask', 'Øl', 'Ost')).toBe('Ærø Ärger Ask Øl Ost Zoo');
  });

  test('words are found by the stems of its languages and of English', () => {
    const ofDutch = languagesOf(readPack(join(PROJECT, 'examples', 'netherlands')));
    const common = ({ stemmers }: Languages, one: string, other: string): boolean => {
      const of = stemming(stemmers);
      return of(one).some(stem => of(other).includes(stem));
    };
    expect(common(ofDutch, 'gemeenten', 'gemeente')).toBe(true);
    expect(common(ofDutch, 'registers', 'register')).toBe(true);
    expect(common(national, 'kommunene', 'kommuner')).toBe(true);
    expect([ofDutch.stemmers, national.stemmers]).toEqual([
      ['dutch', 'english'],
      ['norwegian', 'english'],
    ]);
  });
});

describe('web addresses', () => {
  test.each([
    'https://www.digdir.no/',
    'http://a.no',
    'HTTPS://A.NO:8080/b?c=d#e',
    'https://blåbærsyltetøy.no/æ',
    "https://a.no/x'(1),;@[2]",
  ])('%s is one', text => {
    expect(isWebAddress(text)).toBe(true);
  });
  test.each([
    'javascript:alert(document.domain)',
    'JavaScript:alert(1)//https://a.no',
    'java\nscript:alert(1)',
    'data:text/html,<script>',
    'ftp://a.no/',
    'mailto:post@a.no',
    'www.digdir.no',
    '//a.no',
    '/a',
    'https:a.no',
    'https://',
    'https:///',
    'https://a.no:x/',
    ' https://a.no',
    'https://a.no/a b',
    'https://a.no/"onmouseover="alert(1)',
    'https://a.no/<b>',
    'https://a.no/\u00a0',
  ])('%j is none', text => {
    expect(isWebAddress(text)).toBe(false);
  });
});

describe('organisation numbers', () => {
  test.each(['958935420', '991825827', '974760673', '964983291'])('%s has the right check digit', number => {
    expect(hasMod11CheckDigit(number)).toBe(true);
  });
  test.each(['958935421', '958935240', '123456789', '', 'a', '95893542x'])('%j has not', number => {
    expect(hasMod11CheckDigit(number)).toBe(false);
  });

  test('any one digit changed is seen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const digits = [...'958935420'];
        digits[at] = String((Number(digits[at]) + by) % 10);
        expect(hasMod11CheckDigit(digits.join(''))).toBe(false);
      }),
    );
  });
});

describe('dates', () => {
  test.each(['2026-11-25', '2024-02-29', '0001-01-01', '9999-12-31'])('%s is one', text => {
    expect(isDate(text)).toBe(true);
  });
  test.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '0000-01-01',
    '10000-01-01',
    '2026-11-25T00:00:00Z',
    ' 2026-11-25',
    '2026-11-25\n',
    '',
    20261125,
    null,
    undefined,
    new Date(),
  ])('%j is none', value => {
    expect(isDate(value)).toBe(false);
  });
  test.each(['2026-11-25T12:00:00Z', '2026-11-25T23:59:59.999999999Z'])('%s is a point in time', text => {
    expect(isDateTime(text)).toBe(true);
  });
  test.each([
    '2026-11-25T24:00:01Z',
    '2026-11-25T12:00:00',
    '2026-11-25T12:00:00+01:00',
    '2026-02-30T12:00:00Z',
    '2026-11-25',
    '2026-11-25T12:60:00Z',
    0,
  ])('%j is none', value => {
    expect(isDateTime(value)).toBe(false);
  });
  test('today is the day where the pack is: in Norway, and in India, where days begin at half past', () => {
    useTimeZone('Asia/Kolkata');
    expect(today(Date.parse('2026-12-31T18:29:59Z'))).toBe('2026-12-31');
    expect(today(Date.parse('2026-12-31T18:30:00Z'))).toBe('2027-01-01');
    useTimeZone('Europe/Oslo');
    expect(today(Date.parse('2026-11-25T23:30:00-05:00'))).toBe('2026-11-26');
    expect(today(Date.parse('2026-12-31T22:59:59Z'))).toBe('2026-12-31');
    expect(today(Date.parse('2026-12-31T23:00:00Z'))).toBe('2027-01-01');
    expect(today(Date.parse('2026-06-30T21:59:59Z'))).toBe('2026-06-30');
    expect(today(Date.parse('2026-06-30T22:00:00Z'))).toBe('2026-07-01');
  });
});

describe('search text', () => {
  test.each([
    ['Grünerløkka', 'grunerløkka'],
    ['ÆØÅ', 'æøå'],
    ['É', 'e'],
    ['eIDAS-forordningen', 'eidas forordningen'],
    ['a\u0000b', 'a b'],
    ['Kárášjohka', 'karašjohka'.normalize('NFD').replace(/\p{M}/gu, '')],
  ])('%s folds to %s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  test.each([
    ['kommunene', 'kommuner'],
    ['registers', 'register'],
    ['tjenester', 'tjenesten'],
  ])('%s and %s have a stem in common', (one, other) => {
    expect(stems(one).filter(stem => stems(other).includes(stem))).not.toEqual([]);
  });

  test('a word is found whole, by stem, by its beginning and with one letter wrong', () => {
    const [word] = searchQuery('oslo').words;
    expect(word).toEqual({
      exact: expect.arrayContaining([' oslo ']),
      prefix: ' oslo',
      synonyms: [],
      near: expect.arrayContaining([' oslo ', ' slo ', ' olo ', ' oso ', ' osl ']),
    });
    expect(searchQuery('abc').words[0]?.near).toEqual([]);
  });

  test('a number is not taken for another', () => {
    expect(searchQuery('5430').words[0]).toMatchObject({ exact: [' 5430 '], near: [] });
  });

  test('words count once, and 20 at most', () => {
    expect(searchQuery('Oslo oslo OSLO').words).toHaveLength(1);
    expect(searchQuery(Array.from({ length: 50 }, (_, i) => `word${i}`).join(' ')).words).toHaveLength(20);
    expect(searchQuery('+ - && || ! "').words).toEqual([]);
  });

  test('highlighting loses no letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), fc.boolean(), (text, query, isName) => {
        expect(
          highlighter(
            searchQuery(query).words,
            NO_LEXICON.languages,
          )({ text, isName })
            .map(piece => piece.text)
            .join(''),
        ).toBe(text);
      }),
      { numRuns: 300 },
    );
    expect(
      highlighter(searchQuery('bergen').words, NO_LEXICON.languages)({ text: 'Byen Oslo er stor' }),
    ).toEqual([{ text: 'Byen Oslo er stor', matched: false }]);
    expect(highlighter(searchQuery('osl').words, NO_LEXICON.languages)({ text: 'Byen Oslo' })).toEqual([
      { text: 'Byen ', matched: false },
      { text: 'Oslo', matched: true },
    ]);
  });
});

describe('keys and languages', () => {
  test('an edge is told by relation, ends and first day', () => {
    expect([
      edgeKey('USES', 'a:1', 'b:2'),
      edgeKey('USES', 'a:1', 'b:2', null),
      edgeKey('USES', 'a:1', 'b:2', '2020-01-01'),
    ]).toEqual(['USES a:1 b:2', 'USES a:1 b:2', 'USES a:1 b:2 2020-01-01']);
  });

  test.each([...national.all])('the chain of %s begins with itself and ends with all', language => {
    const chain = chainOf(national, language);
    expect(chain[0]).toBe(language);
    expect([...chain].sort()).toEqual([...national.all].sort());
  });

  test.each([
    ['the first of the pack, and English last', ['fi', 'sv'], [], 'fi', 'fi sv en'],
    ['another of the pack goes before English', ['fi', 'sv'], [], 'sv', 'sv fi en'],
    ['one that records may be in besides: English goes before', ['et'], ['ru'], 'ru', 'ru en et'],
    ['English, of a pack in another language', ['nl'], [], 'en', 'en nl'],
    ['one that no record may be in', ['nl', 'fy'], [], 'de', 'nl fy en'],
  ])('%s', (_, own, others, asked, chain) => {
    const languages = languagesOf({ languages: ['en'], written: { own, others } });
    expect(chainOf(languages, asked).join(' ')).toBe(chain);
    expect(languages.first).toBe(own[0]);
  });

  test('a pack says which are nearest', () => {
    const languages = languagesOf({ languages: ['fi', 'sv', 'se'], fallbacks: { se: ['no', 'sv'] } });
    expect(chainOf(languages, 'se')).toEqual(['se', 'sv', 'fi', 'en']);
  });
});
