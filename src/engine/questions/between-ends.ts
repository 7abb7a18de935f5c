import { factsThatPassOn } from '../graph/chains';
import { type Arguments, named, type QuestionLayout } from '../planner/arguments';
import type { Meeting } from '../plan/elsewhere';
import { metSeeds, type Met } from './going-on';
import { isAll } from '../plan/plan';
import {
  type Across,
  type Assuming,
  type Expansion,
  type Seeds,
  type Selector,
  type Ways,
} from '../plan/traversal';
import { speaksOfRelations } from '../plan/walk';
import { inTheMiddle, splitOf, type Split } from './meeting-point';
import { allPlaces, placesBetween, type Places } from './meeting-point';

type End = 'From' | 'To';
type Mark = 'Via' | 'Avoid';
type BetweenEnds = Pick<
  QuestionLayout<unknown, End | Mark, 'Forward' | 'Backward'>,
  'seeds' | 'tests' | 'expansions' | 'edgeFacts'
>;

const marked = <S extends string>(
  name: S,
  argument: string,
  selector: Selector | undefined,
): readonly Seeds<S>[] => (selector ? [named(name, argument, selector)] : []);

/**
 * The levels from both ends, as split; along relations that can lead to the other end, or along all of them. If
 * one side makes the whole way, its last level counts only where it arrives at the other end.
 */
const levelsOf = (
  { forward, backward }: Places,
  split: Split,
  tested: readonly Seeds<End>[] = [],
): readonly Expansion<'Forward' | 'Backward', End>[] => {
  const endingAt = (name: End): Pick<Expansion, 'ending'> =>
    tested.some(end => end.name === name && isTestedCheaply(end)) ? { ending: name } : {};
  const levels = [
    {
      name: 'Forward',
      from: ['From'],
      levels: forward.slice(0, split.forward).map(arm => [arm]),
      unscoped: false,
      ...endingAt('To'),
    },
    {
      name: 'Backward',
      from: ['To'],
      levels: backward.slice(0, split.backward).map(arm => [arm]),
      unscoped: false,
      ...endingAt('From'),
    },
  ] as const;
  return levels.filter(of => of.levels.length > 0);
};

type AcrossEnds = Pick<
  QuestionLayout<unknown, End | Met | Mark, 'Forward' | 'Backward'>,
  'seeds' | 'tests' | 'expansions' | 'edgeFacts'
>;

/**
 * Lays out the same where other graphs are gone on in: each stretch of a way that is ours is between two of the ends and what is met, so that
 * both are looked around, half the way from each.
 */
export const acrossEnds = (read: Arguments, ways: Ways, meeting: Meeting): AcrossEnds => {
  const [from, to] = [named('From', 'from', read.selector('from')), named('To', 'to', read.selector('to'))];
  const via = read.selectorIfAny('via');
  const avoid = read.selectorIfAny('avoid');
  const own = levelsOf(allPlaces(ways, read.model), inTheMiddle(ways.maxHops));
  return {
    seeds: [from, to, metSeeds(meeting, read.model)],
    tests: [...marked('Via', 'via', via), ...marked('Avoid', 'avoid', avoid)],
    expansions: own.map(of => ({ ...of, from: [...of.from, 'Met'] })),
    edgeFacts: factsOfChains(ways),
  };
};

/** The kinds that a test takes whatever they are; none of one that has a condition. */
export const kindsTaken = (tests: readonly Seeds[] = []): Across['kinds'] =>
  Object.fromEntries(
    tests.flatMap(({ name, selector }) =>
      selector.kind === 'where' && isAll(selector.where)
        ? [[name, [selector.of.name, ...selector.of.members]]]
        : [],
    ),
  );

/** A filter that follows relations is tested once a node, and not at each edge that leads there. */
const isTestedCheaply = ({ selector }: Seeds): boolean =>
  selector.kind === 'where' && !speaksOfRelations(selector.where);

/**
 * Endpoints that are not expanded are tested on the nodes reached from the other side, unless they are given
 * by ids, which must exist, or both sides are to be described.
 */
export const betweenEnds = (
  read: Arguments,
  ways: Ways,
  assuming: Assuming | undefined,
  both = false,
): BetweenEnds => {
  const [from, to] = [named('From', 'from', read.selector('from')), named('To', 'to', read.selector('to'))];
  const via = read.selectorIfAny('via');
  const places = both
    ? allPlaces(ways, read.model)
    : placesBetween(
        { from: from.selector, to: to.selector, via },
        ways,
        assuming && read.naming(assuming.with.flatMap(edge => [edge.from, edge.to])),
        read.model,
      );
  const split = both
    ? inTheMiddle(ways.maxHops)
    : splitOf(from.selector, to.selector, places, read.model, read.statistics);
  const isSet = ({ selector }: Seeds, levels: number): boolean =>
    both || selector.kind === 'ids' || levels > 0;
  const [fromIsSet, toIsSet] = [isSet(from, split.forward), isSet(to, split.backward)];
  const ends = [...(fromIsSet ? [] : [from]), ...(toIsSet ? [] : [to])];
  return {
    seeds: [...(fromIsSet ? [from] : []), ...(toIsSet ? [to] : [])],
    tests: [...ends, ...marked('Via', 'via', via), ...marked('Avoid', 'avoid', read.selectorIfAny('avoid'))],
    expansions: levelsOf(places, split, ends),
    edgeFacts: factsOfChains(ways),
  };
};

/** By which a way is told from relations that do not hang together. */
const factsOfChains = ({ chains, relations }: Ways): readonly string[] =>
  chains ? factsThatPassOn(relations) : [];

type Name = End | Mark | Met;
type Twice = Pick<
  QuestionLayout<
    unknown,
    Name | `Unscoped${Name}`,
    'Forward' | 'Backward' | 'UnscopedForward' | 'UnscopedBackward'
  >,
  'seeds' | 'tests' | 'expansions' | 'edgeFacts'
>;

/** Asks once more, without what restricts it and along all relations; `whyNot` doubles the cost. */
export const alsoWide = (
  { seeds, tests = [], expansions }: AcrossEnds | BetweenEnds,
  ways: Ways,
  read: Arguments,
): Twice => {
  const all: Ways = {
    ...ways,
    relations: [...read.model.relations.values()],
  };
  // A filter that uses relations selects different nodes on one day than on all days together, so both sets
  // are expanded.
  const chosenByRelations = (name: End | Met): boolean =>
    seeds.some(
      of => of.name === name && of.selector.kind === 'where' && speaksOfRelations(of.selector.where),
    );
  const met = seeds.some(({ name }) => name === 'Met') ? (['Met'] as const) : [];
  const unscoped = levelsOf(allPlaces(all, read.model), inTheMiddle(ways.maxHops)).map(
    ({ name, from, levels }) => ({
      name: `Unscoped${name}` as const,
      from: [...from, ...met].flatMap(of =>
        chosenByRelations(of) ? ([of, `Unscoped${of}`] as const) : ([`Unscoped${of}`] as const),
      ),
      levels,
      unscoped: true,
    }),
  );
  return {
    seeds: [...seeds, ...seeds.map(widened)],
    tests: [...tests, ...tests.map(widened)],
    expansions: [...expansions, ...unscoped],
    edgeFacts: factsOfChains(all),
  };
};

const widened = ({ name, argument, selector }: Seeds<Name>): Seeds<`Unscoped${Name}`> =>
  named(`Unscoped${name}`, argument, selector, true);
