import type { Asking } from '../../web/model/asking';
import { isSource, versionClaims, type Version } from '../../web/model/versions';
import type { Lang } from '../../web/model/state';
import { saying } from '../../web/words/say';

const version = (of: Partial<Version>): Version => ({
  __typename: 'SourceVersion',
  number: 1,
  at: '2026-12-02T10:00:00Z',
  by: 'nve',
  read: 12,
  notUnderstood: 3,
  cameCount: 2,
  changedCount: 1,
  unchangedCount: 4,
  goneCount: 1,
  endsGone: true,
  undone: false,
  sameAt: null,
  dueOn: '2027-01-15',
  ...of,
});
const claimsOn = (today: string, lang: Lang, ...nodes: readonly Version[]) => {
  const ask = (() =>
    Promise.resolve({ data: { sourceVersions: { next: null, nodes } } })) as unknown as Asking;
  return versionClaims({ ask, lang, t: saying(lang), today }, 'source:x');
};

test('who follows a source is told each version by a key of its own, in the language of the page', async () => {
  const [told] = await claimsOn('2026-12-03', 'nb', version({}));
  expect(told).toMatchObject({ key: 'version 1' });
  expect(told?.text.replace(/\u00a0/g, ' ')).toBe(
    'Versjon 1, 2. desember 2026, av nve: 2 nye, 1 endret, 4 som før, 1 ikke lenger i filen og opphørt. 12 verdier, 3 ikke forstått.',
  );
  const [undone] = await claimsOn('2026-12-03', 'en', version({ undone: true }));
  expect(undone?.text).toContain('It was taken back.');
});

test('the claim that the next is due becomes another on its day, so that the feed tells it', async () => {
  const due = async (today: string): Promise<string | undefined> =>
    (await claimsOn(today, 'nb', version({}))).find(({ key }) => key === 'due')?.text;
  expect(await due('2027-01-14')).toMatch(/^Neste versjon ventes/);
  expect(await due('2027-01-15')).toMatch(/^Neste versjon skulle ha kommet/);
});

test('what was taken back says of no day', async () => {
  const claims = await claimsOn('2027-02-01', 'nn', version({ undone: true }));
  expect(claims.map(({ key }) => key)).toEqual(['version 1']);
  expect([isSource('source:x'), isSource('system:x')]).toEqual([true, false]);
});
