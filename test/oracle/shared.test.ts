import { required } from '../../src/engine/errors';
import { CERTAINTIES } from '../../src/engine/model/model';
import { NO_LEXICON, highlighter, searchQuery } from '../../src/engine/model/search-text';
import { storedNode, type NativeFields } from '../../src/engine/model/stored';
import { readProjectModel } from '../../src/doors/server/samgraf';

/**
 * What the oracle shares with the product (README.md), held by what it must be: worked out by hand from the rules, letter
 * by letter.
 */
const model = readProjectModel();
const stored = (kind: string, fields: NativeFields): Readonly<Record<string, unknown>> =>
  storedNode(required(model.kinds.get(kind), `kind ${kind}`), fields);

describe('what a store keeps of a node', () => {
  const aas = stored('Municipality', {
    id: 'municipality:3218',
    name: { se: 'Ås-gielda', nb: 'Ås' },
    number: '3218',
    population: -0,
    certainty: 'DEDUCTION',
    recordedAt: '2026-11-25T12:00:00.750Z',
    sources: [],
  });

  test('every language in one property, in the order of the languages, and the one that is shown', () => {
    expect([aas['name'], aas['name_texts']]).toEqual(['Ås', '{"nb":"Ås","se":"Ås-gielda"}']);
  });
  test('its place in the alphabet: å by the sign after those of æ and ø', () => {
    expect(aas['name_sort']).toBe('}s');
  });
  test('every language in small letters, a line each, the one that is sorted by first', () => {
    expect(aas['name_lower']).toBe('\nås\n\u001e\nås-gielda\n');
  });
  test('one zero, moments to the second, no empty list, and its kind', () => {
    expect([Object.is(aas['population'], 0), aas['recordedAt'], 'sources' in aas, aas['type']]).toEqual([
      true,
      '2026-11-25T12:00:00Z',
      false,
      'Municipality',
    ]);
  });
  test('the first language there is where the default is missing: nynorsk, then English', () => {
    expect(stored('LifeEvent', { id: 'life-event:a', name: { en: 'Birth', nn: 'Fødsel' } })['name']).toBe(
      'Fødsel',
    );
    expect(
      stored('LifeEvent', { id: 'life-event:a', name: { se: 'Riegádeapmi', en: 'Birth' } })['name'],
    ).toBe('Birth');
  });
  test('the words of its names for search, in small letters, each between blanks', () => {
    const words = String(
      stored('LifeEvent', { id: 'life-event:a', name: { nb: 'Få barn' } })['searchName'],
    ).split(' ');
    expect(words).toEqual(expect.arrayContaining(['få', 'barn', 'fåbarn', 'fa', 'faa']));
    expect(words).not.toContain('Få');
  });
});

describe('what search looks for, and marks', () => {
  const marked = (text: string, query: string): string =>
    highlighter(
      searchQuery(query).words,
      NO_LEXICON.languages,
    )({ text, isName: true })
      .map(piece => (piece.matched ? `[${piece.text}]` : piece.text))
      .join('');

  test.each([
    ['whole words, in capitals or small letters', 'Bergen og Oslo', 'OSLO', 'Bergen og [Oslo]'],
    ['by the beginning', 'Kommunene betaler', 'kommune', '[Kommunene] betaler'],
    ['by a stem: another form of the word', 'Alle registrene', 'registre', 'Alle [registrene]'],
    ['with a letter wrong', 'Drammen', 'drammne', '[Drammen]'],
    ['not a short word with a letter wrong', 'Ski', 'sko', 'Ski'],
    ['each of several words', 'Skatt og avgift', 'avgift skatt', '[Skatt] og [avgift]'],
    [
      'two words that are one in the query',
      'ID-porten og Ansattporten',
      'idporten',
      '[ID-porten] og Ansattporten',
    ],
    ['as it is written without its own letters', 'Ålesund kommune', 'aalesund', '[Ålesund] kommune'],
    ['never within a word', 'Forordning', 'ordning', 'Forordning'],
  ])('%s', (_, text, query, expected) => {
    expect(marked(text, query)).toBe(expected);
  });
});

test('the weakest certainty comes last', () => {
  expect(CERTAINTIES).toEqual(['FACT', 'DEDUCTION', 'UNCERTAIN']);
});
