import type { SentOperation } from '../model/answer';
import type { PageContext } from '../pages/page';

/** Links to the tool for developers with what was asked, in the part of the address that no server sees. */
export const InPlayground = ({
  sent: { query, variables },
  context: { t, lang },
}: {
  sent: SentOperation;
  context: PageContext;
}) => {
  const asked = JSON.stringify(variables, null, 2);
  const fragment = `query=${encodeURIComponent(query.trim())}&variables=${encodeURIComponent(asked)}`;
  return (
    <a class="ds-link" href={`/playground?lang=${lang}#${fragment}`}>
      {t('take-playground')}
    </a>
  );
};
