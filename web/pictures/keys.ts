import { visit } from '../client/navigate';
import { isAlong, neighboursOf, readPicture, type Drawn, type ElementPlace } from './drawn';
import { light, lightAround, startLighting } from './light';
import { showSources } from './sources';
import { startZoom } from './zoom';

/** Arrow keys in pictures: what is drawn becomes a structure to walk in, with one stop for the Tab key. */

/** Where the reader came from, so that the way back is the same. */
type Walk = { at: number; trail: number[]; centred?: number | undefined };

const step = (drawn: Drawn, walk: Walk, key: string): ElementPlace | undefined => {
  const { places } = drawn;
  const here = places[walk.at];
  if (!here) return undefined;
  switch (key) {
    case 'ArrowRight':
      return neighboursOf(drawn, here).filter(({ edge, place }) => isAlong(here, edge, place))[0]?.place;
    case 'ArrowLeft': {
      const back = walk.trail.at(-1);
      if (back !== undefined) return places[back];
      return neighboursOf(drawn, here).filter(({ edge, place }) => !isAlong(here, edge, place))[0]?.place;
    }
    case 'ArrowDown':
    case 'ArrowUp': {
      const row = siblingsOf(drawn, walk, here);
      return row[row.indexOf(here) + (key === 'ArrowDown' ? 1 : -1)];
    }
    case 'Home':
      return places.find(({ lane }) => lane === here.lane);
    case 'End':
      return places.filter(({ lane }) => lane === here.lane).at(-1);
    default:
      return undefined;
  }
};

/** What else led on from where the reader came from; without a way here, the column. */
const siblingsOf = (drawn: Drawn, { trail }: Walk, here: ElementPlace): readonly ElementPlace[] => {
  const from = drawn.places[trail.at(-1) ?? -1];
  if (!from) return drawn.places.filter(({ lane }) => lane === here.lane);
  return neighboursOf(drawn, from)
    .filter(({ edge, place }) => isAlong(from, edge, place))
    .map(({ place }) => place);
};

const KEYS = new Set(['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp', 'Home', 'End']);

const announce = ({ live }: Drawn, text: string | undefined): void => {
  if (live) live.textContent = text ?? '';
};

/** Says where the reader is: the relation that led here, and how many others there are. */
const tell = (drawn: Drawn, walk: Walk, to: ElementPlace): void => {
  const from = walk.trail.at(-1);
  const row = siblingsOf(drawn, walk, to);
  const way = drawn.edges.find(
    ({ from: a, to: b }) => (a === from && b === to.index) || (b === from && a === to.index),
  );
  const place = row.length > 1 ? ` ${row.indexOf(to) + 1}/${row.length}.` : '';
  announce(drawn, way ? `${way.says}.${place}` : place.trim());
};

const goTo = (drawn: Drawn, walk: Walk, to: ElementPlace, key: string): void => {
  if (key === 'ArrowRight') walk.trail.push(walk.at);
  else if (key === 'ArrowLeft') walk.trail.pop();
  else if (key === 'Home' || key === 'End') walk.trail.length = 0;
  walk.at = to.index;
  to.element.focus({ preventScroll: true });
  to.element.scrollIntoView({ block: 'nearest', inline: 'center' });
  tell(drawn, walk, to);
};

const toSources = (drawn: Drawn, { trail }: Walk, here: ElementPlace): void => {
  if (showSources(drawn, here, drawn.places[trail.at(-1) ?? -1])) return;
  const { noSources, groupSources } = drawn.figure.dataset;
  announce(drawn, here.element.hasAttribute('aria-expanded') ? groupSources : noSources);
};

/** Puts a node in the middle with its relations lit; once more is left to the link, as a group is. */
const centre = (drawn: Drawn, walk: Walk, { element, index }: ElementPlace, event: KeyboardEvent): void => {
  const { centred } = drawn.figure.dataset;
  if (centred === undefined || walk.centred === index || element.hasAttribute('aria-expanded')) return;
  event.preventDefault();
  walk.centred = index;
  element.scrollIntoView({ block: 'center', inline: 'center' });
  lightAround(drawn.figure, index);
  announce(drawn, element.hasAttribute('href') ? centred : '');
};

const showKeys = ({ figure }: Drawn): void => {
  const keys = figure.querySelector('details[data-keys]');
  keys?.toggleAttribute('open');
  keys?.querySelector('summary')?.focus();
};

const onKey = (drawn: Drawn, walk: Walk, event: KeyboardEvent): void => {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const here = drawn.places[walk.at];
  if (KEYS.has(event.key)) {
    event.preventDefault();
    const to = step(drawn, walk, event.key);
    if (to) goTo(drawn, walk, to, event.key);
  } else if (event.key === '?') showKeys(drawn);
  else if (event.key === 's' && here) toSources(drawn, walk, here);
  else if (event.key === 'Enter' && here && !event.shiftKey) centre(drawn, walk, here, event);
  else if (event.key === 'Escape') {
    walk.centred = undefined;
    light(undefined);
  }
};

/** The group that was opened or closed last: it keeps the focus, and the picture its place. */
let pending: Readonly<{ key: string; top: number; left: number }> | undefined;

const onOpen = ({ scroll }: Drawn, event: MouseEvent): void => {
  const link = event.target instanceof Element ? event.target.closest('a[aria-expanded]') : null;
  if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const key = link.getAttribute('data-key') ?? '';
  pending = { key, top: scroll?.scrollTop ?? 0, left: scroll?.scrollLeft ?? 0 };
  void visit(link.getAttribute('href') ?? '', true);
};

const restore = ({ places, scroll, live, figure }: Drawn): number => {
  const place = pending && places.find(({ element }) => element.dataset.key === pending?.key);
  if (!pending || !place) return 0;
  scroll?.scrollTo({ top: pending.top, left: pending.left });
  place.element.focus({ preventScroll: true });
  if (live) live.textContent = figure.querySelector('figcaption')?.textContent ?? '';
  pending = undefined;
  return place.index;
};

const enhance = (figure: HTMLElement): void => {
  const drawn = readPicture(figure);
  const walk: Walk = { at: 0, trail: [] };
  const stopAt = (index: number): void => {
    for (const { element } of drawn.places) element.setAttribute('tabindex', '-1');
    drawn.places[index]?.element.setAttribute('tabindex', '0');
  };
  figure.dataset.enhanced = '';
  if (drawn.scroll) startZoom(figure, drawn.scroll);
  stopAt(0);
  const svg = figure.querySelector('svg[role]');
  svg?.addEventListener('focusin', event => {
    const index = drawn.places.findIndex(({ element }) => element === event.target);
    if (index < 0) return;
    if (index !== walk.at) walk.trail.length = 0;
    if (index !== walk.centred) walk.centred = undefined;
    walk.at = index;
    stopAt(index);
  });
  svg?.addEventListener('keydown', event => onKey(drawn, walk, event as KeyboardEvent));
  svg?.addEventListener('click', event => onOpen(drawn, event as MouseEvent));
  restore(drawn);
};

/** Enhances the pictures of a page that were not enhanced before; to be called for each page that is shown. */
export const enhancePictures = (): void => {
  startLighting();
  for (const figure of document.querySelectorAll<HTMLElement>('figure[data-picture]:not([data-enhanced])'))
    enhance(figure);
};
