/** A picture as its elements say: places and what joins them. */

export type ElementPlace = Readonly<{ element: SVGElement; index: number; lane: number }>;
type DrawnEdge = Readonly<{ from: number; to: number; says: string }>;
export type Drawn = Readonly<{
  figure: HTMLElement;
  scroll: HTMLElement | null;
  live: HTMLElement | null;
  places: readonly ElementPlace[];
  edges: readonly DrawnEdge[];
}>;

export const readPicture = (figure: HTMLElement): Drawn => {
  const lanes = [...figure.querySelectorAll('svg [role="list"]')];
  const places = [...figure.querySelectorAll<SVGElement>('svg [data-n]')].map(element => ({
    element,
    index: Number(element.dataset.n),
    lane: lanes.indexOf(element.closest('[role="list"]') ?? element),
  }));
  return {
    figure,
    scroll: figure.querySelector('.sg-picture-scroll'),
    live: figure.querySelector('[data-live]'),
    places: places.sort((a, b) => a.index - b.index),
    edges: [...figure.querySelectorAll<SVGElement>('[data-f]')].map(edge => ({
      from: Number(edge.dataset.f),
      to: Number(edge.dataset.t),
      says: edge.querySelector('title')?.textContent ?? '',
    })),
  };
};

/** The other ends of a place's relations, in reading order, each once. */
export const neighboursOf = (
  { edges, places }: Drawn,
  { index }: ElementPlace,
): readonly Readonly<{ edge: DrawnEdge; place: ElementPlace }>[] => {
  const found = new Map<number, DrawnEdge>();
  for (const edge of edges) {
    if (edge.from === index && edge.to !== index) found.set(edge.to, edge);
    else if (edge.to === index && edge.from !== index && !found.has(edge.from)) found.set(edge.from, edge);
  }
  return [...found]
    .sort(([a], [b]) => a - b)
    .flatMap(([other, edge]) => (places[other] ? [{ edge, place: places[other] }] : []));
};

/** Whether a relation leads on: to a lane further right, or within a lane as it is said. */
export const isAlong = (here: ElementPlace, edge: DrawnEdge, other: ElementPlace): boolean =>
  other.lane === here.lane ? edge.from === here.index : other.lane > here.lane;
