import type { Kind, Model } from './model';

/** `usedBy` → `UsedBy`. */
export const pascal = (name: string): string => (name[0]?.toUpperCase() ?? '') + name.slice(1);

/** The names of a kind's aggregate. `actorGroups` would also be the list of actor groups. */
export const groupNames = (
  kind: Kind,
  { kinds }: Pick<Model, 'kinds'>,
): Readonly<{ field: string; group: string; groups: string }> => {
  const taken = [...kinds.values()].some(
    other =>
      other.name === `${kind.name}Group` ||
      other.plural === `${kind.singular}Groups` ||
      other.singular === `${kind.singular}Groups`,
  );
  const word = taken ? 'Grouping' : 'Group';
  return { field: `${kind.singular}${word}s`, group: `${kind.name}${word}`, groups: `${kind.name}${word}s` };
};
