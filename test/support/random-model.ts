import path from 'node:path';
import type { GraphQLSchema } from 'graphql';
import { buildSchema, RESERVED_NAMES } from '../../src/engine/schema/build-schema';
import type { Model } from '../../src/engine/model/model';
import { readModel } from '../../src/engine/model/read-model';
import { readSdlFolder } from '../../src/engine/model/sdl';
import { WRITTEN_AS_NATIONAL } from './written-as';

/**
 * A small domain with a field of every type, required and not, indexed and not; relations between interfaces, from a
 * kind to itself, to several kinds and to a union; what is lost of them in several ways, by one of several, by each and by all;
 * fields with a level of their own.
 * Names that mean something in Cypher are chosen on purpose, and such as analyses know.
 */
const DOMAIN = `
enum Colour { RED GREEN ULTRAMARINE BLUE }
enum Grade { HIGH @interchangeable LOW MIDDLE }

extend schema @synonyms(words: ["skole", "math"])

interface Holder implements Entity @node(prefix: "holder") {
  number: String @key(pattern: "^[0-9]+$")
  population: Int @index @people
  area: Float @index
  colour: Colour @index
  open: Boolean
  nickname: String @index @search(weight: 2)
  motto: String @search
  tags: [String!]
  memo: String @text @access(level: RESTRICTED)
  codes: [String!] @access(level: NON_PUBLIC)
}

type Town implements Holder @node(prefix: "town") {
  founded: Date @index
  mayor: String! @index
  height: Float!
  scores: [Int!]
  slogan: String @text @search
  anthem: String @text @index
}

type Firm implements Holder @node(prefix: "firm", plural: "companies") {
  employees: Int!
  listed: Boolean! @index
  code: ID
  trades: [Colour!]!
}

interface Good implements Entity @node(prefix: "good") {
  grade: Grade! @index @apart
  weight: Float
  checked: DateTime @index
  cost: Float @access(level: RESTRICTED)
}

type Tool implements Good @node(prefix: "tool") {
  serial: String! @key(pattern: "^[A-Z]+$")
  motto: String
  limit: Int
}

type Thing implements Good @node(prefix: "thing", search: 3) {
  order: Int! @index
  by: String
}

type Match implements Entity @node(prefix: "match", plural: "matches") {
  return: String @index
  limit: Int
  kind: Grade @index
}

union Place = Town | Match

type Uses
  @relation(name: "USES", from: ["Holder"], to: ["Good"], forward: "uses", backward: "usedBy", notAfter: ["LIVES_IN", "USES"], passesOn: {fact: "level", is: [LOW, HIGH]})
  @shortcut(name: "tools", at: "Holder", to: "Tool")
  @shortcut(name: "townUsers", at: "Good", from: TO, to: "Town")
  @consequence(loses: FROM, what: FUNCTION, given: [{fact: "level", isNot: [LOW]}, {fact: "level", isNot: [MIDDLE]}], says: {nb: "a", nn: "b", en: "c"}, needs: EACH, because: "a")
  @consequence(loses: FROM, what: DUTY, when: [FUNCTION], given: {fact: "level", is: [LOW, HIGH]}, because: "b")
  @consequence(loses: TO, what: LEGAL_BASIS, of: ["Tool"], carries: false, because: "c")
  @phrase(forward: {nb: "bruker", nn: "brukar", en: "uses"}, backward: {nb: "brukes av", nn: "blir brukt av", en: "is used by"}) {
  strength: Int @index
  level: Grade
  since: Date
  share: Float
  note: String
  alias: String @index
  label: String @text
  tags: [String!]
  active: Boolean
  price: Int @access(level: RESTRICTED)
  terms: String @text @access(level: NON_PUBLIC)
}

type PartOf
  @relation(name: "PART_OF", from: ["Town"], to: ["Town"], forward: "partOf", backward: "parts", acyclic: true, inherits: true, duty: true)
  @consequence(loses: FROM, what: COVERAGE, needs: ALL, because: "j")
  @phrase(forward: {nb: "hører til", nn: "høyrer til", en: "is part of"}, backward: {nb: "har delen", nn: "har delen", en: "has the part"})

type LivesIn
  @relation(name: "LIVES_IN", from: ["Firm"], to: ["Town"], forward: "livesIn", backward: "residents", traverse: false)
  @shortcut(name: "home", at: "Firm", one: true)
  @consequence(loses: TO, what: FUNCTION, when: [FUNCTION, COVERAGE], complete: true, carries: false, because: "d")
  @consequence(loses: TO, what: COVERAGE, needs: NONE, carries: false, endangers: true, because: "e")
  @weighs(what: "colour", by: "nickname", on: "motto", secondHand: "open")
  @phrase(forward: {nb: "bor i", nn: "bur i", en: "lives in"}, backward: {nb: "huser", nn: "husar", en: "houses"}) {
  rank: Grade! @index
}

type Likes
  @relation(name: "LIKES", from: ["Town", "Thing"], to: ["Thing", "Firm", "Match"], forward: "likes", backward: "likedBy", notAfter: ["USES"], passesOn: {fact: "verve", isNot: [LOW]})
  @consequence(loses: FROM, what: FUNCTION, complete: true, because: "f")
  @consequence(loses: FROM, what: COVERAGE, when: [DUTY, COVERAGE], given: {fact: "verve", isNot: [LOW]}, needs: EACH, endangers: true, because: "g")
  @phrase(forward: {nb: "liker", nn: "likar", en: "likes"}, backward: {nb: "likes av", nn: "blir likt av", en: "is liked by"}) {
  position: Int
  verve: Grade @access(level: RESTRICTED)
}

type Rests
  @relation(name: "REALISES", from: ["Good"], to: ["Place"], forward: "restsOn", backward: "things", notAfter: ["LIKES"], duty: true)
  @consequence(loses: TO, what: COVERAGE, when: [FUNCTION], needs: ALL, by: [RETIRE], because: "h")
  @consequence(loses: TO, what: FUNCTION, when: [LEGAL_BASIS, FUNCTION], complete: true, because: "i")
  @phrase(forward: {nb: "hviler på", nn: "kviler på", en: "rests on"}, backward: {nb: "bærer", nn: "ber", en: "carries"})
`;

const CORE = path.join(__dirname, '..', '..', 'core');

export const randomModel: Model = readModel(
  // With what every domain has: entities, sources, facts about facts, and the directives.
  [...readSdlFolder(CORE), { name: 'random-model.graphql', text: DOMAIN }],
  RESERVED_NAMES,
  WRITTEN_AS_NATIONAL,
);

export const randomSchema: GraphQLSchema = buildSchema(randomModel);
