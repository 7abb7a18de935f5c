import { fieldTypes, missed } from '../gql/labels';

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
