import type { GraphQLField } from 'graphql';
import type { End, Field, Kind, Relation } from '../model/model';
import type { QuestionPlan } from './layout';

/**
 * What a field of the schema means in the Model. The schema builder sets it on each field and the planner
 * reads it; neither depends on names.
 */
export type Meaning =
  | Readonly<{ kind: 'lookup'; of: Kind }>
  | Readonly<{ kind: 'list'; of: Kind }>
  | Readonly<{ kind: 'groups'; of: Kind }>
  | Readonly<{ kind: 'node' | 'nodes' | 'search' | 'entities' | 'service' }>
  /** The change log, and the mutations. */
  | Readonly<{ kind: 'changes' | 'recorded' | 'apply' | 'undo' }>
  | Readonly<{ kind: 'proposals' | 'propose' | 'acceptProposal' | 'rejectProposal' }>
  | Readonly<{ kind: 'changeNode'; does: 'upsert' | 'patch' | 'delete'; of: Kind }>
  | Readonly<{ kind: 'changeRelation'; does: 'connect' | 'disconnect'; of: Relation }>
  | Readonly<{ kind: 'question'; question: QuestionPlan }>
  | Readonly<{ kind: 'value' | 'text' | 'texts' | 'sources'; field: Field }>
  | Readonly<{ kind: 'related'; end: End }>
  | Readonly<{ kind: 'edgeNode'; of: Kind }>
  | Readonly<{ kind: 'entity'; of: Kind }>
  | Readonly<{ kind: 'steps' }>
  | Readonly<{ kind: 'plain' }>;

const EXTENSION = 'samgraf';

export const meaningOf = (field: Pick<GraphQLField<unknown, unknown>, 'extensions'>): Meaning =>
  (field.extensions[EXTENSION] as Meaning | undefined) ?? { kind: 'plain' };

export const meaning = (value: Meaning): { extensions: Record<string, Meaning> } => ({
  extensions: { [EXTENSION]: value },
});
