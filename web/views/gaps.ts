import { CoverageDocument, type CoverageQuery } from '../gql/graphql';
import type { Answer, Cell, Group, Sentence, Table } from '../model/answer';
import type { Fault } from '../model/asking';
import { conditionsOf } from '../model/state';
import { titleOf } from '../words/titles';
import { honestyOfPage, nothingCame } from './parts';
import { slotOf, type Read, type View } from './view';

/** The level of the map at which Digdir's capabilities are single: 49 of them. */
const LEVEL = 3;

type Row = NonNullable<CoverageQuery['coverage']>['nodes'][number];
type Place = Readonly<{ row: Row; cell: Row['cells'][number] }>;

const missing = ({ row: { capability } }: Place, sector: string, { t }: Read): Sentence => ({
  key: capability.id,
  text: t.gaps.none(capability.name, sector),
  steps: [],
  about: [capability],
});

const covered = ({ row: { capability }, cell }: Place, { t, lang }: Read): Sentence => ({
  key: capability.id,
  text: t.gaps.some(
    capability.name,
    cell.resourceCount,
    cell.providerCount,
    cell.resources.map(resource => titleOf(resource, lang)),
  ),
  certainty: cell.weakest ?? undefined,
  steps: [],
  about: [capability, ...cell.resources],
});

const rowOf = ({ row: { capability }, cell }: Place, { t }: Read): readonly Cell[] => [
  capability,
  cell.resourceCount,
  cell.providerCount,
  cell.weakest ? t.certainty[cell.weakest] : '–',
];

const groupsOf = (places: readonly Place[], sector: string, input: Read): readonly Group[] => {
  const { t } = input;
  const without = places.filter(({ cell }) => cell.resourceCount === 0);
  const within = places.filter(({ cell }) => cell.resourceCount > 0);
  return [
    {
      key: 'missing',
      heading: t.gaps.missing,
      note: t.gaps.note,
      sentences: without.map(place => missing(place, sector, input)),
    },
    { key: 'covered', heading: t.gaps.covered, sentences: within.map(place => covered(place, input)) },
  ].filter(({ sentences }) => sentences.length > 0);
};

const tableOf = (places: readonly Place[], input: Read): Table => {
  const { t } = input;
  return {
    caption: t.table,
    columns: [t.gaps.capability, t.gaps.resources, t.gaps.providers, t.gaps.weakest],
    rows: places.map(place => rowOf(place, input)),
  };
};

const read = async (input: Read): Promise<Answer | Fault> => {
  const { ask, state, lang, t } = input;
  const sector = slotOf(input, 'sektor');
  const { data, fault, sent } = await ask(CoverageDocument, { level: LEVEL, ...conditionsOf(state), lang });
  if (fault) return fault;
  const found = data.coverage;
  if (!found) return nothingCame;
  const places = found.nodes.flatMap((row): Place[] => {
    const cell = row.cells.find(({ column }) => column.id === sector.value);
    return cell ? [{ row, cell }] : [];
  });
  const lacking = places.filter(({ cell }) => cell.resourceCount === 0).length;
  return {
    lead: t.lead.gaps(lacking, places.length, sector.title),
    groups: groupsOf(places, sector.title, input),
    tables: [tableOf(places, input)],
    honesty: honestyOfPage(found, places.length > 0, 'capability'),
    assumed: found.assumed,
    sent,
    next: undefined,
  };
};

/** Where does a sector lack capabilities? */
export const gaps: View = {
  name: 'mangler',
  question: t => t.questions.gaps,
  slots: [{ name: 'sektor', type: 'entity', kinds: ['Sector'], example: 'sector:municipal' }],
  isDated: true,
  read,
};
