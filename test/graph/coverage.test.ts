import { finish } from '../../src/engine/graph/sliced';
import { colourOf } from '../../src/engine/graph/capabilities';
import { coverageOf, type Cell } from '../../src/engine/graph/coverage';
import type { Found, FoundEdge } from '../../src/engine/graph/found';
import { gapsOf } from '../../src/engine/graph/gaps';
import { required } from '../../src/engine/errors';
import type { CoverageColumn } from '../../src/engine/model/roles';
import { readProjectModel } from '../../src/doors/server/samgraf';
import { edge, foundWith, node } from './graph';

const ROLES = readProjectModel().roles;
const columnOf = (name: string): CoverageColumn =>
  required(
    ROLES.columns.find(column => column.name === name),
    name,
  );

type Graph = Readonly<{
  columns?: string;
  edges: Readonly<Record<string, string>>;
  assessments?: Readonly<Record<string, readonly [number | null, number | null]>>;
  chosen?: string;
  sectors?: string;
}>;

/** The map: `all` is made up of `identity` and `payment`, `identity` of `login` and `signing`. */
const LEVELS = { all: 1, identity: 2, payment: 2, login: 3, signing: 3 };
const TREE =
  'AGGREGATES all identity, AGGREGATES all payment, AGGREGATES identity login, AGGREGATES identity signing';

const edgesIn = (text: string): readonly FoundEdge[] =>
  text
    .split(', ')
    .filter(one => one !== '')
    .map(one => edge(one));

const mapOf = ({ columns = '', edges, assessments = {}, chosen, sectors = '' }: Graph): Found =>
  foundWith({
    nodeFacts: ['level', 'coverageCurrent', 'coverageTarget'],
    seeds: {
      Capabilities: Object.keys(LEVELS).join(' '),
      Columns: columns,
      ...(chosen === undefined ? {} : { Chosen: chosen }),
    },
    edges: {
      Tree: edgesIn(TREE),
      ...Object.fromEntries(Object.entries(edges).map(([name, text]) => [name, edgesIn(text)])),
    },
    nodes: [
      ...Object.entries(LEVELS).map(([id, level]) => node(id, 'Capability', level, null, null)),
      ...Object.entries(assessments).map(([id, [current, target]]) =>
        node(id, 'Assessment', null, current, target),
      ),
      ...sectors.split(' ').map(id => node(id, 'Sector', null, null, null)),
    ],
  });

describe('the colour of a gap, as Digdir has it', () => {
  test.each([
    [4, 'RED'],
    [3, 'RED'],
    [1, 'YELLOW'],
    [0, 'GREEN'],
    // The rule says nothing of these.
    [2, 'UNDEFINED_BY_RULE'],
    [-1, 'UNDEFINED_BY_RULE'],
    [-4, 'UNDEFINED_BY_RULE'],
    [null, 'UNDEFINED_BY_RULE'],
  ])('%p is %s', (gap, colour) => {
    expect(colourOf(gap)).toBe(colour);
  });
});

describe('coverage', () => {
  const cellsOf = (graph: Graph, column: 'SECTOR' | 'DOMAIN' | 'GOAL' | 'LIFE_EVENT', level = 2): string[] =>
    finish(finish(coverageOf(mapOf(graph), columnOf(column), ROLES))(level)).flatMap(row =>
      row.cells.map(
        (cell: Cell) =>
          `${row.capability} ${cell.column}: ${cell.resources.join(' ')} | ${cell.providers.join(' ')} | ${cell.weakest ?? '-'} | ${cell.assessments.map(a => `${a.assessment} ${a.gap ?? '?'} ${a.colour}`).join(' ')}`,
      ),
    );

  test('what realises a capability, or a part of it, and is used or provided by actors of a sector', () => {
    expect(
      cellsOf(
        {
          columns: 'health tax',
          edges: {
            Realised: 'REALISES id-porten login, REALISES e-sign signing?, REALISES vipps payment',
            Providers: 'PROVIDES digdir id-porten, PROVIDES digdir e-sign',
            First: 'USES oslo id-porten, USES oslo e-sign, USES nav vipps??',
            Second: 'BELONGS_TO oslo health, BELONGS_TO nav tax, BELONGS_TO digdir tax?',
          },
        },
        'SECTOR',
      ),
    ).toEqual([
      // e-sign is only deduced to realise signing.
      'identity health: e-sign id-porten | digdir | DEDUCTION | ',
      // By its provider, of whom it is deduced that it belongs to tax.
      'identity tax: e-sign id-porten | digdir | DEDUCTION | ',
      'payment health:  |  | - | ',
      // That nav uses vipps is uncertain.
      'payment tax: vipps |  | UNCERTAIN | ',
    ]);
  });

  test('the strongest of several ways counts, and each way is as strong as its weakest link', () => {
    const edges = {
      Realised: 'REALISES r login??, REALISES r signing',
      First: 'USES a r?, USES b r',
      Second: 'BELONGS_TO a health, BELONGS_TO b health??',
    };
    // By a it is deduced, by b uncertain; that r realises a part of identity is a fact.
    expect(cellsOf({ columns: 'health', edges }, 'SECTOR')[0]).toBe('identity health: r |  | DEDUCTION | ');
  });

  test('rolled up: all below the level above', () => {
    const edges = {
      Realised: 'REALISES id-porten login, REALISES vipps payment',
      First: 'USES oslo id-porten, USES oslo vipps',
      Second: 'BELONGS_TO oslo health',
    };
    expect(cellsOf({ columns: 'health', edges }, 'SECTOR', 1)).toEqual([
      'all health: id-porten vipps |  | FACT | ',
    ]);
    expect(
      finish(finish(coverageOf(mapOf({ columns: 'health', edges }), columnOf('SECTOR'), ROLES))(3)).map(
        row => `${row.capability} ${row.parent ?? '-'} ${row.resourceCount}`,
      ),
    ).toEqual(['login identity 1', 'signing identity 0']);
  });

  test('by domain: what is subject to frameworks that apply to it', () => {
    const edges = {
      Realised: 'REALISES id-porten login, REALISES vipps payment',
      First: 'GOVERNED_BY id-porten eidas, EMBODIES vipps psd2?, FULFILS id-porten psd2??',
      Second: 'APPLIES_TO eidas trust, APPLIES_TO psd2 money',
    };
    expect(cellsOf({ columns: 'money trust', edges }, 'DOMAIN')).toEqual([
      'identity money: id-porten |  | UNCERTAIN | ',
      'identity trust: id-porten |  | FACT | ',
      'payment money: vipps |  | DEDUCTION | ',
      'payment trust:  |  | - | ',
    ]);
  });

  test('by goal: what realises the parts that bear on it, and only those', () => {
    const edges = {
      Realised: 'REALISES id-porten login, REALISES e-sign signing, REALISES vipps payment',
      First: 'INFLUENCES login once-only?, INFLUENCES payment green',
    };
    expect(cellsOf({ columns: 'green once-only', edges }, 'GOAL')).toEqual([
      'identity green:  |  | - | ',
      'identity once-only: id-porten |  | DEDUCTION | ',
      'payment green: vipps |  | FACT | ',
      'payment once-only:  |  | - | ',
    ]);
  });

  test('by goal: of several parts that bear on it the one that is realised most surely counts', () => {
    const edges = {
      Realised: 'REALISES id-porten login??, REALISES id-porten signing',
      First: 'INFLUENCES identity green, INFLUENCES login green',
    };
    expect(cellsOf({ columns: 'green', edges }, 'GOAL')[0]).toBe('identity green: id-porten |  | FACT | ');
  });

  test('by life event: what supports it, or a service that is part of it', () => {
    const edges = {
      Realised: 'REALISES id-porten login, REALISES vipps payment',
      First: 'SUPPORTED_BY birth id-porten?, SUPPORTED_BY benefit vipps',
      Second: 'PART_OF_EVENT benefit birth',
    };
    expect(cellsOf({ columns: 'birth death', edges }, 'LIFE_EVENT')).toEqual([
      'identity birth: id-porten |  | DEDUCTION | ',
      'identity death:  |  | - | ',
      'payment birth: vipps |  | FACT | ',
      'payment death:  |  | - | ',
    ]);
  });

  test('assessments: those that name the column as their context, and no other capability', () => {
    expect(
      cellsOf(
        {
          columns: 'trust',
          assessments: {
            a1: [1, 4],
            a2: [3, 4],
            a3: [2, 4],
            a4: [4, 4],
            a5: [5, 4],
            a6: [1, null],
            a7: [1, 5],
            a8: [1, 5],
          },
          edges: {
            Realised: 'REALISES id-porten login',
            First: 'GOVERNED_BY id-porten eidas',
            Second: 'APPLIES_TO eidas trust',
            Assessed:
              'ASSESSES a1 identity, ASSESSES a2 login, ASSESSES a3 id-porten, ASSESSES a4 id-porten, ASSESSES a5 id-porten, ASSESSES a6 id-porten, ASSESSES a7 payment, ASSESSES a8 identity',
            Context:
              'IN_CONTEXT_OF a1 trust, IN_CONTEXT_OF a2 money, IN_CONTEXT_OF a3 login, IN_CONTEXT_OF a3 trust, IN_CONTEXT_OF a4 payment, IN_CONTEXT_OF a4 trust, IN_CONTEXT_OF a5 trust, IN_CONTEXT_OF a6 login',
          },
        },
        'DOMAIN',
      ),
    ).toEqual([
      // a2 holds for another domain, a4 for another capability, a6 and a8 for no domain; a7 is of another capability, for none.
      'identity trust: id-porten |  | FACT | a1 3 RED a3 2 UNDEFINED_BY_RULE a5 -1 UNDEFINED_BY_RULE',
      'payment trust:  |  | - | ',
    ]);
  });
});

describe('gaps', () => {
  const gaps = (graph: Graph): string[] =>
    finish(gapsOf(mapOf(graph), ROLES)).map(
      gap => `${gap.capability}: ${gap.kinds.join(' ')} | ${gap.redIn.join(' ')} | ${gap.measures.join(' ')}`,
    );

  test('nothing realises it, nor any part of it', () => {
    expect(
      gaps({
        edges: {
          Realised: 'REALISES id-porten login, REALISES vipps payment',
          Measures: 'ADDRESSES m signing?',
        },
      }),
    ).toEqual(['signing: NO_RESOURCE |  | m']);
  });

  test('that anything does is not a fact', () => {
    expect(
      gaps({
        edges: {
          Realised:
            'REALISES a login?, REALISES b login??, REALISES c signing?, REALISES d signing, REALISES e payment',
        },
        chosen: 'login signing',
      }),
    ).toEqual(['login: ONLY_DEDUCED |  | ']);
  });

  test('all that realises it has one provider', () => {
    const realised =
      'REALISES a login, REALISES b login, REALISES c signing, REALISES d payment, REALISES e payment';
    // Both of login have one and the same; signing has two; of payment e has none that is known.
    expect(
      gaps({
        edges: {
          Realised: realised,
          Providers: 'PROVIDES x a, PROVIDES x b, PROVIDES x c, PROVIDES y c, PROVIDES x d',
        },
        chosen: 'login signing payment',
      }),
    ).toEqual(['login: ONE_PROVIDER |  | ']);
  });

  test('it is assessed as red in the context of two sectors; an assessment without a sector makes none red', () => {
    const graph = (
      assessed: Readonly<Record<string, readonly [number, number]>>,
      context: string,
    ): Graph => ({
      chosen: 'login',
      assessments: assessed,
      sectors: 'health tax',
      edges: {
        Realised: 'REALISES a login, REALISES b login',
        Assessed: 'ASSESSES p a, ASSESSES q login',
        Context: context,
      },
    });
    const both = 'IN_CONTEXT_OF p health, IN_CONTEXT_OF q tax';
    expect(gaps(graph({ p: [1, 4], q: [1, 5] }, both))).toEqual(['login: RED_IN_SEVERAL | health tax | ']);
    expect(gaps(graph({ p: [1, 4], q: [1, 5] }, ''))).toEqual([]);
    expect(gaps(graph({ p: [1, 4], q: [2, 4] }, both))).toEqual([]);
    expect(gaps(graph({ p: [1, 4], q: [1, 5] }, `${both}, IN_CONTEXT_OF p payment`))).toEqual([]);
    expect(gaps(graph({ p: [1, 4], q: [1, 5] }, `${both}, IN_CONTEXT_OF p login`))).toEqual([
      'login: RED_IN_SEVERAL | health tax | ',
    ]);
  });

  test('what lies in other countries only realises nothing here, unless asked for', () => {
    const graph: Graph = {
      chosen: 'login signing',
      edges: {
        Realised: 'REALISES a login, REALISES b signing, REALISES c signing',
        Located: 'LOCATED_IN a country:SE, LOCATED_IN b country:NO, LOCATED_IN b country:SE',
      },
    };
    expect(gaps(graph)).toEqual(['login: NO_RESOURCE |  | ']);
    expect(finish(gapsOf(mapOf(graph), ROLES, { foreign: true }))).toEqual([]);
  });
});
