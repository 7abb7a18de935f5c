import type { Sentence } from '../model/answer';
import { differenceOf, withoutSubjects } from '../model/difference';
import { readState } from '../model/state';
import { CertaintyTag } from '../parts/certainty';
import { Linked } from '../parts/linked';
import { HonestyStrip } from '../parts/honesty';
import { questionText } from '../parts/question-form';
import { viewAt } from '../views/list';
import type { Context, Rendered } from './page';
import { shownAt, type Shown } from './question';

type Side = Readonly<{ shown: Shown; context: Context; address: string }>;

/**
 * The answer at an address of ours, from whatever was pasted, or the page that says why there is none; of another server
 * only path and query count.
 */
const sideOf = async (text: string, context: Context): Promise<Side | Rendered | undefined> => {
  if (text === '' || !URL.canParse(text, context.url)) return undefined;
  const url = new URL(text.slice(0, 4000), context.url);
  const view = viewAt(url.pathname);
  if (view === undefined) return undefined;
  const state = { ...readState(url), lang: context.state.lang };
  const own: Context = { ...context, url, state };
  const shown = await shownAt(view, own);
  if ('view' in shown) return { shown, context: own, address: `${url.pathname}${url.search}` };
  return shown.kind === 'page' ? shown : undefined;
};

const Field = ({ name, label, value }: { name: string; label: string; value: string }) => (
  <div class="sg-field">
    <label for={name}>{label}</label>
    <input class="ds-input" id={name} name={name} value={value} maxLength={4000} required />
  </div>
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
      {of.map(({ key, text, certainty, steps, about = [] }) => (
        <li key={key}>
          <Linked
            text={text}
            things={[...about, ...steps.flatMap(({ from, to }) => [from, to])]}
            lang={context.state.lang}
          />{' '}
          {certainty ? <CertaintyTag certainty={certainty} t={context.t} /> : null}
        </li>
      ))}
    </ul>
  </section>
);

const Both = ({ a, b, context }: { a: Side; b: Side; context: Context }) => {
  const { t } = context;
  const { gone, come, both, isPartial } = differenceOf(
    withoutSubjects(a.shown.answer, a.shown.filled),
    withoutSubjects(b.shown.answer, b.shown.filled),
  );
  const column = (side: Side, heading: string, own: readonly Sentence[]) => (
    <section class="sg-side">
      <h2>
        <a class="ds-link" href={side.address}>
          {questionText(side.shown.view, side.shown.filled, side.context)}
        </a>
      </h2>
      <p class="sg-lead">{side.shown.answer.lead}</p>
      <HonestyStrip answer={side.shown.answer} context={side.context} />
      <Sentences heading={heading} of={own} context={context} />
    </section>
  );
  return (
    <>
      <p class="sg-lead">{t.compare.lead(gone.length, both.length, come.length)}</p>
      {isPartial ? <p class="sg-note">{t.compare.cut}</p> : null}
      <div class="sg-sides">
        {column(a, t.compare.onlyA, gone)}
        {column(b, t.compare.onlyB, come)}
      </div>
      <Sentences heading={t.compare.both} of={both} context={context} />
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
