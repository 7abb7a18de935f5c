/**
 * Bounds of every question: edges per layer, nodes at each end, and edges among the nodes of a neighbourhood.
 */
export type Bounds = Readonly<{ layerCap: number; endCap: number; amongCap: number }>;
export const BOUNDS: Bounds = { layerCap: 10_000, endCap: 10_000, amongCap: 20_000 };
