import type { Spoken } from '../../src/engine/languages/languages';
import { Messages } from '../../src/engine/messages/speaker';

/** Texts of files by language and name, as a pack has them, and which of them were read. */
const messagesOf = (languages: Spoken, texts: Readonly<Record<string, string>>) => {
  const read: string[] = [];
  const messages = new Messages(languages, (language, file) => {
    read.push(`${language}/${file}`);
    return texts[`${language}/${file}`];
  });
  return { messages, read };
};

const CUT = 'cut-not-whole';
const ENGLISH = { 'en/cut': `${CUT} = Not whole.\ncut-whole = All of { $relations }.` };

test('a message that a language lacks is said in the next of its chain, and at last in English', () => {
  const texts = { ...ENGLISH, 'nb/cut': `${CUT} = Ikke alt.` };
  const { messages } = messagesOf({ languages: ['nb', 'nn'] }, texts);
  expect(messages.say('nn', CUT)).toBe('Ikke alt.');
  expect(messages.say('nn', 'cut-whole', { relations: 'two' })).toBe('All of two.');
});

test('a pack says what a language falls back to, also one that nothing is said in', () => {
  const texts = { ...ENGLISH, 'et/cut': `${CUT} = Mitte kõik.`, 'fi/cut': `${CUT} = Ei kaikki.` };
  const languages = ['et', 'fi', 'sv'];
  const { messages } = messagesOf({ languages, fallbacks: { sv: ['fi'], se: ['smj', 'fi'] } }, texts);
  expect(
    ['et', 'sv', 'se', 'de', 'constructor', undefined].map(language => messages.in(language).say(CUT)),
  ).toEqual(['Mitte kõik.', 'Ei kaikki.', 'Ei kaikki.', 'Mitte kõik.', 'Mitte kõik.', 'Mitte kõik.']);
});

test('a file is read when the first message of it is said, and once', () => {
  const { messages, read } = messagesOf({ languages: ['en'] }, ENGLISH);
  messages.in('en');
  expect(read).toEqual([]);
  messages.say('en', CUT);
  messages.say('en', 'cut-whole', { relations: 'two' });
  expect(read).toEqual(['en/language', 'en/cut']);
});

test('a message that cannot be said with what it is given is said in the next language', () => {
  const texts = { ...ENGLISH, 'nb/cut': 'cut-whole = Alt innen { $relasjoner }.' };
  const { messages } = messagesOf({ languages: ['nb'] }, texts);
  expect(messages.say('nb', 'cut-whole', { relations: 'two' })).toBe('All of two.');
});

test('a message that is nowhere is a mistake of the program', () => {
  const { messages } = messagesOf({ languages: ['en'] }, {});
  expect(() => messages.say('en', CUT)).toThrow(CUT);
});

test('nothing is put around a value, which others may compare', () => {
  const { messages } = messagesOf({ languages: ['en'] }, ENGLISH);
  expect(messages.say('en', 'cut-whole', { relations: 'אחד' })).toBe('All of אחד.');
});

test('numbers, lists and days are written as the language does', () => {
  const { messages } = messagesOf(
    { languages: ['nb', 'en', 'de'] },
    { 'en/language': 'language-dates = en-GB' },
  );
  const said = ['nb', 'en', 'de'].map(language => {
    const speaker = messages.in(language);
    return [speaker.number(1548), speaker.list(['A', 'B', 'C']), speaker.day('2020-01-31')];
  });
  expect(said).toEqual([
    ['1\u00a0548', 'A, B og C', '31. januar 2020'],
    ['1,548', 'A, B, and C', '31 January 2020'],
    ['1.548', 'A, B und C', '31. Januar 2020'],
  ]);
});
