import type { Certainty } from '../gql/graphql';
import type { Lang } from '../model/state';
import { CERTAINTIES } from './drawing';
import type { Sketch, Space } from './sketch';
import { BOLD, textWidth, wrap } from './text';
import { figure } from './words';
import { say } from '../words/say';
import type { CertaintyCounts } from '../words/sure';

/** A number that is more or less sure of nothing; drawn as facts are, and not said to be any. */
export const ofCount = (n: number): Pick<Bar, 'parts' | 'isCount'> => ({
  parts: { FACT: n, DEDUCTION: 0, UNCERTAIN: 0 },
  isCount: true,
});
export type Bar = Readonly<{
  label: string;
  href?: string | undefined;
  parts: CertaintyCounts;
  isCount?: true;
  /** Said before the number, and whether it is that something is missing. */
  note?: string | undefined;
  isLack?: boolean;
  /** The class of a colour that goes with the note. */
  colour?: string | undefined;
  /** Stands above the bars that follow it. */
  isHead?: boolean;
}>;
/** Bars that stay together, below what they have in common. */
export type Bars = readonly Readonly<{ heading?: string | undefined; bars: readonly Bar[] }>[];

export const totalOf = (parts: CertaintyCounts): number =>
  CERTAINTIES.reduce((sum, of) => sum + parts[of], 0);

const SIZE = 15;
const LINE = 19;
/** Letters reach above their line. */
const TOP = 5;
const GAP = { column: 28, group: 22, bar: 9 } as const;

/** The line of the label on which the note stands: the first if there is room, or the one after the last. */
type Row = Readonly<{ bar: Bar; lines: readonly string[]; noteAt: number; text: number; height: number }>;

const thickness = ({ isHead }: Bar): number => (isHead ? 11 : 7);

const rowOf = (bar: Bar, width: number, lang: Lang): Row => {
  const size = SIZE * (bar.isHead ? BOLD : 1);
  const number = textWidth(figure(totalOf(bar.parts), lang), SIZE * BOLD) + 12;
  const note = bar.note ? textWidth(bar.note, 13) + (bar.colour ? 24 : 8) : 0;
  const lines = wrap(bar.label, width - number, size, 2);
  const last = textWidth(lines.at(-1) ?? '', size) + note;
  const noteAt = last <= width - number ? lines.length - 1 : lines.length;
  const text = Math.max(lines.length, bar.note ? noteAt + 1 : 0) * LINE;
  return { bar, lines, noteAt, text, height: text + 5 + thickness(bar) + GAP.bar };
};

/** A fill and an edge that tell how sure it is by their shape: full, pale with an edge, empty with a dotted one. */
const Part = ({ of, x, y, width, height }: PartProps) => {
  // An edge lies within what it is the edge of.
  const inset = of === 'FACT' ? 0 : 0.75;
  return (
    <rect
      class={`sg-bar-${of.toLowerCase()}`}
      x={x + inset}
      y={y + inset}
      width={Math.max(0.5, width - 2 * inset)}
      height={height - 2 * inset}
    />
  );
};
type PartProps = Readonly<{ of: Certainty; x: number; y: number; width: number; height: number }>;

type Placed = Readonly<{ x: number; y: number; width: number; unit: number; lang: Lang }>;

const said = ({ label, parts, isCount, note }: Bar, lang: Lang): string =>
  [
    `${label}: ${figure(totalOf(parts), lang)}`,
    ...CERTAINTIES.flatMap(of =>
      parts[of] > 0 && !isCount ? `${figure(parts[of], lang)} ${say(lang, `picture-certainty-${of}`)}` : [],
    ),
    note,
  ]
    .filter(Boolean)
    .join(', ');

type LineProps = Readonly<{ row: Row; at: Placed }>;

const Note = ({ row: { bar, noteAt }, at: { x, y, width, lang } }: LineProps) => {
  if (!bar.note) return null;
  const number = noteAt === 0 ? textWidth(figure(totalOf(bar.parts), lang), SIZE * BOLD) + 10 : 0;
  const [right, line] = [x + width - number, y + 15 + noteAt * LINE];
  return (
    <>
      {bar.colour ? (
        <rect
          class={bar.colour}
          x={right - textWidth(bar.note, 13) - 16}
          y={line - 11}
          width="12"
          height="12"
        />
      ) : null}
      <text class={bar.isLack ? 'sg-bar-note sg-signal' : 'sg-bar-note'} x={right} y={line} text-anchor="end">
        {bar.note}
      </text>
    </>
  );
};

/** The parts of a bar end to end; a dashed line where there is none. */
const BarOf = ({ row: { bar, text }, at: { x, y, width, unit } }: LineProps) => {
  const top = y + text + 5;
  if (totalOf(bar.parts) === 0)
    return <line class="sg-bar-lack" x1={x} x2={x + width} y1={top + 3} y2={top + 3} />;
  let left = x;
  return (
    <>
      {CERTAINTIES.map(of => {
        const long = Math.round(bar.parts[of] * unit * 10) / 10;
        const wide = Math.max(2, long);
        // A part that is widened so that it can be seen ends where the bar may end.
        const shape = { x: Math.min(left, x + width - wide), y: top, width: wide, height: thickness(bar) };
        left += long;
        return long > 0 ? <Part key={of} of={of} {...shape} /> : null;
      })}
    </>
  );
};

const Line = ({ row, at }: LineProps) => {
  const { bar, lines, text } = row;
  const { x, y, width, lang } = at;
  const content = (
    <>
      <title>{said(bar, lang)}</title>
      <rect class="sg-hit" x={x} y={y} width={width} height={text + 5 + thickness(bar)} />
      {lines.map((line, i) => (
        <text key={i} class={bar.isHead ? 'sg-bar-head' : 'sg-bar-label'} x={x} y={y + 15 + i * LINE}>
          {line}
        </text>
      ))}
      <text class="sg-bar-number" x={x + width} y={y + 15} text-anchor="end">
        {figure(totalOf(bar.parts), lang)}
      </text>
      <Note row={row} at={at} />
      <BarOf row={row} at={at} />
    </>
  );
  return bar.href ? (
    <a class="sg-bar" href={bar.href}>
      {content}
    </a>
  ) : (
    <g class="sg-bar">{content}</g>
  );
};

type Group = Readonly<{ heading: readonly string[]; rows: readonly Row[]; height: number }>;

/** The room of a heading and the line below it. */
const aboveOf = (heading: readonly string[]): number => (heading.length > 0 ? heading.length * LINE + 12 : 0);

/** Each group goes under the shortest column, in their order. */
const placed = (groups: readonly Group[], columns: number, width: number) => {
  const bottoms = Array.from({ length: columns }, () => TOP);
  const places = groups.map(group => {
    const column = bottoms.indexOf(Math.min(...bottoms));
    const y = bottoms[column] ?? TOP;
    bottoms[column] = y + group.height + GAP.group;
    return { group, x: column * (width + GAP.column), y };
  });
  return { places, height: Math.max(...bottoms) - GAP.group };
};

type HeadingProps = Readonly<{ lines: readonly string[]; x: number; y: number; width: number }>;

const Heading = ({ lines, x, y, width }: HeadingProps) => {
  const below = y + aboveOf(lines) - 9;
  return lines.length === 0 ? null : (
    <>
      {lines.map((line, i) => (
        <text key={i} class="sg-bar-head" x={x} y={y + 15 + i * LINE}>
          {line}
        </text>
      ))}
      <line class="sg-rule" x1={x} x2={x + width} y1={below} y2={below} />
    </>
  );
};

/** Bars on one scale, whose label stands above them, so that they fit in any width. */
export const barsSketch = (all: Bars, lang: Lang, { width: whole, columns }: Space): Sketch => {
  const width = Math.floor((whole - (columns - 1) * GAP.column) / columns);
  const most = Math.max(1, ...all.flatMap(({ bars }) => bars.map(({ parts }) => totalOf(parts))));
  const groups = all.map(({ heading, bars }): Group => {
    const rows = bars.map(bar => rowOf(bar, width, lang));
    const lines = heading ? wrap(heading, width, SIZE * BOLD, 2) : [];
    const height = rows.reduce((sum, row) => sum + row.height, aboveOf(lines));
    return { heading: lines, rows, height };
  });
  const { places, height } = placed(groups, columns, width);
  return {
    width: whole,
    height: Math.max(LINE, height),
    legend: legendOf(all, lang),
    content: (
      <>
        {places.map(({ group: { heading, rows }, x, y }, n) => {
          let top = y + aboveOf(heading);
          return (
            <g key={n}>
              <Heading lines={heading} x={x} y={y} width={width} />
              {rows.map((row, i) => {
                const at = { x, y: top, width, unit: width / most, lang };
                top += row.height;
                return <Line key={i} row={row} at={at} />;
              })}
            </g>
          );
        })}
      </>
    ),
  };
};

/** A sample of each certainty that some bar has. */
const legendOf = (all: Bars, lang: Lang): NonNullable<Sketch['legend']> =>
  CERTAINTIES.filter(of =>
    all.some(({ bars }) => bars.some(({ parts, isCount }) => parts[of] > 0 && !isCount)),
  ).map(of => ({
    text: say(lang, `picture-certainty-${of}`),
    sample: <Part of={of} x={0} y={2} width={28} height={10} />,
  }));
