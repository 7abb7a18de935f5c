import { SamgrafError, orList } from '../../engine/errors';
import type { Speaker } from '../../engine/messages/speaker';
import type { EnumType, Field, Kind, Model } from '../../engine/model/model';

/** Fields that an import fills in, or that few tables have. */
const LEFT_OUT = [
  'generalKnowledge',
  'sources',
  'version',
  'recordedAt',
  'rationale',
  'knownFrom',
  'access',
  'restrictedTo',
];

/**
 * Makes a workbook to fill in for a kind, as `information-system.xlsx`: a column for each field and each relation, with the words of a
 * language, and the code lists as drop-downs.
 */
export const templateFor = async (
  file: string,
  language: string,
  model: Model,
): Promise<Readonly<{ name: string; body: Buffer }>> => {
  const kind = [...model.kinds.values()].find(
    one => one.shape === 'object' && file === `${dashed(one.name)}.xlsx`,
  );
  if (!kind)
    throw new SamgrafError(
      'NOT_FOUND',
      'There is no template of this name.',
      'It is a kind in small letters: information-system.xlsx.',
    );
  const { languages } = model.messages;
  if (!languages.includes(language))
    throw new SamgrafError('BAD_INPUT', 'lang is not valid.', `It is ${orList(languages)}.`);
  const speaker = model.messages.in(language);
  const columns = [...fieldsOf(kind, speaker, model), ...relationsOf(kind, speaker)];
  const codes = speaker.say('upload-lists');
  const { default: writeExcelFile } = await import('write-excel-file/node');
  const bold = (value: string) => ({ type: String, value, fontWeight: 'bold' as const });
  const longest = Math.max(...columns.map(({ values }) => values.length));
  const lists = Array.from({ length: longest }, (_, i) => columns.map(({ values }) => values[i] ?? null));
  const header = columns.map(({ title }) => bold(title));
  const widths = columns.map(({ title }) => ({ width: Math.max(14, title.length + 2) }));
  const body = await writeExcelFile(
    [
      {
        data: [header],
        sheet: textOf(kind.noun.many, speaker).slice(0, 31),
        stickyRowsCount: 1,
        columns: widths,
      },
      { data: [header, ...lists], sheet: codes, columns: widths },
    ],
    { features: [dropDowns(columns, codes)] },
  ).toBuffer();
  return { name: file, body };
};

const textOf = (texts: Readonly<Partial<Record<string, string>>>, speaker: Speaker): string =>
  speaker.of(texts) ?? '';

/** Lets the cells of the first sheet be chosen from the lists of the second. */
const dropDowns = (columns: readonly TemplateColumn[], lists: string) => ({
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        insert: (_options: unknown, { sheetIndex }: Readonly<{ sheetIndex: number }>): string | undefined => {
          const validations = columns.flatMap(({ values }, i) => {
            const column = columnName(i);
            const range = `'${lists}'!$${column}$2:$${column}$${values.length + 1}`;
            const attributes = `type="list" allowBlank="1" showErrorMessage="1" sqref="${column}2:${column}5000"`;
            return values.length === 0
              ? []
              : [`<dataValidation ${attributes}><formula1>${range}</formula1></dataValidation>`];
          });
          if (sheetIndex > 0 || validations.length === 0) return undefined;
          return `<dataValidations count="${validations.length}">${validations.join('')}</dataValidations>`;
        },
      },
    },
  },
});

/** As spreadsheets name columns: A, …, Z, AA. */
const columnName = (i: number): string =>
  `${i >= 26 ? columnName(Math.floor(i / 26) - 1) : ''}${String.fromCharCode(65 + (i % 26))}`;

const dashed = (name: string): string => name.replace(/(?!^)[A-Z]/g, letter => `-${letter}`).toLowerCase();

type TemplateColumn = Readonly<{ title: string; values: readonly string[] }>;

const fieldsOf = (kind: Kind, speaker: Speaker, model: Model): readonly TemplateColumn[] =>
  [...kind.fields.values()]
    .filter(({ name }) => !LEFT_OUT.includes(name))
    .map(field => ({ title: textOf(field.label, speaker), values: valuesOf(field, speaker, model.enums) }));

const valuesOf = (
  { type, list }: Field,
  speaker: Speaker,
  enums: ReadonlyMap<string, EnumType>,
): readonly string[] => {
  if (list) return [];
  if (type.kind === 'scalar')
    return type.name === 'Boolean' ? [speaker.say('upload-yes'), speaker.say('upload-no')] : [];
  return type.kind === 'enum'
    ? (enums.get(type.name)?.values ?? []).map(({ label }) => textOf(label, speaker))
    : [];
};

const relationsOf = (kind: Kind, speaker: Speaker): readonly TemplateColumn[] =>
  [...kind.ends.values()]
    .filter(({ direction, relation }) => direction === 'FORWARD' || relation.owner !== undefined)
    .map(({ direction, relation: { phrase } }) => ({
      title: textOf(direction === 'FORWARD' ? phrase.forward : phrase.backward, speaker),
      values: [],
    }));
