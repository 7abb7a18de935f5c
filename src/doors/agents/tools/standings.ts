import { z } from 'zod';
import { deduced, type ToolAnswer, type ToolSentence } from '../answer';
import { counting, ids, telling, thing } from '../inputs';
import {
  CUT,
  cutSentences,
  PROOF,
  certaintyOf,
  pageOf,
  sourcesOf,
  type Cut,
  type ListPage,
  type NamedThing,
  type Proof,
} from '../read';
import { tool } from '../tool';

const STANDING = `
  standing
  all
  seenOn
  lookedOn
  condition(lang: $lang)
  through(first: 5) { ...Proof }
  notFoundBy(first: 5) { sources { id title url publisher } }`;

const DOCUMENT = `
  query Standings($of: ID!, $beside: EntitySelector, $with: EntitySelector, $first: Int, $after: String, $asOf: Date, $certainty: Certainty, $lang: Language) {
    standings(of: {id: $of}, beside: $beside, with: $with, first: $first, after: $after, asOf: $asOf, certainty: $certainty) {
      totalCount
      told(lang: $lang)
      counts { standing count }
      pairs { pair count }
      pageInfo { hasNextPage }
      edges { cursor node { resource { __typename id name(lang: $lang) } explanation(lang: $lang) pair ${STANDING} beside { ${STANDING} } } }
      ${CUT}
    }
  }
  ${PROOF}`;

type Standing = Readonly<{
  standing: string;
  all: readonly string[];
  seenOn: string | null;
  lookedOn: string | null;
  condition: string | null;
  through: readonly Proof[];
  notFoundBy: readonly Readonly<Pick<Proof, 'sources'>>[];
}>;
type Told = Standing &
  Readonly<{ resource: NamedThing; explanation: string; pair: string | null; beside: Standing | null }>;
type Found = ListPage<Told> &
  Cut &
  Readonly<{
    told: string;
    counts: readonly Readonly<{ standing: string; count: number }>[];
    pairs: readonly Readonly<{ pair: string; count: number }>[] | null;
  }>;

export const howItStands = tool({
  name: 'how_it_stands',
  title: 'What an actor must, does and may use',
  description:
    'What an actor must use, is shown to use or may; what was looked for and not found; what nobody looked for. With beside: how two differ, and why.',
  input: z.object({
    of: thing('the actor: name, number or id'),
    beside: thing('another to compare it with').optional(),
    with: ids(50).optional(),
    ...telling,
    ...counting,
  }),
  documents: [DOCUMENT],
  run: async ({ of, beside, with: some, lang, after, asOf, certainty }, ask): Promise<ToolAnswer> => {
    const { data, cost } = await ask(DOCUMENT, {
      ...{ of, first: 50, after, asOf, certainty, lang },
      beside: beside === undefined ? undefined : { id: beside },
      with: some === undefined ? undefined : { ids: some },
    });
    const { standings } = data as Readonly<{ standings: Found }>;
    return {
      // Where nobody looked, nothing is proved.
      outcome: standings.edges.length > 0 ? 'FOUND' : 'NOTHING_MATCHES',
      head: [deduced(standings.told, 'count', { facts: countsIn(standings) }), ...cutSentences(standings)],
      items: standings.edges.map(({ cursor, node }) => standingOf(node, cursor)),
      ...pageOf(standings),
      cost,
    };
  },
});

/** The number of each standing, or of each way in which two stand to the same; those that there are. */
const countsIn = ({ counts, pairs }: Found): Readonly<Record<string, number>> =>
  Object.fromEntries(
    (
      pairs?.map(({ pair, count }) => [pair, count] as const) ??
      counts.map(({ standing, count }) => [standing, count] as const)
    ).filter(([, count]) => count > 0),
  );

/** What is told of one, for programs. */
const factsOf = ({
  all,
  seenOn,
  lookedOn,
  condition,
}: Standing): Readonly<Record<string, string | readonly string[]>> => ({
  all,
  ...(seenOn === null ? {} : { seenOn }),
  ...(lookedOn === null ? {} : { lookedOn }),
  ...(condition === null ? {} : { condition }),
});

const standingOf = ({ resource, explanation, pair, beside, ...own }: Told, next: string): ToolSentence => {
  const steps = [own, ...(beside ? [beside] : [])];
  const proofs = steps.flatMap(({ through }) => through);
  const sources = sourcesOf([
    ...proofs,
    ...steps.flatMap(({ notFoundBy }) =>
      notFoundBy.map(({ sources: of }) => ({ certainty: 'FACT' as const, sources: of })),
    ),
  ]);
  return {
    // That nobody looked is in no source.
    ...deduced(explanation, 'standing', { sources, ...certaintyOf(proofs) }),
    ...{ id: resource.id, kind: resource.__typename ?? '', next },
    facts: {
      ...(pair === null ? { standing: own.standing } : { pair }),
      ...factsOf(own),
      ...(beside ? { besideAll: beside.all, ...besideDays(beside) } : {}),
    },
  };
};

const besideDays = ({ seenOn, lookedOn }: Standing): Readonly<Record<string, string>> => ({
  ...(seenOn === null ? {} : { besideSeenOn: seenOn }),
  ...(lookedOn === null ? {} : { besideLookedOn: lookedOn }),
});
