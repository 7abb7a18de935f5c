import { identityOf, mayAct, type Viewer } from '../access/viewer';
import { SamgrafError } from '../errors';
import type { Model } from '../model/model';
import { toSecond } from '../model/scalars';
import type { Change, Report, SeenRecord } from '../plan/change';
import {
  MOST_PROPOSED,
  proposalId,
  proposalNumber,
  type Decision,
  type Proposal,
  type ProposedChange,
} from '../plan/proposal';
import type { ImportedPart } from '../plan/source-version';
import type { Store, Writing } from '../store/store';
import { leftUntil, plainly, type Applying } from './apply';
import { addProposal, asProposed } from './hand-over';
import { keepProposed, noteProposed, sentBy } from './source-versions';

/** Applies changes: `applyChanges`, on the graph of the server. */
export type Apply = (changes: readonly Change[], how: Applying) => Promise<Report>;

/** A proposal, and the report on its changes; no proposal if they are refused. */
export type Proposed = Readonly<{ proposal: Proposal | undefined; report: Report | undefined }>;

type Proposing = Readonly<{
  viewer: Viewer;
  reason: string;
  source: string | undefined;
  dryRun: boolean;
  /** The same that is open already is it, and no second one. */
  once: boolean;
  /** The file that they are of, which is kept until that is decided. */
  imported: ImportedPart | undefined;
}>;

/**
 * Records what someone proposes, if it could be made of what is public; anyone who is known may. Nothing of the
 * graph is written before a steward accepts it.
 */
export const propose = async (
  apply: Apply,
  changes: readonly Change[],
  { viewer, reason, source, dryRun, once, imported }: Proposing,
): Promise<Proposed> => {
  if (changes.length === 0 || changes.length > MOST_PROPOSED)
    throw new SamgrafError(
      changes.length === 0 ? 'BAD_INPUT' : 'TOO_COMPLEX',
      `A proposal takes 1 to ${MOST_PROPOSED.toLocaleString('en')} changes, not ${changes.length}.`,
      'Propose what belongs together, so that someone can judge it.',
    );
  checkReason(reason);
  let proposal: Proposal | undefined;
  const along = async (graph: Writing, _: Report, seen: readonly SeenRecord[]): Promise<void> => {
    const proposed = changes.map((change, i) => asProposed(change, seen[i]));
    proposal = await addProposal(graph, { viewer, reason, source, changes: proposed }, once);
    if (imported && source !== undefined)
      await noteProposed(graph, proposal.number, sentBy(viewer, source, imported));
  };
  const how: Applying = { ...plainly(viewer), reason, source, dryRun, proposes: true, along };
  const report = await apply(changes, how);
  return { proposal, report };
};

type Deciding = Readonly<{ viewer: Viewer; reason: string; until?: number }>;
type Accepting = Deciding &
  Readonly<{
    /** What is made in place of what was proposed. */
    amended: readonly Change[] | undefined;
    /** Paths of what was proposed and is not made. */
    without: readonly string[];
    source: string | undefined;
    dryRun: boolean;
    /** What has been written since it was proposed is written over. */
    overNewer: boolean;
  }>;

/** How a server has proposals decided. */
type DecidedBy = Readonly<{
  apply: Apply;
  model: Model;
  store: Store;
  /** Nobody accepts what is its own. */
  fourEyes: boolean;
}>;

/** Carries out a proposal as it is, or with other changes; it stays open if these are refused. */
export const acceptProposal = async (
  { apply, model, store, fourEyes }: DecidedBy,
  id: string,
  { amended, without, source, dryRun, overNewer, ...deciding }: Accepting,
): Promise<Proposed> => {
  checkDeciding(deciding);
  const before = await openProposal(store, id);
  if (fourEyes) checkOther(before, deciding.viewer);
  const made = amended ?? changesOf(chosenOf(before, without), model, overNewer);
  const from = source ?? before.source;
  let proposal: Proposal = before;
  const along = async (graph: Writing, done: Report): Promise<void> => {
    const { batch } = done;
    const isAmended = amended !== undefined || without.length > 0;
    proposal = await decide(graph, id, {
      status: 'ACCEPTED',
      ...decisionOf(deciding),
      amended: isAmended,
      batch: batch ?? undefined,
    });
    await keepProposed(graph, done, { model, proposal: before.number, source: from });
  };
  const report = await apply(made, {
    ...plainly(deciding.viewer),
    reason: deciding.reason,
    source: from,
    dryRun,
    proposal: id,
    along,
  });
  return { proposal, report };
};

/** Leaves out what is not made of a proposal. @throws BAD_INPUT where there is no such change, or none is left */
const chosenOf = (proposal: Proposal, without: readonly string[]): Proposal => {
  const changes = proposal.changes.filter(({ at }) => !without.includes(at));
  const isKnown = without.every(path => proposal.changes.some(change => change.at === path));
  if (isKnown && changes.length > 0) return { ...proposal, changes };
  throw new SamgrafError(
    'BAD_INPUT',
    isKnown
      ? 'without leaves nothing to make.'
      : `without names a path that ${proposalId(proposal.number)} has not.`,
    isKnown ? 'Reject the proposal.' : 'Each of `proposals { nodes { changes { path } } }` is one.',
  );
};

const checkOther = ({ by, proposer }: Proposal, viewer: Viewer): void => {
  if (proposer === undefined ? by !== viewer.name : proposer !== identityOf(viewer)) return;
  throw new SamgrafError(
    'FORBIDDEN',
    'Here two decide: whoever proposes something does not accept it.',
    'Let another steward accept it, or reject it.',
  );
};

/** Proposals that are rejected at once. */
const MOST_REJECTED = 1_000;

/** Rejects proposals, all or none; the first is what is told. */
export const rejectProposal = async (
  store: Store,
  ids: readonly string[],
  deciding: Deciding,
): Promise<Proposed> => {
  checkDeciding(deciding);
  if (ids.length > MOST_REJECTED)
    throw new SamgrafError(
      'TOO_COMPLEX',
      `A request rejects at most ${MOST_REJECTED.toLocaleString('en')} proposals, not ${ids.length}.`,
      'Send several requests.',
    );
  const decision: Decision = {
    status: 'REJECTED',
    ...decisionOf(deciding),
    amended: false,
    batch: undefined,
  };
  const proposal = await store.transact(
    async graph => {
      const decided: Proposal[] = [];
      for (const id of new Set(ids)) decided.push(await decide(graph, id, decision));
      return decided[0];
    },
    undefined,
    leftUntil(deciding.until),
  );
  return { proposal, report: undefined };
};

const decisionOf = ({ viewer, reason }: Deciding) => ({
  decidedAt: toSecond(new Date().toISOString()),
  decidedBy: viewer.name,
  decision: reason,
});

/** In the transaction, where no other decides it at the same time. */
const decide = async (graph: Writing, id: string, decision: Decision): Promise<Proposal> => {
  const { number, at, by, proposer, reason, source, changes, impact } = await openProposal(graph, id);
  const decided: Proposal = { number, at, by, proposer, reason, source, changes, impact, ...decision };
  await graph.setProposal(decided);
  return decided;
};

const openProposal = async (graph: Pick<Writing, 'proposals'>, id: string): Promise<Proposal> => {
  const number = proposalNumber(id);
  const [proposal] = number === undefined ? [] : await graph.proposals({ number, limit: 1 });
  if (!proposal)
    throw new SamgrafError('NOT_FOUND', 'There is no such proposal.', 'Look it up in `proposals`.');
  if (proposal.status === 'OPEN') return proposal;
  throw new SamgrafError(
    'VERSION_CONFLICT',
    `${id} was ${proposal.status.toLowerCase()} by ${proposal.decidedBy} at ${proposal.decidedAt}.`,
    'Undo its batch, or propose anew.',
  );
};

const checkDeciding = ({ viewer, reason }: Deciding): void => {
  if (!mayAct(viewer, 'STEWARD'))
    throw new SamgrafError(
      'FORBIDDEN',
      'Only stewards may decide on proposals.',
      'Ask for a key with the role STEWARD, or wait for the decision in `proposals`.',
    );
  checkReason(reason);
};

const LONGEST_REASON = 2_000;
const checkReason = (reason: string): void => {
  if (reason.trim() !== '' && reason.length <= LONGEST_REASON) return;
  throw new SamgrafError(
    'BAD_INPUT',
    `reason has ${reason.trim().length} characters; it takes 1 to ${LONGEST_REASON.toLocaleString('en')}.`,
    'Say why, for whoever reads it later.',
  );
};

/** The changes of a proposal, of the model as it is now. */
const changesOf = (
  { changes, number }: Proposal,
  { kinds, relations }: Model,
  isOver: boolean,
): readonly Change[] =>
  changes.map(proposed => {
    const { seen } = proposed;
    const change: ProposedChange = seen && isOver ? { ...proposed, seen: { ...seen, isOver } } : proposed;
    if (change.of === undefined) return change as Change;
    const of = kinds.get(change.of) ?? relations.get(change.of);
    if (of) return { ...change, of } as Change;
    throw new SamgrafError(
      'BAD_INPUT',
      `${proposalId(number)} is about ${change.of}, which is no longer in the model.`,
      'Accept it with other changes, or reject it.',
    );
  });
