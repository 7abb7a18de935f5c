import { compared, defaults } from '../gql/labels';
import { AdoptionDocument, type AdoptionQuery } from '../gql/graphql';
import type { PageAnswer, Figure, Group, Claim, PageTable } from '../model/answer';
import type { NoAnswer } from '../model/asking';
import { countOf } from '../model/counted';
import { comparedKinds } from '../model/roles';
import { conditionsOf, entityHref } from '../model/state';
import { dotsSketch, type Dots } from '../pictures/dots';
import { capital } from '../words/capital';
import { COMPARED_GAP, comparedIn } from '../words/compared';
import { likenessText, shareText } from '../words/texts';
import { titleOf } from '../words/titles';
import { honestyOf, nextOf, nothingCame } from './parts';
import { slotOf, type ViewInput, type View } from './view';
import { messages } from '../words/messages';

type Found = NonNullable<AdoptionQuery['adoption']>;

/** All of them are named in the headline. */
const ALL = 100;

/** What fewer of the peers use is no habit of theirs. */
export const SHARE = defaults.adoption?.share;

const gapOf = (
  { resource, share, mandatory, recommended, users, told }: Found['nodes'][number],
  { t, lang }: ViewInput,
): Claim => ({
  key: resource.id,
  text: [
    t('answer-peers-gap', {
      name: titleOf(resource, lang),
      share: shareText(share, lang),
      ...comparedIn(lang),
    }),
    mandatory ? t('answer-peers-mandatory') : recommended ? t('answer-peers-recommended') : '',
    users.length > 0
      ? t('answer-peers-users', { names: messages.in(lang).list(users.map(user => titleOf(user, lang))) })
      : '',
    told,
  ]
    .filter(Boolean)
    .join(' '),
  steps: [],
  about: [resource, ...users],
});

const groupsOf = (found: Found, input: ViewInput): readonly Group[] =>
  [
    {
      key: 'gaps',
      heading: input.t('answer-peers-resources'),
      note: input.t('answer-peers-note', comparedIn(input.lang)),
      sentences: found.nodes.map(gap => gapOf(gap, input)),
    },
    {
      key: 'peers',
      heading: input.t('answer-peers-peers', comparedIn(input.lang)),
      sentences: found.peers.map(({ node, explanation }): Claim => ({
        key: node.id,
        text: explanation,
        steps: [],
        about: [node],
      })),
    },
  ].filter(({ sentences }) => sentences.length > 0);

const tablesOf = ({ nodes, peers }: Found, { t, lang }: ViewInput): readonly PageTable[] =>
  [
    {
      caption: t('answer-peers-resources'),
      columns: [t('answer-peers-resource'), t('answer-peers-share')],
      rows: nodes.map(({ resource, share }) => [resource, shareText(share, lang)]),
    },
    {
      caption: t('answer-peers-peers', comparedIn(lang)),
      columns: [capital(comparedIn(lang).one), t('answer-peers-likeness')],
      rows: peers.map(({ node, likeness }) => [node, likenessText(likeness, lang)]),
    },
  ].filter(({ rows }) => rows.length > 0);

type Using = Extract<NonNullable<AdoptionQuery['own']>, { uses: unknown }>;
const isUsing = (of: AdoptionQuery['own']): of is Using => of?.__typename === compared?.kind;

const LEVELS = ['must', 'should'] as const;

/**
 * Who uses what: one row a resource, by what it is to the one that is asked about, most used first. It lacks what the headline
 * says that it lacks, and nothing else.
 */
const dotsOf = (own: Using, alike: readonly Using[], gaps: Found['nodes'], { t, along }: ViewInput): Dots => {
  const all = [own, ...alike];
  const lacking = new Map(gaps.map(({ resource }) => [resource.id, resource]));
  const uses = all.map(({ uses: { edges } }) => new Map(edges.map(edge => [edge.node.id, edge])));
  const resources = new Map([...own.uses.edges.map(({ node }) => [node.id, node] as const), ...lacking]);
  const rows = [...resources.values()]
    .map(node => ({
      node,
      mine: lacking.has(node.id) ? undefined : uses[0]?.get(node.id),
      cells: uses.map(of => of.get(node.id)?.certainty),
    }))
    .sort((a, b) => b.cells.filter(Boolean).length - a.cells.filter(Boolean).length);
  const groupOf = (heading: string, isIn: (row: (typeof rows)[number]) => boolean) => ({
    heading,
    rows: rows
      .filter(isIn)
      .map(({ node, cells }) => ({ label: node.name, href: entityHref(node.id, along), cells })),
  });
  const levelOf = ({ mine }: (typeof rows)[number]) =>
    LEVELS.find(level => compared?.[level].includes(mine?.obligation ?? ''));
  return {
    columns: all.map(({ id, name }) => ({ name, href: entityHref(id, along) })),
    groups: [
      groupOf(t('answer-dots-must'), row => levelOf(row) === 'must'),
      groupOf(t('answer-dots-should'), row => levelOf(row) === 'should'),
      groupOf(t('answer-dots-uses'), row => row.mine !== undefined && levelOf(row) === undefined),
      groupOf(t('answer-dots-lacks', { name: own.name }), row => row.mine === undefined),
    ].filter(({ rows: of }) => of.length > 0),
    of: t('answer-dots-of', { n: alike.length }),
    none: t('answer-dots-none'),
  };
};

/** The one asked about beside those most like it. */
const peersFigure = (data: AdoptionQuery, found: Found, input: ViewInput): Figure | undefined => {
  const { own, alike } = data;
  if (!isUsing(own)) return undefined;
  const dots = dotsOf(
    own,
    (alike?.nodes ?? []).flatMap(({ node }) => (isUsing(node) ? [node] : [])),
    found.nodes,
    input,
  );
  return { draw: space => dotsSketch(dots, input.lang, space), wide: { width: 760, columns: 1 } };
};

const read = async (input: ViewInput): Promise<PageAnswer | NoAnswer> => {
  const { ask, state, lang, t } = input;
  const of = slotOf(input, COMPARED_GAP);
  const { data, fault, sent } = await ask(AdoptionDocument, {
    of: of.value,
    first: ALL,
    after: state.after,
    ...conditionsOf(state),
    lang,
  });
  if (fault) return fault;
  const found = data.adoption;
  if (!found) return nothingCame;
  const figure = peersFigure(data, found, input);
  return {
    lead: t('answer-lead-peers', {
      n: countOf(found),
      name: of.title,
      names: messages.in(lang).list(found.nodes.map(({ resource }) => titleOf(resource, lang))),
      share: shareText(SHARE, lang),
      ...comparedIn(lang),
    }),
    points: found.recordedUses ? [found.recordedUses] : [],
    ...(figure ? { figure } : {}),
    groups: groupsOf(found, input),
    tables: tablesOf(found, input),
    honesty: honestyOf(
      found,
      'use',
      found.truncated ? {} : { outcome: found.peers.length > 0 ? 'FOUND' : 'NOTHING_MATCHES' },
    ),
    assumed: found.assumed,
    sent,
    next: nextOf(found),
  };
};

/** What do others like this one use? */
export const peers: View = {
  name: 'ligner',
  question: (t, lang) => t('question-peers', { gap: `{${COMPARED_GAP}}`, ...comparedIn(lang) }),
  slots: [{ name: COMPARED_GAP, type: 'entity', kinds: comparedKinds() }],
  isDated: true,
  asks: [AdoptionDocument],
  read,
};
