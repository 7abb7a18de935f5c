import type { GraphQLSchema } from 'graphql';
import type { Model } from '../src/engine/model/model';
import type { Pack } from '../src/pack/pack';
import { labelsOf } from '../src/doors/server/explorer-labels';

export const HEAD = '/* Written by web/generate.ts from the schema; not by hand. */\n';

/** Writes the words, ends and lanes of all that the Model has, and the defaults of the questions of the API. */
export const labels = (
  model: Model,
  schema: GraphQLSchema,
  pack: Pick<Pack, 'kinds' | 'addresses'>,
): string => textOf(labelsOf(model, schema, pack));

const textOf = (of: ReturnType<typeof labelsOf>): string =>
  `${HEAD}${wordsOf(of)}${restOf(of)}${partsOf(of)}${comparedOf(of)}`;

const wordsOf = (of: ReturnType<typeof labelsOf>): string => `
/** What the SDL says, by language. */
export type Words = Readonly<Partial<Record<string, string>>>;
type Gender = 'MASCULINE' | 'FEMININE' | 'NEUTER';
export type Noun = Readonly<{ one: Words; many: Words; gender: Readonly<Partial<Record<string, Gender>>> }>;
export const kinds: Readonly<Record<string, Noun>> = ${JSON.stringify(of.kinds)};
/** Each kind with the kinds that it belongs to. */
export const memberships: Readonly<Record<string, readonly string[]>> = ${JSON.stringify(of.memberships)};
/** The lane of pictures that a kind stands in, where the SDL says one. */
export const lanes: Readonly<Record<string, string>> = ${JSON.stringify(of.lanes)};
type Saying = Readonly<{ forward: Words; backward: Words }>;
/** Other words where a fact of a step says so; the first that apply. */
type Given = Saying & Readonly<{ fact: string; is?: readonly string[]; isNot?: readonly string[] }>;
export const relations: Readonly<Record<string, Saying & Readonly<{ given?: readonly Given[] }>>> = ${JSON.stringify(of.relations)};
type Way = 'FORWARD' | 'BACKWARD';
type Ends = Readonly<{ from: readonly string[]; to: readonly string[]; owner?: Way; basis?: Way; bears?: boolean }>;
/** The kinds of the ends of each relation, which way along it is who has a thing, and what that rests on by law, and whether anything is lost along it. */
export const ends: Readonly<Record<string, Ends>> = ${JSON.stringify(of.ends)};
`;

const restOf = (
  of: ReturnType<typeof labelsOf>,
): string => `export const enums: Readonly<Record<string, Readonly<Record<string, Words>>>> = ${JSON.stringify(of.enums)};
/** How names stand in sentences, by the prefix of ids: in quotation marks, or as the names of actors. */
export const spokenOf: Readonly<Record<string, Readonly<{ isQuoted: boolean; isActor: boolean }>>> = ${JSON.stringify(of.spokenOf)};
/** The type of each field that a kind has of its own, by kind and field. */
export const fieldTypes: Readonly<Record<string, string>> = ${JSON.stringify(of.fieldTypes)};
/** What a field is called where the explorer has no word of its own for it: by the SDL. */
export const fieldLabels: Readonly<Record<string, Words>> = ${JSON.stringify(of.fieldLabels)};
/** The kind of what each kind of column of the capability map is. */
export const columns = ${JSON.stringify(of.columns)} as const;
/** The columns of the capability map, by what they are called in addresses. */
export const columnNames: Readonly<Record<string, string>> = ${JSON.stringify(of.columnNames)};
/** The number of people of each kind that has one, by its field, and what one of them is called, and several are. */
export const people: Readonly<Record<string, Readonly<{ field: string; one: Words; many: Words }>>> = ${JSON.stringify(of.people)};
/** The fields of each kind that are told not to be recorded where they have no value. */
export const missed: Readonly<Record<string, readonly string[]>> = ${JSON.stringify(of.missed)};
/** The kinds that may fill the gaps of questions, by the names of the question and of the gap, where the pack says so. */
export const gaps: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = ${JSON.stringify(of.gaps)};
`;

const partsOf = (
  of: ReturnType<typeof labelsOf>,
): string => `/** What pages are called in addresses, where the pack says. */
export const addresses: Readonly<Record<'compared' | 'map' | 'flows', string>> = ${JSON.stringify(of.addresses)};
/** What is meant together where an end is called by its name, and how it is selected. */
export const collectives: readonly Readonly<{ name: string; label: Words; selector: object }>[] = ${JSON.stringify(of.collectives)};
/** Where wholes stand that are drawn with what goes between them, by the place that each has: in the middle, over each other around it, beside. */
export const flows: Readonly<{
  core: string;
  parts: string;
  beside: readonly string[];
  /** The kinds of what goes between: an enum, and its values. */
  forms: Readonly<{ of: string; values: readonly string[] }>;
  /** What is told beside the whole with a place. */
  listed: readonly Readonly<{ kind: string; of: Words; at: string }>[];
}> | null = ${JSON.stringify(of.flows)};
`;

const comparedOf = (
  of: ReturnType<typeof labelsOf>,
): string => `/** How those who act are selected that are in something with members, by the kind of that. */
export const members: Readonly<Record<string, readonly [actor: string, field: string]>> = ${JSON.stringify(of.members)};
/** The kind whose things are compared, and by which values what they use is a duty, or recommended; null where none is. */
export const compared: Readonly<{
  kind: string;
  prefix: string;
  /** What its things are called, and where it is known which are meant. */
  noun: Readonly<Record<'one' | 'many' | 'theOne' | 'theMany', Words>>;
  /** The gap of questions about one of them, as addresses have it. */
  gap: string;
  /** By what use is a duty, from the most binding: an enum, and its values. */
  levels: Readonly<{ of: string; values: readonly string[] }> | null;
  must: readonly string[];
  should: readonly string[];
}> | null = ${JSON.stringify(of.compared)};
/** The kinds that have a page of all that concerns them: those who act, and the fields that they belong to. */
export const mines: Readonly<Record<string, 'ACTOR' | 'FIELD'>> = ${JSON.stringify(of.mines)};
type Offer = Readonly<{ by: string; isForward: boolean; used: string }>;
/** The relations and kinds that are asked about by their part; those by which one has what others use, and by which they do. */
export const asked: Readonly<{
  uses: string;
  offers: readonly Offer[];
  joins: readonly string[];
  /** The kind of what binds, that of those who act, and the relation between them. */
  ${['provision', 'actor', 'binds', 'country'].map(name => `${name}: string;`).join(' ')}
  /** The gap of the question about what is lacking. */
  column: string;
  /** The prefixes of the fields that actors belong to. */
  fields: readonly string[];
}> = ${JSON.stringify(of.asked)};
/** What the API takes for what a question leaves out. */
export const defaults = ${JSON.stringify(of.defaults)} as const;
`;
