import { ENGINE_LANGUAGE, type Languages } from '../../engine/languages/languages';
import {
  isInLanguages,
  type End,
  type Field,
  type Kind,
  type Model,
  type Phrase,
} from '../../engine/model/model';

import type { ColumnGuess, WhyCode } from './report';

/** What a column holds: values of a field, things at the other end of a relation, or a fact of that relation. */
export type Target =
  | Readonly<{ kind: 'field'; field: Field; language: string | undefined }>
  | EndTarget
  | Readonly<{ kind: 'fact'; end: End; field: Field; language?: string | undefined }>;

export type EndTarget = Readonly<{ kind: 'end'; end: End }>;

/** Returns the kinds that may stand at the other end: those that the relation names, so that one search finds each. */
export const kindsAt = ({ end: { relation, direction } }: EndTarget): readonly string[] =>
  direction === 'FORWARD' ? relation.to : relation.from;

/** A column, and what its values mean; undefined if nothing is known by its header. */
export type TableColumn = Readonly<{
  header: string;
  target: Target | undefined;
  isMapped: boolean;
  /** Why it is not understood, where that is known. */
  because?: WhyCode | undefined;
  /** How its meaning was guessed, where its header does not say it: how many of how many values fit. */
  guess?: ColumnGuess | undefined;
}>;

/** Headers in the words of the file, and the names that they stand for: `{"Leverandør": "suppliers"}`; NOTHING for none. */
export type Mapping = Readonly<Record<string, string>>;
/** Values of columns, by their headers, and what they stand for; NOTHING for none. */
export type ValueMapping = Readonly<Record<string, Readonly<Record<string, string>>>>;
/** What a column, or a value, is mapped to that is not to be taken. */
export const NOTHING = '-';

/** Returns what headers and labels are compared by: their letters and digits. */
export const folded = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/**
 * Tells what each column of a table of one kind holds: by a mapping, by the name of a field or a relation, or by what the model
 * calls it in any of its languages. A name in one language stands as `name.nn`, a fact of a relation as `calls.criticality`.
 */
export const columnsOf = (
  header: readonly string[],
  kind: Kind,
  model: Model,
  mapping: Mapping = {},
): readonly TableColumn[] => {
  const targets = targetsOf(kind, model);
  const mapped = new Map(Object.entries(mapping).map(([from, to]) => [folded(from), to]));
  const taken = new Set<Target>();
  return header.map(name => {
    const as = mapped.get(folded(name));
    // What someone says is nothing is not guessed at.
    if (as === NOTHING) return { header: name, target: undefined, isMapped: true };
    const target = targets.get(folded(as ?? name));
    // What holds one value is in the first column of its name; what holds several may be in as many.
    if (target === undefined || (taken.has(target) && !holdsSeveral(target)))
      return { header: name, target: undefined, isMapped: false };
    taken.add(target);
    return { header: name, target, isMapped: as !== undefined };
  });
};

/** Tells whether several columns may mean it, since a thing may have several. */
export const holdsSeveral = (target: Target): boolean => target.kind === 'end' || target.field.list;

/** The targets of a kind by every header that leads to them; what is said more exactly goes before. */
export const targetsOf = (kind: Kind, model: Model): ReadonlyMap<string, Target> => {
  const all: (readonly [string, Target])[] = [];
  for (const field of kind.fields.values()) all.push(...byField(field));
  for (const end of kind.ends.values()) all.push(...byEnd(end));
  for (const end of kind.ends.values()) all.push(...byKindAtEnd(end, kind, model));
  all.push(...byOtherNames(kind, model));
  const targets = new Map<string, Target>();
  for (const [header, target] of all) if (!targets.has(folded(header))) targets.set(folded(header), target);
  return targets;
};

/** By what people call a field or a relation that is called otherwise here. */
function* byOtherNames(kind: Kind, { also }: Model): Generator<readonly [string, Target]> {
  for (const field of kind.fields.values())
    for (const name of also.fields.get(`${field.declaredBy}.${field.name}`) ?? [])
      yield [name, { kind: 'field', field, language: undefined }];
  for (const end of kind.ends.values())
    for (const name of also.ends.get(end.name) ?? []) yield [name, { kind: 'end', end }];
}

/**
 * Tells what headings may mean that are no names: `Systemnavn`, `Navn på system` and `Livsløpstatus` have one in them. A compound
 * says last what it is.
 */
export class Headings {
  private readonly targets: ReadonlyMap<string, Target>;
  private readonly names: readonly (readonly [string, Target])[];

  /** Names of kinds, and the relations that lead to these: `Datasett` is what processes such. */
  private readonly nouns: readonly (readonly [string, EndTarget])[];

  constructor(kind: Kind, model: Model) {
    this.targets = targetsOf(kind, model);
    this.nouns = [...kind.ends.values()].flatMap(end => nounsAt({ kind: 'end', end }, model));
    this.names = [...this.targets].filter(([name, target]) => name.length >= SHORTEST && isPlain(target));
  }

  exact(heading: string): Target | undefined {
    return this.targets.get(folded(heading));
  }

  /** Whether a heading is a name, or has one in it. */
  readonly knows = (heading: string): boolean =>
    this.exact(heading) !== undefined || this.near(heading).length > 0;

  /** What it may mean, the likeliest first: what it has as a word or as several; what it ends with; what it begins with. */
  near(heading: string): readonly Target[] {
    if (heading.length > LONGEST) return [];
    const whole = folded(heading);
    const words = wordsIn(heading);
    const likely = this.names.flatMap(([name, target]) => {
      const rank = words.has(name) ? 3 : whole.endsWith(name) ? 2 : whole.startsWith(name) ? 1 : 0;
      return rank === 0 ? [] : [{ target, likeness: rank * 1_000 + name.length }];
    });
    likely.sort((one, other) => other.likeness - one.likeness);
    const byNoun = this.nouns.flatMap(([noun, target]) => (words.has(noun) ? [target] : []));
    return [...new Set([...likely.map(({ target }) => target), ...byNoun])];
  }
}

const nounsAt = (target: EndTarget, model: Model): readonly (readonly [string, EndTarget])[] =>
  kindsAt(target).flatMap(name => {
    const kind = model.kinds.get(name);
    return kind ? nounsOf(kind, model).map(noun => [noun, target] as const) : [];
  });

/** Returns what people call things of a kind, folded. */
export const nounsOf = ({ name, noun }: Kind, { also }: Model): readonly string[] =>
  [...wordsOf(noun.one), ...wordsOf(noun.many), ...(also.kinds.get(name) ?? [])].map(folded);

/** Letters of a name that may be a part of a heading; and of a heading that may have one in it. */
const SHORTEST = 4;
const LONGEST = 120;

const isPlain = (target: Target): boolean =>
  target.kind === 'end' || (target.kind === 'field' && target.language === undefined);

/** The words of a heading, and each run of them. */
const wordsIn = (heading: string): ReadonlySet<string> => {
  const words = heading.split(/[^\p{L}\p{N}]+/u).map(folded);
  return new Set(
    words.flatMap((_, from) => words.slice(from).map((__, to) => words.slice(from, from + to + 1).join(''))),
  );
};

/** Returns what a column of things of a kind may be mapped to, with what it is called. */
export const choicesOf = ({ fields, ends }: Kind): readonly Readonly<{ name: string; label: Phrase }>[] => [
  ...[...fields.values()].map(({ name, label }) => ({ name, label })),
  ...[...ends.values()].map(({ name, direction, relation: { phrase } }) => ({
    name,
    label: direction === 'FORWARD' ? phrase.forward : phrase.backward,
  })),
];

/** What languages are called by, as long as a Model lives. */
const CALLED = new WeakMap<Languages, ReadonlyMap<string, readonly string[]>>();

/** Returns what languages are called in the first of the pack, in themselves and in English, and the last word of it where no other has that: bokmål. */
const calledIn = (languages: Languages): ReadonlyMap<string, readonly string[]> => {
  const known = CALLED.get(languages);
  if (known) return known;
  const names = languages.all.map(language => {
    const called = [languages.first, language, ENGINE_LANGUAGE].flatMap(
      within => new Intl.DisplayNames(within, { type: 'language' }).of(language)?.toLowerCase() ?? [],
    );
    return [language, new Set(called.flatMap(name => [name, name.split(' ').at(-1) ?? name]))] as const;
  });
  const isOwn = (word: string): boolean => names.filter(([, words]) => words.has(word)).length === 1;
  const called = new Map(names.map(([language, words]) => [language, [...words].filter(isOwn)]));
  CALLED.set(languages, called);
  return called;
};

const wordsOf = (phrase: Phrase): readonly string[] => Object.values(phrase);

function* byField(field: Field): Generator<readonly [string, Target]> {
  const names = [field.name, ...wordsOf(field.label)];
  const plain: Target = { kind: 'field', field, language: undefined };
  for (const name of names) yield [name, plain];
  if (!isInLanguages(field)) return;
  for (const language of field.languages.all) {
    const target: Target = { kind: 'field', field, language };
    for (const name of names)
      for (const word of [language, ...(calledIn(field.languages).get(language) ?? [])])
        yield [`${name} ${word}`, target];
  }
}

function* byEnd(end: End): Generator<readonly [string, Target]> {
  const { relation, direction } = end;
  const phrase = direction === 'FORWARD' ? relation.phrase.forward : relation.phrase.backward;
  const names = [end.name, ...wordsOf(phrase)];
  const target: Target = { kind: 'end', end };
  for (const name of names) yield [name, target];
  for (const field of relation.fields.values()) {
    const fact: Target = { kind: 'fact', end, field };
    for (const name of names)
      for (const word of [field.name, ...wordsOf(field.label)]) yield [`${name} ${word}`, fact];
  }
}

/** By what stands at the other end, where only one relation leads there: agreement, product. */
function* byKindAtEnd(end: End, kind: Kind, model: Model): Generator<readonly [string, Target]> {
  const { node } = end;
  if ([...kind.ends.values()].filter(other => other.node === node).length > 1) return;
  const noun = model.kinds.get(node)?.noun;
  const target: Target = { kind: 'end', end };
  if (noun) for (const word of [...wordsOf(noun.one), ...wordsOf(noun.many)]) yield [word, target];
}
