/**
 * Bounds of every question: edges per layer, nodes at each end, and edges among the nodes of a neighbourhood. And
 * of all questions of an operation together: nodes and edges that are read ahead.
 */
export type Bounds = Readonly<{ layerCap: number; endCap: number; amongCap: number; aheadCap: number }>;
export const BOUNDS: Bounds = { layerCap: 10_000, endCap: 10_000, amongCap: 20_000, aheadCap: 200 };
