import type { GapKind } from '../gql/graphql';
import type { Figure, ThingRef } from '../model/answer';
import { entityHref, type Along, type Lang } from '../model/state';
import { barsSketch, type Bar, type Bars } from '../pictures/bars';
import { figure } from '../pictures/words';
import { cellIn, type MapRow } from './capabilities';
import { say } from '../words/say';

type Gaps = readonly Readonly<{ capability: ThingRef; kinds: readonly GapKind[] }>[];
type Props = Readonly<{ column: string | undefined; lang: Lang; along: Along }>;

const barOf = (capability: MapRow, lacks: ReadonlyMap<string, readonly GapKind[]>, props: Props): Bar => {
  const { column, lang, along } = props;
  const { thing, level } = capability;
  const { resources, facts, deductions, gap } = cellIn(capability, column);
  const kinds = lacks.get(thing.id) ?? [];
  const isLack = resources === 0;
  const note = gap
    ? say(lang, 'map-capability-gap', {
        n: figure(gap.gap, lang),
        colour: say(lang, `map-capability-colours-${gap.colour}`),
      })
    : isLack
      ? say(lang, 'map-capability-gap-kinds-none')
      : kinds.includes('ONE_PROVIDER')
        ? say(lang, 'map-capability-gap-kinds-one-provider')
        : undefined;
  return {
    label: thing.name,
    href: entityHref(thing.id, along),
    parts: { FACT: facts, DEDUCTION: deductions, UNCERTAIN: resources - facts - deductions },
    note,
    colour: gap && `sg-gap sg-gap-${gap.colour.toLowerCase().replaceAll('_', '-')}`,
    isLack: isLack && !gap,
    isHead: level < 3,
  };
};

/** The domains with their capabilities, most first: one scale for all, so that 11 and 164 differ by their length. */
const barsOf = (tree: readonly MapRow[], gaps: Gaps, props: Props): Bars => {
  const lacks = new Map(gaps.map(({ capability, kinds }) => [capability.id, kinds]));
  const most = (a: MapRow, b: MapRow): number =>
    cellIn(b, props.column).resources - cellIn(a, props.column).resources;
  const [root] = tree;
  const domains = tree.length === 1 && root && root.parts.length > 0 ? root.parts : tree;
  return [...domains].sort(most).map(domain => ({
    bars: [domain, ...[...domain.parts].sort(most)].map(of => barOf(of, lacks, props)),
  }));
};

/** The map of capabilities, by what is in a column or by all there is. */
export const capabilityFigure = (tree: readonly MapRow[], gaps: Gaps, props: Props): Figure => {
  const bars = barsOf(tree, gaps, props);
  return { draw: space => barsSketch(bars, props.lang, space), wide: { width: 1200, columns: 4 } };
};
