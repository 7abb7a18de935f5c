import { z } from 'zod';
import { deduced, type ToolAnswer, type Sureness, type ToolSentence } from '../answer';
import { assuming, assumingOf, counting, day, ids, maxHops, telling } from '../inputs';
import {
  CUT,
  cutSentences,
  elsewhereIn,
  PROOF,
  sourcesOf,
  type Cut,
  type NamedThing,
  type ListPage,
  type Proof,
  outcomeOf,
  pageOf,
} from '../read';
import { tool } from '../tool';
import { say, type Speaker } from '../words';

const CONSEQUENCES = ['FUNCTION', 'COVERAGE', 'DUTY', 'LEGAL_BASIS'] as const;

const DOCUMENT = `
  query AssessImpact($of: EntitySelector!, $consequences: [Consequence!], $maxHops: Int, $first: Int, $after: String, $asOf: Date, $certainty: Certainty, $assuming: Assuming, $lang: Language) {
    impact(of: $of, change: RETIRE, consequences: $consequences, maxHops: $maxHops, first: $first, after: $after, asOf: $asOf, certainty: $certainty, assuming: $assuming) {
      totalCount
      counts { consequence wholly onlyRecorded partly unknown explanation(lang: $lang) }
      substitutes(first: 3) { capabilities specifications users node { __typename id name(lang: $lang) } }
      weights(first: 10) { explanation(lang: $lang) path { certainty steps { ...Proof } } }
      atRisk { explanation(lang: $lang) }
      pageInfo { hasNextPage }
      edges { cursor node { consequence extent distance explanation(lang: $lang) node { __typename id } path { certainty steps { ...Proof } } } }
      ${CUT}
    }
  }
  ${PROOF}`;

type Consequence = (typeof CONSEQUENCES)[number];
type Count = Readonly<{
  consequence: Consequence;
  explanation: string;
  wholly: number;
  onlyRecorded: number;
  partly: number;
  /** How many lose something, of whom it is not known how much. */ unknown: number;
}>;
type Affected = Readonly<{
  consequence: Consequence;
  extent: string | null;
  distance: number;
  explanation: string;
  node: Readonly<{ __typename: string; id: string }>;
  path: Readonly<{ certainty: Sureness; steps: readonly Proof[] }>;
}>;
type Substitute = Readonly<{
  capabilities: number;
  specifications: number;
  users: number;
  node: NamedThing;
}>;
type ToldFigure = Readonly<{
  explanation: string;
  path: Readonly<{ certainty: Sureness; steps: readonly Proof[] }>;
}>;
type Impact = Readonly<{
  impact: ListPage<Affected> &
    Cut &
    Readonly<{
      counts: readonly Count[] | null;
      substitutes: readonly Substitute[];
      weights: readonly ToldFigure[];
      atRisk: Readonly<{ explanation: string }> | null;
    }>;
}>;

export const assessImpact = tool({
  name: 'assess_impact',
  title: 'What follows if it goes',
  description:
    'What is lost when these retire or are repealed, by kind of consequence, and what may replace them.',
  input: z.object({
    ids: ids(20),
    on: day.optional().describe('the day on which they go; today if left out'),
    consequences: z.array(z.enum(CONSEQUENCES)).optional().describe('only these losses; all if left out'),
    maxHops,
    ...telling,
    ...counting,
    ...assuming,
  }),
  documents: [DOCUMENT],
  run: async (
    { ids: all, on, lang, after, asOf, certainty, consequences, maxHops: hops, ...rest },
    ask,
    model,
  ): Promise<ToolAnswer> => {
    const speaker = model.messages.in(lang);
    const { data, cost } = await ask(DOCUMENT, {
      ...{ of: { ids: all }, first: 50, after, asOf: on ?? asOf, certainty, lang },
      ...{ consequences: consequences?.length ? consequences : undefined, assuming: assumingOf(rest) },
      maxHops: hops,
    });
    const { impact } = data as Impact;
    return {
      outcome: outcomeOf(impact, 'NOTHING_LOST'),
      head: [
        ...(impact.counts ? countsOf(impact.counts, speaker) : []),
        ...cutSentences(impact),
        ...(impact.atRisk ? [deduced(impact.atRisk.explanation, 'consequence')] : []),
        ...impact.weights.map(weightOf),
        ...insteadOf(impact.substitutes, speaker),
      ],
      items: impact.edges.map(({ cursor, node }) => affectedOf(node, cursor)),
      ...pageOf(impact),
      cost,
    };
  },
});

/** A sentence for each kind of consequence; kinds of consequence are never added up. */
const countsOf = (counts: readonly Count[], speaker: Speaker): readonly ToolSentence[] => {
  if (counts.length === 0) return [deduced(say('tool-nothing-lost', speaker), 'consequence')];
  return CONSEQUENCES.flatMap(consequence => {
    const of = counts.filter(count => count.consequence === consequence);
    if (of.length === 0) return [];
    const sum = (part: 'wholly' | 'onlyRecorded' | 'partly' | 'unknown'): number =>
      of.reduce((total, count) => total + count[part], 0);
    const kinds = of.map(({ explanation }) => explanation).join(', ');
    const values = { wholly: sum('wholly'), onlyRecorded: sum('onlyRecorded'), partly: sum('partly') };
    const unknown = sum('unknown');
    const more = unknown > 0 ? say('tool-lost-unknown', speaker, { unknown }) : '';
    return [
      deduced(
        say('tool-lost', speaker, {
          consequence: say(`tool-loss-${consequence}`, speaker),
          kinds,
          more,
          ...values,
        }),
        'consequence',
      ),
    ];
  });
};

const affectedOf = ({ consequence, extent, distance, explanation, node, path }: Affected, next: string) => ({
  text: `${explanation}${elsewhereIn(path.steps)}`,
  certainty: path.certainty,
  sources: sourcesOf(path.steps),
  cites: path.steps.length,
  deduced: 'consequence' as const,
  ...{ id: node.id, kind: node.__typename, next },
  facts: { consequence, extent: extent ?? 'UNKNOWN', distance },
});

const weightOf = ({ explanation, path }: ToldFigure): ToolSentence => ({
  text: explanation,
  certainty: path.certainty,
  sources: sourcesOf(path.steps),
});

const insteadOf = (substitutes: readonly Substitute[], speaker: Speaker): readonly ToolSentence[] =>
  substitutes.map(({ node, capabilities, specifications, users }) => ({
    ...deduced(
      say('tool-substitute', speaker, { name: node.name, capabilities, specifications, users }),
      'overlap',
    ),
    id: node.id,
    kind: node.__typename ?? '',
  }));
