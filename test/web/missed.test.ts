import { missedOf } from '../../web/parts/own-facts';

/** What people ask for of everything of a kind, and is not recorded, is told not to be. */

test('a page tells that the lifecycle of what has none is not recorded, and asks it of no other kind', () => {
  expect(missedOf({ id: 'resource:elma' }, 'Solution')).toEqual(['lifecycle']);
  expect(missedOf({ id: 'resource:elma', lifecycle: 'LIVE' }, 'Solution')).toEqual([]);
  expect(missedOf({ id: 'municipality:0301' }, 'Municipality')).toEqual([]);
});
