import { z } from 'zod';
import { CHANGES, CONSEQUENCES, NEEDS, type FactCondition } from '../../engine/model/consequences';
import type { Certainty, Kind, Model, Phrase, Relation, Terms } from '../../engine/model/model';

/** A text by language, as far as it is said in any. */
const TEXTS = z.record(z.string().max(20), z.string().max(300));
const IRIS = z.array(z.string().max(500)).max(20);

/** As in GraphQL, since it is asked for by it. */
const NAME = z.string().regex(/^[A-Za-z_]\w{0,99}$/);
const VALUES = z.array(z.string().max(100)).max(200);
/** A condition on a fact of a relation. */
const GIVEN = z.object({ fact: NAME, is: VALUES.optional(), isNot: VALUES.optional() });
/** What one end loses with the other; what is left out is as in the SDL. */
const CONSEQUENCE = z.object({
  loses: z.enum(['FROM', 'TO']),
  what: z.enum(CONSEQUENCES),
  when: z.array(z.enum(CONSEQUENCES)).max(10),
  by: z.array(z.enum(CHANGES)).max(5),
  of: VALUES.optional(),
  given: z.array(GIVEN).max(20).default([]),
  says: TEXTS.optional(),
  needs: z.enum(NEEDS),
  complete: z.boolean().default(false),
  carries: z.boolean().default(true),
  endangers: z.boolean().default(false),
});

/** A relation that is followed here unless others are named: what it stands for elsewhere, and how it is said. */
const RELATION = z.object({
  iri: IRIS,
  role: z.string().max(40).optional(),
  forward: TEXTS,
  backward: TEXTS,
  inherits: z.literal(true).optional(),
  notAfter: z.array(z.string().max(100)).max(100).optional(),
  /** Its type in the API, where facts of it are asked for. */
  type: NAME.optional(),
  passesOn: GIVEN.optional(),
  consequences: z.array(CONSEQUENCE).max(50).optional(),
  phrases: z
    .array(z.object({ given: GIVEN, forward: TEXTS, backward: TEXTS }))
    .max(50)
    .optional(),
});
/** What a kind stands for elsewhere, and whether what is of it is only complied with. */
const KIND = z.object({
  iri: IRIS,
  label: TEXTS,
  lane: z.string().max(40).optional(),
  /** By its fields, the values with which something of it does not work. */
  idle: z.record(NAME, VALUES).optional(),
  /** Its fields that say for how many people it is. */
  people: z.array(NAME).max(20).optional(),
});

/** By what everyone may meet a graph: as it is published, and as it is read of others, who may send anything. */
export const BORDER = z.object({
  border: z.literal(1),
  name: TEXTS,
  languages: z.array(z.string().max(20)).min(1).max(50),
  /** What it has itself asked about as an example. */
  example: z
    .object({
      id: z
        .string()
        .max(300)
        .regex(/^[^\s\p{C}]+$/u),
      names: TEXTS,
    })
    .optional(),
  kinds: z.record(NAME, KIND),
  relations: z.record(NAME, RELATION),
  /** Ids here by the IRIs of other registers. */
  things: z.record(z.string().max(2_000), z.string().max(300)),
  /** How certain what is said of these ids is, by which they are known; all others are facts. */
  doubtful: z.record(z.string().max(300), z.enum(['DEDUCTION', 'UNCERTAIN'])).optional(),
});
export type Border = z.input<typeof BORDER>;
/** As it is read of another. */
export type BorderTold = z.infer<typeof BORDER>;

/** Another graph that is set: its key, what it is of, what it has itself asked about as an example, and what it has by an IRI, by ids there. */
export type GraphKnown = Readonly<{
  graph: string;
  name: Readonly<Record<string, string>>;
  example: Readonly<{ id: string; names: Readonly<Record<string, string>> }> | undefined;
  idOf: (iri: string) => string | undefined;
}>;

/** Asks the API as anyone may: nothing that is not public is in what it answers. */
type AskAnyone = (query: string, variables: object) => Promise<unknown>;

const PAGE = `query Border($after: String) {
  entities(first: 1000, after: $after) { nodes { id sameAs certainty } pageInfo { hasNextPage endCursor } }
}`;
type Page = Readonly<{
  entities: Readonly<{
    nodes: readonly Readonly<{ id: string; sameAs: readonly string[]; certainty: Certainty }>[];
    pageInfo: Readonly<{ hasNextPage: boolean; endCursor: string | null }>;
  }>;
}>;

/** What a pack says of itself. */
type Named = Readonly<{
  name: Readonly<Record<string, string>>;
  languages: readonly string[];
  example?: Readonly<{ id: string }> | undefined;
}>;

const EXAMPLE = `query AskedAbout($ids: [ID!]!) {
  entities(where: { id: { in: $ids } }, first: 1) { nodes { id names { lang value } } }
}`;
type AskedAbout = Readonly<{
  entities: Readonly<{
    nodes: readonly Readonly<{ id: string; names: readonly Readonly<{ lang: string; value: string }>[] }>[];
  }>;
}>;

/** What a pack has asked about, where everyone sees it. */
const exampleOf = async (
  { example }: Named,
  ask: AskAnyone,
): Promise<Readonly<{ example?: Border['example'] }>> => {
  const [found] = example ? ((await ask(EXAMPLE, { ids: [example.id] })) as AskedAbout).entities.nodes : [];
  return found
    ? {
        example: {
          id: found.id,
          names: Object.fromEntries(found.names.map(({ lang, value }) => [lang, value])),
        },
      }
    : {};
};

/** Tells by what this graph may be met: the identities of all that is public, sorted, and by which terms it may be followed. */
export const borderOf = async (model: Model, named: Named, ask: AskAnyone): Promise<Border> => ({
  border: 1,
  name: { ...named.name },
  languages: [...named.languages],
  ...(await exampleOf(named, ask)),
  kinds: Object.fromEntries(
    [...model.kinds.values()]
      .filter(({ shape }) => shape === 'object')
      .map(kind => [kind.name, kindOf(kind, model)]),
  ),
  relations: relationsOf(model),
  ...(await thingsOf(ask)),
});

const kindOf = (kind: Kind, model: Model): Border['kinds'][string] => {
  const fields = [...kind.fields.values()];
  const idle = fields.flatMap(({ name, type, list }) => {
    const all = type.kind === 'enum' && !list ? (model.enums.get(type.name)?.values ?? []) : [];
    const values = all.flatMap(value => (value.idle ? [value.name] : []));
    return values.length > 0 ? [[name, values] as const] : [];
  });
  const people = fields.flatMap(({ name, people: tells }) => (tells ? [name] : []));
  return {
    iri: irisOf(kind.terms, model),
    label: textsOf(kind.label),
    ...(kind.lane === undefined ? {} : { lane: kind.lane }),
    ...(idle.length > 0 ? { idle: Object.fromEntries(idle) } : {}),
    ...(people.length > 0 ? { people } : {}),
  };
};

const relationsOf = (model: Model): Border['relations'] => {
  const roles = new Map([...model.roles.relations].map(([role, name]) => [name, role]));
  return Object.fromEntries(
    [...model.relations.values()]
      .filter(({ traverse }) => traverse)
      .map(relation => {
        const { name, terms, phrase, inherits, notAfter } = relation;
        return [
          name,
          {
            iri: irisOf(terms, model),
            ...(roles.has(name) ? { role: roles.get(name) } : {}),
            forward: textsOf(phrase.forward),
            backward: textsOf(phrase.backward),
            ...(inherits ? { inherits } : {}),
            ...(notAfter.length > 0 ? { notAfter: [...notAfter] } : {}),
            ...ruledBy(relation),
          },
        ];
      }),
  );
};

/** What a relation means for its ends, and how it is said by its facts: what its defaults say is left out. */
const ruledBy = ({
  type,
  passesOn,
  consequences,
  phrases,
}: Relation): Partial<Border['relations'][string]> => ({
  ...(passesOn || phrases.length > 0 || consequences.some(({ given }) => given.length > 0) ? { type } : {}),
  ...(passesOn ? { passesOn: givenOf(passesOn) } : {}),
  ...(phrases.length > 0
    ? {
        phrases: phrases.map(({ given, forward, backward }) => ({
          given: givenOf(given),
          forward: textsOf(forward),
          backward: textsOf(backward),
        })),
      }
    : {}),
  ...(consequences.length > 0
    ? {
        consequences: consequences.map(
          ({ loses, what, when, by, of, given, says, needs, complete, carries, endangers }) => ({
            ...{ loses, what, when: [...when], by: [...by], needs },
            ...(of ? { of: [...of] } : {}),
            ...(given.length > 0 ? { given: given.map(givenOf) } : {}),
            ...(says ? { says: textsOf(says) } : {}),
            ...(complete ? { complete } : {}),
            ...(carries ? {} : { carries }),
            ...(endangers ? { endangers } : {}),
          }),
        ),
      }
    : {}),
});

const givenOf = ({ fact, is, isNot }: FactCondition): z.infer<typeof GIVEN> => ({
  fact,
  ...(is ? { is: [...is] } : {}),
  ...(isNot ? { isNot: [...isNot] } : {}),
});

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
const thingsOf = async (ask: AskAnyone): Promise<Pick<Border, 'things' | 'doubtful'>> => {
  const found = new Map<string, string | undefined>();
  const doubtful: Record<string, 'DEDUCTION' | 'UNCERTAIN'> = {};
  for (let after: string | null = null; ;) {
    const { nodes, pageInfo }: Page['entities'] = ((await ask(PAGE, { after })) as Page).entities;
    for (const { id, sameAs, certainty } of nodes) {
      if (sameAs.length > 0 && certainty !== 'FACT') doubtful[id] = certainty;
      for (const iri of sameAs) found.set(iri, found.has(iri) && found.get(iri) !== id ? undefined : id);
    }
    if (!pageInfo.hasNextPage) break;
    after = pageInfo.endCursor;
  }
  const things = [...found].flatMap(([iri, id]) => (id === undefined ? [] : [[iri, id] as const]));
  return {
    things: Object.fromEntries(things.sort(byIri)),
    ...(Object.keys(doubtful).length > 0 ? { doubtful } : {}),
  };
};

const byIri = ([a]: readonly [string, string], [b]: readonly [string, string]): number => (a < b ? -1 : 1);
