import { waysSketch, type Way, type WaysDrawn } from './ways';
import type { Sketch, Space } from './sketch';

/** Ways under a heading that says what became of them. */
export type ChangedWays = Readonly<{ heading: string; sign: string; ways: readonly Way[]; most: number }>;

const HEADING = 30;
const BETWEEN = 18;

/** Before and after in one drawing: what goes away, what comes and what stays, each under its heading. */
export const changedWaysSketch = (parts: readonly ChangedWays[], drawn: WaysDrawn, space: Space): Sketch => {
  let y = 0;
  const placed = parts
    .filter(({ ways }) => ways.length > 0)
    .map(({ ways, most, ...part }) => {
      const sketch = waysSketch(ways.slice(0, most), drawn, { ...space, isDense: true });
      const top = y;
      y += HEADING + sketch.height + BETWEEN;
      return { ...part, sketch, top };
    });
  const [first] = placed;
  return {
    width: space.width,
    height: Math.max(0, y - BETWEEN),
    ...(first?.sketch.legend ? { legend: first.sketch.legend } : {}),
    content: (
      <>
        {placed.map(({ heading, sign, sketch, top }) => (
          <g key={heading} transform={`translate(0 ${top})`}>
            <text class="sg-bar-head" x="0" y="18">
              {`${sign} ${heading}`.trim()}
            </text>
            <g transform={`translate(0 ${HEADING})`}>{sketch.content}</g>
          </g>
        ))}
      </>
    ),
  };
};
