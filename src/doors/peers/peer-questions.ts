import { z } from 'zod';
import type { GraphMet, WhyUnheard } from '../../engine/plan/elsewhere';
import { getJson, NotHeard } from './peer-client';
import type { PeerSetting } from './peer-settings';

/** Things that are computed on at most, of one graph. */
const MOST_THINGS = 2_000;

/** A line of text, whatever characters that command anything were in it. */
const line = (most: number) =>
  z
    .string()
    .max(most)
    .transform(text => text.replace(/\p{C}+/gu, ' '));
const ID = z
  .string()
  .max(300)
  .regex(/^[^\s\p{C}]+$/u);
const CERTAINTY = z.enum(['FACT', 'DEDUCTION', 'UNCERTAIN']);
const DAY = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .nullish();
const TEXTS = z.array(z.object({ lang: z.string().max(20), value: line(5_000) })).max(60);
const SOURCE = z.object({
  id: ID,
  names: TEXTS,
  title: line(2_000).nullish(),
  url: z
    .string()
    .max(2_000)
    .regex(/^https?:\/\/[^\s<>"]*$/)
    .nullish()
    .catch(null),
  publisher: line(1_000).nullish(),
  license: line(1_000).nullish(),
  standing: z.string().max(40).nullish(),
  checkedOn: DAY,
  certainty: CERTAINTY,
  version: z.number(),
  recordedAt: z.string().max(40),
});
const FACTS = {
  certainty: CERTAINTY,
  validFrom: DAY,
  validTo: DAY,
  knownFrom: DAY,
  rationale: line(5_000).nullish(),
  version: z.number(),
  recordedAt: z.string().max(40),
  sources: z.array(SOURCE).max(100),
};
const IRI = z.string().max(2_000);

const ENDS = { relation: z.string().max(100), from: z.object({ id: ID }), to: z.object({ id: ID }) };

/** What a graph answers to `around`: whatever is not of this form is not taken. */
const FOUND = z.object({
  neighbourhood: z.object({
    nodes: z
      .array(
        z.object({
          distance: z.number().int().min(0),
          node: z.object({ __typename: z.string().max(100), id: ID, certainty: CERTAINTY }).passthrough(),
        }),
      )
      .max(MOST_THINGS),
    relations: z
      .array(
        z
          .object({ ...ENDS, certainty: CERTAINTY, validFrom: DAY, validTo: DAY, knownFrom: DAY })
          .passthrough(),
      )
      .max(20_000),
    truncated: z.object({ completeTo: z.number().int().min(0).nullish() }).nullish(),
    totalCount: z.number().int().nullish(),
  }),
  changes: z.object({ sequence: z.number().int().min(0) }),
});
export type PeerFound = z.infer<typeof FOUND>;

/** What a graph tells of things and relations that are shown. */
const TOLD = z.record(
  z.string(),
  z.object({
    nodes: z
      .array(
        z.object({
          node: z.object({
            ...FACTS,
            id: ID,
            names: TEXTS,
            descriptions: TEXTS,
            iri: IRI,
            sameAs: z.array(IRI).max(100),
          }),
        }),
      )
      .max(MOST_THINGS),
    relations: z.array(z.object({ ...FACTS, ...ENDS })).max(20_000),
  }),
);
export type PeerTold = z.infer<typeof TOLD>[string];

const FACT_FIELDS =
  'certainty validFrom validTo knownFrom rationale version recordedAt sources { id names { lang value } title url publisher license standing checkedOn certainty version recordedAt }';
const SCOPE = 'asOf: $asOf, certainty: $certainty, undated: $undated';
const SCOPE_VARIABLES = '$asOf: Date!, $certainty: Certainty!, $undated: UndatedRelations';

/** A fact as it is asked for: of each type by a name of its own, since types have facts of other kinds by the same name. */
export const askedAs = (type: string, fact: string): string => `${type}_${fact}`;

/** The facts of types that are asked for, as far as there are any. */
const factsOf = (types: Iterable<readonly [type: string, asked: string, facts: readonly string[]]>): string =>
  [...types]
    .filter(([, , facts]) => facts.length > 0)
    .map(
      ([type, asked, facts]) =>
        `... on ${type} { ${facts.map(fact => `${askedAs(asked, fact)}: ${fact}`).join(' ')} }`,
    )
    .join(' ');

/** What is around some things, with all relations among them, as far as is needed to compute: an ordinary question of the public API. */
const aroundIn = ({ kinds, relations }: GraphMet): string => {
  const ofKinds = factsOf(
    Object.entries(kinds).map(([kind, { idle, people }]) => [kind, kind, [...Object.keys(idle), ...people]]),
  );
  const ofSteps = factsOf(
    relations.flatMap(({ elsewhere: { type, facts = [] } = {} }) =>
      type === undefined ? [] : [[`${type}Step`, type, facts] as const],
    ),
  );
  return `query Around($ids: [ID!]!, $hops: Int!, $direction: Direction!, $relations: [RelationName!], ${SCOPE_VARIABLES}) {
  neighbourhood(of: {ids: $ids}, maxHops: $hops, direction: $direction, relations: $relations, first: ${MOST_THINGS}, ${SCOPE}) {
    nodes { distance node { __typename id certainty ${ofKinds} } }
    relations { relation from { id } to { id } certainty validFrom validTo knownFrom ${ofSteps} }
    totalCount
    truncated { completeTo }
  }
  changes(first: 1) { sequence }
}`;
};

/** What is shown: all facts of some things, and of the relations among them, a part after the other. */
const tellIn = (parts: readonly (readonly string[])[]): string => `query Tell(${SCOPE_VARIABLES}${parts
  .map((_, i) => `, $ids${i}: [ID!]!`)
  .join('')}) {
${parts
  .map(
    (
      ids,
      i,
    ) => `  part${i}: neighbourhood(of: {ids: $ids${i}}, maxHops: 1, direction: ANY, first: ${ids.length}, ${SCOPE}) {
    nodes { node { id names { lang value } descriptions { lang value } iri sameAs ${FACT_FIELDS} } }
    relations { relation from { id } to { id } ${FACT_FIELDS} }
  }`,
  )
  .join('\n')}
}`;

const FAULTS = z.object({
  errors: z
    .array(
      z.object({
        extensions: z
          .object({ code: z.string().max(100) })
          .partial()
          .optional(),
      }),
    )
    .min(1),
});

/** Its code says what became of the question; its words are nobody's to repeat. */
const BY_CODE: Readonly<Partial<Record<string, WhyUnheard>>> = {
  COST_LIMIT: 'TOO_DEAR',
  TIMEOUT: 'TOO_SLOW',
  OVERLOADED: 'TOO_SLOW',
  QUOTA_SPENT: 'TOO_SLOW',
  BAD_INPUT: 'OTHER_VERSION',
  GRAPHQL_VALIDATION_FAILED: 'OTHER_VERSION',
};

/** Asks a question; undefined: it does not have all that is named. @throws NotHeard */
const ask = async <T>(
  peer: PeerSetting,
  body: Readonly<{ query: string; variables: object }>,
  form: z.ZodType<T>,
  until: number,
): Promise<T | undefined> => {
  const { json } = await getJson(peer, '/graphql', { body, until });
  const faults = FAULTS.safeParse(json);
  if (faults.success) {
    const code = faults.data.errors[0]?.extensions?.code ?? '';
    if (code === 'NOT_FOUND') return undefined;
    throw new NotHeard(BY_CODE[code] ?? 'REFUSED');
  }
  const answer = z.object({ data: z.unknown() }).safeParse(json);
  const data = answer.success ? form.safeParse(answer.data.data) : answer;
  if (!data.success) throw new NotHeard('NOT_UNDERSTOOD');
  return data.data as T;
};

/** Asks a graph what is around some of its things; undefined: it does not have all of them. @throws NotHeard */
export const askAround = (
  peer: PeerSetting,
  met: GraphMet,
  variables: object,
  until: number,
): Promise<PeerFound | undefined> => ask(peer, { query: aroundIn(met), variables }, FOUND, until);

/** Asks a graph to tell all of some things and of what is between those of one part. @throws NotHeard */
export const askToTell = async (
  peer: PeerSetting,
  parts: readonly (readonly string[])[],
  scope: object,
  until: number,
): Promise<readonly PeerTold[] | undefined> => {
  const variables = { ...scope, ...Object.fromEntries(parts.map((ids, i) => [`ids${i}`, ids])) };
  const told = await ask(peer, { query: tellIn(parts), variables }, TOLD, until);
  return told && Object.values(told);
};
