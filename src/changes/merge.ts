import { joined } from '../model/joined';
import { LANGUAGES, type Field } from '../model/model';
import type { NativeFields, NativeValue } from '../model/stored';
import type { Given } from '../plan/change';

/**
 * The fields of a record after a change: what was given in place of what was there. Null removes a field, or a text in
 * one language; a text whose last language is removed is removed. A list says the same thing once.
 */
export const merged = (
  fields: ReadonlyMap<string, Field>,
  before: NativeFields,
  given: Given,
): NativeFields => {
  const after = new Map<string, NativeValue>(Object.entries(before));
  for (const [name, value] of Object.entries(given)) {
    const field = fields.get(name);
    if (!field || value === undefined) continue;
    const now = field.type.kind === 'text' && value !== null ? texts(after.get(name), value) : once(value);
    if (now === null || (isEmptyList(now) && !field.required)) after.delete(name);
    else after.set(name, now as NativeValue);
  }
  return Object.fromEntries(after);
};

const once = (value: unknown): unknown => (Array.isArray(value) ? [...new Set<unknown>(value)] : value);

const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

const texts = (before: unknown, given: unknown): Readonly<Record<string, string>> | null => {
  const all = joined(before as Record<string, unknown> | undefined, given as Record<string, unknown>);
  const left = LANGUAGES.flatMap(language => {
    const text = all[language];
    return typeof text === 'string' ? [[language, text] as const] : [];
  });
  return left.length > 0 ? Object.fromEntries(left) : null;
};
