import type { Picture, PictureEdge, PictureNode } from '../../web/pictures/picture';

const KINDS = ['Municipality', 'PublicService', 'Solution', 'Specification', 'Framework'] as const;

/** Numbers that are the same each time. */
export const randomOf = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
};

export const shuffled = <T>(of: readonly T[], random: () => number): readonly T[] =>
  of
    .map(value => ({ value, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);

const edge = (from: string, to: string, i: number): PictureEdge => ({
  id: `${from} USES ${to}`,
  from,
  to,
  relation: 'USES',
  label: 'bruker',
  certainty: (['FACT', 'DEDUCTION', 'UNCERTAIN'] as const)[i % 3] ?? 'FACT',
  paths: [`p${i % 40}`],
});

/** Nodes in five lanes; most relations go to the next lane, and near to where they come from, as in answers. */
export const graphOf = (nodes: number, edges: number, seed = 7): Picture => {
  const random = randomOf(seed);
  const lane = Math.floor(nodes / 5);
  const all = Array.from({ length: nodes }, (_, i): PictureNode => ({
    id: `n:${i}`,
    kind: KINDS[Math.min(4, Math.floor(i / lane))] ?? 'Solution',
    // The names say nothing of the places.
    name: `Node ${Math.floor(random() * 1e6)}`,
    href: `/id/n:${i}`,
  }));
  const made = new Map<string, PictureEdge>();
  while (made.size < edges) {
    const [at, from] = [Math.floor(random() * lane), Math.floor(random() * 4)];
    const to = Math.min(4, from + (random() < 0.85 ? 1 : 2));
    const near = Math.max(0, Math.min(lane - 1, at + Math.round((random() - 0.5) * lane * 0.35)));
    const one = edge(`n:${from * lane + at}`, `n:${to * lane + near}`, made.size);
    made.set(one.id, one);
  }
  return { nodes: all, edges: [...made.values()] };
};

/** So many municipalities of two counties that use one resource. */
export const municipalities = (count: number): Picture => {
  const nodes = Array.from({ length: count }, (_, i): PictureNode => ({
    id: `municipality:${i}`,
    kind: 'Municipality',
    name: `Kommune ${i}`,
    href: `/id/municipality:${i}`,
    within: i % 2 === 0 ? { id: 'county:11', name: 'Rogaland' } : { id: 'county:18', name: 'Nordland' },
  }));
  return {
    nodes: [...nodes, { id: 'resource:x', kind: 'Solution', name: 'X', href: '/id/resource:x' }],
    edges: nodes.map(({ id }, i) => edge(id, 'resource:x', i)),
  };
};
