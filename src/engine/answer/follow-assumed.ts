import { SamgrafError } from '../errors';
import type { Following } from '../graph/follow';
import type { Derivation } from '../model/derivations';
import { edgeKey, type Kind, type Model } from '../model/model';
import { derive, type GroundEdge } from '../plan/derive';
import { literal, type Bound, type RowMap } from '../plan/plan';
import { GroundReader, isOfEnds, type GroundEnds, type Look } from '../plan/read-grounds';
import { seesBound } from '../access/viewer';
import {
  ASSUMED,
  bindAssuming,
  idsOf,
  type Assumed,
  type AssumedEdge,
  type Traversal,
} from '../plan/traversal';
import type { EdgePlace, LoadLookup, Properties, StoredEdge } from '../plan/write';
import type { Store } from '../store/store';

/** More that follows from what is assumed is not gone through in a request. */
const MOST = 1_000;
/** Of a kind of which each may be the start of what follows, more nodes are not read in a request. */
const MOST_STARTS = 5_000;

/** Of each traversal whose what-if touches what something follows from: what follows otherwise then. */
export type Followings = ReadonlyMap<Traversal, Following>;

const NONE: Followings = new Map();

type Asking = Readonly<{ model: Model; store: Pick<Store, 'look'> }>;

/** Works out what follows from the what-ifs of traversals. Nothing is read where none of them touches a ground of a rule. */
export const followAssumed = async (
  traversals: readonly Traversal[],
  bound: Bound,
  { model, store }: Asking,
): Promise<Followings> => {
  const asked = traversals.filter(({ assuming }) => assuming);
  if (asked.length === 0 || model.derivations.length === 0) return NONE;
  const found = new Map<Traversal, Following>();
  for (const traversal of asked) {
    if (!traversal.assuming) continue;
    const assumed = bindAssuming(traversal.assuming, bound);
    const following = await followingOf(assumed, model, looking(store, bound), bound);
    if (following.gone.size + following.added.length > 0) found.set(traversal, following);
  }
  return found;
};

/** The traversals with what follows among what is assumed, so that *find* goes on from there too. */
export const beginningWith = (
  traversals: readonly Traversal[],
  followings: Followings,
  bound: Bound,
): readonly Traversal[] =>
  followings.size === 0
    ? traversals
    : traversals.map(traversal => {
        const ends = (followings.get(traversal)?.added ?? []).flatMap(({ from, to }) => [from, to]);
        if (ends.length === 0) return traversal;
        return {
          ...traversal,
          seeds: traversal.seeds.map(seeds =>
            seeds.name === ASSUMED && seeds.selector.kind === 'ids'
              ? {
                  ...seeds,
                  selector: {
                    ...seeds.selector,
                    ids: literal([...new Set([...idsOf(seeds.selector, bound), ...ends])]),
                  },
                }
              : seeds,
          ),
        };
      });

/** Reads what the viewer sees of a kind, so that what others have closed is not counted; and no more than a request may. */
const looking =
  (store: Asking['store'], bound: Bound): Look =>
  async lookup => {
    if (lookup.kind !== 'nodesOf') return store.look(lookup);
    const rows = await store.look({ ...lookup, limit: MOST_STARTS + 1 });
    if (rows.length > MOST_STARTS)
      throw new SamgrafError(
        'COST_LIMIT',
        `From what is assumed, something may follow for each ${lookup.type}; ${MOST_STARTS.toLocaleString('en')} are looked at at most.`,
        'Assume it of one of them: that the relation which would follow is there, or is not.',
      );
    return rows.filter(row => {
      const { access, restrictedTo } = row['properties'] as Properties;
      return seesBound(access, restrictedTo, bound);
    });
  };

const followingOf = async (assumed: Assumed, model: Model, look: Look, bound: Bound): Promise<Following> => {
  const gone = new Set<string>();
  const added: StoredEdge[] = [];
  for (const rule of model.derivations) {
    const reader = new GroundReader(model, look, rule);
    for (const ends of await touchedBy(assumed, rule, model, reader)) {
      const overlay = new GroundReader(model, overlaid(look, assumed, rule), rule);
      const [before, after] = [
        await following(rule, model, reader, ends),
        await following(rule, model, overlay, ends),
      ];
      for (const [key, said] of before) if (said.text !== after.get(key)?.text) gone.add(key);
      for (const [key, { edge, text }] of after) {
        const { access, restrictedTo } = edge.properties;
        if (text !== before.get(key)?.text && seesBound(access, restrictedTo, bound)) added.push(edge);
      }
    }
  }
  if (added.length > MOST)
    throw new SamgrafError(
      'COST_LIMIT',
      `From what is assumed, ${added.length.toLocaleString('en')} relations would follow; ${MOST.toLocaleString('en')} are looked at at most.`,
      'Assume it of fewer: of a member and not of its group, or of one obligation.',
    );
  return { gone, added };
};

type Said = Readonly<{ edge: StoredEdge; text: string }>;

/** What follows for some ends, by key, with what is told of it. */
const following = async (
  rule: Derivation,
  model: Model,
  reader: GroundReader,
  ends: GroundEnds,
): Promise<ReadonlyMap<string, Said>> => {
  const all = derive(rule, model, await reader.grounds(ends));
  return new Map(
    all
      .filter(isOfEnds(ends))
      .map(edge => [
        edge.key,
        { edge, text: JSON.stringify([edge.properties['certainty'], edge.properties['validTo']]) },
      ]),
  );
};

/** The ends that what is assumed may change something for: by way of a node between, of a membership, or of where it leads. */
const touchedBy = async (
  { withoutNodes, withoutEdges, with: added, retire }: Assumed,
  rule: Derivation,
  model: Model,
  reader: GroundReader,
): Promise<readonly GroundEnds[]> => {
  const nodes = [...withoutNodes, ...retire.map(({ id }) => id)];
  const edges = [...withoutEdges, ...added];
  const along = (names: readonly string[], end: 'from' | 'to'): readonly string[] =>
    edges.filter(({ relation }) => names.includes(relation.name)).map(edge => edge[end]);
  const isBetween = (id: string): boolean =>
    rule.mark === undefined ? isOf(id, [rule.of], model) : id === rule.mark;
  const between = [...nodes.filter(isBetween), ...along([rule.binds], 'to')];
  const groups = rule.memberships.flatMap(name => model.relations.get(name)?.to ?? []);
  const starts = [...nodes.filter(id => isOf(id, groups, model)), ...along(rule.memberships, 'from')];
  return reader.endsOf({ ends: along([rule.meets], 'from'), between, starts });
};

/** Tells by what an id begins with whether it may be of these kinds. */
const isOf = (id: string, names: readonly string[], { kinds }: Model): boolean =>
  names
    .flatMap(name => kinds.get(name)?.members ?? [])
    .flatMap((name): Kind[] => [kinds.get(name)].filter(kind => kind !== undefined))
    .some(({ prefix }) => id.startsWith(`${prefix}:`));

/** What is read of the grounds, with what is assumed. */
const overlaid = (look: Look, assumed: Assumed, rule: Derivation): Look => {
  const gone = new Set(assumed.withoutNodes);
  const added = assumed.with.map(edge => assumedGround(edge, rule));
  const isLeft = ({ key, from, to }: EdgePlace & { to: string }): boolean =>
    !gone.has(from) && !gone.has(to) && !assumed.withoutEdges.some(edge => isPeriodOf(key, edge));
  return async lookup => {
    const isOfNodes = lookup.kind === 'records' || lookup.kind === 'nodesOf';
    const rows = (await look(lookup)).filter(row =>
      isOfNodes ? !gone.has(String(row['id'])) : isLeft(placeIn(row)),
    );
    if (isOfNodes) return rows.map(row => retired(row, assumed));
    return [...rows, ...added.filter(ground => isAskedFor(ground, lookup))];
  };
};

const placeIn = (row: RowMap): EdgePlace & { to: string } => ({
  key: String(row['key']),
  from: String(row['from']),
  to: String(row['to']),
});

const isPeriodOf = (key: string, { relation, from, to }: AssumedEdge): boolean =>
  `${key} `.startsWith(`${edgeKey(relation.name, from, to)} `);

/** It is assumed as the rule asks for it: nothing else is said of it. */
const assumedGround = (
  { relation, from, to, certainty }: AssumedEdge,
  { given }: Derivation,
): GroundEdge => ({
  key: `${edgeKey(relation.name, from, to)} assumed`,
  from,
  to,
  properties: {
    ...Object.fromEntries(
      given.flatMap(({ in: name, given: { fact, is } }) =>
        name === relation.name && is?.[0] ? [[fact, is[0]]] : [],
      ),
    ),
    certainty,
    access: 'PUBLIC',
    recordedAt: '',
    version: 0,
  },
});

const isAskedFor = ({ key, from, to }: GroundEdge, lookup: LoadLookup): boolean => {
  const name = key.split(' ')[0];
  if (lookup.kind === 'joined')
    return lookup.relation.name === name && lookup.ids.includes(lookup.end === 'FROM' ? from : to);
  return (
    lookup.kind === 'edgeRecords' &&
    lookup.relation.name === name &&
    lookup.edges.some(edge => edge.key === key)
  );
};

/** A node that is assumed to end has ended on its day, or before. */
const retired = (row: RowMap, { retire }: Assumed): RowMap => {
  const end = retire.find(({ id }) => id === row['id']);
  if (!end) return row;
  const properties = row['properties'] as Properties;
  const before = properties['validTo'];
  const validTo = typeof before === 'string' && before < end.on ? before : end.on;
  return { ...row, properties: { ...properties, validTo } };
};
