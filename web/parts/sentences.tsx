import { Fragment } from 'preact';
import type { PageAnswer, Group, Claim, ThingRef } from '../model/answer';
import { foldedOf, isFold, MOST_TOLD, type Fold } from '../model/folded';
import { grouped } from '../model/grouped';
import { reportHref } from '../model/report';
import { unitsText } from '../model/reach';
import { hrefOf, type State } from '../model/state';
import type { PageContext } from '../pages/page';
import { numberText } from '../words/texts';
import { CertaintyTag } from './certainty';
import { Linked, ThingLink } from './linked';
import { Steps } from './steps';

const thingsOf = ({ steps, about = [] }: Claim): readonly ThingRef[] => {
  const all = [...about, ...steps.flatMap(({ from, to }) => [from, to])];
  return [...new Map(all.map(thing => [thing.id, thing])).values()];
};

/** A part of the address of the page, made from a key; keys may have any character. */
const anchorOf = (key: string): string => `s-${key.replace(/[^A-Za-z0-9]+/g, '-')}`;

/** The weakest link is set off where the sentence names it. */
const Marked = ({ sentence, context: { t, along } }: { sentence: Claim; context: PageContext }) => {
  const things = thingsOf(sentence);
  const at = sentence.text.indexOf(` ${t('shell-weakest')}`);
  if (at < 0) return <Linked text={sentence.text} things={things} along={along} />;
  return (
    <>
      <Linked text={sentence.text.slice(0, at)} things={things} along={along} />
      <span class="sg-weak">{sentence.text.slice(at)}</span>
    </>
  );
};

/**
 * Where to tell that a sentence is wrong, or of a better source: the form that makes a proposal of it, where there is one, or who is
 * told, with the sentence and its address where the reader's mail takes them.
 */
const Report = ({ sentence, context }: { sentence: Claim; context: PageContext }) => {
  const { contact, reports, origin, state, t } = context;
  const form = reports === undefined ? undefined : reportHref(sentence, state);
  if (form !== undefined)
    return (
      <a class="ds-link sg-choose" rel="nofollow" href={form}>
        {t('report-link')}
      </a>
    );
  if (contact === undefined) return null;
  const address = `${origin}${hrefOf({ ...state, chosen: sentence.key })}`;
  const body = `${sentence.text}\n${address}\n\n`;
  const query = `?subject=${encodeURIComponent(t('report-subject'))}&body=${encodeURIComponent(body)}`;
  return (
    <a
      class="ds-link sg-choose"
      rel="nofollow"
      href={contact.startsWith('mailto:') ? `${contact}${query}` : contact}
    >
      {t('report-link')}
    </a>
  );
};

type ClaimProps = Readonly<{ sentence: Claim; context: PageContext; hasPicture: boolean }>;

const Claim = ({ sentence, context, hasPicture }: ClaimProps) => {
  const { state, t } = context;
  const isChosen = state.chosen === sentence.key;
  const target: State = { ...state, chosen: isChosen ? undefined : sentence.key };
  return (
    <li
      class="sg-claim"
      id={anchorOf(sentence.key)}
      data-sentence={sentence.key}
      aria-current={isChosen ? 'true' : undefined}
    >
      <p class="sg-text">
        <Marked sentence={sentence} context={context} />
      </p>
      <p class="sg-claim-foot">
        {sentence.certainty ? <CertaintyTag certainty={sentence.certainty} t={t} /> : null}
        {hasPicture && sentence.steps.length > 0 ? (
          <a
            class="ds-link sg-choose"
            data-choose={sentence.key}
            href={`${hrefOf(target)}#${anchorOf(sentence.key)}`}
          >
            {isChosen ? t('shell-drop-choice') : t('shell-show-in-picture')}
          </a>
        ) : null}
        <Report sentence={sentence} context={context} />
      </p>
      {sentence.steps.length > 0 ? (
        <Steps steps={sentence.steps} reading={context} isOpen={isChosen} />
      ) : null}
    </li>
  );
};

type Listed = Readonly<{ items: readonly (Claim | Fold)[]; context: PageContext; hasPicture: boolean }>;

/** The names, by what they are part of where that is told, and one of the sentences with its sources. */
const Folded = ({ fold, context, hasPicture }: { fold: Fold; context: PageContext; hasPicture: boolean }) => {
  const { t, state } = context;
  const [first] = fold.sentences;
  const chosen = fold.sentences.find(({ key }) => key === state.chosen);
  const shown = chosen ?? first;
  return (
    <li class="sg-claim">
      <details class="sg-fold-many" open={chosen !== undefined}>
        <summary>{fold.text}</summary>
        {[...grouped(fold.sentences, ({ within }) => within ?? '')].map(([within, all]) => (
          <p key={within} class="sg-names">
            {within === '' ? null : <strong>{`${within} (${all.length}): `}</strong>}
            {all.map(({ key, about, certainty }, i) => (
              <Fragment key={key}>
                {i > 0 ? ', ' : ''}
                <a
                  class="ds-link"
                  href={`${hrefOf({ ...state, chosen: key })}#${anchorOf(key)}`}
                  aria-current={key === state.chosen ? 'true' : undefined}
                >
                  {about?.[0]?.name}
                </a>
                {certainty === 'FACT' ? ` (${t('certainty-FACT').toLowerCase()})` : ''}
              </Fragment>
            ))}
            .
          </p>
        ))}
        {shown ? (
          <>
            <p class="sg-note">{t('answer-fold-example')}</p>
            <ol class="sg-claims">
              <Claim sentence={shown} context={context} hasPicture={hasPicture} />
            </ol>
          </>
        ) : null}
      </details>
    </li>
  );
};

const Claims = ({ items, context, hasPicture }: Listed) => (
  <ol class="sg-claims">
    {items.map(item =>
      isFold(item) ? (
        <Folded key={item.key} fold={item} context={context} hasPicture={hasPicture} />
      ) : (
        <Claim key={item.key} sentence={item} context={context} hasPicture={hasPicture} />
      ),
    )}
  </ol>
);

/** What is told at once, and the rest of it behind a line that says how much that is. */
const Bounded = ({ items, context, hasPicture }: Listed) => {
  const { state, t } = context;
  const [first, rest] = [items.slice(0, MOST_TOLD), items.slice(MOST_TOLD)];
  return (
    <>
      <Claims items={first} context={context} hasPicture={hasPicture} />
      {rest.length > 0 ? (
        <details class="sg-more" open={rest.some(({ key }) => key === state.chosen)}>
          <summary>{t('answer-fold-rest', { n: rest.length })}</summary>
          <Claims items={rest} context={context} hasPicture={hasPicture} />
        </details>
      ) : null}
    </>
  );
};

/** How many there are in a group, and of what, where its heading does not say it. */
const figureOf = ({ count, sentences, unit }: Group, { t, lang }: PageContext): string => {
  const n = count ?? sentences.length;
  return unit === undefined ? numberText(n, lang) : unitsText(unit, n, t);
};

type PartProps = Readonly<{ group: Group; context: PageContext; hasPicture: boolean; isOpen: boolean }>;

const Part = ({ group, context: page, hasPicture, isOpen }: PartProps) => {
  const context = group.day === undefined ? page : { ...page, along: { ...page.along, day: group.day } };
  const { lang, t, along, state } = context;
  const { heading, about, note, link, sentences } = group;
  const body = (
    <>
      {note ? <p class="sg-note">{note}</p> : null}
      <Bounded items={foldedOf(sentences, lang, t)} context={context} hasPicture={hasPicture} />
      {about ? (
        <p>
          <ThingLink thing={about} said={t('thing-about', { name: about.name })} along={along} />
        </p>
      ) : null}
      {link ? (
        <p>
          <a class="ds-link" href={link.href}>
            {link.text}
          </a>
        </p>
      ) : null}
    </>
  );
  if (!heading) return <section class="sg-group">{body}</section>;
  return (
    <details class="sg-fold" open={isOpen || sentences.some(({ key }) => key === state.chosen)}>
      <summary>
        <h3>{heading}</h3>
        <span class="sg-count">{figureOf(group, context)}</span>
      </summary>
      {body}
    </details>
  );
};

/** As many claims as a page opens with; more are folded by what they have in common. */
const isShort = ({ groups }: PageAnswer, { lang, t }: PageContext): boolean =>
  groups.reduce((sum, { sentences }) => sum + foldedOf(sentences, lang, t).length, 0) <= MOST_TOLD;

const Pages = ({ next, context: { state, t } }: { next: string | undefined; context: PageContext }) =>
  next || state.after ? (
    <nav class="sg-pages" aria-label={t('shell-next')}>
      {state.after ? (
        <a class="ds-link" href={hrefOf({ ...state, after: undefined, chosen: undefined })}>
          {t('shell-first')}
        </a>
      ) : null}
      {next ? (
        <a
          class="ds-button"
          data-variant="secondary"
          href={hrefOf({ ...state, after: next, chosen: undefined })}
        >
          {t('shell-next')}
        </a>
      ) : null}
    </nav>
  ) : null;

type Props = Readonly<{ answer: PageAnswer; context: PageContext; hasPicture: boolean }>;

/** The answer: sentences in reading order, each with what it rests on one click away. */
export const Sentences = ({ answer, context, hasPicture }: Props) => {
  const isOpen = answer.groups.length === 1 || isShort(answer, context);
  return (
    <div class="sg-sentences">
      {answer.groups.map(group => (
        <Part key={group.key} group={group} context={context} hasPicture={hasPicture} isOpen={isOpen} />
      ))}
      <Pages next={answer.next} context={context} />
    </div>
  );
};
