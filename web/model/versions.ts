import { SourceVersionsDocument, type SourceVersionsQuery } from '../gql/graphql';
import type { FollowedClaim } from '../../src/doors/server/page-request';
import { dateText } from '../words/texts';
import type { Lang } from './state';
import type { Say } from '../words/say';
import type { Asking } from './asking';

export type Version = SourceVersionsQuery['sourceVersions']['nodes'][number];
type Reader = Readonly<{ ask: Asking; lang: Lang; t: Say; today: string }>;

/** Tells whether an id is that of a source, which alone has versions. */
export const isSource = (id: string): boolean => id.startsWith('source:');

/** Reads the versions of a source that the reader may see, the last first. */
export const versionsOf = async ({ ask }: Pick<Reader, 'ask'>, id: string): Promise<readonly Version[]> => {
  const { data } = await ask(SourceVersionsDocument, { of: id });
  return data?.sourceVersions.nodes ?? [];
};

/** Tells a version in one sentence. */
export const versionText = (version: Version, { lang, t }: Pick<Reader, 'lang' | 't'>): string =>
  t('thing-version', {
    number: version.number,
    date: dateText(version.at.slice(0, 10), lang),
    by: version.by,
    came: version.cameCount,
    changed: version.changedCount,
    unchanged: version.unchangedCount,
    gone: version.goneCount,
    isEnded: version.endsGone ? 'yes' : 'no',
    read: version.read,
    left: version.notUnderstood,
    isUndone: version.undone ? 'yes' : 'no',
  });

/** Tells when the next version of a source is due, or was; undefined if nobody said. */
export const dueText = (
  versions: readonly Version[],
  { lang, t, today }: Pick<Reader, 'lang' | 't' | 'today'>,
): string | undefined => {
  const dueOn = versions.find(({ undone: isUndone }) => !isUndone)?.dueOn;
  if (dueOn === undefined || dueOn === null) return undefined;
  return t(dueOn > today ? 'thing-due' : 'thing-overdue', { date: dateText(dueOn, lang) });
};

/** Tells the versions of a source, and when the next is due, to those who follow its page. */
export const versionClaims = async (reader: Reader, id: string): Promise<readonly FollowedClaim[]> => {
  const versions = await versionsOf(reader, id);
  const due = dueText(versions, reader);
  return [
    ...versions.map(version => ({
      key: `version ${version.number}`,
      text: versionText(version, reader),
      about: [],
    })),
    ...(due === undefined ? [] : [{ key: 'due', text: due, about: [] }]),
  ];
};
