import type { FieldNode } from 'graphql';
import { known } from '../errors';
import type { Operand, LogRoot } from '../plan/plan';
import { fieldOf, selectionsOf, type Planning } from './collect';
import { planObject } from './object';
import { pageSize } from './order';
import { LOG_PLACES } from '../plan/cursor';
import { givenOperand, readValue, type Input } from './read-input';

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
    const operand = givenOperand(args[argument]);
    return operand ? [[name, operand]] : [];
  });
  const field = fieldOf(rootType, known(nodes[0], 'a collected field').name.value, planning);
  return {
    kind: 'changes',
    key,
    where: Object.fromEntries(given),
    of: recordsOf(args, planning),
    after: LOG_PLACES.after(readValue(args['after'], planning.variables)),
    size: pageSize(readValue(args['first'], planning.variables), 'first'),
    shape: planObject(String(field.type).replace('!', ''), selectionsOf(nodes), planning),
  };
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
