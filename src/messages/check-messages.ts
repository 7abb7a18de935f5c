import { brokenIn, readFile, type Said } from './file-of-messages';
import { engineFiles, engineText, packFiles, type Worded } from './read-messages';
import { ENGINE_LANGUAGE, EVERYWHERE, fileOf, LABELS } from './speaker';
import { SamgrafError } from '../errors';

/** What is to be said of the messages of one language of a pack. */
export type OfLanguage = Readonly<{
  language: string;
  /** Messages that it lacks, and that are said in a language that it falls back to. */
  missing: readonly string[];
  /** Mistakes: where, and what is wrong. */
  faults: readonly string[];
}>;

/** The engine's messages, by their ids; each of them is complete in English. */
export const engineMessages = (): ReadonlyMap<string, Said> =>
  new Map(engineFiles().flatMap(file => readFile(engineText(file) ?? '').map(said => [said.id, said])));

/** Compares the messages of each language of a pack with the engine's. */
export const checkMessages = (pack: Worded): readonly OfLanguage[] => {
  const engine = engineMessages();
  return pack.languages.map(language => {
    const files = packFiles(pack.folder, language);
    const own = new Set(files.flatMap(({ text }) => readFile(text).map(({ id }) => id)));
    const isMissing = (id: string): boolean =>
      !own.has(id) && !id.startsWith('-') && fileOf(id) !== EVERYWHERE;
    return {
      language,
      missing: language === ENGINE_LANGUAGE ? [] : [...engine.keys()].filter(isMissing),
      faults: files.flatMap(({ name, text }) => faultsIn(name, text, engine)),
    };
  });
};

const faultsIn = (file: string, text: string, engine: ReadonlyMap<string, Said>): readonly string[] => [
  ...brokenIn(text).map(id => `${file}: ${id} cannot be read`),
  ...readFile(text).flatMap(said => faultsOf(said, engine).map(fault => `${file}: ${said.id} ${fault}`)),
];

const faultsOf = (said: Said, engine: ReadonlyMap<string, Said>): readonly string[] => {
  const { id, variables } = said;
  // A term is for the messages of its own language, and a label for a field of the pack's.
  if (id.startsWith('-')) return [];
  if (fileOf(id) === LABELS) return variables.map(({ name }) => `has a variable that is not given: $${name}`);
  const known = engine.get(id);
  if (!known) return ['is said by nothing'];
  const given = new Set(known.variables.map(({ name }) => name));
  return [
    ...variables.flatMap(({ name }) =>
      given.has(name) ? [] : [`has a variable that is not given: $${name}`],
    ),
    ...elsewhere(said).map(other => `refers to ${other}, which is in another file`),
  ];
};

/** Returns the messages that a message refers to and that may not have been read when it is said. */
export const elsewhere = ({ id, refers }: Said): readonly string[] =>
  refers.filter(other => !other.startsWith('-') && ![fileOf(id), EVERYWHERE].includes(fileOf(other)));

/** At most so many ids are named of a language. */
const MOST_NAMED = 20;

/**
 * Says of each language of a pack which messages it lacks; nothing of one that is complete.
 *
 * @throws BAD_CONFIG if a message cannot be said, or is said by nothing
 */
export const tellMessages = (pack: Worded): readonly string[] => {
  const checked = checkMessages(pack);
  const faults = checked.flatMap(of => of.faults);
  if (faults.length > 0)
    throw new SamgrafError(
      'BAD_CONFIG',
      `The messages of ${pack.folder} have ${faults.length} fault(s):\n${faults.map(of => `  ${of}`).join('\n')}`,
      'src/messages/en/ has all messages, and says what each is given.',
    );
  return checked.flatMap(({ language, missing }) => {
    if (missing.length === 0) return [];
    const more = missing.length - MOST_NAMED;
    const named = missing.slice(0, MOST_NAMED).join(', ');
    return [`${language} lacks ${missing.length} messages: ${named}${more > 0 ? `, and ${more} more` : ''}.`];
  });
};
