import {
  GraphQLEnumType,
  GraphQLInt,
  GraphQLInterfaceType,
  GraphQLObjectType,
  GraphQLString,
  GraphQLUnionType,
  type GraphQLFieldConfig,
  type GraphQLFieldConfigMap,
  type GraphQLOutputType,
} from 'graphql';
import {
  ENTITY,
  FACT,
  type End,
  type Field,
  type Kind,
  type Model,
  type Relation,
  endTypes,
  pascal,
} from '../model/model';
import { SCALAR_TYPES } from '../model/scalars';
import { SAME_STEP, STEP_ELSEWHERE, THING_ELSEWHERE } from '../plan/elsewhere';
import { meaning } from '../planner/collect';
import { GroupTypes } from './groups';
import type { Inputs } from './inputs';
import {
  CURSOR,
  connectionType,
  languageTypes,
  listOf,
  nonNull,
  type LanguageTypes,
  type NodeType,
} from './common-types';

type FieldConfig = GraphQLFieldConfig<unknown, unknown>;
type Fields = GraphQLFieldConfigMap<unknown, unknown>;

/** The output types of the schema that come from the Model. */
export class Types {
  readonly nodes = new Map<string, NodeType>();
  readonly connections = new Map<string, GraphQLObjectType>();
  readonly fact: GraphQLInterfaceType;
  /** Of Relay's object identification: clients refetch anything by its id. */
  readonly relayNode = new GraphQLInterfaceType({
    name: 'Node',
    description: 'Anything with an id (Relay object identification).',
    fields: {
      id: { type: nonNull(SCALAR_TYPES.ID), description: 'Readable, stable and global: kind:name.' },
    },
  });
  readonly steps: GraphQLObjectType[];
  readonly step: GraphQLInterfaceType;

  /** The other graphs; undefined where there are none. */
  readonly graph: GraphQLEnumType | undefined;
  /** What things and relations of other graphs are; empty where there are none. */
  readonly elsewhere: readonly GraphQLObjectType[];
  readonly languages: LanguageTypes;
  readonly groups: GroupTypes;
  /** By which IRIs a node is known: the same two fields of all, described once. */
  private readonly identity: ReturnType<typeof identityFields>;

  /** @param base Where this server is reached; empty where that is not known. */
  constructor(
    readonly model: Model,
    readonly inputs: Inputs,
    readonly base: string,
    graphs: readonly string[],
  ) {
    this.graph = graphs.length > 0 ? graphEnum(graphs) : undefined;
    this.identity = identityFields(base);
    this.languages = languageTypes(model.messages);
    this.groups = new GroupTypes(this.languages, model.languages.first);
    const commons = this.commonFacts();
    this.fact = new GraphQLInterfaceType({
      name: FACT,
      description: 'What every node and every relation carries about itself.',
      fields: () => this.valueFields(commons),
    });
    for (const kind of model.kinds.values()) this.nodes.set(kind.name, this.nodeType(kind));
    this.step = this.stepInterface(commons);
    this.steps = [...model.relations.values()].map(relation => this.stepType(relation));
    this.elsewhere = this.graph ? this.typesElsewhere(this.graph, commons) : [];
  }

  node(name: string): NodeType {
    return this.nodes.get(name) as NodeType;
  }

  private commonFacts(): Field[] {
    const entity = this.model.kinds.get(ENTITY);
    return [...(entity?.fields.values() ?? [])].filter(field => field.declaredBy === FACT);
  }

  private nodeType(kind: Kind): NodeType {
    const common = { name: kind.name, description: kind.description };
    if (kind.shape === 'union')
      return new GraphQLUnionType({
        ...common,
        types: () => kind.members.map(m => this.node(m) as GraphQLObjectType),
      });
    const interfaces = (): GraphQLInterfaceType[] => [
      this.fact,
      this.relayNode,
      ...kind.interfaces.map(i => this.node(i) as GraphQLInterfaceType),
    ];
    const fields = (): Fields => ({
      ...this.factFields([...kind.fields.values()]),
      ...(kind.name === ENTITY ? this.identity.described : this.identity.plain),
      ...this.relatedFields(kind),
      ...this.countFields(kind),
      ...this.shortcutFields(kind),
    });
    return kind.shape === 'object'
      ? new GraphQLObjectType({ ...common, interfaces, fields })
      : new GraphQLInterfaceType({ ...common, interfaces, fields });
  }

  /** The fields that hold values: of a node, of an edge or of a step. */
  private valueFields(fields: readonly Field[]): Fields {
    return Object.fromEntries(fields.flatMap(field => this.valueField(field)));
  }

  /** The same of what is a Fact: what that interface describes is not said again. */
  private factFields(fields: readonly Field[]): Fields {
    const shown = ({ declaredBy }: Field, [name, config]: [string, FieldConfig]): [string, FieldConfig] => [
      name,
      declaredBy === FACT ? { ...config, description: undefined } : config,
    ];
    return Object.fromEntries(
      fields.flatMap(field => this.valueField(field).map(config => shown(field, config))),
    );
  }

  private valueField(field: Field): [string, FieldConfig][] {
    const { name, type, description } = field;
    if (type.kind === 'text') return textFields(field, this.languages);
    if (type.kind === 'sources') {
      const sources = listOf(this.node('Source') as GraphQLObjectType);
      return [[name, { description, type: sources, ...meaning({ kind: 'sources', field }) }]];
    }
    const leaf = type.kind === 'enum' ? this.inputs.enums.of(type.name) : SCALAR_TYPES[type.name];
    const output = field.list ? listOf(leaf) : field.required ? nonNull(leaf) : leaf;
    const one: FieldConfig = { description, type: output, ...meaning({ kind: 'value', field }) };
    if (!field.reason) return [[name, one]];
    const args = { lang: { type: this.languages.language, description: TOLD_IN } };
    return [[name, { ...one, args }], allTexts(field, this.languages)];
  }

  private relatedFields(kind: Kind): Fields {
    return Object.fromEntries(
      [...kind.ends.values()].map((end): [string, FieldConfig] => [
        end.name,
        {
          description: end.relation.description,
          type: nonNull(this.endConnection(end)),
          args: this.inputs.relatedArguments(end),
          ...meaning({ kind: 'related', end }),
        },
      ]),
    );
  }

  /** What lists can be put in order by, and filtered by, can be read. */
  private countFields(kind: Kind): Fields {
    return Object.fromEntries(
      [...kind.ends.values()].map((end): [string, FieldConfig] => [
        `${end.name}Count`,
        { type: nonNull(GraphQLInt), ...meaning({ kind: 'counted', end }) },
      ]),
    );
  }

  private shortcutFields(kind: Kind): Fields {
    const shortcuts = this.model.shortcuts.get(kind.name) ?? new Map<string, never>();
    return Object.fromEntries(
      [...shortcuts].map(([name, { end, one, description }]): [string, FieldConfig] => {
        const of = this.model.kinds.get(end.node) as Kind;
        const means = meaning({ kind: 'shortcut', end, one });
        if (one) return [name, { description, type: this.node(end.node), ...means }];
        const type = nonNull(this.kindConnection(of));
        return [name, { description, type, args: this.inputs.shortcutArguments(of), ...means }];
      }),
    );
  }

  private endConnection(end: End): GraphQLObjectType {
    return this.connection(endTypes(end), end.node, end.relation);
  }

  /** Named after the plural, unless a relation's field has that name: its edges carry facts, those of a kind none. */
  kindConnection(kind: Kind): GraphQLObjectType {
    const taken =
      kind.name === pascal(kind.plural) ||
      [...this.model.relations.values()].some(r => r.forward === kind.plural || r.backward === kind.plural);
    return this.connection(taken ? `${kind.name}List` : pascal(kind.plural), kind.name, undefined);
  }

  private connection(name: string, node: string, relation: Relation | undefined): GraphQLObjectType {
    const known = this.connections.get(name);
    if (known) return known;
    const edge = new GraphQLObjectType({
      name: `${name}Edge`,
      description: relation
        ? 'One of a page, with the facts of the relation.'
        : `One of a page of ${name}, with its cursor.`,
      interfaces: relation ? [this.fact] : [],
      fields: () => ({
        node: {
          type: nonNull(this.node(node)),
          description: relation ? 'The node at the other end.' : 'The node at this place.',
          ...this.edgeNodeMeaning(node),
        },
        cursor: { type: nonNull(GraphQLString), description: CURSOR },
        ...(relation ? this.factFields([...relation.fields.values()]) : {}),
      }),
    });
    const type = connectionType(name, this.node(node), edge, this.edgeNodeMeaning(node));
    this.connections.set(name, type);
    return type;
  }

  private edgeNodeMeaning(name: string): ReturnType<typeof meaning> {
    return meaning({ kind: 'edgeNode', of: this.model.kinds.get(name) as Kind });
  }

  private entityField(type: GraphQLOutputType, description?: string): FieldConfig {
    return {
      type,
      ...(description ? { description } : {}),
      ...meaning({ kind: 'entity', of: this.model.kinds.get(ENTITY) as Kind }),
    };
  }

  private stepFields(facts: readonly Field[]): Fields {
    return {
      relation: { type: this.relationOfSteps(), description: 'The kind of relation.' },
      direction: {
        type: nonNull(this.inputs.enums.stepDirection),
        description: 'FORWARD: followed as the relation points.',
      },
      from: this.entityField(nonNull(this.node(ENTITY)), 'The end where the path comes from.'),
      to: this.entityField(nonNull(this.node(ENTITY)), 'The end where the path goes on.'),
      ...this.factFields(facts),
    };
  }

  /** A relation of another graph has no name of ours. */
  private relationOfSteps(): GraphQLOutputType {
    return this.graph ? this.inputs.enums.relationName : nonNull(this.inputs.enums.relationName);
  }

  private typesElsewhere(graph: GraphQLEnumType, commons: readonly Field[]): readonly GraphQLObjectType[] {
    const entity = this.model.kinds.get(ENTITY);
    const of = (property: string, type: GraphQLOutputType, description: string): Fields => ({
      [property]: { type, description, ...meaning({ kind: 'elsewhere', property }) },
    });
    const thing = new GraphQLObjectType({
      name: THING_ELSEWHERE,
      description:
        'Something of another graph, as that tells it. Its texts are in the languages of that graph.',
      interfaces: () => [this.fact, this.relayNode, this.node(ENTITY) as GraphQLInterfaceType],
      fields: () => ({
        ...this.factFields([...(entity?.fields.values() ?? [])]),
        ...this.identity.plain,
        ...of('graph', nonNull(graph), 'The graph that it is of.'),
        ...of('kind', nonNull(GraphQLString), 'What its kind is called there.'),
      }),
    });
    const step = (name: string, description: string, more: Fields): GraphQLObjectType =>
      new GraphQLObjectType({
        name,
        description,
        interfaces: () => [this.fact, this.step],
        fields: () => ({ ...this.stepFields(commons), ...more }),
      });
    return [
      thing,
      step(STEP_ELSEWHERE.type, 'A relation of another graph followed on a path, with its facts.', {
        graph: { type: nonNull(graph), description: 'The graph that says so.' },
        called: { type: nonNull(GraphQLString), description: 'What the relation is called there.' },
        says: {
          type: nonNull(GraphQLString),
          description: 'The relation in words, as it was followed: ours, where it is one that we have too.',
          args: { lang: { type: this.languages.language } },
        },
      }),
      step(SAME_STEP.type, 'Two graphs have the same: no relation, and no length of the path.', {
        by: { type: listOf(GraphQLString), description: 'The IRIs by which it is the same in both.' },
      }),
    ];
  }

  private stepInterface(commons: readonly Field[]): GraphQLInterfaceType {
    return new GraphQLInterfaceType({
      name: 'Step',
      description: 'One relation followed on a path, with its facts.',
      interfaces: () => [this.fact],
      fields: () => this.stepFields(commons),
    });
  }

  /** A relation that is only assumed has no facts of its own, so that its step promises none. */
  private stepType(relation: Relation): GraphQLObjectType {
    return new GraphQLObjectType({
      name: `${relation.type}Step`,
      description: relation.description,
      interfaces: () => [this.fact, this.step],
      fields: () =>
        this.stepFields(
          [...relation.fields.values()].map(field =>
            field.declaredBy === FACT ? field : { ...field, required: false },
          ),
        ),
    });
  }
}

const identityFields = (base: string): Readonly<Record<'plain' | 'described', Fields>> => {
  const iri = { type: nonNull(GraphQLString), ...meaning({ kind: 'iri', base }) };
  const sameAs = { type: listOf(GraphQLString), ...meaning({ kind: 'sameAs' }) };
  return {
    plain: { iri, sameAs },
    described: {
      iri: { ...iri, description: ITS_IRI },
      sameAs: { ...sameAs, description: ITS_OTHER_IRIS },
    },
  };
};
const ITS_IRI =
  'Its IRI at this server, which its data are told by. Where the server has not been told its own address, relative to that which it was asked at.';
const ITS_OTHER_IRIS =
  'The IRIs by which other registers know the same thing, sorted: of its keys, and of its external ids. Things of two graphs are the same by one of these, and never by a name.';

/** The enum of other graphs. */
export const GRAPH = 'Graph';
const graphEnum = (graphs: readonly string[]): GraphQLEnumType =>
  new GraphQLEnumType({
    name: GRAPH,
    description: 'Another graph, by the key that whoever runs this server gave it.',
    values: Object.fromEntries(graphs.map(key => [key, {}])),
  });

const TOLD_IN =
  'Preferred language; if there is no text in it, its fallback languages are tried in order. In English without.';

/** A text in one language, and in all of them. */
const textFields = (field: Field, types: LanguageTypes): [string, FieldConfig][] => {
  const { name, description } = field;
  const one: FieldConfig = {
    description,
    type: field.required ? nonNull(GraphQLString) : GraphQLString,
    ...meaning({ kind: 'text', field }),
    args: {
      lang: {
        type: types.language,
        description:
          'Preferred language; if there is no text in it, its fallback languages are tried in order.',
        defaultValue: field.languages.first,
      },
    },
  };
  return [[name, one], allTexts(field, types)];
};

const allTexts = (field: Field, types: LanguageTypes): [string, FieldConfig] => [
  field.all,
  {
    description: `${field.description} In every language there is.`,
    type: listOf(types.localizedText),
    ...meaning({ kind: 'texts', field }),
  },
];
