import type { Lang } from '../model/state';
import { Icon, cls } from '../pictures/drawing';
import { BOLD, wrap } from '../pictures/text';
import { figure } from '../pictures/words';
import type { Ecosystem, Flow } from './ecosystem';
import { flowKey } from './ecosystem';
import { ecosystemLayout, type EcosystemLayout, type Zone } from './ecosystem-layout';
import type { Sketch } from './frame';
import { ECOSYSTEM } from './map-words';

/** What the drawing is made from; the same numbers stand in the table. */
export type EcosystemPicture = Readonly<{
  ecosystems: readonly Ecosystem[];
  flows: readonly Flow[];
  /** Exchanges that each ecosystem takes part in. */
  counts: ReadonlyMap<string, number>;
  euFrameworks: number;
  euResources: number;
}>;
export type EcosystemLinks = Readonly<{
  flow: (key: string) => string;
  thing: (id: string) => string;
  frameworks: string;
  resources: string;
  chosen: string | undefined;
}>;

type Props = Readonly<{ picture: EcosystemPicture; links: EcosystemLinks; lang: Lang }>;

const counted = (n: number, lang: Lang): string => ECOSYSTEM.exchanges(figure(n, lang), n === 1, lang);

const ZoneBox = ({ zone, ecosystem, props }: { zone: Zone; ecosystem: Ecosystem; props: Props }) => {
  const { links, lang, picture } = props;
  const { thing, kind } = ecosystem;
  const isWide = kind === 'NATIONAL' || kind === 'EU';
  const lines = wrap(thing.name, zone.width - 24, 14 * BOLD, isWide ? 1 : 3);
  const count = picture.counts.get(thing.id) ?? 0;
  return (
    <g class={`sg-zone sg-zone-${kind.toLowerCase()}`}>
      <rect class="sg-box" x={zone.x} y={zone.y} width={zone.width} height={zone.height} rx="10" />
      <a href={links.thing(thing.id)}>
        <title>{`${thing.name}, ${counted(count, lang)}`}</title>
        {lines.map((line, i) => (
          <text key={i} class="sg-zone-name" x={zone.x + 12} y={zone.y + 24 + i * 17}>
            {line}
          </text>
        ))}
        <text class="sg-kind" x={zone.x + 12} y={zone.y + 24 + lines.length * 17}>
          {counted(count, lang)}
        </text>
      </a>
    </g>
  );
};

/** Framework conditions and shared resources of the EU, in its own zone. */
const EuPills = ({ zone, props: { links, lang, picture } }: { zone: Zone; props: Props }) => {
  const pills = [
    [ECOSYSTEM.frameworks(figure(picture.euFrameworks, lang), lang), links.frameworks],
    [ECOSYSTEM.resources(figure(picture.euResources, lang), lang), links.resources],
  ] as const;
  const width = 250;
  return (
    <>
      {pills.map(([text, href], i) => (
        <a key={href} href={href}>
          <title>{text}</title>
          <rect
            class="sg-box sg-pill"
            x={zone.x + zone.width - (2 - i) * (width + 12)}
            y={zone.y + 56}
            width={width}
            height="34"
            rx="17"
          />
          <text
            class="sg-name"
            x={zone.x + zone.width - (2 - i) * (width + 12) + width / 2}
            y={zone.y + 78}
            text-anchor="middle"
          >
            {text}
          </text>
        </a>
      ))}
    </>
  );
};

type LineProps = Readonly<{
  line: EcosystemLayout['lines'][number];
  names: ReadonlyMap<string, string>;
  props: Props;
}>;

const FlowLine = ({ line: { flow, from, to, at }, names, props: { links, lang } }: LineProps) => {
  const [a, b] = flow.ends.map(id => names.get(id) ?? id);
  const label = `${a} – ${b}: ${counted(flow.exchanges.length, lang)}`;
  const key = flowKey(flow);
  const width = flow.exchanges.length > 99 ? 44 : 32;
  return (
    <a href={links.flow(key)} class={links.chosen === key ? 'sg-flow sg-on' : 'sg-flow'}>
      <title>{label}</title>
      <path class={`sg-edge ${cls(flow.weakest)}`} d={`M${from.x} ${from.y}L${to.x} ${to.y}`} />
      <rect class="sg-box sg-badge" x={at.x - width / 2} y={at.y - 13} width={width} height="26" rx="13" />
      <text class="sg-name" x={at.x} y={at.y + 5} text-anchor="middle">
        {figure(flow.exchanges.length, lang)}
      </text>
    </a>
  );
};

export const ecosystemSketch = (props: Props): Sketch => {
  const { ecosystems, flows } = props.picture;
  const { zones, lines, width, height } = ecosystemLayout(ecosystems, flows);
  const names = new Map(ecosystems.map(({ thing }) => [thing.id, thing.name]));
  // Larger zones first, so that what lies in them is drawn on them.
  const boxes = ecosystems
    .flatMap(ecosystem => {
      const zone = zones.get(ecosystem.thing.id);
      return zone ? [{ ecosystem, zone }] : [];
    })
    .sort(
      (a, b) =>
        b.zone.width * b.zone.height - a.zone.width * a.zone.height ||
        a.zone.y - b.zone.y ||
        a.zone.x - b.zone.x,
    );
  return {
    width,
    height,
    content: (
      <>
        {boxes.map(({ ecosystem, zone }) => (
          <ZoneBox key={zone.id} zone={zone} ecosystem={ecosystem} props={props} />
        ))}
        {boxes
          .filter(({ ecosystem }) => ecosystem.kind === 'EU')
          .slice(0, 1)
          .map(({ zone }) => (
            <EuPills key={zone.id} zone={zone} props={props} />
          ))}
        {lines.map(line => (
          <FlowLine key={flowKey(line.flow)} line={line} names={names} props={props} />
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
