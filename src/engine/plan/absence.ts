import { UnreachableCase } from '../errors';
import { and, type Operator, type Predicate } from './plan';
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

/** What of a filter holds for those who may not see all: nothing that is not there, where something is closed that may be. */
export const withoutClosed = (predicate: Predicate): Predicate =>
  withAbsence(predicate, absence => (isClosedTo(absence) ? NONE : absence));
