import {
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
} from 'graphql';
import {
  VERDICT_ENUM,
  isAskedAbout,
  type End,
  type Kind,
  type Model,
  isOrderable,
  type Field,
  type Relation,
  RELATION_GROUPS,
  groupedFacts,
  relationGroupNames,
  endTypes,
} from '../model/model';
import { DateScalar } from '../model/scalars';
import { ARGUMENTS } from '../questions/sdl-parts';
import { UndatedRelationsType, requiredList } from './common-types';
import { Enums, MadeOnce } from './enums';
import { Filters } from './filters';

type Args = GraphQLFieldConfigArgumentMap;

/** Without their descriptions: those of lists of kinds say what arguments mean, and all others take the same ones. */
export const unsaid = (args: Args): Args =>
  Object.fromEntries(Object.entries(args).map(([name, arg]) => [name, { ...arg, description: undefined }]));

const ORDER_BY = 'Sort keys, the most significant first; at most 8. By name if omitted.';

const GROUPED = {
  from: 'A group for each node that it starts from.',
  fromKind: 'A group for each kind that it starts from.',
  to: 'A group for each node that it goes to.',
  toKind: 'A group for each kind that it goes to.',
  YEAR: 'A group for each year in which it began (validFrom), or else from which it is known (knownFrom); null: neither.',
} satisfies Record<(typeof RELATION_GROUPS)[number], string>;

/** What fields take: the arguments, made of filters, orders and selectors that come from the Model. */
export class Inputs {
  readonly enums: Enums;
  readonly filters: Filters;
  readonly selector: GraphQLInputObjectType;
  private readonly orders: Orders;
  private readonly groupings = new MadeOnce<GraphQLEnumType>();

  constructor(private readonly model: Model) {
    this.enums = new Enums(model);
    this.filters = new Filters(model, this.enums);
    this.orders = new Orders(model, this.enums);
    this.selector = this.makeSelector();
  }

  /** What a kind's groups are made by: its single values, and what it points to. */
  groupBy(kind: Kind): GraphQLEnumType {
    const values = [...kind.fields.values()]
      .filter(
        f =>
          !f.list &&
          isAskedAbout(f) &&
          (f.type.kind === 'enum' || f.type.kind === 'scalar') &&
          f.declaredBy !== 'Fact' &&
          f.name !== 'id',
      )
      .map(({ name }) => name);
    return this.groupings.once(
      `${kind.name}GroupBy`,
      () =>
        new GraphQLEnumType({
          name: `${kind.name}GroupBy`,
          description: `What ${kind.plural} can be grouped by: a group for each value of the field of that name of ${kind.name}, or for each node related.`,
          values: Object.fromEntries(
            [...values, 'certainty', 'kind', ...kind.ends.keys()].map(name => [name, {}]),
          ),
        }),
    );
  }

  /** What groups of a relation are made by: its ends, and the facts of it that few have alone. */
  relationGroupBy(relation: Relation): GraphQLEnumType {
    const { by } = relationGroupNames(relation);
    const facts = [...groupedFacts(relation).keys()].filter(name => !Object.hasOwn(GROUPED, name));
    return this.groupings.once(
      by,
      () =>
        new GraphQLEnumType({
          name: by,
          description: `What relations of ${relation.forward} can be grouped by: their ends, and their own facts.`,
          values: {
            ...Object.fromEntries(RELATION_GROUPS.map(name => [name, { description: GROUPED[name] }])),
            ...Object.fromEntries(facts.map(name => [name, { description: `A group for each ${name}.` }])),
          },
        }),
    );
  }

  private makeSelector(): GraphQLInputObjectType {
    return new GraphQLInputObjectType({
      name: 'EntitySelector',
      isOneOf: true,
      description: 'Which nodes: one by id, several by ids, or all of a kind that match a filter.',
      fields: () => ({
        id: { type: GraphQLID, description: 'One, by its id.' },
        ids: { type: requiredList(GraphQLID), description: 'Several, by their ids; 100 at most.' },
        ...Object.fromEntries(
          [...this.model.kinds.values()].map(kind => [
            kind.singular,
            {
              type: this.filters.where(kind),
              description: `All ${kind.plural} that match the filter.`,
            },
          ]),
        ),
      }),
    });
  }

  get pageArguments(): Args {
    return {
      first: {
        type: GraphQLInt,
        description: 'Maximum number of items to return, 1 to 1,000; 20 if neither first nor last is given.',
      },
      after: { type: GraphQLString, description: ARGUMENTS.after },
      last: {
        type: GraphQLInt,
        description: 'Return the last items instead: their maximum number, 1 to 1,000.',
      },
      before: { type: GraphQLString, description: 'Return the items before this cursor.' },
    };
  }

  get scopeArguments(): Args {
    const certainty: GraphQLArgumentConfig = {
      type: this.enums.of('Certainty'),
      description: ARGUMENTS.certainty,
    };
    return {
      asOf: {
        type: DateScalar,
        description: ARGUMENTS.asOf,
      },
      undated: {
        type: UndatedRelationsType,
        description: ARGUMENTS.undated,
      },
      certainty,
      ...this.verdicts,
    };
  }

  /** None where relations have none. */
  private get verdicts(): Args {
    if (!this.enums.has(VERDICT_ENUM)) return {};
    const verdict = new GraphQLNonNull(this.enums.of(VERDICT_ENUM));
    return { verdicts: { type: new GraphQLList(verdict), description: ARGUMENTS.verdicts } };
  }

  listArguments(kind: Kind): Args {
    return {
      where: {
        type: this.filters.where(kind),
        description: ARGUMENTS.where,
      },
      orderBy: { type: requiredList(this.orders.order(kind)), description: ORDER_BY },
      ...this.pageArguments,
      ...this.scopeArguments,
    };
  }

  shortcutArguments(kind: Kind): Args {
    return {
      where: { type: this.filters.where(kind) },
      orderBy: { type: requiredList(this.orders.order(kind)) },
      ...unsaid(this.pageArguments),
    };
  }

  relatedArguments(end: End): Args {
    return {
      where: { type: this.filters.relatedWhere(end) },
      orderBy: { type: requiredList(this.orders.relatedOrder(end)) },
      ...unsaid(this.pageArguments),
    };
  }
}

/** What lists are put in order by. */
class Orders {
  private readonly made = new MadeOnce<GraphQLInputObjectType>();

  constructor(
    private readonly model: Model,
    private readonly enums: Enums,
  ) {}

  order(kind: Kind): GraphQLInputObjectType {
    return this.made.once(
      `${kind.name}Order`,
      () =>
        new GraphQLInputObjectType({
          name: `${kind.name}Order`,
          isOneOf: true,
          description: `What to order ${kind.plural} by: one field of ${kind.name}, or how many there are of a relation. An enum is in the order of its values.`,
          fields: () => ({
            ...this.orderFields(kind.fields.values()),
            ...Object.fromEntries(
              [...kind.ends.values()].map(end => [`${end.name}Count`, { type: this.enums.orderDirection }]),
            ),
          }),
        }),
    );
  }

  private orderFields(fields: Iterable<Field>): GraphQLInputFieldConfigMap {
    return Object.fromEntries(
      [...fields].filter(isOrderable).map(({ name }) => [name, { type: this.enums.orderDirection }]),
    );
  }

  relatedOrder(end: End): GraphQLInputObjectType {
    const types = endTypes(end);
    return this.made.once(
      `${types}Order`,
      () =>
        new GraphQLInputObjectType({
          name: `${types}Order`,
          isOneOf: true,
          description: `What to order by: one fact of the relation, which are the fields of ${types}Edge, or something of the node at the other end.`,
          fields: () => ({
            node: {
              type: this.order(this.model.kinds.get(end.node) as Kind),
              description: 'Orders by the node at the other end.',
            },
            ...this.orderFields(end.relation.fields.values()),
          }),
        }),
    );
  }
}
