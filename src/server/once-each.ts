/** Makes what has a name once, and keeps it. What failed is told to all who wait for it, and made again for the next. */
export const onceEach = <T>(make: (name: string) => Promise<T>): ((name: string) => Promise<T>) => {
  const kept = new Map<string, Promise<T>>();
  return async name => {
    const making = kept.get(name) ?? make(name);
    kept.set(name, making);
    try {
      return await making;
    } catch (error) {
      if (kept.get(name) === making) kept.delete(name);
      throw error;
    }
  };
};
