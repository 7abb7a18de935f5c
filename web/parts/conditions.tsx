import { UNSET } from '../model/elsewhen';
import { changed, hrefOf, PARAMETERS, stateAt } from '../model/state';
import { dateText } from '../words/texts';
import type { PageContext } from '../pages/page';
import { Kept } from './question-form';

/** Days of the history of what is asked about, oldest first, and the same question on one of them. */
export type Ticks = Readonly<{ subject: string; days: readonly string[]; href: (day: string) => string }>;

const CHOICES = [
  ['', 'all'],
  ['slutning', 'DEDUCTION'],
  ['faktum', 'FACT'],
] as const;

const Certainties = ({ context: { state, t } }: { context: PageContext }) => (
  <fieldset class="sg-fieldset">
    <legend>{t('conditions-certainty')}</legend>
    {CHOICES.map(([value, name]) => (
      <label key={value} class="sg-radio">
        <input
          type="radio"
          name={PARAMETERS.certainty}
          value={value}
          checked={(state.certainty ?? 'all') === name}
        />
        {t(`conditions-${name}`)}
      </label>
    ))}
    <label class="sg-radio">
      <input type="checkbox" name={PARAMETERS.datedOnly} value="nei" checked={state.datedOnly} />
      {t('conditions-dated')}
    </label>
  </fieldset>
);

/** A line of time with a mark where something changed; the list below it has the same days as links. */
const Line = ({
  days,
  chosen,
  today,
}: {
  days: readonly string[];
  chosen: string | undefined;
  today: string;
}) => {
  const all = [...days, chosen ?? today, today].sort();
  const [first, last] = [Date.parse(all[0] ?? today), Date.parse(all.at(-1) ?? today)];
  const x = (day: string): number => 8 + (584 * (Date.parse(day) - first)) / Math.max(1, last - first);
  return (
    <svg class="sg-timeline" viewBox="0 0 600 24" aria-hidden="true" focusable="false">
      <line x1="4" y1="12" x2="596" y2="12" stroke="currentColor" stroke-width="1.5" />
      {days.map(day => (
        <line key={day} x1={x(day)} y1="5" x2={x(day)} y2="19" stroke="currentColor" stroke-width="2" />
      ))}
      <circle cx={x(chosen ?? today)} cy="12" r="6" class="sg-timeline-now" />
    </svg>
  );
};

const Days = ({ ticks: { subject, days, href }, context }: { ticks: Ticks; context: PageContext }) => {
  const { state, along, t, lang, today } = context;
  if (days.length === 0) return null;
  const at = along.day ?? days.at(-2) ?? days[0] ?? today;
  const [from, to] = at < today ? [at, today] : [today, at];
  return (
    <div class="sg-ticks">
      <h3>{t('conditions-ticks')}</h3>
      <Line days={days} chosen={along.day} today={today} />
      <ol class="sg-days">
        {days.map(day => (
          <li key={day}>
            <a class="ds-link" href={href(day)} aria-current={along.day === day ? 'date' : undefined}>
              <time dateTime={day}>{dateText(day, lang)}</time>
            </a>
          </li>
        ))}
      </ol>
      {from < to ? (
        <p>
          <a
            class="ds-link"
            href={hrefOf(stateAt('/sporsmal/endret', state.lang, { hva: subject, fraDag: from, tilDag: to }))}
          >
            {t('conditions-difference', { from: dayText(from, context), to: dayText(to, context) })}
          </a>
        </p>
      ) : null}
    </div>
  );
};

const dayText = (day: string, { t, lang, today }: PageContext): string =>
  day === today ? t('conditions-today') : dateText(day, lang);

const isSet = ({ state }: PageContext): boolean =>
  state.asOf !== undefined || state.certainty !== undefined || state.datedOnly;

const DateField = ({ context: { state, t } }: { context: PageContext }) => (
  <div class="sg-field">
    <label for="dato">{t('conditions-date')}</label>
    <input
      class="ds-input"
      id="dato"
      type="date"
      name={PARAMETERS.asOf}
      value={state.asOf}
      aria-describedby="dato-hjelp"
    />
    <p class="sg-note" id="dato-hjelp">
      {t('conditions-date-hint')}
    </p>
  </div>
);

type Props = Readonly<{
  context: PageContext;
  ticks: Ticks | undefined;
  /** Whether the day is a condition; of a question that names its day it is none. */
  isDated: boolean;
}>;

/** The day and the certainty that an answer is asked with. */
export const Conditions = ({ context, ticks, isDated }: Props) => {
  const { state, t } = context;
  const own: string[] = [PARAMETERS.certainty, PARAMETERS.datedOnly, ...(isDated ? [PARAMETERS.asOf] : [])];
  return (
    <details class="sg-fold sg-panel" open={isSet(context)}>
      <summary>{t('conditions-heading')}</summary>
      <div class="sg-panel-body">
        <form method="get" action={state.path} data-navigate class="sg-conditions">
          <Kept state={state} without={own} />
          {isDated ? <DateField context={context} /> : null}
          <Certainties context={context} />
          <div class="sg-buttons">
            <button class="ds-button" data-variant="secondary" type="submit">
              {t('conditions-apply')}
            </button>
            {isSet(context) ? (
              <a
                class="ds-link"
                href={changed(state, { asOf: undefined, certainty: undefined, datedOnly: false })}
              >
                {t('conditions-reset')}
              </a>
            ) : null}
          </div>
        </form>
        {ticks ? <Days ticks={ticks} context={context} /> : null}
      </div>
    </details>
  );
};

/** What must be said about the day itself. */
export const DayNote = ({ context: { along, t, lang, today } }: { context: PageContext }) =>
  along.day === undefined ? null : (
    <p class="sg-note">
      {t('conditions-as-of', { date: dateText(along.day, lang) })}{' '}
      {along.day > today ? t('conditions-future') : ''}
    </p>
  );

/** Of which day the page is, where that is not today. */
export const PageDay = ({ context: { state, t, lang, today } }: { context: PageContext }) =>
  state.asOf === undefined ? null : (
    <p class="sg-note">
      {state.asOf === UNSET
        ? t('fault-unset')
        : t('thing-page-day', {
            date: dateText(state.asOf, lang),
            isPast: state.asOf < today ? 'yes' : 'no',
          })}{' '}
      <a class="ds-link" href={changed(state, { asOf: undefined })}>
        {t('thing-today')}
      </a>
    </p>
  );
