import { required } from '../errors';
import {
  CERTAINTIES,
  UNCHECKED,
  VERDICT,
  type Certainty,
  type End,
  type Kind,
  type Model,
  type Relation,
} from '../model/model';
import { asAssumed } from './as-assumed';
import { ALL, TODAY, and, isAll, literal, type On, type Operand, type Predicate } from './plan';
import type { Statistics } from './statistics';
import {
  ON_DAYS,
  armsOf,
  type Assuming,
  type Seeds,
  type Selector,
  type Traversal,
  type Undated,
} from './traversal';
import { Walk, speaksOfRelations, type Rewriting } from './walk';

/**
 * What counts: facts that hold on a day with at least the requested certainty; and whether undated relations
 * count, which may or may not have held then. By default, they count from the earliest known day.
 */
export type Scope = Readonly<{
  asOf: Operand;
  certainty: Certainty;
  undated: 'INCLUDE' | 'EXCLUDE' | undefined;
  /** What must have been found of a relation; anything if absent. */
  verdicts?: readonly string[] | undefined;
  /** Whether what is related counts although it has ended, as long as the relation to it has not. */
  outlived?: true;
}>;

/**
 * Narrows a plan to a scope, for every node and edge below. Kinds and relations without a single dated member
 * need no date tests, and so can still use count stores and index orders.
 */
export class Narrowing implements Rewriting {
  readonly walk: Walk;

  constructor(
    private readonly scope: Scope,
    private readonly model: Model,
    private readonly statistics: Statistics,
  ) {
    this.walk = new Walk({ node: kind => this.node(this.kind(kind)), hop: end => this.hop(end) });
  }

  /**
   * Narrows every visited edge and node. In a difference, what holds on either day counts, and nodes are
   * shown as of the second.
   */
  traversal(root: Traversal): Traversal {
    const days = root.days
      ? root.days.map(day => new Narrowing({ ...this.scope, asOf: day }, this.model, this.statistics))
      : [this];
    const last = required(days[days.length - 1], 'a day');
    const relations = root.expansions.flatMap(e => armsOf(e).flatMap(arm => arm.relations));
    return {
      ...root,
      asOf: last.scope.asOf,
      certainty: this.scope.certainty,
      undated: this.undated(),
      verdicts: this.scope.verdicts,
      // The last, so that the others stand where the question has them.
      edgeFacts: this.scope.verdicts ? [...root.edgeFacts, VERDICT] : root.edgeFacts,
      edgeWhere: onEither(days, day => day.edges(relations)),
      nodeWhere: onEither(days, day => day.node(this.kind('Entity'))),
      ...this.sets(root, days),
      parts: {
        ...root.parts,
        nodeColumns: last.walk.columns(root.parts.nodeColumns),
        edgeColumns: last.walk.columns(root.parts.edgeColumns),
      },
    };
  }

  /**
   * Narrows seeds and tests: to what holds on either day, and on each day separately if a filter depends on
   * the day.
   */
  private sets(root: Traversal, days: readonly Narrowing[]): Pick<Traversal, 'seeds' | 'tests'> {
    const narrow = (set: Seeds, isMet = false): Seeds => {
      const { selector } = set;
      if (set.unscoped || selector.kind === 'ids') return set;
      const where = onEither(days, day => day.chosen(selector, root.assuming, isMet));
      return { ...set, selector: { ...selector, where } };
    };
    /** All visited nodes have been tested already. */
    const isTested =
      days.length === 1 && ![...root.seeds, ...root.expansions].some(({ unscoped }) => unscoped);
    return {
      seeds: root.seeds.map(set => narrow(set)),
      tests: [
        ...root.tests.map(mark => narrow(mark, isTested)),
        ...(days.length > 1 ? days.flatMap((day, i) => day.ofItsDay(root, ON_DAYS[i] ?? '')) : []),
      ],
    };
  }

  /** Filters that follow relations may select other nodes on one day than on the other. */
  private ofItsDay(root: Traversal, which: string): readonly Seeds[] {
    return [...root.seeds, ...root.tests].flatMap(({ name, selector, ...set }): readonly Seeds[] =>
      selector.kind === 'where' && speaksOfRelations(selector.where)
        ? [
            {
              ...set,
              name: `${which}${name}`,
              selector: { ...selector, where: this.chosen(selector, root.assuming) },
            },
          ]
        : [],
    );
  }

  /** The condition of a selector, with the what-if applied. */
  private chosen(
    { where, of }: Selector & { kind: 'where' },
    assuming: Assuming | undefined,
    isMet = false,
  ): Predicate {
    return and(
      this.walk.predicate(assuming ? asAssumed(where, assuming, this.scope.asOf) : where),
      isMet ? ALL : this.node(of),
    );
  }

  private kind(name: string): Kind {
    return required(this.model.kinds.get(name), `kind ${name}`);
  }

  private node(kind: Kind): Predicate {
    return this.facts(
      'node',
      kind.members.some(member => this.statistics.dated.has(member)),
    );
  }

  private edge(relation: Relation): Predicate {
    return this.edges([relation]);
  }

  private edges(relations: readonly Relation[]): Predicate {
    const dated = relations.some(relation => this.statistics.dated.has(relation.name));
    return and(this.facts('edge', dated), this.known(), this.judged());
  }

  private facts(on: On, dated: boolean): Predicate {
    const among = CERTAINTIES.slice(0, CERTAINTIES.indexOf(this.scope.certainty) + 1);
    return and(
      dated ? { kind: 'valid', on, date: this.scope.asOf } : ALL,
      among.length < CERTAINTIES.length ? { kind: 'certain', on, among } : ALL,
    );
  }

  /** A relation that nobody has looked into is like one that is marked as such. */
  private judged(): Predicate {
    const { verdicts } = this.scope;
    if (verdicts === undefined) return ALL;
    const among: Predicate = {
      kind: 'compare',
      on: 'edge',
      property: VERDICT,
      operator: 'in',
      value: literal(verdicts),
      label: undefined,
    };
    if (!verdicts.includes(UNCHECKED)) return among;
    return { kind: 'or', of: [{ kind: 'isNull', on: 'edge', property: VERDICT }, among] };
  }

  private undated(): Undated {
    const { undated } = this.scope;
    if (undated === 'EXCLUDE') return { from: 'NEVER' };
    const { earliest } = this.statistics;
    return { from: undated === 'INCLUDE' || earliest === undefined ? 'ALWAYS' : { since: earliest } };
  }

  /** Undated edges that count: all of them today unless excluded, on other days those in the scope. */
  private known(): Predicate {
    const { asOf: date } = this.scope;
    const { from } = this.undated();
    if (from === 'NEVER') return { kind: 'dated', on: 'edge', unless: undefined };
    if (from === 'ALWAYS' || date === TODAY) return ALL;
    if (date.kind === 'literal' && String(date.value) >= from.since) return ALL;
    return { kind: 'dated', on: 'edge', unless: { date, since: from.since } };
  }

  /** The condition on an edge and the node at its other end. */
  private hop(end: End): Predicate {
    const far = this.scope.outlived ? this.facts('node', false) : this.node(this.kind(end.node));
    return and(this.edge(end.relation), far);
  }
}

/** What holds on at least one of the days. */
const onEither = (days: readonly Narrowing[], of: (on: Narrowing) => Predicate): Predicate => {
  const all = days.map(of);
  return all.length === 1 || all.every(isAll) ? required(all[0], 'a day') : { kind: 'or', of: all };
};
