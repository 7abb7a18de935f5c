import { defaults } from '../gql/labels';
import type { PageAnswer, ThingRef } from '../model/answer';
import type { Asking, NoAnswer } from '../model/asking';
import { isFault, type Filled, type Gaps } from '../model/slots';
import type { Along, Lang, State } from '../model/state';
import type { Say } from '../words/say';

/** What a view is asked with: the public API, what the address says, and what fills its slots. */
export type ViewInput = Readonly<{
  ask: Asking;
  state: State;
  slots: Readonly<Record<string, Filled>>;
  lang: Lang;
  t: Say;
  today: string;
  /** What links carry along. */
  along: Along;
  /** What a graph is of, by its key; undefined is ours. */
  graphName: (graph: string | undefined) => string;
}>;

/** A question that has a page of its own. */
export type View = Gaps &
  Readonly<{
    /** The last part of its address: /sporsmal/knytter. */
    name: string;
    /** The question with its slots in braces; some say it otherwise of some kinds. */
    question: (t: Say, lang: Lang, about?: ThingRef) => string;
    /** Whether it may be asked as of a day; one that names days of its own is not. */
    isDated: boolean;
    /** Whether it may be asked of other graphs too. */
    goesAcross?: true;
    /** What it asks: where the model lacks any of it, the question has no page. */
    asks: readonly Readonly<{ toString: () => string }>[];
    /** The day that the answer is of, if the question names it: it is asked of no other. */
    ownDay?: (state: State) => string | undefined;
    read: (input: ViewInput) => Promise<PageAnswer | NoAnswer>;
  }>;

/** Whether it is asked as of the day of the conditions: it may be, and names no day of its own. */
export const isOfAnyDay = ({ isDated, ownDay }: View, state: State): boolean =>
  isDated && ownDay?.(state) === undefined;

/** Asks a question. Where nothing was found before a limit, or in the graphs that answered, its headline says that, and never that there is none. */
export const readView = async (view: View, input: ViewInput): Promise<PageAnswer | NoAnswer> => {
  const answer = await view.read(input);
  if (isFault(answer)) return answer;
  const { outcome } = answer.honesty;
  return outcome === 'NOT_FOUND_WITHIN_BOUNDS' || outcome === 'UNKNOWN'
    ? { ...answer, lead: input.t(`honesty-${outcome}`) }
    : answer;
};

export const pathOf = ({ name }: View): string => `/sporsmal/${name}`;

/** With how many of those most like it one is compared. */
export const PEERS = defaults.adoption?.peers;

/** Sentences of a page. */
export const PAGE = 20;

/** The filled slot; only called for slots that must be filled. */
export const slotOf = ({ slots }: ViewInput, name: string): Filled => {
  const filled = slots[name];
  if (filled === undefined) throw new Error(`The slot ${name} is not filled`);
  return filled;
};
