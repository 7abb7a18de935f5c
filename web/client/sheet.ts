import { bringLit } from '../pictures/zoom';

/** On a phone the picture comes up over the sentences, and goes away by its button or Escape. */

const PHONE = '(max-width: 45rem)';

type Open = Readonly<{ figure: HTMLElement; button: HTMLElement; room: HTMLElement; back: HTMLElement }>;
let open: Open | undefined;

/** Puts the picture back where it was, and the focus where it came from. */
export const closeSheet = (): void => {
  if (!open) return;
  const { figure, button, room, back } = open;
  open = undefined;
  figure.classList.remove('sg-sheet');
  button.remove();
  room.remove();
  back.focus({ preventScroll: true });
};

const openSheet = (figure: HTMLElement, back: HTMLElement): void => {
  closeSheet();
  // What stands below the picture stays where it is.
  const room = document.createElement('div');
  room.style.blockSize = `${figure.getBoundingClientRect().height}px`;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'ds-button sg-sheet-close';
  button.dataset.variant = 'secondary';
  button.textContent = document.body.dataset.close ?? '';
  button.addEventListener('click', closeSheet);
  figure.before(room);
  figure.prepend(button);
  figure.classList.add('sg-sheet');
  open = { figure, button, room, back };
  button.focus({ preventScroll: true });
  back.closest('[data-sentence]')?.scrollIntoView({ block: 'start' });
};

/** Shows what is lit: in a sheet where there is little room. */
export const showPicture = (link: HTMLElement): void => {
  const all = [...document.querySelectorAll<HTMLElement>('figure.sg-picture')];
  const figure = all.find(of => of.querySelector('.sg-on')) ?? all[0];
  if (!figure) return;
  if (matchMedia(PHONE).matches) openSheet(figure, link);
  else figure.scrollIntoView({ block: 'nearest' });
  bringLit(figure);
};

export const startSheet = (): void => {
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape' && !document.querySelector('dialog[open]')) closeSheet();
  });
};
