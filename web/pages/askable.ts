import type { Filled, Slot } from '../model/slots';
import { alongHref, entityHref, type Along } from '../model/state';
import { questionText } from '../parts/question-form';
import { views } from '../views/list';
import { pathOf, type View } from '../views/view';
import type { PageContext } from './page';

/** What fills the gaps of a question, and the day on which it holds, where it does not on the day of the page. */
export type InGaps = Readonly<{ filled: Readonly<Record<string, Filled>>; day: string | undefined }>;

/** What can be asked by a sentence: its gaps, the message with its words, its own words and the address of its answer. */
export type Askable = Readonly<{
  words: 'thing' | 'compare' | (typeof TOLD)[number];
  gaps: readonly Slot[];
  question: (filled: InGaps['filled'], context: PageContext) => string;
  href: (of: InGaps, context: PageContext) => string;
}>;

/** The questions of the explorer whose words are told by messages. */
const TOLD = [
  'knytter',
  'fases-ut',
  'krav',
  'gjelder-for',
  'ligner',
  'avhengig',
  'hviler-pa',
  'mangler',
  'endret',
  'hvorfor-ikke',
] as const;

const onDay = (along: Along, day: string | undefined): Along =>
  day === undefined ? along : { ...along, day };

const valuesOf = (filled: InGaps['filled']): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(filled).map(([name, { value }]) => [name, value]));

const ofView = (words: (typeof TOLD)[number], view: View): Askable => ({
  words,
  gaps: view.slots.filter(({ type }) => type === 'entity'),
  question: (filled, context) => questionText(view, filled, context),
  href: ({ filled, day }, { along }) =>
    alongHref(pathOf(view), view.isDated ? onDay(along, day) : along, valuesOf(filled)),
});

const anything = (name: string): Slot => ({ name, type: 'entity', kinds: [] });

/** The page of one thing; of a name that several have, a search for it. */
const THING: Askable = {
  words: 'thing',
  gaps: [anything('hva')],
  question: ({ hva }, { t }) =>
    hva?.thing === undefined && hva !== undefined
      ? t('search-title', { text: hva.name })
      : t('question-recorded', { what: hva?.title ?? '…' }),
  href: ({ filled: { hva }, day }, { along }) =>
    hva?.thing === undefined
      ? alongHref('/sok', along, { q: hva?.value ?? '' })
      : entityHref(hva.value, onDay(along, day)),
};

const COMPARED: Askable = {
  words: 'compare',
  gaps: [anything('a'), anything('b')],
  question: ({ a, b }, { t }) =>
    `${t('compare-title')}: ${[a, b].map(side => side?.title ?? '…').join(' – ')}`,
  href: ({ filled }, { along }) => alongHref('/sammenlign', along, valuesOf(filled)),
};

/** What can be asked of the model that is running. */
export const askables = ({ offers }: PageContext): readonly Askable[] => [
  ...TOLD.flatMap(words => {
    const view = views.find(({ name }) => name === words);
    return view && offers(pathOf(view)) ? [ofView(words, view)] : [];
  }),
  ...(offers('/sammenlign') ? [COMPARED] : []),
  THING,
];
