import { GraphQLInputObjectType, type GraphQLInputFieldConfigMap } from 'graphql';
import { isOrderable, type End, type Field, type Kind, type Model } from '../model/model';
import { pascal } from '../model/names';
import type { Enums } from './enums';
import { MadeOnce } from './made-once';

/** What lists are put in order by. */
export class Orders {
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
          description: `What to order ${kind.plural} by: one field, or the number of relations.`,
          fields: () => ({
            ...this.orderFields(kind.fields.values()),
            ...Object.fromEntries(
              [...kind.ends.values()].map(end => [
                `${end.name}Count`,
                {
                  type: this.enums.orderDirection,
                  description: `Orders by how many ${end.name} there are. ${end.relation.description}`,
                },
              ]),
            ),
          }),
        }),
    );
  }

  private orderFields(fields: Iterable<Field>): GraphQLInputFieldConfigMap {
    return Object.fromEntries(
      [...fields].filter(isOrderable).map(f => [
        f.name,
        {
          type: this.enums.orderDirection,
          description: `Orders by ${f.name}${f.type.kind === 'enum' ? ', in the order in which its values are declared' : ''}. ${f.description}`,
        },
      ]),
    );
  }

  relatedOrder(end: End): GraphQLInputObjectType {
    return this.made.once(
      `${pascal(end.name)}Order`,
      () =>
        new GraphQLInputObjectType({
          name: `${pascal(end.name)}Order`,
          isOneOf: true,
          description: `What to order ${end.name} by: one fact of the relation, or something of the node at the other end.`,
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
