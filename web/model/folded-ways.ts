import { countedKind } from '../words/kinds';
import { nameOfStep, weakestOf, type Claim, type StepFact, type ThingRef } from './answer';
import { grouped } from './grouped';
import type { Lang } from './state';

/** A way as a picture draws it: its relations, and the sentence that it is of. */
type FoldedWay = Readonly<{ key: string; steps: readonly StepFact[] }>;

const FOLDED = 'fold ';
/** As many ends of a kind, reached in the same way, stand as one box. */
const FEWEST = 4;

/** Tells whether a thing of a picture stands for several, and has no page of its own. */
export const isFolded = ({ id }: ThingRef): boolean => id.startsWith(FOLDED);

type Side = 'from' | 'to';

const relationsOf = ({ steps }: FoldedWay): string => steps.map(nameOfStep).join(' ');
const others = ({ steps }: FoldedWay, side: Side): readonly string[] =>
  side === 'to' ? steps.map(({ from }) => from.id) : steps.map(({ to }) => to.id);
const endOf = ({ steps }: FoldedWay, side: Side): StepFact | undefined =>
  side === 'to' ? steps.at(-1) : steps[0];

/** Ways that differ by the thing at one end alone become one, such as to “15 obligations”. */
const foldedAt = (side: Side, ways: readonly FoldedWay[], lang: Lang): readonly FoldedWay[] => {
  const alike = grouped(ways, way =>
    [...others(way, side), relationsOf(way), endOf(way, side)?.[side].__typename].join(' '),
  );
  return [...alike].flatMap(([key, all]): readonly FoldedWay[] => {
    const [one] = all;
    const end = one && endOf(one, side);
    if (!one || !end || all.length < FEWEST) return all;
    const { __typename } = end[side];
    const certainty = weakestOf(all.flatMap(way => endOf(way, side)?.certainty ?? [])) ?? end.certainty;
    const several = { __typename, id: `${FOLDED}${key}`, name: countedKind(all.length, __typename, lang) };
    const folded = { ...end, [side]: several, certainty };
    return [{ key, steps: one.steps.map(step => (step === end ? folded : step)) }];
  });
};

/** Ways that differ by their end alone lead to one box. */
export const foldedEnds = (sentences: readonly Claim[], lang: Lang): readonly FoldedWay[] =>
  foldedAt('to', sentences, lang);

/** The same, and ways that differ by what they start from alone start from one box. */
export const foldedBothEnds = (sentences: readonly Claim[], lang: Lang): readonly FoldedWay[] =>
  foldedAt('from', foldedEnds(sentences, lang), lang);
