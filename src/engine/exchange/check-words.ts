import { SOURCE, STANDING, type Model } from '../model/model';
import { Faults } from './faults';
import { records } from './folder-records';
import type { NativeFolder } from './native-folder';

type Unworded = Readonly<{
  at: string;
  relation: string;
  field: string;
  first: string;
  unless: readonly string[];
}>;

/**
 * Finds the facts of a folder that claim a meaning and do not say the words of their source (@worded in the SDL). What is
 * written one by one is not refused for this: whoever writes it is asked for its source.
 *
 * @throws BAD_RECORD if there are any
 */
export const checkWords = async (model: Model, folder: NativeFolder): Promise<void> => {
  const faults = new Faults();
  const standings = new Map<string, string>();
  const unworded: Unworded[] = [];
  for await (const some of records(folder.files, faults))
    for (const { at, value } of some) {
      const record = value as Readonly<Record<string, unknown>>;
      if (record['type'] === SOURCE) standings.set(String(record['id']), String(record[STANDING]));
      else unworded.push(...unwordedOf(model, at, record));
    }
  for (const { at, relation, field, first, unless } of unworded)
    if (!unless.includes(standings.get(first) ?? ''))
      faults.add(
        at,
        `${field}: is missing; a FACT of ${relation} says the words of its source, or is a DEDUCTION`,
      );
  faults.throwIfAny();
};

const unwordedOf = (
  model: Model,
  at: string,
  record: Readonly<Record<string, unknown>>,
): readonly Unworded[] => {
  const relation = model.relations.get(String(record['relation']));
  if (!relation || record['certainty'] !== 'FACT') return [];
  const [first] = Array.isArray(record['sources']) ? record['sources'] : [];
  return [...relation.fields.values()].flatMap(({ name, worded }) =>
    worded === undefined || record[name] !== undefined
      ? []
      : [{ at, relation: relation.name, field: name, first: String(first), unless: worded }],
  );
};
