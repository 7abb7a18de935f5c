/** How a picture that is larger than its frame is looked at: buttons, the wheel with a modifier, two fingers, dragging, an overview. */

const SVG = 'http://www.w3.org/2000/svg';
const STEP = 1.4;
const LARGEST = 3;
/** Around what is brought into view, in units of the drawing. */
const MARGIN = 24;

type View = Readonly<{
  figure: HTMLElement;
  scroll: HTMLElement;
  svg: SVGSVGElement;
  width: number;
  height: number;
}>;

const scaleOf = ({ svg, width }: View): number => svg.getBoundingClientRect().width / width || 1;
/** At which the whole of it is seen: as it is at rest, which is how this leaves it. */
const toRest = (view: View): number => {
  const { scroll, svg, width } = view;
  scroll.classList.remove('sg-large');
  svg.setAttribute('width', String(width));
  return scaleOf(view);
};

/** Keeps the point of the drawing at (x, y) of the frame where it is. */
const zoomTo = (
  view: View,
  wanted: number,
  x = view.scroll.clientWidth / 2,
  y = view.scroll.clientHeight / 2,
): void => {
  const { scroll, svg, width } = view;
  const before = scaleOf(view);
  const [left, top] = [(scroll.scrollLeft + x) / before, (scroll.scrollTop + y) / before];
  const whole = toRest(view);
  const scale = Math.min(LARGEST, Math.max(whole, wanted));
  const isLarge = scale > whole * 1.01;
  scroll.classList.toggle('sg-large', isLarge);
  svg.setAttribute('width', String(Math.round(width * (isLarge ? scale : 1))));
  scroll.scrollTo(left * scale - x, top * scale - y);
  overview(view);
};

/** The picture in small with what is seen of it, where that is not all. */
const overview = ({ figure, scroll, svg, width, height }: View): void => {
  const small = figure.querySelector<SVGSVGElement>('[data-overview]');
  if (!small) return;
  small.classList.toggle('sg-shown', scroll.classList.contains('sg-large'));
  if (small.childElementCount === 0) {
    small.setAttribute('viewBox', `0 0 ${width} ${height}`);
    small.append(...[...svg.querySelectorAll('.sg-box')].map(box => box.cloneNode() as Element));
    const seen = document.createElementNS(SVG, 'rect');
    seen.setAttribute('class', 'sg-overview-seen');
    small.append(seen);
  }
  const scale = svg.getBoundingClientRect().width / width || 1;
  const seen = small.lastElementChild;
  for (const [name, value] of [
    ['x', scroll.scrollLeft],
    ['y', scroll.scrollTop],
    ['width', scroll.clientWidth],
    ['height', scroll.clientHeight],
  ] as const)
    seen?.setAttribute(name, String(Math.round(value / scale)));
};

const onTouch = (view: View): void => {
  let apart = 0;
  const between = ([a, b]: TouchList): number =>
    a && b ? Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY) : 0;
  view.scroll.addEventListener(
    'touchstart',
    ({ touches }) => {
      apart = between(touches);
    },
    { passive: true },
  );
  view.scroll.addEventListener(
    'touchmove',
    event => {
      const [a, b] = event.touches;
      if (!a || !b || apart === 0) return;
      event.preventDefault();
      const now = between(event.touches);
      const frame = view.scroll.getBoundingClientRect();
      zoomTo(
        view,
        (scaleOf(view) * now) / apart,
        (a.clientX + b.clientX) / 2 - frame.left,
        (a.clientY + b.clientY) / 2 - frame.top,
      );
      apart = now;
    },
    { passive: false },
  );
};

const onPointer = (view: View): void => {
  const { scroll } = view;
  scroll.addEventListener(
    'wheel',
    event => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const frame = scroll.getBoundingClientRect();
      zoomTo(
        view,
        scaleOf(view) * Math.exp(-event.deltaY / 300),
        event.clientX - frame.left,
        event.clientY - frame.top,
      );
    },
    { passive: false },
  );
  onDrag(view);
};

/** So many pixels are no slip of who clicks. */
const SLIP = 4;

/** A mouse moves what is larger than its frame. Boxes are links: one that the picture was dragged by is not followed. */
const onDrag = ({ scroll }: View): void => {
  let dragged = 0;
  scroll.addEventListener('pointerdown', () => {
    dragged = 0;
  });
  scroll.addEventListener('pointermove', event => {
    if (event.pointerType !== 'mouse' || event.buttons !== 1 || !scroll.classList.contains('sg-large'))
      return;
    dragged += Math.abs(event.movementX) + Math.abs(event.movementY);
    scroll.scrollBy(-event.movementX, -event.movementY);
  });
  scroll.addEventListener('dragstart', event => {
    if (scroll.classList.contains('sg-large')) event.preventDefault();
  });
  scroll.addEventListener(
    'click',
    event => {
      if (dragged <= SLIP) return;
      event.preventDefault();
      event.stopPropagation();
    },
    { capture: true },
  );
};

/** Makes the picture larger and smaller. */
export const startZoom = (figure: HTMLElement, scroll: HTMLElement): void => {
  const svg = scroll.querySelector<SVGSVGElement>('svg');
  if (!svg) return;
  const { width, height } = svg.viewBox.baseVal;
  const view: View = { figure, scroll, svg, width, height };
  svg.removeAttribute('height');
  for (const button of figure.querySelectorAll<HTMLElement>('[data-zoom]'))
    button.addEventListener('click', () => {
      const { zoom } = button.dataset;
      zoomTo(view, zoom === 'all' ? 0 : scaleOf(view) * (zoom === 'in' ? STEP : 1 / STEP));
    });
  scroll.addEventListener('scroll', () => overview(view), { passive: true });
  onPointer(view);
  onTouch(view);
};

/** Brings what stands out into view: all of it, as large as there is room for. */
export const bringLit = (figure: HTMLElement): void => {
  const scroll = figure.querySelector<HTMLElement>('.sg-picture-scroll');
  const svg = scroll?.querySelector<SVGSVGElement>('svg');
  const lit = [...figure.querySelectorAll<SVGGraphicsElement>('.sg-node.sg-on, .sg-edge.sg-on')]
    .map(of => of.getBBox())
    .filter(({ width }) => width > 0);
  if (!scroll || !svg || lit.length === 0) {
    [...figure.querySelectorAll('.sg-on')]
      .find(of => of.getClientRects().length > 0)
      ?.scrollIntoView({ block: 'nearest', inline: 'center' });
    return;
  }
  const { width, height } = svg.viewBox.baseVal;
  const view: View = { figure, scroll, svg, width, height };
  const left = Math.min(...lit.map(({ x }) => x)) - MARGIN;
  const top = Math.min(...lit.map(({ y }) => y)) - MARGIN;
  const wide = Math.max(...lit.map(of => of.x + of.width)) + MARGIN - left;
  const high = Math.max(...lit.map(of => of.y + of.height)) + MARGIN - top;
  zoomTo(view, Math.min(1, scroll.clientWidth / wide, scroll.clientHeight / high));
  const scale = scaleOf(view);
  scroll.scrollTo(
    (left + wide / 2) * scale - scroll.clientWidth / 2,
    (top + high / 2) * scale - scroll.clientHeight / 2,
  );
  overview(view);
};
