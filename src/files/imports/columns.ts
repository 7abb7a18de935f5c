import { type End, type Field, type Kind, type Model, type Phrase } from '../../engine/model/model';

import type { WhyCode } from './report';

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
}>;

/** Headers in the words of the file, and the names that they stand for: `{"Leverandør": "suppliers"}`. */
export type Mapping = Readonly<Record<string, string>>;

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
    const target = targets.get(folded(as ?? name));
    // What holds one value is in the first column of its name; what holds several may be in as many.
    if (target === undefined || (taken.has(target) && !holdsSeveral(target)))
      return { header: name, target: undefined, isMapped: false };
    taken.add(target);
    return { header: name, target, isMapped: as !== undefined };
  });
};

const holdsSeveral = (target: Target): boolean => target.kind === 'end' || target.field.list;

/** The targets of a kind by every header that leads to them; what is said more exactly goes before. */
export const targetsOf = (kind: Kind, model: Model): ReadonlyMap<string, Target> => {
  const all: (readonly [string, Target])[] = [];
  for (const field of kind.fields.values()) all.push(...byField(field));
  for (const end of kind.ends.values()) all.push(...byEnd(end));
  for (const end of kind.ends.values()) all.push(...byKindAtEnd(end, kind, model));
  const targets = new Map<string, Target>();
  for (const [header, target] of all) if (!targets.has(folded(header))) targets.set(folded(header), target);
  return targets;
};

/** Returns what a column of things of a kind may be mapped to, with what it is called. */
export const choicesOf = ({ fields, ends }: Kind): readonly Readonly<{ name: string; label: Phrase }>[] => [
  ...[...fields.values()].map(({ name, label }) => ({ name, label })),
  ...[...ends.values()].map(({ name, direction, relation: { phrase } }) => ({
    name,
    label: direction === 'FORWARD' ? phrase.forward : phrase.backward,
  })),
];

/** What languages are called besides their code. */
const CALLED: Readonly<Partial<Record<string, readonly string[]>>> = {
  nb: ['bokmål'],
  nn: ['nynorsk'],
  en: ['engelsk', 'english'],
};

const wordsOf = ({ nb, nn, en }: Phrase): readonly string[] => [nb, nn, en];

function* byField(field: Field): Generator<readonly [string, Target]> {
  const names = [field.name, ...wordsOf(field.label)];
  const plain: Target = { kind: 'field', field, language: undefined };
  for (const name of names) yield [name, plain];
  if (field.type.kind !== 'text') return;
  for (const language of field.languages.all) {
    const target: Target = { kind: 'field', field, language };
    for (const name of names)
      for (const word of [language, ...(CALLED[language] ?? [])]) yield [`${name} ${word}`, target];
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
