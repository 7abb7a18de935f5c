import type { Graph } from '../world';

type Use = Readonly<{
  own: boolean;
  to: string;
  obligation: unknown;
  basis: readonly unknown[];
  status: unknown;
  lastSeen: unknown;
}>;

/** How one stands to each resource of which something is known, worked out by looking at each: three kinds of yes, two of no. */
export const everyStanding = (
  { nodes, edges }: Graph,
  of: string,
  asked?: readonly string[],
): readonly object[] => {
  const from = new Map<string, string[]>();
  for (const edge of edges)
    if (edge.relation.name === 'IN_GROUP') from.set(edge.from, [...(from.get(edge.from) ?? []), edge.to]);
  const groups = new Set<string>();
  let layer = [of];
  for (let level = 0; level < 3; level += 1) {
    layer = layer.flatMap(id => from.get(id) ?? []);
    for (const id of layer) groups.add(id);
  }
  const uses = edges
    .filter(edge => edge.relation.name === 'USES' && (edge.from === of || groups.has(edge.from)))
    .map(({ from: by, to, properties }): Use => ({
      own: by === of,
      to,
      obligation: properties['obligation'],
      basis: (properties['basis'] ?? []) as readonly unknown[],
      status: properties['status'],
      lastSeen: properties['lastSeen'],
    }));
  const looks = edges
    .filter(
      edge =>
        edge.relation.name === 'SURVEYS' && edge.to === of && edge.properties['outcome'] !== 'NOT_REACHED',
    )
    .flatMap(look =>
      edges
        .filter(edge => edge.relation.name === 'LOOKS_FOR' && edge.from === look.from)
        .map(({ to }) => ({
          to,
          survey: look.from,
          day: nodes.find(({ id }) => id === look.from)?.properties['surveyedOn'],
          found: ((look.properties['found'] ?? []) as readonly unknown[]).includes(to),
        })),
    );
  const all = asked ?? [...new Set([...uses, ...looks].map(({ to }) => to))];
  return all
    .map(resource => standing(resource, uses, looks))
    .sort(
      (a, b) =>
        ORDER.indexOf(a.standing) - ORDER.indexOf(b.standing) || (a.resource.id < b.resource.id ? -1 : 1),
    );
};

const ORDER = ['MUST', 'SHOULD', 'DOES', 'EXPECTED', 'MAY', 'NOT_FOUND', 'NEVER_LOOKED'];

type Look = Readonly<{ to: string; survey: string; day: unknown; found: boolean }>;

const standing = (resource: string, uses: readonly Use[], looks: readonly Look[]) => {
  const mine = uses.filter(({ to }) => to === resource);
  const here = looks.filter(({ to }) => to === resource);
  const mayOnly = ({ obligation, status }: Use): boolean =>
    obligation === 'VOLUNTARY' || status === 'GRANTED';
  const isShown = ({ own, basis }: Use): boolean =>
    own && (basis.includes('RECORDED') || basis.includes('OBSERVED'));
  const shown = mine.filter(use => isShown(use) && !mayOnly(use));
  const seen = shown.length > 0 || here.some(({ found }) => found);
  const missed = seen ? [] : here.filter(({ found }) => !found);
  const holds: Readonly<Record<string, boolean>> = {
    MUST: mine.some(({ obligation }) => obligation === 'MANDATORY'),
    SHOULD: mine.some(({ obligation }) => obligation === 'RECOMMENDED'),
    DOES: seen,
    EXPECTED: mine.some(
      use =>
        !shown.includes(use) &&
        !mayOnly(use) &&
        !['MANDATORY', 'RECOMMENDED'].includes(String(use.obligation)),
    ),
    MAY: mine.some(mayOnly),
    NOT_FOUND: missed.length > 0,
    NEVER_LOOKED: !seen && missed.length === 0,
  };
  const all = ORDER.filter(kind => holds[kind]);
  const last = (days: readonly unknown[]): unknown =>
    days
      .filter(day => day !== undefined)
      .sort()
      .at(-1) ?? null;
  return {
    resource: { id: resource },
    standing: all[0] ?? '',
    all,
    seenOn: last(shown.map(({ lastSeen }) => lastSeen)),
    lookedOn: last(missed.map(({ day }) => day)),
    notFoundByCount: missed.length,
    notFoundBy: missed.map(({ survey }) => ({ id: survey })).sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
};
