import { UnreachableCase } from '../errors';
import { SOURCE, type End, type Relation } from '../model/model';
import { and, type Column, type Listing, type On, type OrderTerm, type Predicate } from './plan';
import type { Traversal } from './traversal';

/**
 * Conditions on everything a plan visits: on the nodes of a kind (by its name), and on the edges of a
 * relation with the nodes at their other ends. As-of, certainty and access are each a policy; a what-if is a
 * policy on filters.
 */
export type Policy = Readonly<{
  node: (kind: string) => Predicate;
  hop: (end: End) => Predicate;
  /** On a value that is read; it is null where this does not hold. */
  value?: (on: On, property: string) => Predicate | undefined;
}>;

/**
 * Adds the policy at the end of each relation that a filter follows, whatever the filter asks about it, and on each source
 * that it asks for.
 */
export const mapPredicates = (predicate: Predicate, hop: Policy['hop'], source: Predicate): Predicate => {
  const under = (p: Predicate): Predicate => mapPredicates(p, hop, source);
  switch (predicate.kind) {
    case 'and':
      return and(...predicate.of.map(under));
    case 'or':
      return { kind: 'or', of: predicate.of.map(under) };
    case 'not':
      return { kind: 'not', of: under(predicate.of) };
    case 'some':
    case 'count':
      return { ...predicate, where: and(under(predicate.where), hop(predicate.end)) };
    case 'cites':
      return { ...predicate, where: and(predicate.where, source) };
    case 'compare':
    case 'isNull':
    case 'isKind':
    case 'valid':
    case 'dated':
    case 'certain':
    case 'seen':
    case 'retired':
      return predicate;
    default:
      throw new UnreachableCase(predicate);
  }
};

/**
 * A rewrite of a plan. Each slice says what of its root is walked; a question has layers of its own, which each rewrite
 * walks itself.
 */
export type Rewriting = Readonly<{ walk: Walk; traversal: (root: Traversal) => Traversal }>;

/**
 * The only code that walks the reads of a plan, so that a policy holds in filters, counts, orders, groups,
 * lists and sources alike.
 */
export class Walk {
  constructor(private readonly policy: Policy) {}

  /** The conditions on nodes of a kind, and on the edges of a relation with the nodes at their other ends. */
  node(kind: string): Predicate {
    return this.policy.node(kind);
  }
  hop(end: End): Predicate {
    return this.policy.hop(end);
  }

  predicate(predicate: Predicate): Predicate {
    return mapPredicates(predicate, this.policy.hop, this.policy.node(SOURCE));
  }

  columns(columns: readonly Column[]): readonly Column[] {
    return columns.map((column): Column => {
      switch (column.kind) {
        case 'property': {
          const where = this.policy.value?.(column.on, column.property);
          return where ? { ...column, where } : column;
        }
        case 'sources':
          return {
            ...column,
            where: and(column.where, this.policy.node(SOURCE)),
            columns: this.columns(column.columns),
          };
        case 'related':
          return { ...column, listing: this.listing(column.listing) };
        default:
          throw new UnreachableCase(column);
      }
    });
  }

  listing(listing: Listing): Listing {
    const { source } = listing;
    const own = source.kind === 'kind' ? this.policy.node(source.of.name) : this.policy.hop(source.end);
    return {
      ...listing,
      where: and(this.predicate(listing.where), own),
      columns: this.columns(listing.columns),
      order: listing.order.map(term => this.term(term)),
    };
  }

  private term(term: OrderTerm): OrderTerm {
    return term.kind === 'count'
      ? { ...term, where: and(this.predicate(term.where), this.policy.hop(term.end)) }
      : term;
  }
}

/** A filter and, recursively, all its parts. */
export function* partsOf(predicate: Predicate): Generator<Predicate> {
  yield predicate;
  switch (predicate.kind) {
    case 'and':
    case 'or':
      for (const part of predicate.of) yield* partsOf(part);
      return;
    case 'not':
      yield* partsOf(predicate.of);
      return;
    case 'some':
    case 'count':
      yield* partsOf(predicate.where);
      return;
    case 'compare':
    case 'cites':
    case 'isNull':
    case 'isKind':
    case 'valid':
    case 'dated':
    case 'certain':
    case 'seen':
    case 'retired':
      return;
    default:
      throw new UnreachableCase(predicate);
  }
}

/** The relations that a filter follows. */
export const relationsIn = (predicate: Predicate): ReadonlySet<Relation> =>
  new Set(
    [...partsOf(predicate)].flatMap(part =>
      part.kind === 'some' || part.kind === 'count' ? [part.end.relation] : [],
    ),
  );

/** Tells whether a filter follows relations; if so, it may select other nodes on another day. */
export const speaksOfRelations = (predicate: Predicate): boolean => relationsIn(predicate).size > 0;
