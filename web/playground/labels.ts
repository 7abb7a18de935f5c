import type { EntityFields, GivenNoun, GivenWords, SaidRelation } from './given';

/** In the browser the words of the model come from the server with the page's first picture: here is what is bundled in their place. */

declare global {
  /** What the server gave for pictures; set before this is run. */
  var samgrafGiven: GivenWords;
}

const given = globalThis.samgrafGiven;
export const kinds: Readonly<Record<string, GivenNoun>> = given.labels.kinds;
export const relations: Readonly<Record<string, SaidRelation>> = given.labels.relations;
export const lanes: Readonly<Record<string, string>> = given.labels.lanes;
export const spokenOf: Readonly<Record<string, Readonly<{ isQuoted: boolean; isActor: boolean }>>> =
  given.labels.spokenOf;
/** The relations of each kind, by the fields that they are asked for by. */
export const relationFields: Readonly<Record<string, EntityFields>> = given.labels.relationFields;
