import { sees } from '../access/seeing';
import { MEMBERSHIPS } from '../access/memberships';
import { mayAct, type Viewer } from '../access/viewer';
import { SamgrafError } from '../errors';
import { SOURCE, type Model, type Relation } from '../model/model';
import type { Given } from '../plan/change';
import type { Looking } from '../store/store';
import { StoredGraph, type KnownNodes } from '../exchange/stored-graph';
import type { ChangeFaults } from './change-faults';
import type { Draft } from './draft';
import type { SeenGraph } from './seen-graph';
import { isNodeChange } from './stored-records';
import { blindlyGiven } from './unseen';

/**
 * Checks that the viewer may make these changes. A steward may make all. An editor may change its own actor, what that
 * actor has by the relations that the SDL marks with `owner`, and the relations that start there; it may create what it
 * takes on in the same request, and sources; it may not make itself a member of anything, nor write what it does
 * not see, or would not see then.
 */
export const checkPermission = async (
  model: Model,
  drafts: readonly Draft[],
  { graph, seen }: Readonly<{ graph: Looking; seen: SeenGraph }>,
  found: KnownNodes,
  viewer: Viewer,
  faults: ChangeFaults,
): Promise<void> => {
  if (!viewer.known)
    throw new SamgrafError(
      'UNAUTHENTICATED',
      'Changes take a key or a token.',
      'Send `authorization: Bearer …`; see docs/access.md.',
    );
  if (!mayAct(viewer, 'EDITOR') || viewer.actor === undefined)
    throw new SamgrafError(
      'FORBIDDEN',
      `${viewer.name} may read, and not change anything.`,
      'Ask for a key with the role EDITOR that speaks for an actor.',
    );
  const stored = await StoredGraph.of(model, graph, found);
  const own = await ownOf(model, drafts, { stored, found, seen }, viewer.actor);
  // Also what changes nothing or is refused: the answer would tell what is there.
  for (const draft of drafts)
    if (!own.mayChange(draft))
      faults.refuse(draft.change.at, 'FORBIDDEN', `${viewer.actor} does not have ${namedBy(draft) ?? 'it'}.`);
    else refuseBlind(draft, viewer, faults);
};

/** What a change is about, as far as it says so itself: a key may be that of something hidden. */
export const namedBy = ({ change, subject }: Draft): string | null => {
  const isByKey = isNodeChange(change) && typeof change.given['id'] !== 'string';
  return isByKey ? null : (subject ?? null);
};

const refuseBlind = (
  { change, subject, before, item }: Draft,
  viewer: Viewer,
  faults: ChangeFaults,
): void => {
  for (const field of blindlyGiven(change, before?.fields, viewer))
    faults.refuse(
      change.at,
      'FORBIDDEN',
      `${viewer.actor ?? viewer.name} does not see all fields of ${subject ?? 'it'}, and cannot change this one: leave it out.`,
      field,
    );
  const { access, restrictedTo } = item?.fields ?? PUBLIC;
  if (sees(access, restrictedTo, viewer)) return;
  const names = `${viewer.actor ?? viewer.name} would not see what it writes`;
  faults.add(change.at, `restrictedTo: ${names}; name it here, or ask a steward`);
};
const PUBLIC: Given = { access: 'PUBLIC' };

class Own {
  constructor(
    readonly ids: ReadonlySet<string>,
    private readonly created: ReadonlySet<string>,
  ) {}

  mayChange({ change, subject, before, status }: Draft): boolean {
    if (change.kind === 'connect' || change.kind === 'disconnect')
      return this.mayJoin(change.of, change.from, change.to);
    if (subject !== undefined && this.ids.has(subject)) return change.kind !== 'delete' || !change.cascade;
    if (!('of' in change) || change.of.name !== SOURCE) return false;
    // The same request twice names the same source, which anyone may read.
    return before === undefined || (status === 'UNCHANGED' && before.fields['access'] === 'PUBLIC');
  }

  /** A relation that makes something one's own is taken on only with what is created along with it. */
  private mayJoin({ name, owner }: Relation, from: string, to: string): boolean {
    if (MEMBERSHIPS.includes(name)) return false;
    if (owner === undefined) return this.ids.has(from);
    const [actor, thing] = owner === 'FROM' ? [from, to] : [to, from];
    return this.ids.has(actor) && (this.ids.has(thing) || this.created.has(thing));
  }
}

/**
 * The ids among those of the drafts that are the actor's own: in the store, as far as it sees them, or by the drafts
 * for what they create.
 */
const ownOf = async (
  model: Model,
  drafts: readonly Draft[],
  { stored, found, seen }: Readonly<{ stored: StoredGraph; found: KnownNodes; seen: SeenGraph }>,
  actor: string,
): Promise<Own> => {
  const owners = [...model.relations.values()].filter(({ owner }) => owner !== undefined);
  const ids = new Set(
    drafts.flatMap(({ change, subject }) =>
      change.kind === 'connect' || change.kind === 'disconnect' ? [change.from, change.to] : (subject ?? []),
    ),
  );
  const had = new Set([actor]);
  const owned = async (relation: Relation): Promise<void> => {
    const ends = [...ids].map(id =>
      relation.owner === 'FROM' ? { from: actor, to: id } : { from: id, to: actor },
    );
    for (const { key } of await stored.periods(relation, ends)) had.add(thingOf(relation, key.split(' ')));
  };
  // Together, as all else that a change is read beside.
  const unread = [...new Set([actor, ...ids])].filter(id => !found.has(id));
  const [rows] = await Promise.all([seen.look({ kind: 'records', ids: unread }), ...owners.map(owned)]);
  const visible = new Set([...rows.map(row => String(row['id'])), ...seen.among(found).keys()]);
  const own = new Set([...had].filter(id => visible.has(id)));
  const created = new Set(
    drafts.flatMap(({ change, before, subject }) =>
      // Also what is refused for another reason, which is then told.
      change.kind === 'upsert' && !before && subject ? [subject] : [],
    ),
  );
  for (const { change } of drafts) {
    if (change.kind !== 'connect' || change.of.owner === undefined) continue;
    const [by, thing] = change.of.owner === 'FROM' ? [change.from, change.to] : [change.to, change.from];
    if (by === actor && created.has(thing)) own.add(thing);
  }
  return new Own(own, created);
};

const thingOf = ({ owner }: Relation, [, from = '', to = '']: readonly string[]): string =>
  owner === 'FROM' ? to : from;
