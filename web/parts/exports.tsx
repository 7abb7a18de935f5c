import type { PageAnswer } from '../model/answer';
import { hrefOf } from '../model/state';
import type { PageContext } from '../pages/page';
import type { Card } from '../model/card';
import { embedHref, followHref, withFormat } from '../model/places';
import { frameHtml } from './frame-html';
import { InPlayground } from './in-playground';

type Props = Readonly<{ answer: PageAnswer; card: Card; context: PageContext }>;

/** What only a script can do: hidden until there is one. */
const Copying = ({ href, context: { t } }: { href: string; context: PageContext }) => {
  const said = { 'data-failed': t('take-failed'), type: 'button', 'data-variant': 'secondary' } as const;
  return (
    <>
      <li data-script hidden>
        <button class="ds-button" data-copy-link={href} data-done={t('take-link-copied')} {...said}>
          {t('take-link')}
        </button>
      </li>
      <li data-script hidden>
        <button
          class="ds-button"
          data-copy-text={withFormat(href, 'txt')}
          data-done={t('take-text-copied')}
          {...said}
        >
          {t('take-copy-text')}
        </button>
      </li>
    </>
  );
};

const File = ({ href, text }: { href: string; text: string }) => (
  <li>
    <a class="ds-link" href={href} download>
      {text}
    </a>
  </li>
);

/** The answer as files that the server makes: to read, to show, to reckon with, and to paste. */
const FILES = ['pdf', 'pptx', 'png', 'xlsx', 'csv', 'svg', 'archimate'] as const;

/** The answer in the lines of a letter: what, why, how sure, of which day and from where, and where to say that it is wrong. */
const linesOf = ({ heading, sentences, asked, certainty, asOf, address }: Card, context: PageContext) => {
  const { t, contact } = context;
  return [
    heading,
    sentences[0] ?? asked,
    certainty,
    t('take-mail-asof', { date: asOf, address }),
    contact === undefined ? '' : t('take-mail-wrong', { address: contact }),
  ].filter(Boolean);
};

const Mail = ({ card, context }: Pick<Props, 'card' | 'context'>) => {
  const { t } = context;
  const lines = linesOf(card, context);
  const asked = `subject=${encodeURIComponent(card.heading)}&body=${encodeURIComponent(lines.join('\r\n'))}`;
  return (
    <details class="sg-more">
      <summary>{t('take-mail')}</summary>
      <pre class="sg-code" id="e-post" tabIndex={0}>
        {lines.join('\n')}
      </pre>
      <p>
        <a class="ds-link" href={`mailto:?${asked}`}>
          {t('take-mail-open')}
        </a>{' '}
        <button
          class="ds-button"
          data-copy-of="e-post"
          data-done={t('take-mail-copied')}
          data-failed={t('take-failed')}
          data-variant="secondary"
          type="button"
          data-script
          hidden
        >
          {t('take-mail-copy')}
        </button>
      </p>
    </details>
  );
};

/** What other sites put in to show the answer in a frame. */
const Embed = ({
  card,
  href,
  context: { t, origin },
}: Omit<Props, 'answer'> & Readonly<{ href: string }>) => (
  <details class="sg-more">
    <summary>{t('take-embed')}</summary>
    <pre class="sg-code" tabIndex={0}>
      {frameHtml(`${origin}${embedHref(href)}`, card.heading)}
    </pre>
  </details>
);

/** The very operation and variables that the answer came from. */
const Operation = ({ sent, context }: { sent: PageAnswer['sent']; context: PageContext }) => {
  const [{ query, variables }, { t, hasPlayground }] = [sent, context];
  const asked = JSON.stringify(variables, null, 2);
  return (
    <details class="sg-more">
      <summary>{t('take-graphql')}</summary>
      {hasPlayground ? (
        <p>
          <InPlayground sent={sent} context={context} />
        </p>
      ) : null}
      <pre class="sg-code" tabIndex={0}>
        {query.trim()}
      </pre>
      <p>{t('take-variables')}:</p>
      <pre class="sg-code" tabIndex={0}>
        {asked}
      </pre>
    </details>
  );
};

/** Ways to take the answer along. */
export const Exports = ({ answer, card, context }: Props) => {
  const { state, t, lang } = context;
  const href = hrefOf({ ...state, lang });
  const compare = `/sammenlign?a=${encodeURIComponent(href)}${state.lang ? `&lang=${state.lang}` : ''}`;
  return (
    <section class="sg-exports" aria-labelledby="ta-med">
      <h2 id="ta-med">{t('take-heading')}</h2>
      <ul class="sg-export-list">
        <Copying href={href} context={context} />
        <File href={withFormat(href, 'txt')} text={t('take-text')} />
        {FILES.map(format => (
          <File key={format} href={withFormat(href, format)} text={t(`take-${format}`)} />
        ))}
        <li>
          <a class="ds-link" href={compare}>
            {t('take-compare')}
          </a>
        </li>
        {context.follows && context.state.across.length === 0 ? (
          <li>
            <a class="ds-link" href={followHref(context)}>
              {t('follow-link')}
            </a>
          </li>
        ) : null}
      </ul>
      <Mail card={card} context={context} />
      <Embed card={card} href={href} context={context} />
      <Operation sent={answer.sent} context={context} />
    </section>
  );
};
