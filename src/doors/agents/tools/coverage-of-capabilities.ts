import { z } from 'zod';
import { DEFAULTS } from '../../../engine/model/question-defaults';
import { deduced, weakest, type ToolAnswer, type ToolSentence, type Sureness } from '../answer';
import { capabilityLevel, column, assuming, assumingOf, counting, thing, telling } from '../inputs';
import { cutSentences, CUT, type Cut, type NamedThing, type ListPage } from '../read';
import { Refused } from '../faults';
import { tool } from '../tool';
import { say, type Speaker } from '../words';

/** The matrix of capabilities. All rows of a level: there are at most some fifty. */
const COVERAGE = `
  query Coverage($columns: CoverageColumn, $level: Int, $asOf: Date, $certainty: Certainty, $assuming: Assuming, $lang: Language) {
    coverage(columns: $columns, level: $level, first: 100, asOf: $asOf, certainty: $certainty, assuming: $assuming) {
      totalCount
      unassessed(lang: $lang)
      pageInfo { hasNextPage }
      columns { id name(lang: $lang) }
      edges { cursor node {
        capability { __typename id name(lang: $lang) }
        parent { id }
        resourceCount
        cells { column { id name(lang: $lang) } resourceCount providerCount weakest }
      } }
      ${CUT}
    }
  }`;

type Row = Readonly<{
  capability: NamedThing;
  parent: Readonly<{ id: string }> | null;
  resourceCount: number;
  cells: readonly Readonly<{
    column: NamedThing;
    resourceCount: number;
    providerCount: number;
    weakest: Sureness | null;
  }>[];
}>;
type Matrix = Readonly<{
  coverage: ListPage<Row> & Cut & Readonly<{ columns: readonly NamedThing[]; unassessed: string | null }>;
}>;

export const coverageOfCapabilities = tool({
  name: 'coverage_of_capabilities',
  title: 'Coverage of capabilities',
  description: 'How many resources realise each capability, by what the map is laid out by.',
  input: z.object({
    by: column('what the columns are; the first that gaps are counted in, if left out').optional(),
    capability: thing('only this capability and those right below it').optional(),
    level: capabilityLevel.optional(),
    ...telling,
    ...counting,
    ...assuming,
  }),
  documents: [COVERAGE],
  run: async (
    { by, capability, level: asked, lang, asOf, certainty, ...rest },
    ask,
    model,
  ): Promise<ToolAnswer> => {
    const speaker = model.messages.in(lang);
    const level = asked ?? DEFAULTS.level;
    const kind = model.roles.kinds.get('CAPABILITY') ?? '';
    const { data, cost } = await ask(COVERAGE, {
      ...{ columns: by, level: asked, asOf, certainty, lang, assuming: assumingOf(rest) },
    });
    const { coverage } = data as Matrix;
    const rows = coverage.edges
      .map(({ node }) => node)
      .filter(row => capability === undefined || [row.capability.id, row.parent?.id].includes(capability));
    if (capability !== undefined && rows.length === 0)
      throw new Refused(
        'NOT_FOUND',
        `No capability ${capability} at level ${level}. Try another level (1 to 3), or find it with find_things and kinds: ${kind}.`,
      );
    return {
      outcome: rows.length > 0 ? 'FOUND' : 'NOTHING_MATCHES',
      head: [
        deduced(
          rows.length > 0
            ? say('tool-rows', speaker, { level, count: rows.length })
            : say('tool-nothing', speaker),
          'coverage',
        ),
        ...(coverage.unassessed ? [deduced(coverage.unassessed, 'coverage')] : []),
        ...cutSentences(coverage),
      ],
      items: rows.map(row => rowOf(row, { kind, speaker })),
      total: rows.length,
      whole: true,
      more: false,
      complete: coverage.truncated === null && !coverage.pageInfo.hasNextPage,
      cost,
    };
  },
});

/** A row as a sentence: the cells that have something, the fullest first. */
const rowOf = (
  { capability, resourceCount, cells }: Row,
  { kind, speaker }: Readonly<{ kind: string; speaker: Speaker }>,
): ToolSentence => {
  const full = cells.filter(cell => cell.resourceCount > 0);
  const ordered = [...full].sort((a, b) => b.resourceCount - a.resourceCount);
  const told = ordered.map(
    ({ column, resourceCount: count, weakest: least }) =>
      `${column.name} ${count}${least && least !== 'FACT' ? ` (${least})` : ''}`,
  );
  const values = { name: capability.name, count: resourceCount, empty: cells.length - full.length };
  const least = weakest(full.map(cell => cell.weakest ?? undefined));
  return deduced(
    full.length > 0
      ? say('tool-row', speaker, { ...values, cells: told.join('; ') })
      : say('tool-empty-row', speaker, values),
    'coverage',
    { id: capability.id, kind, ...(least ? { certainty: least } : {}) },
  );
};
