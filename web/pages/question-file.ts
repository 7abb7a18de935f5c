import { cardOf } from '../model/card';
import { csvOf, sheetsOf, textOf } from '../model/export';
import { drawnModel } from '../model/drawn-model';
import { pictureOf } from '../model/picture-of';
import { reachOf } from '../model/reach';
import { formatOf } from '../model/places';
import { hasWhatIf, hrefOf } from '../model/state';
import { answerSvg } from '../parts/answer-svg';
import { aloneSvg, certaintyLegend } from '../pictures/alone';
import { leafOf } from '../pictures/leaf';
import { questionText } from '../parts/question-form';
import { askedWith, dayOfAnswer } from '../words/said';
import { dateText } from '../words/texts';
import type { PageContext, Rendered } from './page';
import type { Shown } from './question';

/** A file tells by its name what it is of; without conditions it is of the day on which it was made. */
const nameOf = ({ view, answer }: Shown, { state, along, today }: PageContext): string => {
  const said = [
    ...(along.day === undefined ? [] : [`dato-${along.day}`]),
    ...(state.certainty === undefined ? [] : [state.certainty === 'FACT' ? 'faktum' : 'slutning']),
    ...(state.datedOnly ? ['bare-datert'] : []),
    ...(hasWhatIf(state) ? ['hva-om'] : []),
    ...(answer.honesty.cut || answer.next || state.after ? ['utdrag'] : []),
  ];
  return ['samgraf', view.name, ...said, ...(said.length > 0 ? ['hentet'] : []), today].join('-');
};

/** The day, or the days, that an answer is of, as ISO 8601 has them. */
const isoDay = ({ view, filled }: Shown, { along, today }: PageContext): string =>
  along.day ??
  (view.isDated
    ? today
    : view.slots.flatMap(({ name, type }) => (type === 'day' ? (filled[name]?.value ?? []) : [])).join('/'));

const exportedOf = (shown: Shown, context: PageContext) => {
  const { view, filled, names, answer } = shown;
  const { state, lang, t, today } = context;
  const reach = reachOf(answer.honesty, t);
  return {
    question: questionText(view, filled, context),
    answer,
    day: isoDay(shown, context),
    conditions: [...dayOfAnswer(context), ...askedWith(context, names)],
    reservations: [...askedWith(context, names), ...(reach.sign === 'ok' ? [] : [reach.text])].join(' '),
    address: `${context.origin}${hrefOf({ ...state, lang })}`,
    lang,
    t,
    today,
  };
};

/** Files of the same address, which need no script; of a scenario with what it is called. */
export const fileOf = (shown: Shown, context: PageContext, called?: string): Rendered | undefined => {
  const { answer, difference } = shown;
  const { url, state, along, lang, t, today } = context;
  const format = formatOf(url.searchParams.get('format'));
  if (format === undefined) return undefined;
  const name = `${nameOf(shown, context)}.${format === 'archimate' ? 'xml' : format}`;
  const exported = exportedOf(shown, context);
  if (format === 'png' || format === 'pdf' || format === 'pptx') {
    const leaf = leafOf(cardOf(shown, context, textOf(exported)), format === 'pdf' ? 'sheet' : 'slide', lang);
    return { kind: 'made', name, make: { form: format, leaf } };
  }
  if (format === 'archimate') {
    const title = [exported.question, ...exported.conditions].join(' ');
    const drawn = drawnModel({ shown, context, title, address: exported.address, name: called });
    return drawn.things.length === 0 ? undefined : { kind: 'made', name, make: { form: format, drawn } };
  }
  if (format === 'xlsx') return { kind: 'made', name, make: { form: format, sheets: sheetsOf(exported) } };
  if (format === 'csv') return { kind: 'file', type: 'text/csv; charset=utf-8', name, text: csvOf(exported) };
  if (format === 'txt')
    return { kind: 'file', type: 'text/plain; charset=utf-8', name, text: textOf(exported) };
  const around = {
    lang,
    title: [exported.question, ...exported.conditions].join(' '),
    about: answer.lead,
    source: [t('shell-brand'), exported.address, dateText(along.day ?? today, lang)].join(' · '),
  };
  const drawn = difference ? undefined : answer.figure?.draw({ ...answer.figure.wide, id: 'fil' });
  const text = drawn
    ? aloneSvg({ legend: certaintyLegend(lang), ...drawn, ...around })
    : answerSvg(pictureOf(answer, { lang, along, ...difference }), { ...around, selected: state.chosen });
  return { kind: 'file', type: 'image/svg+xml', name, text };
};
