import {
  GraphQLInputObjectType,
  GraphQLInterfaceType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLUnionType,
  getNamedType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLArgumentConfig,
  type GraphQLFieldConfig,
  type GraphQLFieldConfigMap,
  type GraphQLInputFieldConfigMap,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLNullableType,
  type GraphQLOutputType,
  type GraphQLType,
} from 'graphql';
import { required } from '../errors';
import { COUNTED_GROUPS, ENTITY, numbersOf, type Kind, type Model } from '../model/model';
import { meaningOf, type Meaning } from '../planner/collect';

type Fields = GraphQLFieldConfigMap<unknown, unknown>;
type FieldConfig = GraphQLFieldConfig<unknown, unknown>;

/** Root fields that are about how the graph is kept, what it was on two days, or what it has to be, and not about what is in it. */
const KEPT_APART: readonly string[] = [
  'node',
  'changes',
  'recorded',
  'proposals',
  'sourceVersions',
  'difference',
  'policies',
  'policy',
];
/** Fields about the record of something, and not about the thing. */
const OF_RECORDS: readonly string[] = [
  'knownFrom',
  'version',
  'recordedAt',
  'access',
  'restrictedTo',
  'generalKnowledge',
  'externalIds',
];
/** What things are not filtered or put in order by here: `asOf` and `certainty` of the list say it for all. */
const NOT_ASKED_BY: readonly string[] = [...OF_RECORDS, 'validFrom', 'validTo', 'sources', 'rationale'];
/** Fields and arguments that ask what would be, and arguments that few questions need. */
const WHAT_IF: readonly string[] = ['assuming', 'assumed'];
const SELDOM: readonly string[] = ['last', 'before', 'undated', 'verdicts', ...WHAT_IF];
/** Fields whose arguments are the same for each kind: the whole schema says what they mean. */
const SAID_ONCE: readonly Meaning['kind'][] = [
  'list',
  'lookup',
  'groups',
  'text',
  'value',
  'related',
  'shortcut',
];
/** A kind below an interface has a list of its own if it says so much more. */
const MUCH = 3;

/**
 * The schema for readers: what is left out of the whole one is left out by rule, and nothing is added, so that a document that it
 * accepts is accepted by the whole one, and answered alike.
 */
export const readView = (whole: GraphQLSchema, model: Model): GraphQLSchema => {
  const view = new View(whole, model);
  return new GraphQLSchema({
    description: whole.description,
    query: view.named(required(whole.getQueryType(), 'a query type')) as GraphQLObjectType,
    types: [...model.kinds.values()].map(({ name }) => view.named(required(whole.getType(name), name))),
    assumeValid: true,
  });
};

class View {
  private readonly made = new Map<string, GraphQLNamedType>();

  constructor(
    private readonly whole: GraphQLSchema,
    private readonly model: Model,
  ) {}

  /** The type as it is in the view, made once; types of values are the same. */
  named(type: GraphQLNamedType): GraphQLNamedType {
    const known = this.made.get(type.name);
    if (known) return known;
    const made = this.make(type);
    this.made.set(type.name, made);
    return made;
  }

  private make(type: GraphQLNamedType): GraphQLNamedType {
    if (type.name === 'Step' && isInterfaceType(type)) return this.step(type);
    if (isObjectType(type)) return new GraphQLObjectType({ ...type.toConfig(), ...this.composite(type) });
    if (isInterfaceType(type))
      return new GraphQLInterfaceType({ ...type.toConfig(), ...this.composite(type) });
    if (type instanceof GraphQLInputObjectType)
      return new GraphQLInputObjectType({ ...type.toConfig(), fields: () => this.inputs(type) });
    if (type instanceof GraphQLUnionType)
      return new GraphQLUnionType({
        ...type.toConfig(),
        types: () => type.getTypes().map(one => this.named(one) as GraphQLObjectType),
      });
    return type;
  }

  private composite(
    type: GraphQLObjectType | GraphQLInterfaceType,
  ): Readonly<{ interfaces: () => GraphQLInterfaceType[]; fields: () => Fields }> {
    return {
      interfaces: () =>
        type
          .getInterfaces()
          .filter(({ name }) => this.model.kinds.has(name))
          .map(one => this.named(one) as GraphQLInterfaceType),
      fields: () => this.fields(type),
    };
  }

  private fields(type: GraphQLObjectType | GraphQLInterfaceType): Fields {
    const isRoot = type === this.whole.getQueryType();
    const said = new Set(type.getInterfaces().flatMap(one => Object.keys(one.getFields())));
    return Object.fromEntries(
      Object.entries(type.toConfig().fields).flatMap(([name, field]) => {
        if (isRoot ? this.isRootLeftOut(name, field) : isLeftOut(name, field)) return [];
        const told = this.field(field);
        // What an interface describes is not described again.
        return [[name, said.has(name) ? { ...told, description: undefined } : told]];
      }),
    );
  }

  private isRootLeftOut(name: string, field: FieldConfig): boolean {
    const means = meaningOf({ extensions: field.extensions ?? {} });
    if (means.kind === 'list' || means.kind === 'groups' || means.kind === 'lookup')
      return !this.isListed(means.of);
    return means.kind === 'relationGroups' || KEPT_APART.includes(name);
  }

  /** A kind that says little more than an interface of it is listed by that, which takes `kinds`. */
  private isListed({ shape, interfaces, fields }: Kind): boolean {
    if (shape === 'interface' || interfaces.every(name => name === ENTITY || !this.model.kinds.has(name)))
      return true;
    const inherited = new Set(
      interfaces.flatMap(name => [...(this.model.kinds.get(name)?.fields.keys() ?? [])]),
    );
    return [...fields.keys()].filter(name => !inherited.has(name)).length >= MUCH;
  }

  private field(field: FieldConfig): FieldConfig {
    const means = meaningOf({ extensions: field.extensions ?? {} });
    const type =
      means.kind === 'related'
        ? this.things(means.end.node)
        : means.kind === 'groups'
          ? new GraphQLNonNull(
              this.named(required(this.whole.getType(COUNTED_GROUPS.groups), 'groups')) as GraphQLObjectType,
            )
          : this.typed(field.type);
    return { ...field, type: type as GraphQLOutputType, args: this.args(field, means.kind) };
  }

  /** Related things are a list of their kind, whichever the relation. */
  private things(kind: string): GraphQLType {
    const plural = required(this.model.kinds.get(kind), kind).plural;
    const list = this.whole.getQueryType()?.getFields()[plural];
    return this.typed(required(list, plural).type);
  }

  private args({ args = {} }: FieldConfig, means: Meaning['kind']): Record<string, GraphQLArgumentConfig> {
    return Object.fromEntries(
      Object.entries(args)
        .filter(([name]) => !SELDOM.includes(name) && (means !== 'related' || name === 'first'))
        .map(([name, arg]) => [
          name,
          {
            ...arg,
            type: this.typed(arg.type) as GraphQLInputType,
            ...(SAID_ONCE.includes(means) ? { description: undefined } : {}),
          },
        ]),
    );
  }

  private inputs(type: GraphQLInputObjectType): GraphQLInputFieldConfigMap {
    return Object.fromEntries(
      Object.entries(type.toConfig().fields).flatMap(([name, field]) => {
        const of = getNamedType(field.type);
        if (of.name === 'CountFilter' || NOT_ASKED_BY.includes(name)) return [];
        if (type.name === 'EntitySelector' && !this.isSelected(of)) return [];
        const kind = this.model.kinds.get(type.name.replace(/Where$/, ''));
        const end = kind?.ends.get(name);
        // The other way is asked from the other end.
        if (end?.direction === 'BACKWARD') return [];
        const told = end ? this.related() : this.typed(field.type);
        return [[name, { ...field, type: told as GraphQLInputType }]];
      }),
    );
  }

  private isSelected({ name }: GraphQLNamedType): boolean {
    const kind = this.model.kinds.get(name.replace(/Where$/, ''));
    return kind === undefined || (kind.shape !== 'union' && this.isListed(kind));
  }

  /** What is related is filtered by its id or its name, whichever the relation. */
  private related(): GraphQLInputObjectType {
    const known = this.made.get('Related');
    if (known) return known as GraphQLInputObjectType;
    const entity = required(this.whole.getType('EntityWhere'), 'EntityWhere') as GraphQLInputObjectType;
    const fields = (): GraphQLInputFieldConfigMap => {
      const { id, name } = (this.named(entity) as GraphQLInputObjectType).toConfig().fields;
      return { ...(id ? { id } : {}), ...(name ? { name } : {}) };
    };
    const node = new GraphQLInputObjectType({
      name: 'RelatedThing',
      description: 'What is at the other end.',
      fields,
    });
    const where = new GraphQLInputObjectType({
      name: 'RelatedWhere',
      description: 'A filter by what is at the other end.',
      fields: { node: { type: node } },
    });
    const made = new GraphQLInputObjectType({
      name: 'Related',
      description: 'A filter by what is related: all conditions given must match.',
      fields: { some: { type: where }, none: { type: where }, every: { type: where } },
    });
    this.made.set('Related', made);
    return made;
  }

  /** A step says which relation it is of. */
  private step(type: GraphQLInterfaceType): GraphQLObjectType {
    const { name, description } = type.toConfig();
    return new GraphQLObjectType({ name, description, fields: () => this.fields(type) });
  }

  private typed(type: GraphQLType): GraphQLType {
    if (isNonNullType(type)) return new GraphQLNonNull(this.typed(type.ofType) as GraphQLNullableType);
    if (isListType(type)) return new GraphQLList(this.typed(type.ofType));
    if (type instanceof GraphQLInputObjectType && type.name.endsWith('Order')) return this.order(type);
    return this.named(type);
  }

  /** Kinds that have numbers, and those of several kinds, are put in order by what they have; all others by what everything has. */
  private order(type: GraphQLInputObjectType): GraphQLNamedType {
    const kind = this.model.kinds.get(type.name.replace(/Order$/, ''));
    const own = kind && (kind.shape === 'interface' || numbersOf(kind).length > 0);
    return this.named(own ? type : required(this.whole.getType('EntityOrder'), 'EntityOrder'));
  }
}

/** Counts are in the lists, texts in one language at a time, and facts of relations in the whole schema. */
const isLeftOut = (name: string, field: FieldConfig): boolean => {
  const { kind } = meaningOf({ extensions: field.extensions ?? {} });
  return (
    name === 'edges' || kind === 'counted' || kind === 'texts' || [...WHAT_IF, ...OF_RECORDS].includes(name)
  );
};
