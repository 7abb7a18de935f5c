import { compared, enums } from '../gql/labels';
import { edgeId } from '../pictures/picture';
import type { PageContext } from '../pages/page';
import { endsOf, nameOfStep, weakestOf, type Cited, type StepFact } from '../model/answer';
import { entityHref, type Along, type Lang } from '../model/state';
import { claimOf, phraseOf } from '../words/claims';
import { otherLanguage } from '../words/language-of';
import { dateText, type Say } from '../words/texts';
import { validityText } from '../words/validity';
import { passageHref } from './passage';
import { CertaintyTag } from './certainty';
import { ThingLink } from './linked';
import { Told } from './told';
import { urlOf } from './url';
import { say } from '../words/say';

type Reading = Readonly<{ lang: Lang; along: Along; t: Say }> & Pick<PageContext, 'passage' | 'graphName'>;

/** Only addresses of the web become links: a source may name any text. */
export const isWebAddress = (text: string): boolean =>
  ['https:', 'http:'].includes(urlOf(text)?.protocol ?? '');

export const Source = ({
  source,
  reading: { t, lang, along },
  isElsewhere = false,
}: {
  source: Cited;
  reading: Omit<Reading, 'passage' | 'graphName'>;
  /** Whether it is of another graph, so that it has no page here. */
  isElsewhere?: boolean;
}) => (
  <li class="sg-source">
    {isElsewhere ? (
      <Told text={source.name} lang={lang} />
    ) : (
      <a class="ds-link" href={entityHref(source.id, along)}>
        <Told text={source.name} lang={lang} />
      </a>
    )}
    {source.standing === 'DRAFT' ? ` (${enums['SourceStanding']?.['DRAFT']?.[lang] ?? ''})` : ''}
    {source.publisher ? `, ${source.publisher}` : ''}
    {'. '}
    {t('source-license')}: {source.license ?? t('source-no-license')}. {t('source-read')}{' '}
    {dateText(source.checkedOn ?? source.recordedAt, lang)}.{' '}
    {source.url && isWebAddress(source.url) ? (
      <a class="ds-link" href={source.url} rel="noreferrer noopener">
        {new URL(source.url).hostname}
      </a>
    ) : null}
  </li>
);

type NoteProps = Readonly<{ term: string; text: string | null | undefined; lang: Lang }>;

const Note = ({ term, text, lang }: NoteProps) =>
  text ? (
    <p class="sg-note">
      {term}: <Told text={text} lang={lang} />
    </p>
  ) : null;

/** Why it is so, each sentence of it in the language that it stands in. */
const Reason = ({ term, text, lang }: NoteProps) =>
  text ? (
    <p class="sg-note">
      {term}: <Reasons text={text} lang={lang} />
    </p>
  ) : null;

/** The sentences of a reason: what is told by no rule stands in English among them. */
export const Reasons = ({ text, lang }: { text: string; lang: Lang }) => (
  <>
    {text.split(/(?<=[.;]) (?=\p{Lu}|§)/u).map((sentence, i) => (
      <>
        {i > 0 ? ' ' : ''}
        <Told key={sentence} text={sentence} lang={lang} />
      </>
    ))}
  </>
);

type StepProps = Readonly<{ step: StepFact; isWeakest: boolean; reading: Reading }>;
type BorderProps = Pick<StepProps, 'step' | 'reading'>;

type QuotedProps = Readonly<{
  step: Readonly<{
    quote?: string | null;
    checkedOn?: string | null;
    sources: readonly Readonly<{ id: string }>[];
  }>;
  reading: Readonly<{ lang: Lang }> & Pick<PageContext, 'passage'>;
}>;

/** What the source says, word for word, and where that stands in it. */
export const Quoted = ({ step: { quote, checkedOn, sources }, reading: { lang, passage } }: QuotedProps) => {
  if (!quote) return null;
  const ids = sources.map(({ id }) => id);
  return (
    <>
      <blockquote class="sg-quote" lang={otherLanguage(quote, lang)}>
        {quote}
      </blockquote>
      {checkedOn ? (
        <p class="sg-note">{say(lang, 'passage-stood', { day: dateText(checkedOn, lang) })}</p>
      ) : null}
      {passage && ids.length > 0 ? (
        <p class="sg-note">
          <a class="ds-link" rel="nofollow" href={passageHref(ids, quote, lang)}>
            {say(lang, 'passage-link')}
          </a>
        </p>
      ) : null}
    </>
  );
};

/** Tells whether it is a duty, as the model says of what is taken into use. */
const isDuty = ({ obligation }: StepFact): boolean =>
  typeof obligation === 'string' && compared?.must.includes(obligation) === true;

/** Where the way goes on in another graph: what both have is the same, and it is no step of its own. */
const Border = ({ step: { from, to, crossing, by = [] }, reading: { t, along, graphName } }: BorderProps) => (
  <li class="sg-step sg-border">
    <p class="sg-step-claim">
      <strong>{t('elsewhere-border')}</strong>: {[from, to].map(({ graph }) => graphName(graph)).join(' | ')}
    </p>
    <p>
      <ThingLink thing={from} along={along} /> = <ThingLink thing={to} along={along} />
    </p>
    <p class="sg-note">{crossing ?? by.join(', ')}</p>
  </li>
);

/** One relation with its own facts: what it says, how sure it is, since when, and who says so. */
export const Step = ({ step, isWeakest, reading }: StepProps) => {
  const { t, lang, along, graphName } = reading;
  const [from, to] = endsOf(step);
  if (step.by !== undefined) return <Border step={step} reading={reading} />;
  const { subject, predicate, object } = claimOf(step.from, phraseOf(step, lang), step.to, lang);
  return (
    <li class="sg-step" data-step={edgeId(from.id, nameOfStep(step), to.id)}>
      <p class="sg-step-claim">
        <ThingLink thing={step.from} said={subject} along={along} /> {predicate}{' '}
        <ThingLink thing={step.to} said={object} along={along} />{' '}
        <CertaintyTag certainty={step.certainty} t={t} />
        {isWeakest ? <strong class="sg-weakest">{t('shell-weakest')}</strong> : null}
      </p>
      {step.graph === undefined ? null : (
        <p class="sg-note sg-graph">{t('elsewhere-step', { name: graphName(step.graph) })}</p>
      )}
      <p class="sg-note">{validityText(step, reading)}</p>
      <Quoted step={step} reading={reading} />
      {step.condition ? <p class="sg-note">{t('source-only-if', { said: step.condition })}</p> : null}
      <Note term={isDuty(step) ? t('source-legal-basis') : t('source-basis')} text={step.rule} lang={lang} />
      <Reason term={t('source-rationale')} text={step.rationale} lang={lang} />
      {step.sources.length === 0 ? (
        <p class="sg-note">{t('source-no-source')}</p>
      ) : (
        <ul class="sg-sources" aria-label={t('source-sources')}>
          {step.sources.map(source => (
            <Source
              key={source.id}
              source={source}
              reading={reading}
              isElsewhere={step.graph !== undefined}
            />
          ))}
        </ul>
      )}
    </li>
  );
};

export const Steps = ({
  steps,
  reading,
  isOpen,
}: {
  steps: readonly StepFact[];
  reading: Reading;
  isOpen?: boolean;
}) => {
  const weakest = weakestOf(steps.map(({ certainty }) => certainty));
  return (
    <details class="sg-steps" open={isOpen}>
      <summary>{reading.t('source-steps', { n: steps.filter(({ by }) => by === undefined).length })}</summary>
      <ol>
        {steps.map((step, i) => (
          <Step
            key={i}
            step={step}
            isWeakest={steps.length > 1 && weakest !== 'FACT' && step.certainty === weakest}
            reading={reading}
          />
        ))}
      </ol>
    </details>
  );
};
