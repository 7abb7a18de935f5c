import { DEFAULT_LANGUAGE, fallbackChain, firstText, readTexts, type Language } from '../model/model';
import type { Groups, RowMap } from '../plan/plan';
import { truncated } from '../words/cut';
import type { Json } from './json';
import { has, shapeObject, noParts } from './shape';

const FUNCTIONS = ['min', 'max', 'sum', 'avg'] as const;

/** The groups of an aggregate, and whether there are more. */
export const shapeGroups = (root: Groups, rows: readonly RowMap[]): Json => {
  const more = rows.length > root.size;
  const value = {
    nodes: rows.slice(0, root.size).map(row => groupOf(root, row)),
    truncated: more ? truncated({ reason: 'GROUP_LIMIT', groups: root.size }, null) : null,
  };
  return shapeObject(root.shape, value, noParts);
};

const groupOf = (root: Groups, row: RowMap): RowMap => {
  const values = row['keys'] as readonly unknown[];
  const names = row['names'] as readonly unknown[];
  const text = (value: unknown): string | null =>
    value === null || value === undefined ? null : String(value);
  return {
    count: row['count'],
    keys: root.by.map((by, i) => ({
      by: by.name,
      value: text(values[i]),
      name: ({ lang }: RowMap) => nameIn(names[i], lang) ?? text(values[i]),
    })),
    ...Object.fromEntries(FUNCTIONS.map(name => [name, measures(name, root, row)])),
  };
};

/** Of the node that the members have in common; undefined where they have a value in common, or nothing. */
const nameIn = (texts: unknown, lang: unknown): string | undefined =>
  has(texts) ? firstText(readTexts(texts), fallbackChain((lang ?? DEFAULT_LANGUAGE) as Language)) : undefined;

const measures = (name: string, root: Groups, row: RowMap): RowMap =>
  Object.fromEntries(
    root.measures.filter(m => m.function === name).map(m => [m.property, valueOf(name, row[m.column])]),
  );

/** Sums and averages to twelve digits: beyond them they depend on the order in which a store adds. */
const valueOf = (name: string, value: unknown): number | null => {
  if (typeof value !== 'number') return null;
  return name === 'sum' || name === 'avg' ? Number(value.toPrecision(12)) : value;
};
