import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { z } from 'zod';
import { SamgrafError, messageOf } from '../engine/errors';
import type { Letters } from '../engine/languages/alphabet';
import { ENGINE_LANGUAGE } from '../engine/languages/languages';
import { hasWords } from '../engine/messages/read-messages';
import { readSdlFolder, type SdlFile } from '../engine/model/sdl';
import { PROJECT } from '../engine/project';

export { PROJECT };

/** The SDL that every model has: Entity, Source, Fact and the directives. */
const CORE = join(PROJECT, 'core');

const TEXTS = z.union([
  z.string().min(1),
  z.record(z.string(), z.string().min(1)).refine(texts => Object.keys(texts).length > 0),
]);

/** What pages say of the pack, where they would else say no more than its name. */
const PAGE_TEXTS = z.strictObject({
  /** The question that the start page asks. */
  title: z.string().min(1).optional(),
  /** The first sentence about it. */
  about: z.string().min(1).optional(),
  /** Whom something is from that stands on every page, such as boundaries. */
  credit: z.string().min(1).optional(),
  /** What is seen on the picture that goes with links to its pages, `web/card.png`; without it they have none. */
  card: z.string().min(1).optional(),
  /** What the field of the search asks for, and an example. */
  search: z.string().min(1).optional(),
  searchExample: z.string().min(1).optional(),
});

/** A language by its tag of ISO 639, which the API has it by too. */
export const LANGUAGE = z
  .string()
  .regex(/^[a-z]{2,3}$/, { error: 'is no tag of a language, such as et or smj' });

const ADDRESS = z
  .string()
  .regex(/^[a-z][a-z-]{0,39}$/, { error: 'is no part of an address, of letters and hyphens' });

const LETTER = z.string().regex(/^[a-z]$/, { error: 'is no letter from a to z' });

/** What `pack.json` may say. All of it has a default. */
const ABOUT = z.strictObject({
  /** What the graph is of, for people and agents: one text, or one a language. */
  name: TEXTS.optional(),
  /** The question that a start prints, and the document that asks it. */
  question: z.strictObject({ text: z.string().min(1), query: z.string().min(1) }).optional(),
  /** The languages of its records, the first of them where none is asked for; pages and sentences are in those that it has words in. */
  languages: z.array(LANGUAGE).min(1).default(['en']),
  /** Languages that texts of records may be in besides. */
  otherLanguages: z.array(LANGUAGE).default([]),
  /** Letters of its alphabet that stand apart from a to z, by the letter that they stand after; those of one text are one letter. */
  letters: z.record(LETTER, z.array(z.string().min(1)).min(1)).default({}),
  /** What a language falls back to, nearest first; the others of \`languages\` unless said. English is always the last. */
  fallbacks: z.record(LANGUAGE, z.array(LANGUAGE)).default({}),
  texts: z.record(LANGUAGE, PAGE_TEXTS).default({}),
  /** A thing to try, by its id and by what people call it. */
  example: z.strictObject({ id: z.string().min(1), name: z.string().min(1) }).optional(),
  /** What fills the gaps of each question on the start page: an id, by the name of the question in its address and of the gap. */
  examples: z.record(z.string(), z.record(z.string(), z.string().min(1))).default({}),
  /** Kinds that may fill the gaps of questions, by the same names; otherwise those of a lane may. */
  kinds: z.record(z.string(), z.record(z.string(), z.array(z.string().min(1)).min(1))).default({}),
  /** Things that the start page begins with an answer about: what follows when it stops, what reaches it, what it lacks. */
  stories: z
    .strictObject({
      stops: z.string().min(1).optional(),
      reaches: z.string().min(1).optional(),
      lacks: z.string().min(1).optional(),
    })
    .default({}),
  /** What pages are called in addresses: where one of what is compared is chosen, the map of them, and that of flows. */
  addresses: z
    .strictObject({
      compared: ADDRESS.default('mine'),
      map: ADDRESS.default('areas'),
      flows: ADDRESS.default('flows'),
    })
    .prefault({}),
  /** Where a day begins and ends, as in the IANA database; UTC unless said. */
  timeZone: z
    .string()
    .refine(isTimeZone, { error: 'is no time zone of the IANA database, such as Europe/Helsinki' })
    .default('UTC'),
});

/** A model with what belongs to it: one country, or one organisation, in a folder. */
export type Pack = Readonly<{
  folder: string;
  /** The one that this project is built with, of which a store lies prepared. */
  isBuiltIn: boolean;
  /** What the graph is of, in a language. */
  name: (language: string) => string;
  question: Readonly<{ text: string; query: string }> | undefined;
  /** The languages of its pages and sentences. */
  languages: readonly string[];
  /** Those that its records are in, and that they may be in besides. */
  written: Readonly<{ own: readonly string[]; others: readonly string[] }>;
  fallbacks: Readonly<Partial<Record<string, readonly string[]>>>;
  letters: Letters;
  /** What pages say of it, by language. */
  texts: Readonly<Partial<Record<string, z.infer<typeof PAGE_TEXTS>>>>;
  example: Readonly<{ id: string; name: string }> | undefined;
  timeZone: string;
  examples: Readonly<Record<string, Readonly<Record<string, string>>>>;
  kinds: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  stories: Readonly<Partial<Record<'stops' | 'reaches' | 'lacks', string | undefined>>>;
  addresses: Readonly<Record<'compared' | 'map' | 'flows', string>>;
  /** The folder of its records; it may be empty, or not there. */
  seed: string;
}>;

/**
 * Reads the pack in a folder. `schema/` alone is required; whatever else it lacks has a default, or is not offered.
 *
 * @throws BAD_CONFIG if there is no model in the folder, or its pack.json says what none takes
 */
export const readPack = (folder: string = PROJECT): Pack => {
  const at = resolve(folder);
  if (!existsSync(join(at, 'schema')))
    throw new SamgrafError(
      'BAD_CONFIG',
      `There is no model in ${folder}: it has no folder named schema.`,
      'SAMGRAF_MODEL names a folder with schema/ and seed/. `samgraf new FOLDER` makes one.',
    );
  const { name, texts: said, languages: own, otherLanguages: others, ...about } = readAbout(at);
  const texts: Readonly<Record<string, string>> =
    typeof name === 'string' ? { en: name } : (name ?? { en: basename(at) });
  return {
    folder: at,
    isBuiltIn: at === resolve(PROJECT),
    name: language => texts[language] ?? texts['en'] ?? Object.values(texts)[0] ?? basename(at),
    ...about,
    languages: spokenOf(at, own),
    written: { own, others },
    question: about.question,
    example: about.example,
    texts: said,
    seed: join(at, 'seed'),
  };
};

/** Returns the languages in which a pack says something, of its own; the engine says all in English. */
const spokenOf = (folder: string, own: readonly string[]): readonly string[] => {
  const spoken = own.filter(language => language === ENGINE_LANGUAGE || hasWords(folder, language));
  return spoken.length > 0 ? spoken : [ENGINE_LANGUAGE];
};

/** The pack of the settings. */
export const packOf = ({ SAMGRAF_MODEL: folder }: Readonly<{ SAMGRAF_MODEL?: string | undefined }>): Pack =>
  readPack(folder);

/** The SDL of a pack with that of the core; a file of the pack stands in for one of the core by its name. */
export const readPackSdl = ({ folder }: Pick<Pack, 'folder'>): readonly SdlFile[] => {
  const own = readSdlFolder(join(folder, 'schema'));
  const core = readSdlFolder(CORE)
    .filter(({ name }) => !own.some(file => file.name === name))
    .map(file => ({ ...file, isCore: true }));
  return [...core, ...own].sort((a, b) => (a.name < b.name ? -1 : 1));
};

/** A file or a folder of a pack; undefined if it has none. */
export const inPack = ({ folder }: Pick<Pack, 'folder'>, ...names: readonly string[]): string | undefined => {
  const path = join(folder, ...names);
  return existsSync(path) ? path : undefined;
};

/** Returns the folder that the forms of a pack lie in, a file each. */
export const formsFolder = ({ folder }: Pick<Pack, 'folder'>): string => join(folder, 'assessments');

/** Tells whether a pack has forms that are filled in from the graph, without reading one. */
export const hasForms = (pack: Pick<Pack, 'folder'>): boolean => {
  const folder = formsFolder(pack);
  return existsSync(folder) && readdirSync(folder).length > 0;
};

/** The folder of the modules that describe its registers; those of the built-in pack lie compiled beside the program. */
export const registersOf = ({ folder, isBuiltIn }: Pick<Pack, 'folder' | 'isBuiltIn'>): string => {
  const compiled = join(__dirname, '..', 'registers');
  return isBuiltIn && existsSync(compiled) ? compiled : join(folder, 'registers');
};

const readAbout = (folder: string): z.infer<typeof ABOUT> => {
  const file = join(folder, 'pack.json');
  if (!existsSync(file)) return ABOUT.parse({});
  const read = ABOUT.safeParse(jsonIn(file));
  if (read.success) return read.data;
  const faults = read.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
  throw new SamgrafError(
    'BAD_CONFIG',
    `${file} has ${faults.length} fault(s):\n${faults.join('\n')}`,
    `It takes ${Object.keys(ABOUT.shape).join(', ')}; see docs/packs.md.`,
  );
};

const jsonIn = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new SamgrafError('BAD_CONFIG', `${file} is not JSON: ${messageOf(error)}`, 'Mend the file.', {
      cause: error,
    });
  }
};

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
