import { visit } from './navigate';
import { say } from './say';

/** Suggestions while one types (WAI-ARIA's combobox pattern): the field works as it did before, and says more. */
const WAIT = 120;
let counted = 0;

type Suggesting = {
  field: HTMLInputElement;
  list: HTMLElement;
  at: number;
  asked: AbortController | undefined;
};

const options = ({ list }: Suggesting): HTMLElement[] => [
  ...list.querySelectorAll<HTMLElement>('[role=option]'),
];

const close = (of: Suggesting): void => {
  of.asked?.abort();
  of.list.hidden = true;
  of.at = -1;
  of.field.setAttribute('aria-expanded', 'false');
  of.field.removeAttribute('aria-activedescendant');
};

const mark = (of: Suggesting, at: number): void => {
  const all = options(of);
  of.at = all.length === 0 ? -1 : (at + all.length) % all.length;
  all.forEach((option, i) => {
    option.setAttribute('aria-selected', String(i === of.at));
    if (i !== of.at) return;
    of.field.setAttribute('aria-activedescendant', option.id);
    option.scrollIntoView({ block: 'nearest' });
  });
};

/** A choice in the search field leads to the thing; elsewhere it fills the gap. */
const choose = (of: Suggesting, option: HTMLElement): void => {
  const { id = '', name = '' } = option.dataset;
  close(of);
  if (of.field.dataset.open !== undefined) {
    const here = new URLSearchParams(location.search);
    const along = [...here].filter(([name]) => name === 'dato' || name === 'lang');
    const query = new URLSearchParams(along).toString();
    void visit(`/id/${encodeURIComponent(id).replaceAll('%3A', ':')}${query === '' ? '' : `?${query}`}`);
    return;
  }
  of.field.value = name;
  of.field.dataset.id = id;
  of.field.dataset.name = name;
};

/** What is no thing but may fill the gap, such as all laws of one kind. */
const specials = (field: HTMLInputElement): string =>
  (field.dataset.specials ?? '')
    .split('|')
    .filter(text => text !== '' && text.toLowerCase().includes(field.value.toLowerCase().trim()))
    .map(text => {
      const [id = '', name = ''] = text.split('=');
      const option = document.createElement('div');
      option.className = 'sg-option';
      option.setAttribute('role', 'option');
      option.setAttribute('aria-selected', 'false');
      Object.assign(option.dataset, { id, name });
      option.textContent = name;
      return option.outerHTML;
    })
    .join('');

const ask = async (of: Suggesting): Promise<void> => {
  of.asked?.abort();
  const { signal } = (of.asked = new AbortController());
  const { field, list } = of;
  const query = new URLSearchParams({ q: field.value, del: 'forslag', slag: field.dataset.suggest ?? '' });
  query.set('lang', document.documentElement.lang);
  const day = field.form && new FormData(field.form).get('dato');
  if (typeof day === 'string' && day !== '') query.set('dato', day);
  try {
    const reply = await fetch(`/sok?${query}`, { signal });
    if (!reply.ok) return close(of);
    // Written by our own server, which escapes what the graph says.
    list.innerHTML = specials(field) + (await reply.text());
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return;
    return close(of);
  }
  const count = list.querySelector('[data-count]');
  if (count) say(count.textContent);
  count?.remove();
  options(of).forEach((option, i) => (option.id = `${list.id}-${i}`));
  of.at = -1;
  list.hidden = options(of).length === 0;
  field.setAttribute('aria-expanded', String(!list.hidden));
};

const onKey = (of: Suggesting, event: KeyboardEvent): void => {
  if (event.key === 'Escape' && !of.list.hidden) {
    event.preventDefault();
    return close(of);
  }
  if (of.list.hidden) return;
  const chosen = options(of)[of.at];
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    const down = event.key === 'ArrowDown';
    mark(of, of.at === -1 ? (down ? 0 : -1) : of.at + (down ? 1 : -1));
  } else if (event.key === 'Enter' && chosen) {
    event.preventDefault();
    choose(of, chosen);
  }
};

const start = (field: HTMLInputElement): void => {
  const list = document.createElement('div');
  list.id = `forslag-${++counted}`;
  list.className = 'sg-suggestions';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', document.body.dataset.suggestions ?? '');
  list.hidden = true;
  const box = document.createElement('span');
  box.className = 'sg-combobox';
  field.replaceWith(box);
  box.append(field, list);
  const attributes = {
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': list.id,
  };
  for (const [name, value] of Object.entries(attributes)) field.setAttribute(name, value);
  const of: Suggesting = { field, list, at: -1, asked: undefined };
  let timer: ReturnType<typeof setTimeout> | undefined;
  field.addEventListener('input', () => {
    clearTimeout(timer);
    if (field.value.trim() === '') close(of);
    else timer = setTimeout(() => void ask(of), WAIT);
  });
  field.addEventListener('keydown', event => onKey(of, event));
  field.addEventListener('blur', () => {
    clearTimeout(timer);
    close(of);
  });
  list.addEventListener('pointerdown', event => {
    event.preventDefault();
    const option =
      event.target instanceof Element ? event.target.closest<HTMLElement>('[role=option]') : null;
    if (option) choose(of, option);
  });
};

export const enhanceFields = (): void => {
  for (const field of document.querySelectorAll<HTMLInputElement>('input[data-suggest]:not([role])'))
    start(field);
};
