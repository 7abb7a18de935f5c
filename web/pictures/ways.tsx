import type { Certainty } from '../gql/graphql';
import { endsOf, nameOfStep, weakestOf, type StepFact, type ThingRef } from '../model/answer';
import { grouped } from '../model/grouped';
import type { Lang } from '../model/state';
import { phraseOf } from '../words/claims';
import type { Sketch, SketchPlace, Space } from './sketch';
import { certaintyLegend } from './alone';
import { Icon, cls } from './drawing';
import { edgeId, type Mark } from './picture';
import { BOLD, wrap } from './text';

/** Ways from one thing to others, one a row; where they lead is told once, and so is what several go through at the end. */
export type Way = Readonly<{ key: string; steps: readonly StepFact[] }>;
/** What ways are drawn with. */
export type WaysDrawn = Readonly<{
  href: (thing: ThingRef) => string | undefined;
  /** What a graph is of, by its key. */
  graphName: (graph: string | undefined) => string;
  lang: Lang;
  heads: readonly [string, string, string];
  /** What a what-if took away: such things are struck out, and relations to and from them crossed out. */
  gone?: ReadonlySet<string>;
  /** The relations that it added, by `edgeId`. */
  added?: ReadonlySet<string>;
}>;

/** Of a row of ways, and where they are to be seen at once. */
const ROWS = { loose: 32, dense: 25 } as const;
/** Columns of things need as much; below it ways are lists. */
const LEAST_LANES = 900;
const HEAD = 26;
const GAP = 34;
/** More ways than this make no picture that anybody reads: the rest are counted. */
export const MOST_WAYS = 26;

const endOf = ({ steps }: Way): ThingRef | undefined => steps.at(-1)?.to;
/** The things on the way, from the end back, without the one that it starts from. */
const backward = ({ steps }: Way): readonly ThingRef[] => steps.map(({ to }) => to).reverse();

/** What most lead to comes first, and below it what most go through last. */
const sorted = (ways: readonly Way[]): readonly Way[] => {
  const counts = new Map<string, number>();
  const suffixes = (way: Way): readonly string[] =>
    backward(way).map((_, i, all) =>
      all
        .slice(0, i + 1)
        .map(({ id }) => id)
        .join(' '),
    );
  for (const way of ways) for (const of of suffixes(way)) counts.set(of, (counts.get(of) ?? 0) + 1);
  return [...ways].sort((a, b) => {
    const [x, y] = [suffixes(a), suffixes(b)];
    for (let i = 0; i < Math.max(x.length, y.length); i++) {
      const [one = '', other = ''] = [x[i], y[i]];
      if (one === other) continue;
      return (counts.get(other) ?? 0) - (counts.get(one) ?? 0) || (one < other ? -1 : 1);
    }
    return 0;
  });
};

type Box = Readonly<{ thing: ThingRef; column: number; first: number; last: number }>;

/** What neighbouring rows start from, each once. */
const startsOf = (ways: readonly Way[]): readonly Box[] => {
  const boxes: { thing: ThingRef; column: number; first: number; last: number }[] = [];
  ways.forEach(({ steps: [first] }, row) => {
    const open = boxes.at(-1);
    if (first && open?.thing.id === first.from.id) open.last = row;
    else if (first) boxes.push({ thing: first.from, column: 0, first: row, last: row });
  });
  return boxes;
};

/** Boxes of what neighbouring rows have alike from their end back; column 0 is the end. */
const boxesOf = (ways: readonly Way[]): readonly Box[] => {
  const boxes: { thing: ThingRef; column: number; first: number; last: number; path: string }[] = [];
  ways.forEach((way, row) => {
    let path = '';
    backward(way).forEach((thing, column) => {
      path = `${path} ${thing.id}`;
      const open = boxes.find(box => box.path === path && box.last === row - 1);
      if (open) open.last = row;
      else boxes.push({ thing, column, first: row, last: row, path });
    });
  });
  return boxes;
};

/** By what a chosen sentence lights its relations; see light.ts. */
const litBy = ({ from, to }: StepFact, { key }: Way) => ({
  'data-f': from.id,
  'data-t': to.id,
  'data-paths': encodeURIComponent(key),
});

/** What is at no address is no link. */
const linkTo = (href: string | undefined) => (href === undefined ? {} : { href });

const lineOf = (certainty: Certainty): string => `sg-edge ${cls(certainty)}`;

type BoxProps = Readonly<{ box: Box; x: number; width: number; row: number; props: WaysDrawn }>;

/** Where a box stands in its rows. */
const placeIn = (
  { thing: { id }, first, last }: Box,
  x: number,
  width: number,
  row: number,
): SketchPlace => ({
  ...{ id, x, width },
  y: HEAD + first * row + 3,
  height: (last - first + 1) * row - 6,
});

const BoxOf = ({ box, x, width, row, props: { href, gone } }: BoxProps) => {
  const { thing, column } = box;
  const { y, height } = placeIn(box, x, width, row);
  const size = column === 0 ? 13.5 * BOLD : 13.5;
  const lines = wrap(thing.name, width - 20, size, Math.max(1, Math.min(3, Math.floor((height - 4) / 17))));
  const middle = y + height / 2;
  return (
    <a class={gone?.has(thing.id) ? 'sg-node sg-lost' : 'sg-node'} {...linkTo(href(thing))} data-n={thing.id}>
      <title>{thing.name}</title>
      <rect
        class={column === 0 ? 'sg-box sg-way-end' : 'sg-box'}
        x={x}
        y={y}
        width={width}
        height={height}
        rx="4"
      />
      {lines.map((line, i) => (
        <text
          key={i}
          class={column === 0 ? 'sg-way-name sg-way-strong' : 'sg-way-name'}
          x={x + 10}
          y={middle + 5 + (i - (lines.length - 1) / 2) * 17}
        >
          {line}
        </text>
      ))}
    </a>
  );
};

type Columns = Readonly<{ count: number; width: number; start: number; xOf: (column: number) => number }>;

const columnsOf = (ways: readonly Way[], width: number): Columns => {
  const count = Math.max(1, ...ways.map(({ steps }) => steps.length));
  // Things that differ are read by their names; the one that all start from is named in the question.
  const start = startsOf(ways).length > 1 ? 230 : 112;
  const own = Math.min(260, Math.floor((width - start - count * GAP) / count));
  return { count, width: own, start, xOf: column => width - own - column * (own + GAP) };
};

/** Both sides of a border, by what they are of. */
const sidesOf = ({ from, to }: StepFact, graphName: WaysDrawn['graphName']): string =>
  [from.graph, to.graph].map(graphName).join(' | ');

type BorderProps = Readonly<{
  step: StepFact;
  place: Readonly<Record<'from' | 'to' | 'y' | 'row', number>>;
}> &
  Pick<WaysDrawn, 'graphName'>;

/** Where a way crosses from one graph to another: a border between the two things that are the same, and no arrow. */
const Border = ({ step, place: { from, to, y, row }, graphName }: BorderProps) => (
  <g class="sg-border">
    <title>{[sidesOf(step, graphName), step.crossing].filter(Boolean).join(': ')}</title>
    <path class="sg-border-same" d={`M${from} ${y - 2}H${to}M${from} ${y + 2}H${to}`} />
    <path class="sg-border-line" d={`M${(from + to) / 2} ${y - row / 2}V${y + row / 2}`} />
  </g>
);

type LinesProps = Readonly<{ way: Way; y: number; row: number; columns: Columns }> &
  Omit<WaysDrawn, 'heads' | 'href'>;

/** What became of a relation in a what-if: a sign, so that it rests on no colour. */
const changeOf = ({ gone, added }: Pick<WaysDrawn, 'gone' | 'added'>, step: StepFact): Mark | undefined => {
  if (gone?.has(step.from.id) || gone?.has(step.to.id)) return 'LOST';
  const [from, to] = endsOf(step);
  return added?.has(edgeId(from.id, nameOfStep(step), to.id)) ? 'ADDED' : undefined;
};

const SIGNS = { LOST: 'm-5-5l10 10m0-10l-10 10', ADDED: 'm-6 0h12m-6-6v12', CHANGED: '' } as const;
/** The relations of a row, from the start to the end: each ends where the next thing begins. */
const Lines = ({ way, y, row, columns, lang, graphName, gone, added }: LinesProps) => {
  const { steps } = way;
  return (
    <g class="sg-edges">
      {steps.map((step, i) => {
        const to = columns.xOf(steps.length - 1 - i);
        const from = i === 0 ? columns.start : columns.xOf(steps.length - i) + columns.width;
        if (step.by !== undefined)
          return <Border key={i} step={step} place={{ from, to, y, row }} graphName={graphName} />;
        const mark = changeOf({ ...(gone && { gone }), ...(added && { added }) }, step);
        return (
          <g key={i} {...(mark && { class: mark === 'LOST' ? 'sg-lost' : 'sg-added' })}>
            <title>{[step.from.name, phraseOf(step, lang), step.to.name].join(' ')}</title>
            <path class={lineOf(step.certainty)} {...litBy(step, way)} d={`M${from} ${y}H${to - 6}`} />
            <path class={`sg-arrow ${cls(step.certainty)}`} d={`M${to} ${y}l-7-4v8z`} />
            {mark ? <path class="sg-way-sign" d={`M${(from + to) / 2 - 3} ${y}${SIGNS[mark]}`} /> : null}
          </g>
        );
      })}
    </g>
  );
};

const Heads = ({
  heads,
  columns: { count, xOf },
}: Pick<WaysDrawn, 'heads'> & Readonly<{ columns: Columns }>) => (
  <>
    {heads.map((head, i) => (
      <text key={i} class="sg-bar-note" x={i === 0 ? 0 : xOf(i === 1 ? count - 1 : 0)} y="15">
        {i === 1 && count === 1 ? '' : head}
      </text>
    ))}
  </>
);

/** Column by column, with straight lines that never cross. */
const wide = (ways: readonly Way[], props: WaysDrawn, { width, isDense = false }: Space): Sketch => {
  const row = isDense ? ROWS.dense : ROWS.loose;
  const columns = columnsOf(ways, width);
  const boxes = boxesOf(ways);
  const height = HEAD + ways.length * row;
  const starts = startsOf(ways);
  return {
    width,
    height,
    legend: certaintyLegend(props.lang),
    places: [
      ...starts.map(box => placeIn(box, 0, columns.start, row)),
      ...boxes.map(box => placeIn(box, columns.xOf(box.column), columns.width, row)),
    ],
    content: (
      <>
        <Heads heads={props.heads} columns={columns} />
        {starts.map(box => (
          <BoxOf key={box.first} box={box} x={0} width={columns.start} row={row} props={props} />
        ))}
        {ways.map((way, i) => (
          <Lines key={way.key} {...props} way={way} y={HEAD + (i + 0.5) * row} row={row} columns={columns} />
        ))}
        {boxes.map((box, i) => (
          <BoxOf
            key={i}
            box={box}
            x={columns.xOf(box.column)}
            width={columns.width}
            row={row}
            props={props}
          />
        ))}
      </>
    ),
  };
};

type Chain = Readonly<{
  key: string;
  to: ThingRef;
  lines: readonly string[];
  y: number;
  certainty: Certainty | undefined;
  isGone: boolean;
}>;
type Part = Readonly<{
  end: ThingRef;
  head: readonly string[];
  x: number;
  top: number;
  chains: readonly Chain[];
}>;
/** Between two columns of lists. */
const BETWEEN = 32;

/** What stands before the next thing of a list: a border, or an arrow. */
const betweenOf = ({ by }: StepFact): string => (by === undefined ? AFTER : ' ‖ ');
const AFTER = ' → ';
const FIRST = /^ [→‖] /;

/** By where they lead: the end is named once, and each way is the things that it goes through. Each goes under the shortest column. */
const partsOf = (
  ways: readonly Way[],
  width: number,
  columns: number,
  gone: WaysDrawn['gone'],
): Readonly<{ parts: readonly Part[]; height: number }> => {
  const bottoms = Array.from({ length: columns }, () => 5);
  const hasStarts = new Set(ways.map(({ steps }) => steps[0]?.from.id)).size > 1;
  const parts = [...grouped(ways, way => endOf(way)?.id)].flatMap(([, own]): readonly Part[] => {
    const end = own[0] && endOf(own[0]);
    if (!end) return [];
    const column = bottoms.indexOf(Math.min(...bottoms));
    const top = bottoms[column] ?? 0;
    const head = wrap(end.name, width - 40, 15 * BOLD, 2);
    let y = top + head.length * 19 + 10;
    const chains = own.map(({ key, steps }): Chain => {
      const through = steps.slice(0, -1).map(({ to }) => to);
      const starts = hasStarts && steps[0] ? `${AFTER}${steps[0].from.name}` : '';
      const said = [starts, ...steps.slice(0, -1).map(step => `${betweenOf(step)}${step.to.name}`)];
      const lines = wrap(said.join('').replace(FIRST, '') || end.name, width - 26, 14, 3);
      const certainty = weakestOf(steps.map(of => of.certainty));
      const isGone = steps.some(step => gone?.has(step.from.id) === true || gone?.has(step.to.id) === true);
      const chain = { key, to: through[0] ?? end, lines, y, certainty, isGone };
      y += lines.length * 18 + 8;
      return chain;
    });
    bottoms[column] = y + 14;
    return [{ end, head, x: column * (width + BETWEEN), top, chains }];
  });
  return { parts, height: Math.max(...bottoms) };
};

const ChainOf = ({ chain, href }: { chain: Chain; href: WaysDrawn['href'] }) => {
  const { key, to, lines, y, certainty = 'UNCERTAIN', isGone } = chain;
  return (
    <a
      class={`sg-bar sg-edge-text${isGone ? ' sg-lost' : ''}`}
      {...linkTo(href(to))}
      data-f
      data-paths={encodeURIComponent(key)}
    >
      <g class={`sg-sign ${cls(certainty)}`} transform={`translate(2 ${y + 2})`}>
        <Icon certainty={certainty} />
      </g>
      {lines.map((line, i) => (
        <text key={i} class="sg-way-name" x="24" y={y + 13 + i * 18}>
          {line}
        </text>
      ))}
    </a>
  );
};

const narrow = (
  ways: readonly Way[],
  { href, lang, gone }: WaysDrawn,
  { width: whole, columns }: Space,
): Sketch => {
  const { parts, height } = partsOf(
    ways,
    Math.floor((whole - (columns - 1) * BETWEEN) / columns),
    columns,
    gone,
  );
  return {
    width: whole,
    height,
    legend: certaintyLegend(lang),
    content: (
      <>
        {parts.map(({ end, head, x, top, chains }) => (
          <g key={end.id} transform={`translate(${x} 0)`}>
            <a class="sg-bar" {...linkTo(href(end))}>
              {head.map((line, i) => (
                <text key={i} class="sg-bar-head" x="0" y={top + 15 + i * 19}>
                  {line}
                </text>
              ))}
            </a>
            {chains.map(chain => (
              <ChainOf key={chain.key} chain={chain} href={href} />
            ))}
          </g>
        ))}
      </>
    ),
  };
};

/** In columns with lines where there is room for that, or else in lists. */
export const waysSketch = (all: readonly Way[], props: WaysDrawn, space: Space): Sketch => {
  const ways = sorted(all).slice(0, MOST_WAYS);
  return space.width >= LEAST_LANES ? wide(ways, props, space) : narrow(ways, props, space);
};
