import { DEFAULTS } from '../model/question-defaults';
import { adoptionOf, usesCounted } from '../graph/adoption';
import { comparableTo } from '../graph/comparable';
import { readWhole } from '../graph/up-to';
import type { RowMap } from '../plan/plan';
import { explainRecorded } from '../words/unknown';
import { pageOf, type Sentence } from './answer-parts';
import { arm, step } from './capability-map';
import { MUNICIPALITIES, checkKind, comparableObject, criteria, municipalities } from './comparable';
import { question } from './question';
import { ASSUMING, PAGE, SCOPE, answer } from './sdl-parts';

const sdl = `
"A resource that comparable municipalities use and this one does not."
type AdoptionGap {
  "What is not used."
  resource: Entity!
  "Share of the comparable municipalities, from 0 to 1."
  share: Float!
  "The comparable municipalities that use it, by id."
  users("Maximum number of items to return, 1 to 1,000." first: Int = 20): [Entity!]!
  "How many use it."
  userCount: Int!
  "Mandatory for most of its users."
  mandatory: Boolean!
  "Recommended to most of its users."
  recommended: Boolean!
  "Comparable municipalities that do not use it either."
  sameGap("Maximum number of items to return, 1 to 1,000." first: Int = 20): [Entity!]!
  "How many do not."
  sameGapCount: Int!
  "What it works together with that the comparable municipalities use."
  complements("Maximum number of items to return, 1 to 1,000." first: Int = 20): [Entity!]!
  "How many such there are."
  complementCount: Int!
}
${answer('Adoption', 'AdoptionGap', 'Mandatory ones first, then recommended ones, then by share.', '"Whom it was compared with, the most alike first."\n  peers("Maximum number of items to return, 1 to 1,000." first: Int = 20): [ComparableMunicipality!]!\n  "How many it was compared with."\n  peerCount: Int!\n  "How many of them have any use that counts. What is not recorded may be in use all the same."\n  recordedPeerCount: Int!\n  "How many resources it has uses of that count, itself."\n  ownCount: Int!\n  "The same in plain language: nb, nn or en."\n  recordedUses("Other languages get nb." lang: Language = nb): String!')}

extend type Query {
  "What most comparable municipalities use and this one does not."
  adoption("One municipality." of: EntitySelector!, "What makes others comparable." by: [Criterion!] = [${DEFAULTS.criteria.join(', ')}], "Compared with so many of the most alike, 1 to 400." peers: Int = ${DEFAULTS.peers}
    "Used by at least this share of the comparable municipalities." share: Float = ${DEFAULTS.share}
    """
    true: only uses that a source shows count, so that what a municipality must or should use is a gap until there is a record
    of it. No record is no evidence: it never says that a municipality does not use it. false: what it must or should use
    counts as used.
    """
    recorded: Boolean = ${DEFAULTS.recorded}${ASSUMING}${PAGE}${SCOPE}): Adoption
}
`;

/** What most comparable municipalities use and this one does not. */
export const adoption = question({
  name: 'adoption',
  typename: 'Adoption',
  needs: MUNICIPALITIES,
  sdl,
  layout: read => {
    const { expansions, ...compared } = municipalities(read, true);
    const peers = read.number('peers', 1, 400, 'Twenty are most often enough.');
    const share = Number(read.value('share') ?? DEFAULTS.share);
    read.number('share', 0.01, 1, 'It is the share of comparable municipalities that use the resource.');
    return {
      ...compared,
      asked: { by: criteria(read), peers, share, recorded: read.value('recorded') !== false },
      edgeFacts: ['obligation', 'basis'],
      expansions: [
        ...expansions,
        step('Complements', ['Used'], arm(read.model, 'ANY', 'DEPENDS_ON', 'INTEROPERATES_WITH')),
      ],
    };
  },
  *compute({ by, peers: most, share, recorded }, found, { traversal, model }) {
    checkKind(found);
    const peers = comparableTo(found, by).slice(0, most);
    yield;
    const counted = usesCounted(
      found,
      peers.map(peer => peer.id),
      recorded,
    );
    return {
      ...pageOf(
        readWhole(
          adoptionOf(
            found,
            peers.map(peer => peer.id),
            { share, recorded },
          ),
        ),
        gap => gap.resource,
        { traversal, found },
        gap => ({ ...gap }),
      ),
      peers: peers.map(comparableObject(found, model)),
      recordedPeerCount: counted.peers,
      ownCount: counted.own,
      recordedUses: ((args: RowMap) =>
        explainRecorded(counted.peers, peers.length, counted.own, args['lang'])) satisfies Sentence,
    };
  },
});
