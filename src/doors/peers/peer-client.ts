import { z } from 'zod';
import type { WhyUnheard } from '../../engine/plan/elsewhere';
import type { PeerSetting } from './peer-settings';

/** Bytes of an answer that are read, whatever it says of its size, and after it has been unpacked. */
const MOST_BYTES = 4_000_000;

/** Says that the request is made for a question of another graph, whose server is not asked in turn. */
export const ACROSS_HEADER = 'samgraf-across';

/** A graph was not heard. */
export class NotHeard extends Error {
  constructor(readonly why: WhyUnheard) {
    super(why);
  }
}

type Answered = Readonly<{ status: number; json: unknown; etag: string | undefined }>;

/** Gets JSON of another graph: at most so many bytes, within a time, and from its own address alone. @throws NotHeard */
export const getJson = async (
  { address, key }: PeerSetting,
  path: string,
  { body, etag, until }: Readonly<{ body?: unknown; etag?: string | undefined; until: number }>,
): Promise<Answered> => {
  const left = Math.floor(until - performance.now());
  if (left <= 0) throw new NotHeard('TOO_SLOW');
  const signal = AbortSignal.timeout(left);
  try {
    const response = await fetch(`${address}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        accept: 'application/json',
        [ACROSS_HEADER]: '1',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
        ...(etag === undefined ? {} : { 'if-none-match': etag }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      // Only the address that is set is asked.
      redirect: 'error',
      signal,
    });
    const told = response.headers.get('etag') ?? undefined;
    if (response.status === 304) return { status: 304, json: undefined, etag: told };
    return { status: response.status, json: parsed(await textOf(response)), etag: told };
  } catch (error) {
    if (error instanceof NotHeard) throw error;
    throw new NotHeard(signal.aborted ? 'TOO_SLOW' : 'UNREACHABLE');
  }
};

const textOf = async ({ body }: Response): Promise<string> => {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of (body ?? []) as AsyncIterable<Uint8Array>) {
    size += part.length;
    // Leaving the loop ends the connection.
    if (size > MOST_BYTES) throw new NotHeard('TOO_LARGE');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new NotHeard('NOT_UNDERSTOOD');
  }
};

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

/** What a graph answers to `AROUND`: whatever is not of this form is not taken. */
const ANSWER = z.object({
  neighbourhood: z.object({
    nodes: z
      .array(
        z.object({
          node: z.object({
            ...FACTS,
            __typename: z.string().max(100),
            id: ID,
            names: TEXTS,
            descriptions: TEXTS,
            iri: IRI,
            sameAs: z.array(IRI).max(100),
          }),
        }),
      )
      .max(500),
    relations: z
      .array(
        z.object({
          ...FACTS,
          relation: z.string().max(100),
          from: z.object({ id: ID }),
          to: z.object({ id: ID }),
        }),
      )
      .max(20_000),
    truncated: z.object({ completeTo: z.number().int().min(0).nullish() }).nullish(),
    totalCount: z.number().int().nullish(),
  }),
  changes: z.object({ sequence: z.number().int().min(0) }),
});
export type PeerAnswer = z.infer<typeof ANSWER>;

const FACT_FIELDS =
  'certainty validFrom validTo knownFrom rationale version recordedAt sources { id names { lang value } title url publisher license standing }';

/** What is around some things, with all relations among them: an ordinary question of the public API. */
const AROUND = `query Around($ids: [ID!]!, $hops: Int!, $asOf: Date!, $certainty: Certainty!, $undated: UndatedRelations) {
  neighbourhood(of: {ids: $ids}, maxHops: $hops, direction: ANY, first: 500, asOf: $asOf, certainty: $certainty, undated: $undated) {
    nodes { node { __typename id names { lang value } descriptions { lang value } iri sameAs ${FACT_FIELDS} } }
    relations { relation from { id } to { id } ${FACT_FIELDS} }
    totalCount
    truncated { completeTo }
  }
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
  BAD_INPUT: 'OTHER_VERSION',
  GRAPHQL_VALIDATION_FAILED: 'OTHER_VERSION',
};

/** Asks a graph what is around some of its things; undefined: it does not have all of them. @throws NotHeard */
export const askAround = async (
  peer: PeerSetting,
  variables: Readonly<Record<string, unknown>>,
  until: number,
): Promise<PeerAnswer | undefined> => {
  const { json } = await getJson(peer, '/graphql', { body: { query: AROUND, variables }, until });
  const faults = FAULTS.safeParse(json);
  if (faults.success) {
    const code = faults.data.errors[0]?.extensions?.code ?? '';
    if (code === 'NOT_FOUND') return undefined;
    throw new NotHeard(BY_CODE[code] ?? 'REFUSED');
  }
  const answer = z.object({ data: ANSWER }).safeParse(json);
  if (!answer.success) throw new NotHeard('NOT_UNDERSTOOD');
  return answer.data.data;
};
