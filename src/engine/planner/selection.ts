import { chainOf } from '../languages/languages';
import {
  type FieldNode,
  type GraphQLField,
  type SelectionSetNode,
  getNamedType,
  getNullableType,
  isListType,
  isObjectType,
} from 'graphql';
import { invariant, required } from '../errors';
import { identifying } from '../model/identity';
import { SOURCE, textsProperty, type End, type Field, type Kind } from '../model/model';
import {
  collect,
  collectOne,
  fieldOf,
  selectionsOf,
  type Collected,
  type Planning,
  withPath,
  meaningOf,
  type Meaning,
} from './collect';
import { orderMark } from '../plan/cursor';
import { THING_ELSEWHERE } from '../plan/elsewhere';
import { planPage, planRelatedOrder, pageSize } from './order';
import { isKindOf, nodeKind, planRelatedWhere } from './where';
import {
  HUB,
  ONLY,
  and,
  literal,
  type ConnectionItem,
  type ConnectionShape,
  type EdgeItem,
  type EdgeShape,
  type Item,
  type Listing,
  type NodeShape,
  type On,
  ALL,
  type Column,
  type ObjectItem,
  type ObjectShape,
} from '../plan/plan';
import { degreeOf } from '../plan/cost';
import { inputList, readArguments, readValue, type Input, argumentScope, isOperand } from './read-input';

/** Plans what the client selects of nodes of a kind; the columns it needs are added to `columns`. */
export const planNode = (
  selections: readonly SelectionSetNode[],
  kind: Kind,
  columns: Columns,
  planning: Planning,
): NodeShape => {
  const classes = collect(selections, kind.members, planning);
  const typename = kind.members.length === 1 ? kind.members[0] : undefined;
  if (!typename && (classes.length > 1 || classes.some(c => asksForTypename(c.fields))))
    columns.property('node', 'type');
  return {
    kind: 'node',
    typename,
    variants: classes.map(({ types, fields }) => ({
      kinds: classes.length === 1 ? undefined : types,
      items: [...fields].map(([key, nodes]) =>
        withPath(key, nodes, () =>
          planItem(key, nodes, { types, isOnly: classes.length === 1 }, columns, planning),
        ),
      ),
    })),
  };
};

const asksForTypename = (fields: Collected['fields']): boolean =>
  [...fields.values()].some(nodes => nodes[0]?.name.value === '__typename');

/** The kinds that a selection is of: all that there may be, or those that the client's fragments tell apart. */
type OfKinds = Readonly<{ types: readonly string[]; isOnly: boolean }>;

const planItem = (
  key: string,
  nodes: readonly FieldNode[],
  { types, isOnly }: OfKinds,
  columns: Columns,
  planning: Planning,
): Item => {
  const type = required(types[0], 'a class has a member');
  const node = required(nodes[0], 'a collected field');
  if (node.name.value === '__typename') return { kind: 'typename', key };
  const field = fieldOf(type, node.name.value, planning);
  const means = meaningOf(field);
  if (means.kind === 'related' || means.kind === 'shortcut' || means.kind === 'counted') {
    const { listing, only } = planEnd(field, nodes, means, planning);
    // A cursor contains a hash of the node whose list it belongs to.
    if (listing.cursors || listing.page.from) columns.property('node', 'id');
    const column = columns.related(means.end.name, nodes, listing, isOnly ? undefined : types);
    return { kind: 'related', key, column, listing, ...(only ? { only } : {}) };
  }
  if (means.kind === 'iri')
    return { kind: 'iri', key, column: columns.property('node', 'id'), base: means.base };
  if (means.kind === 'sameAs') return planSameAs(key, types, columns, planning);
  // It is in the row of what is of another graph, and no store has it.
  if (means.kind === 'elsewhere') return { kind: 'value', key, column: means.property, list: false };
  return planValue(key, nodes, type, means, 'node', columns, planning);
};

/** What says it differs from kind to kind. */
const planSameAs = (
  key: string,
  types: readonly string[],
  columns: Columns,
  { model }: Planning,
): Item & { kind: 'sameAs' } => {
  if (types.length > 1) columns.property('node', 'type');
  const of = types
    .filter(type => type !== THING_ELSEWHERE)
    .map(type => {
      const by = identifying(required(model.kinds.get(type), `kind ${type}`));
      for (const { column } of by) columns.property('node', column);
      return [type, by] as const;
    });
  return { kind: 'sameAs', key, of: Object.fromEntries(of) };
};

type OfEnd = Meaning & { kind: 'related' | 'shortcut' | 'counted' };

/** Plans what is read of a relation: a page of it, of nodes of one kind where it is a shortcut; the only node, or how many there are. */
const planEnd = (
  field: GraphQLField<unknown, unknown>,
  nodes: readonly FieldNode[],
  means: OfEnd,
  planning: Planning,
): Readonly<{ listing: Listing; only?: 'NODE' | 'COUNT' }> => {
  const { end } = means;
  const of = nodeKind(end, planning);
  const args = readArguments(field, required(nodes[0], 'a collected field'), planning.variables);
  const selections = selectionsOf(nodes);
  if (means.kind === 'counted')
    return { listing: planRelated(end, args, (): ConnectionShape => COUNT_ALONE, planning), only: 'COUNT' };
  if (means.kind === 'related' || !means.one) {
    const { name: typename } = getNamedType(field.type);
    const shape = (columns: Columns): ConnectionShape =>
      planConnection(typename, selections, { of, columns }, planning);
    return {
      listing: planRelated(end, means.kind === 'related' ? args : ofNodes(args), shape, planning, means),
    };
  }
  const shape = (columns: Columns): ConnectionShape => ({
    typename: '',
    items: [{ kind: 'nodes', key: ONLY, shape: planNode(selections, of, columns, planning) }],
  });
  return { listing: planRelated(end, { first: literal(1) }, shape, planning, means), only: 'NODE' };
};

const COUNT_ALONE: ConnectionShape = { typename: '', items: [{ kind: 'totalCount', key: 'totalCount' }] };

/** What a shortcut takes is of the nodes, as of a list of their kind. */
const ofNodes = ({ where, orderBy, ...args }: Record<string, Input>): Record<string, Input> => ({
  ...args,
  ...(where === undefined ? {} : { where: { node: where } }),
  ...(orderBy === undefined ? {} : { orderBy: inputList(orderBy, 'orderBy').map(node => ({ node })) }),
});

/** A field that holds a value of a node or an edge. */
export const planValue = (
  key: string,
  nodes: readonly FieldNode[],
  type: string,
  means: Meaning,
  on: On,
  columns: Columns,
  planning: Planning,
): Item => {
  switch (means.kind) {
    case 'value': {
      const { name, list, reason, languages } = means.field;
      const column = columns.property(on, name);
      const lang = reason ? langIn(type, nodes, planning) : undefined;
      if (lang === undefined) return { kind: 'value', key, column, list };
      const texts = columns.property(on, textsProperty(name));
      return { kind: 'reason', key, column, texts, chain: chainOf(languages, lang) };
    }
    case 'text':
      return planText(key, means.field, langIn(type, nodes, planning), on, columns);
    case 'texts':
      return planTexts(key, nodes, means.field, on, columns, planning);
    case 'sources':
      return planSources(key, nodes, on, columns, planning);
    default:
      throw new Error(`Invariant broken: ${type}.${key} is not a value`);
  }
};

const planTexts = (
  key: string,
  nodes: readonly FieldNode[],
  { name, reason }: Field,
  on: On,
  columns: Columns,
  planning: Planning,
): Item => ({
  kind: 'texts',
  key,
  column: columns.property(on, textsProperty(name)),
  ...(reason ? { plain: columns.property(on, name) } : {}),
  shape: planObject('LocalizedText', selectionsOf(nodes), planning),
});

const planSources = (
  key: string,
  nodes: readonly FieldNode[],
  on: On,
  columns: Columns,
  planning: Planning,
): Item => {
  const own = new Columns();
  const source = required(planning.model.kinds.get(SOURCE), 'kind Source');
  const shape = planNode(selectionsOf(nodes), source, own, planning);
  return { kind: 'sources', key, column: columns.sources(on, nodes, own), shape };
};

const langIn = (type: string, nodes: readonly FieldNode[], planning: Planning): string | undefined => {
  const node = required(nodes[0], 'a collected field');
  const lang = readArguments(fieldOf(type, node.name.value, planning), node, planning.variables)['lang'];
  return (readValue(lang, planning.variables) ?? undefined) as string | undefined;
};

/**
 * The first language of the pack is a property of its own; for others, the first available text of the chain is used.
 */
const planText = (
  key: string,
  { name, languages }: Field,
  asked: string | undefined,
  on: On,
  columns: Columns,
): Item => {
  const language = asked ?? languages.first;
  if (language === languages.first)
    return { kind: 'value', key, column: columns.property(on, name), list: false };
  return {
    kind: 'text',
    key,
    column: columns.property(on, textsProperty(name)),
    chain: chainOf(languages, language),
  };
};

/** The rows of a connection: each has a node and, below a relation, an edge. */
export type ConnectionRows = Readonly<{ of: Kind; columns: Columns }>;

/** A related list: everything a connection supports, on the edges of one relation from one side. */
const planRelated = (
  end: End,
  args: Record<string, Input>,
  shaped: (columns: Columns) => ConnectionShape,
  planning: Planning,
  { kind }: Pick<OfEnd, 'kind'> = { kind: 'related' },
): Listing => {
  const order = planRelatedOrder(args['orderBy'], end, planning);
  const columns = new Columns();
  const shape = shaped(columns);
  const where = planRelatedWhere(args['where'], end, planning);
  return {
    source: { kind: 'end', end, of: nodeKind(end, planning) },
    where: kind === 'shortcut' ? and(isKindOf([end.node], planning), where) : where,
    order,
    mark: orderMark(order, end.name),
    scope: argumentScope(args, planning.under),
    page: planPage(args, order, end.name, planning),
    columns: columns.all(),
    ...wants(shape),
    shape,
    ...((planning.statistics.edges.has(end.relation.name) ? degreeOf(end, planning.statistics) : 0) >= HUB
      ? { hub: true }
      : {}),
  };
};

export const wants = (shape: ConnectionShape): Pick<Listing, 'listed' | 'counted' | 'cursors'> => ({
  cursors: shape.items.some(
    item =>
      (item.kind === 'edges' && item.shape.items.some(i => i.kind === 'cursor')) || item.kind === 'pageInfo',
  ),
  listed: shape.items.some(
    item => item.kind === 'nodes' || item.kind === 'edges' || item.kind === 'pageInfo',
  ),
  counted: shape.items.some(item => item.kind === 'totalCount'),
});

export const planConnection = (
  typename: string,
  selections: readonly SelectionSetNode[],
  rows: ConnectionRows,
  planning: Planning,
): ConnectionShape => ({
  typename,
  items: [...collectOne(selections, typename, planning)].map(([key, nodes]) =>
    withPath(key, nodes, () => planConnectionItem(key, nodes, typename, rows, planning)),
  ),
});

const planConnectionItem = (
  key: string,
  nodes: readonly FieldNode[],
  typename: string,
  rows: ConnectionRows,
  planning: Planning,
): ConnectionItem => {
  const name = required(nodes[0], 'a collected field').name.value;
  switch (name) {
    case '__typename':
      return { kind: 'typename', key };
    case 'totalCount':
      return { kind: 'totalCount', key };
    case 'pageInfo':
      return { kind: 'pageInfo', key, shape: planObject('PageInfo', selectionsOf(nodes), planning) };
    case 'nodes':
      return { kind: 'nodes', key, shape: planNode(selectionsOf(nodes), rows.of, rows.columns, planning) };
    case 'edges':
      return {
        kind: 'edges',
        key,
        shape: planEdge(typename.replace(/Connection$/, 'Edge'), selectionsOf(nodes), rows, planning),
      };
    default:
      throw new Error(`Invariant broken: a connection has no field ${name}`);
  }
};

const planEdge = (
  typename: string,
  selections: readonly SelectionSetNode[],
  rows: ConnectionRows,
  planning: Planning,
): EdgeShape => ({
  typename,
  items: [...collectOne(selections, typename, planning)].map(([key, nodes]) =>
    withPath(key, nodes, () => planEdgeItem(key, nodes, typename, rows, planning)),
  ),
});

const planEdgeItem = (
  key: string,
  nodes: readonly FieldNode[],
  typename: string,
  rows: ConnectionRows,
  planning: Planning,
): EdgeItem => {
  const name = required(nodes[0], 'a collected field').name.value;
  if (name === '__typename') return { kind: 'typename', key };
  if (name === 'cursor') return { kind: 'cursor', key };
  if (name === 'node')
    return { kind: 'node', key, shape: planNode(selectionsOf(nodes), rows.of, rows.columns, planning) };
  const means = meaningOf(fieldOf(typename, name, planning));
  if (means.kind !== 'plain') return planValue(key, nodes, typename, means, 'edge', rows.columns, planning);
  const highlight =
    name === 'highlights' ? planObject('Highlight', selectionsOf(nodes), planning) : undefined;
  invariant(highlight || name === 'score' || name === 'called', `an edge has no field ${name}`);
  return { kind: 'extra', key, field: name, shape: highlight };
};

/** The columns to read of one kind of row, each once. The client's aliases never become column names. */
export class Columns {
  private readonly columns = new Map<string, Column>();
  private readonly byNodes = new Map<readonly FieldNode[], string>();

  property(on: On, property: string): string {
    const column = on === 'edge' ? `edge_${property}` : property;
    this.columns.set(column, { kind: 'property', column, on, property });
    return column;
  }

  sources(on: On, nodes: readonly FieldNode[], columns: Columns): string {
    return this.shared(nodes, on === 'edge' ? 'edge_sources' : 'sources', column => ({
      kind: 'sources',
      column,
      on,
      where: ALL,
      columns: columns.all(),
    }));
  }

  /** A related list. If several groups of kinds share it, it is read once for all of them. */
  related(
    name: string,
    nodes: readonly FieldNode[],
    listing: Listing,
    kinds: readonly string[] | undefined,
  ): string {
    const column = this.shared(nodes, name, c => ({ kind: 'related', column: c, listing, kinds }));
    const before = this.columns.get(column);
    if (before?.kind === 'related' && before.kinds && kinds) {
      this.columns.set(column, { ...before, kinds: [...new Set([...before.kinds, ...kinds])] });
    }
    return column;
  }

  private shared(nodes: readonly FieldNode[], name: string, make: (column: string) => Column): string {
    const known = [...this.byNodes].find(
      ([other]) => other.length === nodes.length && other.every((node, i) => node === nodes[i]),
    );
    if (known) return known[1];
    let column = name;
    for (let i = 2; this.columns.has(column); i += 1) column = `${name}${i}`;
    this.byNodes.set(nodes, column);
    this.columns.set(column, make(column));
    return column;
  }

  all(): readonly Column[] {
    return [...this.columns.values()];
  }
}

/** Plans the fields that stand for a node or a step; plain objects have none. */
export type PlanPart = (
  typeName: string,
  fieldName: string,
  selections: readonly SelectionSetNode[],
) => ObjectItem['shape'];

/** Fields that are sentences, and so need the names of the nodes they mention. */
const WORDED: readonly string[] = ['particular', 'explanation', 'told'];

/** `providerCount` is the number of all `providers`, and `sameGapCount` that of `sameGap`, where these are cut at `first`. */
const countedBy = (typename: string, field: string, { schema }: Planning): string | undefined => {
  const type = schema.getType(typename);
  if (!field.endsWith(COUNT) || !isObjectType(type)) return undefined;
  const one = field.slice(0, -COUNT.length);
  return [one, `${one}s`].find(list => type.getFields()[list]?.args.some(({ name }) => name === 'first'));
};
const COUNT = 'Count';

const noPart: PlanPart = () => undefined;

/** Plans what the client selects of a plain object computed in memory, including nested objects. */
export const planObject = (
  typename: string,
  selections: readonly SelectionSetNode[],
  planning: Planning,
  part: PlanPart = noPart,
): ObjectShape => ({
  kind: 'object',
  typename,
  items: [...collectOne(selections, typename, planning)].map(([key, nodes]) =>
    withPath(key, nodes, () => planObjectItem(key, nodes, typename, planning, part)),
  ),
});

const planObjectItem = (
  key: string,
  nodes: readonly FieldNode[],
  typename: string,
  planning: Planning,
  part: PlanPart,
): ObjectItem => {
  const node = required(nodes[0], 'a collected field');
  const field = node.name.value;
  if (field === '__typename') return { key, field, list: false, worded: false, args: {}, shape: undefined };
  const definition = fieldOf(typename, field, planning);
  const below = selectionsOf(nodes);
  const shape =
    below.length === 0
      ? undefined
      : (part(typename, field, below) ??
        planObject(getNamedType(definition.type).name, below, planning, part));
  const args = plainArguments(readArguments(definition, node, planning.variables), planning);
  const countOf = countedBy(typename, field, planning);
  const about = { list: isListType(getNullableType(definition.type)), worded: WORDED.includes(field) };
  return {
    key,
    field,
    ...about,
    ...(countOf === undefined ? {} : { countOf }),
    args: 'first' in args ? { ...args, first: pageSize(args['first'], `${field}.first`) } : args,
    shape,
  };
};

const plainArguments = (args: Record<string, Input>, planning: Planning): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(args).map(([name, input]) => [
      name,
      isOperand(input) ? readValue(input, planning.variables) : input,
    ]),
  );
