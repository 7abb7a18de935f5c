import type { Sketch } from '../pictures/sketch';
import type { Lang } from '../model/state';
import { OUTLINES, shapesByNumber } from './country';
import { say } from '../words/say';

/** A municipality on the map: which step of the colours it has, 0 being the darkest. */
export type Area = Readonly<{ step: number; title: string; href: string }>;

const SCALE = 0.56;

/** Colours of which each also has marks of its own: they are told without seeing colours, and printed in grey. */
const Marks = () => (
  <defs>
    {MARKS.map(({ size, mark }, step) => (
      <pattern key={step} id={`${ID}-${step}`} width={size} height={size} patternUnits="userSpaceOnUse">
        <rect class={`sg-area-step-${step}`} width={size} height={size} />
        {mark}
      </pattern>
    ))}
  </defs>
);
const ID = 'trinn';
/** Not slanted and not dotted: those marks say how sure something is. */
const MARKS = [
  { size: 8, mark: null },
  { size: 8, mark: <rect class="sg-hatch" width="2.4" height="8" /> },
  { size: 9, mark: <path class="sg-hatch-dark" d="M0 0H9V1.3H1.3V9H0z" /> },
  { size: 13, mark: <rect class="sg-hatch-dark" width="13" height="1.5" /> },
] as const;
const fillOf = (step: number): string => `url(#${ID}-${Math.min(step, MARKS.length - 1)})`;

/** As large as on the map. */
const sampleOf = (step: number) => (
  <g transform={`scale(${SCALE})`}>
    <rect class="sg-area-marked" fill={fillOf(step)} x="1" y="1" width="46" height="22" />
  </g>
);

/** The map of municipalities, some of them in colours and marks of which each means what is said of it; the list says the same. */
export const areasSketch = (
  areas: ReadonlyMap<string, Area>,
  steps: readonly string[],
  lang: Lang,
): Sketch => ({
  width: Math.ceil(OUTLINES.width * SCALE),
  height: Math.ceil(OUTLINES.height * SCALE) + 20,
  legend: steps.map((text, i) => ({
    text,
    sample: sampleOf(i),
  })),
  content: (
    <>
      <Marks />
      <g aria-hidden="true" transform={`scale(${SCALE})`}>
        {[...shapesByNumber()].map(([number, { d }]) => {
          const area = areas.get(number);
          return area ? (
            <a key={number} href={area.href} tabIndex={-1}>
              <title>{area.title}</title>
              <path class="sg-area-marked" fill={fillOf(area.step)} d={d} />
            </a>
          ) : (
            <path key={number} class="sg-area" d={d} />
          );
        })}
      </g>
      <text class="sg-kind" x="0" y={Math.ceil(OUTLINES.height * SCALE) + 15}>
        {say(lang, 'map-country-credit')}
      </text>
    </>
  ),
});
