/** How far a question looks, whatever is asked: so many edges a layer, so many nodes at each end, so many edges from the nodes of a neighbourhood. */
export type Bounds = Readonly<{ layerCap: number; endCap: number; amongCap: number }>;
export const BOUNDS: Bounds = { layerCap: 10_000, endCap: 10_000, amongCap: 20_000 };
