import { z } from 'zod';
import { deduced, type ToolAnswer, type ToolSentence } from '../answer';
import { assuming, assumingOf, counting, end, kind, maxHops, telling } from '../inputs';
import {
  CUT,
  cutSentences,
  type Cut,
  type NamedThing,
  type ListPage,
  endOf,
  outcomeOf,
  countOf,
  isAny,
  pageOf,
  PATH,
  pathSentence,
  type Path,
} from '../read';
import { tool, type AskTool } from '../tool';
import { say, type Speaker } from '../words';

const DOCUMENT = `
  query FindDependencies($of: EntitySelector!, $where: EntitySelector, $consequence: Consequence, $maxHops: Int, $first: Int, $after: String, $asOf: Date, $certainty: Certainty, $assuming: Assuming, $lang: Language) {
    dependencies(of: $of, where: $where, consequence: $consequence, maxHops: $maxHops, first: $first, after: $after, asOf: $asOf, certainty: $certainty, assuming: $assuming) {
      totalCount
      pageInfo { hasNextPage }
      edges { cursor node { dependentCount weakenedCount node { __typename id name(lang: $lang) } dependents(first: 5) { id } counts { wholly onlyRecorded } } }
      ${CUT}
    }
  }`;

/** How many there are of each kind of consequence, which are never added up. */
const LOSSES = ['FUNCTION', 'COVERAGE', 'DUTY', 'LEGAL_BASIS'] as const;
const COUNTS = `
  query CountDependencies($of: EntitySelector!, $where: EntitySelector, $maxHops: Int, $asOf: Date, $certainty: Certainty, $assuming: Assuming) {
    ${LOSSES.map(
      loss =>
        `${loss}: dependencies(of: $of, where: $where, consequence: ${loss}, maxHops: $maxHops, first: 1000, asOf: $asOf, certainty: $certainty, assuming: $assuming) { totalCount edges { node { dependentCount } } }`,
    ).join('\n    ')}
  }`;
type Loss = (typeof LOSSES)[number];
type Counts = Readonly<Record<Loss, Pick<ListPage<unknown>, 'totalCount' | 'edges'>>>;

const REASONS = `
  query Reasons($from: EntitySelector!, $to: EntitySelector!, $asOf: Date, $certainty: Certainty, $lang: Language) {
    paths(from: $from, to: $to, maxHops: 2, first: 200, asOf: $asOf, certainty: $certainty) { nodes { to { id } ...Told } }
  }
  ${PATH}`;

type Dependency = Readonly<{
  dependentCount: number | null;
  weakenedCount: number | null;
  node: NamedThing;
  dependents: readonly Readonly<{ id: string }>[];
  counts: readonly Readonly<{ wholly: number; onlyRecorded: number }>[] | null;
}>;
type Dependencies = Readonly<{ dependencies: ListPage<Dependency> & Cut }>;

export const findDependencies = tool({
  name: 'find_dependencies',
  title: 'Single points of failure',
  description: 'What one thing, or all of a kind, cannot do without: single points of failure.',
  input: z.object({
    of: end('whose: name, id or kind'),
    among: kind('only these are looked for: a kind').optional(),
    consequence: z
      .enum(LOSSES)
      .optional()
      .describe('what would be lost; if left out, what most is lost of, and the others are counted'),
    maxHops,
    ...telling,
    ...counting,
    ...assuming,
  }),
  documents: [COUNTS, DOCUMENT, REASONS],
  run: async (
    { of, among, consequence: asked, lang, after, asOf, certainty, maxHops: hops, ...rest },
    ask,
    model,
  ): Promise<ToolAnswer> => {
    const speaker = model.messages.in(lang);
    const about = {
      ...{
        of: endOf(of, model),
        where: among === undefined ? undefined : endOf(among, model),
        maxHops: hops,
      },
      ...{ asOf, certainty, assuming: assumingOf(rest) },
    };
    const counts = (await ask(COUNTS, about)).data as Counts;
    const consequence = asked ?? mostOf(counts);
    const { data, cost } = await ask(DOCUMENT, { ...about, consequence, first: 25, after, lang });
    const { dependencies: found } = data as Dependencies;
    const [what, isOne] = [say(`tool-loss-${consequence}`, speaker), of.includes(':')];
    const reasons = await reasonsOf(found, { asOf, certainty, lang }, ask);
    return {
      outcome: outcomeOf(found, 'NOTHING_MATCHES'),
      head: [
        deduced(
          say('tool-single-points', speaker, { consequence: what, count: countOf(found, speaker) }),
          'consequence',
        ),
        ...othersOf(counts, consequence, speaker),
        ...cutSentences(found),
      ],
      items: found.edges.map(({ cursor, node }) =>
        because(dependencyOf(node, cursor, isOne, speaker), reasons.get(node.node.id)),
      ),
      ...pageOf(found),
      cost,
    };
  },
});

/** What is lost of most, as far as was counted, as people's page has it; the first of those that are equal. */
const mostOf = (counts: Counts): Loss =>
  LOSSES.reduce((most, loss) => (seenOf(counts[loss]) > seenOf(counts[most]) ? loss : most));

const seenOf = ({ totalCount, edges }: Counts[Loss]): number => totalCount ?? edges.length;

/** Says how many single points there are of the other kinds of consequence. */
const othersOf = (counts: Counts, told: Loss, speaker: Speaker): readonly ToolSentence[] => {
  const others = LOSSES.filter(loss => loss !== told && isAny(counts[loss]));
  if (others.length === 0) return [];
  const list = others
    .map(loss => `${say(`tool-loss-${loss}`, speaker)}: ${countOf(counts[loss], speaker)}`)
    .join('; ');
  return [
    deduced(say('tool-other-points', speaker, { list }), 'consequence', {
      facts: Object.fromEntries(
        others.flatMap(loss => {
          const { totalCount } = counts[loss];
          return totalCount === null ? [] : [[loss, totalCount] as const];
        }),
      ),
    }),
  ];
};

type Reason = Path & Readonly<{ to: Readonly<{ id: string }> }>;

/** How one of those that lose something is joined to each thing that they depend on: the shortest way, where it is short. */
const reasonsOf = async (
  { edges }: Dependencies['dependencies'],
  asked: Readonly<Record<string, unknown>>,
  ask: AskTool,
): Promise<ReadonlyMap<string, Reason>> => {
  const losing = [...new Set(edges.flatMap(({ node }) => node.dependents.slice(0, 1).map(({ id }) => id)))];
  if (losing.length === 0) return new Map();
  const things = edges.map(({ node }) => node.node.id);
  const { data } = await ask(REASONS, { from: { ids: losing }, to: { ids: things }, ...asked });
  const { paths } = data as Readonly<{ paths: Readonly<{ nodes: readonly Reason[] }> }>;
  return new Map([...paths.nodes].reverse().map(path => [path.to.id, path]));
};

/** The sentence with why it is so, and the sources of that. */
const because = (sentence: ToolSentence, path: Reason | undefined): ToolSentence => {
  if (!path) return sentence;
  const { text, sources, cites = 1, certainty, reason } = pathSentence(path);
  return {
    ...sentence,
    text: `${sentence.text} ${text}`,
    sources,
    cites,
    ...(certainty ? { certainty } : {}),
    ...(reason ? { reason } : {}),
  };
};

const dependencyOf = (
  { node, dependentCount, weakenedCount, dependents, counts }: Dependency,
  next: string,
  isOne: boolean,
  speaker: Speaker,
): ToolSentence =>
  deduced(
    say(isOne ? 'tool-depends-on' : 'tool-dependents', speaker, {
      name: node.name,
      count: dependentCount ?? dependents.length,
    }),
    'consequence',
    {
      ...{ id: node.id, kind: node.__typename ?? '', next },
      facts: {
        // Of what was cut these are not known.
        ...(weakenedCount === null || counts === null
          ? {}
          : {
              weakened: weakenedCount,
              wholly: counts.reduce((sum, { wholly }) => sum + wholly, 0),
              onlyRecorded: counts.reduce((sum, { onlyRecorded }) => sum + onlyRecorded, 0),
            }),
        dependents: dependents.map(dependent => dependent.id),
      },
    },
  );
