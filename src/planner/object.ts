import {
  getNamedType,
  getNullableType,
  isListType,
  isObjectType,
  type FieldNode,
  type SelectionSetNode,
} from 'graphql';
import { required } from '../errors';
import { collectOne, fieldOf, selectionsOf, type Planning, placed } from './collect';
import type { ObjectItem, ObjectShape } from '../plan/plan';
import { pageSize } from './order';
import { isOperand, readArguments, readValue, type Input } from './read-input';

/** Plans the fields that stand for a node or a step; plain objects have none. */
export type PlanPart = (
  typeName: string,
  fieldName: string,
  selections: readonly SelectionSetNode[],
) => ObjectItem['shape'];

/** Fields that are sentences, and so need the names of the nodes they mention. */
const WORDED: readonly string[] = ['particular', 'explanation'];

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
    placed(key, nodes, () => planObjectItem(key, nodes, typename, planning, part)),
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
