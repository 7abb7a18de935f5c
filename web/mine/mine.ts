import type { MineQuery } from '../gql/graphql';
import { asked, compared } from '../gql/labels';
import type { StepFact, ThingRef } from '../model/answer';
import { grouped } from '../model/grouped';

/** How many are compared with. */
export const PEERS = 10;

export type MineEntity = NonNullable<MineQuery['entity']>;
export type Stand = NonNullable<MineQuery['standings']>['nodes'][number];
export type Duty = NonNullable<MineQuery['duties']>['nodes'][number];
export type Dated = NonNullable<MineQuery['dated']>['nodes'][number];
export type MineRecorded = MineQuery['recorded']['nodes'][number];

/** All that the page of one shows, with the day that it is of. */
export type Mine = Readonly<{ entity: MineEntity; data: MineQuery; today: string }>;

type Users = Readonly<{ totalCount: number; edges?: readonly OfferEdge[] }>;
type Offered = ThingRef &
  Readonly<{
    users?: Users;
    FACT?: Readonly<{ totalCount: number }>;
    DEDUCTION?: Readonly<{ totalCount: number }>;
    UNCERTAIN?: Readonly<{ totalCount: number }>;
  }>;
export type OfferEdge = Readonly<{
  certainty: StepFact['certainty'];
  verdict?: string | null;
  validFrom?: string | null;
  node: Offered;
}>;
/** What one has that others use, along the relation by which it has it. */
export type Provided = Readonly<{
  of: (typeof asked.offers)[number];
  totalCount: number;
  edges: readonly OfferEdge[];
}>;

/** What one has that others use: of each way to have it, in the order of the model. */
export const offersIn = (entity: MineEntity): readonly Provided[] =>
  asked.offers.flatMap((of, i) => {
    // Each has a name of its own in the operation, which is made of the model.
    const found = (entity as Readonly<Record<string, unknown>>)[`offer${i}`] as
      Omit<Provided, 'of'> | undefined;
    return found ? [{ of, ...found }] : [];
  });

/** How many there are that use each thing, most used first. */
export const usedMost = (all: readonly OfferEdge[]): readonly OfferEdge[] =>
  [...all].sort((a, b) => (b.node.users?.totalCount ?? 0) - (a.node.users?.totalCount ?? 0));

/** The ids of the groups that one belongs to, and of those that they do. */
export const groupsIn = (entity: MineEntity): readonly string[] => {
  const of = (one: object): readonly string[] => {
    const groups = 'groups' in one ? (one.groups as Readonly<{ nodes: readonly ThingRef[] }>) : undefined;
    return (groups?.nodes ?? []).flatMap(group => [group.id, ...of(group)]);
  };
  return of(entity);
};

export const isField = ({ id }: Readonly<{ id: string }>): boolean =>
  asked.fields.some(prefix => id.startsWith(`${prefix}:`));
export const isCompared = ({ id }: Readonly<{ id: string }>): boolean =>
  compared !== null && id.startsWith(`${compared.prefix}:`);

/** The relations by which it uses something itself, as a person writes them and not as they follow from a rule. */
export const ownUses = (stand: Stand, id: string): Stand['through'] =>
  stand.through.filter(({ relation, from }) => relation === asked.uses && from.id === id);

export type MustHave = 'must' | 'should' | 'chosen' | 'expected' | 'unknown';

/** The parts of the page: what it must and should, what a source shows that it has chosen, what is expected of all, and what nobody looked up. */
export const standingPart = ({ standing }: Pick<Stand, 'standing'>): MustHave => {
  switch (standing) {
    case 'MUST':
      return 'must';
    case 'SHOULD':
      return 'should';
    case 'DOES':
      return 'chosen';
    case 'EXPECTED':
    case 'MAY':
      return 'expected';
    default:
      return 'unknown';
  }
};

type Using = Extract<NonNullable<MineQuery['own']>, { uses: unknown }>;
const isUsing = (of: MineQuery['own']): of is Using => of?.__typename === compared?.kind;

/** What it is compared by: itself first, then those most like it, with what they use. */
export const comparedIn = ({ data }: Pick<Mine, 'data'>): readonly Using[] => {
  const { own, alike } = data;
  return isUsing(own)
    ? [own, ...(alike?.nodes ?? []).flatMap(({ node }) => (isUsing(node) ? [node] : []))]
    : [];
};

/** Something that others like it use and that nobody found or looked up for it, with how many do. */
export type PeersGap = Readonly<{ resource: ThingRef; users: number; isLookedUp: boolean }>;

/** What others like it use, but for all that something is known of; most used first. */
export const gapsIn = (mine: Pick<Mine, 'data'>): readonly PeersGap[] => {
  const [, ...others] = comparedIn(mine);
  const stands = new Map((mine.data.standings?.nodes ?? []).map(one => [one.resource.id, one.standing]));
  const used = others.flatMap(({ uses }) => [
    ...new Map(uses.edges.map(({ node }) => [node.id, node] as const)).values(),
  ]);
  return [...grouped(used, ({ id }) => id).values()]
    .flatMap((all): readonly PeersGap[] => {
      const [resource] = all;
      const standing = resource && stands.get(resource.id);
      if (!resource || (standing !== undefined && standingPart({ standing }) !== 'unknown')) return [];
      return [{ resource, users: all.length, isLookedUp: standing === 'NOT_FOUND' }];
    })
    .sort((a, b) => b.users - a.users);
};

/** A provision and the act that it stands in. */
export type Provision = ThingRef &
  Readonly<{ article?: string | null; acts?: Readonly<{ nodes: readonly ThingRef[] }> }>;

export const isProvision = (thing: ThingRef): thing is Provision => thing.__typename === asked.provision;
export const actOf = (thing: Provision): ThingRef => thing.acts?.nodes[0] ?? thing;
