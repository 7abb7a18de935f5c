import { UnreachableCase } from '../errors';
import { type Alphabet, collate } from '../languages/alphabet';
import { valueIn } from '../model/identity';
import { anyCase, edgeKey } from '../model/model';
import type { Lexicon } from '../model/search-text';
import { searched } from '../model/searched';
import { placeIn } from './cursor';

/**
 * What a value becomes before a statement is given it, said as data, so that a plan holds for all values of its variables:
 * `ids`: texts, each once. `text`: in lower case if asked, then as it is sorted, between two texts. `cursor`: one of
 * the order values of the row that a cursor stands for; `parent`: the hash of the node whose list it belongs to. `key`: of
 * the two ends of a relation, its key, and what stands after it where it has periods. `search`: what is looked for by a text,
 * or what is at a path in that. `iri`: what stands in an IRI where its template has {}.
 */
export type Made =
  | Readonly<{ by: 'ids' }>
  | Readonly<{ by: 'text'; anyCase?: true; collated?: Alphabet; before?: string; after?: string }>
  | Readonly<{ by: 'cursor'; at: number }>
  | Readonly<{ by: 'parent' }>
  | Readonly<{ by: 'iri'; template: string }>
  | Readonly<{ by: 'key'; relation: string; after?: string }>
  | Readonly<{ by: 'search'; lexicon: Lexicon; at: readonly (string | number)[] }>;

export const make = (value: unknown, as: Made): unknown => {
  switch (as.by) {
    case 'ids':
      return idsIn(value);
    case 'text': {
      const text = as.anyCase ? anyCase(String(value)) : String(value);
      return `${as.before ?? ''}${as.collated ? collate(text, as.collated) : text}${as.after ?? ''}`;
    }
    case 'cursor':
      return placeIn(value)?.values[as.at] ?? null;
    case 'parent':
      return placeIn(value)?.parent;
    case 'iri':
      return valueIn(as.template, String(value)) ?? '';
    case 'key': {
      const [from, to] = (value as readonly unknown[]).map(String);
      return `${edgeKey(as.relation, from ?? '', to ?? '')}${as.after ?? ''}`;
    }
    case 'search':
      return valueAt(searched(String(value), as.lexicon), as.at);
    default:
      throw new UnreachableCase(as);
  }
};

/** Returns what is at a path in a value; undefined if nothing is. */
export const valueAt = (value: unknown, path: readonly (string | number)[]): unknown => {
  let at = value;
  for (const step of path) at = (at as Readonly<Record<string | number, unknown>> | null | undefined)?.[step];
  return at;
};

/** One id or several, each once. */
export const idsIn = (given: unknown): readonly string[] => [
  ...new Set(
    (Array.isArray(given) ? given : [given]).filter(id => id !== null && id !== undefined).map(String),
  ),
];
