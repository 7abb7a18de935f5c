import type { FieldNode } from 'graphql';
import { SamgrafError, known } from '../errors';
import { decodeCursor, encodeCursor } from '../plan/cursor';
import type { LogRoot } from '../plan/beside';
import type { Operand } from '../plan/plan';
import { fieldOf, selectionsOf, type Planning } from './collect';
import { planObject } from './object';
import { pageSize } from './order';
import { isMissing, isOperand, readValue, type Input } from './read-input';

const MARK = 'changes';

/** The place of an entry in the change log. */
export const logCursor = (sequence: number): string => encodeCursor(MARK, [sequence]);

const CONDITIONS = [
  ['since', 'since'],
  ['by', 'by'],
  ['batch', 'batch'],
  ['subject', 'id'],
] as const;

/** Plans a page of the change log, or what follows of it. */
export const planChanges = (
  key: string,
  args: Readonly<Record<string, Input>>,
  nodes: readonly FieldNode[],
  planning: Planning,
  rootType: 'Query' | 'Subscription' = 'Query',
): LogRoot => {
  const given = CONDITIONS.flatMap(([name, argument]): (readonly [string, Operand])[] => {
    const input = args[argument];
    return isOperand(input) && !isMissing(input) ? [[name, input]] : [];
  });
  const after = readValue(args['after'], planning.variables);
  const field = fieldOf(rootType, known(nodes[0], 'a collected field').name.value, planning);
  return {
    kind: 'changes',
    key,
    where: Object.fromEntries(given),
    of: recordsOf(args, planning),
    after: typeof after === 'string' ? placeOf(after) : undefined,
    size: pageSize(readValue(args['first'], planning.variables), 'first'),
    shape: planObject(String(field.type).replace('!', ''), selectionsOf(nodes), planning),
  };
};

const placeOf = (cursor: string): number => {
  const [place] = decodeCursor(cursor, { mark: MARK, scope: '' }, 1, 'after').values;
  if (typeof place === 'number' && Number.isSafeInteger(place) && place >= 0) return place;
  throw new SamgrafError(
    'BAD_CURSOR',
    '`after` is not a cursor of the change log.',
    'Pass pageInfo.endCursor of the page before, as it is.',
  );
};

/** The concrete kinds and the relations that entries may be about; undefined for all. */
const recordsOf = (
  args: Readonly<Record<string, Input>>,
  { model, variables }: Planning,
): readonly string[] | undefined => {
  const kinds = readValue(args['kinds'], variables) as readonly string[] | undefined;
  const relations = readValue(args['relations'], variables) as readonly string[] | undefined;
  if (!kinds && !relations) return undefined;
  return [...(kinds ?? []).flatMap(name => model.kinds.get(name)?.members ?? []), ...(relations ?? [])];
};
