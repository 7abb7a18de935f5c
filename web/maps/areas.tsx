import type { Sketch } from '../pictures/sketch';
import type { Lang } from '../model/state';
import { outlinesOf } from './country';
import { say } from '../words/say';

/** One of those that are compared, on the map: which step of the colours it has, 0 being the darkest. */
export type Area = Readonly<{ step: number; title: string; href: string }>;

const SCALE = 0.56;

/** The darkest is the most; the list says the same, and so does what each area is called. */
const STEPS = 4;
const classOf = (step: number): string => `sg-area-marked sg-area-step-${Math.min(step, STEPS - 1)}`;

/** As large as on the map. */
const sampleOf = (step: number) => (
  <g transform={`scale(${SCALE})`}>
    <rect class={classOf(step)} x="1" y="1" width="46" height="22" />
  </g>
);

/** The map of those that are compared, some of them in tones of one colour of which each means what is said of it; the list says the same. */
export const areasSketch = (
  areas: ReadonlyMap<string, Area>,
  steps: readonly string[],
  lang: Lang,
): Sketch => {
  const { shapes, width, height } = outlinesOf();
  return {
    width: Math.ceil(width * SCALE),
    height: Math.ceil(height * SCALE) + 20,
    legend: steps.map((text, i) => ({
      text,
      sample: sampleOf(i),
    })),
    content: (
      <>
        <g aria-hidden="true" transform={`scale(${SCALE})`}>
          {[...shapes].map(([number, { d }]) => {
            const area = areas.get(number);
            return area ? (
              <a key={number} href={area.href} tabIndex={-1}>
                <title>{area.title}</title>
                <path class={classOf(area.step)} d={d} />
              </a>
            ) : (
              <path key={number} class="sg-area" d={d} />
            );
          })}
        </g>
        <text class="sg-kind" x="0" y={Math.ceil(height * SCALE) + 15}>
          {say(lang, 'map-country-credit')}
        </text>
      </>
    ),
  };
};
