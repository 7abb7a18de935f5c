import type { Trouble } from '../model/slots';
import { UNSET } from '../model/elsewhen';
import { validText } from '../words/validity';
import { changed, entityHref, hasWhatIf, hrefOf, PARAMETERS, type State } from '../model/state';
import { fieldLabel, QuestionForm } from '../parts/question-form';
import type { View } from '../views/view';
import type { PageContext, Rendered } from './page';
import { dateText } from '../words/texts';
import { anyOf, kindWord, oneOf } from '../words/kinds';
import { numberOf, titleOf } from '../words/titles';
import type { Filled } from '../model/slots';

type Kind<Name extends Trouble['kind']> = Extract<Trouble, { kind: Name }>;

/** What is said of each; of another, that something went wrong. */
const CODES = [
  'NOT_FOUND',
  'COST_LIMIT',
  'BAD_INPUT',
  'BAD_CURSOR',
  'TIMEOUT',
  'QUOTA_SPENT',
  'OVERLOADED',
  'STORE_UNAVAILABLE',
  'UNAUTHENTICATED',
  'OPERATION_NOT_LISTED',
  'TOO_COMPLEX',
  'FORBIDDEN',
  'CREDENTIALS_UNAVAILABLE',
] as const;

const STATUS: ReadonlyMap<string, number> = new Map([
  ['NOT_FOUND', 404],
  ['BAD_INPUT', 400],
  ['BAD_CURSOR', 400],
  ['COST_LIMIT', 400],
  ['TOO_COMPLEX', 400],
  ['UNAUTHENTICATED', 401],
  ['FORBIDDEN', 403],
  ['OPERATION_NOT_LISTED', 403],
  ['INTERNAL', 500],
  ['QUOTA_SPENT', 429],
  ['TIMEOUT', 504],
]);

const statusOf = (trouble: Trouble): number => {
  switch (trouble.kind) {
    case 'empty':
    case 'choose':
      return 200;
    case 'unknown':
    case 'elsewhen':
    case 'noHit':
      return 404;
    case 'day':
    case 'order':
    case 'otherKind':
    case 'unread':
      return 400;
    case 'fault':
      return STATUS.get(trouble.fault.code) ?? 503;
  }
};

/** What it is called, that it is not valid on the day that was asked for, and when it is. */
const elsewhenText = ({ of, asked }: Kind<'elsewhen'>, { t, lang, today }: PageContext): string => {
  const day = (iso: string | undefined): string | undefined => (iso ? dateText(iso, lang) : undefined);
  const name = titleOf(of.thing, lang);
  const said = { name, number: numberOf(name, lang) };
  return [
    asked
      ? t('fault-elsewhen', { ...said, day: dateText(asked, lang), isPast: asked < today ? 'yes' : 'no' })
      : t('fault-elsewhen-today', said),
    of.from === UNSET ? t('fault-unset') : validText(day(of.from), day(of.to), t),
  ].join(' ');
};

const otherKindText = ({ thing, wanted }: Kind<'otherKind'>, { t, lang }: PageContext): string => {
  const name = titleOf(thing, lang);
  const is = oneOf(thing.__typename, lang);
  return t('fault-other-kind', { name, number: numberOf(name, lang), is, wanted: anyOf(wanted, lang) });
};

/** The day that was searched. */
const searchedText = ({ t, lang, state: { asOf }, today }: PageContext): string =>
  asOf
    ? t('fault-search-day', { day: dateText(asOf, lang), isPast: asOf < today ? 'yes' : 'no' })
    : t('fault-search-today');

/** That things of other graphs are not found by their names. */
const bySomethingElse = ({ graphs, t }: PageContext): readonly string[] =>
  graphs().flatMap(({ name, example }) =>
    example ? [t('elsewhere-not-by-name', { name, id: example.id })] : [],
  );

const sentenceOf = (trouble: Trouble, context: PageContext, view?: View): string => {
  const { t } = context;
  switch (trouble.kind) {
    case 'empty':
      return trouble.slots
        .map(slot => t('fault-missing-slot', { slot: fieldLabel(view, slot, context) }))
        .join(' ');
    case 'choose':
      return t('fault-choose-text', { text: trouble.text });
    case 'unknown':
      return `${t('fault-unknown-id', { id: trouble.id })} ${t('fault-unknown-next')}`;
    case 'otherKind':
      return otherKindText(trouble, context);
    case 'unread':
      return t('fault-unread', { part: trouble.part });
    case 'elsewhen':
      return elsewhenText(trouble, context);
    case 'noHit':
      return [
        ...[t('fault-no-hit', { text: trouble.text }), searchedText(context), t('search-none-next')],
        ...(view?.goesAcross ? bySomethingElse(context) : []),
      ].join(' ');
    case 'day':
      return t('fault-bad-date', { text: trouble.text });
    case 'order':
      return t('fault-date-order');
    case 'fault':
      return t(`fault-codes-${CODES.find(code => code === trouble.fault.code) ?? 'OTHER'}`);
  }
};

/** The same question, and the page of the thing, on a day on which it is there. */
const Elsewhen = ({
  trouble: { of, href },
  context: { t, lang, state, today },
}: {
  trouble: Kind<'elsewhen'>;
  context: PageContext;
}) => {
  const day = dateText(of.day, lang);
  const isUnset = of.day === UNSET;
  const page = entityHref(of.thing.id, { lang: state.lang, day: of.day });
  const links = [
    ...(href === undefined
      ? []
      : [
          {
            to: href,
            text: isUnset
              ? t('fault-see-unset')
              : t('fault-to-day', { day, isPast: of.day < today ? 'yes' : 'no' }),
          },
        ]),
    { to: page, text: isUnset ? of.thing.name : t('fault-page-on', { name: titleOf(of.thing, lang), day }) },
  ];
  return (
    <ul class="sg-choices">
      {links
        .filter(({ to }, i) => i === 0 || to !== href)
        .map(({ to, text }) => (
          <li key={to}>
            <a class="ds-link" href={to}>
              {text}
            </a>
          </li>
        ))}
    </ul>
  );
};

const Detail = ({ trouble, context }: { trouble: Trouble; context: PageContext }) => {
  const { t, lang, along } = context;
  if (trouble.kind === 'choose')
    return (
      <ul class="sg-choices">
        {trouble.options.map(({ thing, href, apart }) => (
          <li key={thing.id}>
            <a class="ds-link" href={href}>
              {apart === undefined || apart === thing.id ? thing.name : `${thing.name} (${apart})`}
            </a>{' '}
            <span class="sg-note">
              {kindWord(thing.__typename, lang)} · {thing.id} ·{' '}
              <a class="ds-link" href={entityHref(thing.id, along)}>
                {t('thing-facts')}
              </a>
            </span>
          </li>
        ))}
      </ul>
    );
  if (trouble.kind === 'elsewhen') return <Elsewhen trouble={trouble} context={context} />;
  if (trouble.kind === 'fault')
    return (
      <details class="sg-more">
        <summary>{t('fault-detail')}</summary>
        <p lang="en">
          {trouble.fault.detail} {trouble.fault.hint}
        </p>
      </details>
    );
  return null;
};

const headingOf = ({ kind }: Trouble, { t }: PageContext): string => {
  if (kind === 'choose') return t('fault-choose');
  if (kind === 'empty') return t('fault-fill');
  return kind === 'elsewhen' ? t('fault-elsewhen-title') : t('fault-title');
};

/** Leaves out a graph that cannot be asked; what else is not understood is not in a state. */
const withoutGraph = (part: string, state: State): State => ({
  ...state,
  across: state.across.filter(graph => part !== `${PARAMETERS.across}=${graph}`),
});

/** What to do next, whatever went wrong. */
const Next = ({
  trouble,
  context: { t, lang, state, along, url },
}: {
  trouble: Trouble;
  context: PageContext;
}) => (
  <nav class="sg-next" aria-label={t('fault-next')}>
    <a class="ds-link" href={state.lang ? `/?lang=${state.lang}` : '/'}>
      {t('fault-to-start')}
    </a>
    {trouble.kind === 'unread' ? (
      <a class="ds-link" href={hrefOf(withoutGraph(trouble.part, state))}>
        {t('fault-without-part')}
      </a>
    ) : null}
    {trouble.kind === 'otherKind' ? (
      <a class="ds-link" href={entityHref(trouble.thing.id, along)}>
        {t('thing-questions', { name: titleOf(trouble.thing, lang) })}
      </a>
    ) : null}
    {hasWhatIf(state) ? (
      <a class="ds-link" href={changed(state, { without: [], with: [], retire: [] })}>
        {t('fault-without-what-if')}
      </a>
    ) : null}
    {trouble.kind === 'fault' && trouble.fault.code === 'NOT_FOUND' ? (
      <a class="ds-link" href={changed(state, { asOf: undefined, certainty: undefined, datedOnly: false })}>
        {t('conditions-reset')}
      </a>
    ) : null}
    {trouble.kind === 'fault' ? (
      <a class="ds-link" href={`${url.pathname}${url.search}`}>
        {t('fault-again')}
      </a>
    ) : null}
  </nav>
);

/** What went wrong in a sentence, and what to do next: never an empty page. */
export const troublePage = (trouble: Trouble, context: PageContext, view?: View): Rendered => {
  const { state } = context;
  const kept: Record<string, Filled> = Object.fromEntries(
    Object.entries(state.slots).map(([name, value]) => [name, { value, name: value, title: value }]),
  );
  const sentence = sentenceOf(trouble, context, view);
  return {
    kind: 'page',
    status: statusOf(trouble),
    title: headingOf(trouble, context),
    description: sentence,
    main: (
      <>
        <h1>{headingOf(trouble, context)}</h1>
        <p class="sg-lead" role="alert">
          {sentence}
        </p>
        <Detail trouble={trouble} context={context} />
        {view ? <QuestionForm view={view} filled={kept} context={context} /> : null}
        <Next trouble={trouble} context={context} />
      </>
    ),
  };
};
