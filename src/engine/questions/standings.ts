import { required } from '../errors';
import {
  GROUPS,
  PAIRS,
  STANDINGS,
  factsOfStanding,
  kindOfStanding,
  pairsOf,
  relationsOfUse,
  standingsOf,
  type Pair,
  type ResourceStandings,
} from '../graph/standing';
import { onlyOf } from '../graph/found';
import { readWhole } from '../graph/up-to';
import type { Model, Relation } from '../model/model';
import type { Standings } from '../model/roles';
import { expansion, named } from '../planner/arguments';
import type { Speaker } from '../messages/speaker';
import { conditionOf } from '../words/conditions';
import { titleOf } from '../words/names';
import { explainPair, explainPairs, explainStanding, explainStandings } from '../words/standing';
import type { RowMap } from '../plan/plan';
import { pageOf, stepObject, type SentenceOf } from './answer-parts';
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

"How two actors stand to the same resource. No difference is told without its kind: what nobody looked for is none."
enum StandingPair {
  "Both must use it, at times on a condition; whether they do is another thing."
  BOTH_MUST
  "A source shows that both use it."
  BOTH_DO
  "The same is so of both, and no source shows a use: both should, are expected to or may; or it was looked for at both and not found."
  BOTH_ALIKE
  "A rule, a task or access is so of one and not of the other, as where a duty binds only its kind."
  BY_RULE
  "A source shows that one uses it, and it was looked for at the other and not found."
  CHOSEN
  "For one of them, or for both, nobody has looked: no difference is known."
  NOT_LOOKED_UP
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
  "What has to be so before it must, in plain language ({spoken}); null where there is no condition, or it need not."
  condition("Other languages get {first}." lang: Language = {first}): String
  "The relations that say so: its own, and those of the groups that it belongs to."
  through("Maximum number of items to return, 1 to 1,000." first: Int = 20): [Step!]!
  "How many there are."
  throughCount: Int!
  "How the other that it is compared with stands to the same; null if it is compared with none."
  beside: Standing
  "How the two stand to it; null if it is compared with none."
  pair: StandingPair
  "The same in plain language ({spoken}): of both, where it is compared with another."
  explanation("Other languages get {first}." lang: Language = {first}): String!
}

"How many resources two actors stand to in one way."
type StandingPairCount {
  "How the two stand to them."
  pair: StandingPair!
  "How many."
  count: Int!
}

"How many resources are in one standing, counted by the strongest."
type StandingCount {
  "The standing."
  standing: StandingKind!
  "How many."
  count: Int!
}
${answer('Standings', 'Standing', 'The strongest first, then by id; compared with another, in the order of `StandingPair` first.', `"How many there are of each standing."\n  counts: [StandingCount!]!\n  "How many there are that the two stand to in each way; null if it is compared with none."\n  pairs: [StandingPairCount!]\n  "The same in plain language: {spoken}."\n  told("Other languages get {first}." lang: Language = {first}): String!`)}

extend type Query {
  "How an actor stands to shared resources: what it must use, is shown to use or may use, what was looked for and not found, and what nobody looked for."
  standings("One actor." of: EntitySelector!, "Another actor to compare it with." beside: EntitySelector, "The resources asked about; if omitted, all of which something is known for it, or for the other." with: EntitySelector${PAGE}${SCOPE}): Standings
}
`;

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
    const of = read.has('beside') ? (['Of', 'Beside'] as const) : (['Of'] as const);
    return {
      asked: { by, isPair: read.has('beside') },
      seeds: [
        named('Of', 'of', read.nodes('of', 1, 1)),
        ...(read.has('beside') ? [named('Beside' as const, 'beside', read.nodes('beside', 1, 1))] : []),
        ...(read.has('with') ? [named('With' as const, 'with', read.nodes('with', 1, 1_000))] : []),
      ],
      edgeFacts: factsOfStanding(by),
      nodeFacts: by.looked ? [by.looked.on] : [],
      expansions: [
        expansion('Groups', of, GROUPS, arm(inherits, 'FORWARD')),
        expansion('Used', of, 1, arm(relationsNamed(model, relationsOfUse(by)), 'FORWARD')),
        expansion('GroupUses', ['Groups'], 1, arm(relationsNamed(model, relationsOfUse(by)), 'FORWARD')),
        expansion('Covered', of, 1, arm(relationsNamed(model, [by.looked?.relation]), 'BACKWARD')),
        expansion('Looked', ['Covered'], 1, arm(relationsNamed(model, [by.looked?.targets]), 'FORWARD')),
      ],
    };
  },
  *compute({ by, isPair }, found, computing) {
    const { traversal, model } = computing;
    const pairs = isPair ? pairsOf(found, by) : undefined;
    yield;
    const all = pairs?.map(({ of }) => of) ?? standingsOf(found, by);
    const counts = countsOf(STANDINGS, all.map(kindOfStanding));
    const own = onlyOf(found, 'Of');
    if (pairs === undefined)
      return {
        ...pageOf(
          readWhole(all),
          ({ resource }) => resource,
          { traversal, found },
          one => oneObject(own, one, model),
        ),
        counts: listed('standing', counts),
        pairs: null,
        speaks: [own],
        told: sentence(model, (name, speaker) => explainStandings(name(own), counts, speaker)),
      };
    const other = onlyOf(found, 'Beside');
    return {
      ...pageOf(
        readWhole(pairs),
        ({ of }) => of.resource,
        { traversal, found },
        pair => pairObject([own, other], pair, model),
      ),
      counts: listed('standing', counts),
      pairs: listed(
        'pair',
        countsOf(
          PAIRS,
          pairs.map(({ kind }) => kind),
        ),
      ),
      speaks: [own, other],
      told: sentence(model, (name, speaker) => explainPairs([name(own), name(other)], pairs, speaker)),
    };
  },
});

type Name = (id: string) => string;

/** A sentence that names nodes as they stand within it. */
const sentence =
  (model: Model, say: (name: Name, speaker: Speaker) => string): SentenceOf =>
  (args, { nodes, messages }) => {
    const speaker = messages.in(args['lang']);
    return say(id => titleOf(nodes.get(id), id, speaker, model), speaker);
  };

const oneObject = (own: string, one: ResourceStandings, model: Model): RowMap => ({
  ...one,
  standing: kindOfStanding(one),
  notFoundByCount: one.notFoundBy.length,
  condition:
    one.condition.length === 0
      ? null
      : (((args, { messages }) =>
          conditionOf(one.condition, messages.in(args['lang']))) satisfies SentenceOf),
  through: one.through.map(edge => stepObject(edge, model)),
  throughCount: one.through.length,
  beside: null,
  pair: null,
  speaks: [own, one.resource],
  explanation: sentence(model, (name, speaker) =>
    explainStanding(one, [name(own), name(one.resource)], speaker),
  ),
});

const pairObject = ([own, other]: readonly [string, string], pair: Pair, model: Model): RowMap => ({
  ...oneObject(own, pair.of, model),
  beside: oneObject(other, pair.beside, model),
  pair: pair.kind,
  speaks: [own, other, pair.of.resource],
  explanation: sentence(model, (name, speaker) =>
    explainPair(pair, [name(own), name(other), name(pair.of.resource)], speaker),
  ),
});

const listed = <Kind extends string>(
  key: string,
  counts: Readonly<Record<Kind, number>>,
): readonly RowMap[] => Object.entries(counts).map(([kind, count]) => ({ [key]: kind, count }));

const countsOf = <Kind extends string>(
  kinds: readonly Kind[],
  all: readonly Kind[],
): Readonly<Record<Kind, number>> =>
  Object.fromEntries(kinds.map(kind => [kind, all.filter(one => one === kind).length])) as Readonly<
    Record<Kind, number>
  >;
