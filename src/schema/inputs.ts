import {
  GraphQLBoolean,
  GraphQLEnumType,
  GraphQLID,
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLString,
  type GraphQLArgumentConfig,
  type GraphQLFieldConfigArgumentMap,
  type GraphQLInputFieldConfigMap,
  type GraphQLInputType,
} from 'graphql';
import {
  isCollated,
  isConcrete,
  isOrderable,
  type End,
  type Field,
  type Kind,
  type Model,
} from '../model/model';
import { SCALAR_TYPES, DateScalar } from '../model/scalars';
import { pascal } from '../model/names';

type Args = GraphQLFieldConfigArgumentMap;
type InputFields = GraphQLInputFieldConfigMap;

const requiredList = (type: GraphQLInputType): GraphQLInputType => new GraphQLList(new GraphQLNonNull(type));

const rangesOf = (type: GraphQLInputType): InputFields => ({
  gt: { type, description: 'Is more than this.' },
  gte: { type, description: 'Is this or more.' },
  lt: { type, description: 'Is less than this.' },
  lte: { type, description: 'Is this or less.' },
});

const HOW_ALIKE = (text: boolean): string =>
  text
    ? ', in any of its languages, in capitals or small letters.'
    : ', capitals and small letters told apart.';

const ORDER_BY = 'The next decides where those before are alike; at most 8. By name when absent.';

/** The input types that come from the Model: filters, orders, selectors; each made once, when first asked for. */
export class Inputs {
  private readonly made = new Map<string, GraphQLInputObjectType | GraphQLEnumType>();
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

  constructor(readonly model: Model) {
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

  private once<T extends GraphQLInputObjectType | GraphQLEnumType>(name: string, make: () => T): T {
    const known = this.made.get(name);
    if (known) return known as T;
    const type = make();
    this.made.set(name, type);
    return type;
  }

  enumType(name: string): GraphQLEnumType {
    return this.once(name, () => {
      const source = this.model.enums.get(name);
      return new GraphQLEnumType({
        name,
        ...(source?.description ? { description: source.description } : {}),
        values: Object.fromEntries((source?.values ?? []).map(v => [v.name, { description: v.description }])),
      });
    });
  }

  private leaf(field: Field): GraphQLInputType & (GraphQLEnumType | (typeof SCALAR_TYPES)['ID']) {
    if (field.type.kind === 'enum') return this.enumType(field.type.name);
    return field.type.kind === 'scalar' ? SCALAR_TYPES[field.type.name] : GraphQLString;
  }

  /** `{eq, in, gt, …}` of a field's type; ranges only where both stores order alike. */
  filter(field: Field): GraphQLInputObjectType {
    const type = this.leaf(field);
    if (field.list)
      return this.once(
        `${type.name}ListFilter`,
        () =>
          new GraphQLInputObjectType({
            name: `${type.name}ListFilter`,
            description: `A condition on a list of ${type.name} values.`,
            fields: { has: { type, description: 'Holds this value.' } },
          }),
      );
    const alphabetical = isCollated(field);
    const name = `${alphabetical ? 'Alphabetical' : ''}${type.name}Filter`;
    const order = alphabetical ? ' Ranges are in Norwegian alphabetical order.' : '';
    return this.once(
      name,
      () =>
        new GraphQLInputObjectType({
          name,
          description: `A condition on a value of type ${type.name}: all that are given must hold.${order}`,
          fields: this.operators(type, isOrderable(field), type === GraphQLString),
        }),
    );
  }

  private operators(type: GraphQLInputType, ranges: boolean, text: boolean): InputFields {
    return {
      eq: { type, description: 'Is this value.' },
      in: { type: requiredList(type), description: 'Is one of these values, 1,000 at most.' },
      ...(ranges && type !== GraphQLBoolean ? rangesOf(type) : {}),
      ...(text || type === GraphQLID
        ? {
            contains: { type, description: `Has this somewhere in it${HOW_ALIKE(text)}` },
            startsWith: { type, description: `Begins with this${HOW_ALIKE(text)}` },
          }
        : {}),
      ...(text ? { equalsIgnoringCase: { type, description: `Is this${HOW_ALIKE(text)}` } } : {}),
      isNull: { type: GraphQLBoolean, description: 'true: has no value; false: has one.' },
    };
  }

  private get countFilter(): GraphQLInputObjectType {
    return this.once(
      'CountFilter',
      () =>
        new GraphQLInputObjectType({
          name: 'CountFilter',
          description: 'A condition on a number of relations: all that are given must hold.',
          fields: { eq: { type: GraphQLInt, description: 'Is this number.' }, ...rangesOf(GraphQLInt) },
        }),
    );
  }

  private valueFilters(fields: Iterable<Field>): InputFields {
    return Object.fromEntries(
      [...fields]
        .filter(f => f.type.kind !== 'sources')
        .map(f => [f.name, { type: this.filter(f), description: `Filters by ${f.name}. ${f.description}` }]),
    );
  }

  private combined(self: () => GraphQLInputObjectType): InputFields {
    return {
      AND: { type: requiredList(self()), description: 'All of these hold.' },
      OR: { type: requiredList(self()), description: 'At least one of these holds.' },
      NOT: { type: self(), description: 'This does not hold, or is not known to.' },
    };
  }

  where(kind: Kind): GraphQLInputObjectType {
    return this.once(
      `${kind.name}Where`,
      () =>
        new GraphQLInputObjectType({
          name: `${kind.name}Where`,
          description: `Which ${kind.plural} to take: all conditions that are given must hold.`,
          fields: () => ({
            ...this.combined(() => this.where(kind)),
            ...(isConcrete(kind)
              ? {}
              : { kinds: { type: requiredList(this.kindName), description: 'Is of any of these kinds.' } }),
            ...this.valueFilters(kind.fields.values()),
            ...Object.fromEntries(
              [...kind.ends.values()].flatMap(end => [
                [
                  end.name,
                  {
                    type: this.quantified(end),
                    description: `Filters by ${end.name}. ${end.relation.description}`,
                  },
                ],
                [
                  `${end.name}Count`,
                  {
                    type: this.countFilter,
                    description: `Filters by how many ${end.name} there are. ${end.relation.description}`,
                  },
                ],
              ]),
            ),
          }),
        }),
    );
  }

  private quantified(end: End): GraphQLInputObjectType {
    const type = (): GraphQLInputType => this.relatedWhere(end);
    return this.once(
      `${pascal(end.name)}Related`,
      () =>
        new GraphQLInputObjectType({
          name: `${pascal(end.name)}Related`,
          description: `How many of ${end.name} must be like something: all that are given must hold. ${end.relation.description}`,
          fields: () => ({
            some: { type: type(), description: 'At least one is like this.' },
            none: { type: type(), description: 'None is like this.' },
            every: { type: type(), description: 'All are like this; true of none at all.' },
          }),
        }),
    );
  }

  relatedWhere(end: End): GraphQLInputObjectType {
    return this.once(
      `${pascal(end.name)}Where`,
      () =>
        new GraphQLInputObjectType({
          name: `${pascal(end.name)}Where`,
          description: `Which of ${end.name} to take, by facts of the relation and by the node at the other end. ${end.relation.description}`,
          fields: () => ({
            ...this.combined(() => this.relatedWhere(end)),
            node: { type: this.where(this.nodeKind(end)), description: 'Of the node at the other end.' },
            ...this.valueFilters(end.relation.fields.values()),
          }),
        }),
    );
  }

  private nodeKind(end: End): Kind {
    return this.model.kinds.get(end.node) as Kind;
  }

  order(kind: Kind): GraphQLInputObjectType {
    return this.once(
      `${kind.name}Order`,
      () =>
        new GraphQLInputObjectType({
          name: `${kind.name}Order`,
          isOneOf: true,
          description: `What to order ${kind.plural} by: one field, or the number of relations.`,
          fields: () => ({
            ...this.orderFields(kind.fields.values()),
            ...Object.fromEntries(
              [...kind.ends.values()].map(end => [
                `${end.name}Count`,
                {
                  type: this.orderDirection,
                  description: `Orders by how many ${end.name} there are. ${end.relation.description}`,
                },
              ]),
            ),
          }),
        }),
    );
  }

  private orderFields(fields: Iterable<Field>): InputFields {
    return Object.fromEntries(
      [...fields]
        .filter(isOrderable)
        .map(f => [
          f.name,
          { type: this.orderDirection, description: `Orders by ${f.name}. ${f.description}` },
        ]),
    );
  }

  private relatedOrder(end: End): GraphQLInputObjectType {
    return this.once(
      `${pascal(end.name)}Order`,
      () =>
        new GraphQLInputObjectType({
          name: `${pascal(end.name)}Order`,
          isOneOf: true,
          description: `What to order ${end.name} by: one fact of the relation, or something of the node at the other end.`,
          fields: () => ({
            node: {
              type: this.order(this.nodeKind(end)),
              description: 'Orders by the node at the other end.',
            },
            ...this.orderFields(end.relation.fields.values()),
          }),
        }),
    );
  }

  /** What a kind's groups are made by: its single values, and what it points to. */
  groupBy(kind: Kind): GraphQLEnumType {
    const values = [...kind.fields.values()]
      .filter(
        f =>
          !f.list &&
          (f.type.kind === 'enum' || f.type.kind === 'scalar') &&
          f.declaredBy !== 'Fact' &&
          f.name !== 'id',
      )
      .map(f => [f.name, `A group for each value of ${f.name}. ${f.description}`]);
    const ends = [...kind.ends.values()].map(end => [
      end.name,
      `A group for each node of ${end.name}. ${end.relation.description}`,
    ]);
    const always = [
      ['certainty', 'A group for each certainty.'],
      ['kind', kind.fields.get('kind')?.description ?? 'A group for each kind of node.'],
    ];
    return this.once(
      `${kind.name}GroupBy`,
      () =>
        new GraphQLEnumType({
          name: `${kind.name}GroupBy`,
          description: `What ${kind.plural} can be grouped by.`,
          values: Object.fromEntries(
            [...values, ...always, ...ends].map(([name, description]) => [name, { description }]),
          ),
        }),
    );
  }

  get selector(): GraphQLInputObjectType {
    return this.once(
      'EntitySelector',
      () =>
        new GraphQLInputObjectType({
          name: 'EntitySelector',
          isOneOf: true,
          description: 'Who: one by id, several by ids, or all of a kind that pass a filter.',
          fields: () => ({
            id: { type: GraphQLID, description: 'One, by its id.' },
            ids: { type: requiredList(GraphQLID), description: 'Several, by their ids; 100 at most.' },
            ...Object.fromEntries(
              [...this.model.kinds.values()].map(kind => [
                kind.singular,
                {
                  type: this.where(kind),
                  description: `All ${kind.plural} that pass the filter. ${kind.description}`,
                },
              ]),
            ),
          }),
        }),
    );
  }

  get pageArguments(): Args {
    return {
      first: {
        type: GraphQLInt,
        description: 'At most so many, 1 to 1,000; 20 when neither first nor last is given.',
      },
      after: { type: GraphQLString, description: 'From the row after this cursor.' },
      last: { type: GraphQLInt, description: 'The last so many, 1 to 1,000.' },
      before: { type: GraphQLString, description: 'Up to the row before this cursor.' },
    };
  }

  get scopeArguments(): Args {
    const certainty: GraphQLArgumentConfig = {
      type: this.enumType('Certainty'),
      description: 'The weakest certainty to count on, for every node and relation below.',
    };
    return {
      asOf: {
        type: DateScalar,
        description: 'What holds on this day, for every node and relation below; today when absent.',
      },
      certainty,
    };
  }

  listArguments(kind: Kind): Args {
    return {
      where: { type: this.where(kind), description: `Only ${kind.plural} like this; all when absent.` },
      orderBy: { type: requiredList(this.order(kind)), description: ORDER_BY },
      ...this.pageArguments,
      ...this.scopeArguments,
    };
  }

  relatedArguments(end: End): Args {
    return {
      where: {
        type: this.relatedWhere(end),
        description: `Only those of ${end.name} that are like this; all when absent.`,
      },
      orderBy: { type: requiredList(this.relatedOrder(end)), description: ORDER_BY },
      ...this.pageArguments,
    };
  }
}
