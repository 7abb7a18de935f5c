import type { Lang } from '../model/state';
import { dateText } from '../words/texts';
import type { Sketch, Space } from './sketch';
import { wrap } from './text';

/** What happened on a day; `mark` is the sign of what came (full), went (crossed) or is asked about (hollow). */
export type TimelineMoment = Readonly<{
  day: string;
  mark: 'CAME' | 'WENT' | 'CHANGED' | 'ASKED';
  text: string;
  href?: string | undefined;
}>;

const LINE = 20;
const DATE = 148;

const Sign = ({ mark, x, y }: { mark: TimelineMoment['mark']; x: number; y: number }) => (
  <g class={`sg-moment sg-moment-${mark.toLowerCase()}`} transform={`translate(${x} ${y})`}>
    {mark === 'CHANGED' ? (
      <rect x="-5" y="-5" width="10" height="10" transform="rotate(45)" />
    ) : (
      <circle r="6" />
    )}
    {mark === 'WENT' ? <path d="M-3.5-3.5 3.5 3.5M3.5-3.5-3.5 3.5" /> : null}
  </g>
);

type Row = Readonly<{
  moment: TimelineMoment;
  lines: readonly string[];
  top: number;
  /** What the day above takes. */ above: number;
  isSame: boolean;
}>;
type Frame = Readonly<{ x: number; left: number; isWide: boolean; lang: Lang }>;

const RowOf = ({ row, frame }: { row: Row; frame: Frame }) => {
  const { moment, lines, top, above, isSame } = row;
  const { x, left, isWide, lang } = frame;
  const text = lines.map((line, j) => (
    <text key={j} class="sg-bar-label" x={left} y={top + above + 5 + j * LINE}>
      {line}
    </text>
  ));
  return (
    <g>
      <Sign mark={moment.mark} x={x} y={top} />
      {isSame ? null : (
        <text
          class="sg-bar-note"
          x={isWide ? x - 20 : left}
          y={top + 5}
          text-anchor={isWide ? 'end' : undefined}
        >
          {dateText(moment.day, lang)}
        </text>
      )}
      {moment.href ? (
        <a class="sg-bar" href={moment.href}>
          {text}
        </a>
      ) : (
        text
      )}
    </g>
  );
};

/** A dated line of time, the earliest first: days beside it where there is room, above what they say where there is not. */
export const timelineSketch = (
  moments: readonly TimelineMoment[],
  lang: Lang,
  { width, columns }: Space,
): Sketch => {
  const isWide = columns > 1;
  const x = isWide ? DATE : 8;
  const frame = { x, left: x + 20, isWide, lang };
  let y = 16;
  const rows = moments.map((moment, i): Row => {
    const isSame = moments[i - 1]?.day === moment.day;
    const lines = wrap(moment.text, width - frame.left, 15, 3);
    const above = isWide || isSame ? 0 : LINE;
    const top = y;
    y += above + lines.length * LINE + 12;
    return { moment, lines, top, above, isSame };
  });
  return {
    width,
    height: y,
    legend: [],
    content: (
      <>
        <line class="sg-time" x1={x} x2={x} y1={12} y2={rows.at(-1)?.top ?? 12} />
        {rows.map((row, i) => (
          <RowOf key={i} row={row} frame={frame} />
        ))}
      </>
    ),
  };
};
