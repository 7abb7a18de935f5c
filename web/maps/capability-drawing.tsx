import type { GapColour } from '../gql/graphql';
import type { Lang } from '../model/state';
import { certaintyLegend } from '../pictures/alone';
import { cls } from '../pictures/drawing';
import { BOLD, wrap } from '../pictures/text';
import { CERTAINTY_NAMES, figure } from '../pictures/words';
import { STEPS, cellIn, flat, stepOf, type Capability, type Cell } from './capabilities';
import type { Sketch } from './frame';
import { CAPABILITIES, MAPS } from './map-words';

/** Tiles within tiles: fill says how much, outline how sure. */

const TILE = { width: 172, height: 66, gap: 8 } as const;
const GROUP = { pad: 10, head: 56, gap: 14, columns: 3 } as const;
const WIDTH = GROUP.columns * (2 * TILE.width + TILE.gap + 2 * GROUP.pad) + (GROUP.columns - 1) * GROUP.gap;
const TOP = 62;

type Props = Readonly<{ column: string | undefined; lang: Lang; href: (id: string) => string }>;
type Placed = Readonly<{ capability: Capability; x: number; y: number; width: number; height: number }>;

const groupWidth = 2 * TILE.width + TILE.gap + 2 * GROUP.pad;
const groupHeight = ({ parts }: Capability): number =>
  GROUP.head +
  Math.ceil(parts.length / 2) * (TILE.height + TILE.gap) +
  GROUP.pad -
  (parts.length > 0 ? TILE.gap : 0);

/** Each group goes under the shortest column, in the order of the answer. */
const placed = (groups: readonly Capability[]): readonly Placed[] => {
  const bottoms: number[] = Array.from({ length: GROUP.columns }, () => TOP);
  return groups.map(capability => {
    const shortest = bottoms.indexOf(Math.min(...bottoms));
    const y = bottoms[shortest] ?? TOP;
    const height = groupHeight(capability);
    bottoms[shortest] = y + height + GROUP.gap;
    return { capability, x: 12 + shortest * (groupWidth + GROUP.gap), y, width: groupWidth, height };
  });
};

const gapText = ({ gap }: Cell, lang: Lang): string | undefined =>
  gap && CAPABILITIES.gap(figure(gap.gap, lang), CAPABILITIES.colours[gap.colour][lang], lang);

const resourcesText = ({ resources }: Cell, lang: Lang): string =>
  CAPABILITIES.resources(figure(resources, lang), resources === 1, lang);

const countText = (cell: Cell, lang: Lang): string =>
  [resourcesText(cell, lang), ...(cell.weakest ? [CERTAINTY_NAMES[cell.weakest][lang]] : [])].join(', ');

/** Read out without the picture, where nobody sees that the certainty is that of the evidence. */
const spokenText = (cell: Cell, lang: Lang): string =>
  [
    gapText(cell, lang),
    resourcesText(cell, lang),
    cell.weakest && `${MAPS.weakest[lang].toLowerCase()}: ${CERTAINTY_NAMES[cell.weakest][lang]}`,
  ]
    .filter(Boolean)
    .join('; ');

const gapClass = (colour: GapColour): string => `sg-gap-${colour.toLowerCase().replaceAll('_', '-')}`;
const fillOf = (cell: Cell): string => (cell.gap ? gapClass(cell.gap.colour) : `sg-step-${stepOf(cell)}`);
const outlineOf = (cell: Cell): string => (cell.weakest ? cls(cell.weakest) : 'sg-unsupported');

type TileProps = Readonly<{
  at: Omit<Placed, 'capability'>;
  capability: Capability;
  index: number;
  lines: number;
  props: Props;
}>;

const Tile = ({ at, capability, index, lines, props: { column, lang, href } }: TileProps) => {
  const cell = cellIn(capability, column);
  const [count, gap] = [countText(cell, lang), gapText(cell, lang)];
  const name = wrap(capability.thing.name, at.width - 16, 12.5 * BOLD, lines);
  return (
    <a class={`sg-tile ${fillOf(cell)} ${outlineOf(cell)}`} href={href(capability.thing.id)} data-n={index}>
      <title>{`${capability.thing.name}: ${spokenText(cell, lang)}`}</title>
      <rect class="sg-box sg-tile-box" x={at.x} y={at.y} width={at.width} height={at.height} rx="6" />
      {name.map((line, i) => (
        <text key={i} class="sg-tile-name" x={at.x + 10} y={at.y + 18 + i * 15}>
          {line}
        </text>
      ))}
      {gap !== undefined && lines > 1 ? (
        <text class="sg-tile-count sg-tile-gap" x={at.x + 10} y={at.y + at.height - 20}>
          {gap}
        </text>
      ) : null}
      <text class="sg-tile-count" x={at.x + 10} y={at.y + at.height - 8}>
        {wrap(gap === undefined || lines > 1 ? count : `${gap}, ${count}`, at.width - 20, 11, 1)[0] ?? ''}
      </text>
    </a>
  );
};

const Group = ({ group, first, props }: { group: Placed; first: number; props: Props }) => {
  const { capability, x, y, width, height } = group;
  return (
    <g role="list" aria-label={capability.thing.name}>
      <rect class="sg-group-ground" x={x} y={y} width={width} height={height} rx="8" />
      <g role="listitem">
        <Tile
          at={{ x: x + 4, y: y + 4, width: width - 8, height: GROUP.head - 12 }}
          capability={capability}
          index={first}
          lines={1}
          props={props}
        />
      </g>
      {capability.parts.map((part, i) => (
        <g role="listitem" key={part.thing.id}>
          <Tile
            at={{
              x: x + GROUP.pad + (i % 2) * (TILE.width + TILE.gap),
              y: y + GROUP.head + Math.floor(i / 2) * (TILE.height + TILE.gap),
              width: TILE.width,
              height: TILE.height,
            }}
            capability={part}
            index={first + 1 + i}
            lines={2}
            props={props}
          />
        </g>
      ))}
    </g>
  );
};

const stepLegend = STEPS.map((text, i) => ({
  text,
  sample: (
    <g class={`sg-tile sg-step-${i}`}>
      <rect class="sg-box sg-tile-box sg-sample" x="1" y="1" width="26" height="12" rx="3" />
    </g>
  ),
}));

const COLOURS: readonly GapColour[] = ['GREEN', 'YELLOW', 'RED', 'UNDEFINED_BY_RULE'];

/** The colours of gaps that some tile has. */
export const gapsIn = (tree: readonly Capability[], column: string | undefined): readonly GapColour[] => {
  const all = new Set(flat(tree).flatMap(capability => cellIn(capability, column).gap?.colour ?? []));
  return COLOURS.filter(colour => all.has(colour));
};

const gapSample = (colour: GapColour, lang: Lang) => ({
  text: CAPABILITIES.gapOf(CAPABILITIES.colours[colour][lang]),
  sample: (
    <g class={`sg-tile ${gapClass(colour)}`}>
      <rect class="sg-box sg-tile-box sg-sample" x="1" y="1" width="26" height="12" rx="3" />
    </g>
  ),
});

export const capabilitySketch = (tree: readonly Capability[], props: Props): Sketch => {
  const [root] = tree;
  const groups = placed(tree.length === 1 && root ? root.parts : tree);
  let first = tree.length === 1 ? 1 : 0;
  const starts = groups.map(({ capability }) => {
    const start = first;
    first += 1 + capability.parts.length;
    return start;
  });
  const bottom = groups.reduce((most, { y, height }) => Math.max(most, y + height), TOP);
  return {
    width: WIDTH + 24,
    height: bottom + 12,
    legend: [
      ...stepLegend,
      ...gapsIn(tree, props.column).map(colour => gapSample(colour, props.lang)),
      ...certaintyLegend(props.lang),
    ],
    content: (
      <>
        {tree.length === 1 && root ? (
          <g role="list" aria-label={CAPABILITIES.title[props.lang]}>
            <g role="listitem">
              <Tile
                at={{ x: 12, y: 8, width: WIDTH, height: 44 }}
                capability={root}
                index={0}
                lines={1}
                props={props}
              />
            </g>
          </g>
        ) : null}
        {groups.map((group, i) => (
          <Group key={group.capability.thing.id} group={group} first={starts[i] ?? 0} props={props} />
        ))}
      </>
    ),
  };
};

/** What fill and outline mean. */
export const TileLegend = ({ gaps, lang }: { gaps: readonly GapColour[]; lang: Lang }) => (
  <div class="sg-tile-legend">
    <p>{CAPABILITIES.fill[lang]}</p>
    <ul class="sg-picture-legend">
      {STEPS.map((text, i) => (
        <li key={text}>
          <svg
            class={`sg-tile sg-step-${i}`}
            viewBox="0 0 24 14"
            width="24"
            height="14"
            aria-hidden="true"
            focusable="false"
          >
            <rect class="sg-box sg-tile-box sg-sample" x="1" y="1" width="22" height="12" rx="3" />
          </svg>
          {text}
        </li>
      ))}
      {gaps.map(colour => {
        const { text, sample } = gapSample(colour, lang);
        return (
          <li key={colour}>
            <svg viewBox="0 0 28 14" width="28" height="14" aria-hidden="true" focusable="false">
              {sample}
            </svg>
            {text}
          </li>
        );
      })}
    </ul>
    <p>{CAPABILITIES.outline[lang]}</p>
  </div>
);
