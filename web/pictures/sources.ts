import type { Drawn, ElementPlace } from './drawn';

/** What the sentences of the page say of the relations of a node, each with its sources; the one with `first` first. */
const stepsOf = (id: string, first: string | undefined): readonly Element[] => {
  const found = new Map<string, HTMLElement>();
  for (const step of document.querySelectorAll<HTMLElement>('.sg-steps [data-step]')) {
    const key = step.dataset.step ?? '';
    const [from, , to] = key.split(' ');
    if (from === id || to === id) found.set(key, step);
  }
  const isFirst = (key: string): boolean => first !== undefined && key.split(' ').includes(first);
  return [...found]
    .sort(([a], [b]) => Number(isFirst(b)) - Number(isFirst(a)))
    .map(([, step]) => step.cloneNode(true) as Element);
};

/**
 * Shows the sources of the relations of a node, the one that led there first; closing gives the focus back.
 * @returns whether there are any.
 */
export const showSources = (
  { figure }: Drawn,
  { element }: ElementPlace,
  from: ElementPlace | undefined,
): boolean => {
  const dialog = figure.querySelector<HTMLDialogElement>('dialog[data-picture-sources]');
  const steps = stepsOf(element.dataset.key ?? '', from?.element.dataset.key);
  if (!dialog || steps.length === 0) return false;
  dialog.querySelector('[data-list]')?.replaceChildren(...steps);
  const name = dialog.querySelector('[data-name]');
  if (name) name.textContent = element.querySelector('title')?.textContent ?? '';
  dialog.querySelector('[data-about]')?.setAttribute('href', element.getAttribute('href') ?? '');
  dialog.addEventListener('close', () => element.focus({ preventScroll: true }), { once: true });
  dialog.showModal();
  dialog.querySelector('h3')?.focus();
  return true;
};
