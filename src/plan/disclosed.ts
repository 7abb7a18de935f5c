import type { Degrees, Statistics, Tested } from './statistics';

/** No count below this says anything. */
const LEAST = 8;

/** A count rounded up to a power of two, so that it does not change by what is hidden, but for its magnitude. */
const rounded = (count: number): number =>
  count === 0 ? 0 : Math.max(LEAST, 2 ** Math.ceil(Math.log2(count)));

const roundedAll = (of: ReadonlyMap<string, number>): ReadonlyMap<string, number> =>
  new Map([...of].map(([name, count]) => [name, rounded(count)]));

const roundedDegrees = ({ count, froms, tos, maxOut, maxIn, between, sorts }: Degrees): Degrees => ({
  count: rounded(count),
  froms: rounded(froms),
  tos: rounded(tos),
  maxOut: rounded(maxOut),
  maxIn: rounded(maxIn),
  between: roundedAll(between),
  sorts: roundedAll(sorts),
});

/** Without the latest day, which may be that of what is hidden. */
const roundedTested = ({ begun, ended, closed }: Tested): Tested => ({
  begun: rounded(begun),
  ended: rounded(ended),
  closed: rounded(closed),
});

/**
 * Statistics to plan and price with where not everyone may see everything: prices are told, and refusals
 * depend on them. Figures of kinds and relations with closed members, and of relations at whose ends there may
 * be some, are rounded up, so that no price falls below the true cost; the earliest day is that of what is
 * public. What answers say of the graph as a whole is from `open` alone.
 */
export const disclosed = (statistics: Statistics): Statistics => {
  const { closed, open, nodes, edges, sources, tested, earliest, ...rest } = statistics;
  if (closed.size === 0) return statistics;
  return {
    ...rest,
    closed,
    ...(open ? { open } : {}),
    nodes: new Map([...nodes].map(([kind, count]) => [kind, closed.has(kind) ? rounded(count) : count])),
    edges: new Map([...edges].map(([name, degrees]) => [name, roundedDegrees(degrees)])),
    sources: new Map([...sources].map(([name, most]) => [name, closed.has(name) ? rounded(most) : most])),
    ...(tested
      ? { tested: new Map([...tested].map(([k, t]) => [k, closed.has(k) ? roundedTested(t) : t])) }
      : {}),
    ...earliestOf(open ?? { earliest }),
  };
};

const earliestOf = ({
  earliest,
}: Readonly<{ earliest?: string | undefined }>): Pick<Statistics, 'earliest'> =>
  earliest === undefined ? {} : { earliest };
