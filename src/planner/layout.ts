import type { Arguments } from './arguments';
import type { Arm, Assuming, Asked, Expansion, NamedSet, Selector } from '../plan/traversal';

/** What a question looks at: where it starts, how far it follows what, and what it must know of nodes and edges. */
export type Laid = Readonly<{
  asked: Asked; sets: readonly NamedSet[]; marks?: readonly NamedSet[]; expansions: readonly Expansion[];
  edgeFacts?: readonly string[]; nodeFacts?: readonly string[];
}>;

/** `needs`: kinds and relations without which the question is not offered. */
export type QuestionPlan = Readonly<{ typename: string; needs: readonly string[]; plan: (read: Arguments, asks: (field: string) => boolean, assuming: Assuming | undefined) => Laid }>;

export const named = (name: string, argument: string, selector: Selector, wide = false): NamedSet => ({ name, argument, selector, wide });
/** So many levels along the same arms. */
export const expansion = (name: string, from: readonly string[], levels: number, arms: readonly Arm[], wide = false): Expansion =>
  ({ name, from, levels: Array.from({ length: levels }, () => arms), wide });
