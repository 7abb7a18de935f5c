import { compileProposalCount, compileProposals } from '../cypher/compile-proposals';
import type { Proposal, ProposalQuery } from '../plan/proposal';
import type { Run } from './pipeline';

/** The note that holds the number of the last proposal. */
export const LAST_PROPOSAL = 'proposals';

export const readProposals = async (query: ProposalQuery, run: Run): Promise<readonly Proposal[]> =>
  (await run(compileProposals(query))).map(row => {
    const stored = row['proposal'] as Proposal & Readonly<{ changes: unknown }>;
    return {
      ...stored,
      number: Number(stored.number),
      changes: JSON.parse(String(stored.changes)) as Proposal['changes'],
    };
  });

export const countProposals = async (query: ProposalQuery, run: Run): Promise<number> =>
  Number((await run(compileProposalCount(query)))[0]?.['count'] ?? 0);
