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

/** Makes some relations of a picture stand out with their ends, and those signs. */
const standOut = (
  figure: HTMLElement,
  isOn: (edge: SVGElement) => boolean,
  isSignOn: (sign: SVGElement) => boolean,
): void => {
  const ends = new Set<string | undefined>();
  for (const edge of figure.querySelectorAll<SVGElement>('[data-f]')) {
    const on = isOn(edge);
    edge.classList.toggle('sg-on', on);
    if (on) ends.add(edge.dataset.f).add(edge.dataset.t);
  }
  for (const place of figure.querySelectorAll<SVGElement>('svg [data-n]'))
    place.closest('.sg-node')?.classList.toggle('sg-on', ends.has(place.dataset.n));
  for (const sign of figure.querySelectorAll<SVGElement>('.sg-signs > .sg-sign'))
    sign.classList.toggle('sg-on', isSignOn(sign));
  figure.classList.toggle('sg-lit', ends.size > 0);
};

const show = (path: string | undefined): void => {
  const isOn = (of: SVGElement): boolean => path !== undefined && pathsOf(of).includes(path);
  for (const figure of document.querySelectorAll<HTMLElement>('figure[data-picture], figure[data-figure]'))
    standOut(figure, isOn, isOn);
};

/** Lights the relations of one node, until another choice. */
export const lightAround = (figure: HTMLElement, index: number): void => {
  standOut(
    figure,
    ({ dataset: { f, t } }) => f === String(index) || t === String(index),
    () => true,
  );
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
