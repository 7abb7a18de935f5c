import { z } from 'zod';
import type { Kind, Model } from '../../engine/model/model';
import { meantAmong } from '../../engine/words/meant';
import { deduced, type ToolSentence } from './answer';
import { Refused } from './faults';
import type { Stands } from './inputs';
import { onlyOf, type AskTool, type Tool } from './tool';
import { say, type Speaker } from './words';

/** An input with ids where names stood, and what was read as what. */
export type ResolvedInput = Readonly<{
  input: Readonly<Record<string, unknown>>;
  read: readonly ToolSentence[];
}>;

/**
 * Finds what the names of an input stand for: what is called so, if there is one, or what clearly fits best.
 *
 * @throws Refused, with those that a name may mean, where there are several or none
 */
export const resolve = async (
  tool: Tool,
  input: Readonly<Record<string, unknown>>,
  resolving: Resolving,
): Promise<ResolvedInput> => {
  const read = new Map<string, ToolSentence>();
  const one = (stands: Stands, given: string): Promise<string> =>
    standsFor(stands, given, resolving, sentence => read.set(given, sentence));
  const known: Record<string, unknown> = { ...input };
  for (const [name, schema] of Object.entries(tool.input.shape)) {
    const [stands, value] = [standsIn(schema), input[name]];
    if (stands === undefined || value === undefined) continue;
    if (typeof value === 'string') known[name] = await one(stands, value);
    else if (Array.isArray(value)) {
      const all: string[] = [];
      for (const each of value) all.push(await one(stands, String(each)));
      known[name] = all;
    }
  }
  return { input: known, read: [...read.values()] };
};

export type Resolving = Readonly<{ ask: AskTool; model: Model; speaker: Speaker }>;

/** Says what a parameter, or each of its list, stands for. */
export const standsIn = (schema: z.core.$ZodType): Stands | undefined => {
  const { stands } = (z.globalRegistry.get(schema) ?? {}) as Readonly<{ stands?: Stands }>;
  if (stands) return stands;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return standsIn(schema.unwrap());
  return schema instanceof z.ZodArray ? standsIn(schema.element) : undefined;
};

const standsFor = async (
  stands: Stands,
  given: string,
  resolving: Resolving,
  read: (sentence: ToolSentence) => void,
): Promise<string> => {
  const { model, speaker } = resolving;
  if (onlyOf(stands, model)) return given;
  if (stands === 'column') return given.toUpperCase();
  if (stands === 'relation') return relationOf(given, model);
  if (stands === 'kind') return kindOf(given, model)?.name ?? noKind(given, model);
  if (isId(given, model)) return given;
  if (stands === 'end') {
    const together = togetherOf(given, model);
    if (together !== undefined) return together;
    const kind = kindOf(given, model);
    if (kind) return kind.name;
  }
  const found = await named(given, resolving);
  if (plain(found.name) === plain(given)) return found.id;
  read(
    deduced(say('tool-read-as', speaker, { given, name: found.name, id: found.id }), 'search', {
      id: found.id,
      kind: found.__typename,
    }),
  );
  return found.id;
};

/** The name of what the model has one for together, with an article or without. */
const togetherOf = (given: string, { roles }: Model): string | undefined =>
  roles.collectives.find(({ name }) => name.toLowerCase() === given.toLowerCase().replace(/^the /, ''))?.name;

/** Whether a text is an id: it begins as those of a kind do, or looks like one. */
const isId = (text: string, model: Model): boolean =>
  /^[a-z][\w-]*:\S+$/.test(text) ||
  [...model.kinds.values()].some(({ prefix }) => text.startsWith(`${prefix}:`));

/** A text without what people write in different ways: capitals, blanks, hyphens and quotes. */
export const plain = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFC')
    .replace(/[\s\-–_«»"'.]/g, '');

const namesOf = ({ name, singular, plural, label, noun }: Kind): readonly string[] => [
  ...[name, singular, plural],
  ...[label, noun.one, noun.many].flatMap(of => Object.values(of)),
];

/** The kind that is called so, in code or in any language of the pack. */
export const kindOf = (text: string, { kinds }: Model): Kind | undefined => {
  const wanted = plain(text);
  return [...kinds.values()].find(kind => namesOf(kind).some(name => plain(name) === wanted));
};

const noKind = (text: string, { kinds }: Model): never => {
  const near = [...kinds.values()].filter(kind =>
    namesOf(kind).some(name => plain(name).includes(plain(text).slice(0, 5))),
  );
  throw new Refused(
    'BAD_INPUT',
    `There is no kind "${text}".`,
    near.length > 0
      ? `Did you mean ${near
          .slice(0, 5)
          .map(({ name }) => name)
          .join(', ')}?`
      : 'samgraf://guide lists the kinds.',
  );
};

/** A relation by its name, or one of its ends by the name of that or by what is said of it. */
const relationOf = (text: string, { relations }: Model): string => {
  const wanted = plain(text);
  const isCalled = (name: string): boolean => plain(name) === wanted;
  const all = [...relations.values()];
  for (const { name, type, forward, backward } of all) {
    if (isCalled(name) || isCalled(type)) return name;
    if (isCalled(forward) || isCalled(backward)) return isCalled(forward) ? forward : backward;
  }
  for (const { forward, backward, phrase } of all) {
    if (Object.values(phrase.forward).some(isCalled)) return forward;
    if (Object.values(phrase.backward).some(isCalled)) return backward;
  }
  throw new Refused('BAD_INPUT', `There is no relation "${text}".`, 'samgraf://guide lists the relations.');
};

type Hit = Readonly<{
  score: number;
  called: boolean;
  highlights: readonly Readonly<{ field: string; fragments: readonly Readonly<{ text: string }>[] }>[];
  node: Readonly<{ __typename: string; id: string; name: string }>;
}>;

const DOCUMENT = `
  query Resolve($text: String!, $kinds: [KindName!], $first: Int, $lang: Language) {
    search(text: $text, kinds: $kinds, first: $first) {
      pageInfo { hasNextPage }
      edges { score called highlights { field fragments { text } } node { __typename id name(lang: $lang) } }
    }
  }`;

type Found = Readonly<{
  search: Readonly<{ edges: readonly Hit[]; pageInfo: Readonly<{ hasNextPage: boolean }> }>;
}>;

/** As many that a name may mean are looked at. */
const FEW = 8;

const searched = async (
  text: string,
  kinds: readonly string[] | undefined,
  { ask, speaker }: Resolving,
  first: number,
): Promise<Found['search']> => {
  const { data } = await ask(DOCUMENT, { text, kinds, first, lang: speaker.language });
  const { edges, pageInfo } = (data as Found).search;
  return {
    edges: edges.filter(({ node }) => node.__typename !== 'Source' || kinds !== undefined),
    pageInfo,
  };
};

/** Finds what is called so. A word for a kind, as in “Tartu city”, says which of that name. */
export const named = async (
  given: string,
  resolving: Resolving,
  only?: readonly string[],
): Promise<Hit['node']> => {
  const { edges: hits } = await searched(given, only, resolving, FEW);
  const found = meantAmong(hits);
  if (found) return found.node;
  const called = hits.filter(hit => hit.called);
  throw severalOf(given, called.length > 0 ? called : hits);
};

const severalOf = (given: string, hits: readonly Hit[]): Refused => {
  const listed = [...new Map(hits.map(({ node }) => [node.id, node])).values()].slice(0, 6);
  return listed.length > 0
    ? new Refused(
        'AMBIGUOUS',
        `"${given}" may be ${listed.map(({ id, name }) => `${name} (${id})`).join(', ')}.`,
        'Give the id of the one you mean.',
      )
    : new Refused('NOT_FOUND', `Nothing is called "${given}".`, 'Try other words with find_things.');
};

/** The names and keys of a hit in which words were found, as plain texts. */
const namesIn = ({ highlights, node }: Hit, { kinds }: Model): readonly string[] => {
  const fields = kinds.get(node.__typename)?.fields;
  return highlights.flatMap(({ field, fragments }) => {
    const of = fields?.get(field);
    const isName = field === 'name' || field === 'alternativeNames' || of?.key !== undefined;
    return isName ? [plain(fragments.map(({ text }) => text).join(''))] : [];
  });
};

/** What the beginning of a name may become: `isAll` unless the search had more than `first`. */
type Suggested = Readonly<{ nodes: readonly Hit['node'][]; isAll: boolean }>;

/** Finds what has a name that contains what was written so far, those that fit best first. */
export const suggested = async (
  given: string,
  resolving: Resolving,
  kinds: readonly string[] | undefined,
  first: number,
): Promise<Suggested> => {
  // The search takes 1 to 200 characters with a word in them.
  if (given.length > 200 || !/[\p{L}\p{N}]/u.test(given)) return { nodes: [], isAll: true };
  const { edges, pageInfo } = await searched(given, kinds, resolving, first);
  const named = edges.filter(hit => namesIn(hit, resolving.model).some(name => name.includes(plain(given))));
  return { nodes: named.map(({ node }) => node), isAll: !pageInfo.hasNextPage };
};

/** The document that names are looked up with, which is one of the operations. */
export const RESOLVE = DOCUMENT;
