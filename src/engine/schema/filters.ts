import {
  GraphQLBoolean,
  GraphQLID,
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLString,
  type GraphQLEnumType,
  type GraphQLInputFieldConfigMap,
  type GraphQLInputType,
} from 'graphql';
import {
  isAskedAbout,
  isCollated,
  isConcrete,
  isOrderable,
  type End,
  type Field,
  type Kind,
  type Model,
  endTypes,
} from '../model/model';
import { SCALAR_TYPES } from '../model/scalars';
import { requiredList } from './common-types';
import { type Enums, MadeOnce } from './enums';

type InputFields = GraphQLInputFieldConfigMap;

const rangesOf = (type: GraphQLInputType): InputFields => ({
  gt: { type, description: 'Is more than this.' },
  gte: { type, description: 'Is this or more.' },
  lt: { type, description: 'Is less than this.' },
  lte: { type, description: 'Is this or less.' },
});

const howAlike = (text: boolean): string =>
  text ? ', in any of its languages, ignoring case.' : '; case matters.';

/** What nodes and relations are filtered by. */
export class Filters {
  private readonly made = new MadeOnce<GraphQLInputObjectType>();

  constructor(
    private readonly model: Model,
    private readonly enums: Enums,
  ) {}

  private leaf(field: Field): GraphQLInputType & (GraphQLEnumType | (typeof SCALAR_TYPES)['ID']) {
    if (field.type.kind === 'enum') return this.enums.of(field.type.name);
    return field.type.kind === 'scalar' ? SCALAR_TYPES[field.type.name] : GraphQLString;
  }

  /**
   * `{eq, in, gt, …}` of a field's type; ranges only where both stores order alike. None of enums: which of their values is
   * the greater is not in their names.
   */
  filter(field: Field): GraphQLInputObjectType {
    const type = this.leaf(field);
    if (field.list)
      return this.made.once(
        `${type.name}ListFilter`,
        () =>
          new GraphQLInputObjectType({
            name: `${type.name}ListFilter`,
            description: `A condition on a list of ${type.name} values.`,
            fields: {
              has: { type, description: 'Contains this value.' },
              isNull: { type: GraphQLBoolean, description: 'true: the list is empty; false: it is not.' },
            },
          }),
      );
    const alphabetical = isCollated(field);
    const name = `${alphabetical ? 'Alphabetical' : ''}${type.name}Filter`;
    const order = alphabetical ? ' Ranges are in alphabetical order.' : '';
    return this.made.once(
      name,
      () =>
        new GraphQLInputObjectType({
          name,
          description: `A condition on a value of type ${type.name}: all conditions given must match.${order}`,
          fields: this.operators(
            type,
            isOrderable(field) && field.type.kind !== 'enum',
            type === GraphQLString,
          ),
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
            contains: { type, description: `Contains this${howAlike(text)}` },
            startsWith: { type, description: `Begins with this${howAlike(text)}` },
          }
        : {}),
      ...(text ? { equalsIgnoringCase: { type, description: `Is this${howAlike(text)}` } } : {}),
      isNull: { type: GraphQLBoolean, description: 'true: has no value; false: has one.' },
    };
  }

  private get countFilter(): GraphQLInputObjectType {
    return this.made.once(
      'CountFilter',
      () =>
        new GraphQLInputObjectType({
          name: 'CountFilter',
          description: 'A condition on a number of relations: all conditions given must match.',
          fields: { eq: { type: GraphQLInt, description: 'Is this number.' }, ...rangesOf(GraphQLInt) },
        }),
    );
  }

  private valueFilters(fields: Iterable<Field>): InputFields {
    const typeOf = (field: Field): GraphQLInputObjectType | undefined => {
      if (field.type.kind === 'sources') return this.citedFilter;
      return isAskedAbout(field) ? this.filter(field) : undefined;
    };
    return Object.fromEntries(
      [...fields].flatMap(field => {
        const type = typeOf(field);
        return type ? [[field.name, { type }]] : [];
      }),
    );
  }

  private get citedFilter(): GraphQLInputObjectType {
    return this.made.once(
      'CitedFilter',
      () =>
        new GraphQLInputObjectType({
          name: 'CitedFilter',
          description: 'A condition on the sources that are cited.',
          fields: { has: { type: GraphQLID, description: 'Cites this source, by its id.' } },
        }),
    );
  }

  private combined(self: () => GraphQLInputObjectType): InputFields {
    return {
      AND: { type: requiredList(self()), description: 'All of these match.' },
      OR: { type: requiredList(self()), description: 'At least one of these matches.' },
      NOT: { type: self(), description: 'This does not match, or the value is not known.' },
    };
  }

  where(kind: Kind): GraphQLInputObjectType {
    return this.made.once(
      `${kind.name}Where`,
      () =>
        new GraphQLInputObjectType({
          name: `${kind.name}Where`,
          description: `A filter of ${kind.plural}: all conditions given must match. Each is about the field of that name of ${kind.name}, and …Count about how many there are.`,
          fields: () => ({
            ...this.combined(() => this.where(kind)),
            ...(isConcrete(kind)
              ? {}
              : {
                  kinds: {
                    type: requiredList(this.enums.kindName),
                    description: 'Is of one of these kinds.',
                  },
                }),
            ...this.valueFilters(kind.fields.values()),
            ...Object.fromEntries(
              [...kind.ends.values()].flatMap(end => [
                [end.name, { type: this.quantified(end) }],
                [`${end.name}Count`, { type: this.countFilter }],
              ]),
            ),
          }),
        }),
    );
  }

  private quantified(end: End): GraphQLInputObjectType {
    const type = (): GraphQLInputType => this.relatedWhere(end);
    const name = `${endTypes(end)}Related`;
    return this.made.once(
      name,
      () =>
        new GraphQLInputObjectType({
          name,
          description: 'A filter by what is related: all conditions given must match.',
          fields: () => ({
            some: { type: type(), description: 'At least one matches this filter.' },
            none: { type: type(), description: 'None matches this filter.' },
            every: { type: type(), description: 'All match this filter; also true if there are none.' },
          }),
        }),
    );
  }

  relatedWhere(end: End): GraphQLInputObjectType {
    const types = endTypes(end);
    return this.made.once(
      `${types}Where`,
      () =>
        new GraphQLInputObjectType({
          name: `${types}Where`,
          description: `A filter by facts of the relation, which are the fields of ${types}Edge, and by the node at the other end: all conditions given must match.`,
          fields: () => ({
            ...this.combined(() => this.relatedWhere(end)),
            node: {
              type: this.where(this.nodeKind(end)),
              description: 'Filters by the node at the other end.',
            },
            ...this.valueFilters(end.relation.fields.values()),
          }),
        }),
    );
  }

  nodeKind(end: End): Kind {
    return this.model.kinds.get(end.node) as Kind;
  }
}
