import { ANONYMOUS, mayAct } from '../access/viewer';
import { SamgrafError } from '../errors';
import { type Bound, type RowMap, type ProposalsRoot, bindText } from '../plan/plan';
import {
  proposalId,
  proposalNumber,
  type Proposal,
  type ProposalQuery,
  type ProposalStatus,
} from '../plan/proposal';
import { PROPOSAL_PLACES } from '../plan/cursor';
import type { Json } from '../shape/json';
import { noParts, shapeObject } from '../shape/shape';
import { before } from './deadline';
import type { PlannedRequest, Step } from './request';

/** The pages of proposals that an operation asks for, by response key. */
export const readProposals = async (
  { request: { viewer = ANONYMOUS }, planned, bound }: PlannedRequest,
  { store, deadline }: Step,
): Promise<ReadonlyMap<string, Json>> => {
  const pages = new Map<string, Json>();
  for (const root of planned.plan.roots) {
    if (root.kind !== 'proposals') continue;
    if (!viewer.known)
      throw new SamgrafError(
        'UNAUTHENTICATED',
        'Proposals are shown to stewards and to whoever made them.',
        'Send the header `authorization: Bearer …`; see docs/access.md.',
      );
    const query = queryOf(root, bound, mayAct(viewer, 'STEWARD') ? undefined : viewer.name);
    const found = query ? await before(deadline, store.proposals(query)) : [];
    const total = query ? await before(deadline, store.countProposals(query)) : 0;
    pages.set(root.key, page(root, found, total));
  }
  return pages;
};

/** Undefined if there can be none. */
const queryOf = (root: ProposalsRoot, bound: Bound, only: string | undefined): ProposalQuery | undefined => {
  const id = bindText(root.id, bound);
  const number = id === undefined ? undefined : proposalNumber(id);
  const by = bindText(root.by, bound) ?? only;
  if ((id !== undefined && number === undefined) || (only !== undefined && by !== only)) return undefined;
  return {
    limit: root.size + 1,
    ...(number === undefined ? {} : { number }),
    ...(by === undefined ? {} : { by }),
    ...(root.status === undefined ? {} : { status: root.status as readonly ProposalStatus[] }),
    ...(root.after === undefined ? {} : { after: root.after }),
  };
};

const page = (root: ProposalsRoot, found: readonly Proposal[], totalCount: number): Json => {
  const shown = found.slice(0, root.size);
  const cursors = shown.map(({ number }) => PROPOSAL_PLACES.cursor(number));
  return shapeObject(
    root.shape,
    {
      nodes: shown.map(toldProposal),
      edges: shown.map((proposal, i) => ({ node: toldProposal(proposal), cursor: cursors[i] })),
      pageInfo: {
        hasNextPage: found.length > root.size,
        hasPreviousPage: root.after !== undefined,
        startCursor: cursors[0] ?? null,
        endCursor: cursors[cursors.length - 1] ?? null,
      },
      totalCount,
    },
    noParts,
  );
};

/** A proposal as the API tells it. */
export const toldProposal = ({ number, changes, ...proposal }: Proposal): RowMap => ({
  ...proposal,
  id: proposalId(number),
  changes: changes.map(change => {
    const { kind, at, of, source, certainty, ...said } = change as typeof change & {
      id?: string;
      from?: string;
      to?: string;
      given?: Readonly<Record<string, unknown>>;
    };
    return {
      path: at,
      action: kind.toUpperCase(),
      of,
      id: said.id ?? said.given?.['id'],
      from: said.from,
      to: said.to,
      fields: said.given ?? null,
      source,
      certainty,
    };
  }),
});
