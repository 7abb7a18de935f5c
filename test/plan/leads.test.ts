import { relationsByPlace, placesBetween } from '../../src/engine/questions/meeting-point';
import { readProjectModel } from '../../src/doors/server/samgraf';
import { selectorOf, type Ways } from '../../src/engine/plan/traversal';

const model = readProjectModel();
const all = [...model.relations.values()].filter(relation => relation.traverse);
const ways = (maxHops: number, direction: Ways['direction'] = 'FORWARD'): Ways => ({
  direction,
  minHops: 1,
  maxHops,
  relations: all,
  chains: true,
});
const between = (from: string, to: string, via: readonly string[] = [...model.kinds.keys()]) => ({
  from: [from],
  to: [to],
  via,
  anywhere: [],
});
const names = (places: readonly (readonly Readonly<{ name: string }>[])[]): readonly (readonly string[])[] =>
  places.map(place => place.map(({ name }) => name).sort());

describe('what can stand at each place of a way', () => {
  test('of two relations from a municipality to a framework, the first leaves the one and the second arrives at the other', () => {
    const [first = [], second = []] = names(
      relationsByPlace(between('Municipality', 'Framework'), ways(2), model),
    );
    expect(first).toEqual(expect.arrayContaining(['USES', 'PROVIDES']));
    expect(first).not.toContain('GOVERNED_BY');
    expect(second).toEqual(expect.arrayContaining(['GOVERNED_BY', 'IMPLEMENTS']));
    expect(second).not.toContain('REALISES');
  });

  test('what must be passed on the way narrows it further', () => {
    const [first = [], second = []] = names(
      relationsByPlace(between('Municipality', 'Framework', ['Solution']), ways(2), model),
    );
    expect(first).toContain('USES');
    expect(first).not.toContain('BOUND_BY');
    expect(second).not.toContain('TRANSPOSES');
  });

  test('from the other end the last arrives where the way began', () => {
    const [first = [], last = []] = names(
      relationsByPlace(between('Framework', 'Municipality'), ways(2, 'BACKWARD'), model),
    );
    expect(first).toContain('GOVERNED_BY');
    expect(last).toContain('USES');
    expect(last).not.toContain('GOVERNED_BY');
  });

  test('where nothing can lead there, nothing is followed', () => {
    expect(relationsByPlace(between('Framework', 'Municipality'), ways(1), model)).toEqual([[]]);
    expect(relationsByPlace({ ...between('Framework', 'Framework'), from: [] }, ways(3), model)).toEqual([
      [],
      [],
      [],
    ]);
  });

  test('a way may go on from either end of what is assumed', () => {
    const from = selectorOf(['source:a'], model);
    const to = selectorOf(['framework:b'], model);
    const without = placesBetween({ from, to, via: undefined }, ways(2), undefined, model);
    const assumed = placesBetween(
      { from, to, via: undefined },
      ways(2),
      selectorOf(['municipality:0301', 'solution:x'], model),
      model,
    );
    expect(without.forward.map(arm => arm.relations.length)).toEqual([0, 0]);
    expect(assumed.forward[0]?.relations.map(({ name }) => name)).toContain('USES');
  });
});
