import { gapsOf, type Gap, type GapKind } from '../graph/gaps';
import { named } from '../planner/arguments';
import { pageOf } from './answer-parts';
import {
  ASSESSMENT,
  CAPABILITIES,
  FOREIGN,
  arm,
  everything,
  kindOf,
  realisation,
  step,
} from './capability-map';
import { question } from './question';
import { ARGUMENTS, ASSUMING, PAGE, SCOPE, answer } from './sdl-parts';

const sdl = `
"What a capability may lack."
enum GapKind {
  "Nothing realises it."
  NO_RESOURCE
  "Whatever realises it is only deduced or uncertain."
  ONLY_DEDUCED
  "Everything that realises it has the same provider."
  ONE_PROVIDER
  "Assessed as red in two sectors or more."
  RED_IN_SECTORS
}

"Which gaps to tell of."
input GapsWhere {
  "Any of these kinds; all if omitted."
  kinds: [GapKind!]
  "true: at least one measure addresses it; false: none does."
  addressed: Boolean
  "Only capabilities that match this."
  capability: CapabilityWhere
}

"A capability that lacks something. For a capability made up of others, what realises a part counts."
type CapabilityGap {
  "The capability."
  capability: Entity!
  "What it lacks."
  kinds: [GapKind!]!
  "What realises it, by id."
  resources("Maximum number of items to return, 1 to 1,000." first: Int = 20): [Entity!]!
  "How many realise it."
  resourceCount: Int!
  "Who provides what realises it, by id."
  providers("Maximum number of items to return, 1 to 1,000." first: Int = 20): [Entity!]!
  "How many provide it."
  providerCount: Int!
  "Certainty of the strongest relation that realises it; null if nothing does."
  strongest: Certainty
  "The sectors in which it is assessed as red."
  redIn: [Entity!]!
  "The measures that address it, by id."
  measures("Maximum number of items to return, 1 to 1,000." first: Int = 20): [Entity!]!
  "How many address it."
  measureCount: Int!
}
${answer('Gaps', 'CapabilityGap', 'Capabilities that lack something, by id.')}

extend type Query {
  "Capabilities that lack something."
  gaps("${ARGUMENTS.where}" where: GapsWhere${FOREIGN}${ASSUMING}${PAGE}${SCOPE}): Gaps
}
`;

/** Capabilities that lack something. */
export const gaps = question({
  name: 'gaps',
  typename: 'Gaps',
  needs: CAPABILITIES,
  sdl,
  layout: read => {
    const where = read.has('where') ? read.inside('where') : undefined;
    const capability = where?.has('capability')
      ? where.all(kindOf('Capability', read.model), where.input('capability'))
      : undefined;
    return {
      asked: {
        kinds: where?.some<GapKind>('kinds'),
        addressed: where?.value('addressed') as boolean | undefined,
        foreign: read.value('foreign') === true,
      },
      nodeFacts: ASSESSMENT,
      seeds: [
        named('Capabilities', 'where', everything('Capability', read.model)),
        ...(capability ? [named('Chosen', 'where.capability', capability)] : []),
      ],
      expansions: [
        ...realisation(read.model),
        step('Measures', ['Capabilities'], arm(read.model, 'BACKWARD', 'ADDRESSES')),
      ],
    };
  },
  *compute({ kinds, addressed, foreign }, found, { traversal }) {
    const wanted = (gap: Gap): boolean =>
      (!kinds || gap.kinds.some(kind => kinds.includes(kind))) &&
      (addressed === undefined || addressed === gap.measures.length > 0);
    const all = (yield* gapsOf(found, foreign)).filter(wanted);
    return {
      ...pageOf(
        all,
        gap => gap.capability,
        traversal,
        gap => ({ ...gap }),
      ),
    };
  },
});
