import { asked, columns } from '../gql/labels';
import { CapabilityMapDocument, type CoverageColumn } from '../gql/graphql';
import {
  cellIn,
  flat,
  rowsOf,
  isAnswered,
  treeOf,
  type MapRow,
  type CapabilityData,
} from '../maps/capabilities';
import { capabilityFigure } from '../maps/capability-drawing';
import type { PageAnswer, Group, Claim, PageTable } from '../model/answer';
import type { NoAnswer } from '../model/asking';
import { leastOf, type Count } from '../model/counted';
import { conditionsOf } from '../model/state';
import { capital } from '../words/capital';
import { kindWord } from '../words/kinds';
import { isTitle, titleOf, whereOf } from '../words/titles';
import { honestyOf, nothingCame } from './parts';
import { slotOf, type ViewInput, type View } from './view';

/** The kinds of columns that the API has, by the kind of thing that is one. */
const COLUMNS = Object.entries(columns) as readonly [CoverageColumn, (typeof columns)[CoverageColumn]][];

type Gap = CapabilityData['gaps']['nodes'][number];

/** What messages of each kind of gap end with; what is worst comes first. */
export const LACKS = {
  NO_RESOURCE: 'none',
  ONE_PROVIDER: 'one-provider',
  ONLY_DEDUCED: 'deduced',
  RED: 'red',
} as const;
export type Lack = keyof typeof LACKS;
export const KINDS = Object.keys(LACKS) as readonly Lack[];

/** Tells whether a gap is of a kind: the model names what is red in several by what those are. */
export const lacks = ({ kinds }: Pick<Gap, 'kinds'>, kind: Lack): boolean =>
  kinds.some(of => (Object.hasOwn(LACKS, of) ? of : 'RED') === kind);

/** How many have a gap of a kind: known where all gaps are here. */
export const gapsOf = (gaps: CapabilityData['gaps'], kind: Lack): Count =>
  leastOf(gaps.nodes.filter(gap => lacks(gap, kind)).length, gaps.totalCount === gaps.nodes.length);

const sentenceOf = (kind: Lack, gap: Gap, where: string, { t, lang }: ViewInput): Claim => ({
  key: `${kind}:${gap.capability.id}`,
  text: t(`answer-gaps-lacks-${LACKS[kind]}`, {
    capability: titleOf(gap.capability, lang),
    where,
    n: gap.resourceCount,
    provider: gap.providers.map(provider => titleOf(provider, lang)).join(', '),
  }),
  certainty: gap.strongest ?? undefined,
  steps: [],
  about: [gap.capability, ...gap.providers],
});

const groupsOf = (gaps: readonly Gap[], where: string, input: ViewInput): readonly Group[] =>
  KINDS.map(kind => ({
    key: kind,
    heading: input.t(`answer-gaps-kinds-${LACKS[kind]}`),
    ...(kind === 'NO_RESOURCE' ? { note: input.t('answer-gaps-note') } : {}),
    sentences: gaps
      .filter(gap => lacks(gap, kind))
      .sort((a, b) => a.resourceCount - b.resourceCount)
      .map(gap => sentenceOf(kind, gap, where, input)),
  })).filter(({ sentences }) => sentences.length > 0);

const tableOf = (all: readonly MapRow[], column: string, { t, lang }: ViewInput): PageTable => ({
  caption: t('shell-table'),
  columns: [
    capital(kindWord(all[0]?.thing.__typename ?? '', lang)),
    t('answer-gaps-resources'),
    t('certainty-FACT'),
    t('certainty-DEDUCTION'),
    t('certainty-UNCERTAIN'),
  ],
  rows: all.map(capability => {
    const { resources, facts, deductions } = cellIn(capability, column);
    return [capability.thing, resources, facts, deductions, resources - facts - deductions];
  }),
});

const read = async (input: ViewInput): Promise<PageAnswer | NoAnswer> => {
  const { ask, state, lang, t } = input;
  const { value, title, thing } = slotOf(input, asked.column);
  const [column] = COLUMNS.find(([, kind]) => kind === thing?.__typename) ?? [];
  const { asOf, certainty, assuming } = conditionsOf(state);
  const { data, fault, sent } = await ask(CapabilityMapDocument, {
    ...{ in: { id: value }, columns: column, asOf, certainty, assuming, lang },
  });
  if (fault) return fault;
  if (!isAnswered(data)) return nothingCame;
  const { gaps } = data;
  const where = thing ? whereOf(thing, lang) : title;
  return {
    lead: t('answer-lead-gaps', {
      n: gapsOf(gaps, 'NO_RESOURCE'),
      single: gapsOf(gaps, 'ONE_PROVIDER'),
      total: rowsOf(data),
      where,
    }),
    points: gaps.unassessed ? [gaps.unassessed] : [],
    figure: capabilityFigure(treeOf(data), gaps.nodes, { column: value, lang, along: input.along }),
    groups: groupsOf(gaps.nodes, where, input),
    tables: [tableOf(flat(treeOf(data)), value, input)],
    honesty: honestyOf(gaps, 'gap', gaps.truncated ? {} : { outcome: 'FOUND' }),
    assumed: gaps.assumed,
    sent,
    next: undefined,
  };
};

/** Where are capabilities lacking, by what they are counted by? */
export const gaps: View = {
  name: 'mangler',
  question: (t, _, about) =>
    t(about && isTitle(about) ? 'question-gaps-for' : 'question-gaps', { where: `{${asked.column}}` }),
  slots: [{ name: asked.column, label: 'where', type: 'entity', kinds: COLUMNS.map(([, kind]) => kind) }],
  isDated: true,
  asks: [CapabilityMapDocument],
  read,
};
