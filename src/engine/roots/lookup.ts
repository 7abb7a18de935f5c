import { compileLookup } from '../cypher/compile-read';
import { SamgrafError, required, orList } from '../errors';
import { ENTITY, type Kind } from '../model/model';
import { namedBy } from '../model/identity';
import {
  type RowMap,
  ALL,
  and,
  isAll,
  made,
  type Column,
  type Lookup,
  type Operand,
  type Predicate,
} from '../plan/plan';
import { costOfRows, countOfAll, some } from '../plan/cost';
import { selectionsOf, type Planning } from '../planner/collect';
import { givenOperand, isMissing, isOperand } from '../planner/read-input';
import { Columns, planNode } from '../planner/selection';
import { shapeNode } from '../shape/shape';
import type { AskedField, Slice } from './slice';

/** What is looked up: by which property of which kind, and its value. */
type By = Pick<Lookup, 'of' | 'property' | 'value'>;

/** By an IRI: which field is looked at depends on its form, which the plan is tied to. */
const byIri = (iri: Operand, base: string, { variables, model }: Planning): By => {
  const { of, property, template } = variables.part(iri, 'iri', given =>
    namedBy(String(given), base, model, ENTITY),
  );
  return {
    of: required(model.kinds.get(of), `kind ${of}`),
    property,
    value: made(iri, { by: 'iri', template }),
  };
};

const byKey = ({ key, args, means, planning }: AskedField, of: Kind): By => {
  const keys = [...of.fields.values()].filter(field => field.key);
  const given = keys.flatMap(field => {
    const input = args[field.name];
    return isOperand(input) && !isMissing(input) ? [{ field, value: input }] : [];
  });
  const iri = givenOperand(args['iri']);
  const [only] = given;
  const count = given.length + Number(iri !== undefined);
  if (iri && count === 1 && means.kind === 'lookup') return byIri(iri, means.base ?? '', planning);
  if (!only || count !== 1)
    throw new SamgrafError(
      'BAD_INPUT',
      `${key} takes exactly one key, not ${count}.`,
      `Give ${orList(keys.map(field => field.name))}.`,
    );
  return { of, property: only.field.name, value: only.value };
};

const plan = (asked: AskedField, of: Kind): Lookup => {
  const { key, column, nodes, planning } = asked;
  const columns = new Columns();
  const shape = planNode(selectionsOf(nodes), of, columns, planning);
  return {
    kind: 'lookup',
    key,
    column,
    ...byKey(asked, of),
    where: ALL,
    columns: columns.all(),
    shape,
  };
};

/** A value among several, which no index finds: all nodes are looked at. */
const isListed = ({ of, property }: Lookup): boolean => of.fields.get(property)?.list === true;

const rowsOf = ({ column }: Lookup, row: RowMap): readonly RowMap[] => row[column] as readonly RowMap[];

/** A node by one of its keys; that there is none is an error of the field. */
export const lookup: Slice<Lookup> = {
  plans: {
    lookup: asked => plan(asked, asked.means.of),
    node: asked => plan(asked, required(asked.planning.model.kinds.get(ENTITY), 'kind Entity')),
  },
  rewrite: (root, { walk }) => ({
    ...root,
    where: and(root.where, walk.node(root.of.name)),
    columns: walk.columns(root.columns),
  }),
  price: (root, statistics) =>
    costOfRows(
      root.columns,
      some(root.where, isListed(root) ? countOfAll(statistics) : 1, true, statistics),
      root.of.members,
      statistics,
    ),
  compile: compileLookup,
  isPoint: root => !isListed(root) && isOwn(root.where) && root.columns.every(isOwnColumn),
  absent: (root, row) => (rowsOf(root, row).length === 0 ? root : undefined),
  shape: (root, { row }, { bound }) => {
    const [found] = rowsOf(root, row);
    return found ? shapeNode(root.shape, found, bound) : null;
  },
};

/**
 * Whether a column takes the same few steps whatever the size of the graph: the node's own facts, its sources, and the
 * degrees that the store keeps. Such reads can share a statement without delaying each other.
 */
const isOwnColumn = (column: Column): boolean => {
  switch (column.kind) {
    case 'property':
      return true;
    case 'sources':
      return isOwn(column.where) && column.columns.every(isOwnColumn);
    case 'related':
      return !column.listing.listed && isAll(column.listing.where);
  }
};

/** A condition on the node itself that follows no relations. */
const isOwn = (predicate: Predicate): boolean => {
  switch (predicate.kind) {
    case 'and':
    case 'or':
      return predicate.of.every(isOwn);
    case 'not':
      return isOwn(predicate.of);
    case 'some':
    case 'count':
      return false;
    default:
      return true;
  }
};
