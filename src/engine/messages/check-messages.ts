import { brokenIn, readFile, withReferred, type Said } from './file-of-messages';
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
  new Map(
    withReferred(engineFiles().flatMap(file => readFile(engineText(file) ?? ''))).map(said => [
      said.id,
      said,
    ]),
  );

/** Compares the messages of each language of a pack with the engine's. */
export const checkMessages = (pack: Worded): readonly OfLanguage[] => {
  const engine = engineMessages();
  return pack.languages.map(language => {
    const files = packFiles(pack.folder, language);
    const said = withReferred(files.flatMap(({ text }) => readFile(text)));
    const own = new Set(said.map(({ id }) => id));
    const isMissing = (id: string): boolean =>
      !own.has(id) && !id.startsWith('-') && fileOf(id) !== EVERYWHERE;
    return {
      language,
      missing: language === ENGINE_LANGUAGE ? [] : [...engine.keys()].filter(isMissing),
      faults: [
        ...files.flatMap(({ name, text }) => brokenIn(text).map(id => `${name}: ${id} cannot be read`)),
        ...said.flatMap(of => faultsOf(of, engine).map(fault => `${language}: ${of.id} ${fault}`)),
      ],
    };
  });
};

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

/** Of more than these, only how many there are in each file is told. */
const MOST_NAMED = 20;

const namesOf = (missing: readonly string[]): string => {
  if (missing.length <= MOST_NAMED) return missing.join(', ');
  const files = new Map<string, number>();
  for (const id of missing) files.set(fileOf(id), (files.get(fileOf(id)) ?? 0) + 1);
  return [...files].map(([file, count]) => `${count} of ${file}.ftl`).join(', ');
};

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
      'src/engine/messages/en/ has all messages, and says what each is given.',
    );
  return checked.flatMap(({ language, missing }) =>
    missing.length === 0 ? [] : [`${language} lacks ${missing.length} messages: ${namesOf(missing)}.`],
  );
};
