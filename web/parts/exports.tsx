import type { PageAnswer } from '../model/answer';
import { hrefOf } from '../model/state';
import type { PageContext } from '../pages/page';
import { followHref } from '../model/places';
import { InPlayground } from './in-playground';

const withFormat = (href: string, format: string): string =>
  `${href}${href.includes('?') ? '&' : '?'}format=${format}`;

type Props = Readonly<{ answer: PageAnswer; context: PageContext; hasPicture: boolean }>;

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

const Pictures = ({ href, context: { t } }: { href: string; context: PageContext }) => (
  <>
    <File href={withFormat(href, 'svg')} text={t('take-svg')} />
    <li data-script hidden>
      <a class="ds-link" href={withFormat(href, 'svg')} data-png download>
        {t('take-png')}
      </a>
    </li>
  </>
);

/** What other sites put in to show the picture, with what it says and where it is from; the picture itself says its day. */
const Embed = ({
  answer: { lead },
  href,
  context: { t, origin },
}: Readonly<{ answer: PageAnswer; href: string; context: PageContext }>) => {
  const picture = `${origin}${href.replace(/^\/sporsmal\/([a-z-]+)/, '/bilde/$1.svg')}`;
  const said = (text: string): string =>
    text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  return (
    <details class="sg-more">
      <summary>{t('take-embed')}</summary>
      <pre class="sg-code" tabIndex={0}>
        {`<a href="${said(`${origin}${href}`)}"><img src="${said(picture)}" alt="${said(lead)}"></a>`}
      </pre>
    </details>
  );
};

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
export const Exports = ({ answer, context, hasPicture }: Props) => {
  const { state, t, lang } = context;
  const href = hrefOf({ ...state, lang });
  const compare = `/sammenlign?a=${encodeURIComponent(href)}${state.lang ? `&lang=${state.lang}` : ''}`;
  return (
    <section class="sg-exports" aria-labelledby="ta-med">
      <h2 id="ta-med">{t('take-heading')}</h2>
      <ul class="sg-export-list">
        <Copying href={href} context={context} />
        <File href={withFormat(href, 'txt')} text={t('take-text')} />
        <File href={withFormat(href, 'csv')} text={t('take-csv')} />
        {hasPicture ? <Pictures href={href} context={context} /> : null}
        <li>
          <a class="ds-link" href={compare}>
            {t('take-compare')}
          </a>
        </li>
        {context.follows ? (
          <li>
            <a class="ds-link" href={followHref(context)}>
              {t('follow-link')}
            </a>
          </li>
        ) : null}
      </ul>
      {hasPicture ? <Embed answer={answer} href={href} context={context} /> : null}
      <Operation sent={answer.sent} context={context} />
    </section>
  );
};
