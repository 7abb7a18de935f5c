import { isAll, type Column, type Plan, type Predicate } from './plan';

/**
 * A read that takes the same few steps whatever the size of the graph: nodes by key, with their own facts,
 * their sources and the degrees that the store keeps. Such reads can share a statement without delaying each
 * other.
 */
export const isPointRead = (plan: Plan): boolean =>
  plan.roots.every(root => root.kind === 'lookup' && isOwn(root.where) && root.columns.every(isOwnColumn));

const isOwnColumn = (column: Column): boolean => {
  switch (column.kind) {
    case 'property':
      return true;
    case 'sources':
      return isOwn(column.where) && column.columns.every(isOwnColumn);
    case 'related':
      return !column.listing.listed && isAll(column.listing.where);
  }
};

/** A condition on the node itself that follows no relations. */
const isOwn = (predicate: Predicate): boolean => {
  switch (predicate.kind) {
    case 'and':
    case 'or':
      return predicate.of.every(isOwn);
    case 'not':
      return isOwn(predicate.of);
    case 'some':
    case 'count':
      return false;
    default:
      return true;
  }
};
