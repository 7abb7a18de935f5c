import { relations } from '../gql/labels';
import type { Absence, PageAnswer, Honesty } from '../model/answer';
import { grouped } from '../model/grouped';
import { reachOf, unitsText, type ReachText } from '../model/reach';
import { changed } from '../model/state';
import type { PageContext } from '../pages/page';
import { claimOf } from '../words/claims';
import { ThingLink } from './linked';
import { kindWord } from '../words/kinds';
import { wordIn } from '../words/say';

/** Signs differ in shape, and are read out as nothing: the words say it. */
const SIGNS: Readonly<Record<ReachText['sign'], string>> = { ok: '✓', note: 'i', warn: '!' };

const items = (honesty: Honesty, context: PageContext): readonly ReachText[] => {
  const { t, state, isKnown, unused } = context;
  const { totalUnconditioned, total, unit, undated, warning } = honesty;
  const hidden = totalUnconditioned === undefined ? 0 : Math.max(0, totalUnconditioned - total);
  const conditioned = state.asOf !== undefined || state.certainty !== undefined || state.datedOnly;
  return [
    reachOf(honesty, t),
    ...(honesty.graphs ?? [])
      .filter(({ asked }) => asked)
      .map(({ explanation }) => ({ sign: 'note', text: explanation }) as const),
    ...(unused === undefined ? [] : [{ sign: 'warn', text: t('honesty-unused', { part: unused }) } as const]),
    ...(conditioned && totalUnconditioned !== undefined
      ? [
          {
            sign: 'note',
            text:
              hidden > 0
                ? t('honesty-hidden', { counted: unitsText(unit, hidden, t) })
                : t('honesty-none-hidden'),
          } as const,
        ]
      : []),
    ...(undated === undefined
      ? []
      : [
          undated > 0
            ? ({ sign: 'note', text: warning ?? t('honesty-undated', { n: undated }) } as const)
            : ({ sign: 'ok', text: t('honesty-all-dated') } as const),
        ]),
    { sign: 'note', text: isKnown ? t('honesty-access-known') : t('honesty-access') },
  ];
};

type Link = Absence['missing'][number];

/** What it would join, and what that would give. */
const Example = ({ link: { relation, count, from, to }, context }: { link: Link; context: PageContext }) => {
  const { t, lang, state, along } = context;
  const [start, end] = [from[0], to[0]];
  const claim =
    start && end && claimOf(start, wordIn(relations[relation]?.forward, lang) ?? relation, end, lang);
  return (
    <>
      {t('honesty-missing-count', { n: count })}{' '}
      {start && end && claim ? (
        <>
          {t('honesty-for-example')}: <ThingLink thing={start} said={claim.subject} along={along} />{' '}
          {claim.predicate} <ThingLink thing={end} said={claim.object} along={along} />.{' '}
          <a
            class="ds-link"
            href={changed(state, { with: [...state.with, { from: start.id, relation, to: end.id }] })}
          >
            {t('whatif-try-this')}
          </a>
        </>
      ) : null}
    </>
  );
};

/** The API tells relations apart by more than their kinds, such as acts of a union from others: those of one form stand together. */
const Missing = ({ missing, context }: { missing: Absence['missing']; context: PageContext }) => {
  const { t, lang } = context;
  const formOf = ({ relation, fromKind, toKind }: Link): string =>
    t('honesty-missing-one', {
      from: kindWord(fromKind, lang),
      relation: wordIn(relations[relation]?.forward, lang) ?? relation,
      to: kindWord(toKind, lang),
    });
  if (missing.length === 0) return <p>{t('honesty-nothing')}</p>;
  return (
    <>
      <h2 class="sg-small">{missing.length > 1 ? t('honesty-missing-any') : t('honesty-missing')}</h2>
      <ul>
        {[...grouped(missing, formOf)].map(([form, links]) => (
          <li key={form}>
            {form}{' '}
            {links.length === 1 && links[0] ? (
              <Example link={links[0]} context={context} />
            ) : (
              <ul>
                {links.map((link, i) => (
                  <li key={i}>
                    <Example link={link} context={context} />
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </>
  );
};

const Why = ({ absence, context }: { absence: Absence; context: PageContext }) => {
  const { t } = context;
  return (
    <details class="sg-more" open>
      <summary>{t('honesty-why')}</summary>
      <p>{absence.explanation}</p>
      {absence.hiddenBy.length > 0 ? (
        <>
          <h2 class="sg-small">{t('honesty-hidden-by')}</h2>
          <ul>
            {absence.hiddenBy.map(({ explanation }, i) => (
              <li key={i}>{explanation}</li>
            ))}
          </ul>
        </>
      ) : null}
      <Missing missing={absence.missing} context={context} />
    </details>
  );
};

/** How far the answer goes, on every view: nobody should take a cut answer for a whole one. */
export const HonestyStrip = ({ answer, context }: { answer: PageAnswer; context: PageContext }) => {
  const { t } = context;
  const { honesty } = answer;
  return (
    <section class="sg-honesty" aria-label={t('honesty-heading')} data-total={honesty.total}>
      <ul class="sg-honesty-items">
        {items(honesty, context).map(({ sign, text }) => (
          <li key={text} class={`sg-honesty-${sign}`}>
            <span class="sg-honesty-sign" aria-hidden="true">
              {SIGNS[sign]}
            </span>
            {text}
          </li>
        ))}
      </ul>
      {honesty.unmatched.map(({ argument, explanation, suggestions }) => (
        <p key={argument}>
          {explanation}{' '}
          {suggestions.length > 0 ? `${t('honesty-did-you-mean')}: ${suggestions.join(', ')}?` : ''}
        </p>
      ))}
      {honesty.absence ? <Why absence={honesty.absence} context={context} /> : null}
    </section>
  );
};
