import type { Graph } from '../world';

type Use = Readonly<{
  key: string;
  own: boolean;
  allowed: boolean;
  to: string;
  obligation: unknown;
  basis: readonly unknown[];
  status: unknown;
  lastSeen: unknown;
  onlyIf: unknown;
}>;

/** What is known of one actor: its uses, those of the groups that it is in, and what surveys that saw it looked for. */
const knownOf = (
  { nodes, edges }: Graph,
  of: string,
): Readonly<{ uses: readonly Use[]; looks: readonly Look[] }> => {
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
    .filter(
      edge => ['USES', 'MAY_USE'].includes(edge.relation.name) && (edge.from === of || groups.has(edge.from)),
    )
    .map(({ key, relation, from: by, to, properties }): Use => ({
      key,
      own: by === of,
      allowed: relation.name === 'MAY_USE',
      to,
      obligation: properties['obligation'],
      basis: (properties['basis'] ?? []) as readonly unknown[],
      status: properties['status'],
      lastSeen: properties['lastSeen'],
      onlyIf: properties['onlyIf'],
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
  return { uses, looks };
};

/** How one stands to each resource of which something is known, worked out by looking at each: three kinds of yes, two of no. */
export const everyStanding = (
  graph: Graph,
  of: string,
  asked?: readonly string[],
): readonly OneStanding[] => {
  const { uses, looks } = knownOf(graph, of);
  const all = asked ?? [...new Set([...uses, ...looks].map(({ to }) => to))];
  return all.map(resource => standing(resource, uses, looks)).sort(byStanding);
};

type OneStanding = ReturnType<typeof standing>;

const byStanding = (a: OneStanding, b: OneStanding): number =>
  STANDINGS.indexOf(a.standing) - STANDINGS.indexOf(b.standing) || (a.resource.id < b.resource.id ? -1 : 1);

/** How two stand to each resource of which something is known of either. */
export const everyPair = (
  graph: Graph,
  [of, beside]: readonly [string, string],
  asked?: readonly string[],
): readonly (OneStanding & Readonly<{ pair: string; beside: OneStanding }>)[] => {
  const [own, other] = [knownOf(graph, of), knownOf(graph, beside)];
  const all = asked ?? [
    ...new Set([own, other].flatMap(({ uses, looks }) => [...uses, ...looks]).map(({ to }) => to)),
  ];
  return all
    .map(resource => {
      const one = standing(resource, own.uses, own.looks);
      const two = standing(resource, other.uses, other.looks);
      return { ...one, beside: two, pair: pairOf(one.all, two.all) };
    })
    .sort((a, b) => PAIRED.indexOf(a.pair) - PAIRED.indexOf(b.pair) || byStanding(a, b));
};

export const PAIRED = ['BOTH_MUST', 'BOTH_DO', 'BOTH_ALIKE', 'BY_RULE', 'CHOSEN', 'NOT_LOOKED_UP'];

/** Each case by itself, from what is told of the kinds of pairs in the schema. */
const pairOf = (a: readonly string[], b: readonly string[]): string => {
  const has = (kind: string): string => `${a.includes(kind) ? 1 : 0}${b.includes(kind) ? 1 : 0}`;
  if (has('MUST') === '11') return 'BOTH_MUST';
  if (has('MUST') !== '00') return 'BY_RULE';
  if (has('DOES') === '11') return 'BOTH_DO';
  if (has('DOES') !== '00') return has('NOT_FOUND') === '00' ? 'NOT_LOOKED_UP' : 'CHOSEN';
  for (const rule of ['SHOULD', 'EXPECTED', 'MAY']) {
    if (has(rule) === '11') return 'BOTH_ALIKE';
    if (has(rule) !== '00') return 'BY_RULE';
  }
  return has('NOT_FOUND') === '11' ? 'BOTH_ALIKE' : 'NOT_LOOKED_UP';
};

export const STANDINGS = ['MUST', 'SHOULD', 'DOES', 'EXPECTED', 'MAY', 'NOT_FOUND', 'NEVER_LOOKED'];

type Look = Readonly<{ to: string; survey: string; day: unknown; found: boolean }>;

const standing = (resource: string, uses: readonly Use[], looks: readonly Look[]) => {
  const mine = uses.filter(({ to }) => to === resource);
  const here = looks.filter(({ to }) => to === resource);
  const mayOnly = ({ allowed, obligation, status }: Use): boolean =>
    allowed || obligation === 'VOLUNTARY' || status === 'GRANTED';
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
  const all = STANDINGS.filter(kind => holds[kind]);
  const last = (days: readonly unknown[]): unknown =>
    days
      .filter(day => day !== undefined)
      .sort()
      .at(-1) ?? null;
  const demands = mine.filter(({ obligation }) => obligation === 'MANDATORY').map(({ onlyIf }) => onlyIf);
  const isFree = demands.length === 0 || demands.includes(undefined);
  return {
    resource: { id: resource },
    standing: all[0] ?? '',
    all,
    seenOn: last(shown.map(({ lastSeen }) => lastSeen)),
    lookedOn: last(missed.map(({ day }) => day)),
    // All that are drawn are short, and of the language that is asked for.
    condition: isFree
      ? null
      : [
          ...new Set(
            inOrderOfKeys(mine).flatMap(({ obligation, onlyIf }) =>
              obligation === 'MANDATORY' ? [String(onlyIf)] : [],
            ),
          ),
        ].join('; '),
    throughCount: mine.length,
    notFoundByCount: missed.length,
    notFoundBy: missed.map(({ survey }) => ({ id: survey })).sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
};

const inOrderOfKeys = (uses: readonly Use[]): readonly Use[] =>
  [...uses].sort((a, b) => (a.key < b.key ? -1 : 1));
