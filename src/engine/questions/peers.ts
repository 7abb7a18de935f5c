import { SamgrafError } from '../errors';
import { comparableTo, usualOf, type Comparing } from '../graph/comparable';
import { edgesOf, onlyOf, type Hop } from '../graph/found';
import type { UpTo } from '../graph/up-to';
import type { RowMap } from '../plan/plan';
import type { Arm } from '../plan/traversal';
import { named, type Arguments } from '../planner/arguments';
import { nameOf } from '../words/names';
import { explainParticular } from '../words/unknown';
import type { SentenceOf } from './answer-parts';
import type { Model, Noun } from '../model/model';
import type { Criterion } from '../model/compared';
import { everything, kindOf, step } from './capability-map';
import { factsCompared, idsOf, linked, nounOf } from './comparable';

/** The SDL of an answer that is compared with those of the things most like the one that it is of; empty where nothing is compared. */
export const peersSdl = (
  model: Pick<Model, 'kinds' | 'roles'>,
): Readonly<{ argument: string; share: string; particular: string }> => {
  if (!model.roles.compared) return { argument: '', share: '', particular: '' };
  const { one, many } = nounOf(model);
  return {
    argument: `
    "Compare with so many of the ${many} that are most like it, 1 to 400. Then the start is a single ${one}, and what the fewest of them have comes first."
    peers: Int`,
    share: `"Share, from 0 to 1, of the ${many} compared with that have the same: a relation like the first of its paths, to the same node. null if it is compared with none, or if not all of its paths were found."
  peerShare: Float`,
    particular: `"How many ${many} it was compared with; null if with none."
  peerCount: Int
  "How much of this fewer than half of those have, in plain language ({spoken}), or that nothing is particular; null if it is compared with none, nothing was found, or something was left out, so that it is not known."
  particular("Other languages get {first}." lang: Language = {first}): String`,
  };
};

/** What is compared with: so many of the most alike. */
type PeersAsked = Readonly<{ most: number; along: Arm; by: readonly Criterion[]; noun: Noun }>;
type FoundPeers = Comparing;

const NOTHING = { peers: undefined, seeds: [], expansions: [], nodeFacts: [] } as const;

/**
 * Lays out the things of the kind that is compared, and what each is related to.
 *
 * @throws BAD_INPUT unless the start is one of them, named by its id
 */
export const peersOf = (read: Arguments, argument: 'from' | 'of', along: Arm) => {
  if (!read.has('peers')) return NOTHING;
  const selector = read.selector(argument);
  const most = read.number('peers', 1, 400, 'Twenty are most often enough.');
  const { compared } = read.model.roles;
  if (!compared) return NOTHING;
  const kind = kindOf(compared.kind, read.model);
  const [sort, ...others] = selector.kind === 'ids' ? selector.sorts : [];
  if (sort !== kind.prefix || others.length > 0)
    throw new SamgrafError(
      'BAD_INPUT',
      `peers compares ${kind.noun.many.en}, and ${argument} is not the id of one.`,
      `Start from a single ${kind.noun.one.en}, by its id (${idsOf(kind)}), or leave out peers.`,
    );
  return {
    peers: { most, along, by: usualOf(compared), noun: kind.noun },
    seeds: [
      ...(argument === 'of' ? [] : [named('Of', argument, selector)]),
      named('Peers', argument, everything(kind.name, read.model)),
    ],
    expansions: [...linked(compared, read.model), step('Used', ['Peers'], along)],
    nodeFacts: factsCompared(compared),
  };
};

/** The share of the peers that have one of some hops, and how many peers there are. */
export type Peers = Readonly<{
  count: number;
  noun: Noun;
  shareOf: (hops: readonly (Hop | undefined)[]) => number;
}>;

export const peersIn = (found: FoundPeers, { most, along, by, noun }: PeersAsked): Peers => {
  const peers = comparableTo(found, by).slice(0, most);
  const near = new Set(peers.map(({ id }) => id));
  const having = new Map<string, Set<string>>();
  const add = (peer: string, key: string): void => {
    if (near.has(peer)) having.set(key, (having.get(key) ?? new Set()).add(peer));
  };
  for (const edge of edgesOf(found, 'Used')) {
    if (along.direction !== 'BACKWARD') add(edge.from, keyOf(edge.relation, 'FORWARD', edge.to));
    if (along.direction !== 'FORWARD') add(edge.to, keyOf(edge.relation, 'BACKWARD', edge.from));
  }
  return {
    count: near.size,
    noun,
    shareOf: hops => {
      const all = new Set(
        hops.flatMap(hop =>
          hop ? [...(having.get(keyOf(hop.edge.relation, hop.direction, hop.to)) ?? [])] : [],
        ),
      );
      return near.size === 0 ? 0 : Math.round((all.size / near.size) * 10_000) / 10_000;
    },
  };
};
const keyOf = (relation: string, direction: Hop['direction'], to: string): string =>
  `${relation} ${direction} ${to}`;

/** Orders items by their shares, those that the fewest have first; as they came where these are equal. */
export const distinctFirst = <T>(
  items: readonly T[],
  shareOf: (item: T) => number,
): readonly Readonly<{ item: T; share: number }>[] =>
  items.map(item => ({ item, share: shareOf(item) })).sort((a, b) => a.share - b.share);

/** Fewer than this share of the peers have what is particular. */
const PARTICULAR_BELOW = 0.5;

/** Where it is compared with none. */
export const NO_PEERS = { peerCount: null, particular: null } as const;

/** Says how much is particular, by the shares of all that was found: of some of it nothing is said. */
export const particularOf = (
  found: FoundPeers,
  { count, noun }: Peers,
  shares: UpTo<readonly number[]>,
): Readonly<Record<string, unknown>> => {
  const of = onlyOf(found, 'Of');
  const all = shares.ofAll(({ length }) => length);
  const some = shares.ofAll(each => each.filter(share => share < PARTICULAR_BELOW).length);
  if (all === null || some === null || all === 0 || count === 0)
    return { peerCount: count, particular: null };
  return {
    peerCount: count,
    speaks: [of],
    particular: ((args: RowMap, { nodes, messages }) => {
      const speaker = messages.in(args['lang']);
      const name = nameOf(nodes.get(of), of, speaker);
      return explainParticular({ some, all, peers: count, noun, name }, speaker);
    }) satisfies SentenceOf,
  };
};
