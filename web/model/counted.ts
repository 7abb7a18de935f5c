import type { Count } from '../../src/engine/messages/count';

export type { Count } from '../../src/engine/messages/count';

export const amountOf = (count: Count): number => (typeof count === 'number' ? count : count.least);

/** What is at least so many because not all of it is here; none of it is told as none, since how far it was looked for is told beside. */
export const leastOf = (n: number, isWhole: boolean): Count => (isWhole || n === 0 ? n : { least: n });

/** Counts a list of the API, whose number is null where something was left out. */
export const countOf = ({
  totalCount,
  nodes,
}: Readonly<{ totalCount?: number | null | undefined; nodes: readonly unknown[] }>): Count =>
  totalCount ?? leastOf(nodes.length, false);
