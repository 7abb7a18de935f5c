import type { ComponentChildren } from 'preact';
import type { LegendItem } from './alone';

/** A drawing without what is around it: for the page, and for a file of its own. */
export type Sketch = Readonly<{
  width: number;
  height: number;
  content: ComponentChildren;
  /** What its marks mean; the certainties if absent. */
  legend?: readonly LegendItem[];
  /** Where things stand in it, of a drawing that has a box for each. */
  places?: readonly SketchPlace[];
}>;

export type SketchPlace = Readonly<{ id: string; x: number; y: number; width: number; height: number }>;

/** The room that a drawing has, and what begins the ids in it. Where it is dense, rows are only as high as their text. */
export type Space = Readonly<{ width: number; columns: number; id: string; isDense?: boolean }>;

/** A drawing that is another in each room, never a smaller one. */
export type Draw = (space: Space) => Sketch;

/** On a phone all have the same room. */
export const NARROW = { width: 358, columns: 1 } as const;
/** On a tablet, on paper, and where text is twice as large on a screen. */
export const TABLET = { width: 704, columns: 2 } as const;

/** The rooms that there are, as answer.css shows one of them: pixels. What stands beside a drawing has five twelfths of the last two. */
const ROOMS = [
  { name: 'wide', width: 1232, columns: 4, besides: 660 },
  { name: 'desktop', width: 960, columns: 3, besides: 520 },
  { name: 'tablet', ...TABLET, besides: 704 },
  { name: 'narrow', ...NARROW, besides: 358 },
] as const;

/** A drawing with the names of the rooms that it is for. */
export type RoomSketch = Readonly<{ names: readonly string[]; sketch: Sketch }>;

/** Draws for each room as wide as it is there: none is shown larger than it is drawn. Rooms that come to the same have one. */
export const fitsOf = (
  draw: Draw,
  most: Readonly<{ width: number; columns: number }>,
  hasBeside: boolean,
): readonly RoomSketch[] => {
  const spaces = ROOMS.map(({ name, width, columns, besides }) => ({
    name,
    width: Math.min(hasBeside ? besides : width, most.width),
    columns: Math.min(columns, most.columns),
  }));
  return spaces.flatMap(({ name, width, columns }, i): readonly RoomSketch[] => {
    const isAlike = (of: (typeof spaces)[number]): boolean => of.width === width && of.columns === columns;
    if (spaces.findIndex(isAlike) !== i) return [];
    const names = spaces.filter(isAlike).map(of => of.name);
    return [{ names, sketch: draw({ width, columns, id: name }) }];
  });
};

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
