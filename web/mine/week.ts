import { asked } from '../gql/labels';
import type { ThingRef } from '../model/answer';
import { grouped } from '../model/grouped';
import type { Lang } from '../model/state';
import { claimText, phraseOf } from '../words/claims';
import { comparedIn } from '../words/compared';
import type { Say } from '../words/say';
import { capital, dateText } from '../words/texts';
import { titleOf } from '../words/titles';
import type { Happening } from './calendar';
import { actOf, groupsIn, isProvision, type Mine, type MineRecorded } from './mine';

/** Something that is new, by what weighs most: what binds, what several others do, what ends, what is moved, what is said anew. */
export type WeekNews = Readonly<{
  kind: 'binds' | 'peers' | 'ends' | 'moved' | 'own';
  text: string;
  about?: ThingRef | undefined;
}>;

const WEIGHT: readonly WeekNews['kind'][] = ['binds', 'peers', 'ends', 'moved', 'own'];
/** So many others that do the same are news for a heading. */
const SEVERAL = 3;

type Words = Readonly<{ t: Say; lang: Lang }>;

/** The things of which the page knows names, by id. */
const knownIn = ({ entity, data }: Mine): ReadonlyMap<string, ThingRef> => {
  const users = (data.alike?.nodes ?? []).map(({ node }) => node);
  const used = users.flatMap(node => ('uses' in node ? node.uses.edges.map(edge => edge.node) : []));
  const all: readonly ThingRef[] = [
    entity,
    ...users,
    ...used,
    ...(data.standings?.nodes ?? []).map(({ resource }) => resource),
    ...(data.duties?.nodes ?? []).map(({ node }) => node),
    ...(data.ahead?.nodes ?? []),
  ];
  return new Map(all.map(({ id, name, __typename }) => [id, { id, name, __typename }]));
};

/** What others like it have begun to use: one piece of news a resource. */
const peersOf = (
  mine: Mine,
  known: ReadonlyMap<string, ThingRef>,
  { t, lang }: Words,
): readonly WeekNews[] => {
  const peers = new Set((mine.data.alike?.nodes ?? []).map(({ node }) => node.id));
  const began = mine.data.recorded.nodes.filter(
    ({ of, operation, from }) => of === asked.uses && operation === 'CREATED' && peers.has(from ?? ''),
  );
  return [...grouped(began, ({ to }) => to ?? '')].flatMap(([id, all]): readonly WeekNews[] => {
    const about = known.get(id);
    const n = new Set(all.map(({ from }) => from)).size;
    if (!about) return [];
    const what = titleOf(about, lang);
    const text = t('mine-news-peers', { n, all: peers.size, what, ...comparedIn(lang) });
    return [{ kind: n >= SEVERAL ? 'peers' : 'own', text, about }];
  });
};

const CHANGED = { CREATED: 'came', DELETED: 'went', CHANGED: 'changed' } as const;

const isChange = (operation: string): operation is keyof typeof CHANGED => Object.hasOwn(CHANGED, operation);

/** What is said otherwise of itself than before. */
const ownOf = (mine: Mine, known: ReadonlyMap<string, ThingRef>, { t, lang }: Words): readonly WeekNews[] => {
  const { id } = mine.entity;
  return mine.data.recorded.nodes.flatMap(({ of, operation, from, to }): readonly WeekNews[] => {
    const [first, last] = [known.get(from ?? ''), known.get(to ?? '')];
    if (!first || !last || (from !== id && to !== id) || !isChange(operation)) return [];
    const said = claimText(
      first,
      phraseOf({ relation: of, direction: 'FORWARD' } as Phrased, lang),
      last,
      lang,
    );
    const about = from === id ? last : first;
    return [{ kind: 'own', text: t(`mine-news-${CHANGED[operation]}`, { said }), about }];
  });
};
/** The log names its relations as the steps of paths do. */
type Phrased = Parameters<typeof phraseOf>[0];

const binds = (one: MineRecorded, owners: ReadonlySet<string>): boolean =>
  one.operation === 'CREATED' && owners.has(one.from ?? '');

/** New duties of its own, and of groups that it belongs to; and days that have been moved. */
const dutiesOf = (
  mine: Mine,
  known: ReadonlyMap<string, ThingRef>,
  { t, lang }: Words,
): readonly WeekNews[] => {
  const owners = new Set([mine.entity.id, ...groupsIn(mine.entity)]);
  const duties = new Map((mine.data.duties?.nodes ?? []).map(({ node }) => [node.id, node]));
  const bound = mine.data.recorded.nodes.flatMap(one => {
    const duty = duties.get(one.to ?? '');
    return binds(one, owners) && duty && isProvision(duty) ? [duty] : [];
  });
  const fresh = [...grouped(bound, duty => actOf(duty).id).values()].flatMap((all): readonly WeekNews[] => {
    const [first] = all;
    if (!first) return [];
    const act = actOf(first);
    const text = t('mine-news-bound', {
      act: titleOf(act, lang),
      n: all.length,
      name: titleOf(mine.entity, lang),
    });
    return [{ kind: 'binds', text, about: act }];
  });
  const moved = mine.data.recorded.nodes.flatMap(({ id, operation, fields }): readonly WeekNews[] => {
    const about = known.get(id);
    const day = fields.find(({ field }) => field === 'validFrom')?.after;
    if (operation !== 'CHANGED' || !about || typeof day !== 'string') return [];
    const text = capital(t('mine-news-moved', { what: titleOf(about, lang), date: dateText(day, lang) }));
    return [{ kind: 'moved', text, about }];
  });
  return [...fresh, ...moved];
};

/** What is set to end that was not, of what it uses. */
const endsOf = (mine: Mine, known: ReadonlyMap<string, ThingRef>, { t, lang }: Words): readonly WeekNews[] =>
  mine.data.recorded.nodes.flatMap(({ id, operation, fields }): readonly WeekNews[] => {
    const about = known.get(id);
    const day = fields.find(({ field }) => field === 'validTo')?.after;
    if (operation !== 'CHANGED' || !about || typeof day !== 'string') return [];
    return [
      {
        kind: 'ends',
        text: capital(t('mine-news-ends', { what: titleOf(about, lang), date: dateText(day, lang) })),
        about,
      },
    ];
  });

/** What came into force or ended on a day of the week. */
const passedOf = (
  calendar: readonly Happening[],
  { entity, today }: Mine,
  { t, lang }: Words,
): readonly WeekNews[] =>
  calendar
    .filter(({ day, kind }) => day <= today && kind !== 'applies')
    .map(({ kind, text, about }) => {
      const name = titleOf(entity, lang);
      if (kind === 'binds')
        return { kind, text: capital(t('mine-news-now', { what: titleOf(about, lang), name })), about };
      return kind === 'ends'
        ? { kind, text: t('mine-news-over', { said: text }), about }
        : { kind: 'own', text: t('mine-news-came', { said: text }), about };
    });

/** What is new since the week began, by weight: from the change log, and from days that have passed. */
export const newsOf = (mine: Mine, calendar: readonly Happening[], words: Words): readonly WeekNews[] => {
  const known = knownIn(mine);
  const all = [
    ...passedOf(calendar, mine, words),
    ...dutiesOf(mine, known, words),
    ...peersOf(mine, known, words),
    ...endsOf(mine, known, words),
    ...ownOf(mine, known, words),
  ];
  const once = [...new Map(all.map(one => [one.text, one])).values()];
  return once.sort((a, b) => WEIGHT.indexOf(a.kind) - WEIGHT.indexOf(b.kind));
};
