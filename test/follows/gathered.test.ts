import { attempted, gathered, lettersOf, withNews } from '../../src/doors/follows/advance';
import { differenceOf } from '../../src/doors/follows/difference';
import type { Follow, FollowAnswer, FollowedQuestion, Mail, News } from '../../src/doors/follows/follow';

const answer = (...keys: readonly string[]): FollowAnswer => ({
  title: 'Bergen',
  heading: `${keys.length} ting`,
  claims: keys.map(key => ({ key, text: key, about: [key] })),
  isWhole: true,
});
const question = (now: FollowAnswer): FollowedQuestion => ({
  ...{ id: 'q', page: '/x', language: 'nb', answer: now, sequence: 1, day: '2026-12-01', news: [] },
});
const follow = (every: Mail['every']): Follow => ({
  ...{ id: 'f', question: 'q', made: '2026-12-01', origin: 'https://samgraf.example', deliveries: [] },
  mail: { to: 'noen@example.org', every, token: 't', confirmed: true },
});
const newsOf = (before: FollowAnswer, after: FollowAnswer): News => {
  const news = differenceOf(before, after, { sequence: 1, at: '2026-12-01T10:00:00.000Z' }, () => true);
  if (!news) throw new Error('Nothing has changed.');
  return news;
};
const told = (of: News | undefined): object => ({
  came: of?.came.map(({ key }) => key),
  gone: of?.gone.map(({ key }) => key),
});
const at = (hour: string): Date => new Date(`2026-12-01T${hour}:00:00Z`);
const [a, ab, abc] = [answer('a'), answer('a', 'b'), answer('a', 'b', 'c')];
const DUE = '2026-12-02T05:00:00.000Z';

test('a letter of a day tells all that changed by its end, and nothing twice', () => {
  const first = withNews(follow('DAY'), a, newsOf(a, ab), at('10'));
  const second = withNews(first, ab, newsOf(ab, abc), at('18'));
  expect([first.pending, second.pending, first.due, second.due]).toEqual([undefined, undefined, DUE, DUE]);
  const due = gathered(second, question(abc), DUE, () => true);
  expect(told(lettersOf(due, question(abc)))).toEqual({ came: ['b', 'c'], gone: [] });
  expect([due.told, due.due, due.pending?.next]).toEqual([undefined, undefined, DUE]);
});

test('what is again as it was told is not told', () => {
  const first = withNews(follow('WEEK'), a, newsOf(a, ab), at('10'));
  const second = withNews(first, ab, newsOf(ab, a), at('18'));
  expect(gathered(second, question(a), DUE, () => true)).toEqual(follow('WEEK'));
});

test('what changes while a letter of a day is sent stands in the next one', () => {
  const due = gathered(withNews(follow('DAY'), a, newsOf(a, ab), at('10')), question(ab), DUE, () => true);
  const meanwhile = withNews(due, ab, newsOf(ab, abc), new Date(DUE));
  const sent = attempted(meanwhile, { at: DUE, ms: 1, status: 200 }, question(abc), () => true);
  expect([sent.pending, sent.due]).toEqual([undefined, '2026-12-03T05:00:00.000Z']);
  expect(told(gathered(sent, question(abc), sent.due ?? '', () => true).pending?.news)).toEqual({
    came: ['c'],
    gone: [],
  });
});

test('a letter of each change is sent at once', () => {
  const now = withNews(follow('CHANGE'), a, newsOf(a, ab), at('10'));
  expect([now.pending?.next, now.due]).toEqual(['2026-12-01T10:00:00.000Z', undefined]);
});
