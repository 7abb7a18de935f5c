import type { Arguments } from '../planner/arguments';
import { defaultRelations } from '../planner/arguments';
import { named, type Layout } from '../planner/layout';
import type { Assuming, Expansion, NamedSet, Selector, Ways } from '../plan/traversal';
import { inTheMiddle, splitOf, type Split } from './meeting-point';
import { allPlaces, placesBetween, type Places } from './prune-relations';

type End = 'From' | 'To';
type Mark = 'Via' | 'Avoid';
type BetweenEnds = Pick<Layout<unknown, End | Mark, 'Forward' | 'Backward'>, 'sets' | 'marks' | 'expansions'>;

const marked = <S extends string>(
  name: S,
  argument: string,
  selector: Selector | undefined,
): readonly NamedSet<S>[] => (selector ? [named(name, argument, selector)] : []);

/** Levels from both ends, as they are split; along what can lead to the other end, or along all. */
const levelsOf = (
  { forward, backward }: Places,
  split: Split,
): readonly Expansion<'Forward' | 'Backward', End>[] => {
  const levels = [
    {
      name: 'Forward',
      from: ['From'],
      levels: forward.slice(0, split.forward).map(arm => [arm]),
      wide: false,
    },
    {
      name: 'Backward',
      from: ['To'],
      levels: backward.slice(0, split.backward).map(arm => [arm]),
      wide: false,
    },
  ] as const;
  return levels.filter(of => of.levels.length > 0);
};

/** An end that is not expanded is a mark on what the other side met, unless it is named by ids, which must be there, or both are told about. */
export const betweenEnds = (
  read: Arguments,
  ways: Ways,
  assuming: Assuming | undefined,
  both = false,
): BetweenEnds => {
  const [from, to] = [named('From', 'from', read.selector('from')), named('To', 'to', read.selector('to'))];
  const via = read.selectorIfAny('via');
  const places = both
    ? allPlaces(ways)
    : placesBetween({ from: from.selector, to: to.selector, via }, ways, assuming?.with ?? [], read.model);
  const split = both
    ? inTheMiddle(ways.maxHops)
    : splitOf(from.selector, to.selector, places, read.model, read.statistics);
  const isSet = ({ selector }: NamedSet, levels: number): boolean =>
    both || selector.kind === 'ids' || levels > 0;
  const [fromIsSet, toIsSet] = [isSet(from, split.forward), isSet(to, split.backward)];
  return {
    sets: [...(fromIsSet ? [from] : []), ...(toIsSet ? [to] : [])],
    marks: [
      ...(fromIsSet ? [] : [from]),
      ...(toIsSet ? [] : [to]),
      ...marked('Via', 'via', via),
      ...marked('Avoid', 'avoid', read.selectorIfAny('avoid')),
    ],
    expansions: levelsOf(places, split),
  };
};

type Name = End | Mark;
type Twice = Pick<
  Layout<unknown, Name | `Wide${Name}`, 'Forward' | 'Backward' | 'WideForward' | 'WideBackward'>,
  'sets' | 'marks' | 'expansions'
>;

/** The same once more, whatever the narrowing hides, and along all relations: why not costs as much again. */
export const alsoWide = (
  { sets, marks = [], expansions }: BetweenEnds,
  ways: Ways,
  read: Arguments,
): Twice => {
  const all: Ways = {
    ...ways,
    relations: [...new Set([...ways.relations, ...defaultRelations(read.model)])],
  };
  const wide = levelsOf(allPlaces(all), inTheMiddle(ways.maxHops)).map(({ name, from, levels }) => ({
    name: `Wide${name}` as const,
    from: from.map(of => `Wide${of}` as const),
    levels,
    wide: true,
  }));
  return {
    sets: [...sets, ...sets.map(widened)],
    marks: [...marks, ...marks.map(widened)],
    expansions: [...expansions, ...wide],
  };
};

const widened = ({ name, argument, selector }: NamedSet<Name>): NamedSet<`Wide${Name}`> =>
  named(`Wide${name}`, argument, selector, true);
