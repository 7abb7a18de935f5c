import type { Change } from './change';

/** Most changes in one proposal, which a person reads before it is decided. */
export const MOST_PROPOSED = 1_000;
/** Most proposals of one viewer that nobody has decided yet. */
export const MOST_OPEN = 200;

export type ProposalStatus = 'OPEN' | 'ACCEPTED' | 'REJECTED';

/** A change as it was proposed: its kind or relation by name. */
export type ProposedChange = Readonly<Omit<Change, 'of'> & { of?: string }>;

/** What a change takes away from others: by which relation it is joined, how often, and to whom. */
export type Impact = Readonly<{
  id: string;
  does: 'CLOSES' | 'RENUMBERS' | 'DELETES';
  relation: string;
  count: number;
  /** Some of those at the other end, by id. */
  such: readonly string[];
}>;

/** What became of a proposal. */
export type Decision = Readonly<{
  status: 'ACCEPTED' | 'REJECTED';
  /** When, to the second, in UTC. */
  decidedAt: string;
  decidedBy: string;
  /** Why. */
  decision: string;
  /** Whether other changes were made than those proposed. */
  amended: boolean;
  /** What was recorded; undefined if nothing was. */
  batch: string | undefined;
}>;

/** Changes that someone proposes, and what became of them. */
export type Proposal = Readonly<{
  /** 1, 2, 3, … in the order in which they came. */
  number: number;
  at: string;
  by: string;
  /** Who that is: see `identityOf`. Absent of one of before it was kept, which is shown to stewards alone. */
  proposer?: string | undefined;
  reason: string;
  source: string | undefined;
  changes: readonly ProposedChange[];
  /** What an editor may not do by itself, since others rest on it. */
  impact?: readonly Impact[] | undefined;
}> &
  (Readonly<{ status: 'OPEN' }> | Decision);

/** Proposals to read, the oldest first: those that meet every condition that is there. */
export type ProposalQuery = Readonly<{
  number?: number;
  by?: string;
  proposer?: string;
  status?: readonly ProposalStatus[];
  after?: number;
  limit: number;
}>;

const PREFIX = 'proposal:';
export const proposalId = (number: number): string => `${PREFIX}${number}`;
/** Undefined if it is no id of a proposal. */
export const proposalNumber = (id: string): number | undefined => {
  const digits = id.startsWith(PREFIX) ? id.slice(PREFIX.length) : '';
  return /^[1-9]\d{0,14}$/.test(digits) ? Number(digits) : undefined;
};
