/**
 * The fields of objects in one, the later ones over the earlier. Where there are many, not `{ ...a, more }`: each
 * object that is made by a spread at the beginning and given more fields gets a hidden class of its own in V8, up to
 * 3 KB that only a whole collection frees, and takes ten times as long.
 */
export const joined = <T extends object, M extends object = T>(
  first: T | undefined,
  ...more: readonly (M | undefined)[]
): T & M => Object.assign({}, first, ...more) as T & M;
