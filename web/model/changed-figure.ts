import type { PageContext } from '../pages/page';
import { changedWaysSketch, type ChangedWays } from '../pictures/changed-ways';
import { edgeId } from '../pictures/picture';
import type { Way } from '../pictures/ways';
import type { Claim, Figure } from './answer';
import type { AnswerDifference } from './difference';
import { drawnOn } from './drawn-ways';
import { foldedBothEnds } from './folded-ways';
import { goneIn } from './state';

/** Rows of each part: all of it is seen at once, and the rest is told below. */
const MOST = { gone: 12, come: 8, both: 8 } as const;

const drawable = (sentences: readonly Claim[], { lang }: PageContext): readonly Way[] =>
  foldedBothEnds(
    sentences.filter(({ steps }) => steps.length > 0),
    lang,
  );

const partsOf = ({ gone, come, both }: AnswerDifference, context: PageContext): readonly ChangedWays[] => {
  const { t } = context;
  const part = (of: keyof typeof MOST, sentences: readonly Claim[], sign: string): ChangedWays => ({
    heading: `${t(`whatif-${of}`)}: ${sentences.length}`,
    sign,
    ways: drawable(sentences, context),
    most: MOST[of],
  });
  const after = both.map(({ after }) => after);
  return [part('gone', gone, '−'), part('come', come, '+'), part('both', after, '')];
};

/** The picture of what a what-if changes: before and after in one. Undefined where nothing that changes goes along relations. */
export const changedFigure = (difference: AnswerDifference, context: PageContext): Figure | undefined => {
  const parts = partsOf(difference, context);
  if (parts.slice(0, 2).every(({ ways }) => ways.length === 0)) return undefined;
  const { state, t } = context;
  const ways = parts.flatMap(part => part.ways);
  const drawn = {
    ...drawnOn(context, ways),
    gone: new Set(goneIn(state)),
    added: new Set(state.with.map(({ from, relation, to }) => edgeId(from, relation, to))),
  };
  const shown = parts.reduce((sum, part) => sum + Math.min(part.ways.length, part.most), 0);
  const all = ways.length;
  return {
    draw: space => changedWaysSketch(parts, drawn, space),
    wide: { width: 1200, columns: 2 },
    hasWays: true,
    ...(all > shown ? { note: t('answer-ways-some', { shown, all }) } : {}),
  };
};
