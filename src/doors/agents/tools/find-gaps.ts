import { z } from 'zod';
import { PLAIN_GAPS } from '../../../engine/model/gap-kinds';
import type { Model } from '../../../engine/model/model';
import { deduced, type ToolAnswer, type Sureness, type ToolSentence } from '../answer';
import { capabilityLevel, counting, gap, thing, telling } from '../inputs';
import {
  CUT,
  cutSentences,
  type Cut,
  type NamedThing,
  type ListPage,
  countOf,
  outcomeOf,
  pageOf,
} from '../read';
import { tool } from '../tool';
import { say, type Speaker } from '../words';

/** What is not asked for is as the API has it, which is as the explorer has it. */
const DOCUMENT = `
  query FindGaps($in: EntitySelector, $where: GapsWhere, $level: Int, $first: Int, $after: String, $asOf: Date, $certainty: Certainty, $lang: Language) {
    gaps(in: $in, where: $where, level: $level, first: $first, after: $after, asOf: $asOf, certainty: $certainty) {
      totalCount
      unassessed(lang: $lang)
      pageInfo { hasNextPage }
      edges { cursor node { capability { id name(lang: $lang) } kinds resourceCount strongest measures(first: 20) { id } resources(first: 5) { id } } }
      ${CUT}
    }
  }`;

const isPlain = (kind: string): kind is (typeof PLAIN_GAPS)[number] => PLAIN_GAPS.some(one => one === kind);

type Gap = Readonly<{
  capability: NamedThing;
  kinds: readonly string[];
  resourceCount: number;
  strongest: Sureness | null;
  measures: readonly Readonly<{ id: string }>[];
  resources: readonly Readonly<{ id: string }>[];
}>;
type Gaps = Readonly<{ gaps: ListPage<Gap> & Cut & Readonly<{ unassessed: string | null }> }>;

export const findGaps = tool({
  name: 'find_gaps',
  title: 'Gaps in capabilities',
  description: 'Capabilities that lack something: in all, or by what is there in one column of the map.',
  input: z.object({
    lacks: z.array(gap()).optional().describe('only those that lack this; any gap if left out'),
    in: thing('what belongs to a column of the map').optional(),
    level: capabilityLevel.optional(),
    ...telling,
    ...counting,
  }),
  documents: [DOCUMENT],
  run: async (
    { lacks, in: within, level, lang, after, asOf, certainty },
    ask,
    model,
  ): Promise<ToolAnswer> => {
    const speaker = model.messages.in(lang);
    const where = lacks?.length ? { kinds: lacks } : {};
    const counted = { asOf, certainty, lang };
    const { data, cost } = await ask(DOCUMENT, {
      ...{ in: within === undefined ? undefined : { id: within }, where, level },
      ...{ first: 50, after, ...counted },
    });
    const { gaps } = data as Gaps;
    return {
      outcome: outcomeOf(gaps, 'NO_GAPS'),
      head: [
        deduced(say('tool-gaps', speaker, { count: countOf(gaps, speaker) }), 'gap'),
        ...(gaps.unassessed ? [deduced(gaps.unassessed, 'gap')] : []),
        ...cutSentences(gaps),
      ],
      items: gaps.edges.map(({ cursor, node }) => gapOf(node, cursor, { speaker, model })),
      ...pageOf(gaps),
      cost,
    };
  },
});

const gapOf = (
  { capability, kinds, resourceCount, strongest, measures, resources }: Gap,
  next: string,
  { speaker, model }: Readonly<{ speaker: Speaker; model: Model }>,
): ToolSentence => {
  const lacks = kinds
    .map(kind => say(isPlain(kind) ? `tool-gap-${kind}` : 'tool-gap-red-in-several', speaker))
    .join('; ');
  const values = { name: capability.name, lacks, count: resourceCount, measures: measures.length };
  return deduced(say('tool-gap', speaker, values), 'gap', {
    ...{ id: capability.id, kind: model.roles.kinds.get('CAPABILITY') ?? '', next },
    ...(strongest ? { certainty: strongest } : {}),
    facts: { lacks: kinds, resources: resources.map(resource => resource.id) },
  });
};
