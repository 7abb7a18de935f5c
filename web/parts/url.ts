/**
 * An address, if it is one: `URL` throws for nothing else. Not asked of `URL.canParse`, which in Node 20 takes no letter beyond
 * ASCII once it has been called often.
 */
export const urlOf = (text: string, base?: URL): URL | undefined => {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
};
