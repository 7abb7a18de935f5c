/** Groups items by key, in the order in which each key first occurs. (`Map.groupBy` needs Node 21.) */
export const groupBy = <K, T>(items: readonly T[], key: (item: T) => K): ReadonlyMap<K, readonly T[]> => {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
};
