import { z } from 'zod';
import { deduced, type Answer, type Sentence } from '../answer';
import { counting, telling, thing } from '../inputs';
import { CUT, cutSentences, outcomeOf, pageOf, PATH, pathSentence, totalOf } from '../read';
import type { Cut, Named, Page, Path } from '../read';
import { pictureAt } from '../picture';
import { tool } from '../tool';
import { say, type Lang } from '../words';

const DOCUMENT = `
  query WhoIsBound($of: ID!, $asOf: Date, $certainty: Certainty, $lang: Language) {
    provision: entity(id: $of, asOf: $asOf) { ... on Obligation { addressee onlyIf(lang: $lang) } }
    bound: reach(of: {id: $of}, kinds: [Actor, ActorGroup], duty: true, direction: BACKWARD, first: 1000, asOf: $asOf, certainty: $certainty) {
      totalCount
      pageInfo { hasNextPage }
      edges { cursor node { node { __typename id name(lang: $lang) } path { ...Told } } }
      ${CUT}
    }
  }
  ${PATH}`;

type Reached = Readonly<{ node: Named; path: Path }>;
type Found = Readonly<{
  provision: Readonly<{ addressee?: string | null; onlyIf?: string | null }> | null;
  bound: Page<Reached> & Cut;
}>;

export const whoIsBound = tool({
  name: 'who_is_bound',
  title: 'Whom an obligation applies to',
  description:
    'Whom an obligation, or an act by all its provisions, applies to: groups with how many are in them, each with its sources.',
  input: z.object({ by: thing('the obligation or act: name or id'), ...telling, ...counting }),
  documents: [DOCUMENT],
  picture: ({ by, ...rest }) => pictureAt('gjelder-for', { hva: by }, rest),
  run: async ({ by, lang, asOf, certainty }, ask): Promise<Answer> => {
    const { data, cost } = await ask(DOCUMENT, { of: by, asOf, certainty, lang });
    const { provision, bound } = data as Found;
    return {
      outcome: outcomeOf(bound, 'ABSENT_IN_GRAPH'),
      head: [
        deduced(say('bound', lang, { count: totalOf(bound) }), 'count'),
        ...wordingOf(provision, lang),
        ...cutSentences(bound),
      ],
      items: namedIn(bound.edges.map(({ node }) => node)),
      ...pageOf(bound),
      cost,
    };
  },
});

const wordingOf = (provision: Found['provision'], lang: Lang): readonly Sentence[] => [
  ...(provision?.addressee ? [deduced(say('addressee', lang, { said: provision.addressee }), 'query')] : []),
  ...(provision?.onlyIf ? [deduced(say('onlyIf', lang, { said: provision.onlyIf }), 'query')] : []),
];

/** Whom the provision names on the way to someone. */
const throughOf = ({ node, path }: Reached): string =>
  path.steps.find(({ relation }) => relation === 'BOUND_BY')?.to.id ?? node.id;

/** Those whom it names themselves, whoever stands for most first, with how many of each kind belong to them. */
const namedIn = (all: readonly Reached[]): readonly Sentence[] => {
  const members = new Map<string, Record<string, number>>();
  for (const reached of all) {
    const through = throughOf(reached);
    if (through === reached.node.id) continue;
    const counts = members.get(through) ?? {};
    const kind = reached.node.__typename ?? '';
    members.set(through, { ...counts, [kind]: (counts[kind] ?? 0) + 1 });
  }
  const total = (id: string): number =>
    Object.values(members.get(id) ?? {}).reduce((sum, count) => sum + count, 0);
  return all
    .filter(reached => throughOf(reached) === reached.node.id)
    .sort((a, b) => total(b.node.id) - total(a.node.id))
    .map(({ node, path }) =>
      pathSentence(path, {
        id: node.id,
        kind: node.__typename ?? '',
        facts: { ...members.get(node.id), applies: 1 + total(node.id) },
      }),
    );
};
