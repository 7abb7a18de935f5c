import { HistoryDocument } from '../gql/graphql';
import type { PageAnswer } from '../model/answer';
import type { NoAnswer } from '../model/asking';
import { differenceOf, type AnswerDifference } from '../model/difference';
import { settle } from '../model/drafts';
import { isFault, resolve, type Filled, type Trouble } from '../model/slots';
import { withFormat } from '../model/places';
import { hasWhatIf, hrefOf, type State } from '../model/state';
import type { ThingRef } from '../model/answer';
import type { Ticks } from '../parts/conditions';
import { questionText } from '../parts/question-form';
import { QuestionMain } from '../parts/question-main';
import { readView, type View } from '../views/view';
import { isDay } from '../words/texts';
import { withOwnDay } from './own-day';
import { fileOf } from './question-file';
import { troublePage } from './trouble';
import type { PageContext, Rendered } from './page';

/** All that a question's page shows. */
export type Shown = Readonly<{
  view: View;
  filled: Readonly<Record<string, Filled>>;
  names: ReadonlyMap<string, ThingRef>;
  answer: PageAnswer;
  difference: AnswerDifference | undefined;
  ticks: Ticks | undefined;
}>;

type Answered = Readonly<{ view: View; filled: Shown['filled']; names: Shown['names'] }>;

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
const ticksOf = async (
  { ask, lang, state }: PageContext,
  { view, filled }: Answered,
): Promise<Ticks | undefined> => {
  const subject = Object.values(filled).find(({ thing }) => thing !== undefined && !thing.graph)?.value;
  if (subject === undefined) return undefined;
  const { data } = await ask(HistoryDocument, { of: subject, first: 200, lang });
  const days = data?.history?.nodes.map(({ date }) => date) ?? [];
  const href = (day: string): string => {
    const then = { ...state, chosen: undefined, after: undefined, open: [] };
    return hrefOf(view.onDay?.(then, day) ?? { ...then, asOf: day });
  };
  return { subject, days: [...new Set(days)].sort(), href };
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

/** The answer, and beside it what it would be without the what-if and without the conditions. */
const shownOf = async (asked: Answered, context: PageContext): Promise<Shown | NoAnswer> => {
  const { view, filled, names } = asked;
  const { ask, state, lang, t, today, along, graphName } = context;
  const given = { ask, slots: filled, lang, t, today, along, graphName };
  const read = (of: State) => readView(view, { ...given, state: of });
  const [answer, before, all, ticks] = await Promise.all([
    read(state),
    hasWhatIf(state) ? read(unassumed(state)) : undefined,
    isConditioned(state) ? read(unconditioned(state)) : undefined,
    view.isDated ? ticksOf(context, asked) : undefined,
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
const prepared = async (view: View, context: PageContext): Promise<Answered | Rendered> => {
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
export const shownAt = async (view: View, context: PageContext): Promise<Shown | Rendered> => {
  const own = withOwnDay(view, context);
  const ready = await prepared(view, { ...own, state: context.state });
  if ('kind' in ready) return ready;
  const shown = await shownOf(ready, own);
  return isFault(shown) ? troublePage({ kind: 'fault', fault: shown }, own, view) : shown;
};

/** The page of a question: its gaps filled, its answer, and how far the answer goes. */
export const questionPage = async (view: View, context: PageContext): Promise<Rendered> => {
  const shown = await shownAt(view, context);
  if ('kind' in shown) return shown;
  const { filled, answer } = shown;
  const own = withOwnDay(view, context);
  return (
    fileOf(shown, own) ?? {
      kind: 'page',
      title: `${questionText(view, filled, own)} ${answer.lead}`,
      description: answer.lead,
      card: {
        image: withFormat(hrefOf({ ...own.state, chosen: undefined, open: [], lang: own.lang }), 'png'),
        about: answer.lead,
      },
      main: <QuestionMain shown={shown} context={own} />,
    }
  );
};
