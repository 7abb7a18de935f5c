import { DEFAULTS } from '../model/question-defaults';
import { required } from '../errors';
import { adoptionOf, factsOfUse, usesCounted, type AdoptionGap } from '../graph/adoption';
import { comparableTo } from '../graph/comparable';
import { onlyOf } from '../graph/found';
import { GROUPS, STANDINGS, factsOfStanding, relationsOfUse } from '../graph/standing';
import { readWhole } from '../graph/up-to';
import type { RowMap } from '../plan/plan';
import { explainRecorded } from '../words/unknown';
import { pageOf, type SentenceOf } from './answer-parts';
import { arm, kindOf, step } from './capability-map';
import type { Adopts } from '../model/compared';
import type { Model } from '../model/model';
import type { Standings } from '../model/roles';
import { expansion } from '../planner/arguments';
import { titleOf } from '../words/names';
import { explainPeers } from '../words/standing';
import {
  checkKind,
  comparableObject,
  comparedOf,
  comparing,
  criteria,
  likeType,
  nounOf,
  usualBy,
} from './comparable';
import { question } from './question';
import { ASSUMING, PAGE, SCOPE, answer } from './sdl-parts';

/** The SDL of how the one and the others stand to what it lacks, where a model says how one may. */
const standsSdl = ({ roles }: Pick<Model, 'roles'>): string => `${roles.standings ? STANDS_SDL : ''}
  "How those compared stand to it, and what is known of the one itself, in plain language ({spoken}); null where the model does not say how one may stand to something."
  told("Other languages get {first}." lang: Language = {first}): String`;
const STANDS_SDL = `
  "How it stands to it itself: that it is not on record does not say that it was looked for."
  own: StandingKind!
  "How many of those compared stand to it in each way."
  standings: [StandingCount!]!`;

const sdl = (model: Pick<Model, 'kinds' | 'roles'>): string => {
  const { one, many } = nounOf(model);
  return `
"A resource that comparable ${many} use and this one does not."
type AdoptionGap {
  "What is not used."
  resource: Entity!
  "Share of the comparable ${many}, from 0 to 1."
  share: Float!
  "The comparable ${many} that use it, by id."
  users("Maximum number of items to return, 1 to 1,000." first: Int = 20): [Entity!]!
  "How many use it."
  userCount: Int!
  "Mandatory for most of its users."
  mandatory: Boolean!
  "Recommended to most of its users."
  recommended: Boolean!
  "Comparable ${many} that do not use it either."
  sameGap("Maximum number of items to return, 1 to 1,000." first: Int = 20): [Entity!]!
  "How many do not."
  sameGapCount: Int!
  "What it works together with that the comparable ${many} use."
  complements("Maximum number of items to return, 1 to 1,000." first: Int = 20): [Entity!]!
  "How many such there are."
  complementCount: Int!${standsSdl(model)}
}
${answer('Adoption', 'AdoptionGap', 'Mandatory ones first, then recommended ones, then by share.', `"Whom it was compared with, the most alike first."\n  peers("Maximum number of items to return, 1 to 1,000." first: Int = 20): [${likeType(model)}!]!\n  "How many it was compared with."\n  peerCount: Int!\n  "How many of them have any use that counts. What is not recorded may be in use all the same."\n  recordedPeerCount: Int!\n  "How many resources it has uses of that count, itself."\n  ownCount: Int!\n  "The same in plain language: {spoken}."\n  recordedUses("Other languages get {first}." lang: Language = {first}): String!`)}

extend type Query {
  "What most comparable ${many} use and this one does not."
  adoption("One ${one}." of: EntitySelector!, "What makes others comparable." by: [Criterion!] = [${usualBy(model)}], "Compared with so many of the most alike, 1 to 400." peers: Int = ${DEFAULTS.peers}
    "Used by at least this share of the comparable ${many}." share: Float = ${DEFAULTS.share}
    """
    true: only uses that a source shows count, so that what a ${one} must or should use is a gap until there is a record
    of it. No record is no evidence: it never says that a ${one} does not use it. false: what it must or should use
    counts as used.
    """
    recorded: Boolean = ${DEFAULTS.recorded}${ASSUMING}${PAGE}${SCOPE}): Adoption
}
`;
};

const adoptsOf = (model: Model): Adopts => required(comparedOf(model).adopts, 'what is adopted');

/** The fields for which it is read how others stand to what it lacks. */
const STANDS = ['own', 'standings', 'told'];

/** Lays out what groups have for their members, and what surveys looked for. */
const standingSteps = (by: Standings, model: Model) => {
  const inherits = [...model.relations.values()].filter(relation => relation.inherits);
  return [
    {
      ...expansion('Groups', ['Of', 'Peers'], GROUPS, [{ relations: inherits, direction: 'FORWARD' }]),
      whole: true,
    },
    step('GroupUses', ['Groups'], arm(model, 'FORWARD', ...relationsOfUse(by))),
    ...(by.looked
      ? [
          step('Covered', ['Of', 'Peers'], arm(model, 'BACKWARD', by.looked.relation)),
          step('Looked', ['Covered'], arm(model, 'FORWARD', by.looked.targets)),
        ]
      : []),
  ] as const;
};

const gapObject = ({ stands, ...gap }: AdoptionGap, peers: number, own: string, model: Model): RowMap =>
  stands === undefined
    ? { ...gap, told: null }
    : {
        ...gap,
        own: stands.own,
        standings: STANDINGS.map(standing => ({ standing, count: stands.peers[standing] })),
        speaks: [own],
        told: ((args, { nodes, messages }) => {
          const speaker = messages.in(args['lang']);
          const name = titleOf(nodes.get(own), own, speaker, model);
          return explainPeers(name, stands, peers, speaker);
        }) satisfies SentenceOf,
      };

/** What most of those comparable use and this one does not. */
export const adoption = question({
  name: 'adoption',
  typename: 'Adoption',
  offered: ({ compared }) => compared?.adopts !== undefined,
  sdl,
  layout: (read, asks) => {
    const by = criteria(read);
    const stands = STANDS.some(asks) ? read.model.roles.standings : undefined;
    const adopts = adoptsOf(read.model);
    const { expansions, ...compared } = comparing(read, by, [
      adopts.relation,
      ...(stands ? relationsOfUse(stands) : []),
    ]);
    const peers = read.number('peers', 1, 400, 'Twenty are most often enough.');
    const share = Number(read.value('share') ?? DEFAULTS.share);
    read.number('share', 0.01, 1, 'It is the share of those comparable that use the resource.');
    return {
      ...compared,
      asked: { by, peers, share, recorded: read.value('recorded') !== false, stands },
      edgeFacts: [...new Set([...factsOfUse(adopts), ...(stands ? factsOfStanding(stands) : [])])],
      nodeFacts: [...compared.nodeFacts, ...(stands?.looked ? [stands.looked.on] : [])],
      expansions: [
        ...expansions,
        ...(adopts.together.length === 0
          ? []
          : [step('Complements', ['Used'], arm(read.model, 'ANY', ...adopts.together))]),
        ...(stands ? standingSteps(stands, read.model) : []),
      ],
    };
  },
  *compute({ by, peers: most, share, recorded, stands }, found, { traversal, model }) {
    checkKind(found, model);
    const counting = { adopts: adoptsOf(model), recorded };
    const peers = comparableTo(found, by).slice(0, most);
    yield;
    const counted = usesCounted(
      found,
      peers.map(peer => peer.id),
      counting,
    );
    return {
      ...pageOf(
        readWhole(
          adoptionOf(
            found,
            peers.map(peer => peer.id),
            { share, by: stands, ...counting },
          ),
        ),
        gap => gap.resource,
        { traversal, found },
        gap => gapObject(gap, peers.length, onlyOf(found, 'Of'), model),
      ),
      peers: peers.map(comparableObject(found, model)),
      recordedPeerCount: counted.peers,
      ownCount: counted.own,
      recordedUses: ((args: RowMap, { messages }) =>
        explainRecorded(
          {
            some: counted.peers,
            all: peers.length,
            own: counted.own,
            noun: kindOf(comparedOf(model).kind, model).noun,
          },
          messages.in(args['lang']),
        )) satisfies SentenceOf,
    };
  },
});
