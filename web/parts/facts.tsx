import { enums, fieldLabels } from '../gql/labels';
import type { Lang } from '../model/state';
import { capital, dateText, numberText, type Say } from '../words/texts';
import { isWebAddress } from './steps';
import { Told } from './told';
import { messages } from '../words/messages';
import { wordIn } from '../words/say';

type Reading = Readonly<{ lang: Lang; t: Say }>;
/** What a field is called; its name if it is none of a kind. */
export const fieldName = (name: string, { lang }: Pick<Reading, 'lang'>): string =>
  (Object.hasOwn(fieldLabels, name) ? messages.in(lang).label(name, fieldLabels[name]) : undefined) ?? name;

/** A value by the type that the schema gives it: no two fields are told apart by their names. */
const Single = ({
  value,
  type,
  reading: { lang, t },
}: {
  value: unknown;
  type: string;
  reading: Reading;
}) => {
  if (typeof value === 'boolean') return <>{value ? t('thing-yes') : t('thing-no')}</>;
  if (typeof value === 'number') return <>{numberText(value, lang)}</>;
  if (typeof value !== 'string') return null;
  const label = wordIn(enums[type]?.[value], lang);
  if (label !== undefined) return <>{capital(label)}</>;
  if (type === 'Date') return <time dateTime={value}>{dateText(value, lang)}</time>;
  if (isWebAddress(value))
    return (
      <a class="ds-link" href={value} rel="noreferrer noopener">
        {value}
      </a>
    );
  return <Told text={value} lang={lang} />;
};

export const FactValue = ({ value, type, reading }: { value: unknown; type: string; reading: Reading }) => {
  if (!Array.isArray(value)) return <Single value={value} type={type} reading={reading} />;
  return (
    <ul class="sg-plain">
      {value.map((of: unknown, i) => (
        <li key={i}>
          <Single value={of} type={type} reading={reading} />
        </li>
      ))}
    </ul>
  );
};
