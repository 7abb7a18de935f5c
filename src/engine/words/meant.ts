/** A hit of a search, as the API tells of it. */
type Hit = Readonly<{ score: number; called: boolean }>;

/** How much better than the second the first has to fit, and how well: by its name, and not by a word of its description. */
const CLEARLY = 1.2;
const BY_NAME = 100;

/**
 * Finds what a text stands for among the hits of a search for it: the one that is called so, or what clearly fits best of those
 * that are; undefined where it may be several. People's pages, the tools of agents and imports all read names by this.
 */
export const meantAmong = <Of extends Hit>(hits: readonly Of[]): Of | undefined => {
  const called = hits.filter(of => of.called);
  if (called.length === 1) return called[0];
  const [first, second] = called.length > 0 ? called : hits;
  const isClear = first && first.score >= BY_NAME && (!second || first.score >= second.score * CLEARLY);
  return isClear ? first : undefined;
};
