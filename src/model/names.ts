/** `usedBy` → `UsedBy`. */
export const pascal = (name: string): string => (name[0]?.toUpperCase() ?? '') + name.slice(1);
