import { DEFAULTS } from '../model/question-defaults';
import { edgeFact, edgesOf, isCapped, isOfKind, nodeFact, seedOf, wholeTo, type Found } from '../graph/found';
import { atRiskIn, impactOf, substitutesFor, type Affected, type AtRisk } from '../graph/impact';
import type { Sliced } from '../graph/sliced';
import { UpTo } from '../graph/up-to';
import { factsOfWeights, weightsOf, type ToldFigure } from '../graph/weights';
import { stateOf, supportsOf } from '../graph/supports';
import { CONSEQUENCES, type LossCause, type Consequence, type ConsequenceRule } from '../model/consequences';
import type { Model, Relation } from '../model/model';
import type { Weighing } from '../model/roles';
import type { RowMap } from '../plan/plan';
import { MAX_HOPS, expansion, named } from '../planner/arguments';
import { explainAffected } from '../words/impact';
import { nameOf, titleOf } from '../words/names';
import { explainAtRisk, explainWeight } from '../words/weights';
import {
  countsOf,
  inWords,
  nodesOf,
  numbersOf,
  pageOf,
  pathObject,
  type SentenceOf,
  type Telling,
} from './answer-parts';
import { ACROSS, GRAPHS_ASKED, graphsOf } from './elsewhere';
import { asFarAsKnown, goingByLoss, isKnownElsewhere, metSeeds, ownRules, withRelations } from './going-on';
import { question } from './question';
import { ASSUMING, PAGE, SCOPE, TYPES, answer } from './sdl-parts';
import {
  EXTENT_SDL,
  askedOf,
  dependentsAlong,
  extentCounts,
  factsAsked,
  idleFacts,
  inheriting,
  peopleFacts,
  purposesIn,
  rulesFor,
  supportsAlong,
} from './supports';

const sdl = `${EXTENT_SDL}
"What happens to it."
enum ImpactChange {
  "It ends: it is shut down or repealed."
  RETIRE
  "It changes, so what depends on it must adapt."
  CHANGE
}

"A node that loses something, for one kind of consequence. A node affected in several ways is listed once for each."
type Affected {
  "What is affected."
  node: Entity!
  "What it loses."
  consequence: Consequence!
  "Number of relations from what changes."
  distance: Int!
  "null if it rests on more than is visited, so that it is not known what is left; see \`truncated\`."
  extent: Extent
  "How many of its supports are lost, by the relation through which it loses most; null if something was left out."
  lost: Int
  "How many of those supports are left; null if something was left out."
  left: Int
  "Its other supports for the same, by id; none is listed if something was left out, since they may be lost by that."
  restsOn("Maximum number of items to return, 1 to 1,000." first: Int = 20): [Entity!]!
  "How many such there are; null if something was left out."
  restsOnCount: Int
  "The shortest path from it to what changes."
  path: Path!
  "In plain language: {spoken}."
  explanation("Other languages get {first}." lang: Language = {first}): String!
}

"Something that could take the place of what goes."
type Substitute {
  "What could take its place."
  node: Entity!
  "What others need both for, as the model names it."
  purposes: [String!]!
  "Capabilities that both realise."
  capabilities: Int!
  "Specifications that both conform to."
  specifications: Int!
  "Users that both have."
  users: Int!
  "Its lifecycle, from its own field; null if it has none."
  lifecycle: String
}

"A figure of what changes: how much it is used, or what it costs. It is told, and nothing is computed from it."
type ToldFigure {
  "The figure."
  figure: Entity!
  "From the figure to what it tells of, with its certainty and its sources."
  path: Path!
  "The figure in plain language, with who said it and when: {spoken}."
  explanation("Other languages get {first}." lang: Language = {first}): String!
}

"What rests on what is only weakened, and is not affected in another way: some of it goes that way. How much is not said."
type AtRisk {
  "What is weakened."
  through("Maximum number of items to return, 1 to 1,000." first: Int = 20): [Entity!]!
  "How many there are; null if something was left out."
  throughCount: Int
  "What rests on that, the nearest first."
  resting("Maximum number of items to return, 1 to 1,000." first: Int = 20): [Entity!]!
  "How many there are; null if something was left out."
  restingCount: Int
  "How many of each kind; null if something was left out."
  counts: [KindCount!]
  "The same in plain language: {spoken}."
  explanation("Other languages get {first}." lang: Language = {first}): String!
}
${answer('Impact', 'Affected', 'What follows from a change, each kind of consequence on its own, the nearest first.', '"What changes."\n  of: [Entity!]!\n  "How many of each kind lose what, and how much. Kinds of consequence are never added up. Null if something was left out, so that it is not known."\n  counts: [ExtentCount!]\n  "What others need for the same, of the same kind, not in need of it, and with two things in common: capabilities, specifications or users. The narrowest capabilities in common come first. None can take the place of what holds data that is nowhere else."\n  substitutes("Maximum number of items to return, 1 to 1,000." first: Int = 5): [Substitute!]!\n  "How many there are; null, and none listed, if not all of them were read."\n  substituteCount: Int\n  "How much what changes is used, and what it costs, as far as figures were found, those said last first."\n  weights("Maximum number of items to return, 1 to 1,000." first: Int = 20): [ToldFigure!]!\n  "How many figures there are; null if not all of them were read."\n  weightCount: Int\n  "What is at risk in part; null if nothing is known to be."\n  atRisk: AtRisk' + GRAPHS_ASKED)}

extend type Query {
  "What follows when something retires, is repealed or changes, with what could take its place."
  impact("What changes." of: EntitySelector!, "What happens to it." change: ImpactChange! = ${DEFAULTS.change}${TYPES}
    "Only these kinds of consequence; all if omitted." consequences: [Consequence!]
    "1 to 8." maxHops: Int = ${DEFAULTS.maxHops}${ACROSS}${ASSUMING}${PAGE}${SCOPE}): Impact
}
`;

/** What follows from a change: who loses what, whether anything is left, and what could replace it. */
export const impact = question({
  name: 'impact',
  typename: 'Impact',
  sdl,
  layout: (read, asks) => {
    const maxHops = read.number('maxHops', 1, MAX_HOPS, 'Most that follows is near.');
    const change = read.value('change') as LossCause;
    const losses = read.some<Consequence>('consequences') ?? CONSEQUENCES;
    const meeting = read.across();
    const all = rulesFor(meeting ? withRelations(read.model, meeting) : read.model, losses, change);
    const rules = meeting ? ownRules(all, read.model) : all;
    const from = meeting ? (['Of', 'Met'] as const) : (['Of'] as const);
    const substitutes = asks('substitutes');
    const weighing = asks('weights') || asks('weightCount') ? read.model.roles.weighing : undefined;
    const weights = factsOfWeights(weighing);
    const [carrying, ending] = byWhetherTheyCarry(rules);
    const groups = inheriting(rules, read.model);
    const facts = substitutes ? [...purposesIn(read.model).values()].map(({ fact }) => fact) : [];
    return {
      asked: {
        ...{ change, losses, rules: all, maxHops, substitutes, weighing },
        ...{ kinds: read.kinds(), atRisk: asks('atRisk') },
      },
      seeds: [named('Of', 'of', read.selector('of')), ...(meeting ? [metSeeds(meeting, read.model)] : [])],
      ...(meeting ? { across: goingByLoss(meeting, { hops: maxHops, beyond: true }, all) } : {}),
      expansions: [
        expansion('Dependents', from, maxHops, [
          ...dependentsAlong(rules, read.model),
          { relations: groups, direction: 'BACKWARD' },
        ]),
        expansion('Groups', ['Dependents'], groups.length > 0 ? MAX_HOPS : 0, [
          { relations: groups, direction: 'FORWARD' },
        ]),
        expansion('Supports', ['Dependents', 'Groups'], 1, supportsAlong(carrying, read.model)),
        expansion('Ends', ['Dependents', 'Groups'], 1, supportsAlong(ending, read.model)),
        ...substituting(substitutes, read.model),
        ...weighed(weighing, read.model),
      ],
      nodeFacts: [...new Set([...nodeFactsIn(read.model), ...weights])],
      edgeFacts: [...new Set([...factsAsked(rules), ...factsOfDuties(rules, read.model), ...facts])],
      repeats: true,
      reach: { argument: 'maxHops', hops: maxHops },
    };
  },
  *compute(asked, found, { traversal, model, elsewhere }) {
    const of = seedOf(found, 'Of');
    const { whole, all, atRisk } = yield* affectedIn(asked, found, of, model);
    yield;
    const kindOf = (id: string): string => found.nodes.get(id)?.kind ?? '';
    const isUnknown = isCapped(found, 'Alike', 'Needed');
    const substitutes = asked.substitutes && !isUnknown ? substitutesIn(found, of, kindOf, model) : [];
    const isCut = isCapped(found, ...READ, 'Alike', 'Needed');
    const affected = asFarAsKnown(new UpTo(all, whole, isCut ? 'LAYER_CAP' : undefined), found);
    const telling = { traversal, model, ...(elsewhere ? { elsewhere } : {}) };
    return {
      ...pageOf(
        affected,
        item => stateOf(item.id, item.consequence),
        { traversal, found },
        item => affectedObject(item, affected, asked.change, telling),
      ),
      of: [...of].sort(),
      graphs: graphsOf(
        elsewhere,
        affected.ofAll(each => each.map(({ id }) => id)),
      ),
      counts: affected.ofAll(each => extentCounts(each, kindOf, model)),
      substitutes: new UpTo(
        substitutes.map(item => ({
          ...item,
          node: item.id,
          lifecycle: nodeFact(found, item.id, 'lifecycle') ?? null,
        })),
        whole,
        isUnknown ? 'LAYER_CAP' : undefined,
      ),
      weights: new UpTo(
        (asked.weighing ? weightsOf(found, asked.weighing) : []).map(one => weightObject(one, telling)),
        1,
        isCapped(found, 'Figures') ? 'LAYER_CAP' : undefined,
      ),
      atRisk: atRisk && atRisk.resting.length > 0 ? atRiskObject(atRisk, affected, kindOf, model) : null,
    };
  },
});

const nodeFactsIn = (model: Model): readonly string[] => [
  'lifecycle',
  ...idleFacts(model),
  ...peopleFacts(model),
];

type FoundAlike = Found<'Of', 'Alike' | 'Needed', string>;

/** Finds what could take the place of what goes, of all that was read. */
const substitutesIn = (
  found: FoundAlike,
  of: ReadonlySet<string>,
  kindOf: (id: string) => string,
  model: Model,
): ReturnType<typeof substitutesFor> => {
  const purposes = purposesIn(model);
  return substitutesFor(of, {
    edges: edgesOf(found, 'Alike', 'Needed'),
    needs: new Set(purposes.keys()),
    purposeOf: edge => {
      const purpose = purposes.get(edge.relation);
      const value = purpose && String(edgeFact(found, edge, purpose.fact));
      return value !== undefined && purpose?.values.has(value) ? value : undefined;
    },
    kindOf,
    roles: model.roles.relations,
  });
};

/** What is read of those that may be like what goes. */
const substituting = (
  isAsked: boolean,
  model: Model,
): readonly ReturnType<typeof expansion<'Alike' | 'Needed', 'Of' | 'Alike'>>[] => {
  const alike = likeRelations(model);
  if (!isAsked || alike.length === 0) return [];
  const needed = [...purposesIn(model).values()].map(({ relation }) => relation);
  return [
    expansion('Alike', ['Of'], 2, [{ relations: alike, direction: 'ANY' }]),
    expansion('Needed', ['Of', 'Alike'], 1, [{ relations: needed, direction: 'BACKWARD' }]),
  ];
};

/** What is read of the figures of what goes. */
const weighed = (
  weighing: Weighing | undefined,
  model: Model,
): readonly ReturnType<typeof expansion<'Figures', 'Of'>>[] => {
  const relations = [...model.relations.values()].filter(({ name }) => name === weighing?.relation);
  return relations.length > 0
    ? [expansion('Figures', ['Of'], 1, [{ relations, direction: 'BACKWARD' }])]
    : [];
};

const weightObject = (weight: ToldFigure, telling: Telling): RowMap => {
  const { edge, figure } = weight;
  const hops = [{ edge, direction: 'FORWARD' as const, from: edge.from, to: edge.to }];
  return {
    figure,
    path: pathObject({ hops, certainty: edge.certainty }, telling),
    speaks: [figure],
    explanation: ((args, { nodes, messages }) => {
      const speaker = messages.in(args['lang']);
      return explainWeight(nameOf(nodes.get(figure), figure, speaker), weight, speaker);
    }) satisfies SentenceOf,
  };
};

const atRiskObject = (
  { through, resting }: AtRisk,
  among: UpTo<unknown>,
  kindOf: (id: string) => string,
  model: Model,
): RowMap => {
  const seen = resting.map(({ id }) => kindOf(id));
  return {
    through: among.with(through),
    resting: among.with(resting.map(({ id }) => id)),
    counts: among.with(seen).ofAll(all => countsOf(all, model)),
    speaks: through,
    explanation: ((args, { nodes, messages }) => {
      const speaker = messages.in(args['lang']);
      return explainAtRisk(
        through.map(id => titleOf(nodes.get(id), id, speaker, model)),
        numbersOf(seen).map(([kind, count]) => inWords(kind, count, model)(args)),
        speaker,
      );
    }) satisfies SentenceOf,
  };
};

/** A duty that only recommends is called what it is, if the relations say so. */
const factsOfDuties = (rules: readonly ConsequenceRule[], model: Model): readonly string[] => [
  ...new Set(
    rules.flatMap(({ what, relation }) =>
      what === 'DUTY' ? (model.relations.get(relation)?.advises?.fact ?? []) : [],
    ),
  ),
];

/** The relations by which one thing may be seen to be like another: what both realise, conform to, and are used by. */
const likeRelations = ({ roles, relations }: Model): readonly Relation[] =>
  (['REALISES', 'CONFORMS_TO', 'USES'] as const).flatMap(
    role => relations.get(roles.relations.get(role) ?? '') ?? [],
  );

/** What is read of who loses what, and of what is left to them. */
const READ = ['Dependents', 'Groups', 'Supports', 'Ends'] as const;

type Asked = Readonly<{
  losses: readonly Consequence[];
  rules: readonly ConsequenceRule[];
  maxHops: number;
  kinds: readonly string[] | undefined;
  atRisk: boolean;
}>;

/**
 * A loss through relations of the first group cascades to dependents; through the others, only the loss
 * itself has to be known.
 */
const byWhetherTheyCarry = (
  rules: readonly ConsequenceRule[],
): readonly [carrying: readonly ConsequenceRule[], ending: readonly ConsequenceRule[]] => {
  const carrying = new Set(rules.filter(({ carries }) => carries).map(({ relation }) => relation));
  return [
    rules.filter(({ relation }) => carrying.has(relation)),
    rules.filter(({ relation }) => !carrying.has(relation)),
  ];
};

/**
 * If it is not known what is left of the supports that carry a loss on, only the immediate dependents of what
 * changes are known.
 */
function* affectedIn(
  { losses, rules, maxHops, kinds, atRisk }: Asked,
  found: Found<'Of', (typeof READ)[number], string>,
  of: ReadonlySet<string>,
  model: Model,
): Sliced<Readonly<{ whole: number; all: readonly Affected[]; atRisk: AtRisk | undefined }>> {
  const near = wholeTo(found, maxHops, 'Dependents');
  const whole = isCapped(found, 'Supports', 'Groups') ? Math.min(near, 1) : near;
  // What was left out may be what it also rests on.
  const isWhole = !isCapped(found, ...READ) && isKnownElsewhere(found, whole);
  const supports = yield* supportsOf(edgesOf(found, ...READ), rules, askedOf(found, model));
  yield;
  const how = {
    maxHops: whole,
    rules,
    isWhole,
    peopleOf: (id: string) =>
      peopleFacts(model).reduce(
        (most, fact) => Math.max(most, Number(nodeFact(found, id, fact) ?? 0)),
        found.elsewhere?.people.get(id) ?? 0,
      ),
  };
  const all = yield* impactOf(of, supports, how);
  yield;
  const isAsked = (item: Affected): boolean => losses.includes(item.consequence);
  const isShown = ({ id }: Affected): boolean => isOfKind(found, id, kinds);
  const risk = atRisk ? yield* atRiskIn(all, of, supports, { ...how, isAsked }) : undefined;
  return {
    whole,
    all: all.filter(item => isAsked(item) && isShown(item)),
    atRisk: risk && { ...risk, resting: risk.resting.filter(isShown) },
  };
}

const affectedObject = (
  item: Affected,
  among: UpTo<unknown>,
  change: LossCause,
  telling: Telling,
): RowMap => ({
  node: item.id,
  consequence: item.consequence,
  distance: item.distance,
  extent: item.extent ?? null,
  lost: item.lost ?? null,
  left: item.left ?? null,
  restsOn: among.with(item.restsOn),
  path: pathObject(item.path, telling),
  speaks: nodesOf(item.path),
  explanation: ((args, parts) =>
    explainAffected(
      item,
      change,
      args['lang'],
      parts.nodes,
      telling.model,
      telling.traversal.edgeFacts,
    )) satisfies SentenceOf,
});
