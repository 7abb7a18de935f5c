import { SamgrafError } from '../../engine/errors';

/** Asks the API. @throws what it refuses, as a SamgrafError */
export type VerdictQuery = (query: string, variables: object) => Promise<Readonly<Record<string, unknown>>>;

/** Something by which a thing keeps or breaks a policy. */
type Ground = Readonly<{ relation: string; id: string; name: string | null; endedOn: string | null }>;

/** One of those that have to keep a policy. */
export type ToldThing = Readonly<{ id: string; kind: string; name: string | null; by: readonly Ground[] }>;

export type ToldException = Readonly<{
  of: string;
  reason: string;
  owner: string;
  until: string;
  stillHolds: boolean;
}>;

/** How it stands with a policy, and with each thing that breaks it or is excepted. */
export type ToldVerdict = Readonly<{
  id: string;
  name: string;
  owner: string;
  since: string;
  because: readonly Readonly<{ principle: string; quote: string; source: string }>[];
  verdict: 'PASS' | 'FAIL' | 'UNKNOWN' | 'NO_SUBJECTS';
  explanation: string;
  on: string;
  kind: string;
  subjects: number;
  passed: number;
  failed: number;
  excepted: number;
  unknown: number;
  known: number;
  exceptions: readonly ToldException[];
  failing: readonly ToldThing[];
  exceptedThings: readonly ToldThing[];
  /** Why it could not be looked into, so that it is not known. */
  cut: string | undefined;
}>;

/** What narrows the question. */
export type VerdictScope = Readonly<{
  asOf?: string | undefined;
  certainty?: string | undefined;
  language: string;
}>;

const SCOPE = '$asOf: Date, $certainty: Certainty, $lang: Language!';
const GIVEN = 'asOf: $asOf, certainty: $certainty';
const LIST = `query Policies($after: String) { policies(first: 1000, after: $after) {
  nodes { id } pageInfo { hasNextPage endCursor } } }`;
const ABOUT = 'id name(lang: $lang) owner since because { principle quote source } kind on';
const COUNTS = 'subjects passed failed excepted unknown known';
const ONE = `query PolicyVerdict($id: ID!, ${SCOPE}) { policy(id: $id, ${GIVEN}) { ${ABOUT} ${COUNTS} verdict
  explanation(lang: $lang) exceptions { of reason owner until stillHolds } } }`;
const NAMED = `query PolicyName($id: ID!, ${SCOPE}) { policy(id: $id, ${GIVEN}) { ${ABOUT} } }`;
const THINGS = `query PolicyThings($id: ID!, ${SCOPE}, $standing: PolicyStanding!, $first: Int!, $after: ID) {
  policy(id: $id, ${GIVEN}) { things(standing: $standing, first: $first, after: $after) {
    id kind name(lang: $lang) by { relation id name(lang: $lang) endedOn } } } }`;

type Page = Readonly<{
  nodes: readonly Readonly<{ id: string }>[];
  pageInfo: Readonly<{ hasNextPage: boolean; endCursor: string | null }>;
}>;

/** Things that are read at once; all of them are, a page after the other. */
const AT_ONCE = 200;
/** Things that are named of one policy; how many there are is told of all. */
const MOST_NAMED = 2_000;

/** Asks for the ids of all policies. */
export const askPolicies = async (query: VerdictQuery): Promise<readonly string[]> => {
  const ids: string[] = [];
  for (let after: string | null = null; ;) {
    const { nodes, pageInfo } = (await query(LIST, { after }))['policies'] as Page;
    ids.push(...nodes.map(({ id }) => id));
    if (!pageInfo.hasNextPage) return ids;
    after = pageInfo.endCursor;
  }
};

/** Asks how it stands with policies, one after the other. */
export const askVerdicts = async (
  query: VerdictQuery,
  scope: VerdictScope,
  ids?: readonly string[],
): Promise<readonly ToldVerdict[]> => {
  const verdicts: ToldVerdict[] = [];
  for (const id of ids ?? (await askPolicies(query))) verdicts.push(await askVerdict(id, query, scope));
  return verdicts;
};

const askVerdict = async (
  id: string,
  query: VerdictQuery,
  {
    language: lang,
    asOf = null,
    certainty = null,
  }: { language: string; asOf?: unknown; certainty?: unknown },
): Promise<ToldVerdict> => {
  const given = { id, lang, asOf, certainty };
  try {
    const told = (await query(ONE, given))['policy'] as ToldVerdict;
    const things = (standing: string, count: number): Promise<readonly ToldThing[]> =>
      count === 0 ? Promise.resolve([]) : askThings({ ...given, standing }, query);
    return {
      ...told,
      failing: await things('FAILED', told.failed),
      exceptedThings: await things('EXCEPTED', told.excepted),
      cut: undefined,
    };
  } catch (error) {
    if (!(error instanceof SamgrafError) || !CUT.includes(error.code)) throw error;
    const named = (await query(NAMED, given))['policy'] as Pick<ToldVerdict, Named>;
    return { ...named, ...NOT_KNOWN, cut: error.message, explanation: `Not all was read: ${error.message}` };
  }
};

type Named = 'id' | 'name' | 'owner' | 'since' | 'because' | 'kind' | 'on';

/** What ends a question before all is read. */
const CUT: readonly string[] = ['COST_LIMIT', 'TIMEOUT'];

/** A verdict that could not be reached is no verdict: nothing is said of anyone. */
const NOT_KNOWN = {
  verdict: 'UNKNOWN',
  ...{ subjects: 0, passed: 0, failed: 0, excepted: 0, unknown: 0, known: 0 },
  ...{ exceptions: [], failing: [], exceptedThings: [] },
} as const;

const askThings = async (given: object, query: VerdictQuery): Promise<readonly ToldThing[]> => {
  const all: ToldThing[] = [];
  for (let after: string | null = null; all.length < MOST_NAMED;) {
    const { policy } = (await query(THINGS, { ...given, first: AT_ONCE, after })) as Readonly<{
      policy: Readonly<{ things: readonly ToldThing[] }>;
    }>;
    all.push(...policy.things);
    const last = policy.things[policy.things.length - 1];
    if (policy.things.length < AT_ONCE || !last) return all;
    after = last.id;
  }
  return all;
};
