import { say } from './say';

/** Pages of the explorer follow each other without a reload; whatever fails is left to the browser or said. */
const onShown: (() => void)[] = [];
/** Runs now and after each page. */
export const whenShown = (enhance: () => void): void => {
  onShown.push(enhance);
  enhance();
};

/** Ids stay readable in the address: colons and tildes need no escape there. */
export const readable = (query: URLSearchParams): string =>
  query.toString().replaceAll('%3A', ':').replaceAll('%7E', '~').replaceAll('%2F', '/');

const pageOf = ({ pathname, search }: Readonly<{ pathname: string; search: string }>): string =>
  pathname + search;

let underway: AbortController | undefined;
/** The page that is shown, without the place in it. */
let shown = pageOf(location);

/** Gives the page that is shown another address, without a new one in the history. */
export const rename = (address: URL): void => {
  history.replaceState(null, '', address);
  shown = pageOf(address);
};

/** Puts the main part of a fetched page in place of this one. */
const show = (text: string, address: URL, keepScroll: boolean): void => {
  const next = new DOMParser().parseFromString(text, 'text/html');
  const main = next.querySelector('main');
  const header = next.querySelector('.sg-header');
  const here = document.querySelector('main');
  if (!main || !here) {
    location.assign(address);
    return;
  }
  shown = pageOf(address);
  document.title = next.title;
  document.documentElement.lang = next.documentElement.lang;
  Object.assign(document.body.dataset, next.body.dataset);
  here.replaceWith(document.adoptNode(main));
  if (header) document.querySelector('.sg-header')?.replaceWith(document.adoptNode(header));
  for (const enhance of onShown) enhance();
  const target = address.hash ? document.getElementById(decodeURIComponent(address.hash.slice(1))) : null;
  if (target) target.scrollIntoView({ block: 'nearest' });
  else if (!keepScroll) {
    scrollTo(0, 0);
    main.focus({ preventScroll: true });
  }
  say(main.querySelector('h1')?.textContent ?? next.title);
};

/** Fetches a page and shows it. */
export const visit = async (href: string, keepScroll = false, isNew = true): Promise<void> => {
  underway?.abort();
  const controller = (underway = new AbortController());
  document.documentElement.setAttribute('aria-busy', 'true');
  try {
    const reply = await fetch(href, { signal: controller.signal, headers: { accept: 'text/html' } });
    if (!/^text\/html/.test(reply.headers.get('content-type') ?? '')) {
      location.assign(href);
      return;
    }
    const text = await reply.text();
    const address = new URL(reply.url);
    address.hash = new URL(href, location.href).hash;
    if (isNew) history.pushState(null, '', address);
    show(text, address, keepScroll);
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'AbortError'))
      say(document.body.dataset.network, true);
  } finally {
    if (underway === controller) document.documentElement.removeAttribute('aria-busy');
  }
};

const isOurs = (address: URL): boolean =>
  address.origin === location.origin &&
  !/^\/(playground|graphql|web|health|metrics)\b/.test(address.pathname) &&
  !address.searchParams.has('format');

const onClick = (event: MouseEvent): void => {
  if (
    event.defaultPrevented ||
    event.button !== 0 ||
    event.metaKey ||
    event.ctrlKey ||
    event.shiftKey ||
    event.altKey
  )
    return;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  const href = link instanceof HTMLAnchorElement ? link.href : undefined;
  if (!link || href === undefined || link.hasAttribute('download')) return;
  const address = new URL(href);
  if (!isOurs(address) || (pageOf(address) === pageOf(location) && address.hash !== '')) return;
  event.preventDefault();
  void visit(href);
};

/** What a form says, with the ids of what was chosen in place of the words, so that no search is needed. */
const onSubmit = (event: SubmitEvent): void => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.hasAttribute('data-navigate')) return;
  event.preventDefault();
  const query = new URLSearchParams();
  const fields = [...form.querySelectorAll<HTMLInputElement>('input[data-id]')];
  for (const [name, value] of new FormData(form, event.submitter)) {
    if (typeof value !== 'string' || value === '') continue;
    const field = fields.find(input => input.name === name && input.dataset.name === value);
    query.append(name, field?.dataset.id ?? value);
  }
  void visit(`${new URL(form.action).pathname}?${readable(query)}`);
};

export const startNavigation = (): void => {
  document.addEventListener('click', onClick);
  document.addEventListener('submit', onSubmit);
  // A link within the page tells it too; fetching the page anew then would drop the focus.
  addEventListener('popstate', () => {
    if (pageOf(location) !== shown) void visit(location.href, true, false);
  });
};
