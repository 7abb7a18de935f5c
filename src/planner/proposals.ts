import type { FieldNode } from 'graphql';
import { SamgrafError } from '../errors';
import { decodeCursor, encodeCursor } from '../plan/cursor';
import type { ProposalsRoot } from '../plan/beside';
import type { Operand } from '../plan/plan';
import { selectionsOf, type Planning } from './collect';
import { planObject } from './object';
import { pageSize } from './order';
import { isMissing, isOperand, readValue, type Input } from './read-input';

const MARK = 'proposals';

/** The place of a proposal among all. */
export const proposalCursor = (number: number): string => encodeCursor(MARK, [number]);

/** Plans a page of proposals. */
export const planProposals = (
  key: string,
  args: Readonly<Record<string, Input>>,
  nodes: readonly FieldNode[],
  planning: Planning,
): ProposalsRoot => {
  const operand = (name: string): Operand | undefined => {
    const input = args[name];
    return isOperand(input) && !isMissing(input) ? input : undefined;
  };
  const after = readValue(args['after'], planning.variables);
  return {
    kind: 'proposals',
    key,
    id: operand('id'),
    by: operand('by'),
    status: readValue(args['status'], planning.variables) as readonly string[] | undefined,
    after: typeof after === 'string' ? placeOf(after) : undefined,
    size: pageSize(readValue(args['first'], planning.variables), 'first'),
    shape: planObject('ProposalConnection', selectionsOf(nodes), planning),
  };
};

const placeOf = (cursor: string): number => {
  const [place] = decodeCursor(cursor, { mark: MARK, scope: '' }, 1, 'after').values;
  if (typeof place === 'number' && Number.isSafeInteger(place) && place >= 0) return place;
  throw new SamgrafError(
    'BAD_CURSOR',
    '`after` is not a cursor of proposals.',
    'Pass pageInfo.endCursor of the page before, as it is.',
  );
};
