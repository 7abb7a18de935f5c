import type { PageAnswer, Claim, ThingRef, Unit } from '../model/answer';
import type { AnswerDifference } from '../model/difference';
import { keepHref } from '../model/places';
import { unitsText } from '../model/reach';
import { changed, hasWhatIf, PARAMETERS } from '../model/state';
import type { PageContext } from '../pages/page';
import { assumptionsOf } from '../words/assumptions';
import { relationMenu } from '../words/relation-menu';
import { Kept } from './question-form';
import { Steps } from './steps';

type Names = ReadonlyMap<string, ThingRef>;

const Assumption = ({ text, href, context: { t } }: { text: string; href: string; context: PageContext }) => (
  <li>
    {text}{' '}
    <a class="ds-link" href={href} aria-label={`${t('whatif-remove')}: ${text}`}>
      {t('whatif-remove')}
    </a>
  </li>
);

/** What is assumed, each with a way out. */
const Assumed = ({ names, context }: { names: Names; context: PageContext }) => {
  const { state, t, lang } = context;
  return (
    <div>
      <h3>{t('whatif-assumed')}</h3>
      <ul class="sg-assumed">
        {assumptionsOf(state, { names, lang, t }).map(({ text, rest }) => (
          <Assumption key={text} text={text} href={changed(state, rest)} context={context} />
        ))}
      </ul>
      <p>
        <a class="ds-link" href={changed(state, { without: [], with: [], retire: [] })}>
          {t('whatif-remove-all')}
        </a>
        {context.scenario && state.across.length === 0 ? (
          <>
            {' '}
            <a class="ds-link" href={keepHref(context)}>
              {t('scenario-keep')}
            </a>
          </>
        ) : null}
      </p>
    </div>
  );
};

const Named = ({ id, name, label }: { id: string; name: string; label: string }) => (
  <div class="sg-field">
    <label for={id}>{label}</label>
    <input
      class="ds-input"
      id={id}
      type="text"
      name={name}
      autocomplete="off"
      maxLength={200}
      data-suggest=""
    />
  </div>
);

const Add = ({ label, what }: { label: string; what: string }) => (
  <button class="ds-button" data-variant="secondary" type="submit" aria-label={`${label}: ${what}`}>
    {label}
  </button>
);

const Forms = ({ context: { state, t, lang } }: { context: PageContext }) => (
  <div class="sg-tray">
    <form method="get" action={state.path} aria-label={t('whatif-without')} data-navigate>
      <Kept state={state} without={[]} />
      <Named id="uten" name={PARAMETERS.without} label={t('whatif-without')} />
      <Add label={t('whatif-add')} what={t('whatif-without')} />
    </form>
    <form method="get" action={state.path} aria-label={t('whatif-retire')} data-navigate>
      <Kept state={state} without={[]} />
      <Named id="avvikles-hva" name="avvikles.hva" label={t('whatif-retire')} />
      <div class="sg-field">
        <label for="avvikles-dag">{t('whatif-retire-on')}</label>
        <input class="ds-input" id="avvikles-dag" type="date" name="avvikles.dag" />
      </div>
      <Add label={t('whatif-add')} what={t('whatif-retire')} />
    </form>
    <form method="get" action={state.path} aria-label={t('whatif-with')} data-navigate>
      <Kept state={state} without={[]} />
      <fieldset class="sg-fieldset">
        <legend>{t('whatif-with')}</legend>
        <Named id="med-fra" name="med.fra" label={t('whatif-with-from')} />
        <div class="sg-field">
          <label for="med-relasjon">{t('whatif-with-relation')}</label>
          <select class="ds-input" id="med-relasjon" name="med.relasjon">
            {relationMenu(lang).map(({ name, label }) => (
              <option key={name} value={name} selected={name === 'USES'}>
                {label}
              </option>
            ))}
          </select>
        </div>
        <Named id="med-til" name="med.til" label={t('whatif-with-to')} />
      </fieldset>
      <Add label={t('whatif-add')} what={t('whatif-with')} />
    </form>
  </div>
);

/** The tray on every view: what is assumed, and what else could be. */
export const WhatIfTray = ({ names, context }: { names: Names; context: PageContext }) => {
  const { state, t } = context;
  return (
    <>
      {hasWhatIf(state) ? <Assumed names={names} context={context} /> : null}
      <details class="sg-fold sg-panel">
        <summary>{t('whatif-heading')}</summary>
        <div class="sg-panel-body">
          <p>{t('whatif-hint')}</p>
          <Forms context={context} />
        </div>
      </details>
    </>
  );
};

/** What the sentences of an answer are, where they are not what the answer counts. */
const LISTED: Readonly<Partial<Record<Unit, Unit>>> = { resource: 'path', use: 'sentence' };

const SHOWN = 8;
type ListProps = Readonly<{
  heading: string;
  sign: string;
  sentences: readonly Claim[];
  unit: Unit;
  /** Whether what they rest on is told here, since it is nowhere else on the page. */
  hasSteps?: boolean;
  context: PageContext;
}>;

const Changed = ({
  sentences,
  hasSteps,
  context,
}: Required<Pick<ListProps, 'sentences' | 'hasSteps' | 'context'>>) => (
  <ul>
    {sentences.map(({ key, text, steps }) => (
      <li key={key}>
        {text.split(` ${context.t('shell-weakest')}`)[0]}
        {hasSteps && steps.length > 0 ? <Steps steps={steps} reading={context} /> : null}
      </li>
    ))}
  </ul>
);

const List = ({ heading, sign, sentences, unit, hasSteps = false, context }: ListProps) =>
  sentences.length === 0 ? null : (
    <>
      <h3>
        <span aria-hidden="true">{sign} </span>
        {heading}: {unitsText(unit, sentences.length, context.t)}
      </h3>
      <Changed sentences={sentences.slice(0, SHOWN)} hasSteps={hasSteps} context={context} />
      {sentences.length > SHOWN ? (
        <details class="sg-more">
          <summary>{context.t('answer-fold-rest', { n: sentences.length - SHOWN })}</summary>
          <Changed sentences={sentences.slice(SHOWN)} hasSteps={false} context={context} />
        </details>
      ) : null}
    </>
  );

type DifferenceProps = Readonly<{ difference: AnswerDifference; answer: PageAnswer; context: PageContext }>;

/** What the assumptions change, in words, before the answer itself. */
export const WhatIfDifference = ({ difference, answer, context }: DifferenceProps) => {
  const { t } = context;
  const { unit, before, after, gone, come, isPartial } = difference;
  const isSame = gone.length + come.length === 0 && before === after;
  const listed = LISTED[unit] ?? unit;
  const idle = answer.assumed.filter(({ effective }) => !effective);
  return (
    <section class="sg-difference" aria-labelledby="hva-om">
      <h2 id="hva-om">{t('whatif-difference')}</h2>
      <p class="sg-lead">
        {isSame ? t('whatif-same') : t('whatif-fewer', { before, after: unitsText(unit, after, t) })}
      </p>
      <List heading={t('whatif-gone')} sign="−" sentences={gone} unit={listed} hasSteps context={context} />
      <List heading={t('whatif-come')} sign="+" sentences={come} unit={listed} context={context} />
      {isPartial ? <p class="sg-note">{t('whatif-partial')}</p> : null}
      {idle.map(({ explanation }) => (
        <p key={explanation} class="sg-note">
          {t('whatif-ineffective')} {explanation}
        </p>
      ))}
    </section>
  );
};
