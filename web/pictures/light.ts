/** One path stands out in the pictures of a page; which one, pictures and sentences tell each other by an event. */
const CHOOSE = 'sg:choose';

let chosen: string | undefined;
let started = false;

/** Lights a path in every picture that has it, and tells the rest of the page; undefined lights none. */
export const light = (path: string | undefined): void => {
  document.dispatchEvent(new CustomEvent(CHOOSE, { detail: path }));
};

const pathsOf = (element: SVGElement): readonly string[] =>
  (element.dataset.paths ?? '').split(' ').filter(Boolean).map(decodeURIComponent);

const show = (path: string | undefined): void => {
  for (const figure of document.querySelectorAll<HTMLElement>('figure[data-picture]')) {
    const edges = [...figure.querySelectorAll<SVGElement>('[data-f]')];
    const on = path === undefined ? [] : edges.filter(edge => pathsOf(edge).includes(path));
    const ends = new Set(on.flatMap(({ dataset }) => [dataset.f, dataset.t]));
    for (const edge of edges) edge.classList.toggle('sg-on', on.includes(edge));
    for (const place of figure.querySelectorAll<SVGElement>('svg [data-n]'))
      place.closest('.sg-node')?.classList.toggle('sg-on', ends.has(place.dataset.n));
    for (const sign of figure.querySelectorAll<SVGElement>('.sg-signs > .sg-sign'))
      sign.classList.toggle('sg-on', path !== undefined && pathsOf(sign).includes(path));
    figure.classList.toggle('sg-lit', on.length > 0);
  }
};

const keyOf = (target: EventTarget | null): string | undefined => {
  const element =
    target instanceof Element ? target.closest<HTMLElement>('[data-lights], [data-sentence]') : null;
  return element?.dataset.lights ?? element?.dataset.sentence;
};

/** Listens once for the whole page. */
export const startLighting = (): void => {
  chosen = new URLSearchParams(location.search).get('valgt') ?? undefined;
  if (started) return;
  started = true;
  document.addEventListener(CHOOSE, event => {
    const { detail } = event as CustomEvent<unknown>;
    chosen = typeof detail === 'string' ? detail : undefined;
    show(chosen);
  });
  for (const [into, out] of [
    ['pointerover', 'pointerout'],
    ['focusin', 'focusout'],
  ] as const) {
    document.addEventListener(into, ({ target }) => {
      const key = keyOf(target);
      if (key !== undefined) show(key);
    });
    document.addEventListener(out, ({ target }) => {
      if (keyOf(target) !== undefined) show(chosen);
    });
  }
  document.addEventListener('click', ({ target }) => {
    const edge =
      target instanceof Element ? target.closest<SVGElement>('figure[data-picture] [data-f]') : null;
    const [path] = edge ? pathsOf(edge) : [];
    if (path !== undefined) light(path);
  });
};
