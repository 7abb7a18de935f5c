/** How far a traversal looks, whatever is asked: so many edges a layer, so many nodes at each end. */
export type Bounds = Readonly<{ layerCap: number; endCap: number }>;
export const BOUNDS: Bounds = { layerCap: 5_000, endCap: 10_000 };
