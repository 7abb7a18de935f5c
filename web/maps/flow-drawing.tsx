import type { Lang } from '../model/state';
import { Icon, cls } from '../pictures/drawing';
import { BOLD, wrap } from '../pictures/text';
import { figure } from '../pictures/words';
import { flowKey, isCore, type Flow, type FlowWhole } from './flows';
import { flowLayout, type FlowLayout, type Zone } from './flow-layout';
import type { Sketch } from './frame';
import { say } from '../words/say';

/** What the drawing is made from; the same numbers stand in the table. */
export type FlowPicture = Readonly<{
  wholes: readonly FlowWhole[];
  flows: readonly Flow[];
  /** Exchanges that each whole takes part in. */
  counts: ReadonlyMap<string, number>;
  /** What is told beside the whole with a place, and where it is listed. */
  listed: readonly Readonly<{ at: string; text: string; href: string }>[];
}>;
type FlowLinks = Readonly<{
  flow: (key: string) => string;
  thing: (id: string) => string;
  chosen: string | undefined;
}>;

type Props = Readonly<{ picture: FlowPicture; links: FlowLinks; lang: Lang }>;

const counted = (n: number, lang: Lang): string => say(lang, 'map-flows-exchanges', { n });

/** Where the words of a box stand, and how: a part's in the corner where it is alone, the core's in its middle. */
type Words = Readonly<{ x: number; y: number; anchor: 'start' | 'middle' | 'end'; width: number }>;

const LINE = 17;

const wordsAt = (zone: Zone, role: Role, { width, core }: Middle): Words => {
  if (role === 'beside') return { x: zone.x + 12, y: zone.y + 24, anchor: 'start', width: zone.width - 24 };
  if (role === 'core')
    return {
      x: zone.x + zone.width / 2,
      y: zone.y + zone.height / 2 - LINE,
      anchor: 'middle',
      // What a line is taken to need is more than it does.
      width: zone.width + 8,
    };
  const isRight = zone.x === core.x;
  return {
    x: isRight ? zone.x + zone.width - 16 : zone.x + 16,
    y: zone.y === core.y ? zone.y + zone.height - 16 - 2 * LINE : zone.y + 26,
    anchor: isRight ? 'end' : 'start',
    width,
  };
};

type Role = 'part' | 'core' | 'beside';
/** The place of the core, and how wide a part is beside it. */
type Middle = Readonly<{ core: Zone; width: number }>;
type BoxProps = Readonly<{ zone: Zone; whole: FlowWhole; role: Role; middle: Middle; props: Props }>;

const ZoneBox = ({ zone, whole: { thing }, role, middle, props }: BoxProps) => {
  const { links, lang, picture } = props;
  const { x, y, anchor, width } = wordsAt(zone, role, middle);
  const name = role === 'core' ? say(lang, 'map-flows-core') : thing.name;
  const lines = wrap(name, width, 14 * BOLD, 3);
  // A part below has its words above its lower edge.
  const top = role === 'part' && y > zone.y + zone.height / 2 ? y - (lines.length - 2) * LINE : y;
  const count = counted(picture.counts.get(thing.id) ?? 0, lang);
  return (
    <g class={`sg-zone sg-zone-${role}`}>
      <rect class="sg-box" x={zone.x} y={zone.y} width={zone.width} height={zone.height} rx="12" />
      <a href={links.thing(thing.id)}>
        <title>{`${thing.name}, ${count}`}</title>
        {lines.map((line, i) => (
          <text key={i} class="sg-zone-name" x={x} y={top + i * LINE} text-anchor={anchor}>
            {line}
          </text>
        ))}
        <text class="sg-kind" x={x} y={top + lines.length * LINE} text-anchor={anchor}>
          {count}
        </text>
      </a>
    </g>
  );
};

/** What is told beside a whole, in its own box where there is room. */
const ListedLinks = ({ zone, place, picture }: { zone: Zone; place: string; picture: FlowPicture }) => {
  const said = picture.listed.filter(({ at }) => at === place);
  return zone.width < 240 || zone.height < 90 ? null : (
    <>
      {said.map(({ text, href }, i) => (
        <a key={href} href={href}>
          <title>{text}</title>
          <text class="sg-name sg-underlined" x={zone.x + 12} y={zone.y + 62 + i * 19}>
            {text}
          </text>
        </a>
      ))}
    </>
  );
};

type LineProps = Readonly<{
  line: FlowLayout['lines'][number];
  names: ReadonlyMap<string, string>;
  props: Props;
}>;

/** As thick as there is exchanged, in steps. */
const thickness = (n: number): number => 1 + [2, 5, 15].filter(least => n > least).length;

const FlowLine = ({ line: { flow, path, at }, names, props: { links, lang } }: LineProps) => {
  const [a, b] = flow.ends.map(id => names.get(id) ?? id);
  const label = `${a} – ${b}: ${counted(flow.exchanges.length, lang)}`;
  const key = flowKey(flow);
  const width = flow.exchanges.length > 99 ? 44 : 32;
  return (
    <a href={links.flow(key)} class={links.chosen === key ? 'sg-flow sg-on' : 'sg-flow'}>
      <title>{label}</title>
      {path === '' ? null : (
        <path
          class={`sg-edge sg-thick-${thickness(flow.exchanges.length)} ${cls(flow.weakest)}`}
          fill="none"
          d={path}
        />
      )}
      <rect class="sg-box sg-badge" x={at.x - width / 2} y={at.y - 13} width={width} height="26" rx="13" />
      <text class="sg-name" x={at.x} y={at.y + 5} text-anchor="middle">
        {figure(flow.exchanges.length, lang)}
      </text>
    </a>
  );
};

const roleOf = (whole: FlowWhole, overlapping: ReadonlySet<string>): Role =>
  overlapping.has(whole.thing.id) ? 'part' : isCore(whole) ? 'core' : 'beside';

const NOWHERE: Zone = { id: '', x: 0, y: 0, width: 0, height: 0 };
const middleOf = (core: Zone = NOWHERE): Middle => ({ core, width: core.x - 32 });

/** The room of the page where it is widest. */
export const WIDE = 1200;

export const flowSketch = (props: Props, room: number): Sketch => {
  const { wholes, flows } = props.picture;
  const { zones, overlapping, lines, width, height } = flowLayout(wholes, flows, room);
  const names = new Map(wholes.map(({ thing }) => [thing.id, thing.name]));
  const boxes = wholes.flatMap(whole => {
    const zone = zones.get(whole.thing.id);
    return zone ? [{ whole, zone, role: roleOf(whole, overlapping) }] : [];
  });
  const middle = middleOf(boxes.find(({ role }) => role === 'core')?.zone);
  const boxesOf = (role: Role) =>
    boxes
      .filter(of => of.role === role)
      .map(of => <ZoneBox key={of.zone.id} {...of} middle={middle} props={props} />);
  const linesTo = (isBelow: boolean) =>
    lines
      .filter(({ path }) => (path === '') === isBelow)
      .map(line => <FlowLine key={flowKey(line.flow)} line={line} names={names} props={props} />);
  return {
    width,
    height,
    content: (
      <>
        {boxesOf('part')}
        {linesTo(false)}
        {boxesOf('core')}
        {boxesOf('beside')}
        {linesTo(true)}
        {boxes.map(({ zone, whole: { place } }) => (
          <ListedLinks key={zone.id} zone={zone} place={place} picture={props.picture} />
        ))}
      </>
    ),
  };
};

/** Line and icon of each certainty, beside the figure of a flow. */
export const FlowSign = ({ flow: { weakest } }: { flow: Flow }) => (
  <svg
    class={`sg-inline-sign ${cls(weakest)}`}
    viewBox="0 0 12 12"
    width="12"
    height="12"
    aria-hidden="true"
    focusable="false"
  >
    <Icon certainty={weakest} />
  </svg>
);
