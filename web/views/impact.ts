import { grouped } from '../model/grouped';
import { enums, kinds } from '../gql/labels';
import { ImpactDocument, type Consequence, type ImpactQuery } from '../gql/graphql';
import type { Answer, Group, Sent, Sentence, Table, Thing } from '../model/answer';
import type { Fault } from '../model/asking';
import { conditionsOf } from '../model/state';
import { countedKind } from '../words/kinds';
import { capital, dayOf } from '../words/texts';
import { nextOf, nothingCame, outcomeOf, sentenceOf, undatedIn, totalOf } from './parts';
import { HOPS, PAGE, slotOf, type Read, type View } from './view';

type Found = NonNullable<ImpactQuery['impact']>;
type Affected = Found['nodes'][number];

const claim = (affected: Affected): Sentence => ({
  ...sentenceOf(affected.path, affected.explanation),
  key: `${affected.consequence}:${affected.node.id}`,
  about: [affected.node],
});

/** What follows, by what is lost: kinds of consequence are never added up. */
const byConsequence = (nodes: readonly Affected[], { t }: Read): readonly Group[] =>
  [...grouped(nodes, ({ consequence }) => consequence)].map(([consequence, all]) => ({
    key: consequence,
    heading: t.consequence[consequence],
    sentences: all.map(claim),
  }));

/** Who depends, by how much is lost. */
const byExtent = (nodes: readonly Affected[], { t }: Read): readonly Group[] =>
  [...grouped(nodes, ({ extent }) => extent ?? 'PARTLY')].map(([extent, all]) => ({
    key: extent,
    heading: t.extent[extent],
    sentences: all.map(claim),
  }));

const kindWord = (kind: string, n: number, lang: Read['lang']): string =>
  kinds[kind]?.[n === 1 ? 'one' : 'many'][lang] ?? kind;

const countsTable = ({ counts }: Found, { t, lang }: Read): Table => ({
  caption: t.retire.counts,
  columns: [t.retire.consequence, t.retire.kind, t.retire.wholly, t.retire.onlyRecorded, t.retire.partly],
  rows: (counts ?? []).map(({ consequence, kind, wholly, onlyRecorded, partly }) => [
    enums['Consequence']?.[consequence]?.[lang] ?? t.consequence[consequence],
    capital(kindWord(kind, wholly + onlyRecorded + partly, lang)),
    wholly,
    onlyRecorded,
    partly,
  ]),
});

const substitutesTable = ({ substitutes }: Found, { t }: Read): Table => ({
  caption: t.retire.substitutes,
  columns: [t.retire.name, t.retire.capabilities, t.retire.specifications, t.retire.users],
  rows: substitutes.map(({ node, capabilities, specifications, users }) => [
    node,
    capabilities,
    specifications,
    users,
  ]),
});

type Asked = Readonly<{ asOf: string | undefined; consequences?: Consequence[]; input: Read }>;

const ask = async ({ asOf, consequences, input }: Asked) =>
  input.ask(ImpactDocument, {
    of: { id: slotOf(input, 'hva').value },
    consequences,
    first: PAGE,
    after: input.state.after,
    ...conditionsOf(input.state),
    asOf,
    lang: input.lang,
  });

const answerOf = (found: Found, sent: Sent, parts: Pick<Answer, 'lead' | 'groups' | 'tables'>): Answer => ({
  ...parts,
  tables: parts.tables.filter(({ rows }) => rows.length > 0),
  honesty: {
    outcome: outcomeOf(totalOf(found), found.truncated),
    cut: found.truncated?.explanation,
    unit: 'consequence',
    total: totalOf(found),
    shown: found.nodes.length,
    hops: HOPS,
    undated: undatedIn(parts.groups.flatMap(({ sentences }) => sentences)),
    unmatched: [],
  },
  assumed: found.assumed,
  sent,
  next: nextOf(found),
});

const readRetire = async (input: Read): Promise<Answer | Fault> => {
  const { data, fault, sent } = await ask({ asOf: input.slots['dag']?.value ?? input.state.asOf, input });
  if (fault) return fault;
  const found = data.impact;
  if (!found) return nothingCame;
  const { lead, within } = input.t;
  const what = slotOf(input, 'hva');
  return answerOf(found, sent, {
    lead: lead.retire(
      totalOf(found),
      lead[isLaw(what.thing) ? 'repealed' : 'retired'](what.title, input.slots['dag']?.name),
      within(HOPS),
    ),
    groups: byConsequence(found.nodes, input),
    tables: [countsTable(found, input), substitutesTable(found, input)],
  });
};

/** «357 kommuner, tre aktørgrupper og én løsning». */
const countedKinds = ({ counts }: Found, lang: Read['lang']): string => {
  const totals = grouped(counts ?? [], ({ kind }) => kind);
  const parts = [...totals].map(([kind, all]) => {
    const n = all.reduce((sum, { wholly, onlyRecorded, partly }) => sum + wholly + onlyRecorded + partly, 0);
    return { n, text: countedKind(n, kind, lang) };
  });
  return new Intl.ListFormat(lang).format(parts.sort((a, b) => b.n - a.n).map(({ text }) => text));
};

const readDependents = async (input: Read): Promise<Answer | Fault> => {
  const { data, fault, sent } = await ask({ asOf: input.state.asOf, consequences: ['FUNCTION'], input });
  if (fault) return fault;
  const found = data.impact;
  if (!found) return nothingCame;
  return answerOf(found, sent, {
    lead: input.t.lead.dependents(
      countedKinds(found, input.lang),
      slotOf(input, 'hva').title,
      input.t.within(HOPS),
    ),
    groups: byExtent(found.nodes, input),
    tables: [countsTable(found, input)],
  });
};

/** Acts are repealed; everything else is phased out. */
const isLaw = (thing: Thing | undefined): boolean => thing?.__typename === 'Framework';

/** What happens if something is phased out? */
export const retire: View = {
  name: 'fases-ut',
  question: (t, about) => (isLaw(about) ? t.questions.repeal : t.questions.retire),
  slots: [
    {
      name: 'hva',
      type: 'entity',
      kinds: ['SharedResource', 'Framework', 'PublicOrganisation'],
      example: 'resource:eformidling',
    },
    { name: 'dag', type: 'day', kinds: [], optional: true, example: '2028-01-01' },
  ],
  days: ({ slots, asOf }) => [slots['dag'] || asOf],
  onDay: (state, day) =>
    state.slots['dag'] ? { ...state, slots: { ...state.slots, dag: day } } : { ...state, asOf: day },
  isDated: true,
  ownDay: ({ slots }) => dayOf(slots['dag'] ?? ''),
  read: readRetire,
};

/** Who depends most on something? */
export const dependents: View = {
  name: 'avhengig',
  question: t => t.questions.dependents,
  slots: [{ name: 'hva', type: 'entity', kinds: ['SharedResource'], example: 'resource:id-porten' }],
  isDated: true,
  read: readDependents,
};
