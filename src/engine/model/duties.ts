import type { Kind, Model, Relation } from './model';

/** How a model lays duties on those who act: what has to be done, who is bound to it, and the acts that it stands in. */
export type Duties = Readonly<{
  provision: Kind;
  /** Of those who act, by what binds them directly and not by a group. */
  binds: Relation;
  /** From a provision to the acts that lay it down; undefined where the model has none. */
  laidDown: Relation | undefined;
}>;

/** Returns from a provision to the acts that lay it down. */
export const laidDownBy = (provision: Kind, { kinds }: Pick<Model, 'kinds'>): Relation | undefined =>
  [...provision.ends.values()].find(
    ({ relation, direction }) =>
      direction === 'FORWARD' &&
      relation.to.every(kind => kinds.get(kind)?.lane === 'FRAMEWORKS' && kind !== provision.name),
  )?.relation;

/** Returns from those who act to a provision that binds them. */
export const bindingOf = (provision: Kind, { roles }: Pick<Model, 'roles'>): Relation | undefined => {
  const actor = roles.kinds.get('ACTOR') ?? '';
  return [...provision.ends.values()].find(
    ({ relation, direction }) =>
      direction === 'BACKWARD' && relation.duty && relation.labels.from.includes(actor),
  )?.relation;
};

/** Returns how duties are laid on those who act; undefined where the model has no part for it. */
export const dutiesOf = (model: Pick<Model, 'kinds' | 'roles'>): Duties | undefined => {
  const provision = model.kinds.get(model.roles.kinds.get('OBLIGATION') ?? '');
  const binds = provision && bindingOf(provision, model);
  return provision && binds ? { provision, binds, laidDown: laidDownBy(provision, model) } : undefined;
};

/** Names the facts that a relation may have and that sentences tell, by what they are: as the rules of the model say which they are. */
export const factsTold = ({
  roles: { compared, condition, standings, kinds },
  derivations,
}: Pick<Model, 'roles' | 'derivations'>): ReadonlyMap<string, string> => {
  const provision = kinds.get('OBLIGATION');
  const rule = derivations.flatMap(({ takes }) => takes).find(({ in: of }) => of === provision)?.as;
  const obligation = compared?.adopts?.must?.fact ?? standings?.must?.fact;
  const told = { seen: standings?.seen, obligation, rule, condition };
  return new Map(Object.entries(told).flatMap(([as, fact]) => (fact === undefined ? [] : [[as, fact]])));
};
