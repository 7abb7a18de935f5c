import type { FieldNode } from 'graphql';
import type { ProposalsRoot } from '../plan/plan';
import { selectionsOf, type Planning } from './collect';
import { planObject } from './object';
import { pageSize } from './order';
import { PROPOSAL_PLACES } from '../plan/cursor';
import { givenOperand, readValue, type Input } from './read-input';

/** Plans a page of proposals. */
export const planProposals = (
  key: string,
  args: Readonly<Record<string, Input>>,
  nodes: readonly FieldNode[],
  planning: Planning,
): ProposalsRoot => ({
  kind: 'proposals',
  key,
  id: givenOperand(args['id']),
  by: givenOperand(args['by']),
  status: readValue(args['status'], planning.variables) as readonly string[] | undefined,
  after: PROPOSAL_PLACES.after(readValue(args['after'], planning.variables)),
  size: pageSize(readValue(args['first'], planning.variables), 'first'),
  shape: planObject('ProposalConnection', selectionsOf(nodes), planning),
});
