import { HistoryDocument } from '../gql/graphql';
import type { Answer } from '../model/answer';
import type { Fault } from '../model/asking';
import { differenceOf, type AnswerDifference } from '../model/difference';
import { settle } from '../model/drafts';
import { csvOf, textOf } from '../model/export';
import { pictureOf } from '../model/picture-of';
import { isFault, resolve, type Filled, type Trouble } from '../model/slots';
import { hasWhatIf, hrefOf, type State } from '../model/state';
import type { Thing } from '../model/answer';
import type { Ticks } from '../parts/conditions';
import { questionText } from '../parts/question-form';
import { QuestionMain } from '../parts/question-main';
import { answerSvg } from '../parts/answer-svg';
import type { View } from '../views/view';
import { dateText, isDay } from '../words/texts';
import { troublePage } from './trouble';
import type { Context, Rendered } from './page';

/** All that a question's page shows. */
export type Shown = Readonly<{
  view: View;
  filled: Readonly<Record<string, Filled>>;
  names: ReadonlyMap<string, Thing>;
  answer: Answer;
  difference: AnswerDifference | undefined;
  ticks: Ticks | undefined;
}>;

const unconditioned = (state: State): State => ({
  ...state,
  asOf: undefined,
  certainty: undefined,
  datedOnly: false,
  after: undefined,
});
const unassumed = (state: State): State => ({ ...state, without: [], with: [], retire: [] });

const isConditioned = ({ asOf, certainty, datedOnly }: State): boolean =>
  asOf !== undefined || certainty !== undefined || datedOnly;

/** The days on which something changed around the first thing that is asked about. */
const ticksOf = async ({ ask, lang }: Context, filled: Shown['filled']): Promise<Ticks | undefined> => {
  const subject = Object.values(filled).find(({ thing }) => thing !== undefined)?.value;
  if (subject === undefined) return undefined;
  const { data } = await ask(HistoryDocument, { of: subject, first: 200, lang });
  const days = data?.history?.nodes.map(({ date }) => date) ?? [];
  return { subject, days: [...new Set(days)].sort() };
};

const dayTrouble = (state: State): Trouble | undefined => {
  if (state.asOf !== undefined && !isDay(state.asOf)) return { kind: 'day', text: state.asOf };
  const retired = state.retire.find(({ on }) => !isDay(on));
  if (retired !== undefined) return { kind: 'day', text: retired.on };
  const { fraDag, tilDag } = state.slots;
  return fraDag !== undefined && tilDag !== undefined && isDay(fraDag) && isDay(tilDag) && fraDag >= tilDag
    ? { kind: 'order' }
    : undefined;
};

type Answered = Readonly<{ view: View; filled: Shown['filled']; names: Shown['names'] }>;

/** The answer, and beside it what it would be without the what-if and without the conditions. */
const shownOf = async ({ view, filled, names }: Answered, context: Context): Promise<Shown | Fault> => {
  const { ask, state, lang, t } = context;
  const read = (of: State) => view.read({ ask, state: of, slots: filled, lang, t });
  const [answer, before, all, ticks] = await Promise.all([
    read(state),
    hasWhatIf(state) ? read(unassumed(state)) : undefined,
    isConditioned(state) ? read(unconditioned(state)) : undefined,
    view.isDated ? ticksOf(context, filled) : undefined,
  ]);
  if (isFault(answer)) return answer;
  const total = all !== undefined && !isFault(all) ? all.honesty.total : undefined;
  return {
    view,
    filled,
    names,
    answer: { ...answer, honesty: { ...answer.honesty, totalUnconditioned: total } },
    difference: before !== undefined && !isFault(before) ? differenceOf(before, answer) : undefined,
    ticks,
  };
};

/** Slots and assumptions with ids, or what stands in the way. */
const prepared = async (view: View, context: Context): Promise<Answered | Rendered> => {
  const wrongDay = dayTrouble(context.state);
  if (wrongDay !== undefined) return troublePage(wrongDay, context, view);
  const settled = await settle(context, context.state);
  if (settled && 'redirect' in settled) return { kind: 'redirect', to: settled.redirect };
  if (settled) return troublePage(settled.trouble, context, view);
  const resolved = await resolve(context, view, context.state);
  if (resolved.redirect !== undefined) return { kind: 'redirect', to: resolved.redirect };
  if (resolved.trouble !== undefined) return troublePage(resolved.trouble, context, view);
  return { view, filled: resolved.slots, names: resolved.names };
};

/** The answer to a question, for pages that show more than one. */
export const shownAt = async (view: View, context: Context): Promise<Shown | Rendered> => {
  const ready = await prepared(view, context);
  if ('kind' in ready) return ready;
  const shown = await shownOf(ready, context);
  return isFault(shown) ? troublePage({ kind: 'fault', fault: shown }, context, view) : shown;
};

/** Files of the same address, which need no script. */
const fileOf = ({ view, filled, answer, difference }: Shown, context: Context): Rendered | undefined => {
  const { url, state, lang, t, today } = context;
  const name = `samgraf-${view.name}-${today}`;
  const exported = {
    question: questionText(view, filled, context),
    answer,
    address: `${context.origin}${hrefOf({ ...state, lang })}`,
    lang,
    t,
    today,
  };
  switch (url.searchParams.get('format')) {
    case 'csv':
      return { kind: 'file', type: 'text/csv; charset=utf-8', name: `${name}.csv`, text: csvOf(exported) };
    case 'txt':
      return { kind: 'file', type: 'text/plain; charset=utf-8', name: `${name}.txt`, text: textOf(exported) };
    case 'svg': {
      const picture = pictureOf(answer, { lang, chosenLang: state.lang, ...difference });
      const text = answerSvg(picture, {
        lang,
        title: exported.question,
        about: answer.lead,
        source: [t.brand, exported.address, dateText(state.asOf ?? today, lang)].join(' · '),
        selected: state.chosen,
      });
      return { kind: 'file', type: 'image/svg+xml', name: `${name}.svg`, text };
    }
    default:
      return undefined;
  }
};

/** The page of a question: its gaps filled, its answer, and how far the answer goes. */
export const questionPage = async (view: View, context: Context): Promise<Rendered> => {
  const shown = await shownAt(view, context);
  if ('kind' in shown) return shown;
  const { filled, answer } = shown;
  return (
    fileOf(shown, context) ?? {
      kind: 'page',
      title: `${questionText(view, filled, context)} ${answer.lead}`,
      description: answer.lead,
      main: <QuestionMain shown={shown} context={context} />,
    }
  );
};
