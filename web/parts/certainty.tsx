import type { Certainty } from '../gql/graphql';
import type { Say } from '../words/say';

/** Shapes that differ without colour: a full disc, a half one, a ring with a question mark. */
const Icon = ({ certainty }: { certainty: Certainty }) => (
  <svg class="sg-cert-icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
    {certainty === 'FACT' && <circle cx="8" cy="8" r="6.5" fill="currentColor" />}
    {certainty === 'DEDUCTION' && (
      <>
        <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="1.6" />
        <path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor" />
      </>
    )}
    {certainty === 'UNCERTAIN' && (
      <>
        <circle
          cx="8"
          cy="8"
          r="6"
          fill="none"
          stroke="currentColor"
          stroke-width="1.6"
          stroke-dasharray="2.4 1.8"
        />
        <path
          d="M6.3 6.4a1.8 1.8 0 1 1 2.5 1.7q-.8.4-.8 1.2m0 1.3v.9"
          fill="none"
          stroke="currentColor"
          stroke-width="1.4"
        />
      </>
    )}
  </svg>
);

const DASHES: Readonly<Record<Certainty, string | undefined>> = {
  FACT: undefined,
  DEDUCTION: '7 4',
  UNCERTAIN: '1.5 4',
};

/** As the picture draws a relation of this certainty. */
const LineSample = ({ certainty }: { certainty: Certainty }) => (
  <svg class="sg-cert-line" viewBox="0 0 36 8" width="36" height="8" aria-hidden="true" focusable="false">
    <line
      x1="1"
      y1="4"
      x2="35"
      y2="4"
      stroke="currentColor"
      stroke-width="2"
      stroke-dasharray={DASHES[certainty]}
    />
  </svg>
);

/** In word, icon and line: never by colour alone. */
export const CertaintyTag = ({ certainty, t }: { certainty: Certainty; t: Say }) => (
  <span
    class={`sg-certainty sg-certainty-${certainty.toLowerCase()}`}
    title={t(`certainty-means-${certainty}`)}
  >
    <Icon certainty={certainty} />
    {t(`certainty-${certainty}`)}
    <LineSample certainty={certainty} />
  </span>
);

const ALL: readonly Certainty[] = ['FACT', 'DEDUCTION', 'UNCERTAIN'];

export const Legend = ({ t }: { t: Say }) => (
  <details class="sg-more">
    <summary>{t('shell-legend')}</summary>
    <dl class="sg-legend">
      {ALL.map(certainty => (
        <div key={certainty}>
          <dt>
            <CertaintyTag certainty={certainty} t={t} />
          </dt>
          <dd>{t(`certainty-means-${certainty}`)}</dd>
        </div>
      ))}
    </dl>
  </details>
);
