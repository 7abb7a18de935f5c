import { z } from 'zod';
import { deduced, type Answer, type Sentence } from '../answer';
import { assuming, assumingOf, counting, id, kind, maxHops, telling } from '../inputs';
import {
  CUT,
  cutSentences,
  type Cut,
  type Named,
  type Page,
  endOf,
  outcomeOf,
  totalOf,
  pageOf,
} from '../read';
import { tool } from '../tool';
import { say, type Lang } from '../words';

const DOCUMENT = `
  query FindDependencies($of: EntitySelector!, $where: EntitySelector, $consequence: Consequence, $maxHops: Int, $first: Int, $after: String, $asOf: Date, $certainty: Certainty, $assuming: Assuming, $lang: Language) {
    dependencies(of: $of, where: $where, consequence: $consequence, maxHops: $maxHops, first: $first, after: $after, asOf: $asOf, certainty: $certainty, assuming: $assuming) {
      totalCount
      pageInfo { hasNextPage }
      edges { cursor node { dependentCount weakenedCount node { __typename id name(lang: $lang) } dependents(first: 5) { id } counts { wholly onlyRecorded } } }
      ${CUT}
    }
  }`;

type Dependency = Readonly<{
  dependentCount: number | null;
  weakenedCount: number | null;
  node: Named;
  dependents: readonly Readonly<{ id: string }>[];
  counts: readonly Readonly<{ wholly: number; onlyRecorded: number }>[] | null;
}>;
type Dependencies = Readonly<{ dependencies: Page<Dependency> & Cut }>;

export const findDependencies = tool({
  name: 'find_dependencies',
  title: 'Single points of failure',
  description: 'What one thing, or all of a kind, cannot do without: single points of failure.',
  input: z.object({
    of: id.describe('id or kind'),
    among: kind.optional().describe('kind'),
    consequence: z.enum(['FUNCTION', 'COVERAGE', 'DUTY', 'LEGAL_BASIS']).default('FUNCTION'),
    maxHops,
    ...telling,
    ...counting,
    ...assuming,
  }),
  documents: [DOCUMENT],
  run: async (
    { of, among, consequence, lang, after, asOf, certainty, maxHops: hops, ...rest },
    ask,
  ): Promise<Answer> => {
    const { data, cost } = await ask(DOCUMENT, {
      ...{ of: endOf(of), where: among === undefined ? undefined : endOf(among), consequence, first: 10 },
      ...{ maxHops: hops, after, asOf, certainty, lang, assuming: assumingOf(rest) },
    });
    const { dependencies: found } = data as Dependencies;
    const [what, isOne] = [say(consequence, lang), of.includes(':')];
    return {
      outcome: outcomeOf(found, 'NOTHING_MATCHES'),
      head: [
        deduced(say('singlePoints', lang, { consequence: what, count: totalOf(found) }), 'consequence'),
        ...cutSentences(found),
      ],
      items: found.edges.map(({ cursor, node }) => dependencyOf(node, cursor, isOne, lang)),
      ...pageOf(found),
      cost,
    };
  },
});

const dependencyOf = (
  { node, dependentCount, weakenedCount, dependents, counts }: Dependency,
  next: string,
  isOne: boolean,
  lang: Lang,
): Sentence =>
  deduced(
    say(isOne ? 'dependsOn' : 'dependents', lang, {
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
