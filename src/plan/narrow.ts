import { CERTAINTIES, SOURCE, type Certainty, type End, type Kind, type Model, type Relation } from '../model/model';
import { UnreachableCase, known } from '../errors';
import { asAssumed, speaksOfRelations } from './as-assumed';
import { ALL, and, isAll, literal, type Column, type Listing, type On, type Operand, type OrderTerm, type Predicate, type Root } from './plan';
import type { Statistics } from './statistics';
import { ON_DAYS, armsOf, type Assuming, type NamedSet, type Selector, type Traversal } from './traversal';

/** What counts: what holds on a day, at least as certain as asked for. */
export type Scope = Readonly<{ asOf: Operand; certainty: Certainty }>;

/**
 * Narrows a plan to a scope, for every node and every edge below: in filters, counts, orders and lists alike.
 * Kinds and relations without a single dated member need no test of dates, and so keep count stores and index orders.
 */
export class Narrowing {
  constructor(private readonly scope: Scope, private readonly model: Model, private readonly statistics: Statistics) {}

  root(root: Root): Root {
    switch (root.kind) {
      case 'typename': case 'schema': case 'byKeys': case 'among': return root;
      case 'lookup': return { ...root, where: and(root.where, this.node(root.of)), columns: this.columns(root.columns) };
      case 'byIds': return { ...root, where: and(root.where, this.node(this.kind('Entity'))), columns: this.columns(root.columns) };
      case 'list': return { ...root, listing: this.listing(root.listing) };
      case 'search': return { ...root, where: and(root.where, this.node(this.kind('Entity'))), columns: this.columns(root.columns) };
      case 'groups': return {
        ...root, where: and(this.predicate(root.where), this.node(root.of)),
        by: root.by.map(by => (by.kind === 'end' ? { ...by, where: and(by.where, this.hop(by.end)) } : by)),
      };
      case 'traversal': return this.traversal(root);
      default: throw new UnreachableCase(root);
    }
  }

  /** Every edge and node met; a difference holds on either of its days, and shows its nodes as on the second. */
  private traversal(root: Traversal): Traversal {
    const days = root.days ? root.days.map(day => new Narrowing({ ...this.scope, asOf: literal(day) }, this.model, this.statistics)) : [this];
    const last = known(days[days.length - 1], 'a day');
    const either = (of: (on: Narrowing) => Predicate): Predicate => {
      const all = days.map(of);
      return all.length === 1 || all.every(isAll) ? known(all[0], 'a day') : { kind: 'or', of: all };
    };
    const narrow = (set: NamedSet, isMet = false): NamedSet => {
      const { selector } = set;
      return set.wide || selector.kind === 'ids' ? set : { ...set, selector: { ...selector, where: either(day => day.chosen(selector, root.assuming, isMet)) } };
    };
    /** All that is met has been tested already. */
    const isTested = days.length === 1 && ![...root.sets, ...root.expansions].some(({ wide }) => wide);
    return {
      ...root,
      asOf: last.scope.asOf, certainty: this.scope.certainty,
      edgeWhere: either(day => day.edges(root.expansions.flatMap(e => armsOf(e).flatMap(arm => arm.relations)))),
      nodeWhere: either(day => day.node(this.kind('Entity'))),
      sets: root.sets.map(set => narrow(set)), marks: [...root.marks.map(mark => narrow(mark, isTested)), ...(days.length > 1 ? days.flatMap((day, i) => day.ofItsDay(root, ON_DAYS[i] ?? '')) : [])],
      parts: { ...root.parts, nodeColumns: last.columns(root.parts.nodeColumns), edgeColumns: last.columns(root.parts.edgeColumns) },
    };
  }

  /** Filters that speak of relations choose others on the one day than on the other. */
  private ofItsDay(root: Traversal, which: string): readonly NamedSet[] {
    return [...root.sets, ...root.marks].flatMap(({ name, selector, ...set }): readonly NamedSet[] => (selector.kind === 'where' && speaksOfRelations(selector.where)
      ? [{ ...set, name: `${which}${name}`, selector: { ...selector, where: this.chosen(selector, root.assuming) } }] : []));
  }

  /** Who a selector chooses, also as assumed. */
  private chosen({ where, of }: Selector & { kind: 'where' }, assuming: Assuming | undefined, isMet = false): Predicate {
    return and(this.predicate(asAssumed(where, assuming, this.scope.asOf)), isMet ? ALL : this.node(of));
  }

  private kind(name: string): Kind {
    return known(this.model.kinds.get(name), `kind ${name}`);
  }

  private node(kind: Kind): Predicate {
    return this.facts('node', kind.members.some(member => this.statistics.dated.has(member)));
  }

  private edge(relation: Relation): Predicate {
    return this.facts('edge', this.statistics.dated.has(relation.name));
  }

  private edges(relations: readonly Relation[]): Predicate {
    return this.facts('edge', relations.some(relation => this.statistics.dated.has(relation.name)));
  }

  private facts(on: On, dated: boolean): Predicate {
    const among = CERTAINTIES.slice(0, CERTAINTIES.indexOf(this.scope.certainty) + 1);
    return and(
      dated ? { kind: 'valid', on, date: this.scope.asOf } : ALL,
      among.length < CERTAINTIES.length ? { kind: 'certain', on, among } : ALL,
    );
  }

  /** What must hold of an edge and of the node at its other end. */
  private hop(end: End): Predicate {
    return and(this.edge(end.relation), this.node(this.kind(end.node)));
  }

  private listing(listing: Listing): Listing {
    const own = listing.source.kind === 'kind' ? this.node(listing.source.of) : this.hop(listing.source.end);
    return {
      ...listing, where: and(this.predicate(listing.where), own), columns: this.columns(listing.columns),
      order: listing.order.map((term): OrderTerm => (term.kind === 'count' ? { ...term, where: and(this.predicate(term.where), this.hop(term.end)) } : term)),
    };
  }

  private columns(columns: readonly Column[]): readonly Column[] {
    return columns.map((column): Column => {
      switch (column.kind) {
        case 'property': return column;
        case 'sources': return { ...column, where: this.node(this.kind(SOURCE)), columns: this.columns(column.columns) };
        case 'related': return { ...column, listing: this.listing(column.listing) };
        default: throw new UnreachableCase(column);
      }
    });
  }

  private predicate(predicate: Predicate): Predicate {
    switch (predicate.kind) {
      case 'and': return and(...predicate.of.map(p => this.predicate(p)));
      case 'or': return { kind: 'or', of: predicate.of.map(p => this.predicate(p)) };
      case 'not': return { kind: 'not', of: this.predicate(predicate.of) };
      case 'some': case 'count': return { ...predicate, where: and(this.predicate(predicate.where), this.hop(predicate.end)) };
      case 'compare': case 'isNull': case 'isKind': case 'valid': case 'certain': case 'retired': return predicate;
      default: throw new UnreachableCase(predicate);
    }
  }
}
