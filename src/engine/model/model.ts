import { firstChain, firstText, type Languages, type TextsByLanguage } from '../languages/languages';
import type { Messages } from '../messages/speaker';
import type { PolicyRule } from './policy-rule';
import type { Also, Shortcuts } from './also';
import type { Roles } from './roles';
/**
 * The Model: the domain as read from the SDL, frozen. Everything derived from the domain (schema, validators,
 * constraints, filters, traversals) is computed from these few shapes and from nothing else.
 */

import type { ConsequenceRule, FactCondition } from './consequences';
import type { Derivation } from './derivations';

/**
 * Rules of the SDL that no single record shows: they hold for nodes and relations together, whichever way they are
 * written.
 */

/** Along a relation, a field of the node that it goes to is greater than that of the node that it goes from. */
export type Deeper = Readonly<{ field: string; because: string }>;

/** So many different nodes at the least are joined to each node at an end of a relation. */
export type AtLeast = Readonly<{
  end: 'FROM' | 'TO';
  count: number;
  /** A Boolean field of the node: where it is true, one of them is not recorded. */
  unnamed: string | undefined;
  because: string;
}>;

/** Circles of a relation are no fault, and are told to whoever closes one. */
export type ToldCircles = Readonly<{ because: string }>;

export type RelationRules = Readonly<{
  deeper: readonly Deeper[];
  atLeast: readonly AtLeast[];
  circles: ToldCircles | undefined;
}>;

/** No two nodes of a kind agree in all these fields, and in what they are joined to by each of these relations. */
export type Unique = Readonly<{
  fields: readonly string[];
  /** Names of relations that go from the kind. */
  relations: readonly string[];
  because: string;
}>;

export const NO_RULES: RelationRules = Object.freeze({
  deeper: Object.freeze([]),
  atLeast: Object.freeze([]),
  circles: undefined,
});

/** Texts of the SDL for people, by language: English, and those of the pack that it is said in. */
export type Phrase = Readonly<{ en: string; [language: string]: string }>;

/** Fills in nothing where a phrase says nothing in English. */
export const phraseOf = (said: Readonly<Partial<Record<string, string>>>): Phrase => ({
  ...(said as Readonly<Record<string, string>>),
  en: said['en'] ?? '',
});

/** Returns what a phrase says where no language is asked for: that of the pack, or what it falls back to. */
export const firstOf = (phrase: Phrase, { languages }: Pick<Model, 'languages'>): string =>
  firstText(phrase, firstChain(languages)) ?? phrase.en;

type Gender = 'MASCULINE' | 'FEMININE' | 'NEUTER';

/** A word for something that is counted: singular, plural and gender. */
export type Noun = Readonly<{
  one: Phrase;
  many: Phrase;
  /** The same where it is known which are meant; as they are where the language inflects neither. */
  definite?: Readonly<{ one: Phrase; many: Phrase }>;
  /** In each language that has genders. */
  gender: Readonly<Partial<Record<string, Gender>>>;
}>;

export type ScalarName = 'ID' | 'String' | 'Int' | 'Float' | 'Boolean' | 'Date' | 'DateTime';

export type FieldType =
  | Readonly<{ kind: 'scalar'; name: ScalarName }>
  | Readonly<{ kind: 'enum'; name: string; values: readonly string[] }>
  /** Multilingual text: one property to show by default, one with every language, one to order by. */
  | Readonly<{ kind: 'text' }>
  /** A list of ids of `Source` nodes. */
  | Readonly<{ kind: 'sources' }>;

/** The terms of published vocabularies that something stands for, as prefixed names: `dct:title`. */
export type Terms = Readonly<{
  /** What it is written as; undefined: by a term of the vocabulary of this model. */
  of: string | undefined;
  /** What is read as it: `of`, unless that is read as something else, and others. */
  reads: readonly string[];
  /** What is read as it, said from its other end. */
  inverse: readonly string[];
  /** What it is written as by vocabularies that `of` is no term of. */
  writes: readonly string[];
  /** The address of the same thing in another register, with {} where the value of the field stands. */
  sameAs: string | undefined;
}>;

export type Field = Readonly<{
  name: string;
  description: string;
  /** What people call it. */ label: Phrase;
  type: FieldType;
  required: boolean;
  list: boolean;
  /** Unique among the nodes of `declaredBy`. */
  key:
    | Readonly<{
        pattern: RegExp | undefined;
        checkDigit: 'MOD11' | undefined;
        /** The scheme of ISO 6523 by which tokens name whom they were issued to by it. */
        signsIn: string | undefined;
      }>
    | undefined;
  index: boolean;
  /** Distinguishes nodes of a kind when relations between such nodes are counted. */
  apart: boolean;
  /** Two nodes of a kind that agree in it may be one thing. */
  alike: boolean;
  /** The weight of a full-text match; 0: not searched. */
  search: number;
  terms: Terms;
  /** Contains the words of the source that a FACT rests on. */
  evidence: boolean;
  /** Names of the fields that say where its words stand, and in which source: it quotes one. */
  quotes: Readonly<{ place?: string; source?: string }> | undefined;
  /** A FACT without these words of its source is found by a check, unless the first source is one of these. */
  worded: readonly string[] | undefined;
  /** Values of a source's field that a FACT may rest on. */
  carries: readonly string[] | undefined;
  /** A web address. */
  url: boolean;
  /** The least and the most that a number may be. */
  within: Readonly<{ least: number | undefined; most: number | undefined }> | undefined;
  /** A day that has come when it is written. */
  past: boolean;
  /** Whoever gives it a value gives these others one too, unless it is one of `unless`. */
  with: Readonly<{ fields: readonly string[]; unless: readonly string[] }> | undefined;
  /** A number of people. */
  people: boolean;
  /** What one of them is called, and several are. */
  called: Readonly<{ one: Phrase; many: Phrase }> | undefined;
  /** Told not to be recorded where it has no value. */
  missed: boolean;
  /** Whom its record is addressed to, in words. */
  addressed: boolean;
  /** What has to be so before its record asks for anything. */
  condition: boolean;
  /** Why something is so: a text that is in English where nothing else is said, and may be recorded in other languages too. */
  reason: boolean;
  /** The name of the field with its text in all languages, if it has any. */
  all: string;
  /** Its values are seen as a record with this level would be, which its own record names the readers of. */
  level: Level | undefined;
  /** Those that its texts may be in, if it has any. */
  languages: Languages;
  declaredBy: string;
}>;

/** The levels of what not everyone sees. */
export const LEVELS = ['RESTRICTED', 'NON_PUBLIC'] as const;
export type Level = (typeof LEVELS)[number];
/** The levels of properties, by name; a property without one is seen by all who see its record. */
export type Levels = ReadonlyMap<string, Level>;

type KindShape = 'object' | 'interface' | 'union';

/** A kind of node. A node has the label of its concrete kind and of each of its interfaces. */
export type Kind = Readonly<{
  name: string;
  shape: KindShape;
  description: string;
  label: Phrase;
  /** The label, inflected. */
  noun: Noun;
  /** Its names are titles made of common words, and are quoted in sentences. */
  quoted: boolean;
  terms: Terms;
  /** Prefix of the ids: `kind` in `kind:name`. */
  prefix: string;
  /** Names of the lookup and list fields: `kind`, `kinds`. */
  singular: string;
  plural: string;
  /** The weight of its hits in a search, 1 to FULL_WEIGHT. */
  weight: number;
  /** The lane of pictures that it stands in; undefined if none is said. */
  lane: string | undefined;
  /** The level of one that does not say its own; undefined: it is public. */
  level: Level | undefined;
  /** All interfaces, including inherited ones. */
  interfaces: readonly string[];
  /** The concrete kinds that belong to it; itself if concrete. */
  members: readonly string[];
  fields: ReadonlyMap<string, Field>;
  /** What no two of its nodes agree in. */
  unique: readonly Unique[];
  /** The relation fields, by field name. */
  ends: ReadonlyMap<string, End>;
}>;

type Direction = 'FORWARD' | 'BACKWARD';

/** How a relation is said, both ways. */
export type Saying = Readonly<{ forward: Phrase; backward: Phrase }>;

/** A kind of relation, which points the way its name reads. */
export type Relation = Readonly<{
  /** As stored and as in `relations`: `LINKS`. */
  name: string;
  /** As in the SDL, and prefix of its types: `Links`, `LinksStep`. */
  type: string;
  description: string;
  from: readonly string[];
  to: readonly string[];
  /** As the nodes at its ends have them: of a union, those of its members. */
  labels: Readonly<Record<'from' | 'to', readonly string[]>>;
  forward: string;
  backward: string;
  traverse: boolean;
  acyclic: boolean;
  /** Its start node inherits what the other end has. */
  inherits: boolean;
  /** Relations that it does not follow in a chain. */
  notAfter: readonly string[];
  /** Where a fact of it is so, it passes on what its far end complies with: `notAfter` looks past it. */
  passesOn: FactCondition | undefined;
  /** Carries duty, from whom it binds to what lays it down. */
  duty: boolean;
  /** What is at its start is a member of what is at its end: what is open to that is open to it. */
  membership: boolean;
  /** Where a fact of it is so, it meets what is only recommended. */
  advises: FactCondition | undefined;
  /** The end whose actor has what is at the other end. */
  owner: 'FROM' | 'TO' | undefined;
  /** The consequences at one end when the other is lost. */
  consequences: readonly ConsequenceRule[];
  /** What holds for its edges together, and for the nodes at their ends. */
  rules: RelationRules;
  phrase: Saying;
  /** Other words where a fact of the relation says so; the first that apply. */
  phrases: readonly Readonly<Saying & { given: FactCondition }>[];
  terms: Terms;
  /** Of another graph: what it and its type are called there, and the facts there that its rules ask about. */
  elsewhere?: Readonly<{
    graph: string;
    name: string;
    type: string | undefined;
    facts: readonly string[];
  }>;
  /** Its own facts and those that every relation has. */
  fields: ReadonlyMap<string, Field>;
}>;

/** A relation seen from one of its ends: the field `links` of one end, `linkedBy` of the other. */
export type End = Readonly<{
  name: string;
  relation: Relation;
  direction: Direction;
  /** Kind at the other end. */ node: string;
}>;

export type EnumType = Readonly<{
  name: string;
  description: string;
  values: readonly Readonly<{
    name: string;
    description: string;
    label: Phrase;
    /** What has it does not work, not yet or no more. */
    idle: boolean;
    /** Others that are needed for the same may take its place. */
    interchangeable: boolean;
  }>[];
}>;

/** What was called something else before: the name now, by the earlier one. */
export type Earlier = Readonly<{
  /** Of kinds, and of relations as stored. */
  types: ReadonlyMap<string, string>;
  /** Of fields, by `Declarer.earlier`. */
  fields: ReadonlyMap<string, string>;
  /** Of values, by `Enum.EARLIER`. */
  values: ReadonlyMap<string, string>;
}>;

export type Model = Readonly<{
  /** The synonyms of a word, by word; all folded. */
  synonyms: ReadonlyMap<string, readonly string[]>;
  /** The kinds of things that a word is the noun of, by its stems: city, cities. */
  nouns: ReadonlyMap<string, readonly string[]>;
  /** The namespaces of vocabularies, by their prefixes. */
  prefixes: ReadonlyMap<string, string>;
  kinds: ReadonlyMap<string, Kind>;
  relations: ReadonlyMap<string, Relation>;
  enums: ReadonlyMap<string, EnumType>;
  /** Of the properties of nodes and of edges. */
  levels: Readonly<{ node: Levels; edge: Levels }>;
  /** The parts that kinds and relations play in questions that any model may be asked. */
  roles: Roles;
  /** The rules by which relations follow from others. */
  derivations: readonly Derivation[];
  earlier: Earlier;
  /** The languages that texts of records may be in. */
  languages: Languages;
  also: Also;
  shortcuts: Shortcuts;
  /** What is said to people of whatever is asked, in the languages of the pack. */
  messages: Messages;
  /** What has to hold of the graph, by the pack. */
  policies: readonly PolicyRule[];
}>;

/** The relations by which something is a member of what others may be open to. */
export const membershipsOf = ({ relations }: Pick<Model, 'relations'>): readonly Relation[] =>
  [...relations.values()].filter(({ membership }) => membership);

/** The weight of a kind's hits in a search, unless its SDL sets a lower one. */
export const FULL_WEIGHT = 10;

export const ENTITY = 'Entity';
export const SOURCE = 'Source';
/** What a source is, by which a FACT may rest on it. */
export const STANDING = 'standing';
/** Whose draft a relation rests on alone. */
export const DRAFT_OF = 'draftOf';
export const FACT = 'Fact';
/** What was found of a relation by whoever looked into it; where it is absent, it is as if it were UNCHECKED. */
export const VERDICT = 'verdict';
export const UNCHECKED = 'UNCHECKED';
export const VERDICT_ENUM = 'Verdict';
/** The interface of all relations. */
export const CLAIM = 'Claim';

/** The names of the fields that distinguish nodes of these kinds. */
export const apartFields = (
  model: Model,
  kinds: readonly string[] = [...model.kinds.keys()],
): readonly string[] => [
  ...new Set(
    kinds
      .flatMap(name => model.kinds.get(name)?.members ?? [])
      .flatMap(name => [...(model.kinds.get(name)?.fields.values() ?? [])])
      .flatMap(field => (field.apart ? [field.name] : [])),
  ),
];

/** From strongest to weakest. */
export const CERTAINTIES = ['FACT', 'DEDUCTION', 'UNCERTAIN'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

/** Property with all languages of a multilingual field, as JSON; `field` has the one shown by default. A reason in one language has none. */
export const textsProperty = (field: string): string => `${field}_texts`;

/**
 * Property with every language of a text in lower case, one per line, so that a filter can ignore case on any
 * store. The first line is of the text that is shown by default and sorted by; before each of the others stands `OTHER`.
 */
export const anyCaseProperty = (field: string): string => `${field}_lower`;

/** Stands before each line but the first; no line has it. */
export const OTHER = '\u001e';

/** A text in lower case, without line breaks. */
export const anyCase = (text: string): string =>
  text.normalize('NFC').toLowerCase().replaceAll('\n', ' ').replaceAll(OTHER, ' ');

/** Tells if a field may have a text in several languages. */
export const isInLanguages = ({ type, reason }: Pick<Field, 'type' | 'reason'>): boolean =>
  type.kind === 'text' || reason;

/** Single strings, which filters can compare without regard to case. */
export const isAnyCase = ({ type, list }: Field): boolean =>
  !list && (type.kind === 'text' || (type.kind === 'scalar' && type.name === 'String'));

/** Texts that an index finds by a part of them, where a store has such an index. */
export const isTextIndexed = (field: Field): boolean => isAnyCase(field) && field.index;

/** The texts by language in such a property. */
export const readTexts = (stored: unknown): TextsByLanguage =>
  typeof stored === 'string' ? (JSON.parse(stored) as TextsByLanguage) : {};
/**
 * Property with the collation key of a field that is ordered alphabetically, or the rank of an enum value.
 */
export const sortProperty = (field: string): string => `${field}_sort`;

/** The properties that hold the value of a field, or are derived from it. */
export const propertiesOf = (name: string): readonly string[] => [
  name,
  textsProperty(name),
  anyCaseProperty(name),
  sortProperty(name),
];

/**
 * Tells what can be filtered and grouped by: who does not see a value learns nothing of it by asking which records have
 * it.
 */
export const isAskedAbout = ({ level, type }: Field): boolean =>
  level === undefined && type.kind !== 'sources';

export const isConcrete = (kind: Kind): boolean => kind.shape === 'object';

/** Strings that lists can be ordered by; a collation key is stored beside them (see `collate`). */
export const isCollated = (field: Field): boolean =>
  !field.list &&
  (field.type.kind === 'text' || (field.type.kind === 'scalar' && field.type.name === 'String')) &&
  field.index;

/** Indexed enums; their rank in the SDL is stored beside them, so that an index provides their order. */
export const isRanked = (field: Field): boolean => !field.list && field.type.kind === 'enum' && field.index;

/** Fields that lists can be ordered by: single values that both stores order alike. */
export const isOrderable = (field: Field): boolean => {
  if (field.list || field.type.kind === 'sources' || field.level) return false;
  return (
    isCollated(field) ||
    field.type.kind === 'enum' ||
    (field.type.kind === 'scalar' && field.type.name !== 'String')
  );
};

/** The property to order by. */
export const orderProperty = (field: Field): string =>
  isCollated(field) || isRanked(field) ? sortProperty(field.name) : field.name;

/**
 * The key of an edge: relation, both ends, and the start date if one pair has several periods. Ids contain no
 * spaces.
 */
export const edgeKey = (relation: string, from: string, to: string, validFrom?: string | null): string =>
  validFrom ? `${relation} ${from} ${to} ${validFrom}` : `${relation} ${from} ${to}`;

/** The node that an edge leads to, by its key. */
export const endOf = (key: string): string => key.split(' ')[2] ?? '';

/** `linkedBy` → `LinkedBy`. */
export const pascal = (name: string): string => (name[0]?.toUpperCase() ?? '') + name.slice(1);

/** Names of what groups of relations are made by, besides their facts: their ends, and the year in which they began. */
export const RELATION_GROUPS = ['from', 'fromKind', 'to', 'toKind', 'YEAR'] as const;

const OF_ALL: ReadonlySet<string> = new Set([FACT, CLAIM]);
const GROUPED_OF_ALL: ReadonlySet<string> = new Set(['certainty', 'verdict', 'knownFrom']);

/**
 * Returns what groups of relations are made by of their own facts: single values, each value of a list, and the year of a day,
 * by the name that it has.
 */
export const groupedFacts = ({
  fields,
}: Relation): ReadonlyMap<string, Readonly<{ field: Field; takes?: 'EACH' | 'YEAR' }>> =>
  new Map(
    [...fields.values()].flatMap((field): [string, { field: Field; takes?: 'EACH' | 'YEAR' }][] => {
      const { name, type, list, declaredBy } = field;
      if (!isAskedAbout(field) || (OF_ALL.has(declaredBy) && !GROUPED_OF_ALL.has(name))) return [];
      if (type.kind === 'enum') return [[name, { field, ...(list ? { takes: 'EACH' as const } : {}) }]];
      if (type.kind !== 'scalar' || list) return [];
      if (type.name === 'Date') return [[`${name}Year`, { field, takes: 'YEAR' }]];
      return ['Boolean', 'Int', 'ID'].includes(type.name) ? [[name, { field }]] : [];
    }),
  );

/** The kind of whatever is at an end that may be of these kinds. */
export const otherEnd = (kinds: readonly string[]): string =>
  kinds.length === 1 ? (kinds[0] ?? ENTITY) : ENTITY;

/** A relation as it is seen from the node that it starts from, and from the one that it goes to. */
export const endsOf = (relation: Relation): Readonly<{ forward: End; backward: End }> => ({
  forward: { name: relation.forward, relation, direction: 'FORWARD', node: otherEnd(relation.to) },
  backward: { name: relation.backward, relation, direction: 'BACKWARD', node: otherEnd(relation.from) },
});

/**
 * Names what gives a relation its facts: itself, where it has some of its own; else the interfaces that do, as `DatedClaim`, or what
 * all relations have, `Claim`.
 */
export const factsOf = ({ type, fields }: Relation): string => {
  const from = new Set([...fields.values()].map(({ declaredBy }) => declaredBy));
  if (from.has(type)) return type;
  const interfaces = [...from].filter(name => name !== FACT && name !== CLAIM);
  const last = interfaces.pop() ?? (from.has(CLAIM) ? CLAIM : FACT);
  return [...interfaces.map(name => (name.endsWith(CLAIM) ? name.slice(0, -CLAIM.length) : name)), last].join(
    '',
  );
};

/** The names of the aggregate of a relation: `usesGroupings`. */
export const relationGroupNames = (relation: Relation): Readonly<{ field: string; by: string }> => ({
  field: `${relation.forward}Groupings`,
  by: `${factsOf(relation)}GroupBy`,
});

/**
 * Names what the types of the API about an end are called after: the end itself, as in `UsesWhere`, where its relation has facts of its own;
 * else what is at the other end and what gives the facts, as in `FrameworkQuotedClaimWhere`, which all such ends share.
 */
export const endTypes = ({ name, node, relation }: Pick<End, 'name' | 'node' | 'relation'>): string => {
  const facts = factsOf(relation);
  return facts === relation.type ? pascal(name) : `${node}${facts}`;
};

/** The fields of a kind that groups have figures of. */
export const numbersOf = ({ fields }: Kind): readonly string[] =>
  [...fields.values()]
    .filter(
      ({ list, type, ...field }) =>
        !list &&
        isAskedAbout({ list, type, ...field }) &&
        type.kind === 'scalar' &&
        (type.name === 'Int' || type.name === 'Float') &&
        field.declaredBy !== FACT,
    )
    .map(({ name }) => name);

/** The types of groups of what has no numbers. */
export const COUNTED_GROUPS = { group: 'Grouping', groups: 'Groupings' } as const;

/** The names of a kind's aggregate, which no other kind's list has: `somethingGroups` is that of the kind SomethingGroup. */
export const groupNames = (
  kind: Kind,
): Readonly<{ field: string; group: string; groups: string; measures?: string }> => ({
  field: `${kind.singular}Groupings`,
  ...(numbersOf(kind).length === 0
    ? COUNTED_GROUPS
    : { group: `${kind.name}Grouping`, groups: `${kind.name}Groupings`, measures: `${kind.name}Measures` }),
});
