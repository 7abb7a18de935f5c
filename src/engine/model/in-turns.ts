/** So many items are gone through before other requests get a turn. */
const AT_ONCE = 200;

/** Gives other requests a turn of the event loop. */
export const turn = (): Promise<void> => new Promise(resolve => setImmediate(resolve));

/** Goes through items, and gives other requests a turn between some hundred of them. */
export const eachInTurns = async <T>(
  items: Iterable<T>,
  work: (item: T, i: number) => void,
): Promise<void> => {
  let i = 0;
  for (const item of items) {
    if (i % AT_ONCE === AT_ONCE - 1) await turn();
    work(item, i);
    i += 1;
  }
};
