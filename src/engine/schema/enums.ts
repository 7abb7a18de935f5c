import { GraphQLEnumType } from 'graphql';
import type { Model } from '../model/model';

/** Types by name, each made when it is first asked for: a schema has one type of a name. */
export class MadeOnce<T> {
  private readonly made = new Map<string, T>();

  once(name: string, make: () => T): T {
    const known = this.made.get(name);
    if (known) return known;
    const type = make();
    this.made.set(name, type);
    return type;
  }
}

/**
 * The enums of the schema that come from the Model, and those of the ways that things are followed and put in
 * order.
 */
export class Enums {
  private readonly made = new MadeOnce<GraphQLEnumType>();
  readonly orderDirection = new GraphQLEnumType({
    name: 'OrderDirection',
    description: 'Which comes first.',
    values: {
      ASC: { description: 'Smallest first; what is missing comes last.' },
      DESC: { description: 'Largest first; what is missing comes last.' },
    },
  });
  readonly relationName: GraphQLEnumType;
  readonly kindName: GraphQLEnumType;
  readonly stepDirection = new GraphQLEnumType({
    name: 'StepDirection',
    description: 'Which way a relation was followed.',
    values: {
      FORWARD: { description: 'As it points.' },
      BACKWARD: { description: 'Against the way it points.' },
    },
  });

  constructor(private readonly model: Model) {
    this.relationName = new GraphQLEnumType({
      name: 'RelationName',
      description: 'A kind of relation.',
      values: Object.fromEntries(
        [...model.relations.values()].map(r => [r.name, { description: r.description }]),
      ),
    });
    this.kindName = new GraphQLEnumType({
      name: 'KindName',
      description: 'A kind of node, or an interface of several.',
      values: Object.fromEntries(
        [...model.kinds.values()].map(k => [k.name, { description: k.description }]),
      ),
    });
  }

  has(name: string): boolean {
    return this.model.enums.has(name);
  }

  of(name: string): GraphQLEnumType {
    return this.made.once(name, () => {
      const source = this.model.enums.get(name);
      return new GraphQLEnumType({
        name,
        ...(source?.description ? { description: source.description } : {}),
        values: Object.fromEntries((source?.values ?? []).map(v => [v.name, { description: v.description }])),
      });
    });
  }
}
