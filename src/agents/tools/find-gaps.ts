import { z } from 'zod';
import { deduced, type Answer, type Certainty, type Sentence } from '../answer';
import { capabilityLevel, counting, id, telling } from '../inputs';
import { CUT, cutSentences, type Cut, type Named, type Page, outcomeOf, totalOf, pageOf } from '../read';
import { Refused } from '../faults';
import { tool, type Question } from '../tool';
import { say, type Lang } from '../words';
import { COVERAGE, type Matrix } from './coverage-of-capabilities';

const DOCUMENT = `
  query FindGaps($where: GapsWhere, $first: Int, $after: String, $asOf: Date, $certainty: Certainty, $lang: Language) {
    gaps(where: $where, first: $first, after: $after, asOf: $asOf, certainty: $certainty) {
      totalCount
      pageInfo { hasNextPage }
      edges { cursor node { capability { id name(lang: $lang) } kinds resourceCount strongest measures(first: 20) { id } resources(first: 5) { id } } }
      ${CUT}
    }
  }`;

const KINDS = ['NO_RESOURCE', 'ONE_PROVIDER', 'ONLY_DEDUCED', 'RED_IN_SECTORS'] as const;
type Gap = Readonly<{
  capability: Named;
  kinds: readonly (typeof KINDS)[number][];
  resourceCount: number;
  strongest: Certainty | null;
  measures: readonly Readonly<{ id: string }>[];
  resources: readonly Readonly<{ id: string }>[];
}>;
type Gaps = Readonly<{ gaps: Page<Gap> & Cut }>;

export const findGaps = tool({
  name: 'find_gaps',
  title: 'Gaps in capabilities',
  description: 'Capabilities that lack something; with sector: those with nothing on record there.',
  input: z.object({
    lacks: z.array(z.enum(KINDS)).optional(),
    sector: id.optional(),
    level: capabilityLevel.optional(),
    ...telling,
    ...counting,
  }),
  documents: [DOCUMENT, COVERAGE],
  run: async ({ lacks, sector, level, lang, after, asOf, certainty }, ask): Promise<Answer> => {
    if (sector !== undefined) return sectorGaps({ sector, level: level ?? 2, lang, asOf, certainty }, ask);
    const where = {
      ...(lacks?.length ? { kinds: lacks } : {}),
      ...(level === undefined ? {} : { capability: { level: { eq: level } } }),
    };
    const { data, cost } = await ask(DOCUMENT, { where, first: 10, after, asOf, certainty, lang });
    const { gaps } = data as Gaps;
    return {
      outcome: outcomeOf(gaps, 'NO_GAPS'),
      head: [deduced(say('gaps', lang, { count: totalOf(gaps) }), 'gap'), ...cutSentences(gaps)],
      items: gaps.edges.map(({ cursor, node }) => gapOf(node, cursor, lang)),
      ...pageOf(gaps),
      cost,
    };
  },
});

const gapOf = (
  { capability, kinds, resourceCount, strongest, measures, resources }: Gap,
  next: string,
  lang: Lang,
): Sentence => {
  const lacks = kinds.map(kind => say(kind, lang)).join('; ');
  const values = { name: capability.name, lacks, count: resourceCount, measures: measures.length };
  return deduced(say('gap', lang, values), 'gap', {
    ...{ id: capability.id, kind: 'Capability', next },
    ...(strongest ? { certainty: strongest } : {}),
    facts: { lacks: kinds, resources: resources.map(resource => resource.id) },
  });
};

type Sectorial = Readonly<{
  sector: string;
  level: number;
  lang: Lang;
  asOf: string | undefined;
  certainty: Certainty | undefined;
}>;

/** Empty cells of a sector's column. */
const sectorGaps = async ({ sector, level, lang, ...counted }: Sectorial, ask: Question): Promise<Answer> => {
  const { data, cost } = await ask(COVERAGE, { columns: 'SECTOR', level, lang, ...counted });
  const { coverage } = data as Matrix;
  const column = coverage.columns.find(({ id: its }) => its === sector);
  if (!column) {
    const sectors = coverage.columns.map(({ id: its }) => its).join(', ');
    throw new Refused('NOT_FOUND', `There is no sector ${sector}. The sectors are ${sectors}.`);
  }
  const rows = coverage.edges
    .map(({ node }) => node)
    .filter(({ cells }) => cells.some(cell => cell.column.id === sector && cell.resourceCount === 0));
  return {
    outcome: rows.length > 0 ? 'FOUND' : 'NO_GAPS',
    head: [
      deduced(say('sectorGaps', lang, { level, sector: column.name, count: rows.length }), 'gap'),
      ...cutSentences(coverage),
    ],
    items: rows.map(({ capability, resourceCount: count }) =>
      deduced(say('sectorGap', lang, { name: capability.name, count }), 'gap', {
        ...{ id: capability.id, kind: 'Capability' },
      }),
    ),
    total: rows.length,
    whole: true,
    more: false,
    complete: coverage.truncated === null,
    cost,
  };
};
