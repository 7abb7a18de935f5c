import { fc } from '../support/drawn';
import { collate } from '../../src/engine/languages/alphabet';
import { chainOf, languagesOf } from '../../src/engine/languages/languages';
import { readPack } from '../../src/pack/pack';
import { alphabetical } from './reference/alphabet';
import { shownIn } from './reference/languages';

const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom(...'aåÅàäæøöoÖđŋŧłþßœéê z9-Ωк'.split(''), 'e\u0301', '한', '😀') }),
);

const national = languagesOf(readPack());

test('the place in the alphabet is the same, worked out twice', () => {
  fc.assert(
    fc.property(text, of => {
      expect(alphabetical(of)).toBe(collate(of, national.alphabet));
    }),
    { numRuns: 2_000 },
  );
});

test('so is which language stands in for one that is missing', () => {
  const some = fc.uniqueArray(fc.constantFrom(...national.all));
  fc.assert(
    fc.property(fc.constantFrom(...national.all), some, (language, there) => {
      const chosen = chainOf(national, language).find(one => there.includes(one));
      expect(shownIn(language, new Map(there.map(one => [one, one])))).toBe(chosen);
    }),
    { numRuns: 1_000 },
  );
});
