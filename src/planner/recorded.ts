import type { FieldNode } from 'graphql';
import { known } from '../errors';
import type { RecordedRoot } from '../plan/beside';
import type { Operand } from '../plan/plan';
import { selectionsOf, type Planning } from './collect';
import { planObject } from './object';
import { isMissing, isOperand, type Input } from './read-input';

/** Plans what was recorded of a node at a moment. */
export const planRecorded = (
  key: string,
  args: Readonly<Record<string, Input>>,
  nodes: readonly FieldNode[],
  planning: Planning,
): RecordedRoot => {
  const operand = (name: string): Operand | undefined => {
    const input = args[name];
    return isOperand(input) && !isMissing(input) ? input : undefined;
  };
  return {
    kind: 'recorded',
    key,
    id: known(operand('id'), 'a required argument'),
    recordedAsOf: known(operand('recordedAsOf'), 'a required argument'),
    asOf: operand('asOf'),
    shape: planObject('Recorded', selectionsOf(nodes), planning),
  };
};
