import type { Certainty } from '../answer';
import { CUT, type Cut, type Named, type Page } from '../read';

/** The matrix of capabilities, which two tools read. All rows of a level: there are at most some fifty. */
export const COVERAGE = `
  query Coverage($columns: CoverageColumn!, $level: Int, $asOf: Date, $certainty: Certainty, $assuming: Assuming, $lang: Language) {
    coverage(columns: $columns, level: $level, first: 100, asOf: $asOf, certainty: $certainty, assuming: $assuming) {
      totalCount
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

export type Row = Readonly<{
  capability: Named;
  parent: Readonly<{ id: string }> | null;
  resourceCount: number;
  cells: readonly Readonly<{
    column: Named;
    resourceCount: number;
    providerCount: number;
    weakest: Certainty | null;
  }>[];
}>;
export type Matrix = Readonly<{ coverage: Page<Row> & Cut & Readonly<{ columns: readonly Named[] }> }>;
