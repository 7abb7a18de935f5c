import { adoptionOf } from '../../src/engine/graph/adoption';
import { comparableTo } from '../../src/engine/graph/comparable';
import type { Adopts, Criterion } from '../../src/engine/model/compared';
import { phraseOf } from '../../src/engine/model/model';
import type { Found } from '../../src/engine/graph/found';
import { edge, foundWith, node } from './graph';

const criterion = (name: string, measure: Criterion['measure'], of: string, more = {}): Criterion => ({
  ...{ name, measure, of, weight: 1, usual: true, bounds: false, description: '' },
  ...{ says: phraseOf({}), differs: undefined, none: undefined, ...more },
});
const CRITERIA = [
  criterion('POPULATION', 'MAGNITUDE', 'population', { weight: 3, bounds: true }),
  criterion('AREA', 'MAGNITUDE', 'areaKm2'),
  criterion('COUNTY', 'LINKED', 'PART_OF'),
  criterion('WRITTEN_FORM', 'SAME', 'writtenForm'),
  criterion('RESOURCES', 'SHARED', 'USES'),
];
const named = (...names: readonly string[]): readonly Criterion[] =>
  CRITERIA.filter(({ name }) => names.includes(name));

const given = (fact: string, value: string) => ({ fact, is: [value], isNot: undefined });
const ADOPTS: Adopts = {
  relation: 'USES',
  together: ['DEPENDS_ON', 'INTEROPERATES_WITH'],
  shown: given('basis', 'RECORDED'),
  must: given('obligation', 'MANDATORY'),
  should: given('obligation', 'RECOMMENDED'),
};

/** Population, area and written form of each municipality. */
type Facts = readonly [number | null, number | null, string | null];

const among = (facts: Readonly<Record<string, Facts>>, edges: Readonly<Record<string, string>> = {}): Found =>
  foundWith({
    nodeFacts: ['population', 'areaKm2', 'writtenForm'],
    edgeFacts: ['obligation', 'basis'],
    seeds: { Of: 'oslo', Peers: Object.keys(facts).join(' ') },
    edges: Object.fromEntries(
      Object.entries({ Linked: '', Used: '', Complements: '', ...edges }).map(([name, text]) => [
        name,
        text
          .split(', ')
          .filter(one => one !== '')
          .map(one => {
            const [key = '', obligation, basis] = one.split('!');
            return edge(key, obligation || null, basis ? [basis] : null);
          }),
      ]),
    ),
    nodes: Object.entries(facts).map(([id, own]) => node(id, 'Municipality', ...own)),
  });

const ranked = (found: Found, ...by: readonly string[]): string[] =>
  comparableTo(found, named(...by)).map(({ id, likeness }) => `${id} ${likeness}`);

describe('comparable municipalities', () => {
  test('by population: 1 for the same, logarithmic; ten times as many or as few are left out', () => {
    const found = among({
      oslo: [1000, null, null],
      same: [1000, null, null],
      ten: [10_000, null, null],
      tenth: [100, null, null],
      hundred: [100_000, null, null],
      half: [500, null, null],
    });
    // 1 − log10(2) = 0.6990
    expect(ranked(found, 'POPULATION')).toEqual(['same 1', 'half 0.699']);
  });

  test('population counts three times', () => {
    const found = among({ oslo: [1000, 10, null], a: [1000, 100, null], b: [2000, 10, null] });
    // (3 × 1 + 0) / 4, and (3 × 0.699 + 1) / 4
    expect(ranked(found, 'POPULATION', 'AREA')).toEqual(['b 0.7743', 'a 0.75']);
  });

  test('by what both have a value of; where there is nothing, they are not alike', () => {
    const found = among({
      oslo: [1000, 10, 'NB'],
      a: [1000, null, null],
      b: [null, 100, 'NB'],
      c: [0, null, 'NN'],
    });
    expect(
      comparableTo(found, named('POPULATION', 'AREA', 'WRITTEN_FORM')).map(
        ({ id, likeness, by }) => `${id} ${likeness} ${by.map(c => `${c.by.name} ${c.likeness}`).join(', ')}`,
      ),
    ).toEqual(['a 1 POPULATION 1', 'b 0.5 AREA 0, WRITTEN_FORM 1', 'c 0 WRITTEN_FORM 0']);
  });

  test('by county, and by the share of all resources that both use', () => {
    const found = among(
      { oslo: [null, null, null], a: [null, null, null], b: [null, null, null] },
      {
        Linked: 'PART_OF oslo akershus, PART_OF a akershus, PART_OF b viken',
        Used: 'USES oslo x, USES oslo y, USES a y, USES a z, USES b x, USES b y',
      },
    );
    expect(ranked(found, 'COUNTY')).toEqual(['a 1', 'b 0']);
    // a: y of x, y and z; b: x and y of both.
    expect(ranked(found, 'RESOURCES')).toEqual(['b 1', 'a 0.3333']);
    expect(ranked(found, 'COUNTY', 'RESOURCES')).toEqual(['a 0.6667', 'b 0.5']);
  });
});

describe('adoption', () => {
  const found = among(
    { oslo: [1, 1, 'NB'], a: [1, 1, 'NB'], b: [1, 1, 'NB'], c: [1, 1, 'NB'], far: [1, 1, 'NB'] },
    {
      Used: 'USES oslo own, USES a own, USES a most, USES b most, USES b must!MANDATORY, USES a must!MANDATORY, USES c must!VOLUNTARY, USES c few, USES a own!RECOMMENDED!RECORDED, USES b own!RECOMMENDED!RECORDED, USES oslo own!RECOMMENDED!DUTY, USES far few, USES far elsewhere',
      Complements: 'DEPENDS_ON most base, INTEROPERATES_WITH own most, DEPENDS_ON must few',
    },
  );
  const gaps = (share: number, recorded = false): string[] =>
    adoptionOf(found, ['a', 'b', 'c'], { share, recorded, adopts: ADOPTS }).map(
      gap =>
        `${gap.resource} ${gap.share} by ${gap.users.join('')}${gap.mandatory ? ' mandatory' : ''}${gap.recommended ? ' recommended' : ''}; not ${gap.sameGap.join('')}; with ${gap.complements.join(' ')}`,
    );

  test('what most use and this one does not: what is mandatory for most of its users first, then by share', () => {
    expect(gaps(0.6)).toEqual([
      'must 1 by abc mandatory; not ; with few',
      'most 0.6667 by ab; not c; with own',
    ]);
    expect(gaps(0.7)).toEqual(['must 1 by abc mandatory; not ; with few']);
  });

  test('recorded: what is recommended is a gap until there is a record of it', () => {
    expect(gaps(0.5, true)).toEqual(['own 0.6667 by ab recommended; not c; with ']);
  });

  test('only by those that are compared with', () => {
    expect(gaps(0.01).map(line => line.split(' ')[0])).toEqual(['must', 'most', 'few']);
  });
});
