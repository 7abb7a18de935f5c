import { fc } from '../support/drawn';
import { changed, hrefOf, readState, stateAt, type State } from '../../web/model/state';
import { dayOf, isDay } from '../../web/words/texts';

const id = fc.stringMatching(/^[a-z]{2,8}:[a-z0-9.-]{1,12}$/);
const states: fc.Arbitrary<State> = fc.record({
  path: fc.constant('/sporsmal/knytter'),
  slots: fc.dictionary(
    fc.constantFrom('fra', 'til', 'hva'),
    fc.oneof(
      id,
      fc.string({ minLength: 1, maxLength: 20 }).map(text => `x${text.trim()}`),
    ),
  ),
  asOf: fc.option(fc.constantFrom('2020-01-01', '2028-12-31'), { nil: undefined }),
  certainty: fc.option(fc.constantFrom('FACT' as const, 'DEDUCTION' as const), { nil: undefined }),
  datedOnly: fc.boolean(),
  without: fc.array(id, { maxLength: 3 }),
  with: fc.array(fc.record({ from: id, relation: fc.constant('USES' as const), to: id }), { maxLength: 2 }),
  retire: fc.array(fc.record({ id, on: fc.constant('2028-01-01') }), { maxLength: 2 }),
  across: fc.uniqueArray(fc.constantFrom('ee', 'dk'), { maxLength: 2 }),
  open: fc.array(id, { maxLength: 2 }),
  chosen: fc.option(id, { nil: undefined }),
  after: fc.option(fc.base64String({ minLength: 4, maxLength: 40 }), { nil: undefined }),
  lang: fc.option(fc.constantFrom('nb' as const, 'nn' as const, 'en' as const), { nil: undefined }),
  draft: fc.constant({}),
});

test('an address gives back the state that it is of', () => {
  fc.assert(
    fc.property(states, state => {
      const read = readState(new URL(hrefOf(state), 'http://x'));
      expect(read).toEqual(state);
      expect(hrefOf(read)).toBe(hrefOf(state));
    }),
  );
});

test('what an address says beyond what is known is left out, and is bounded', () => {
  const many = Array.from({ length: 500 }, (_, i) => `uten=a:${i}&x${i}=1`).join('&');
  const state = readState(
    new URL(`http://x/sporsmal/knytter?${many}&__proto__=1&sikkerhet=constructor&med=a~NONSENSE~b&lang=xx`),
  );
  expect(state.without).toHaveLength(12);
  expect(Object.keys(state.slots).length).toBeLessThanOrEqual(12);
  expect([state.certainty, state.with, state.lang]).toEqual([undefined, [], undefined]);
});

test('a page and a choice belong to the question that they were made on', () => {
  const state = { ...stateAt('/sporsmal/knytter', 'nn', { fra: 'a:b' }), chosen: 'x', after: 'y' };
  expect(changed(state, { asOf: '2020-01-01' })).toBe('/sporsmal/knytter?fra=a:b&dato=2020-01-01&lang=nn');
});

test.each([
  ['1.1.2028', '2028-01-01'],
  ['31. 12. 2020', '2020-12-31'],
  ['2024-02-29', '2024-02-29'],
  ['2023-02-29', undefined],
  ['30.2.2026', undefined],
  ['2026-13-01', undefined],
  ['i morgen', undefined],
])('%s is the day %s', (text, day) => {
  expect(dayOf(text)).toBe(day);
  if (day !== undefined) expect(isDay(day)).toBe(true);
});
