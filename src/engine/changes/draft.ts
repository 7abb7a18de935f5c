import { REASONS_IN, reasonTexts } from '../model/stored';
import type { Viewer } from '../access/viewer';
import { cut, orList } from '../errors';
import { assigned } from '../model/objects';
import { firstText, type Languages, chainOf } from '../languages/languages';
import { SOURCE, type Model, type Field } from '../model/model';
import type { NativeFields, NativeValue } from '../model/stored';
import { VERSIONING, changedFields, type Batch } from '../plan/change-log';
import { ItemReader, type RecordItem } from '../exchange/read-item';
import type {
  AsLeft,
  Change,
  ChangeStatus,
  Deletion,
  Disconnection,
  EdgeChange,
  Given,
  NodeChange,
  SeenRecord,
} from '../plan/change';
import type { ChangeFaults } from './change-faults';
import {
  isNodeChange,
  keyFields,
  keyOf,
  keysIn,
  type StoredRecord,
  type StoredRecords,
} from './stored-records';
import { unseenOf, without } from './unseen';

/** A change, and what it makes of the record that it is about. */
export type Draft = Readonly<{
  change: Change;
  /** Id of the node, or key of the edge; undefined if it cannot be known. */
  subject: string | undefined;
  status: ChangeStatus;
  before: StoredRecord | undefined;
  /** The record to write, if it is to be written. */
  item: RecordItem | undefined;
}>;

type Recorded = NodeChange | EdgeChange;
const UNSURE: NativeFields = { certainty: 'UNCERTAIN' };

/** Makes drafts of changes: each by itself, beside the record of the store that it is about. */
export class Drafting {
  private readonly reader: ItemReader;
  private readonly places = new Map<string, string>();
  /** What is no fault, and is to be told. */
  readonly notes: string[] = [];

  constructor(
    model: Model,
    private readonly stored: StoredRecords,
    private readonly batch: Batch,
    private readonly faults: ChangeFaults,
    private readonly viewer: Viewer,
  ) {
    this.reader = new ItemReader(model, { recordedAt: batch.at });
  }

  draft(change: Change): Draft {
    const subject =
      isNodeChange(change) || change.kind === 'delete' ? this.stored.idOf(change) : keyOf(change);
    const before = this.recordOf(change, subject);
    if (subject === undefined) return this.refused(change, subject, before, () => this.sayNoKey(change));
    const first = this.places.get(subject);
    if (first !== undefined)
      return this.refused(change, subject, before, () => {
        this.faults.add(change.at, `${subject} stands already in ${first}; say it once`);
      });
    this.places.set(subject, change.at);
    if (
      !this.isOfKind(change, before, subject) ||
      !this.isExpected(change, before, subject) ||
      !this.isAsSeen(change, before, subject)
    )
      return this.refused(change, subject, before);
    return change.kind === 'delete' || change.kind === 'disconnect'
      ? this.removal(change, subject, before)
      : this.record(change, subject, before);
  }

  private recordOf(change: Change, subject: string | undefined): StoredRecord | undefined {
    if (subject === undefined) return undefined;
    return isNodeChange(change) || change.kind === 'delete'
      ? this.stored.node(subject)
      : this.stored.edge(subject);
  }

  private refused(
    change: Change,
    subject: string | undefined,
    before: StoredRecord | undefined,
    say?: () => void,
  ): Draft {
    say?.();
    return { change, subject, before, status: 'REFUSED', item: undefined };
  }

  private sayNoKey(change: Change): void {
    if (!isNodeChange(change)) return;
    const { of, at, kind } = change;
    const [key] = keysIn(change);
    if (key && kind === 'upsert')
      this.faults.add(
        at,
        `id: is missing; no ${of.name} has the ${key.field.name} ${key.value}, and to create one takes an id`,
      );
    else if (key)
      this.faults.refuse(at, 'NOT_FOUND', `No ${of.name} has the ${key.field.name} ${key.value}.`);
    else
      this.faults.add(at, `id: is missing; say ${orList(['id', ...keyFields(of).map(({ name }) => name)])}`);
  }

  private isOfKind(change: Change, before: StoredRecord | undefined, subject: string): boolean {
    const of = isNodeChange(change) ? change.of : change.kind === 'delete' ? change.isOf : undefined;
    if (!of || !before || before.type === of.name) return true;
    this.faults.add(change.at, `id: ${subject} is a ${before.type}, not a ${of.name}`);
    return false;
  }

  private isExpected(change: Change, before: StoredRecord | undefined, subject: string): boolean {
    const { expectedVersion: expected, expects, at } = change;
    if (expects) return this.isAsLeft(expects, change, before, subject);
    const version = Number(before?.fields['version'] ?? 0);
    if (expected === undefined || expected === version) return true;
    this.faults.refuse(
      at,
      'VERSION_CONFLICT',
      before
        ? `${subject} is at version ${version}, not ${expected}: it has been changed.`
        : `${subject} is not there, so it has no version ${expected}.`,
    );
    return false;
  }

  /** Whether nothing that a proposal would write over has come since it was made: three ways, field by field. */
  private isAsSeen(change: Change, before: StoredRecord | undefined, subject: string): boolean {
    const { seen, at } = change;
    if (!seen) return true;
    const moved = movedSince(seen, change, before, subject);
    if (seen.isOver === true)
      this.notes.push(...moved.map(({ text }) => `${at}: ${text}; it was written over`));
    else for (const { field, text } of moved) this.faults.refuse(at, 'VERSION_CONFLICT', text, field);
    return seen.isOver === true || moved.length === 0;
  }

  /** Whether a record is what changes left, which are taken back: by what it says, since a version also counts what was undone. */
  private isAsLeft(left: AsLeft, { at }: Change, before: StoredRecord | undefined, subject: string): boolean {
    const refuse = (message: string): false => {
      this.faults.refuse(at, 'VERSION_CONFLICT', `${subject} ${message}`);
      return false;
    };
    if (left.is === 'GONE') return before ? refuse('is there again: it has been made since.') : true;
    if (!before) return refuse('is not there any more: it has been deleted since.');
    const now = before.fields;
    const names =
      left.is === 'ALL'
        ? new Set([...Object.keys(now), ...Object.keys(left.fields)])
        : Object.keys(left.fields);
    const other = [...names].filter(
      name => !VERSIONING.includes(name) && JSON.stringify(now[name]) !== JSON.stringify(left.fields[name]),
    );
    return (
      other.length === 0 ||
      refuse(`says something else in ${other.sort().join(', ')}: it has been changed since.`)
    );
  }

  /** What is not there need not be removed: the same request twice changes nothing. */
  private removal(
    change: Deletion | Disconnection,
    subject: string,
    before: StoredRecord | undefined,
  ): Draft {
    if (before && change.source === undefined && change.restores !== true && this.batch.reason === undefined)
      this.faults.add(change.at, 'source: is missing; say what shows it, or give the reason');
    return { change, subject, before, status: before ? 'DELETED' : 'UNCHANGED', item: undefined };
  }

  private record(change: Recorded, subject: string, before: StoredRecord | undefined): Draft {
    const { at, of } = change;
    if (change.kind === 'patch' && !before) {
      this.faults.refuse(at, 'NOT_FOUND', `There is no ${of.name} ${subject}.`);
      return this.refused(change, subject, before);
    }
    const fields = merged(
      of.fields,
      before?.fields ?? this.begun(change, subject),
      this.given(change, before),
      change.restores !== true,
    );
    if (before && changedFields(before.fields, fields).length === 0)
      return { change, subject, before, status: 'UNCHANGED', item: undefined };
    return this.checked(change, subject, before, fields);
  }

  /** Who puts back what was, without seeing all of it, leaves the rest as it is. */
  private given({ restores, of, given }: Recorded, before: StoredRecord | undefined): Given {
    return restores === true && before
      ? without(given, unseenOf(of.fields, before.fields, this.viewer))
      : given;
  }

  private checked(
    change: Recorded,
    subject: string,
    before: StoredRecord | undefined,
    fields: NativeFields,
  ): Draft {
    const { at } = change;
    const version = this.stored.versionOf(subject) + 1;
    const bookkeeping = { version, recordedAt: this.batch.at };
    const isMissing = fields['certainty'] === undefined;
    // Said once, and not again by the check of what is there.
    const value = assigned<NativeFields>(this.named(change), fields, bookkeeping, isMissing ? UNSURE : {});
    if (isMissing)
      this.faults.add(
        at,
        'certainty: is missing; say FACT, DEDUCTION or UNCERTAIN, here or once for all changes',
      );
    if (before && !this.hasSource(change))
      this.faults.add(
        at,
        'source: is missing; say where the change comes from, here or once for all changes',
      );
    const item = this.reader.check({ at, value }, this.faults);
    if (!item) return this.refused(change, subject, before);
    return { change, subject, before, item, status: before ? 'CHANGED' : 'CREATED' };
  }

  /** A correction says where it comes from; what the record itself cites may be older. */
  private hasSource(change: Recorded): boolean {
    return (
      change.restores === true ||
      change.source !== undefined ||
      Array.isArray(change.given['sources']) ||
      change.of.name === SOURCE
    );
  }

  private named(change: Recorded): Readonly<Record<string, string>> {
    return change.kind === 'connect'
      ? { relation: change.of.name, from: change.from, to: change.to }
      : { type: change.of.name };
  }

  /** What a new record has before anything was said about it. */
  private begun(change: Recorded, subject: string): NativeFields {
    const { of, kind, source, certainty } = change;
    // A source may be created along with what it shows, by changes that all rest on it.
    const sources =
      of.name === SOURCE && (source === undefined || source === subject) ? [] : source && [source];
    const level = kind === 'connect' ? undefined : of.level;
    const isClosed = level !== undefined && change.given['access'] !== 'PUBLIC';
    const { actor } = this.viewer;
    const begun: Record<string, NativeValue | undefined> = {
      id: kind === 'connect' ? undefined : subject,
      certainty,
      sources,
      access: level ?? 'PUBLIC',
      restrictedTo: isClosed && actor !== undefined ? [actor] : undefined,
      generalKnowledge: kind === 'connect' ? undefined : [],
    };
    return Object.fromEntries(
      Object.entries(begun).filter((entry): entry is [string, NativeValue] => entry[1] !== undefined),
    );
  }
}

type Moved = Readonly<{ field?: string; text: string }>;

/** What has changed of what a proposal is about since it was made, and would be written over. */
const movedSince = (
  seen: SeenRecord,
  change: Change,
  before: StoredRecord | undefined,
  subject: string,
): readonly Moved[] => {
  const version = Number(before?.fields['version'] ?? 0);
  if (version === seen.version) return [];
  if (change.kind === 'delete' || change.kind === 'disconnect')
    return before
      ? [
          {
            text: `${subject} was at version ${seen.version} when it was proposed to remove it, and is at ${version}`,
          },
        ]
      : [];
  if (!before)
    return seen.version > 0
      ? [{ text: `${subject} was there when it was proposed to change it, and is gone` }]
      : [];
  const now = saidOf(change, before.fields);
  const then = merged(change.of.fields, before.fields, change.given, true);
  return Object.keys(now).flatMap(field => {
    const [was, is] = [seen.fields[field], now[field]].map(value => JSON.stringify(value ?? null));
    const isKept = changedFields({ a: before.fields[field] ?? '' }, { a: then[field] ?? '' }).length === 0;
    return was === is || isKept
      ? []
      : [
          {
            field,
            text: `was ${cut(String(was), SHOWN)} when it was proposed, and is ${cut(String(is), SHOWN)} now`,
          },
        ];
  });
};
const SHOWN = 150;

/** Returns what a record says in the fields that a change gives, of texts the languages; null where it says nothing. */
export const saidOf = (change: NodeChange | EdgeChange, fields: NativeFields): Given => {
  const { given, of } = change;
  return Object.fromEntries(
    Object.keys(given)
      .filter(name => name !== 'id' && given[name] !== undefined && of.fields.has(name))
      .map(name => [name, saidIn(given[name], fields[name])]),
  );
};

/** Of what is given by language, only the languages that are. */
const saidIn = (given: unknown, value: NativeValue | undefined): unknown => {
  if (typeof given !== 'object' || given === null || Array.isArray(given) || value === undefined)
    return value ?? null;
  const texts: Readonly<Record<string, unknown>> = reasonTexts(value);
  return Object.fromEntries(
    Object.keys(given as object).map(language => [language, texts[language] ?? null]),
  );
};

/**
 * The fields of a record after a change: what was given in place of what was there. Null removes a field, or a text in
 * one language; a text whose last language is removed is removed. A list says the same thing once. What is news takes
 * what goes with it along (`@with`): a new verdict does not rest on the evidence of the last.
 */
const merged = (
  fields: ReadonlyMap<string, Field>,
  before: NativeFields,
  given: Given,
  isNews: boolean,
): NativeFields => {
  const after = new Map<string, NativeValue>(Object.entries(before));
  for (const [name, value] of Object.entries(given)) {
    const field = fields.get(name);
    if (!field || value === undefined) continue;
    const now = valueAfter(field, after.get(name), { value, isNews });
    if (now === null || (isEmptyList(now) && !field.required)) after.delete(name);
    else after.set(name, now as NativeValue);
    if (isNews && JSON.stringify(before[name]) !== JSON.stringify(after.get(name)))
      for (const other of field.with?.fields ?? []) if (given[other] === undefined) after.delete(other);
  }
  return Object.fromEntries(after);
};

const valueAfter = (
  field: Field,
  before: NativeValue | undefined,
  { value, isNews }: Readonly<{ value: unknown; isNews: boolean }>,
): unknown => {
  if (value === null) return null;
  if (field.type.kind === 'text') return texts(before, value, field.languages);
  return field.reason && (isNews || typeof value === 'object')
    ? reasonAfter(before, value, field.languages)
    : once(value);
};

/** Another text takes the place of all that there were, since they say what the former did; the one that is shown where no language is asked for keeps them. */
const reasonAfter = (before: NativeValue | undefined, given: unknown, languages: Languages): unknown => {
  const were = reasonTexts(before);
  if (typeof given === 'string')
    return firstText(were, chainOf(languages, REASONS_IN)) === given ? before : given;
  const now = texts(were, given, languages);
  return now !== null && Object.keys(now).join() === REASONS_IN ? now[REASONS_IN] : now;
};

const once = (value: unknown): unknown => (Array.isArray(value) ? [...new Set<unknown>(value)] : value);

const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

const texts = (
  before: unknown,
  given: unknown,
  { all: known }: Languages,
): Readonly<Record<string, string>> | null => {
  const all = assigned(before as Record<string, unknown> | undefined, given as Record<string, unknown>);
  const left = known.flatMap(language => {
    const text = all[language];
    return typeof text === 'string' ? [[language, text] as const] : [];
  });
  return left.length > 0 ? Object.fromEntries(left) : null;
};
