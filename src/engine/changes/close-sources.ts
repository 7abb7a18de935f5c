import type { NativeFields } from '../model/stored';
import { SOURCE } from '../model/model';
import type { Draft } from './draft';
import { sourcesOf, type StoredRecord } from './stored-records';

/** How closed something is: everything that stands between a reader and it. */
type Closing = Readonly<{ access: unknown; restrictedTo: readonly string[] }>;

/**
 * Closes sources that are made along with what rests on them, and are not said to be open, as far as all of that is closed: their titles
 * tell of it. `stored` has what relations join.
 */
export const closeSources = (
  drafts: readonly Draft[],
  stored: Readonly<{ node: (id: string) => StoredRecord | undefined }>,
): readonly Draft[] => {
  if (!drafts.some(isNewSource)) return drafts;
  const nodes = new Map(drafts.map(({ subject, item, before }) => [subject, item?.fields ?? before?.fields]));
  const fieldsOf = (id: string): NativeFields | undefined => nodes.get(id) ?? stored.node(id)?.fields;
  const resting = new Map(drafts.filter(isNewSource).map(({ subject = '' }) => [subject, new Resting()]));
  for (const draft of drafts) {
    const closing = closingOf(draft, fieldsOf);
    for (const source of restsOn(draft)) if (source !== draft.subject) resting.get(source)?.add(closing);
  }
  return drafts.map(draft => {
    const closed = isNewSource(draft) ? resting.get(draft.subject ?? '')?.closed : undefined;
    return closed ? closedBy(draft, closed) : draft;
  });
};

/** What rests on a source, as far as it is closed. */
class Resting {
  private readonly closings: Closing[] = [];
  private isOpen = false;

  add(closing: Closing | undefined): void {
    if (closing) this.closings.push(closing);
    else this.isOpen = true;
  }

  /** How closed each of them is; undefined if one is open, or there is none. */
  get closed(): readonly Closing[] | undefined {
    return this.isOpen || this.closings.length === 0 ? undefined : this.closings;
  }
}

const isNewSource = ({ change, status }: Draft): boolean =>
  status === 'CREATED' &&
  change.kind === 'upsert' &&
  change.of.name === SOURCE &&
  change.given['access'] === undefined &&
  change.given['restrictedTo'] === undefined;

/** Ids of the sources that a draft rests on, each once. */
const restsOn = ({ change, item }: Draft): ReadonlySet<string> => {
  if (!('given' in change)) return NOTHING;
  return new Set([
    ...(change.source === undefined ? [] : [change.source]),
    ...(item ? sourcesOf(item.fields) : []),
  ]);
};
const NOTHING: ReadonlySet<string> = new Set();

/** What closes a record, of a relation its ends as well; undefined if nothing does. */
const closingOf = (
  { change, item, before }: Draft,
  fieldsOf: (id: string) => NativeFields | undefined,
): Closing | undefined => {
  const ends = change.kind === 'connect' ? [fieldsOf(change.from), fieldsOf(change.to)] : [];
  const [closed] = [item?.fields ?? before?.fields, ...ends].flatMap(fields => closingIn(fields) ?? []);
  return closed;
};

const closingIn = (fields: NativeFields | undefined): Closing | undefined => {
  const { access, restrictedTo } = fields ?? {};
  if (access === undefined || access === 'PUBLIC') return undefined;
  return { access, restrictedTo: Array.isArray(restrictedTo) ? restrictedTo.map(String) : [] };
};

/** As open as the least closed of them: whoever sees one of them may know where it is from. */
const closedBy = (draft: Draft, closings: readonly Closing[]): Draft => {
  if (draft.item?.kind !== 'node') return draft;
  const access = closings.some(one => one.access === 'RESTRICTED') ? 'RESTRICTED' : 'NON_PUBLIC';
  const readers = [...new Set(closings.flatMap(({ restrictedTo }) => restrictedTo))].sort();
  const fields = {
    ...draft.item.fields,
    access,
    ...(readers.length > 0 ? { restrictedTo: readers } : {}),
  };
  return { ...draft, item: { ...draft.item, fields } };
};
