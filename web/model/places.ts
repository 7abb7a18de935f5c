/** Where the maps are. */
export const MAP_PATHS = ['/kart/okosystem', '/kart/kapabiliteter', '/kart/norge'] as const;
