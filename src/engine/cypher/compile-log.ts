import { ENTITY } from '../model/model';
import { EVERYONE, type Audience, type ChangeEntry, type EntryQuery } from '../plan/change-log';
import type { Dialect } from './dialect';
import { cypher, join, name, parameter, render, type Fragment, type Statement } from './fragment';
import { SEQUENCE, setNote } from './notes';
import type { Proposal, ProposalQuery } from '../plan/proposal';

/** An entry of the change log: no node of the graph, so that no read of the graph meets it. */
export const CHANGE = 'SamgrafChange';

/**
 * What entries are found by; `deleted` is the subject of a deletion, so that its other entries need not be looked
 * at.
 */
export const INDEXED_OF_CHANGE = ['sequence', 'subject', 'deleted', 'batch', 'from', 'to'] as const;

/** What an entry may have, in order; what it has not is null, which neither store keeps. */
const NAMES: Readonly<Record<keyof ChangeEntry | keyof Reading | keyof ReturnType<typeof deletionOf>, true>> =
  {
    sequence: true,
    batch: true,
    at: true,
    by: true,
    reason: true,
    source: true,
    proposal: true,
    operation: true,
    subject: true,
    of: true,
    from: true,
    to: true,
    audience: true,
    cited: true,
    level: true,
    readers: true,
    isDiscreet: true,
    owner: true,
    before: true,
    after: true,
    deleted: true,
    version: true,
  };
const PROPERTIES = Object.keys(NAMES);

/**
 * `before` and `after` are kept as JSON, since a store keeps no nested values. Created with its properties and not
 * given them afterwards: of each that is set the embedded engine keeps until the commit how to take it back, 1 KB an
 * entry.
 */
export const compileNewEntries = (entries: readonly ChangeEntry[], dialect: Dialect): Statement =>
  render(cypher`
  ${setNote(SEQUENCE, String(entries.at(-1)?.sequence ?? 0))}
  WITH n
  UNWIND ${parameter(
    'rows',
    entries.map(entry => propertiesOf(entry, dialect)),
  )} AS row
  CREATE (:${name(CHANGE)} {${join(
    PROPERTIES.map(property => cypher`${name(property)}: row.${name(property)}`),
    ', ',
  )}})`);

const propertiesOf = (entry: ChangeEntry, dialect: Dialect): Readonly<Record<string, unknown>> => {
  const { sequence, operation, audience, cited, before, after } = entry;
  const properties: Record<string, unknown> = {};
  for (const [property, value] of Object.entries(entry))
    if (value !== undefined) properties[property] = value;
  properties['sequence'] = dialect.integer(sequence);
  Object.assign(properties, readingOf(audience));
  if (cited) properties['cited'] = JSON.stringify(cited);
  if (before) properties['before'] = JSON.stringify(before);
  if (after) properties['after'] = JSON.stringify(after);
  return operation === 'DELETED' ? Object.assign(properties, deletionOf(entry, dialect)) : properties;
};

/** What an entry is looked up by for those who may not see all; the audience itself is kept as JSON. */
type Reading = Readonly<{ level: string; readers?: readonly string[] }>;

const readingOf = (audience: Audience | undefined): Reading & Readonly<{ audience?: string }> => {
  if (!audience) return { level: 'PUBLIC' };
  const sides = Object.values(audience);
  const readers = sides.flatMap(side =>
    side.length === 0 ? [EVERYONE] : side.flatMap(({ restrictedTo }) => restrictedTo),
  );
  return { level: 'NON_PUBLIC', readers: [...new Set(readers)], audience: JSON.stringify(audience) };
};

/** For the database to read; in `before` it is text. */
const deletionOf = ({ subject, before }: ChangeEntry, { integer }: Dialect) => ({
  deleted: subject,
  version: integer(Number(before?.['version'] ?? 0)),
});

/** The entries that meet the conditions, one a row: `entry`, its properties. */
export const compileEntries = (query: EntryQuery): Statement => {
  const conditions = conditionsOf(query);
  return render(cypher`
  ${query.subjects ? cypher`UNWIND ${parameter('subjects', query.subjects)} AS subject` : undefined}
  MATCH (c:${name(CHANGE)}${query.subjects ? cypher` {subject: subject}` : undefined})
  ${conditions.length > 0 ? cypher`WHERE ${join(conditions, ' AND ')}` : undefined}
  RETURN properties(c) AS entry
  ORDER BY c.sequence${query.newest === true ? cypher` DESC` : undefined}
  LIMIT ${parameter('limit', query.limit)}`);
};

/** The kinds and relations that entries are of, one a row: `of`. */
export const compileChanged = (after: number, upTo: number): Statement =>
  render(cypher`
  MATCH (c:${name(CHANGE)})
  WHERE c.sequence > ${parameter('after', after)} AND c.sequence <= ${parameter('upTo', upTo)}
  RETURN DISTINCT c.of AS of`);

/** Those of the nodes that are not public: `id`, `access`, `restrictedTo`. */
export const compileClosedNodes = (ids: readonly string[]): Statement =>
  render(cypher`
  UNWIND ${parameter('ids', ids)} AS id
  MATCH (n:${name(ENTITY)} {id: id})
  WHERE coalesce(n.access, '') <> 'PUBLIC'
  RETURN id, n.access AS access, n.restrictedTo AS restrictedTo`);

/** Marks the entries of a batch as those of one that changed what is not public. */
export const compileDiscreet = (batch: string): Statement =>
  render(cypher`
  MATCH (c:${name(CHANGE)} {batch: ${parameter('batch', batch)}})
  SET c.isDiscreet = true`);

/** The last version of each subject that was deleted, as its last deletion tells; it has no `properties` any more. */
export const compileDeleted = (ids: readonly string[]): Fragment => cypher`
  UNWIND ${parameter('gone', ids)} AS id
  MATCH (c:${name(CHANGE)} {deleted: id})
  RETURN id, null AS properties, max(c.version) AS version`;

const conditionsOf = ({
  after,
  upTo,
  batch,
  from,
  to,
  recordedAfter,
  of,
  by,
  readers,
}: EntryQuery): readonly Fragment[] => [
  cypher`c.sequence > ${parameter('after', after ?? 0)}`,
  ...(from === undefined ? [] : [cypher`c.from = ${parameter('from', from)}`]),
  ...(to === undefined ? [] : [cypher`c.to = ${parameter('to', to)}`]),
  ...(recordedAfter === undefined ? [] : [cypher`c.at > ${parameter('recordedAfter', recordedAfter)}`]),
  ...(upTo === undefined ? [] : [cypher`c.sequence <= ${parameter('upTo', upTo)}`]),
  ...(batch === undefined ? [] : [cypher`c.batch = ${parameter('batch', batch)}`]),
  ...(of === undefined ? [] : [cypher`c.of IN ${parameter('of', of)}`]),
  ...(by === undefined ? [] : [cypher`c.by = ${parameter('by', by)}`]),
  ...(readers === undefined ? [] : [isRead(readers)]),
];

/** Entries of before there were levels in the log knew the level of their own record, and of a relation no more. */
const isRead = (readers: readonly string[]): Fragment => cypher`(
    c.level = 'PUBLIC' OR any(reader IN coalesce(c.readers, []) WHERE reader IN ${parameter('readers', [EVERYONE, ...readers])})
    OR (c.level IS NULL AND c.access = 'PUBLIC' AND c.from IS NULL))`;

/** A proposal: no node of the graph, so that no read of the graph meets it. */
export const PROPOSAL = 'SamgrafProposal';

/** What proposals are found by. */
export const INDEXED_OF_PROPOSAL = ['number', 'by', 'proposer', 'status'] as const;

/**
 * Creates it, or puts it in place of what it was. Its changes and its impact are kept as JSON, since a store keeps no nested
 * values.
 */
export const compileSetProposal = (proposal: Proposal, dialect: Dialect): Statement => {
  const number = dialect.integer(proposal.number);
  const properties = Object.fromEntries(
    Object.entries({
      ...proposal,
      number,
      changes: JSON.stringify(proposal.changes),
      impact: proposal.impact && JSON.stringify(proposal.impact),
    }).filter(([, value]) => value !== undefined),
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

/** Counts how many there are, wherever the page begins: `count`. */
export const compileProposalCount = ({ number, by, proposer, status }: ProposalQuery): Statement =>
  render(cypher`
  MATCH (p:${name(PROPOSAL)})
  ${where({ number, by, proposer, status })}
  RETURN count(p) AS count`);

type Conditions = { [K in keyof Omit<ProposalQuery, 'limit'>]?: ProposalQuery[K] | undefined };
const where = ({ number, by, proposer, status, after }: Conditions): Fragment | undefined => {
  const conditions = [
    ...(number === undefined ? [] : [cypher`p.number = ${parameter('number', number)}`]),
    ...(by === undefined ? [] : [cypher`p.by = ${parameter('by', by)}`]),
    ...(proposer === undefined ? [] : [cypher`p.proposer = ${parameter('proposer', proposer)}`]),
    ...(status === undefined ? [] : [cypher`p.status IN ${parameter('status', status)}`]),
    ...(after === undefined ? [] : [cypher`p.number > ${parameter('after', after)}`]),
  ];
  return conditions.length > 0 ? cypher`WHERE ${join(conditions, ' AND ')}` : undefined;
};
