import { readable } from './navigate';
import { say } from './say';

/** Copying: what needs a script is shown only where there is one. */
const copy = async (button: HTMLElement): Promise<void> => {
  const { copyLink, copyText, copyOf, done, failed } = button.dataset;
  try {
    if (copyLink !== undefined) {
      const address = new URL(copyLink, location.href);
      const chosen = new URLSearchParams(location.search).get('valgt');
      if (chosen !== null) address.searchParams.set('valgt', chosen);
      address.search = readable(address.searchParams);
      await navigator.clipboard.writeText(address.href);
    } else if (copyText !== undefined) {
      const reply = await fetch(copyText);
      if (!reply.ok) return say(document.body.dataset.network, true);
      await navigator.clipboard.writeText(await reply.text());
    } else if (copyOf !== undefined)
      await navigator.clipboard.writeText(document.getElementById(copyOf)?.textContent ?? '');
    say(done, true);
  } catch (error) {
    if (error instanceof TypeError) say(document.body.dataset.network, true);
    else say(failed, true);
  }
};

export const startTaking = (): void => {
  document.addEventListener('click', event => {
    const target = event.target instanceof Element ? event.target : null;
    const button = target?.closest<HTMLElement>('[data-copy-link], [data-copy-text], [data-copy-of]');
    if (button) void copy(button);
  });
};

export const showScripted = (): void => {
  for (const part of document.querySelectorAll<HTMLElement>('[data-script]')) part.hidden = false;
};
