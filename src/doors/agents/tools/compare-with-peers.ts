import { z } from 'zod';
import { DEFAULTS } from '../../../engine/model/question-defaults';
import { deduced, type ToolAnswer, type ToolSentence } from '../answer';
import { assuming, assumingOf, counting, thing, telling } from '../inputs';
import { CUT, cutSentences, type Cut, type NamedThing, type ListPage, countOf, pageOf } from '../read';
import { tool } from '../tool';
import { say, type Speaker } from '../words';

const DOCUMENT = `
  query CompareWithPeers($of: ID!, $alike: Int, $share: Float, $recorded: Boolean, $first: Int, $after: String, $asOf: Date, $certainty: Certainty, $assuming: Assuming, $lang: Language) {
    comparable(of: {id: $of}, first: $alike, asOf: $asOf, certainty: $certainty, assuming: $assuming) {
      nodes { node { __typename id } likeness explanation(lang: $lang) }
    }
    adoption(of: {id: $of}, share: $share, recorded: $recorded, first: $first, after: $after, asOf: $asOf, certainty: $certainty, assuming: $assuming) {
      totalCount
      recordedUses(lang: $lang)
      pageInfo { hasNextPage }
      edges { cursor node { resource { __typename id name(lang: $lang) } share mandatory recommended told(lang: $lang) users(first: 3) { id } } }
      ${CUT}
    }
  }`;

type Alike = Readonly<{
  node: Readonly<{ __typename: string; id: string }>;
  likeness: number;
  explanation: string;
}>;
type Adopted = Readonly<{
  resource: NamedThing;
  share: number;
  mandatory: boolean;
  recommended: boolean;
  /** How those compared stand to it, where the model says how one may. */ told: string | null;
  users: readonly Readonly<{ id: string }>[];
}>;
type Compared = Readonly<{
  comparable: Readonly<{ nodes: readonly Alike[] }>;
  adoption: ListPage<Adopted> & Cut & Readonly<{ recordedUses: string }>;
}>;

export const compareWithPeers = tool({
  name: 'compare_with_peers',
  title: 'Compare with peers',
  description: 'Those most like one of its kind, and what they use that is not on record for it.',
  input: z.object({
    id: thing('whom: name, number or id'),
    first: z.number().int().min(1).max(10).default(3).describe('how many alike are told of'),
    share: z
      .number()
      .min(0.01)
      .max(1)
      .optional()
      .describe(`what at least this share of them use, 0.01 to 1; ${DEFAULTS.share} if left out`),
    recorded: z
      .boolean()
      .optional()
      .describe(`true: only uses that a source shows count; ${DEFAULTS.recorded} if left out`),
    ...telling,
    ...counting,
    ...assuming,
  }),
  documents: [DOCUMENT],
  run: async (
    { id: of, first, share, recorded, lang, after, asOf, certainty, ...rest },
    ask,
    model,
  ): Promise<ToolAnswer> => {
    const speaker = model.messages.in(lang);
    const { data, cost } = await ask(DOCUMENT, {
      ...{ of, alike: first, share, recorded, first: 50, after, asOf, certainty, lang },
      assuming: assumingOf(rest),
    });
    const { comparable, adoption } = data as Compared;
    return {
      outcome: comparable.nodes.length > 0 ? 'FOUND' : 'NOTHING_MATCHES',
      head: [
        ...comparable.nodes.map(({ node, likeness, explanation }) =>
          deduced(explanation, 'likeness', { id: node.id, kind: node.__typename, facts: { likeness } }),
        ),
        deduced(say('tool-adopted', speaker, { count: countOf(adoption, speaker) }), 'adoption'),
        deduced(adoption.recordedUses, 'adoption'),
        ...cutSentences(adoption),
      ],
      items: adoption.edges.map(({ cursor, node }) => adoptedOf(node, cursor, speaker)),
      ...pageOf(adoption),
      cost,
    };
  },
});

const adoptedOf = (
  { resource, share, mandatory, recommended, told, users }: Adopted,
  next: string,
  speaker: Speaker,
): ToolSentence => {
  const duty = mandatory
    ? say('tool-mandatory', speaker)
    : recommended
      ? say('tool-recommended', speaker)
      : '';
  const values = { name: resource.name, share: Math.round(share * 100), duty };
  return deduced([say('tool-adoption', speaker, values), told].filter(Boolean).join(' '), 'adoption', {
    ...{ id: resource.id, kind: resource.__typename ?? '', next },
    facts: { share, mandatory, recommended, users: users.map(user => user.id) },
  });
};
