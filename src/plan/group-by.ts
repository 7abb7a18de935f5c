/** Items by what they have in common, in the order in which it first comes. (`Map.groupBy` needs Node 21.) */
export const groupBy = <K, T>(items: readonly T[], key: (item: T) => K): ReadonlyMap<K, readonly T[]> => {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
};
