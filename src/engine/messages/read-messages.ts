import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Spoken } from '../languages/languages';
import { ENGINE_LANGUAGE, Messages, type ReadMessages } from './speaker';
import { PROJECT } from '../project';

/** The engine's own messages, in English, beside this file in both src/ and dist/; a bundled program reads those of src. */
const BESIDE = join(__dirname, ENGINE_LANGUAGE);
const ENGINE = existsSync(BESIDE) ? BESIDE : join(PROJECT, 'src', 'engine', 'messages', ENGINE_LANGUAGE);

/** The folder of a pack that has a folder or a file for each language: `words/nb/path.ftl`, or `words/nb.ftl` with all. */
const WORDS = 'words';

const textIn = (path: string): string | undefined =>
  existsSync(path) ? readFileSync(path, 'utf8') : undefined;

/** Returns the names of the files in a folder of messages, without their ending. */
const filesIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter(name => name.endsWith('.ftl'))
        .map(name => name.slice(0, -'.ftl'.length))
        .sort()
    : [];

/** Returns the names of the engine's files of messages. */
export const engineFiles = (): readonly string[] => filesIn(ENGINE);

/** Returns the text of a file of the engine's messages. */
export const engineText = (file: string): string | undefined => textIn(join(ENGINE, `${file}.ftl`));

/** Returns the names and texts of the files that a pack has in a language. */
export const packFiles = (
  folder: string,
  language: string,
): readonly Readonly<{ name: string; text: string }>[] => {
  const inFolder = filesIn(join(folder, WORDS, language)).map(name => join(WORDS, language, `${name}.ftl`));
  return [join(WORDS, `${language}.ftl`), ...inFolder].flatMap(name => {
    const text = textIn(join(folder, name));
    return text === undefined ? [] : [{ name, text }];
  });
};

/** Tells whether a pack says anything in a language. */
export const hasWords = (folder: string, language: string): boolean =>
  [language, `${language}.ftl`].some(name => existsSync(join(folder, WORDS, name)));

/** A pack as far as its words go. */
export type Worded = Spoken & Readonly<{ folder: string }>;

/** Reads what a pack says in its languages, each file when the first message of it is said. */
export const readMessages = (pack: Worded): Messages => new Messages(pack, readerOf(pack.folder));

/**
 * Reads the files of a pack, and after its English the engine's. What is said twice counts as it is said first, so that a
 * country's own English stands before the engine's.
 */
const readerOf = (folder: string): ReadMessages => {
  const whole = new Set<string>();
  return (language, file) => {
    const first = !whole.has(language);
    whole.add(language);
    const texts = [
      first ? textIn(join(folder, WORDS, `${language}.ftl`)) : undefined,
      textIn(join(folder, WORDS, language, `${file}.ftl`)),
      language === ENGINE_LANGUAGE ? engineText(file) : undefined,
    ].filter(text => text !== undefined);
    return texts.length > 0 ? texts.join('\n') : undefined;
  };
};

/** What the engine says where there is no pack: its own English. */
export const ENGLISH: Messages = new Messages({ languages: [ENGINE_LANGUAGE] }, (language, file) =>
  language === ENGINE_LANGUAGE ? engineText(file) : undefined,
);
