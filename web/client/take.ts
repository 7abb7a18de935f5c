import { readable } from './navigate';
import { say } from './say';

/** Copying, and the picture as PNG: what needs a script is shown only where there is one. */
const copy = async (button: HTMLElement): Promise<void> => {
  const { copyLink, copyText, done, failed } = button.dataset;
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
    }
    say(done, true);
  } catch (error) {
    if (error instanceof TypeError) say(document.body.dataset.network, true);
    else say(failed, true);
  }
};

const SCALE = 2;

/** Drawn by the browser from the SVG of the server. */
const download = async (href: string): Promise<void> => {
  const reply = await fetch(href);
  if (!reply.ok) return say(document.body.dataset.network, true);
  const said = /filename="([\w-]+)\.svg"/.exec(reply.headers.get('content-disposition') ?? '');
  const name = `${said?.[1] ?? 'samgraf'}.png`;
  const source = URL.createObjectURL(await reply.blob());
  const image = new Image();
  image.src = source;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.width * SCALE;
  canvas.height = image.height * SCALE;
  const context = canvas.getContext('2d');
  if (!context) return;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(source);
  canvas.toBlob(blob => {
    if (!blob) return;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    URL.revokeObjectURL(link.href);
  }, 'image/png');
};

export const startTaking = (): void => {
  document.addEventListener('click', event => {
    const target = event.target instanceof Element ? event.target : null;
    const button = target?.closest<HTMLElement>('[data-copy-link], [data-copy-text]');
    if (button) return void copy(button);
    const link = target?.closest<HTMLAnchorElement>('a[data-png]');
    if (!link) return;
    event.preventDefault();
    download(link.href).catch(() => say(document.body.dataset.network, true));
  });
};

export const showScripted = (): void => {
  for (const part of document.querySelectorAll<HTMLElement>('[data-script]')) part.hidden = false;
};
