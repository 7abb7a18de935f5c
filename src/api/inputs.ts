import {
  GraphQLBoolean, GraphQLEnumType, GraphQLID, GraphQLInputObjectType, GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLString,
  type GraphQLArgumentConfig, type GraphQLFieldConfigArgumentMap, type GraphQLInputFieldConfigMap, type GraphQLInputType,
} from 'graphql';
import { isCollated, isConcrete, isOrderable, type End, type Field, type Kind, type Model } from '../model/model';
import { SCALAR_TYPES, DateScalar } from '../model/scalars';
import { pascal } from '../model/names';

type Args = GraphQLFieldConfigArgumentMap;
type InputFields = GraphQLInputFieldConfigMap;

const requiredList = (type: GraphQLInputType): GraphQLInputType => new GraphQLList(new GraphQLNonNull(type));

/** The input types that come from the Model: filters, orders, selectors; each made once, when first asked for. */
export class Inputs {
  private readonly made = new Map<string, GraphQLInputObjectType | GraphQLEnumType>();
  readonly orderDirection = new GraphQLEnumType({
    name: 'OrderDirection', values: { ASC: { description: 'Smallest first; what is missing comes last.' }, DESC: { description: 'Largest first; what is missing comes last.' } },
  });
  readonly relationName: GraphQLEnumType;
  readonly kindName: GraphQLEnumType;
  readonly stepDirection = new GraphQLEnumType({ name: 'StepDirection', values: { FORWARD: {}, BACKWARD: {} } });

  constructor(readonly model: Model) {
    this.relationName = new GraphQLEnumType({
      name: 'RelationName', description: 'A kind of relation.',
      values: Object.fromEntries([...model.relations.values()].map(r => [r.name, { description: r.description }])),
    });
    this.kindName = new GraphQLEnumType({
      name: 'KindName', description: 'A kind of node, or an interface of several.',
      values: Object.fromEntries([...model.kinds.values()].map(k => [k.name, { description: k.description }])),
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
        name, ...(source?.description ? { description: source.description } : {}),
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
    if (field.list) return this.once(`${type.name}ListFilter`, () => new GraphQLInputObjectType({ name: `${type.name}ListFilter`, fields: { has: { type, description: 'Holds this value.' } } }));
    const alphabetical = isCollated(field);
    const name = `${alphabetical ? 'Alphabetical' : ''}${type.name}Filter`;
    return this.once(name, () => new GraphQLInputObjectType({ name, fields: this.operators(type, isOrderable(field), type === GraphQLString) }));
  }

  private operators(type: GraphQLInputType, ranges: boolean, text: boolean): InputFields {
    return {
      eq: { type }, in: { type: requiredList(type) },
      ...(ranges && type !== GraphQLBoolean ? { gt: { type }, gte: { type }, lt: { type }, lte: { type } } : {}),
      ...(text || type === GraphQLID ? { contains: { type }, startsWith: { type } } : {}),
      isNull: { type: GraphQLBoolean, description: 'true: has no value; false: has one.' },
    };
  }

  private get countFilter(): GraphQLInputObjectType {
    return this.once('CountFilter', () => new GraphQLInputObjectType({ name: 'CountFilter', fields: {
      eq: { type: GraphQLInt }, gt: { type: GraphQLInt }, gte: { type: GraphQLInt }, lt: { type: GraphQLInt }, lte: { type: GraphQLInt },
    } }));
  }

  private valueFilters(fields: Iterable<Field>): InputFields {
    return Object.fromEntries([...fields].filter(f => f.type.kind !== 'sources').map(f => [f.name, { type: this.filter(f) }]));
  }

  private combined(self: () => GraphQLInputObjectType): InputFields {
    return { AND: { type: requiredList(self()) }, OR: { type: requiredList(self()) }, NOT: { type: self() } };
  }

  where(kind: Kind): GraphQLInputObjectType {
    return this.once(`${kind.name}Where`, () => new GraphQLInputObjectType({
      name: `${kind.name}Where`,
      fields: () => ({
        ...this.combined(() => this.where(kind)),
        ...(isConcrete(kind) ? {} : { is: { type: requiredList(this.kindName), description: 'Is of any of these kinds.' } }),
        ...this.valueFilters(kind.fields.values()),
        ...Object.fromEntries([...kind.ends.values()].flatMap(end => [
          [end.name, { type: this.quantified(end), description: end.relation.description }],
          [`${end.name}Count`, { type: this.countFilter }],
        ])),
      }),
    }));
  }

  private quantified(end: End): GraphQLInputObjectType {
    const type = (): GraphQLInputType => this.relatedWhere(end);
    return this.once(`${pascal(end.name)}Related`, () => new GraphQLInputObjectType({
      name: `${pascal(end.name)}Related`,
      fields: () => ({
        some: { type: type(), description: 'At least one is like this.' },
        none: { type: type(), description: 'None is like this.' },
        every: { type: type(), description: 'All are like this; true of none at all.' },
      }),
    }));
  }

  relatedWhere(end: End): GraphQLInputObjectType {
    return this.once(`${pascal(end.name)}Where`, () => new GraphQLInputObjectType({
      name: `${pascal(end.name)}Where`,
      fields: () => ({
        ...this.combined(() => this.relatedWhere(end)),
        node: { type: this.where(this.nodeKind(end)), description: 'Of the node at the other end.' },
        ...this.valueFilters(end.relation.fields.values()),
      }),
    }));
  }

  private nodeKind(end: End): Kind {
    return this.model.kinds.get(end.node) as Kind;
  }

  order(kind: Kind): GraphQLInputObjectType {
    return this.once(`${kind.name}Order`, () => new GraphQLInputObjectType({
      name: `${kind.name}Order`, isOneOf: true,
      fields: () => ({
        ...this.orderFields(kind.fields.values()),
        ...Object.fromEntries([...kind.ends.values()].map(end => [`${end.name}Count`, { type: this.orderDirection }])),
      }),
    }));
  }

  private orderFields(fields: Iterable<Field>): InputFields {
    return Object.fromEntries([...fields].filter(isOrderable).map(f => [f.name, { type: this.orderDirection }]));
  }

  private relatedOrder(end: End): GraphQLInputObjectType {
    return this.once(`${pascal(end.name)}Order`, () => new GraphQLInputObjectType({
      name: `${pascal(end.name)}Order`, isOneOf: true,
      fields: () => ({ node: { type: this.order(this.nodeKind(end)) }, ...this.orderFields(end.relation.fields.values()) }),
    }));
  }

  /** What a kind's groups are made by: its single values, and what it points to. */
  groupBy(kind: Kind): GraphQLEnumType {
    const values = [...kind.fields.values()].filter(f => !f.list && (f.type.kind === 'enum' || f.type.kind === 'scalar') && f.declaredBy !== 'Fact' && f.name !== 'id').map(f => f.name);
    const ends = [...kind.ends.values()].map(end => end.name);
    return this.once(`${kind.name}GroupBy`, () => new GraphQLEnumType({
      name: `${kind.name}GroupBy`, values: Object.fromEntries([...values, 'certainty', 'kind', ...ends].map(name => [name, {}])),
    }));
  }

  get selector(): GraphQLInputObjectType {
    return this.once('EntitySelector', () => new GraphQLInputObjectType({
      name: 'EntitySelector', isOneOf: true,
      description: 'Who: one by id, several by ids, or all of a kind that pass a filter.',
      fields: () => ({
        id: { type: GraphQLID }, ids: { type: requiredList(GraphQLID) },
        ...Object.fromEntries([...this.model.kinds.values()].map(kind => [kind.singular, { type: this.where(kind), description: kind.description }])),
      }),
    }));
  }

  get pageArguments(): Args {
    return {
      first: { type: GraphQLInt, description: 'At most so many, 1 to 1,000; 20 when neither first nor last is given.' },
      after: { type: GraphQLString, description: 'From the row after this cursor.' },
      last: { type: GraphQLInt, description: 'The last so many, 1 to 1,000.' },
      before: { type: GraphQLString, description: 'Up to the row before this cursor.' },
    };
  }

  get scopeArguments(): Args {
    const certainty: GraphQLArgumentConfig = { type: this.enumType('Certainty'), description: 'The weakest certainty to count on, for every node and relation below.' };
    return { asOf: { type: DateScalar, description: 'What holds on this day, for every node and relation below; today when absent.' }, certainty };
  }

  listArguments(kind: Kind): Args {
    return { where: { type: this.where(kind) }, orderBy: { type: requiredList(this.order(kind)) }, ...this.pageArguments, ...this.scopeArguments };
  }

  relatedArguments(end: End): Args {
    return { where: { type: this.relatedWhere(end) }, orderBy: { type: requiredList(this.relatedOrder(end)) }, ...this.pageArguments };
  }
}
