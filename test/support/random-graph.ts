import { fc } from './drawn';
import {
  CERTAINTIES,
  edgeKey,
  type Field,
  type Kind,
  type Model,
  type Relation,
} from '../../src/engine/model/model';
import {
  storedNode,
  storedProperties,
  type NativeFields,
  type NativeValue,
} from '../../src/engine/model/stored';
import type { StoredEdge, StoredNode } from '../../src/engine/plan/write';
import type { Graph } from '../oracle/world';
import type { Known } from './random-question';
import {
  DATES,
  DATE_TIMES,
  FLOATS,
  INTS,
  LOCAL_IDS,
  NUMBERS,
  PARTIES,
  SERIALS,
  TEXTS,
} from './random-values';
import { anyCharacter } from './any-character';

type Size = Readonly<{ nodes: number; edges: number }>;
const LARGE: Size = { nodes: 25, edges: 60 };
/** So small that all ways of eight relations can be tried, and dense enough that there are some. */
const SMALL: Size = { nodes: 11, edges: 14 };
/** So many are drawn for each that stays: those with an id, a key or both ends of another are dropped. */
const DROPPED = 2;

/** Graphs that a store could hold: ends that fit, keys that are unique; loops, hubs, ties and holes on purpose. */
export const graphOn = (model: Model): fc.Arbitrary<Graph> => {
  const kinds = [...model.kinds.values()].filter(kind => kind.shape === 'object');
  return fc.noBias(
    fc
      .constantFrom(LARGE, LARGE, LARGE, SMALL)
      .chain(size =>
        fc
          .array(fc.constantFrom(...kinds).chain(nodeOf), { maxLength: DROPPED * size.nodes, size: 'max' })
          .map(nodes => withSources(uniqueNodes(nodes).slice(0, size.nodes)))
          .chain(nodes => fc.tuple(fc.constant(nodes), edgesBetween(nodes, model, size.edges))),
      )
      .chain(([nodes, edges]) =>
        fc.constantFrom<Graph>({ nodes, edges }, { nodes, edges }, undated({ nodes, edges })),
      ),
  );
};

/** Kinds and relations without a single date are planned in another way. */
const undated = ({ nodes, edges }: Graph): Graph => ({
  nodes: nodes.map(node => ({ ...node, properties: withoutDates(node.properties) })),
  edges: [
    ...new Map(
      edges.map(edge => {
        const key = edgeKey(edge.relation.name, edge.from, edge.to);
        return [key, { ...edge, key, properties: withoutDates(edge.properties) }];
      }),
    ).values(),
  ],
});

const withoutDates = <P extends StoredNode['properties']>(properties: P): P =>
  Object.fromEntries(
    Object.entries(properties).filter(([name]) => name !== 'validFrom' && name !== 'validTo'),
  ) as P;

type Drawn = Readonly<{ kind: Kind; id: string; fields: NativeFields }>;

const nodeOf = (kind: Kind): fc.Arbitrary<Drawn> =>
  fc.record({
    kind: fc.constant(kind),
    id: fc.constantFrom(...LOCAL_IDS).map(local => `${kind.prefix}:${local}`),
    fields: fieldsOf(kind.fields),
  });

export const fieldsOf = (fields: ReadonlyMap<string, Field>): fc.Arbitrary<NativeFields> => {
  const drawn = [...fields.values()].filter(field => field.name !== 'id' && field.type.kind !== 'sources');
  const values = Object.fromEntries(
    drawn.map(field => [field.name, field.required && !field.list ? valueOf(field) : maybe(field)]),
  );
  return fc
    .record(values)
    .map(
      native =>
        Object.fromEntries(Object.entries(native).filter(([, value]) => value !== undefined)) as NativeFields,
    );
};

/** Most of the graph holds today; were dates as common as other values, no path would be left. */
const maybe = (field: Field): fc.Arbitrary<NativeValue | undefined> => {
  const missing = field.name === 'validFrom' || field.name === 'validTo' ? 6 : 1;
  return fc.oneof(
    { weight: missing, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: valueOf(field) },
  );
};

const valueOf = (field: Field): fc.Arbitrary<NativeValue> => {
  const one = singleValue(field);
  return field.list
    ? (fc.array(one, { minLength: 1, maxLength: 3 }) as fc.Arbitrary<readonly string[]>)
    : one;
};

/** Mostly one of the pool; else any text that a record may hold. */
const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...TEXTS) },
  {
    weight: 1,
    arbitrary: fc
      .string({ unit: anyCharacter, minLength: 1, maxLength: 8 })
      .filter(text => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text)),
  },
  {
    weight: 1,
    arbitrary: fc.string({ unit: fc.constantFrom(...'aeioskrtåøæÅÆØéßñ łđ'), minLength: 1, maxLength: 8 }),
  },
);

const singleValue = (field: Field): fc.Arbitrary<NativeValue> => {
  if (field.name === 'number') return fc.constantFrom(...NUMBERS);
  if (field.name === 'restrictedTo') return fc.constantFrom(...PARTIES);
  if (field.name === 'access')
    return fc.constantFrom('PUBLIC', 'PUBLIC', 'PUBLIC', 'RESTRICTED', 'NON_PUBLIC');
  if (field.name === 'serial') return fc.constantFrom(...SERIALS);
  if (field.type.kind === 'enum')
    return fc.constantFrom(...(field.name === 'certainty' ? ['FACT', ...CERTAINTIES] : field.type.values));
  if (field.type.kind === 'text') return textOf();
  if (field.reason) return fc.oneof(anyText, textOf());
  switch (field.type.kind === 'scalar' ? field.type.name : 'String') {
    case 'Int':
      return fc.constantFrom(...INTS);
    case 'Float':
      return fc.constantFrom(...FLOATS);
    case 'Boolean':
      return fc.boolean();
    case 'Date':
      return fc.constantFrom(...DATES);
    case 'DateTime':
      return fc.constantFrom(...DATE_TIMES);
    default:
      return anyText;
  }
};

/** In one to three languages, those that fall back on each other among them. */
const textOf = (): fc.Arbitrary<NativeValue> =>
  fc
    .uniqueArray(fc.constantFrom('nb', 'nb', 'nn', 'en', 'se', 'smj', 'fi', 'de'), {
      minLength: 1,
      maxLength: 3,
    })
    .chain(languages =>
      fc.record(
        Object.fromEntries(languages.map(language => [language, anyText])) as Record<
          string,
          fc.Arbitrary<string>
        >,
      ),
    );

/** The first of those that share an id; keys that are taken are left out, or the node when it cannot be without. */
const uniqueNodes = (drawn: readonly Drawn[]): readonly Drawn[] => {
  const taken = new Set<string>();
  return drawn.flatMap(node => {
    const keys = [...node.kind.fields.values()].filter(
      field => field.key && field.name !== 'id' && node.fields[field.name] !== undefined,
    );
    const clash = keys.filter(field => taken.has(`${field.declaredBy} ${String(node.fields[field.name])}`));
    if (taken.has(node.id) || clash.some(field => field.required)) return [];
    const fields = Object.fromEntries(
      Object.entries(node.fields).filter(([name]) => !clash.some(field => field.name === name)),
    );
    for (const field of keys) taken.add(`${field.declaredBy} ${String(node.fields[field.name])}`);
    taken.add(node.id);
    return [{ ...node, fields }];
  });
};

/** Each node cites one to three of the sources there are, none when there are none. */
const withSources = (drawn: readonly Drawn[]): readonly StoredNode[] => {
  const sources = drawn.filter(node => node.kind.name === 'Source').map(node => node.id);
  return drawn.map(({ kind, id, fields }, i) => ({
    id,
    kind,
    properties: storedNode(kind, { ...fields, ...citing(sources, i) }),
  }));
};

const citing = (sources: readonly string[], at: number): NativeFields => {
  const cited = Array.from(
    { length: Math.min(sources.length, 1 + (at % 3)) },
    (_, i) => sources[(at + i) % sources.length] ?? '',
  );
  return cited.length > 0 ? { sources: cited } : {};
};

const edgesBetween = (
  nodes: readonly StoredNode[],
  model: Model,
  most: number,
): fc.Arbitrary<readonly StoredEdge[]> => {
  const ends = [...model.relations.values()]
    .map(relation => ({
      relation,
      from: fitting(nodes, relation.from, model),
      to: fitting(nodes, relation.to, model),
    }))
    .filter(({ from, to }) => from.length > 0 && to.length > 0);
  if (ends.length === 0) return fc.constant([]);
  const sources = nodes.filter(node => node.kind.name === 'Source').map(node => node.id);
  return fc
    .array(
      fc.constantFrom(...ends).chain(({ relation, from, to }) => edgeOf(relation, from, to, sources)),
      { maxLength: DROPPED * most, size: 'max' },
    )
    .map(edges => [...new Map(edges.map(edge => [edge.key, edge])).values()].slice(0, most));
};

const fitting = (nodes: readonly StoredNode[], names: readonly string[], model: Model): readonly string[] =>
  nodes
    .filter(node => names.some(name => model.kinds.get(name)?.members.includes(node.kind.name)))
    .map(node => node.id);

/** Half of all ends are the same few nodes, which so become hubs. */
const skewed = (ids: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(fc.constantFrom(...ids.slice(0, 2)), fc.constantFrom(...ids));

const edgeOf = (
  relation: Relation,
  from: readonly string[],
  to: readonly string[],
  sources: readonly string[],
): fc.Arbitrary<StoredEdge> =>
  fc
    .record({ from: skewed(from), to: skewed(to), fields: fieldsOf(relation.fields), at: fc.nat(5) })
    .map(drawn => {
      const fields = { ...drawn.fields, ...citing(sources, drawn.at) };
      const validFrom = fields['validFrom'] as string | undefined;
      return {
        key: edgeKey(relation.name, drawn.from, drawn.to, validFrom),
        relation,
        from: drawn.from,
        to: drawn.to,
        properties: storedProperties(relation.fields, fields),
      };
    });

/** What operations then ask for. */
export const knownOf = ({ nodes, edges }: Graph, model: Model): Known => ({
  farthest: edges.length <= SMALL.edges ? 8 : 4,
  ids: nodes.map(node => node.id),
  texts: [
    ...new Set(
      [...nodes, ...edges]
        .flatMap(({ properties }) => TEXT_PROPERTIES.map(name => properties[name]))
        .filter(value => typeof value === 'string'),
    ),
  ],
  edges: edges.map(({ relation, from, to }) => ({ relation: relation.name, from, to })),
  ends: new Map(
    [...model.relations.values()].map(relation => [
      relation.name,
      { from: fitting(nodes, relation.from, model), to: fitting(nodes, relation.to, model) },
    ]),
  ),
});

const TEXT_PROPERTIES = [
  'name',
  'description',
  'motto',
  'nickname',
  'mayor',
  'slogan',
  'title',
  'note',
  'alias',
  'rationale',
];
