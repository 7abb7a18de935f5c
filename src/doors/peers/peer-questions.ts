import { z } from 'zod';
import type { Cost } from '../../engine/plan/cost';
import type { AskedElsewhere, GraphMet, ScopeElsewhere, WhyUnheard } from '../../engine/plan/elsewhere';
import type { KeptAnswers } from './kept-answers';
import { getJson, NotHeard, parsed } from './peer-client';
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

/** Of which state of the graph an answer is. */
const SEQUENCE = z.number().int().min(0);
const CHANGES = z.object({ sequence: SEQUENCE });

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
  changes: CHANGES,
});
export type PeerFound = z.infer<typeof FOUND>;

/** What a graph tells of things and relations that are shown. */
const PART = z.object({
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
});
const TOLD = z
  .object({ changes: CHANGES })
  .passthrough()
  .transform(({ changes, ...parts }) => ({ changes, parts }))
  .pipe(z.object({ changes: CHANGES, parts: z.record(z.string(), PART) }));
export type PeerTold = z.infer<typeof PART>;

const FIGURE = z.number().min(0);
/** What a graph says that a question would cost, which it has not run. */
const PRICED = z.object({
  extensions: z.object({
    sequence: SEQUENCE,
    cost: z.object({
      limited: z.object({ rows: FIGURE, edges: FIGURE, visits: FIGURE, steps: FIGURE, parts: FIGURE }),
    }),
  }),
});

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
  changes(first: 1) { sequence }
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

/** How a graph is asked: by when, and as of which entry of its change log an answer that is kept will do. */
export type AskingPeer = Readonly<{
  peer: PeerSetting;
  border: string | undefined;
  kept: KeptAnswers;
  sequence: number | undefined;
  until: number;
}>;

/** Asks a question; undefined: it does not have all that is named. @throws NotHeard */
const ask = async <T extends Readonly<{ changes: Readonly<{ sequence: number }> }>>(
  body: Readonly<{ query: string; variables: object }>,
  form: z.ZodType<T>,
  { peer, border, kept, sequence, until }: AskingPeer,
): Promise<T | undefined> => {
  const question = { peer, border, body };
  const before = sequence === undefined ? undefined : kept.at(question, sequence);
  if (before) return takenAs(form, parsed(before));
  const { json, bytes } = await getJson(peer, '/graphql', { body, until });
  const code = faultIn(json);
  if (code === 'NOT_FOUND') return undefined;
  if (code !== undefined) throw new NotHeard(BY_CODE[code] ?? 'REFUSED');
  const answer = takenAs(form, json);
  kept.keep(question, answer.changes.sequence, bytes);
  return answer;
};

/** The code of the first error of an answer, if it has any. */
const faultIn = (json: unknown): string | undefined => {
  const faults = FAULTS.safeParse(json);
  return faults.success ? (faults.data.errors[0]?.extensions?.code ?? '') : undefined;
};

const takenAs = <T>(form: z.ZodType<T>, json: unknown): T => {
  const answer = z.object({ data: z.unknown() }).safeParse(json);
  const data = answer.success ? form.safeParse(answer.data.data) : answer;
  if (!data.success) throw new NotHeard('NOT_UNDERSTOOD');
  return data.data as T;
};

/** What a graph is asked about: what is around some of its things. */
export type AskedAround = ScopeElsewhere &
  Readonly<{
    ids: readonly string[];
    hops: number;
    direction: AskedElsewhere['direction'];
    relations: readonly string[] | undefined;
  }>;

/** Asks a graph what it would cost to be asked this, and as of which entry of its change log it would answer. @throws NotHeard */
export const askPrice = async (
  peer: PeerSetting,
  met: GraphMet,
  around: AskedAround,
  until: number,
): Promise<Readonly<{ cost: Cost; sequence: number }>> => {
  const body = { query: aroundIn(met), variables: around, extensions: { dryRun: true } };
  const { json } = await getJson(peer, '/graphql', { body, until });
  const code = faultIn(json);
  if (code !== undefined) throw new NotHeard(BY_CODE[code] ?? 'REFUSED');
  const priced = PRICED.safeParse(json);
  if (!priced.success) throw new NotHeard('NOT_UNDERSTOOD');
  const { sequence, cost } = priced.data.extensions;
  return { sequence, cost: cost.limited };
};

/** Asks a graph what is around some of its things; undefined: it does not have all of them. @throws NotHeard */
export const askAround = (
  met: GraphMet,
  around: AskedAround,
  asking: AskingPeer,
): Promise<PeerFound | undefined> => ask({ query: aroundIn(met), variables: around }, FOUND, asking);

/** Asks a graph to tell all of some things and of what is between those of one part. @throws NotHeard */
export const askToTell = async (
  parts: readonly (readonly string[])[],
  scope: ScopeElsewhere,
  asking: AskingPeer,
): Promise<readonly PeerTold[]> => {
  const variables = { ...scope, ...Object.fromEntries(parts.map((ids, i) => [`ids${i}`, ids])) };
  const told = await ask({ query: tellIn(parts), variables }, TOLD, asking);
  return Object.values(told?.parts ?? {});
};
