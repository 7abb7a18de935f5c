import { readable, rename } from './navigate';
import { closeSheet, showPicture } from './sheet';

/** Choosing a sentence lights its way in the picture, and the other way round; the address says which. */
const CHOOSE = 'sg:choose';

const showChosen = (key: string | undefined, isFromPicture: boolean): void => {
  for (const claim of document.querySelectorAll<HTMLElement>('[data-sentence]')) {
    const isChosen = claim.dataset.sentence === key;
    claim.toggleAttribute('aria-current', false);
    if (isChosen) claim.setAttribute('aria-current', 'true');
    if (!isChosen) continue;
    for (let fold = claim.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null)
      fold.open = true;
    claim.querySelector('details.sg-steps')?.setAttribute('open', '');
    if (isFromPicture) claim.scrollIntoView({ block: 'nearest' });
  }
  for (const link of document.querySelectorAll<HTMLElement>('[data-choose]')) {
    const { show = '', drop = '' } = document.body.dataset;
    link.textContent = link.dataset.choose === key ? drop : show;
  }
  document.querySelector('.sg-sentences')?.classList.toggle('sg-has-chosen', key !== undefined);
};

const remember = (key: string | undefined): void => {
  const address = new URL(location.href);
  if (key === undefined) address.searchParams.delete('valgt');
  else address.searchParams.set('valgt', key);
  address.search = readable(address.searchParams);
  rename(address);
};

let isOwn = false;

export const startChoosing = (): void => {
  document.addEventListener(CHOOSE, event => {
    const { detail } = event as CustomEvent<unknown>;
    const key = typeof detail === 'string' ? detail : undefined;
    remember(key);
    showChosen(key, !isOwn);
  });
  document.addEventListener('click', event => {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-choose]') : null;
    if (!link || event.defaultPrevented || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    const { choose } = link.dataset;
    const now = new URLSearchParams(location.search).get('valgt');
    isOwn = true;
    document.dispatchEvent(new CustomEvent(CHOOSE, { detail: now === choose ? undefined : choose }));
    isOwn = false;
    if (now === choose) closeSheet();
    else showPicture(link);
  });
};
