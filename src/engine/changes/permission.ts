import { mayAct, type KeyScope, type Viewer, sees } from '../access/viewer';
import { SamgrafError } from '../errors';
import { eachInTurns } from '../model/in-turns';
import { SOURCE, type Model, type Relation } from '../model/model';
import type { NativeFields } from '../model/stored';
import type { Looking, Row } from '../store/store';
import { type KnownNodes, lookInParts } from '../exchange/stored-graph';
import type { ChangeFaults } from './change-faults';
import type { Draft } from './draft';
import type { SeenGraph } from './seen-graph';
import { isNodeChange, keyFields, sourcesOf, type StoredRecord } from './stored-records';
import { blindlyGiven, unseenOf } from './unseen';
import { today } from '../model/scalars';
import type { EdgePlace, Properties } from '../plan/write';

/**
 * Checks that the viewer may make these changes. A steward may make all. An editor may change its own actor, what that
 * actor has by the relations that the SDL marks with `owner`, and the relations that start there; it may create what it
 * takes on in the same request, and sources, and take back a source that it made; it may not make itself a member of anything, nor write what it does
 * not see, or would not see then.
 */
export const checkPermission = async (
  model: Model,
  drafts: readonly Draft[],
  beside: Beside,
  viewer: Viewer,
  faults: ChangeFaults,
): Promise<Own> => {
  if (!viewer.known)
    throw new SamgrafError(
      'UNAUTHENTICATED',
      'Changes take a key or a token.',
      'Send `authorization: Bearer …`; see docs/access.md.',
    );
  if (!mayAct(viewer, 'EDITOR') || viewer.actor === undefined)
    throw new SamgrafError(
      'FORBIDDEN',
      `${viewer.name} may read but not change anything.`,
      'Ask for a key with the role EDITOR that speaks for an actor.',
    );
  const speaker = { ...viewer, actor: viewer.actor };
  const own = await ownOf(model, drafts, beside, speaker);
  // Also what changes nothing or is refused: the answer would tell what is there.
  await eachInTurns(drafts, draft => {
    if (own.mayChange(draft)) {
      refuseBlind(draft, viewer, faults);
      refuseAnotherSelf(draft, speaker, faults);
    } else
      faults.refuse(
        draft.change.at,
        'FORBIDDEN',
        `${speaker.actor} does not have ${namedBy(draft) ?? 'it'}.`,
      );
  });
  await refuseOrphans(model, drafts, beside.graph, own, faults);
  return own;
};

/**
 * Checks that changes keep to what a key is narrowed to: to its kinds and relations, and to its source, on which all of it
 * rests. What it says of others it says by relations of its own source alone.
 */
export const checkScope = (
  drafts: readonly Draft[],
  { source, kinds, relations, reports }: KeyScope,
  { kinds: known }: Model,
  faults: ChangeFaults,
): void => {
  const isNarrowed = kinds !== undefined || relations !== undefined || reports !== undefined;
  const named = new Set([
    ...(kinds ?? []).flatMap(name => known.get(name)?.members ?? []),
    ...(relations ?? []),
    ...(reports ?? []),
  ]);
  for (const { change, subject, before } of drafts) {
    const of = 'of' in change ? change.of.name : before?.type;
    if (isNarrowed && of !== undefined && !named.has(of))
      faults.refuse(
        change.at,
        'FORBIDDEN',
        `This key writes ${[...named].sort().join(', ')} alone, not ${of}.`,
      );
    const cited = 'given' in change ? change.given['sources'] : undefined;
    const rests = [change.source ?? source, ...(Array.isArray(cited) ? cited.map(String) : [])];
    if (source === undefined) continue;
    if (of === SOURCE) {
      if (subject !== source)
        faults.refuse(change.at, 'FORBIDDEN', `This key writes ${source} alone, and no other source.`, 'id');
    } else if (rests.some(one => one !== source))
      faults.refuse(change.at, 'FORBIDDEN', `This key writes what rests on ${source} alone.`, 'sources');
  }
};

/** A token finds its actor by the keys of it: with others it would speak for someone else, or for nobody. */
const refuseAnotherSelf = (
  { change, subject, before, item, status }: Draft,
  { actor }: Speaker,
  faults: ChangeFaults,
): void => {
  if (subject !== actor || !before) return;
  if (change.kind === 'delete' && status === 'DELETED')
    faults.refuse(change.at, 'FORBIDDEN', `${actor} is whom you speak for: only a steward deletes it.`);
  if (item?.kind !== 'node') return;
  for (const { name } of keyFields(item.of))
    if (before.fields[name] !== item.fields[name])
      faults.refuse(
        change.at,
        'FORBIDDEN',
        `It is what ${actor} is found by: only a steward changes it.`,
        name,
      );
};

/** Things that an editor would lose by changes of the relation that it has them by, and that nobody else has. */
const refuseOrphans = async (
  model: Model,
  drafts: readonly Draft[],
  graph: Looking,
  own: Own,
  faults: ChangeFaults,
): Promise<void> => {
  const deleted = new Set(
    drafts.flatMap(({ change, subject }) => (change.kind === 'delete' ? (subject ?? []) : [])),
  );
  const kept = new Set(
    drafts.flatMap(({ change, before, item }) =>
      change.kind === 'connect' && confers(item?.fields ?? before?.fields) ? (own.thingOf(change) ?? []) : [],
    ),
  );
  const losing = drafts.flatMap(draft => {
    const { change, before, item, status } = draft;
    const thing = change.kind === 'connect' || change.kind === 'disconnect' ? own.thingOf(change) : undefined;
    if (thing === undefined || kept.has(thing) || deleted.has(thing)) return [];
    const loses =
      status === 'DELETED' || (item && (own.isNew(thing) || isLowered(before?.fields, item.fields)));
    return loses ? [{ draft, thing }] : [];
  });
  if (losing.length === 0) return;
  const changed = new Set(losing.map(({ draft }) => draft.subject));
  const things = losing.map(({ thing }) => thing);
  const owners = [...model.relations.values()].filter(({ owner }) => owner !== undefined);
  const taken = await Promise.all(owners.map(relation => takenBy(relation, things, graph, changed)));
  for (const { draft, thing } of losing)
    if (!taken.some(among => among.has(thing)))
      faults.add(
        draft.change.at,
        draft.change.kind === 'disconnect'
          ? `nobody would have ${thing} then: delete it in the same request, or end the relation with validTo`
          : `certainty: nobody would have ${thing} then: the relation says so as a FACT, and has begun`,
      );
};

/** Whether a relation gives the one at its end what is at the other; one that has ended does until someone else has it. */
const confers = (fields: NativeFields | undefined): boolean =>
  fields?.['certainty'] === 'FACT' && whenOf(fields) !== 'to come';
const isLowered = (before: NativeFields | undefined, after: NativeFields): boolean =>
  before?.['certainty'] === 'FACT' && after['certainty'] !== 'FACT';

/** Names what a change is about, as far as it says so itself: a key may be that of something hidden. */
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
  if (!item) return;
  const { fields, of } = item;
  const unseenBefore = before ? unseenOf(of.fields, before.fields, viewer) : Object.keys(fields);
  const unseen = unseenOf(of.fields, fields, viewer).filter(
    name => fields[name] !== undefined && !unseenBefore.includes(name),
  );
  if (unseen.length === 0 && sees(fields['access'], fields['restrictedTo'], viewer)) return;
  const names = `${viewer.actor ?? viewer.name} would not see what it writes`;
  faults.add(change.at, `restrictedTo: ${names}; name it here, or ask a steward`);
};

/** What an editor has, and makes by the changes. */
export class Own {
  constructor(
    private readonly actor: string,
    private readonly relations: Model['relations'],
    readonly ids: ReadonlySet<string>,
    private readonly created: ReadonlySet<string>,
    private readonly viewer: Viewer,
  ) {}

  /** Whether the changes make it. */
  isNew(thing: string): boolean {
    return this.created.has(thing);
  }

  /** What the actor has by a relation; undefined if that gives it nothing. */
  thingOf({
    of: { owner },
    from,
    to,
  }: Readonly<{ of: Relation; from: string; to: string }>): string | undefined {
    if (owner === undefined || (owner === 'FROM' ? from : to) !== this.actor) return undefined;
    return owner === 'FROM' ? to : from;
  }

  /** Whether a relation, by its key, is the actor's to take away. */
  mayRemove(key: string): boolean {
    const [name = '', from = '', to = ''] = key.split(' ');
    const relation = this.relations.get(name);
    return relation !== undefined && this.mayJoin(relation, from, to);
  }

  mayChange({ change, subject, before, status }: Draft): boolean {
    if (change.kind === 'connect' || change.kind === 'disconnect')
      return this.mayJoin(change.of, change.from, change.to) || this.mayReport(change, before);
    if (subject !== undefined && this.ids.has(subject)) return true;
    // A source belongs to nobody, and who made it may take it back: that nobody has changed it, or cites it, is checked as always.
    if (change.kind === 'delete' && change.isOwn === true && before?.type === SOURCE) return true;
    if (!('of' in change) || change.of.name !== SOURCE) return false;
    // The same request twice names the same source.
    return (
      before === undefined ||
      (status === 'UNCHANGED' && sees(before.fields['access'], before.fields['restrictedTo'], this.viewer))
    );
  }

  /**
   * Whether a key may say of others how they are joined to what its actor has, as who uses what it provides: by relations that
   * its scope names, and where there is one already, of one that rests on its source alone.
   */
  private mayReport(
    { of: { name, owner, membership }, to }: Readonly<{ of: Relation; to: string }>,
    before: StoredRecord | undefined,
  ): boolean {
    const { source, reports = [] } = this.viewer.scope ?? {};
    if (!reports.includes(name) || owner !== undefined || membership || !this.ids.has(to)) return false;
    return before === undefined || sourcesOf(before.fields).every(cited => cited === source);
  }

  /** A relation that makes something one's own is taken on only with what is created along with it. */
  private mayJoin({ owner, membership }: Relation, from: string, to: string): boolean {
    // Whoever may make itself a member may let itself in: that is for stewards.
    if (membership) return false;
    if (owner === undefined) return this.ids.has(from);
    const [actor, thing] = owner === 'FROM' ? [from, to] : [to, from];
    return this.ids.has(actor) && (this.ids.has(thing) || this.created.has(thing));
  }
}

/** Where a change is checked: the graph, what the viewer sees of it, and the nodes that have been read. */
type Beside = Readonly<{ graph: Looking; seen: SeenGraph; found: KnownNodes }>;

/**
 * The ids among those of the drafts that are the actor's own: in the store, as far as it sees them, or by the drafts
 * for what they create.
 */
const ownOf = async (
  model: Model,
  drafts: readonly Draft[],
  { graph, seen, found }: Beside,
  viewer: Speaker,
): Promise<Own> => {
  const { actor } = viewer;
  const ids = new Set<string>();
  await eachInTurns(drafts, ({ change, subject }) => {
    if (change.kind === 'connect' || change.kind === 'disconnect') ids.add(change.from).add(change.to);
    else if (subject !== undefined) ids.add(subject);
  });
  const owners = [...model.relations.values()].filter(({ owner }) => owner !== undefined);
  // Together, as all else that a change is read beside.
  const [visible, ...had] = await Promise.all([
    seen.idsAmong([actor, ...ids], found),
    ...owners.map(relation => hadBy(relation, ids, viewer, graph)),
  ]);
  const own = new Set([actor, ...had.flat()].filter(id => visible.has(id)));
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
  return new Own(actor, model.relations, own, created, viewer);
};

/** A viewer that speaks for an actor. */
type Speaker = Viewer & Readonly<{ actor: string }>;

const AT_ONCE = 1_000;

/**
 * Those of the things that an actor has by a relation that it sees: as a fact, as with a membership, and today. What it
 * had before it still has until someone else has it, so that it can say that it came back, or never should have been
 * there.
 */
const hadBy = async (
  relation: Relation,
  things: Iterable<string>,
  viewer: Speaker,
  graph: Looking,
): Promise<readonly string[]> => {
  const isFrom = relation.owner === 'FROM';
  const ends = [...things].map(id =>
    isFrom ? { from: viewer.actor, to: id } : { from: id, to: viewer.actor },
  );
  const rows = await lookInParts(ends, AT_ONCE, some =>
    graph.look({ kind: 'between', relation, ends: some }),
  );
  const [has, had] = [new Set<string>(), new Set<string>()];
  for (const row of rows) {
    if (row['certainty'] !== 'FACT' || !sees(row['access'], row['restrictedTo'], viewer)) continue;
    const when = whenOf(row);
    if (when !== 'to come') (when === 'now' ? has : had).add(thingOf(relation, String(row['key'])));
  }
  const ended = [...had].filter(id => !has.has(id));
  const taken = ended.length > 0 ? await takenBy(relation, ended, graph) : NONE;
  return [...has, ...ended.filter(id => !taken.has(id))];
};
const NONE: ReadonlySet<string> = new Set();

/** Those of the things that any actor has today, by other relations than some. */
const takenBy = async (
  relation: Relation,
  things: readonly string[],
  graph: Looking,
  except: ReadonlySet<string | undefined> = NONE,
): Promise<ReadonlySet<string>> => {
  const end = relation.owner === 'FROM' ? 'TO' : 'FROM';
  const links = await lookInParts(things, AT_ONCE, ids => graph.look({ kind: 'joined', relation, end, ids }));
  const places = links
    .map((row): EdgePlace => ({ from: String(row['from']), key: String(row['key']) }))
    .filter(({ key }) => !except.has(key));
  const rows = await lookInParts(places, AT_ONCE, edges =>
    graph.look({ kind: 'edgeRecords', relation, edges }),
  );
  const held = rows.filter(row => {
    const properties = row['properties'] as Properties;
    return properties['certainty'] === 'FACT' && whenOf(properties) === 'now';
  });
  return new Set(held.map(row => thingOf(relation, String(row['key']))));
};

const whenOf = ({ validFrom, validTo }: Row): 'over' | 'now' | 'to come' => {
  const day = today();
  if (typeof validTo === 'string' && validTo <= day) return 'over';
  return typeof validFrom === 'string' && day < validFrom ? 'to come' : 'now';
};

/** The key of an edge has its ends. */
const thingOf = ({ owner }: Relation, key: string): string => {
  const [, from = '', to = ''] = key.split(' ');
  return owner === 'FROM' ? to : from;
};
