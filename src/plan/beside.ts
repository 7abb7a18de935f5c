import type { ObjectShape, Operand, OperationPlan, Root } from './plan';

/** A page of the change log, which is no part of the graph: see change-log.ts. */
export type LogRoot = Readonly<{
  kind: 'changes';
  key: string;
  where: Readonly<Partial<Record<'since' | 'by' | 'batch' | 'subject', Operand>>>;
  of: readonly string[] | undefined;
  after: number | undefined;
  size: number;
  shape: ObjectShape;
}>;

/** A page of proposals, which are no part of the graph either: see proposal.ts. */
export type ProposalsRoot = Readonly<{
  kind: 'proposals';
  key: string;
  id: Operand | undefined;
  by: Operand | undefined;
  status: readonly string[] | undefined;
  after: number | undefined;
  size: number;
  shape: ObjectShape;
}>;

/** What was recorded of a node at a moment: see changes/as-recorded.ts. */
export type RecordedRoot = Readonly<{
  kind: 'recorded';
  key: string;
  id: Operand;
  recordedAsOf: Operand;
  asOf: Operand | undefined;
  shape: ObjectShape;
}>;

/** What the store keeps beside the graph. */
export type BesideRoot = LogRoot | ProposalsRoot | RecordedRoot;
export const isBeside = (root: Root): root is BesideRoot =>
  root.kind === 'changes' || root.kind === 'proposals' || root.kind === 'recorded';

/** Proposals are shown by who asks, which neither the plan nor its variables say: such an answer is nobody else's. */
export const showsProposals = ({ roots }: Pick<OperationPlan, 'roots'>): boolean =>
  roots.some(({ kind }) => kind === 'proposals');
