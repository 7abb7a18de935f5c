import type { FieldNode } from 'graphql';
import { known } from '../errors';
import type { RecordedRoot } from '../plan/plan';
import { selectionsOf, type Planning } from './collect';
import { planObject } from './object';
import { givenOperand, type Input } from './read-input';

/** Plans what was recorded of a node at a moment. */
export const planRecorded = (
  key: string,
  args: Readonly<Record<string, Input>>,
  nodes: readonly FieldNode[],
  planning: Planning,
): RecordedRoot => ({
  kind: 'recorded',
  key,
  id: known(givenOperand(args['id']), 'a required argument'),
  recordedAsOf: known(givenOperand(args['recordedAsOf']), 'a required argument'),
  asOf: givenOperand(args['asOf']),
  shape: planObject('Recorded', selectionsOf(nodes), planning),
});
