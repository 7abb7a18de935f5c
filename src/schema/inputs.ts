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
} from 'graphql';
import { VERDICT_ENUM, isAskedAbout, type End, type Kind, type Model } from '../model/model';
import { DateScalar } from '../model/scalars';
import { UndatedRelationsType } from './common-types';
import { Enums } from './enums';
import { Filters } from './filters';
import { MadeOnce } from './made-once';
import { Orders } from './orders';
import { requiredList } from './required-list';

type Args = GraphQLFieldConfigArgumentMap;

const ORDER_BY = 'The next decides where those before are alike; at most 8. By name when absent.';

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
      .map(f => [f.name, `A group for each value of ${f.name}. ${f.description}`]);
    const ends = [...kind.ends.values()].map(end => [
      end.name,
      `A group for each node of ${end.name}. ${end.relation.description}`,
    ]);
    const always = [
      ['certainty', 'A group for each certainty.'],
      ['kind', kind.fields.get('kind')?.description ?? 'A group for each kind of node.'],
    ];
    return this.groupings.once(
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

  private makeSelector(): GraphQLInputObjectType {
    return new GraphQLInputObjectType({
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
              type: this.filters.where(kind),
              description: `All ${kind.plural} that pass the filter. ${kind.description}`,
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
        description: 'At most so many, 1 to 1,000; 20 when neither first nor last is given.',
      },
      after: { type: GraphQLString, description: 'From the row after this cursor.' },
      last: { type: GraphQLInt, description: 'The last so many, 1 to 1,000.' },
      before: { type: GraphQLString, description: 'Up to the row before this cursor.' },
    };
  }

  get scopeArguments(): Args {
    const certainty: GraphQLArgumentConfig = {
      type: this.enums.of('Certainty'),
      description: 'The weakest certainty to count on, for every node and relation below.',
    };
    return {
      asOf: {
        type: DateScalar,
        description:
          'What holds on this day, for every node and relation below; today in Norway when absent.',
      },
      undated: {
        type: UndatedRelationsType,
        description:
          'Whether relations without dates count. When absent, they count today and from the earliest day that anything in the graph is known to hold.',
      },
      certainty,
      ...this.verdicts,
    };
  }

  /** None where relations have none. */
  private get verdicts(): Args {
    if (!this.enums.has(VERDICT_ENUM)) return {};
    const verdict = new GraphQLNonNull(this.enums.of(VERDICT_ENUM));
    const description =
      'Only relations of which whoever looked into them found one of these; UNCHECKED: nobody has looked. All when absent.';
    return { verdicts: { type: new GraphQLList(verdict), description } };
  }

  listArguments(kind: Kind): Args {
    return {
      where: {
        type: this.filters.where(kind),
        description: `Only ${kind.plural} like this; all when absent.`,
      },
      orderBy: { type: requiredList(this.orders.order(kind)), description: ORDER_BY },
      ...this.pageArguments,
      ...this.scopeArguments,
    };
  }

  relatedArguments(end: End): Args {
    return {
      where: {
        type: this.filters.relatedWhere(end),
        description: `Only those of ${end.name} that are like this; all when absent.`,
      },
      orderBy: { type: requiredList(this.orders.relatedOrder(end)), description: ORDER_BY },
      ...this.pageArguments,
    };
  }
}
