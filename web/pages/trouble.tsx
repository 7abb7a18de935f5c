import type { Trouble } from '../model/slots';
import { changed, entityHref, hasWhatIf } from '../model/state';
import { QuestionForm } from '../parts/question-form';
import type { View } from '../views/view';
import { kinds } from '../gql/labels';
import type { Context, Rendered } from './page';
import type { Texts } from '../words/texts';
import type { Filled } from '../model/slots';

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
    case 'noHit':
      return 404;
    case 'day':
    case 'order':
      return 400;
    case 'fault':
      return STATUS.get(trouble.fault.code) ?? 503;
  }
};

const isCode = (code: string, t: Texts): code is Code => Object.hasOwn(t.fault.codes, code);

const sentenceOf = (trouble: Trouble, { t }: Context): string => {
  switch (trouble.kind) {
    case 'empty':
      return trouble.slots.map(slot => t.fault.missingSlot(t.slots[slot])).join(' ');
    case 'choose':
      return t.fault.chooseText(trouble.text);
    case 'unknown':
      return `${t.fault.unknownId(trouble.id)} ${t.fault.unknownNext}`;
    case 'noHit':
      return `${t.fault.noHit(trouble.text)} ${t.search.noneNext}`;
    case 'day':
      return t.fault.badDate(trouble.text);
    case 'order':
      return t.fault.dateOrder;
    case 'fault':
      return t.fault.codes[isCode(trouble.fault.code, t) ? trouble.fault.code : 'OTHER'];
  }
};

const Detail = ({ trouble, context: { t, lang, state } }: { trouble: Trouble; context: Context }) => {
  if (trouble.kind === 'choose')
    return (
      <ul class="sg-choices">
        {trouble.options.map(({ thing, href }) => (
          <li key={thing.id}>
            <a class="ds-link" href={href}>
              {thing.name}
            </a>{' '}
            <span class="sg-note">
              {kinds[thing.__typename]?.one[lang] ?? thing.__typename} · {thing.id} ·{' '}
              <a class="ds-link" href={entityHref(thing.id, state.lang)}>
                {t.entity.facts}
              </a>
            </span>
          </li>
        ))}
      </ul>
    );
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

const headingOf = ({ kind }: Trouble, { t }: Context): string =>
  kind === 'choose' ? t.fault.choose : kind === 'empty' ? t.fault.fill : t.fault.title;

/** What went wrong in a sentence, and what to do next: never an empty page. */
export const troublePage = (trouble: Trouble, context: Context, view?: View): Rendered => {
  const { t, state, url } = context;
  const kept: Record<string, Filled> = Object.fromEntries(
    Object.entries(state.slots).map(([name, value]) => [name, { value, name: value }]),
  );
  const sentence = sentenceOf(trouble, context);
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
        <nav class="sg-next" aria-label={t.fault.next}>
          <a class="ds-link" href={state.lang ? `/?lang=${state.lang}` : '/'}>
            {t.fault.toStart}
          </a>
          {hasWhatIf(state) ? (
            <a class="ds-link" href={changed(state, { without: [], with: [], retire: [] })}>
              {t.fault.withoutWhatIf}
            </a>
          ) : null}
          {trouble.kind === 'fault' ? (
            <a class="ds-link" href={`${url.pathname}${url.search}`}>
              {t.fault.again}
            </a>
          ) : null}
        </nav>
      </>
    ),
  };
};
