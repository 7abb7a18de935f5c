import type { Shown } from '../pages/question';
import type { PageContext } from '../pages/page';
import { questionText } from '../parts/question-form';
import { laneSketch } from '../pictures/lane-picture';
import type { Draw } from '../pictures/sketch';
import { askedWith } from '../words/said';
import { sureText, suresIn } from '../words/sure';
import { capital, dateText, numberText } from '../words/texts';
import { sentencesOf, type Figure, type PageAnswer } from './answer';
import { pictureOf } from './picture-of';
import { reachOf, unitsText } from './reach';
import { hrefOf } from './state';

/** An answer as it is handed on: in a picture, a sheet, a slide, a letter, a frame on another page. */
export type Card = Readonly<{
  /** The question. */
  asked: string;
  /** The answer. */
  heading: string;
  /** At most five lines that matter besides. */
  sentences: readonly string[];
  /** How sure it is, and how far it goes where it is not whole. */
  certainty: string;
  /** The day that it is of, and the same as ISO 8601 has it. */
  asOf: string;
  day: string;
  /** Where it is from: whole, and as it is shown. */
  address: string;
  who: string;
  /** Undefined where there is nothing to draw. */
  draw: Draw | undefined;
  beside: Figure['beside'];
  /** The sentences, as text with their sources. */
  told: string;
}>;

const MOST_SENTENCES = 5;

/** How sure the sentences are that there are, in words; empty where none of them says. */
const surenessOf = (answer: PageAnswer, t: PageContext['t']): string => {
  const count = suresIn(sentencesOf(answer).map(({ certainty }) => certainty));
  const all = count.FACT + count.DEDUCTION + count.UNCERTAIN;
  return all === 0 ? '' : `${capital(unitsText('sentence', all, t))}: ${sureText(count, t)}`;
};

/** Of a what-if what is left is drawn; what it is asked with says what is gone. */
const drawOf = ({ answer }: Shown, { lang, along, state }: PageContext): Draw | undefined => {
  if (answer.figure) return answer.figure.draw;
  const picture = pictureOf(answer, { lang, along });
  return picture.nodes.length === 0 ? undefined : () => laneSketch(picture, { lang, selected: state.chosen });
};

/** What is said besides the heading, or else what there is of what. */
const pointsOf = ({ points = [], groups }: PageAnswer, lang: PageContext['lang']): readonly string[] =>
  points.length > 0
    ? points
    : groups.flatMap(({ heading, count, sentences }) =>
        heading === undefined ? [] : `${heading}: ${numberText(count ?? sentences.length, lang)}`,
      );

/** The card of an answer. It says what the page says, and nothing else. */
export const cardOf = (shown: Shown, context: PageContext, told: string): Card => {
  const { view, filled, names, answer } = shown;
  const { state, along, lang, t, today, origin } = context;
  const reach = reachOf(answer.honesty, t);
  const day = along.day ?? today;
  return {
    asked: [questionText(view, filled, context), ...askedWith(context, names)].join(' '),
    heading: answer.lead,
    sentences: pointsOf(answer, lang).slice(0, MOST_SENTENCES),
    certainty: [surenessOf(answer, t), reach.sign === 'ok' ? '' : reach.text].filter(Boolean).join('. '),
    asOf: dateText(day, lang),
    day,
    address: `${origin}${hrefOf({ ...state, after: undefined, open: [], lang })}`,
    who: t('shell-brand'),
    draw: drawOf(shown, context),
    beside: answer.figure?.beside,
    told,
  };
};
