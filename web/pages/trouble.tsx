import type { Trouble } from '../model/slots';
import { UNSET } from '../model/elsewhen';
import { changed, entityHref, hasWhatIf, hrefOf } from '../model/state';
import { fieldLabel, QuestionForm } from '../parts/question-form';
import type { View } from '../views/view';
import { kinds } from '../gql/labels';
import type { Context, Rendered } from './page';
import { capital, dateText, type Texts } from '../words/texts';
import { anyOf, oneOf } from '../words/kinds';
import { titleOf } from '../words/titles';
import type { Filled } from '../model/slots';

type Kind<Name extends Trouble['kind']> = Extract<Trouble, { kind: Name }>;
type Code = keyof Texts['fault']['codes'];

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

const isCode = (code: string, t: Texts): code is Code => Object.hasOwn(t.fault.codes, code);

/** What it is called, that it is not valid on the day that was asked for, and when it is. */
const elsewhenText = ({ of, asked }: Kind<'elsewhen'>, { t, lang, today }: Context): string => {
  const day = (iso: string | undefined): string | undefined => iso && dateText(iso, lang);
  return [
    capital(t.fault.elsewhen(titleOf(of.thing, lang), day(asked), (asked ?? today) < today)),
    of.from === UNSET ? t.fault.unset : t.fault.validity(day(of.from), day(of.to)),
  ].join(' ');
};

const otherKindText = ({ thing, wanted }: Kind<'otherKind'>, { t, lang }: Context): string =>
  capital(t.fault.otherKind(titleOf(thing, lang), oneOf(thing.__typename, lang), anyOf(wanted, lang)));

const sentenceOf = (trouble: Trouble, context: Context, view?: View): string => {
  const { t, lang, state, today } = context;
  switch (trouble.kind) {
    case 'empty':
      return trouble.slots
        .map(slot => t.fault.missingSlot(view ? fieldLabel(view.name, slot, t) : (t.slots[slot] ?? slot)))
        .join(' ');
    case 'choose':
      return t.fault.chooseText(trouble.text);
    case 'unknown':
      return `${t.fault.unknownId(trouble.id)} ${t.fault.unknownNext}`;
    case 'otherKind':
      return otherKindText(trouble, context);
    case 'unread':
      return t.fault.unread(trouble.part);
    case 'elsewhen':
      return elsewhenText(trouble, context);
    case 'noHit':
      return [
        t.fault.noHit(trouble.text),
        t.fault.searchDay(state.asOf && dateText(state.asOf, lang), (state.asOf ?? today) < today),
        t.search.noneNext,
      ].join(' ');
    case 'day':
      return t.fault.badDate(trouble.text);
    case 'order':
      return t.fault.dateOrder;
    case 'fault':
      return t.fault.codes[isCode(trouble.fault.code, t) ? trouble.fault.code : 'OTHER'];
  }
};

/** The same question, and the page of the thing, on a day on which it is there. */
const Elsewhen = ({
  trouble: { of, href },
  context: { t, lang, state, today },
}: {
  trouble: Kind<'elsewhen'>;
  context: Context;
}) => {
  const day = dateText(of.day, lang);
  const isUnset = of.day === UNSET;
  const page = entityHref(of.thing.id, { lang: state.lang, day: of.day });
  const links = [
    ...(href === undefined
      ? []
      : [{ to: href, text: isUnset ? t.fault.seeUnset : t.fault.toDay(day, of.day < today) }]),
    { to: page, text: isUnset ? of.thing.name : t.fault.pageOn(titleOf(of.thing, lang), day) },
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

const Detail = ({ trouble, context }: { trouble: Trouble; context: Context }) => {
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
              {kinds[thing.__typename]?.one[lang] ?? thing.__typename} · {thing.id} ·{' '}
              <a class="ds-link" href={entityHref(thing.id, along)}>
                {t.entity.facts}
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
        <summary>{t.fault.detail}</summary>
        <p lang="en">
          {trouble.fault.detail} {trouble.fault.hint}
        </p>
      </details>
    );
  return null;
};

const headingOf = ({ kind }: Trouble, { t: { fault } }: Context): string => {
  if (kind === 'choose') return fault.choose;
  if (kind === 'empty') return fault.fill;
  return kind === 'elsewhen' ? fault.elsewhenTitle : fault.title;
};

/** What to do next, whatever went wrong. */
const Next = ({
  trouble,
  context: { t, lang, state, along, url },
}: {
  trouble: Trouble;
  context: Context;
}) => (
  <nav class="sg-next" aria-label={t.fault.next}>
    <a class="ds-link" href={state.lang ? `/?lang=${state.lang}` : '/'}>
      {t.fault.toStart}
    </a>
    {trouble.kind === 'unread' ? (
      <a class="ds-link" href={hrefOf(state)}>
        {t.fault.withoutPart}
      </a>
    ) : null}
    {trouble.kind === 'otherKind' ? (
      <a class="ds-link" href={entityHref(trouble.thing.id, along)}>
        {t.entity.questions(titleOf(trouble.thing, lang))}
      </a>
    ) : null}
    {hasWhatIf(state) ? (
      <a class="ds-link" href={changed(state, { without: [], with: [], retire: [] })}>
        {t.fault.withoutWhatIf}
      </a>
    ) : null}
    {trouble.kind === 'fault' && trouble.fault.code === 'NOT_FOUND' ? (
      <a class="ds-link" href={changed(state, { asOf: undefined, certainty: undefined, datedOnly: false })}>
        {t.conditions.reset}
      </a>
    ) : null}
    {trouble.kind === 'fault' ? (
      <a class="ds-link" href={`${url.pathname}${url.search}`}>
        {t.fault.again}
      </a>
    ) : null}
  </nav>
);

/** What went wrong in a sentence, and what to do next: never an empty page. */
export const troublePage = (trouble: Trouble, context: Context, view?: View): Rendered => {
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
