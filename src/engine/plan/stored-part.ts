import type { Properties } from './write';

/** What stands beside the graph: entries of the change log, proposals, notes of the server, and marks of kinds and relations. */
export type Beside = 'changes' | 'proposals' | 'notes' | 'marks';

/** The property that each has one of its own of. */
export const BESIDE_KEYS: Readonly<Record<Beside, string>> = {
  changes: 'sequence',
  proposals: 'number',
  notes: 'id',
  marks: 'name',
};

export type StoredRelation = Readonly<{ from: string; to: string; properties: Properties }>;

/** Records as they were stored, whatever the Model says of them now. `fractions`: fields whose numbers need not be whole. */
export type StoredPart =
  | Readonly<{
      of: 'nodes';
      labels: readonly string[];
      fractions: readonly string[];
      rows: readonly Properties[];
    }>
  | Readonly<{
      of: 'edges';
      type: string;
      fractions: readonly string[];
      rows: readonly StoredRelation[];
    }>
  | Readonly<{ of: Beside; rows: readonly Properties[] }>;
