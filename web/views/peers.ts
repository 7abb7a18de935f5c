import { defaults } from '../gql/labels';
import { AdoptionDocument, type AdoptionQuery } from '../gql/graphql';
import type { Answer, Group, Sentence, Table } from '../model/answer';
import type { Fault } from '../model/asking';
import { conditionsOf } from '../model/state';
import { likenessText, shareText } from '../words/texts';
import { titleOf } from '../words/titles';
import { honestyOfPage, nextOf, nothingCame, totalOf } from './parts';
import { PAGE, slotOf, type Read, type View } from './view';

type Found = NonNullable<AdoptionQuery['adoption']>;

/** What fewer of the peers use is no habit of theirs. */
export const SHARE = defaults.adoption.share;

const gapOf = (
  { resource, share, mandatory, recommended, users }: Found['nodes'][number],
  { t, lang }: Read,
): Sentence => ({
  key: resource.id,
  text: [
    t.peers.gap(titleOf(resource, lang), shareText(share, lang)),
    mandatory ? t.peers.mandatory : recommended ? t.peers.recommended : '',
    users.length > 0
      ? t.peers.users(new Intl.ListFormat(lang).format(users.map(user => titleOf(user, lang))))
      : '',
  ]
    .filter(Boolean)
    .join(' '),
  steps: [],
  about: [resource, ...users],
});

const groupsOf = (found: Found, input: Read): readonly Group[] =>
  [
    {
      key: 'gaps',
      heading: input.t.peers.resources,
      note: input.t.peers.note,
      sentences: found.nodes.map(gap => gapOf(gap, input)),
    },
    {
      key: 'peers',
      heading: input.t.peers.peers,
      sentences: found.peers.map(({ node, explanation }): Sentence => ({
        key: node.id,
        text: explanation,
        steps: [],
        about: [node],
      })),
    },
  ].filter(({ sentences }) => sentences.length > 0);

const tablesOf = ({ nodes, peers }: Found, { t, lang }: Read): readonly Table[] =>
  [
    {
      caption: t.peers.resources,
      columns: [t.peers.resource, t.peers.share],
      rows: nodes.map(({ resource, share }) => [resource, shareText(share, lang)]),
    },
    {
      caption: t.peers.peers,
      columns: [t.slots.kommune, t.peers.likeness],
      rows: peers.map(({ node, likeness }) => [node, likenessText(likeness, lang)]),
    },
  ].filter(({ rows }) => rows.length > 0);

const read = async (input: Read): Promise<Answer | Fault> => {
  const { ask, state, lang, t } = input;
  const of = slotOf(input, 'kommune');
  const { data, fault, sent } = await ask(AdoptionDocument, {
    of: of.value,
    first: PAGE,
    after: state.after,
    ...conditionsOf(state),
    lang,
  });
  if (fault) return fault;
  const found = data.adoption;
  if (!found) return nothingCame;
  return {
    lead: `${t.lead.peers(totalOf(found), of.title)} ${t.peers.least(shareText(SHARE, lang))} ${found.recordedUses}`,
    groups: groupsOf(found, input),
    tables: tablesOf(found, input),
    honesty: honestyOfPage(found, found.peers.length > 0, 'use'),
    assumed: found.assumed,
    sent,
    next: nextOf(found),
  };
};

/** What do municipalities like this one use? */
export const peers: View = {
  name: 'ligner',
  question: t => t.questions.peers,
  slots: [{ name: 'kommune', type: 'entity', kinds: ['Municipality'], example: 'municipality:5612' }],
  isDated: true,
  read,
};
