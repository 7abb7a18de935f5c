import type { Kind, Model } from '../../src/engine/model/model';
import type { Found } from '../../src/engine/graph/found';
import { sideOf } from '../../src/engine/graph/joining';
import { missingLinks } from '../../src/engine/graph/why-not';
import { Usual } from '../../src/engine/graph/usual';
import type { Statistics } from '../../src/engine/plan/statistics';
import type { StepDirection, Ways } from '../../src/engine/plan/traversal';
import { edge, foundWith, node, relation } from './graph';
import { finish } from '../../src/engine/graph/sliced';

const THING = { name: 'Thing', members: ['Thing'], fields: new Map() } as unknown as Kind;
const model = { kinds: new Map([['Thing', THING]]) } as unknown as Model;

const statisticsOf = (count: number, maxOut = count): Usually => ({
  nodes: new Map([['Thing', 100]]),
  edges: new Map([
    [
      'R',
      {
        count,
        froms: count,
        tos: count,
        maxOut,
        maxIn: count,
        between: new Map([['Thing Thing', count]]),
        sorts: new Map([['Thing: Thing:', count]]),
      },
    ],
  ]),
});
/** There are such relations elsewhere. */
const SOME = statisticsOf(50);

type Usually = Pick<Statistics, 'nodes' | 'edges'>;
type Gap = Readonly<{
  statistics?: Usually;
  from: string;
  to: string;
  via?: string;
  avoid?: string;
  forward: readonly string[];
  backward: readonly string[];
  most?: number;
  least?: number;
  direction?: StepDirection;
  acyclic?: boolean;
}>;

/** `['a>b', 'b>c']` are two whole levels; the relation between things is R. */
const levelsOf = (levels: readonly string[]) =>
  levels.map(level =>
    level
      .split(' ')
      .filter(item => item !== '')
      .map(text => edge(`R ${text.replace('>', ' ')}`)),
  );

const foundOf = ({ from, to, via, avoid, forward, backward }: Gap): Found => {
  const ids = [
    ...new Set(
      [from, to, ...forward, ...backward]
        .join(' ')
        .split(/[ >]/)
        .filter(id => id !== ''),
    ),
  ];
  const found = foundWith({
    seeds: { From: from, To: to },
    tests: { ...(via === undefined ? {} : { Via: via }), ...(avoid === undefined ? {} : { Avoid: avoid }) },
    edges: { Forward: [], Backward: [] },
    nodes: ids.map(id => node(id, 'Thing')),
  });
  return {
    ...found,
    expansions: new Map(
      [...found.expansions].map(([name, of]) => [
        name,
        { ...of, levels: levelsOf(name === 'Forward' ? forward : backward) },
      ]),
    ),
  };
};

/** `length: from > to` of the one relation there is. */
const missing = (gap: Gap): string[] => {
  const found = foundOf(gap);
  const direction = gap.direction ?? 'FORWARD';
  const ways: Ways = {
    direction,
    minHops: gap.least ?? 1,
    maxHops: gap.most ?? 4,
    relations: [relation('R', { from: ['Thing'], to: ['Thing'], acyclic: gap.acyclic ?? false })],
    chains: true,
  };
  const back = direction === 'ANY' ? 'ANY' : direction === 'FORWARD' ? 'BACKWARD' : 'FORWARD';
  const sides = {
    near: finish(sideOf(found, 'From', 'Forward', ways)),
    far: finish(sideOf(found, 'To', 'Backward', { ...ways, direction: back })),
  };
  return finish(
    missingLinks(sides, found, ways, new Usual(found, { model, statistics: gap.statistics ?? SOME })),
  ).map(link => `${link.length} ${link.direction}: ${link.from.join('')} > ${link.to.join('')}`);
};

describe('a relation that would close the gap', () => {
  test('joins the nearest of both sides', () => {
    expect(missing({ from: 'a', to: 'z', forward: ['a>b', ''], backward: ['y>z', ''] })).toEqual([
      '1 FORWARD: a > z',
    ]);
    expect(missing({ from: 'a', to: 'z', forward: ['a>b', ''], backward: ['y>z', ''], least: 2 })).toEqual([
      '2 FORWARD: a > y',
    ]);
  });

  test('is none of which the graph has no like, or a second one where no node has two', () => {
    const gap = { from: 'a', to: 'z', forward: ['a>b', ''], backward: ['y>z', ''] };
    expect(missing({ ...gap, statistics: statisticsOf(0) })).toEqual([]);
    // a has one already, b has none.
    expect(missing({ ...gap, statistics: statisticsOf(50, 1) })).toEqual(['2 FORWARD: b > z']);
    // There are as many as nodes: each has one.
    expect(missing({ ...gap, statistics: statisticsOf(100, 1) })).toEqual([]);
  });

  test('does not lead from a node to itself', () => {
    expect(missing({ from: 'a', to: 'a', forward: ['', ''], backward: ['', ''] })).toEqual([]);
    expect(missing({ from: 'a b', to: 'a', forward: ['', ''], backward: ['', ''] })).toEqual([
      '1 FORWARD: b > a',
    ]);
    expect(missing({ from: 'a b', to: 'a b', forward: ['', ''], backward: ['', ''] })).toEqual([
      '1 FORWARD: b > a',
    ]);
  });

  test('does not lead back to where it started', () => {
    // From a to b and back to a is no path, also by way of c.
    expect(missing({ from: 'a', to: 'a', forward: ['a>b', ''], backward: ['c>a', ''] })).toEqual([]);
    expect(missing({ from: 'a', to: 'a z', forward: ['a>b', ''], backward: ['c>a', ''], least: 2 })).toEqual([
      '2 FORWARD: b > z',
    ]);
  });

  test('is not there yet', () => {
    // A relation from a to z is too short to be an answer: one from what a leads to would be one.
    expect(missing({ from: 'a', to: 'z', forward: ['a>z', ''], backward: ['a>z', ''], least: 2 })).toEqual(
      [],
    );
    expect(
      missing({ from: 'a', to: 'z', forward: ['a>z a>b', ''], backward: ['a>z', ''], least: 2 }),
    ).toEqual(['2 FORWARD: b > z']);
  });

  test('is not told where it is not known what there is: beyond the last whole level of either side', () => {
    expect(missing({ from: 'a', to: 'z', forward: [], backward: [] })).toEqual([]);
    expect(missing({ from: 'a', to: 'z', forward: [], backward: ['y>z'], least: 2 })).toEqual([]);
    expect(missing({ from: 'a', to: 'z', forward: [], backward: ['y>z'] })).toEqual(['1 FORWARD: a > z']);
  });

  test('closes no circle of a relation that may have none, as far as is seen', () => {
    // From d or b to y there could be one, but y leads to d.
    expect(
      missing({
        from: 'a',
        to: 'z',
        forward: ['a>b a>d y>d', ''],
        backward: ['y>z', ''],
        least: 3,
        acyclic: true,
      }),
    ).toEqual(['3 FORWARD: b > y']);
    expect(
      missing({ from: 'a', to: 'z', forward: ['a>b a>d y>d', ''], backward: ['y>z', ''], least: 3 }),
    ).toEqual(['3 FORWARD: bd > y']);
    expect(
      missing({
        from: 'a',
        to: 'z',
        forward: ['a>d y>d', ''],
        backward: ['y>z', ''],
        least: 3,
        acyclic: true,
      }),
    ).toEqual([]);
  });

  test('makes no way that is longer than asked', () => {
    expect(
      missing({ from: 'a', to: 'z', via: 'c', forward: ['a>b', 'b>c'], backward: ['', ''], most: 2 }),
    ).toEqual([]);
    expect(
      missing({ from: 'a', to: 'z', via: 'c', forward: ['a>b', 'b>c'], backward: ['', ''], most: 3 }),
    ).toEqual(['3 FORWARD: c > z']);
  });

  test('makes a way past what must lie on it, and by none that is to be avoided', () => {
    expect(
      missing({ from: 'a', to: 'z', via: 'y', forward: ['a>b', ''], backward: ['x>z y>z', ''] }),
    ).toEqual(['2 FORWARD: a > y']);
    expect(missing({ from: 'a b', to: 'z', avoid: 'a', forward: ['', ''], backward: ['', ''] })).toEqual([
      '1 FORWARD: b > z',
    ]);
    expect(missing({ from: 'a', to: 'z', avoid: 'z', forward: ['', ''], backward: ['', ''] })).toEqual([]);
  });

  test('leads either way where both are followed', () => {
    expect(missing({ from: 'a', to: 'z', forward: ['', ''], backward: ['', ''], direction: 'ANY' })).toEqual([
      '1 BACKWARD: a > z',
      '1 FORWARD: a > z',
    ]);
  });

  test('goes by the way to a node that does not meet the other side', () => {
    // c is reached by b, which the way on from b would pass again, and by d.
    expect(
      missing({
        from: 'a',
        to: 'e',
        via: 'c',
        forward: ['a>b a>d', 'b>c d>c'],
        backward: ['b>e', ''],
        least: 4,
      }),
    ).toEqual(['4 FORWARD: c > b']);
  });
});
