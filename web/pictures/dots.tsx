import type { Certainty } from '../gql/graphql';
import type { Lang } from '../model/state';
import { CERTAINTIES } from './drawing';
import type { Sketch, Space } from './sketch';
import { textWidth, wrap } from './text';
import { figure } from './words';
import { say } from '../words/say';

/** Rows of dots: who has what, and how sure that is; the first column is the one that the others are beside. */
export type Dots = Readonly<{
  columns: readonly Readonly<{ name: string; href: string }>[];
  groups: readonly Readonly<{
    heading: string;
    rows: readonly Readonly<{ label: string; href: string; cells: readonly (Certainty | undefined)[] }>[];
  }>[];
  /** Over the numbers at the right: of how many. */
  of: string;
  none: string;
}>;

const ROW = 26;

const Dot = ({ certainty, x, y }: { certainty: Certainty | undefined; x: number; y: number }) =>
  certainty === undefined ? (
    <line class="sg-dot-none" x1={x - 4} x2={x + 4} y1={y} y2={y} />
  ) : (
    <circle class={`sg-dot sg-dot-${certainty.toLowerCase()}`} cx={x} cy={y} r="5.5" />
  );

const said = (
  names: readonly string[],
  cells: readonly (Certainty | undefined)[],
  none: string,
  lang: Lang,
): string =>
  names
    .map((name, i) => `${name}: ${cells[i] ? say(lang, `picture-certainty-${cells[i]}`) : none}`)
    .join('; ');

/** Nobody sees columns narrower than this apart. */
const LEAST = 17;

type Row = Dots['groups'][number]['rows'][number];
type Placed = Readonly<{ row: Row; lines: readonly string[]; y: number; height: number }>;
type Part = Readonly<{ heading: string; top: number; rows: readonly Placed[] }>;
type Frame = Readonly<{
  labels: number;
  step: number;
  head: number;
  right: number;
  xOf: (column: number) => number;
  /** Of the columns. */ names: readonly string[];
  none: string;
  lang: Lang;
}>;

const frameOf = ({ columns, none }: Dots, lang: Lang, width: number): Frame => {
  const labels = Math.min(230, Math.max(120, width - 44 - columns.length * 42));
  const step = Math.max(LEAST, Math.min(42, Math.floor((width - labels - 40) / Math.max(1, columns.length))));
  const xOf = (i: number): number => labels + step / 2 + i * step;
  const names = columns.map(({ name }) => name);
  const head = Math.min(150, Math.max(...names.map(name => textWidth(name, 14)), 20) + 12);
  return { labels, step, head, right: xOf(columns.length) + 12, xOf, names, none, lang };
};

const placed = (
  { groups }: Dots,
  { labels, head }: Frame,
): Readonly<{ parts: readonly Part[]; height: number }> => {
  let y = head + 8;
  const parts = groups.map(({ heading, rows }): Part => {
    const top = y;
    y += ROW + 4;
    const own = rows.map((row): Placed => {
      const lines = wrap(row.label, labels - 8, 14, 2);
      const at = { row, lines, y, height: Math.max(ROW, lines.length * 17 + 7) };
      y += at.height;
      return at;
    });
    y += 8;
    return { heading, top, rows: own };
  });
  return { parts, height: y };
};

const RowOf = ({ at: { row, lines, y, height }, frame }: { at: Placed; frame: Frame }) => {
  const { xOf, right, names, none, lang } = frame;
  return (
    <g role="group" aria-label={`${row.label}. ${said(names, row.cells, none, lang)}`}>
      <a class="sg-bar" href={row.href}>
        {lines.map((line, i) => (
          <text key={i} class="sg-bar-label sg-dot-name" x="0" y={y + 18 + i * 17}>
            {line}
          </text>
        ))}
      </a>
      {row.cells.map((certainty, i) => (
        <Dot key={i} certainty={certainty} x={xOf(i)} y={y + 13} />
      ))}
      <text class="sg-bar-number sg-dot-name" x={right} y={y + 18} text-anchor="end">
        {figure(row.cells.slice(1).filter(Boolean).length, lang)}
      </text>
      <line class="sg-rule" x1="0" x2={right} y1={y + height} y2={y + height} />
    </g>
  );
};

/** The names of the columns, standing; the first is the one that the others are beside. */
const Heads = ({ dots: { columns, of }, frame }: { dots: Dots; frame: Frame }) => {
  const { xOf, head, right } = frame;
  return (
    <>
      {columns.map(({ name, href }, i) => (
        <a key={href} class="sg-bar" href={href}>
          <text
            class={i === 0 ? 'sg-bar-head sg-dot-name' : 'sg-bar-label sg-dot-name'}
            transform={`translate(${xOf(i) + 5} ${head}) rotate(-90)`}
          >
            {wrap(name, head - 8, 14, 1)[0]}
          </text>
        </a>
      ))}
      <text class="sg-bar-note" x={right} y="14" text-anchor="end">
        {of}
      </text>
    </>
  );
};

const legendOf = ({ groups, none }: Dots, lang: Lang): NonNullable<Sketch['legend']> => [
  ...CERTAINTIES.filter(of => groups.some(({ rows }) => rows.some(({ cells }) => cells.includes(of)))).map(
    certainty => ({
      text: say(lang, `picture-certainty-${certainty}`),
      sample: <Dot certainty={certainty} x={14} y={7} />,
    }),
  ),
  { text: none, sample: <Dot certainty={undefined} x={14} y={7} /> },
];

export const dotsSketch = (dots: Dots, lang: Lang, { width }: Space): Sketch => {
  const frame = frameOf(dots, lang, width);
  const { parts, height } = placed(dots, frame);
  return {
    width: Math.max(width, frame.right),
    height,
    legend: legendOf(dots, lang),
    content: (
      <>
        <rect class="sg-dot-own" x={frame.labels} y="0" width={frame.step} height={height - 8} />
        <Heads dots={dots} frame={frame} />
        {parts.map(({ heading, top, rows }) => (
          <g key={heading}>
            <text class="sg-bar-head sg-dot-name" x="0" y={top + 18}>
              {wrap(heading, width, 16, 1)[0]}
            </text>
            <line class="sg-rule" x1="0" x2={frame.right} y1={top + ROW} y2={top + ROW} />
            {rows.map(at => (
              <RowOf key={at.row.href} at={at} frame={frame} />
            ))}
          </g>
        ))}
      </>
    ),
  };
};
