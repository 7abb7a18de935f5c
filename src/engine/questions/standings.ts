import { required } from '../errors';
import {
  STANDINGS,
  factsOfStanding,
  kindOfStanding,
  standingsOf,
  type ResourceStandings,
  type StandingKind,
} from '../graph/standing';
import { onlyOf } from '../graph/found';
import { readWhole } from '../graph/up-to';
import type { Model, Relation } from '../model/model';
import type { Standings } from '../model/roles';
import { expansion, named } from '../planner/arguments';
import { titleOf } from '../words/names';
import { explainStanding, explainStandings } from '../words/standing';
import { pageOf, type SentenceOf } from './answer-parts';
import { question } from './question';
import { PAGE, SCOPE, answer } from './sdl-parts';

const sdl = `
"How an actor stands to a resource: three kinds of yes and two of no, and what lies between."
enum StandingKind {
  "A rule says that it must use it; whether it does is another thing."
  MUST
  "A rule or advice says that it should."
  SHOULD
  "A source shows that it does."
  DOES
  "It follows from something that holds for many, as a task of all of its kind; no source shows that this one does."
  EXPECTED
  "It is allowed to, or has access; no source shows that it does."
  MAY
  "A survey that covered it looked for it, and did not find it. It may be in use all the same."
  NOT_FOUND
  "Nobody has looked, or nobody who looked has said so."
  NEVER_LOOKED
}

"How one actor stands to one resource."
type Standing {
  "The resource."
  resource: Entity!
  "The strongest of what is so."
  standing: StandingKind!
  "All that is so, the strongest first: what must be used may be shown to be used too."
  all: [StandingKind!]!
  "The last day on which a source showed the use; null where none says one."
  seenOn: Date
  "The surveys that looked for it here and did not find it."
  notFoundBy("Maximum number of items to return, 1 to 1,000." first: Int = 20): [Entity!]!
  "How many there are."
  notFoundByCount: Int!
  "The last day on which one of them looked; null where none did."
  lookedOn: Date
  "The same in plain language: nb, nn or en."
  explanation("Other languages get nb." lang: Language = nb): String!
}

"How many resources are in one standing, counted by the strongest."
type StandingCount {
  "The standing."
  standing: StandingKind!
  "How many."
  count: Int!
}
${answer('Standings', 'Standing', 'The strongest first, then by id.', `"How many there are of each standing."\n  counts: [StandingCount!]!\n  "The same in plain language: nb, nn or en."\n  told("Other languages get nb." lang: Language = nb): String!`)}

extend type Query {
  "How an actor stands to shared resources: what it must use, is shown to use or may use, what was looked for and not found, and what nobody looked for."
  standings("One actor." of: EntitySelector!, "The resources asked about; if omitted, all of which something is known for it." with: EntitySelector${PAGE}${SCOPE}): Standings
}
`;

/** Groups within groups that are gone through for what one has as a member. */
const GROUPS = 3;

const standingsIn = ({ roles }: Pick<Model, 'roles'>): Standings =>
  required(roles.standings, 'what the standing to something is');

const relationsNamed = ({ relations }: Model, names: readonly (string | undefined)[]): readonly Relation[] =>
  names.flatMap(name => (name === undefined ? [] : (relations.get(name) ?? [])));

/** How an actor stands to shared resources. */
export const standings = question({
  name: 'standings',
  typename: 'Standings',
  offered: ({ standings: said }) => said !== undefined,
  sdl,
  layout: read => {
    const { model } = read;
    const by = standingsIn(model);
    const inherits = [...model.relations.values()].filter(relation => relation.inherits);
    const arm = (relations: readonly Relation[], direction: 'FORWARD' | 'BACKWARD') => [
      { relations, direction },
    ];
    return {
      asked: by,
      seeds: [
        named('Of', 'of', read.nodes('of', 1, 1)),
        ...(read.has('with') ? [named('With' as const, 'with', read.nodes('with', 1, 1_000))] : []),
      ],
      edgeFacts: factsOfStanding(by),
      nodeFacts: by.looked ? [by.looked.on] : [],
      expansions: [
        expansion('Groups', ['Of'], GROUPS, arm(inherits, 'FORWARD')),
        expansion('Used', ['Of', 'Groups'], 1, arm(relationsNamed(model, [by.relation]), 'FORWARD')),
        expansion('Covered', ['Of'], 1, arm(relationsNamed(model, [by.looked?.relation]), 'BACKWARD')),
        expansion('Looked', ['Covered'], 1, arm(relationsNamed(model, [by.looked?.targets]), 'FORWARD')),
      ],
    };
  },
  *compute(by, found, { traversal, model }) {
    const all = standingsOf(found, by);
    yield;
    const own = onlyOf(found, 'Of');
    const counts = countsOf(all);
    return {
      ...pageOf(
        readWhole(all),
        ({ resource }) => resource,
        { traversal, found },
        one => ({
          ...one,
          standing: kindOfStanding(one),
          notFoundByCount: one.notFoundBy.length,
          speaks: [own, one.resource],
          explanation: ((args, { nodes, messages }) => {
            const speaker = messages.in(args['lang']);
            const name = (id: string): string => titleOf(nodes.get(id), id, speaker, model);
            const kind = kindOfStanding(one);
            const day = kind === 'NOT_FOUND' ? one.lookedOn : one.seenOn;
            return explainStanding(kind, [name(own), name(one.resource)], day, speaker);
          }) satisfies SentenceOf,
        }),
      ),
      counts: STANDINGS.map(standing => ({ standing, count: counts[standing] })),
      speaks: [own],
      told: ((args, { nodes, messages }) => {
        const speaker = messages.in(args['lang']);
        return explainStandings(titleOf(nodes.get(own), own, speaker, model), counts, speaker);
      }) satisfies SentenceOf,
    };
  },
});

const countsOf = (all: readonly ResourceStandings[]): Readonly<Record<StandingKind, number>> =>
  Object.fromEntries(
    STANDINGS.map(kind => [kind, all.filter(one => kindOfStanding(one) === kind).length]),
  ) as Readonly<Record<StandingKind, number>>;
