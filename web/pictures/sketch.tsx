import type { ComponentChildren } from 'preact';
import type { LegendItem } from './alone';

/** A drawing without what is around it: for the page, and for a file of its own. */
export type Sketch = Readonly<{
  width: number;
  height: number;
  content: ComponentChildren;
  /** What its marks mean; the certainties if absent. */
  legend?: readonly LegendItem[];
}>;

/** The room that a drawing has, and what begins the ids in it. */
export type Space = Readonly<{ width: number; columns: number; id: string }>;

/** A drawing that is another in each room, never a smaller one. */
export type Draw = (space: Space) => Sketch;

/** Between two drawings that stand side by side. */
const BESIDE = 40;

/** A drawing with the one that belongs beside it. */
export const sideBySide =
  ({ draw, beside }: Readonly<{ draw: Draw; beside?: Readonly<{ title: string; sketch: Sketch }> }>): Draw =>
  space => {
    if (!beside) return draw(space);
    const { title, sketch } = beside;
    const main = draw({ ...space, width: Math.max(space.width - sketch.width - BESIDE, space.width / 2) });
    const legend = [...(main.legend ?? []), ...(sketch.legend ?? [])];
    return {
      width: main.width + BESIDE + sketch.width,
      height: Math.max(main.height, sketch.height + 28),
      ...(legend.length > 0 ? { legend } : {}),
      content: (
        <>
          {main.content}
          <g transform={`translate(${main.width + BESIDE} 0)`}>
            <text class="sg-bar-head" x="0" y="20">
              {title}
            </text>
            <g transform="translate(0 28)">{sketch.content}</g>
          </g>
        </>
      ),
    };
  };

/** On a phone all have the same room. */
export const NARROW = { width: 358, columns: 1 } as const;

/** One drawing in the text: nothing of it lies outside its frame, which is as wide as there is room for. */
export const Drawn = ({ sketch, label, name }: { sketch: Sketch; label: string; name: string }) => (
  <svg
    class={`sg-drawn sg-drawn-${name}`}
    role="group"
    aria-label={label}
    width={sketch.width}
    height={sketch.height}
    viewBox={`0 0 ${sketch.width} ${sketch.height}`}
  >
    {sketch.content}
  </svg>
);

export const SketchLegend = ({ items }: { items: readonly LegendItem[] }) => (
  <ul class="sg-picture-legend">
    {items.map(({ sample, text }) => (
      <li key={text}>
        <svg viewBox="0 0 28 14" width="28" height="14" aria-hidden="true" focusable="false">
          {sample}
        </svg>
        {text}
      </li>
    ))}
  </ul>
);
