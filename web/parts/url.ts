/**
 * An address, if it is one. Not asked of `URL.canParse`, which in Node 20 takes no letter beyond ASCII once it has been called
 * often.
 */
export const urlOf = (text: string, base?: URL): URL | undefined => {
  try {
    return new URL(text, base);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
};
