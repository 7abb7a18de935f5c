import { isDeepStrictEqual } from 'node:util';
import { UnreachableCase } from '../errors';
import { and, conjuncts, type Operator, type Predicate } from './plan';
import { partsOf } from './walk';

/** By which a count says that there is something; by the others, that there is no more. */
const AT_LEAST: readonly Operator[] = ['gt', 'gte'];

/**
 * Tells whether a filter may hold because something is not recorded: what is not there, is not known to be there. A condition on
 * an unknown value is false, and its negation true.
 */
export const restsOnAbsence = (predicate: Predicate, isDenied = false): boolean => {
  switch (predicate.kind) {
    case 'and':
    case 'or':
      return predicate.of.some(part => restsOnAbsence(part, isDenied));
    case 'not':
      return restsOnAbsence(predicate.of, !isDenied);
    case 'isNull':
      return !isDenied;
    case 'compare':
    case 'cites':
      return isDenied;
    case 'some':
      return isDenied || restsOnAbsence(predicate.where);
    case 'count':
      return isDenied || !AT_LEAST.includes(predicate.operator) || restsOnAbsence(predicate.where);
    // What every node and edge has, or is narrowed to.
    case 'isKind':
    case 'valid':
    case 'dated':
    case 'certain':
    case 'seen':
    case 'retired':
      return false;
    default:
      throw new UnreachableCase(predicate);
  }
};

/** Tells whether a filter looks at anything that some viewers may not see. */
export const isClosedTo = (predicate: Predicate): boolean =>
  [...partsOf(predicate)].some(({ kind }) => kind === 'seen');

/** What holds of nothing. */
export const NONE: Predicate = Object.freeze({ kind: 'or', of: Object.freeze([]) });

/** Replaces each condition of a filter that may hold by absence by what is made of it, wherever it is one of several. */
export const withAbsence = (predicate: Predicate, make: (absence: Predicate) => Predicate): Predicate => {
  if (predicate.kind === 'and') return and(...predicate.of.map(part => withAbsence(part, make)));
  if (predicate.kind === 'or') return { kind: 'or', of: predicate.of.map(part => withAbsence(part, make)) };
  return restsOnAbsence(predicate) ? make(predicate) : predicate;
};

/** Leaves of a filter what holds for those who may not see all: nothing that is not there, where something is closed that may be. */
export const withoutClosed = (predicate: Predicate): Predicate =>
  withAbsence(predicate, absence => (isClosedTo(absence) ? NONE : absence));

/** The values that a condition on a node allows of a property; undefined if it is no such condition. */
const allowed = (
  predicate: Predicate,
): Readonly<{ property: string; values: readonly unknown[] }> | undefined => {
  if (predicate.kind !== 'compare' || predicate.on !== 'node' || predicate.value.kind !== 'literal')
    return undefined;
  const { property, operator, value } = predicate;
  if (operator === 'eq') return { property, values: [value.value] };
  return operator === 'in' ? { property, values: value.value as readonly unknown[] } : undefined;
};

const excludes = (one: Predicate, whole: Predicate, other: Predicate): boolean => {
  if (one.kind === 'not') return [other, whole].some(part => isDeepStrictEqual(one.of, part));
  const [mine, theirs] = [allowed(one), allowed(other)];
  return (
    mine !== undefined &&
    mine.property === theirs?.property &&
    !mine.values.some(value => theirs.values.includes(value))
  );
};

/**
 * Tells whether it is plain from two filters that nothing passes both: they allow other values of a property, or one is denied by
 * the other.
 */
export const areApart = (one: Predicate, other: Predicate): boolean =>
  conjuncts(one).some(mine =>
    conjuncts(other).some(theirs => excludes(mine, other, theirs) || excludes(theirs, one, mine)),
  );
