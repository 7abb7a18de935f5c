import type { Viewer } from '../access/viewer';
import { acceptProposal, propose, rejectProposal, type Apply, type Proposed } from '../changes/propose';
import type { MutationField, ProposalField } from '../planner/mutation';
import { newObject } from '../shape/json';
import { noParts, shapeObject } from '../shape/shape';
import { toldProposal } from './read-proposals';
import type { Answer, Answering } from './request';
import { toldReport } from './told-report';

export const isProposal = (field: MutationField): field is ProposalField =>
  field.kind === 'propose' || field.kind === 'acceptProposal' || field.kind === 'rejectProposal';

/** A proposal, or the decision on one, is a mutation of its own, and reads nothing of the graph afterwards. */
export const answerProposal = async (
  field: ProposalField,
  viewer: Viewer,
  context: Answering,
  apply: Apply,
): Promise<Answer> => {
  const { proposal, report } = await make(field, viewer, context, apply);
  context.timing.enter('shape');
  const data = newObject();
  data[field.key] = shapeObject(
    field.shape,
    { proposal: proposal ? toldProposal(proposal) : null, report: report ? toldReport(report) : null },
    noParts,
  );
  return { data, errors: [], cost: () => NO_COST };
};

const make = (
  { kind, proposal, changes, source, reason, dryRun }: ProposalField,
  viewer: Viewer,
  { model, store }: Answering,
  apply: Apply,
): Promise<Proposed> => {
  switch (kind) {
    case 'propose':
      return propose(apply, changes ?? [], { viewer, reason, source, dryRun });
    case 'acceptProposal':
      return acceptProposal({ apply, model, store }, proposal, {
        viewer,
        reason,
        amended: changes,
        source,
        dryRun,
      });
    case 'rejectProposal':
      return rejectProposal(store, proposal, { viewer, reason });
  }
};

const NOTHING = { rows: 0, edges: 0, steps: 0 };
const NO_COST = { estimated: { ...NOTHING, visits: 0, parts: 0 }, actual: { ...NOTHING, statements: 0 } };
