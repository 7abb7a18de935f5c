import { Linked } from '../parts/linked';
import { alongHref } from '../model/state';
import type { PageContext } from '../pages/page';
import type { MineAsk, Rating } from './asks';
import type { MineEntity } from './mine';

/** Where answers are sent. */
export const ANSWERS_PATH = '/stemmer';

/** Asked at once; the rest is folded. */
const FIRST = 4;

const CHOICES = ['ja', 'nei', 'vet-ikke'] as const;
const LEVELS = [1, 2, 3, 4, 5] as const;

type Form = Readonly<{
  entity: MineEntity;
  asks: readonly MineAsk[];
  ratings: readonly Rating[];
  /** The scenario for whose sake it is asked. */
  scenario?: Readonly<{ id: string; name: string }> | undefined;
  context: PageContext;
}>;

const sentOf = ({ answered }: PageContext, name: string): string | undefined => answered?.fields[name];

const Row = ({ ask, context }: { ask: MineAsk; context: PageContext }) => {
  const { t, along } = context;
  const [name, proof] = [`svar:${ask.key}`, `bevis:${ask.key}`];
  return (
    <fieldset class="sg-ask">
      <legend>
        <Linked text={ask.text} things={ask.things} along={along} />{' '}
        <span class="sg-note">
          {ask.why}
          {ask.certainty ? ` ${t(`certainty-${ask.certainty}`)}.` : ''}
        </span>
      </legend>
      <div class="sg-ask-choices">
        {CHOICES.map(choice => (
          <label key={choice} class="sg-radio">
            <input type="radio" name={name} value={choice} checked={sentOf(context, name) === choice} />
            {t(`mine-ask-${choice}`)}
          </label>
        ))}
      </div>
      <input
        class="ds-input sg-ask-proof"
        name={proof}
        type="text"
        maxLength={500}
        placeholder={t('mine-ask-proof')}
        aria-label={t('mine-ask-proof-of', { said: ask.text })}
        value={sentOf(context, proof)}
      />
    </fieldset>
  );
};

const RatingRow = ({ rating: { thing, now }, context }: { rating: Rating; context: PageContext }) => {
  const { t, along } = context;
  const name = `grad:${thing.id}`;
  return (
    <fieldset class="sg-ask sg-ask-level">
      <legend>
        <Linked text={thing.name} things={[thing]} along={along} />{' '}
        <span class="sg-note">
          {now === undefined ? t('mine-rate-none') : t('mine-rate-now', { n: now })}
        </span>
      </legend>
      <div class="sg-ask-choices">
        {LEVELS.map(level => (
          <label key={level} class="sg-radio">
            <input
              type="radio"
              name={name}
              value={level}
              checked={sentOf(context, name) === String(level)}
              aria-label={t('mine-rate-level', { n: level })}
            />
            {level}
          </label>
        ))}
      </div>
    </fieldset>
  );
};

const Rows = ({ asks, ratings, context }: Form) => {
  const { t } = context;
  const rows = [
    ...asks.map(ask => <Row key={ask.key} ask={ask} context={context} />),
    ...ratings.map(rating => <RatingRow key={rating.thing.id} rating={rating} context={context} />),
  ];
  const isSent = context.answered !== undefined;
  return (
    <>
      {rows.slice(0, isSent ? rows.length : FIRST)}
      {!isSent && rows.length > FIRST ? (
        <details class="sg-fold">
          <summary>
            <h3>{t('mine-ask-more', { n: rows.length - FIRST })}</h3>
          </summary>
          {rows.slice(FIRST)}
        </details>
      ) : null}
    </>
  );
};

/** Why nothing came of what was sent. */
const Refused = ({ context: { answered, t } }: { context: PageContext }) => {
  if (!answered || answered.proposal !== undefined) return null;
  const { faults, refused } = answered;
  const texts = [...faults.map(fault => t(`mine-ask-fault-${fault}`)), ...refused.map(({ text }) => text)];
  return texts.length === 0 ? null : (
    <div class="ds-alert" role="alert" data-color="danger">
      <ul>
        {texts.map(text => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </div>
  );
};

/** Asks whether what is deduced of one, and what nobody looked up, is so; what is sent becomes one proposal. It works without a script. */
export const AskForm = (form: Form) => {
  const { entity, asks, ratings, scenario, context } = form;
  const { t, reports, along } = context;
  const n = asks.length + ratings.length;
  if (reports === undefined || n === 0) return null;
  return (
    <section class="sg-mine-asks" aria-labelledby="stemmer-det">
      <h2 id="stemmer-det">{ratings.length > 0 ? t('mine-rate-title') : t('mine-ask-title')}</h2>
      <p class="sg-note">{ratings.length > 0 ? t('mine-rate-lead', { n }) : t('mine-ask-lead', { n })}</p>
      {scenario ? <p>{t('scenario-ground', { name: scenario.name })}</p> : null}
      <Refused context={context} />
      <form
        class="sg-import"
        method="post"
        action={alongHref(ANSWERS_PATH, along, { om: entity.id, ...(scenario && { scenario: scenario.id }) })}
      >
        <Rows {...form} />
        <p class="sg-ask-send">
          <label for="stemmer-key">{reports === 'all' ? t('report-key-optional') : t('report-key')}</label>{' '}
          <input
            class="ds-input"
            id="stemmer-key"
            name="key"
            type="password"
            maxLength={300}
            autocomplete="off"
            required={reports === 'keys'}
          />
          <button class="ds-button" type="submit">
            {t('mine-ask-send')}
          </button>
          <span class="sg-note">{t('mine-ask-note')}</span>
        </p>
      </form>
    </section>
  );
};
