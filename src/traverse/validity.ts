import type { ON_DAYS, Traversal } from '../plan/traversal';
import { assume } from './assume';
import type { Found, FoundEdge } from './found';
import { weakness } from './subgraph';

/** Facts that *find* read as validFrom and validTo, first and second. */
type Dated = Readonly<{ facts: readonly unknown[] }>;

/** validFrom ≤ day < validTo, open ends allowed. */
export const holdsOn = ({ facts: [from, to] }: Dated, day: string): boolean =>
  (typeof from !== 'string' || from <= day) && (typeof to !== 'string' || to > day);

/** Days from the first on that something holds to the first that it does no more; without an end where it goes on. */
export type Period = Readonly<{ from: string; to: string | undefined }>;

/** As the scalar has it. */
const FIRST_DAY = '0001-01-01';

/** The days on which all of them hold; undefined where there is none. */
export const commonPeriod = (all: readonly Dated[]): Period | undefined => {
  const texts = (at: 0 | 1): readonly string[] => all.map(({ facts }) => facts[at]).filter(date => typeof date === 'string').sort();
  const [from, to] = [texts(0).at(-1) ?? FIRST_DAY, texts(1)[0]];
  return to === undefined || from < to ? { from, to } : undefined;
};

const DAY_MS = 86_400_000;
const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;

export const daysBetween = (a: string, b: string): number => Math.abs(dayNumber(a) - dayNumber(b));

/** The day of a period that is nearest to another. */
export const nearestDay = ({ from, to }: Period, day: string): string => {
  if (day < from) return from;
  return to !== undefined && to <= day ? new Date((dayNumber(to) - 1) * DAY_MS).toISOString().slice(0, 10) : day;
};

/** What was found of the graph as it stood on the first or the second day, with a what-if applied as of that day. */
export const foundOn = (found: Found, [which, day]: readonly [(typeof ON_DAYS)[number], string], { assuming, certainty }: Pick<Traversal, 'assuming' | 'certainty'>): Found => {
  const nodes = new Map([...found.nodes].filter(([, node]) => holdsOn(node, day) && weakness(node.certainty) <= weakness(certainty)));
  const stands = (edge: FoundEdge): boolean => holdsOn(edge, day) && nodes.has(edge.from) && nodes.has(edge.to);
  const present = (name: string, ids: ReadonlySet<string>): ReadonlySet<string> => {
    const then = found.marks.get(`${which}${name}`);
    return new Set([...ids].filter(id => nodes.has(id) && (then?.has(id) ?? true)));
  };
  return assume({
    ...found, nodes,
    sets: new Map([...found.sets].map(([name, ids]) => [name, present(name, ids)])),
    marks: new Map([...found.marks].map(([name, ids]) => [name, present(name, ids)])),
    expansions: new Map([...found.expansions].map(([name, e]) => [name, { ...e, levels: e.levels.map(level => level.filter(stands)) }])),
  }, assuming, day, certainty);
};
