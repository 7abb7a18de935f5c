import type { Proposal, ProposalQuery } from '../plan/proposal';
import type { Dialect } from './dialect';
import { cypher, join, name, parameter, render, type Fragment, type Statement } from './fragment';

/** A proposal: no node of the graph, so that no read of the graph meets it. */
export const PROPOSAL = 'SamgrafProposal';

/** What proposals are found by. */
export const INDEXED_OF_PROPOSAL = ['number', 'by', 'status'] as const;

/**
 * Creates it, or puts it in place of what it was. Its changes are kept as JSON, since a store keeps no nested
 * values.
 */
export const compileSetProposal = (proposal: Proposal, dialect: Dialect): Statement => {
  const number = dialect.integer(proposal.number);
  const properties = Object.fromEntries(
    Object.entries({ ...proposal, number, changes: JSON.stringify(proposal.changes) }).filter(
      ([, value]) => value !== undefined,
    ),
  );
  return render(cypher`
  MERGE (p:${name(PROPOSAL)} {number: ${parameter('number', number)}})
  SET p = ${parameter('properties', properties)}`);
};

/** The proposals that meet the conditions, one a row: `proposal`, its properties. */
export const compileProposals = (query: ProposalQuery): Statement =>
  render(cypher`
  MATCH (p:${name(PROPOSAL)})
  ${where(query)}
  RETURN properties(p) AS proposal
  ORDER BY p.number
  LIMIT ${parameter('limit', query.limit)}`);

/** How many there are, wherever the page begins: `count`. */
export const compileProposalCount = ({ number, by, status }: ProposalQuery): Statement =>
  render(cypher`
  MATCH (p:${name(PROPOSAL)})
  ${where({ number, by, status })}
  RETURN count(p) AS count`);

type Conditions = { [K in keyof Omit<ProposalQuery, 'limit'>]?: ProposalQuery[K] | undefined };
const where = ({ number, by, status, after }: Conditions): Fragment | undefined => {
  const conditions = [
    ...(number === undefined ? [] : [cypher`p.number = ${parameter('number', number)}`]),
    ...(by === undefined ? [] : [cypher`p.by = ${parameter('by', by)}`]),
    ...(status === undefined ? [] : [cypher`p.status IN ${parameter('status', status)}`]),
    ...(after === undefined ? [] : [cypher`p.number > ${parameter('after', after)}`]),
  ];
  return conditions.length > 0 ? cypher`WHERE ${join(conditions, ' AND ')}` : undefined;
};
