import type { JSX } from 'preact';
import { nameOfStep, type Cited, type Claim, type ThingRef } from '../model/answer';
import { commonText, differenceOf, sourcesApart, withoutSubjects, type Common } from '../model/difference';
import { isFault, isId, lookUp, namesOf } from '../model/slots';
import { alongOf, entityHref, PARAMETERS, readState, type State } from '../model/state';
import { CertaintyTag } from '../parts/certainty';
import { Linked } from '../parts/linked';
import { HonestyStrip } from '../parts/honesty';
import { askPairs, PairsOf, relationsTold, toldOf, type Pairs } from '../parts/pairs';
import { answerable, askedHref } from '../parts/entity-questions';
import { questionText } from '../parts/question-form';
import { unreadOf } from '../model/unread';
import { viewAt, views } from '../views/list';
import { recorded } from '../views/recorded';
import { pathOf, type View } from '../views/view';
import { dateText, isDay } from '../words/texts';
import { pageAddress } from './address';
import type { PageContext, Rendered } from './page';
import { withOwnDay } from './own-day';
import { shownAt, type Shown } from './question';
import { troublePage } from './trouble';
import { urlOf } from '../parts/url';

type Side = Readonly<{ shown: Shown; context: PageContext; address: string }>;

type Asked = Readonly<{ view: View; state: State }>;

/** The question at an address; the page of a thing is asked what is recorded of it. */
export const askedAt = (url: URL): Asked | undefined => {
  const view = viewAt(url.pathname);
  if (view !== undefined) return { view, state: readState(url) };
  const id = url.pathname.startsWith('/id/') ? pageAddress({ url }, '/id/') : undefined;
  return id === undefined || !isId(id)
    ? undefined
    : { view: recorded, state: { ...readState(url), slots: { hva: id } } };
};

/** The same of whatever was pasted: of another server only path and query count. */
const askedOf = (text: string, { url }: PageContext): Asked | undefined => {
  const address = urlOf(text.slice(0, 4000), url);
  return address && askedAt(address);
};

/**
 * The answer at an address of ours, from whatever was pasted, or the page that says why there is none; of another server
 * only path and query count.
 */
const sideOf = async (text: string, context: PageContext): Promise<Side | Rendered | undefined> => {
  const url = text === '' ? undefined : urlOf(text.slice(0, 4000), context.url);
  const asked = url && askedAt(url);
  if (url === undefined || asked === undefined) return undefined;
  const { view } = asked;
  const state = { ...asked.state, lang: context.state.lang };
  const own = withOwnDay(view, { ...context, url, state, along: alongOf(state) });
  const part = unreadOf(url);
  if (part !== undefined) return troublePage({ kind: 'unread', part }, own, view);
  const shown = await shownAt(view, { ...own, state });
  if ('view' in shown) return { shown, context: own, address: `${url.pathname}${url.search}` };
  return shown.kind === 'page' ? shown : undefined;
};

/** What the form of the page says: two addresses, or names of things, or one thing and a day. */
type Wanted = Readonly<{ a: string; b: string; day: string; by: string }>;

const isAddress = (text: string): boolean => /^(?:https?:\/\/|\/)/i.test(text);

const hrefWith = ({ a, b }: Readonly<{ a: string; b: string }>, { state: { lang } }: PageContext): string =>
  `/sammenlign?${new URLSearchParams({ a, b, ...(lang ? { lang } : {}) })}`;

/** The thing that was named or whose id was given, if it is one. */
const thingOf = async (
  text: string,
  kinds: readonly ThingRef['__typename'][],
  context: PageContext,
  hrefOfChoice: (id: string) => string,
): Promise<ThingRef | Rendered> => {
  const { day } = context.along;
  const found = isId(text)
    ? { id: text }
    : await lookUp({ ...context, asOf: day }, text, kinds as Parameters<typeof lookUp>[2], hrefOfChoice);
  if ('trouble' in found) return troublePage(found.trouble, context);
  const names = await namesOf(context, [found.id], day);
  if (isFault(names)) return troublePage({ kind: 'fault', fault: names }, context);
  return names.get(found.id) ?? troublePage({ kind: 'unknown', id: found.id }, context);
};

/** The address that a thing is compared at: of the question that was chosen, or of its own page. */
const addressOf = ({ id, __typename }: ThingRef, by: string, context: PageContext): string => {
  const { along } = context;
  const of = answerable(__typename, context).find(({ view }) => view.name === by);
  return of ? askedHref(of, id, along) : entityHref(id, along);
};

/** The same as asked of another day. */
const onDay = (address: string, day: string, { url }: PageContext): string => {
  const then = new URL(address, url);
  then.searchParams.set(PARAMETERS.asOf, day);
  return `${then.pathname}${then.search}`;
};

/** Where a form that names things leads to: the two addresses, so that what is shared has them. */
const settled = async (wanted: Wanted, context: PageContext): Promise<Rendered | undefined> => {
  const { a, b, day, by } = wanted;
  if (a === '' || (b === '' && day === '')) return undefined;
  if (isAddress(a) && isAddress(b) && day === '' && by === '') return undefined;
  if ([a, b].some(text => isAddress(text) && askedOf(text, context) === undefined)) return undefined;
  if (day !== '' && !isDay(day)) return troublePage({ kind: 'day', text: day }, context);
  const again = (side: 'a' | 'b') => (id: string) =>
    `${hrefWith({ a, b, [side]: id }, context)}${by === '' ? '' : `&sporsmal=${by}`}`;
  const one = isAddress(a) ? undefined : await thingOf(a, [], context, again('a'));
  if (one && 'kind' in one) return one;
  const first = one ? addressOf(one, by, context) : a;
  if (b === '')
    return { kind: 'redirect', to: hrefWith({ a: first, b: onDay(first, day, context) }, context) };
  const two = isAddress(b) ? undefined : await thingOf(b, one ? [one.__typename] : [], context, again('b'));
  if (two && 'kind' in two) return two;
  const second = two ? addressOf(two, by, context) : b;
  const to = day === '' ? second : onDay(second, day, context);
  return { kind: 'redirect', to: hrefWith({ a: first, b: to }, context) };
};

const Field = ({ name, label, value }: { name: string; label: string; value: string }) => (
  <div class="sg-field">
    <label for={name}>{label}</label>
    <input class="ds-input" id={name} name={name} value={value} maxLength={4000} data-suggest="" required />
  </div>
);

const thingsOf = ({ steps, about = [] }: Claim): readonly ThingRef[] => [
  ...about,
  ...steps.flatMap(({ from, to }) => [from, to]),
];

const Text = ({ of, context }: { of: Claim; context: PageContext }) => (
  <Linked text={of.text} things={thingsOf(of)} along={context.along} />
);

/** As many as are read at a glance; the rest unfolds. */
const FEW = 12;

const Folded = ({ children, context: { t } }: { children: readonly JSX.Element[]; context: PageContext }) => (
  <>
    <ul class="sg-uses">{children.slice(0, FEW)}</ul>
    {children.length > FEW ? (
      <details class="sg-more">
        <summary>{t('answer-fold-rest', { n: children.length - FEW })}</summary>
        <ul class="sg-uses">{children.slice(FEW)}</ul>
      </details>
    ) : null}
  </>
);

const Sentences = ({
  heading,
  of,
  context,
}: {
  heading: string;
  of: readonly Claim[];
  context: PageContext;
}) => (
  <section>
    <h3>
      {heading} ({of.length})
    </h3>
    <Folded context={context}>
      {of.map(sentence => (
        <li key={sentence.key}>
          <Text of={sentence} context={context} />{' '}
          {sentence.certainty ? <CertaintyTag certainty={sentence.certainty} t={context.t} /> : null}
        </li>
      ))}
    </Folded>
  </section>
);

/** How sure it is, in both answers where they differ. */
const Certainties = ({ of: { before, after }, t }: { of: Common; t: PageContext['t'] }) => {
  if (before.certainty === after.certainty)
    return after.certainty ? <CertaintyTag certainty={after.certainty} t={t} /> : null;
  const tag = ({ certainty }: Claim) => (certainty ? <CertaintyTag certainty={certainty} t={t} /> : '–');
  return (
    <p class="sg-note sg-apart">
      {t('compare-other-certainty')} {t('compare-in-a')} {tag(before)}, {t('compare-in-b')} {tag(after)}
    </p>
  );
};

const Sources = ({ label, of, context }: { label: string; of: readonly Cited[]; context: PageContext }) =>
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
      <summary>{t('compare-other-sources', { onlyA: before.length, onlyB: after.length })}</summary>
      <ul>
        <Sources label={t('compare-only-a')} of={before} context={a.context} />
        <Sources label={t('compare-only-b')} of={after} context={b.context} />
      </ul>
    </details>
  );
};

type InBothProps = Readonly<{ of: readonly Common[]; a: Side; b: Side; context: PageContext }>;

/** Each sentence once, with the names of both answers where these differ, and where the two support it differently. */
const InBoth = ({ of, a, b, context }: InBothProps) => (
  <section>
    <h3>
      {context.t('compare-both')} ({of.length})
    </h3>
    {of.some(({ before, after }) => before.text !== after.text) ? (
      <p class="sg-note">{context.t('compare-names')}</p>
    ) : null}
    <Folded context={context}>
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
    </Folded>
  </section>
);

/** A way may stand in several groups of an answer; here it stands once. */
const once = <T,>(all: readonly T[], textOf: (of: T) => string): readonly T[] =>
  [...new Map([...all].reverse().map(of => [textOf(of), of])).values()].reverse();

/** What tells the two answers apart: what they are about, or the day. */
const namesOfSides = (a: Side, b: Side, t: PageContext['t']): readonly [string, string] => {
  const titles = [a, b].map(({ shown: { filled } }) => Object.values(filled)[0]?.title ?? '');
  if (titles[0] !== titles[1]) return [titles[0] ?? '', titles[1] ?? ''];
  const days = [a, b].map(({ context: { state, today, lang } }) => dateText(state.asOf ?? today, lang));
  return days[0] === days[1] ? [t('compare-first'), t('compare-second')] : [days[0] ?? '', days[1] ?? ''];
};

/** What a relation says is told once: not here, where it is told of both together. */
const untold = (of: Claim, told: ReadonlySet<string>): boolean =>
  !of.steps.some(step => told.has(nameOfStep(step)));

/** What two answers have apart and in common, besides what these relations say. */
const apartOf = (a: Side, b: Side, told: ReadonlySet<string>) => {
  const difference = differenceOf(
    withoutSubjects(a.shown.answer, a.shown.filled),
    withoutSubjects(b.shown.answer, b.shown.filled),
  );
  return {
    gone: once(difference.gone, of => of.text).filter(of => untold(of, told)),
    come: once(difference.come, of => of.text).filter(of => untold(of, told)),
    both: once(difference.both, ({ after }) => after.text).filter(({ after }) => untold(after, told)),
    isPartial: difference.isPartial,
  };
};

type BothProps = Readonly<{ a: Side; b: Side; apart: ReturnType<typeof apartOf>; context: PageContext }>;

const Both = ({ a, b, apart: { gone, come, both, isPartial }, context }: BothProps) => {
  const { t } = context;
  const [one, two] = namesOfSides(a, b, t);
  const column = (side: Side, heading: string, own: readonly Claim[]) => (
    <section class="sg-side">
      <Sentences heading={heading} of={own} context={side.context} />
      <h3>
        <a class="ds-link" href={side.address}>
          {questionText(side.shown.view, side.shown.filled, side.context)}
        </a>
      </h3>
      <p>{side.shown.answer.lead}</p>
      <HonestyStrip answer={side.shown.answer} context={side.context} />
    </section>
  );
  return (
    <>
      {isPartial ? <p class="sg-note">{t('compare-cut')}</p> : null}
      <div class="sg-sides">
        {column(a, t('compare-only', { name: one }), gone)}
        {column(b, t('compare-only', { name: two }), come)}
      </div>
      <InBoth of={both} a={a} b={b} context={context} />
    </>
  );
};

/** What is compared, by name; an address as it is, where it says more than a name does. */
const shownValue = (text: string, side: Side | undefined): string => {
  const first = Object.values(side?.shown.filled ?? {})[0];
  return side && side.shown.view === recorded && first && side.context.state.asOf === undefined
    ? first.name
    : text;
};

type FormProps = Readonly<{ wanted: Wanted; a: Side | undefined; b: Side | undefined; context: PageContext }>;

/** Two names, and what to compare them by; addresses of answers are read too. */
const CompareForm = ({ wanted, a, b, context }: FormProps) => {
  const { t, state, offers } = context;
  return (
    <form method="get" action="/sammenlign" class="sg-compare" data-navigate>
      <Field name="a" label={t('compare-a')} value={shownValue(wanted.a, a)} />
      <Field name="b" label={t('compare-b')} value={shownValue(wanted.b, b)} />
      <div class="sg-field">
        <label for="sporsmal">{t('compare-by')}</label>
        <select class="ds-input" id="sporsmal" name="sporsmal">
          <option value="">{t('compare-recorded')}</option>
          {views
            .filter(view => offers(pathOf(view)))
            .filter(({ slots }) => slots.filter(of => of.type === 'entity' && !of.specials).length === 1)
            .map(view => (
              <option key={view.name} value={view.name}>
                {questionText(view, {}, context)}
              </option>
            ))}
        </select>
      </div>
      {state.lang ? <input type="hidden" name="lang" value={state.lang} /> : null}
      <button class="ds-button" type="submit">
        {t('compare-submit')}
      </button>
    </form>
  );
};

const wantedOf = ({ searchParams }: URL): Wanted => {
  const one = (name: string): string => searchParams.get(name)?.trim() ?? '';
  return { a: one('a'), b: one('b'), day: one('dag'), by: one('sporsmal') };
};

const leadOf = (
  { gone, both, come }: ReturnType<typeof apartOf>,
  [a, b]: readonly [string, string],
  t: PageContext['t'],
): string => t('compare-lead', { a, b, onlyA: gone.length, both: both.length, onlyB: come.length });

/** The things that both sides tell of, where that is all that is recorded of each on the same day. */
const recordedOf = (a: Side, b: Side): readonly [ThingRef, ThingRef] | undefined => {
  const [one, two] = [a, b].map(({ shown: { view, filled } }) =>
    view === recorded ? Object.values(filled)[0] : undefined,
  );
  if (!one || !two || a.context.state.asOf !== b.context.state.asOf) return undefined;
  const thing = ({ value: id, title: name }: typeof one): ThingRef => ({ __typename: '', id, name });
  return [thing(one), thing(two)];
};

const pairsIn = async (a: Side, b: Side): Promise<Pairs | undefined> => {
  const ends = recordedOf(a, b);
  return ends && askPairs([ends[0].id, ends[1].id], b.context);
};

/** The form alone, where two answers were not named, or what was pasted is no answer of ours. */
const choicePage = (
  wanted: Wanted,
  a: Side | undefined,
  b: Side | undefined,
  context: PageContext,
): Rendered => {
  const { t } = context;
  const isBad = (wanted.a !== '' && a === undefined) || (wanted.b !== '' && b === undefined);
  const main = (
    <>
      <h1>{t('compare-title')}</h1>
      <p>{t('compare-intro')}</p>
      {isBad ? <p role="alert">{t('compare-bad')}</p> : null}
      <CompareForm wanted={wanted} a={a} b={b} context={context} />
    </>
  );
  return { kind: 'page', status: isBad ? 400 : 200, title: t('compare-title'), main };
};

/** Two things, or two answers, side by side. */
export const comparePage = async (context: PageContext): Promise<Rendered> => {
  const { t, url } = context;
  const wanted = wantedOf(url);
  const before = await settled(wanted, context);
  if (before !== undefined) return before;
  const [a, b] = await Promise.all([sideOf(wanted.a, context), sideOf(wanted.b, context)]);
  if (a && 'kind' in a) return a;
  if (b && 'kind' in b) return b;
  if (a === undefined || b === undefined) return choicePage(wanted, a, b, context);
  const pairs = await pairsIn(a, b);
  const apart = apartOf(a, b, pairs ? relationsTold(pairs) : new Set());
  const names = namesOfSides(a, b, t);
  const others = leadOf(apart, names, t);
  const told = pairs ? toldOf(pairs, names, t) : { heading: others, rest: '' };
  return {
    kind: 'page',
    title: `${t('compare-title')}: ${told.heading}`,
    main: (
      <>
        <p class="sg-asked">{t('compare-title')}</p>
        <h1>{told.heading}</h1>
        {told.rest ? <p>{told.rest}</p> : null}
        {pairs ? (
          <>
            <PairsOf pairs={pairs} ends={recordedOf(a, b) ?? []} context={b.context} />
            <h2>{t('compare-rest')}</h2>
            <p>{others}</p>
          </>
        ) : null}
        <Both a={a} b={b} apart={apart} context={context} />
        <details class="sg-more">
          <summary>{t('compare-others')}</summary>
          <CompareForm wanted={wanted} a={a} b={b} context={context} />
        </details>
      </>
    ),
  };
};
