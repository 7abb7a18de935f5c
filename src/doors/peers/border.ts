import { z } from 'zod';
import type { Model, Phrase, Terms } from '../../engine/model/model';

/** A text by language, as far as it is said in any. */
const TEXTS = z.record(z.string().max(20), z.string().max(300));
const IRIS = z.array(z.string().max(500)).max(20);

/** A relation that is followed here unless others are named: what it stands for elsewhere, and how it is said. */
const RELATION = z.object({
  iri: IRIS,
  role: z.string().max(40).optional(),
  forward: TEXTS,
  backward: TEXTS,
  inherits: z.literal(true).optional(),
  notAfter: z.array(z.string().max(100)).max(100).optional(),
});
/** What a kind stands for elsewhere, and whether what is of it is only complied with. */
const KIND = z.object({ iri: IRIS, label: TEXTS, lane: z.string().max(40).optional() });

/** By what everyone may meet a graph: as it is published, and as it is read of others, who may send anything. */
export const BORDER = z.object({
  border: z.literal(1),
  name: TEXTS,
  languages: z.array(z.string().max(20)).min(1).max(50),
  kinds: z.record(z.string().max(100), KIND),
  relations: z.record(z.string().max(100), RELATION),
  /** Ids here by the IRIs of other registers. */
  things: z.record(z.string().max(2_000), z.string().max(300)),
});
export type Border = z.infer<typeof BORDER>;

/** Asks the API as anyone may: nothing that is not public is in what it answers. */
type AskAnyone = (query: string, variables: object) => Promise<unknown>;

const PAGE = `query Border($after: String) {
  entities(first: 1000, after: $after) { nodes { id sameAs } pageInfo { hasNextPage endCursor } }
}`;
type Page = Readonly<{
  entities: Readonly<{
    nodes: readonly Readonly<{ id: string; sameAs: readonly string[] }>[];
    pageInfo: Readonly<{ hasNextPage: boolean; endCursor: string | null }>;
  }>;
}>;

/** What a pack says of itself. */
type Named = Readonly<{ name: Readonly<Record<string, string>>; languages: readonly string[] }>;

/** Tells by what this graph may be met: the identities of all that is public, sorted, and by which terms it may be followed. */
export const borderOf = async (
  model: Model,
  { name, languages }: Named,
  ask: AskAnyone,
): Promise<Border> => ({
  border: 1,
  name: { ...name },
  languages: [...languages],
  kinds: Object.fromEntries(
    [...model.kinds.values()]
      .filter(({ shape }) => shape === 'object')
      .map(({ name: kind, terms, label, lane }) => [
        kind,
        { iri: irisOf(terms, model), label: textsOf(label), ...(lane === undefined ? {} : { lane }) },
      ]),
  ),
  relations: relationsOf(model),
  things: await thingsOf(ask),
});

const relationsOf = (model: Model): Border['relations'] => {
  const roles = new Map([...model.roles.relations].map(([role, name]) => [name, role]));
  return Object.fromEntries(
    [...model.relations.values()]
      .filter(({ traverse }) => traverse)
      .map(({ name, terms, phrase, inherits, notAfter }) => [
        name,
        {
          iri: irisOf(terms, model),
          ...(roles.has(name) ? { role: roles.get(name) } : {}),
          forward: textsOf(phrase.forward),
          backward: textsOf(phrase.backward),
          ...(inherits ? { inherits } : {}),
          ...(notAfter.length > 0 ? { notAfter: [...notAfter] } : {}),
        },
      ]),
  );
};

/** The full IRIs of published terms. */
export const irisOf = (
  { of, reads, writes }: Pick<Terms, 'of' | 'reads' | 'writes'>,
  { prefixes }: Pick<Model, 'prefixes'>,
): string[] =>
  [...new Set([...(of === undefined ? [] : [of]), ...reads, ...writes])].map(term => {
    const [prefix = '', local = ''] = term.split(/:(.*)/s);
    return `${prefixes.get(prefix) ?? `${prefix}:`}${local}`;
  });

/** A language that says the same as English says nothing of its own. */
const textsOf = ({ en, ...others }: Phrase): Record<string, string> => ({
  ...Object.fromEntries(Object.entries(others).filter(([, text]) => text !== en)),
  en,
});

/** What two things are called is no identity of either. */
const thingsOf = async (ask: AskAnyone): Promise<Border['things']> => {
  const found = new Map<string, string | undefined>();
  for (let after: string | null = null; ;) {
    const { nodes, pageInfo }: Page['entities'] = ((await ask(PAGE, { after })) as Page).entities;
    for (const { id, sameAs } of nodes)
      for (const iri of sameAs) found.set(iri, found.has(iri) && found.get(iri) !== id ? undefined : id);
    if (!pageInfo.hasNextPage) break;
    after = pageInfo.endCursor;
  }
  return Object.fromEntries(
    [...found].flatMap(([iri, id]) => (id === undefined ? [] : [[iri, id] as const])).sort(byIri),
  );
};

const byIri = ([a]: readonly [string, string], [b]: readonly [string, string]): number => (a < b ? -1 : 1);
