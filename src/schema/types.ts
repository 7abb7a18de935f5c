import {
  GraphQLEnumType,
  GraphQLInt,
  GraphQLInterfaceType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLString,
  GraphQLUnionType,
  type GraphQLFieldConfig,
  type GraphQLFieldConfigMap,
  type GraphQLNamedType,
  type GraphQLOutputType,
} from 'graphql';
import {
  ENTITY,
  FACT,
  LANGUAGES,
  type End,
  type Field,
  type Kind,
  type Language,
  type Model,
  type Relation,
} from '../model/model';
import { SCALAR_TYPES } from '../model/scalars';
import { meaning } from '../planner/binding';
import type { Inputs } from './inputs';
import { pascal } from '../model/names';

type FieldConfig = GraphQLFieldConfig<unknown, unknown>;
type Fields = GraphQLFieldConfigMap<unknown, unknown>;
export type NodeType = GraphQLObjectType | GraphQLInterfaceType | GraphQLUnionType;

export const required = <T extends GraphQLOutputType>(type: T): GraphQLNonNull<T> =>
  new GraphQLNonNull(type as never);
export const listOf = (
  type: GraphQLNamedType & GraphQLOutputType,
): GraphQLNonNull<GraphQLList<GraphQLNonNull<GraphQLOutputType>>> =>
  new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(type)));

const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  nb: 'Norwegian Bokmål',
  nn: 'Norwegian Nynorsk',
  en: 'English',
  se: 'Northern Sámi',
  sma: 'Southern Sámi',
  smj: 'Lule Sámi',
  fkv: 'Kven',
  da: 'Danish',
  sv: 'Swedish',
  fi: 'Finnish',
  is: 'Icelandic',
  de: 'German',
  fr: 'French',
  et: 'Estonian',
  lv: 'Latvian',
  lt: 'Lithuanian',
  pl: 'Polish',
};

export const LanguageType = new GraphQLEnumType({
  name: 'Language',
  description: 'A language by its ISO 639 code, the written forms of Norwegian first.',
  values: Object.fromEntries(LANGUAGES.map(code => [code, { description: `${LANGUAGE_NAMES[code]}.` }])),
});

export const PageInfoType = new GraphQLObjectType({
  name: 'PageInfo',
  description: 'Where a page stands in its list (Relay cursor connections).',
  fields: {
    hasNextPage: {
      type: required(SCALAR_TYPES.Boolean),
      description:
        'Whether more follow. Of a page read backward: whether it has a cursor before which it ends.',
    },
    hasPreviousPage: {
      type: required(SCALAR_TYPES.Boolean),
      description:
        'Whether some come before. Of a page read forward: whether it has a cursor after which it begins.',
    },
    startCursor: {
      type: GraphQLString,
      description: 'Of the first on the page, to be passed as before; null on an empty page.',
    },
    endCursor: {
      type: GraphQLString,
      description: 'Of the last on the page, to be passed as after; null on an empty page.',
    },
  },
});

export const LocalizedTextType = new GraphQLObjectType({
  name: 'LocalizedText',
  description: 'A text and the language it is in.',
  fields: {
    language: { type: required(LanguageType), description: 'The language that it is in.' },
    text: { type: required(GraphQLString), description: 'The text itself.' },
  },
});

export const TruncationType = new GraphQLObjectType({
  name: 'Truncation',
  description: 'What was cut from an answer, and why.',
  fields: {
    reason: {
      type: required(
        new GraphQLEnumType({
          name: 'TruncationReason',
          description: 'Which bound was met.',
          values: {
            GROUP_LIMIT: { description: 'There are more groups than were asked for.' },
            LAYER_CAP: {
              description:
                'A layer had more relations than are read; paths up to `completeTo` are all there.',
            },
            PATH_LIMIT: {
              description: 'There are more paths than are looked through; shorter ones come first.',
            },
          },
        }),
      ),
      description: 'Which bound was met.',
    },
    explanation: {
      type: required(GraphQLString),
      description: 'In words, nb, nn or en; other languages get nb.',
      args: {
        lang: {
          type: LanguageType,
          description: 'Other languages than nb, nn and en get nb.',
          defaultValue: 'nb',
        },
      },
    },
    completeTo: { type: GraphQLInt, description: 'Paths of at most so many relations are all there.' },
  },
});

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
      id: { type: required(SCALAR_TYPES.ID), description: 'Readable, stable and global: municipality:4601.' },
    },
  });
  readonly steps: GraphQLObjectType[];
  readonly step: GraphQLInterfaceType;

  constructor(
    readonly model: Model,
    readonly inputs: Inputs,
  ) {
    const commons = this.commonFacts();
    this.fact = new GraphQLInterfaceType({
      name: FACT,
      description: 'What every node and every relation carries about itself.',
      fields: () => this.valueFields(commons),
    });
    for (const kind of model.kinds.values()) this.nodes.set(kind.name, this.nodeType(kind));
    this.step = this.stepInterface(commons);
    this.steps = [...model.relations.values()].map(relation => this.stepType(relation));
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
      ...this.valueFields([...kind.fields.values()]),
      ...this.relatedFields(kind),
    });
    return kind.shape === 'object'
      ? new GraphQLObjectType({ ...common, interfaces, fields })
      : new GraphQLInterfaceType({ ...common, interfaces, fields });
  }

  /** The fields that hold values: of a node, of an edge or of a step. */
  valueFields(fields: readonly Field[]): Fields {
    return Object.fromEntries(fields.flatMap(field => this.valueField(field)));
  }

  private valueField(field: Field): [string, FieldConfig][] {
    const { description } = field;
    if (field.type.kind === 'text') {
      const one: FieldConfig = {
        description,
        type: field.required ? required(GraphQLString) : GraphQLString,
        ...meaning({ kind: 'text', field }),
        args: {
          lang: {
            type: LanguageType,
            description: 'Preferred language; its declared fallbacks stand in.',
            defaultValue: 'nb',
          },
        },
      };
      const all: FieldConfig = {
        description: `${description} In every language there is.`,
        type: listOf(LocalizedTextType),
        ...meaning({ kind: 'texts', field }),
      };
      return [
        [field.name, one],
        [`${field.name}s`, all],
      ];
    }
    if (field.type.kind === 'sources') {
      return [
        [
          field.name,
          {
            description,
            type: listOf(this.node('Source') as GraphQLObjectType),
            ...meaning({ kind: 'sources', field }),
          },
        ],
      ];
    }
    const leaf =
      field.type.kind === 'enum' ? this.inputs.enumType(field.type.name) : SCALAR_TYPES[field.type.name];
    const type = field.list ? listOf(leaf) : field.required ? required(leaf) : leaf;
    return [[field.name, { description, type, ...meaning({ kind: 'value', field }) }]];
  }

  private relatedFields(kind: Kind): Fields {
    return Object.fromEntries(
      [...kind.ends.values()].map((end): [string, FieldConfig] => [
        end.name,
        {
          description: end.relation.description,
          type: required(this.endConnection(end)),
          args: this.inputs.relatedArguments(end),
          ...meaning({ kind: 'related', end }),
        },
      ]),
    );
  }

  private endConnection(end: End): GraphQLObjectType {
    return this.connection(pascal(end.name), end.node, end.relation);
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
        ? `One of a page of ${name}, with the facts of the relation. ${relation.description}`
        : `One of a page of ${name}, with its cursor.`,
      interfaces: relation ? [this.fact] : [],
      fields: () => ({
        node: {
          type: required(this.node(node)),
          description: relation ? 'The node at the other end.' : 'The node at this place.',
          ...this.edgeNodeMeaning(node),
        },
        cursor: { type: required(GraphQLString), description: CURSOR },
        ...(relation ? this.valueFields([...relation.fields.values()]) : {}),
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
      relation: { type: required(this.inputs.relationName), description: 'The kind of relation.' },
      direction: {
        type: required(this.inputs.stepDirection),
        description: 'FORWARD: followed as the relation points.',
      },
      from: this.entityField(required(this.node(ENTITY)), 'The end where the path comes from.'),
      to: this.entityField(required(this.node(ENTITY)), 'The end where the path goes on.'),
      ...this.valueFields(facts),
    };
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

export const CURSOR = 'Passed as after or before, a page begins behind it or ends in front of it.';

/** A Relay connection with the `nodes` shorthand and a count. */
export const connectionType = (
  name: string,
  node: NodeType,
  edge: GraphQLObjectType,
  nodeMeaning: ReturnType<typeof meaning>,
): GraphQLObjectType =>
  new GraphQLObjectType({
    name: `${name}Connection`,
    description: `A page of ${name} (Relay cursor connections).`,
    fields: {
      nodes: { type: listOf(node), description: 'The nodes on the page.', ...nodeMeaning },
      edges: {
        type: listOf(edge),
        description: 'The same, each with its cursor and what else is known of its place.',
      },
      totalCount: {
        type: required(GraphQLInt),
        description: 'How many there are in all, whatever the page.',
      },
      pageInfo: { type: required(PageInfoType), description: 'Where the page stands among all of them.' },
    },
  });
