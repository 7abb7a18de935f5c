import type { Figure } from '../model/answer';
import { Drawn, fitsOf, SketchLegend } from '../pictures/sketch';

/** The picture of an answer, drawn anew for each width of the page: nothing of it is out of its frame, and nothing magnified. */
export const FigureOf = ({
  figure: { draw, wide, note, beside },
  label,
}: {
  figure: Figure;
  label: string;
}) => {
  const fits = fitsOf(draw, wide, beside !== undefined);
  return (
    <figure class="sg-picture sg-figure" id="bilde" tabIndex={-1} data-figure>
      <div class="sg-figure-main">
        {fits.map(({ names, sketch }) => (
          <div key={names.join(' ')} class={['sg-at', ...names.map(name => `sg-only-${name}`)].join(' ')}>
            {sketch.legend && sketch.legend.length > 0 ? <SketchLegend items={sketch.legend} /> : null}
            <Drawn sketch={sketch} label={label} name={names[0] ?? 'wide'} />
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
