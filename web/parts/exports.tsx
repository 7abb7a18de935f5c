import type { Answer } from '../model/answer';
import { hrefOf } from '../model/state';
import type { Context } from '../pages/page';

const withFormat = (href: string, format: string): string =>
  `${href}${href.includes('?') ? '&' : '?'}format=${format}`;

type Props = Readonly<{ answer: Answer; context: Context; hasPicture: boolean }>;

/** Ways to take the answer along. Those that need a script are added by it. */
export const Exports = ({ answer, context, hasPicture }: Props) => {
  const { state, t, lang, hasPlayground } = context;
  const href = hrefOf({ ...state, lang });
  const { query, variables } = answer.sent;
  const asked = JSON.stringify(variables, null, 2);
  return (
    <section class="sg-exports" aria-labelledby="ta-med">
      <h2 id="ta-med">{t.export.heading}</h2>
      <ul class="sg-export-list">
        <li data-script hidden>
          <button
            class="ds-button"
            data-variant="secondary"
            type="button"
            data-copy-link={href}
            data-done={t.export.linkCopied}
            data-failed={t.export.failed}
          >
            {t.export.link}
          </button>
        </li>
        <li data-script hidden>
          <button
            class="ds-button"
            data-variant="secondary"
            type="button"
            data-copy-text={withFormat(href, 'txt')}
            data-done={t.export.textCopied}
            data-failed={t.export.failed}
          >
            {t.export.copyText}
          </button>
        </li>
        <li>
          <a class="ds-link" href={withFormat(href, 'txt')} download>
            {t.export.text}
          </a>
        </li>
        <li>
          <a class="ds-link" href={withFormat(href, 'csv')} download>
            {t.export.csv}
          </a>
        </li>
        {hasPicture ? (
          <li>
            <a class="ds-link" href={withFormat(href, 'svg')} download>
              {t.export.svg}
            </a>
          </li>
        ) : null}
        {hasPicture ? (
          <li data-script hidden>
            <a class="ds-link" href={withFormat(href, 'svg')} data-png download>
              {t.export.png}
            </a>
          </li>
        ) : null}
        <li>
          <a
            class="ds-link"
            href={`/sammenlign?a=${encodeURIComponent(href)}${state.lang ? `&lang=${state.lang}` : ''}`}
          >
            {t.export.compare}
          </a>
        </li>
      </ul>
      <details class="sg-more">
        <summary>{t.export.graphql}</summary>
        {hasPlayground ? (
          <p>
            <a
              class="ds-link"
              href={`/playground#query=${encodeURIComponent(query.trim())}&variables=${encodeURIComponent(asked)}`}
            >
              {t.export.playground}
            </a>
          </p>
        ) : null}
        <pre class="sg-code" tabIndex={0}>
          {query.trim()}
        </pre>
        <p>{t.export.variables}:</p>
        <pre class="sg-code" tabIndex={0}>
          {asked}
        </pre>
      </details>
    </section>
  );
};
