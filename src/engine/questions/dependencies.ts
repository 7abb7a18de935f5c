import { DEFAULTS } from '../model/question-defaults';
import { surroundingsOf } from '../graph/around';
import { dependenciesOf, fullyKnown, restingHops, type Dependency as Found } from '../graph/dependencies';
import type { Found as AnyFound } from '../graph/found';
import { edgesOf, isCapped, isOfKind, seedOf, testedAs, wholeTo } from '../graph/found';
import { supportsOf } from '../graph/supports';
import { UpTo, ofBoth } from '../graph/up-to';
import type { Consequence, ConsequenceRule } from '../model/consequences';
import { explainRestless, explainUnread } from '../words/unknown';
import type { Model } from '../model/model';
import { PATH_STEPS } from '../plan/cost';
import { THING_ELSEWHERE } from '../plan/elsewhere';
import type { RowMap } from '../plan/plan';
import { MAX_HOPS, expansion, named } from '../planner/arguments';
import { pageOf, type SentenceOf } from './answer-parts';
import { kindsTaken } from './between-ends';
import { ACROSS, GRAPHS_ASKED, graphsOf } from './elsewhere';
import { asFarAsKnown, goingByLoss, isKnownElsewhere, metSeeds, ownRules, withRelations } from './going-on';
import { question } from './question';
import { ASSUMING, PAGE, SCOPE, TYPES, answer } from './sdl-parts';
import {
  askedOf,
  extentCounts,
  factsAsked,
  idleFacts,
  inheriting,
  rulesFor,
  supportsAlong,
} from './supports';

const sdl = `
"Something without which others lose what nothing else recorded makes up for."
type Dependency {
  "What others depend on."
  node: Entity!
  "How many of those asked about would lose something for which nothing else is recorded; null, like the other numbers here, if something was left out."
  dependentCount: Int
  "Those of them, by id."
  dependents("Maximum number of items to return, 1 to 1,000." first: Int = 20): [Entity!]!
  "How many of each kind, and how much they lose."
  counts: [ExtentCount!]
  "How many of those asked about would be weakened but have other supports."
  weakenedCount: Int
  "Everything visited that would lose in this way, whether it was asked about or not, and also where it was visited for another loss."
  dominated: Int
  "Without it, the part of the graph visited falls apart; null if something was left out."
  articulation: Boolean
}
${answer('Dependencies', 'Dependency', 'Single points of failure for one kind of consequence: what most depend on, first.', '"Said where nothing that was asked about can lose this, since no relation says what things of its kind rest on, or where some have what they rest on by groups that lie farther away than maxHops, so that they are left out; null otherwise."\n  note("Other languages get {first}." lang: Language = {first}): String' + GRAPHS_ASKED)}

extend type Query {
  "What these cannot do without, for one kind of consequence: if it goes away, they lose something for which nothing else is recorded."
  dependencies("Whose dependencies." of: EntitySelector!, "What to look for; anything if omitted." where: EntitySelector${TYPES}
    "What they would lose. Kinds of consequence are never added together." consequence: Consequence = ${DEFAULTS.loss}
    "1 to 8." maxHops: Int = ${DEFAULTS.maxHops}${ACROSS}${ASSUMING}${PAGE}${SCOPE}): Dependencies
}
`;

/** Single points of failure. */
export const dependencies = question({
  name: 'dependencies',
  typename: 'Dependencies',
  sdl,
  layout: read => {
    const maxHops = read.number('maxHops', 1, MAX_HOPS, 'Most that others rest on is near.');
    const where = read.selectorIfAny('where');
    const loss = (read.value('consequence') ?? DEFAULTS.loss) as Consequence;
    const meeting = read.across();
    const all = rulesFor(meeting ? withRelations(read.model, meeting) : read.model, [loss], 'RETIRE');
    const rules = meeting ? ownRules(all, read.model) : all;
    const tests = where ? [named('Where', 'where', where)] : [];
    return {
      asked: { maxHops, kinds: read.kinds(), loss, rules: all },
      seeds: [named('Of', 'of', read.selector('of')), ...(meeting ? [metSeeds(meeting, read.model)] : [])],
      tests,
      ...(meeting
        ? { across: goingByLoss(meeting, { hops: maxHops, beyond: false }, all, kindsTaken(tests)) }
        : {}),
      expansions: [
        expansion('Supports', meeting ? (['Of', 'Met'] as const) : (['Of'] as const), maxHops, [
          ...supportsAlong(rules, read.model),
          { relations: inheriting(rules, read.model), direction: 'FORWARD' },
        ]),
      ],
      nodeFacts: idleFacts(read.model),
      edgeFacts: factsAsked(rules),
      steps: PATH_STEPS,
      reach: { argument: 'maxHops', hops: maxHops },
    };
  },
  *compute({ maxHops, kinds, loss, rules }, found, { traversal, budget, model, elsewhere }) {
    const of = seedOf(found, 'Of');
    const known = askedOf(found, model);
    const met = yield* restingHops(yield* supportsOf(edgesOf(found, 'Supports'), rules, known));
    const capped = isCapped(found, 'Supports');
    const whole = wholeTo(found, maxHops, 'Supports');
    const { levels, edges } = yield* surroundingsOf(met, of, whole);
    const supports = yield* supportsOf([...edges.values()], rules, known);
    const where = testedAs(found, 'Where');
    const candidates = levels.flat().filter(id => (!where || where.has(id)) && isOfKind(found, id, kinds));
    yield;
    const within = ownWhereUnheard(fullyKnown(levels, whole, supports), whole, found);
    const computed = yield* dependenciesOf(
      of,
      candidates,
      supports,
      { loss, rules, within },
      budget.part(PATH_STEPS),
    );
    const read = new UpTo(levels, whole, capped ? 'LAYER_CAP' : undefined);
    const all = asFarAsKnown(ofBoth(read, computed).with(computed.seen), found);
    const kindOf = (id: string): string => found.nodes.get(id)?.kind ?? '';
    const page = pageOf(
      all,
      item => item.id,
      { traversal, found },
      item => dependencyObject(item, all, { loss, kindOf, model }),
    );
    return {
      ...page,
      graphs: graphsOf(
        elsewhere,
        all.ofAll(each => each.map(({ id }) => id)),
      ),
      note: noteOn({ of, within, read: all }, { loss, rules }, kindOf, model),
    };
  },
});

/** What of it all supports are known of: where another graph is not known as far, nothing that it may have supports of. */
const ownWhereUnheard = (
  within: ReadonlySet<string>,
  whole: number,
  found: Pick<AnyFound, 'nodes' | 'elsewhere'>,
): ReadonlySet<string> => {
  if (isKnownElsewhere(found, whole)) return within;
  const { elsewhere } = found;
  const met = new Set(elsewhere?.meeting.here ?? []);
  return new Set(
    [...within].filter(
      id => !met.has(id) && !elsewhere?.kinds.has(id) && found.nodes.get(id)?.kind !== THING_ELSEWHERE,
    ),
  );
};

/** Says that nothing asked about can lose this, or that some are left out. */
const noteOn = (
  {
    of,
    within,
    read,
  }: Readonly<{ of: ReadonlySet<string>; within: ReadonlySet<string>; read: UpTo<unknown> }>,
  { loss, rules }: Readonly<{ loss: Consequence; rules: readonly ConsequenceRule[] }>,
  kindOf: (id: string) => string,
  model: Model,
): SentenceOf | null => {
  const losers = [...of].filter(id =>
    rules.some(rule => rule.what === loss && losesBy(rule, kindOf(id), model)),
  );
  if (of.size > 0 && losers.length === 0)
    return ({ lang }, { messages }) => explainRestless(messages.in(lang));
  const unread = read.ofAll(() => losers.filter(id => !within.has(id)).length);
  return unread ? ({ lang }, { messages }) => explainUnread(unread, of.size, messages.in(lang)) : null;
};

/** Whether things of a kind lose by a rule. */
const losesBy = (
  { relation, loses, of }: ConsequenceRule,
  kind: string,
  { relations, kinds }: Model,
): boolean =>
  of?.includes(kind) ??
  relations
    .get(relation)
    ?.[loses === 'FROM' ? 'from' : 'to'].some(name => kinds.get(name)?.members.includes(kind)) ??
  false;

const dependencyObject = (
  item: Found,
  among: UpTo<unknown>,
  { loss, kindOf, model }: Readonly<{ loss: Consequence; kindOf: (id: string) => string; model: Model }>,
): RowMap => {
  const dependents = among.with(item.dependents);
  return {
    node: item.id,
    dependents: dependents.with(item.dependents.map(({ id }) => id)),
    counts: () =>
      dependents
        .with(item.dependents.map(one => ({ ...one, consequence: loss })))
        .ofAll(losing => extentCounts(losing, kindOf, model)),
    weakenedCount: dependents.ofAll(() => item.weakened),
    dominated: dependents.ofAll(() => item.dominated),
    articulation: dependents.ofAll(() => item.articulation),
  };
};
