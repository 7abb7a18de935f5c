import { isInLanguages, type Field, type Model } from '../model/model';
import { reasonTexts, type NativeFields } from '../model/stored';
import { Faults } from './faults';
import { records } from './folder-records';
import type { NativeFolder } from './native-folder';

/** How many different texts of a field lack a language, of how many. */
export type Lacking = Readonly<{ language: string; field: string; lack: number; of: number }>;

/** The languages of each text of a field, each text once: a reason stands in a thousand records. */
type Told = Map<string, readonly string[]>;

/** Counts the texts of a folder that lack one of these languages: names, descriptions, reasons and what else is told to people. */
export const countLacking = async (
  model: Model,
  folder: NativeFolder,
  languages: readonly string[],
): Promise<readonly Lacking[]> => {
  const faults = new Faults();
  const told = new Map<string, Told>();
  for await (const some of records(folder.files, faults))
    for (const { value } of some) {
      const record = value as NativeFields;
      const of = model.relations.get(String(record['relation'])) ?? model.kinds.get(String(record['type']));
      for (const field of of?.fields.values() ?? []) note(told, field, record);
    }
  faults.throwIfAny();
  return languages.flatMap(language =>
    [...told].flatMap(([field, texts]) => {
      const lack = [...texts.values()].filter(has => !has.includes(language)).length;
      return lack === 0 ? [] : [{ language, field, lack, of: texts.size }];
    }),
  );
};

const note = (told: Map<string, Told>, field: Field, record: NativeFields): void => {
  const { name } = field;
  const value = record[name];
  if (value === undefined || !isInLanguages(field)) return;
  const texts = reasonTexts(value);
  const of = told.get(name) ?? new Map<string, readonly string[]>();
  told.set(name, of.set(JSON.stringify(texts), Object.keys(texts)));
};

/** Says of each language which texts lack it; nothing of one that all are in. */
export const tellLacking = (lacking: readonly Lacking[]): readonly string[] =>
  [...new Set(lacking.map(({ language }) => language))].map(
    language =>
      `${language} is lacking in ${lacking
        .filter(one => one.language === language)
        .map(({ field, lack, of }) => `${lack} of ${of} texts of ${field}`)
        .join(', ')}.`,
  );
