import { identityOf, mayAct } from '../access/viewer';
import { SamgrafError } from '../errors';
import { PROPOSAL_PLACES } from '../plan/cursor';
import { bindText, type Bound, type ProposalsRoot, type RowMap } from '../plan/plan';
import {
  proposalId,
  proposalNumber,
  type Proposal,
  type ProposalQuery,
  type ProposalStatus,
} from '../plan/proposal';
import { selectionsOf } from '../planner/collect';
import { planObject } from '../planner/selection';
import { pageSize } from '../planner/order';
import { givenOperand, readValue } from '../planner/read-input';
import type { Json } from '../shape/json';
import { noParts, shapeObject } from '../shape/shape';
import { shapeApart, type AskedField, type Reading, type Slice } from './slice';

const plan = ({ key, args, nodes, planning }: AskedField): ProposalsRoot => ({
  kind: 'proposals',
  key,
  id: givenOperand(args['id']),
  by: givenOperand(args['by']),
  status: readValue(args['status'], planning.variables) as readonly string[] | undefined,
  after: PROPOSAL_PLACES.after(readValue(args['after'], planning.variables)),
  size: pageSize(readValue(args['first'], planning.variables), 'first'),
  shape: planObject('ProposalConnection', selectionsOf(nodes), planning),
});

const read = async (
  roots: readonly ProposalsRoot[],
  { viewer, bound, store, before }: Reading,
): Promise<ReadonlyMap<string, Json>> => {
  if (!viewer.known)
    throw new SamgrafError(
      'UNAUTHENTICATED',
      'Proposals are shown to stewards and to whoever made them.',
      'Send the header `authorization: Bearer …`; see docs/access.md.',
    );
  const pages = new Map<string, Json>();
  for (const root of roots) {
    const query = queryOf(root, bound, mayAct(viewer, 'STEWARD') ? undefined : identityOf(viewer));
    const found = query ? await before(store.proposals(query)) : [];
    const total = query ? await before(store.countProposals(query)) : 0;
    pages.set(root.key, page(root, found, total));
  }
  return pages;
};

/** A page of proposals. They are shown by who asks, which neither the plan nor its variables say. */
export const proposals: Slice<ProposalsRoot> = {
  plans: { proposals: plan },
  rewrite: root => root,
  price: ({ size }) => ({ rows: size, visits: size }),
  holds: 'UNTIL_ASKED',
  dependsOn: 'MORE_THAN_THE_GRAPH',
  read,
  shape: shapeApart,
};

/** Undefined if there can be none. */
const queryOf = (
  root: ProposalsRoot,
  bound: Bound,
  proposer: string | undefined,
): ProposalQuery | undefined => {
  const id = bindText(root.id, bound);
  const number = id === undefined ? undefined : proposalNumber(id);
  const by = bindText(root.by, bound);
  if (id !== undefined && number === undefined) return undefined;
  return {
    limit: root.size + 1,
    ...(number === undefined ? {} : { number }),
    ...(by === undefined ? {} : { by }),
    ...(proposer === undefined ? {} : { proposer }),
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
export const toldProposal = ({ number, changes, impact = [], ...proposal }: Proposal): RowMap => ({
  ...proposal,
  id: proposalId(number),
  impact,
  changes: changes.map(change => {
    const { kind, at, of, source, certainty, seen, ...said } = change as typeof change & {
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
      seenVersion: seen?.version,
      seen: seen?.fields,
      source,
      certainty,
    };
  }),
});
