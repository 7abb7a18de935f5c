import type { Cited, Sentence, Thing } from '../model/answer';
import { commonText, differenceOf, sourcesApart, withoutSubjects, type Common } from '../model/difference';
import { alongOf, entityHref, readState } from '../model/state';
import { CertaintyTag } from '../parts/certainty';
import { Linked } from '../parts/linked';
import { HonestyStrip } from '../parts/honesty';
import { questionText } from '../parts/question-form';
import { unreadOf } from '../model/unread';
import { viewAt } from '../views/list';
import type { Context, Rendered } from './page';
import { withOwnDay } from './own-day';
import { shownAt, type Shown } from './question';
import { troublePage } from './trouble';
import { urlOf } from '../parts/url';

type Side = Readonly<{ shown: Shown; context: Context; address: string }>;

/**
 * The answer at an address of ours, from whatever was pasted, or the page that says why there is none; of another server
 * only path and query count.
 */
const sideOf = async (text: string, context: Context): Promise<Side | Rendered | undefined> => {
  const url = text === '' ? undefined : urlOf(text.slice(0, 4000), context.url);
  if (url === undefined) return undefined;
  const view = viewAt(url.pathname);
  if (view === undefined) return undefined;
  const state = { ...readState(url), lang: context.state.lang };
  const own = withOwnDay(view, { ...context, url, state, along: alongOf(state) });
  const part = unreadOf(url);
  if (part !== undefined) return troublePage({ kind: 'unread', part }, own, view);
  const shown = await shownAt(view, { ...own, state });
  if ('view' in shown) return { shown, context: own, address: `${url.pathname}${url.search}` };
  return shown.kind === 'page' ? shown : undefined;
};

const Field = ({ name, label, value }: { name: string; label: string; value: string }) => (
  <div class="sg-field">
    <label for={name}>{label}</label>
    <input class="ds-input" id={name} name={name} value={value} maxLength={4000} required />
  </div>
);

const thingsOf = ({ steps, about = [] }: Sentence): readonly Thing[] => [
  ...about,
  ...steps.flatMap(({ from, to }) => [from, to]),
];

const Text = ({ of, context }: { of: Sentence; context: Context }) => (
  <Linked text={of.text} things={thingsOf(of)} along={context.along} />
);

const Sentences = ({
  heading,
  of,
  context,
}: {
  heading: string;
  of: readonly Sentence[];
  context: Context;
}) => (
  <section>
    <h3>
      {heading} ({of.length})
    </h3>
    <ul class="sg-uses">
      {of.map(sentence => (
        <li key={sentence.key}>
          <Text of={sentence} context={context} />{' '}
          {sentence.certainty ? <CertaintyTag certainty={sentence.certainty} t={context.t} /> : null}
        </li>
      ))}
    </ul>
  </section>
);

/** How sure it is, in both answers where they differ. */
const Certainties = ({ of: { before, after }, t }: { of: Common; t: Context['t'] }) => {
  if (before.certainty === after.certainty)
    return after.certainty ? <CertaintyTag certainty={after.certainty} t={t} /> : null;
  const tag = ({ certainty }: Sentence) => (certainty ? <CertaintyTag certainty={certainty} t={t} /> : '–');
  return (
    <p class="sg-note sg-apart">
      {t.compare.otherCertainty} {t.compare.inA} {tag(before)}, {t.compare.inB} {tag(after)}
    </p>
  );
};

const Sources = ({ label, of, context }: { label: string; of: readonly Cited[]; context: Context }) =>
  of.length === 0 ? null : (
    <li>
      {label}:{' '}
      {of.map(({ id, title }, i) => (
        <span key={id}>
          {i > 0 ? '; ' : ''}
          <a class="ds-link" href={entityHref(id, context.along)}>
            {title}
          </a>
        </span>
      ))}
    </li>
  );

/** What the sentences of both answers are supported by, where it differs. */
const SourcesApart = ({ of, a, b }: { of: Common; a: Side; b: Side }) => {
  const { t } = b.context;
  const { before, after } = sourcesApart(of);
  if (before.length + after.length === 0) return null;
  return (
    <details class="sg-more">
      <summary>{t.compare.otherSources(before.length, after.length)}</summary>
      <ul>
        <Sources label={t.compare.onlyA} of={before} context={a.context} />
        <Sources label={t.compare.onlyB} of={after} context={b.context} />
      </ul>
    </details>
  );
};

type InBothProps = Readonly<{ of: readonly Common[]; a: Side; b: Side; context: Context }>;

/** Each sentence once, with the names of both answers where these differ, and where the two support it differently. */
const InBoth = ({ of, a, b, context }: InBothProps) => (
  <section>
    <h3>
      {context.t.compare.both} ({of.length})
    </h3>
    {of.some(({ before, after }) => before.text !== after.text) ? (
      <p class="sg-note">{context.t.compare.names}</p>
    ) : null}
    <ul class="sg-uses">
      {of.map(common => (
        <li key={common.after.key}>
          <Text
            of={{
              ...common.after,
              text: commonText(common, a.shown.filled, b.shown.filled),
              about: [...thingsOf(common.before), ...thingsOf(common.after)],
            }}
            context={b.context}
          />{' '}
          <Certainties of={common} t={context.t} />
          <SourcesApart of={common} a={a} b={b} />
        </li>
      ))}
    </ul>
  </section>
);

/** A way may stand in several groups of an answer; here it stands once. */
const once = <T,>(all: readonly T[], textOf: (of: T) => string): readonly T[] =>
  [...new Map([...all].reverse().map(of => [textOf(of), of])).values()].reverse();

const Both = ({ a, b, context }: { a: Side; b: Side; context: Context }) => {
  const { t } = context;
  const difference = differenceOf(
    withoutSubjects(a.shown.answer, a.shown.filled),
    withoutSubjects(b.shown.answer, b.shown.filled),
  );
  const [gone, come] = [once(difference.gone, of => of.text), once(difference.come, of => of.text)];
  const both = once(difference.both, ({ after }) => after.text);
  const column = (side: Side, heading: string, own: readonly Sentence[]) => (
    <section class="sg-side">
      <h2>
        <a class="ds-link" href={side.address}>
          {questionText(side.shown.view, side.shown.filled, side.context)}
        </a>
      </h2>
      <p class="sg-lead">{side.shown.answer.lead}</p>
      <HonestyStrip answer={side.shown.answer} context={side.context} />
      <Sentences heading={heading} of={own} context={side.context} />
    </section>
  );
  return (
    <>
      <p class="sg-lead">{t.compare.lead(gone.length, both.length, come.length)}</p>
      {difference.isPartial ? <p class="sg-note">{t.compare.cut}</p> : null}
      <div class="sg-sides">
        {column(a, t.compare.onlyA, gone)}
        {column(b, t.compare.onlyB, come)}
      </div>
      <InBoth of={both} a={a} b={b} context={context} />
    </>
  );
};

/** Two answers side by side, by the addresses that they have. */
export const comparePage = async (context: Context): Promise<Rendered> => {
  const { t, url, state } = context;
  const [left, right] = [url.searchParams.get('a') ?? '', url.searchParams.get('b') ?? ''];
  const [a, b] = await Promise.all([sideOf(left, context), sideOf(right, context)]);
  if (a && 'kind' in a) return a;
  if (b && 'kind' in b) return b;
  const isBad = (left !== '' && a === undefined) || (right !== '' && b === undefined);
  return {
    kind: 'page',
    status: isBad ? 400 : 200,
    title: a && b ? `${t.compare.title}: ${a.shown.answer.lead} ${b.shown.answer.lead}` : t.compare.title,
    main: (
      <>
        <h1>{t.compare.title}</h1>
        <p>{t.compare.intro}</p>
        {isBad ? <p role="alert">{t.compare.bad}</p> : null}
        <form method="get" action="/sammenlign" class="sg-compare" data-navigate>
          <Field name="a" label={t.compare.a} value={left} />
          <Field name="b" label={t.compare.b} value={right} />
          {state.lang ? <input type="hidden" name="lang" value={state.lang} /> : null}
          <button class="ds-button" type="submit">
            {t.compare.submit}
          </button>
        </form>
        {a && b ? <Both a={a} b={b} context={context} /> : null}
      </>
    ),
  };
};
