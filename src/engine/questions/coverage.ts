import { DEFAULTS, defaultColumn } from '../model/question-defaults';
import type { Assessed } from '../graph/capabilities';
import { coverageOf, type Cell, type CoverageRow } from '../graph/coverage';
import { seedOf } from '../graph/found';
import { readWhole } from '../graph/up-to';
import type { RowMap } from '../plan/plan';
import { named } from '../planner/arguments';
import { explainAssessed } from '../words/assessed';
import { pageOf, type SentenceOf } from './answer-parts';
import {
  ASSESSMENT,
  capabilityOf,
  columnNamed,
  goesByProviders,
  hasCapabilities,
  FOREIGN,
  UNASSESSED,
  belonging,
  everything,
  realisation,
  unassessedIn,
} from './capability-map';
import { question, type Question } from './question';
import { ASSUMING, PAGE, SCOPE, answer } from './sdl-parts';

/** What the columns may be, by the words of the model. */
const sdl: Question['sdl'] = ({ kinds, roles }) => `
"What the columns of a matrix stand for."
enum CoverageColumn {
${roles.columns.map(({ name, kind }) => `  "${firstOf(kinds.get(kind)?.description)}"\n  ${name}`).join('\n') || '  NONE'}
}
${TYPES.replace(DEFAULT_COLUMN, defaultColumn(roles) ?? 'NONE')}`;

/** Stands in the SDL for what the model has. */
const DEFAULT_COLUMN = 'DEFAULT_COLUMN';
const TYPES = `
"What the rows of a matrix stand for."
enum CoverageRows {
  "Capabilities of one level."
  CAPABILITY
}

"Digdir's colours of a gap in coverage: over 2 red, 1 yellow, 0 green; the rule says nothing of 2 and of less than 0."
enum GapColour {
  "No gap: 0."
  GREEN
  "A gap of 1."
  YELLOW
  "A gap of more than 2."
  RED
  "A gap of 2, or more coverage than is wanted: the rule has no colour for these."
  UNDEFINED_BY_RULE
}

"A gap between current and wanted coverage."
type AssessedGap {
  "The assessment that says so."
  assessment: Entity!
  "Coverage now: 1 to 5, or the step reached on the scale of the assessment."
  current: Int
  "Coverage wanted: 1 to 5, or the step wanted on the scale of the assessment."
  target: Int
  "target − current; null if either is missing."
  gap: Int
  "The colour of the gap by Digdir's rule."
  colour: GapColour!
  "In words: what was measured, on what scale, by whom and when."
  explanation("Other languages get {first}." lang: Language = {first}): String!
}

"A capability, or all below it, in a column: what capabilities are needed in, such as a domain or a goal."
type CoverageCell {
  "The column."
  column: Entity!
  "How many resources realise the capability in it."
  resourceCount: Int!
  "How many of them by facts alone: that they realise it, and that they belong in the column."
  factCount: Int!
  "How many of them by deduction, with nothing uncertain; the others are uncertain."
  deductionCount: Int!
  "Those resources, by id."
  resources("Maximum number of items to return, 1 to 1,000." first: Int = 20): [Entity!]!
  "How many actors provide those resources."
  providerCount: Int!
  "Those providers, by id."
  providers("Maximum number of items to return, 1 to 1,000." first: Int = 20): [Entity!]!
  "Certainty of the weakest relation that the cell rests on; null if it is empty."
  weakest: Certainty
  "Assessments of the capability, or of what realises it, in the context of this column. An assessment without such a context says nothing about the column."
  assessments("Maximum number of items to return, 1 to 1,000." first: Int = 20): [AssessedGap!]!
  "How many such assessments there are."
  assessmentCount: Int!
}

"A capability, with a cell for each column."
type CoverageRow {
  "The capability that the row stands for."
  capability: Entity!
  "The capability above it."
  parent: Entity
  "Its level, 1 to 3."
  level: Int!
  "All resources that realise it or one below it, whatever the column."
  resourceCount: Int!
  "How many of them do so as a fact."
  factCount: Int!
  "How many of them do so by deduction; the others are uncertain."
  deductionCount: Int!
  "Its cells, in the order of the columns."
  cells("Maximum number of items to return, 1 to 1,000." first: Int = 100): [CoverageCell!]!
  "How many cells there are: one for each column."
  cellCount: Int!
  "Assessments of the capability, or of what realises it, that are not in the context of any column."
  assessments("Maximum number of items to return, 1 to 1,000." first: Int = 20): [AssessedGap!]!
  "How many such assessments there are."
  assessmentCount: Int!
}
${answer('Coverage', 'CoverageRow', 'A matrix of capabilities, each row with a cell for every column.', '"The columns, by id."\n  columns("Maximum number of items to return, 1 to 1,000." first: Int = 100): [Entity!]!\n  "How many columns there are."\n  columnCount: Int!\n  "The same, rolled up to the level above."\n  above("Maximum number of items to return, 1 to 1,000." first: Int = 20): [CoverageRow!]!\n  "How many rows there are at the level above."\n  aboveCount: Int!\n  ' + UNASSESSED)}

extend type Query {
  "Capabilities by what they are needed in, such as a domain or a goal: what there is, who provides it, and how sure that is."
  coverage("What the rows stand for." rows: CoverageRows = CAPABILITY, "What the columns stand for." columns: CoverageColumn! = ${DEFAULT_COLUMN}, "1 to 3." level: Int = ${DEFAULTS.level}${FOREIGN}${ASSUMING}${PAGE}${SCOPE}): Coverage
}
`;

/** The first sentence of a description, as a string of the SDL. */
const firstOf = (description = ''): string => (description.split(/(?<=\.)\s/)[0] ?? '').replaceAll('"', '');

/** Capabilities by what they are laid out by. */
export const coverage = question({
  name: 'coverage',
  typename: 'Coverage',
  offered: roles => hasCapabilities(roles) && roles.columns.length > 0,
  sdl,
  layout: (read, asks) => {
    const columns = columnNamed(read.value('columns'), read.model);
    const level = read.number('level', 1, 3, 'The map of capabilities has three levels.');
    const foreign = read.value('foreign') === true;
    const cells = asks('cells');
    return {
      asked: { columns, level, above: level > 1 && asks('above'), foreign },
      nodeFacts: ASSESSMENT,
      seeds: [
        named('Capabilities', 'rows', everything(capabilityOf(read.model), read.model)),
        named('Columns', 'columns', everything(columns.kind, read.model)),
      ],
      expansions: [
        ...realisation(read.model, {
          providers: cells && (goesByProviders(columns, read.model) || asks('providers')),
          assessments: asks('assessments') || asks('unassessed'),
          foreign,
        }),
        ...(cells ? belonging(columns, read.model) : []),
      ],
    };
  },
  *compute({ columns, level, above, foreign }, found, { traversal, model }) {
    const rowsAt = yield* coverageOf(found, columns, model.roles, foreign);
    return {
      ...pageOf(readWhole(yield* rowsAt(level)), row => row.capability, { traversal, found }, rowObject),
      columns: [...seedOf(found, 'Columns')].sort(),
      unassessed: unassessedIn(found, model.roles),
      above: above ? (yield* rowsAt(level - 1)).map(rowObject) : [],
    };
  },
});

const rowObject = ({ cells, assessments, ...row }: CoverageRow): RowMap => ({
  ...row,
  cells: cells.map(cellObject),
  assessments: assessments.map(assessedObject),
});
const assessedObject = (assessed: Assessed): RowMap => {
  const { assessment, current, target, gap, colour } = assessed;
  return {
    assessment,
    current,
    target,
    gap,
    colour,
    speaks: [assessment],
    explanation: ((args, { messages, nodes }) =>
      explainAssessed(assessed, nodes, messages.in(args['lang']))) satisfies SentenceOf,
  };
};
const cellObject = ({ assessments, ...cell }: Cell): RowMap => ({
  ...cell,
  assessments: assessments.map(assessedObject),
});
