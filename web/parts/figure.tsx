import type { Figure } from '../model/answer';
import { Drawn, NARROW, SketchLegend } from '../pictures/sketch';

/** The picture of an answer, drawn anew for a phone: nothing of it is out of its frame at any width. */
export const FigureOf = ({
  figure: { draw, wide, note, beside },
  label,
}: {
  figure: Figure;
  label: string;
}) => {
  const [much, little] = [draw({ ...wide, id: 'bred' }), draw({ ...NARROW, id: 'smal' })];
  return (
    <figure class="sg-picture sg-figure" id="bilde" tabIndex={-1} data-figure>
      <div class="sg-figure-main">
        {(
          [
            ['wide', much],
            ['narrow', little],
          ] as const
        ).map(([name, sketch]) => (
          <div key={name} class={`sg-only-${name}`}>
            {sketch.legend && sketch.legend.length > 0 ? <SketchLegend items={sketch.legend} /> : null}
            <Drawn sketch={sketch} label={label} name={name} />
          </div>
        ))}
        {note ? <p class="sg-note">{note}</p> : null}
      </div>
      {beside ? (
        <div class="sg-figure-beside">
          <h2 class="sg-small">{beside.title}</h2>
          <Drawn sketch={beside.sketch} label={beside.title} name="beside" />
          {beside.sketch.legend ? <SketchLegend items={beside.sketch.legend} /> : null}
        </div>
      ) : null}
    </figure>
  );
};
