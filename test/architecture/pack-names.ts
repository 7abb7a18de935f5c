import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  Kind,
  parse,
  type DefinitionNode,
  type InterfaceTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
} from 'graphql';
import { ORDINARY } from './ordinary-words';

const ROOT = join(__dirname, '..', '..');

/** The folders of packs: the national one, and those of examples/. */
export const FOLDERS: readonly string[] = [
  '.',
  ...readdirSync(join(ROOT, 'examples'), { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(({ name }) => join('examples', name))
    // One is of an agency that uses a pack.
    .filter(folder => existsSync(join(ROOT, folder, 'schema'))),
];

/** The words by which a program would know a pack, by what they are of. */
export type PackNames = Readonly<{
  /** Of the SDL: types, relations, fields of more than one word, and values of enums. */
  model: ReadonlySet<string>;
  /** The kinds, those included whose names are ordinary words. */
  kinds: ReadonlySet<string>;
  /** What ids begin with, before the colon. */
  prefixes: ReadonlySet<string>;
  /** Proper names in the seed and in pack.json that are one word. */
  proper: ReadonlySet<string>;
  /** What people call kinds of those who act, in lower case. */
  labels: ReadonlySet<string>;
  /** What its registers are called. */
  registers: ReadonlySet<string>;
}>;

type Thing = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;
const isThing = (one: DefinitionNode): one is Thing =>
  one.kind === Kind.OBJECT_TYPE_DEFINITION || one.kind === Kind.INTERFACE_TYPE_DEFINITION;

const textsIn = (folder: string, ending: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter(name => name.endsWith(ending))
        .map(name => readFileSync(join(folder, name), 'utf8'))
    : [];

const definitionsIn = (folder: string): readonly DefinitionNode[] =>
  textsIn(folder, '.graphql').flatMap(text => parse(text).definitions);

/** The names that an SDL gives, of any sort. */
const namesGiven = (one: DefinitionNode): readonly string[] => [
  ...('name' in one && one.name ? [one.name.value] : []),
  ...('fields' in one ? (one.fields ?? []).map(({ name }) => name.value) : []),
  ...('values' in one ? (one.values ?? []).map(({ name }) => name.value) : []),
  ...('arguments' in one ? (one.arguments ?? []).map(({ name }) => name.value) : []),
];

const CORE: ReadonlySet<string> = new Set([
  ...definitionsIn(join(ROOT, 'core')).flatMap(namesGiven),
  // The prefix of a source's ids.
  'source',
]);

const own = (words: readonly string[]): ReadonlySet<string> =>
  new Set(words.filter(word => !CORE.has(word) && !ORDINARY.has(word)));

/** The texts that a directive of a thing says: those of one argument. */
const said = (thing: Thing, directive: string, ...names: readonly string[]): readonly string[] =>
  (thing.directives ?? [])
    .filter(({ name }) => name.value === directive)
    .flatMap(use => use.arguments ?? [])
    .flatMap(({ name, value }) =>
      names.includes(name.value) && (value.kind === Kind.STRING || value.kind === Kind.ENUM)
        ? [value.value]
        : [],
    );

/** Reads the names of the pack in a folder. What the core has too, and ordinary words, are none of a pack. */
export const namesOf = (folder: string): PackNames => {
  const at = join(ROOT, folder);
  const definitions = definitionsIn(join(at, 'schema'));
  const things = definitions.filter(isThing);
  return {
    model: own(
      [
        ...definitions.flatMap(namesGiven),
        ...things.flatMap(thing => said(thing, 'relation', 'name', 'forward', 'backward')),
      ].filter(name => /[A-Z]/.test(name)),
    ),
    kinds: new Set(
      things
        .filter(({ directives = [] }) => !directives.some(({ name }) => name.value === 'relation'))
        .map(({ name }) => name.value),
    ),
    prefixes: own(things.flatMap(thing => said(thing, 'node', 'prefix'))),
    proper: own([...recordsIn(join(at, 'seed')).flatMap(namesIn), ...aboutOf(at)].filter(isProper)),
    labels: own(labelsOfActors(things)),
    registers: own(registersIn(join(at, 'registers'))),
  };
};

const recordsIn = (folder: string): readonly Readonly<Record<string, unknown>>[] =>
  textsIn(folder, '.jsonl').flatMap(text =>
    text
      .split('\n')
      .filter(Boolean)
      .map(line => JSON.parse(line) as Record<string, unknown>),
  );

/** A text, or each of those in an object or a list. */
const textsOf = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
};

const namesIn = ({ name, alternativeNames }: Readonly<Record<string, unknown>>): readonly string[] =>
  [name, alternativeNames].flatMap(textsOf);

/** The words of its own name, and what its languages are called. */
const aboutOf = (folder: string): readonly string[] => {
  const file = join(folder, 'pack.json');
  if (!existsSync(file)) return [];
  const { name, languages } = JSON.parse(readFileSync(file, 'utf8')) as Readonly<
    Record<'name' | 'languages', unknown>
  >;
  const called = textsOf(languages).flatMap(language =>
    ['en', language].flatMap(
      within => new Intl.DisplayNames(within, { type: 'language' }).of(language) ?? [],
    ),
  );
  return [...textsOf(name), ...called].flatMap(text => text.split(/[^\p{L}]+/u));
};

/** One word of four letters or more with a capital: Bergen, eIDAS. */
const isProper = (text: string): boolean => /^(?=.*\p{Lu})[\p{L}\d-]{4,}$/u.test(text);

const labelsOfActors = (things: readonly Thing[]): readonly string[] => {
  const acting = new Set(things.filter(thing => said(thing, 'node', 'lane').includes('ACTORS')));
  const interfaces = new Set([...acting].map(({ name }) => name.value));
  return things
    .filter(thing => acting.has(thing) || thing.interfaces?.some(({ name }) => interfaces.has(name.value)))
    .flatMap(thing => said(thing, 'label', 'nb', 'nn', 'en'))
    .map(label => label.toLowerCase());
};

const registersIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter(name => readFileSync(join(folder, name), 'utf8').includes('address:'))
        .map(name => name.replace(/\.ts$/, ''))
        // “nav” is the word for what leads to other pages.
        .filter(name => name.length >= 4)
    : [];
