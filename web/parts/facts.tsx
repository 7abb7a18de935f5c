import { enums, fieldLabels, fieldTypes, missed } from '../gql/labels';
import type { Lang } from '../model/state';
import { capital, dateText, numberText, type Say } from '../words/texts';
import { isWebAddress } from './steps';
import { Told } from './told';
import { messages } from '../words/messages';
import { wordIn } from '../words/say';

type Reading = Readonly<{ lang: Lang; t: Say }>;
export type Fact = Readonly<{
  field: string;
  type: string;
  value: unknown;
  /** The text in every language, where the graph may have it in several. */
  texts: readonly Localized[];
}>;
type Localized = Readonly<{ lang: string; value: string }>;

const isLocalized = (value: unknown): value is readonly Localized[] =>
  Array.isArray(value) && value.every(of => typeof of === 'object' && of !== null && 'lang' in of);

/** What a field is called; its name if it is none of a kind. */
export const fieldName = (name: string, { lang }: Pick<Reading, 'lang'>): string =>
  (Object.hasOwn(fieldLabels, name) ? messages.in(lang).label(name, fieldLabels[name]) : undefined) ?? name;

/** What the kind has of its own. Where kinds differ, the operation names a field after its kind: Framework_kind. */
export const factsOf = (entity: object, kind: string): readonly Fact[] => {
  const values = new Map<string, unknown>(Object.entries(entity));
  return [...values].flatMap(([alias, value]) => {
    const name = alias.split('_').at(-1) ?? '';
    const type = fieldTypes[`${kind}.${name}`];
    if (type === undefined || value === null || value === '') return [];
    if (Array.isArray(value) && value.length === 0) return [];
    const texts = values.get(`${name}s`);
    return [{ field: name, type, value, texts: isLocalized(texts) ? texts : [] }];
  });
};

/** What people ask for of everything of the kind, and is not recorded of this. */
export const missedOf = (entity: object, kind: string): readonly string[] => {
  const told = new Set(factsOf(entity, kind).map(({ field }) => field));
  return (missed[kind] ?? []).filter(field => !told.has(field));
};

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
