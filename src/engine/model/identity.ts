import type { Field, Kind, Model } from './model';

/** What may stand between < and >. */
export const IRI = /^https?:[^\s<>"{}|\\^`]+$/;

/** The field with what other registers call a thing; those that are IRIs stand for the same. */
export const EXTERNAL_IDS = 'externalIds';

/** The path of a thing: an id as a part of an IRI, which letters of all scripts may stand in as they are. */
export const pathOf = (id: string): string =>
  `/id/${id.replace(/[\s/?#%<>"{}|\\^`]|\p{C}/gu, encodeURIComponent)}`;

/** Names the field whose values are IRIs or become one by its template: where its value stands in the IRI, {} does. */
const templateOf = ({ name, terms }: Pick<Field, 'name' | 'terms'>): string | undefined =>
  name === EXTERNAL_IDS ? WHOLE : terms.sameAs;
const WHOLE = '{}';

/** By which template the value of a column is another register's IRI of the same thing. */
export type Identifying = Readonly<{ column: string; template: string }>;

/** The fields of a kind that say what others call the same thing. Equality is by these alone, never by a name. */
export const identifying = ({ fields }: Pick<Kind, 'fields'>): readonly Identifying[] =>
  [...fields.values()].flatMap(field => {
    const template = templateOf(field);
    return template === undefined ? [] : [{ column: field.name, template }];
  });

/** The IRI of the same thing in another register, that a value tells; undefined where it makes none. */
export const sameAs = (template: string, value: string): string | undefined => {
  const iri = template.replace('{}', () => (template === WHOLE ? value : encodeURI(value)));
  return IRI.test(iri) ? iri : undefined;
};

/** Returns the same by the field that holds the value. */
export const sameAsOf = (field: Pick<Field, 'name' | 'terms'>, value: string): string | undefined => {
  const template = templateOf(field);
  return template === undefined ? undefined : sameAs(template, value);
};

/** The IRIs of the same thing that a row tells, sorted. */
export const sameAsIn = (
  of: readonly Identifying[],
  row: Readonly<Record<string, unknown>>,
): readonly string[] => {
  const iris = of.flatMap(({ column, template }) =>
    [row[column] ?? []].flat().flatMap(value => sameAs(template, String(value)) ?? []),
  );
  return [...new Set(iris)].sort();
};

/** By which field an IRI names something: `of` declares it, and its value is what stands in the IRI. */
export type NamedBy = Readonly<{ of: string; property: string; template: string }>;

/**
 * Tells by which field something with an IRI would be found: its own id where the IRI is of this server, a key where it has the form of
 * one, else what other registers call it.
 */
export const namedBy = (iri: string, base: string, model: Model, entity: string): NamedBy => {
  if (iri.startsWith(`${base}/id/`) || iri.startsWith('/id/'))
    return { of: entity, property: 'id', template: iri.startsWith('/') ? '/id/{}' : `${base}/id/{}` };
  for (const { name, fields } of model.kinds.values())
    for (const field of fields.values()) {
      const template = templateOf(field);
      if (field.declaredBy !== name || field.key === undefined || template === undefined) continue;
      const value = valueIn(template, iri);
      if (value !== undefined && (field.key.pattern?.test(value) ?? true))
        return { of: name, property: field.name, template };
    }
  return { of: entity, property: EXTERNAL_IDS, template: WHOLE };
};

/** Returns what stands in an IRI where its template has {}; undefined where the IRI is not of that form. */
export const valueIn = (template: string, iri: string): string | undefined => {
  const [before = '', after = ''] = template.split('{}');
  if (!iri.startsWith(before) || !iri.endsWith(after) || iri.length < before.length + after.length)
    return undefined;
  const value = iri.slice(before.length, iri.length - after.length);
  if (template === WHOLE) return IRI.test(value) ? value : undefined;
  try {
    return decodeURIComponent(value);
  } catch {
    // A percent sign that begins no code: no value was ever written so.
    return undefined;
  }
};
