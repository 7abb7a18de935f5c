import { required } from '../errors';
import { ENTITY, type Kind, type Level, type Model, type Relation } from '../model/model';
import { ALL, and, type On, type Operand, type Predicate } from './plan';
import type { Statistics } from './statistics';
import { armsOf, type Seeds, type Seen, type Selector, type Traversal } from './traversal';
import { Walk, type Rewriting } from './walk';

/**
 * What a viewer may see: one predicate on nodes and one on edges, over facts that all of them have. The
 * viewer's identity is in variables bound at each request, as today's date is, so all viewers share the same
 * plans.
 */
export type Access = Readonly<{
  node: Predicate;
  edge: Predicate;
  /** The same of values of fields with a level of their own; all may be seen if absent. */
  value?: (on: On, level: Level) => Predicate;
}>;

/**
 * Rewrites root fields so that they visit only what the viewer may see, even where a question ignores the day
 * and the certainty. Kinds and relations that are public as a whole need no test, and so cost nothing.
 */
export const authorise = (access: Access, about: ClosedIn): Rewriting =>
  new Authorising(access, about.model, about.statistics.closed);

/** Returns what the viewer may see of a kind. */
export const seenOf = (kind: Kind, access: Access | undefined, { statistics }: ClosedIn): Predicate =>
  access && isClosed(kind, statistics.closed) ? access.node : ALL;

export type ClosedIn = Readonly<{ model: Model; statistics: Pick<Statistics, 'closed'> }>;

const isClosed = ({ members }: Kind, closed: ReadonlySet<string>): boolean =>
  members.some(member => closed.has(member));

class Authorising implements Rewriting {
  readonly walk: Walk;

  constructor(
    private readonly access: Access,
    private readonly model: Model,
    private readonly closed: ReadonlySet<string>,
  ) {
    this.walk = new Walk({
      node: kind => this.node(kind),
      hop: end => and(this.edge([end.relation]), this.node(end.node)),
      value: (on, property) => this.value(on, property),
    });
  }

  private node(kind: string): Predicate {
    return isClosed(required(this.model.kinds.get(kind), `kind ${kind}`), this.closed)
      ? this.access.node
      : ALL;
  }

  private edge(relations: readonly Relation[]): Predicate {
    return relations.some(relation => this.closed.has(relation.name)) ? this.access.edge : ALL;
  }

  /** Whatever the statistics: the level is the model's own. */
  private value(on: On, property: string): Predicate | undefined {
    const level = this.model.levels[on].get(property);
    return level && this.access.value?.(on, level);
  }

  private values(on: On, facts: readonly string[] = []): Seen {
    return facts.flatMap(property => {
      const where = this.value(on, property);
      return where ? [{ on, property, where }] : [];
    });
  }

  traversal(root: Traversal): Traversal {
    const { assuming, parts } = root;
    const named = [...(assuming?.withoutEdges ?? []), ...(assuming?.with ?? [])];
    const relations = root.expansions.flatMap(e => armsOf(e).flatMap(arm => arm.relations));
    return {
      ...root,
      access: {
        node: this.node(ENTITY),
        edge: this.edge([...relations, ...named.map(({ relation }) => relation)]),
        values: [...this.values('node', root.nodeFacts), ...this.values('edge', root.edgeFacts)],
      },
      seeds: root.seeds.map(set => this.set(set)),
      tests: root.tests.map(set => this.set(set)),
      parts: {
        ...parts,
        nodeColumns: this.walk.columns(parts.nodeColumns),
        edgeColumns: this.walk.columns(parts.edgeColumns),
      },
    };
  }

  private set(set: Seeds): Seeds {
    return { ...set, selector: this.chosen(set.selector) };
  }

  private chosen(selector: Selector): Selector {
    return selector.kind === 'ids'
      ? selector
      : { ...selector, where: and(this.walk.predicate(selector.where), this.node(selector.of.name)) };
  }
}

type Variable = Operand & Readonly<{ kind: 'variable' }>;
const variable = (name: string): Variable => Object.freeze({ kind: 'variable', name });

/**
 * Bound to what the viewer may see at each request; clients cannot name them. `all`: whether it sees
 * everything. `self`: its actor, in a list that is empty if it speaks for none. `among`: its actor, and the
 * groups that this is a member of.
 */
export const VIEWER = {
  all: variable('@seesAll'),
  self: variable('@self'),
  among: variable('@among'),
} as const;

/**
 * What the viewer may see: what is PUBLIC; what is RESTRICTED to its actor or to a group of this; what is
 * NON_PUBLIC and names its actor itself.
 */
export const SEEN = {
  node: Object.freeze<Predicate>({ kind: 'seen', on: 'node' }),
  edge: Object.freeze<Predicate>({ kind: 'seen', on: 'edge' }),
  value: (on: On, level: Level): Predicate => ({ kind: 'seen', on, level }),
} as const;

/** Tells whether it is `SEEN.node`, and not about a value of the node. */
export const isSeenNode = (predicate: Predicate): boolean =>
  predicate.kind === 'seen' && predicate.on === 'node' && predicate.level === undefined;

/** By the levels that the graph itself gives: see AccessRights in core/core.graphql. */
export const BY_LEVEL: Access = SEEN;
