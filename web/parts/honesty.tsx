import { kinds, relations } from '../gql/labels';
import type { Absence, Answer, Honesty } from '../model/answer';
import { reachOf, type Reach } from '../model/reach';
import { changed, type Lang } from '../model/state';
import type { Context } from '../pages/page';
import { ThingLink } from './linked';

/** Signs differ in shape, and are read out as nothing: the words say it. */
const SIGNS: Readonly<Record<Reach['sign'], string>> = { ok: '✓', note: 'i', warn: '!' };

const items = (honesty: Honesty, context: Context): readonly Reach[] => {
  const { t, state, isKnown } = context;
  const { totalUnconditioned, total, undated, warning } = honesty;
  const hidden = totalUnconditioned === undefined ? 0 : Math.max(0, totalUnconditioned - total);
  const conditioned = state.asOf !== undefined || state.certainty !== undefined || state.datedOnly;
  return [
    reachOf(honesty, t),
    ...(conditioned && totalUnconditioned !== undefined
      ? [{ sign: 'note', text: hidden > 0 ? t.honesty.hidden(hidden) : t.honesty.noneHidden } as const]
      : []),
    ...(undated === undefined
      ? []
      : [
          undated > 0
            ? ({ sign: 'note', text: warning ?? t.honesty.undated(undated) } as const)
            : ({ sign: 'ok', text: t.honesty.allDated } as const),
        ]),
    { sign: 'note', text: isKnown ? t.honesty.accessKnown : t.honesty.access },
  ];
};

const kindWord = (kind: string, lang: Lang): string => kinds[kind]?.one[lang] ?? kind;

const Missing = ({ missing, context }: { missing: Absence['missing']; context: Context }) => {
  const { t, lang, state } = context;
  if (missing.length === 0) return <p>{t.honesty.nothing}</p>;
  return (
    <>
      <h2 class="sg-small">{t.honesty.missing}</h2>
      <ul>
        {missing.map(({ relation, fromKind, toKind, count, from, to }, i) => (
          <li key={i}>
            {t.honesty.missingOne(
              kindWord(fromKind, lang),
              relations[relation]?.forward[lang] ?? relation,
              kindWord(toKind, lang),
              count,
            )}{' '}
            {from[0] && to[0] ? (
              <>
                {t.honesty.forExample}: <ThingLink thing={from[0]} lang={state.lang} />{' '}
                {relations[relation]?.forward[lang]} <ThingLink thing={to[0]} lang={state.lang} />.{' '}
                <a
                  class="ds-link"
                  href={changed(state, {
                    with: [...state.with, { from: from[0].id, relation, to: to[0].id }],
                  })}
                >
                  {t.whatIf.tryThis}
                </a>
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
};

const Why = ({ absence, context }: { absence: Absence; context: Context }) => {
  const { t } = context;
  return (
    <details class="sg-more" open>
      <summary>{t.honesty.why}</summary>
      <p>{absence.explanation}</p>
      {absence.hiddenBy.length > 0 ? (
        <>
          <h2 class="sg-small">{t.honesty.hiddenBy}</h2>
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
export const HonestyStrip = ({ answer, context }: { answer: Answer; context: Context }) => {
  const { t } = context;
  const { honesty } = answer;
  return (
    <section class="sg-honesty" aria-label={t.honesty.heading}>
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
          {explanation} {suggestions.length > 0 ? `${t.honesty.didYouMean}: ${suggestions.join(', ')}?` : ''}
        </p>
      ))}
      {honesty.absence ? <Why absence={honesty.absence} context={context} /> : null}
    </section>
  );
};
