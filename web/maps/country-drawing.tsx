import { compared, enums } from '../gql/labels';
import type { Lang } from '../model/state';
import { NO_LEVEL, levelOf, levelsIn, outlinesOf, type ResourceStanding } from './country';
import type { LegendItem } from '../pictures/alone';
import type { Sketch } from './frame';
import { say, wordIn } from '../words/say';

/** Tones of one colour say the duty; how sure it is says what each area is called, and the list. */

export const levelName = (level: string, lang: Lang): string =>
  level === NO_LEVEL
    ? say(lang, 'map-country-no-obligation')
    : (wordIn(enums[compared?.levels?.of ?? '']?.[level], lang) ?? level);

const standingText = ({ of: { name }, use }: ResourceStanding, lang: Lang): string =>
  use
    ? `${name}: ${levelName(levelOf(use), lang)}, ${say(lang, `picture-certainty-${use.certainty}`)}`
    : `${name}: ${say(lang, 'map-country-not-used')}`;

const classAt = (level: string | undefined): string =>
  level === undefined ? 'sg-area' : `sg-area sg-area-step-${levelsIn().indexOf(level)}`;

type Props = Readonly<{
  lang: Lang;
  href: (id: string) => string;
  alike: ReadonlySet<string>;
  near: string | undefined;
}>;

const SCALE = 0.62;

const Area = ({
  standing,
  d,
  props: { lang, href },
}: {
  standing: ResourceStanding;
  d: string;
  props: Props;
}) => {
  return (
    <a href={href(standing.of.id)} tabIndex={-1}>
      <title>{standingText(standing, lang)}</title>
      <path class={classAt(standing.use && levelOf(standing.use))} d={d} />
    </a>
  );
};

/** The map is drawn for the eye alone: the list by region says the same, with a link to each of them. */
export const countrySketch = (standings: readonly ResourceStanding[], props: Props): Sketch => {
  const { shapes, width, height } = outlinesOf();
  const placed = standings.flatMap(standing => {
    const shape = shapes.get(standing.of.number ?? '');
    return shape ? [{ standing, d: shape.d }] : [];
  });
  const outlined = placed.filter(({ standing: { of } }) => props.alike.has(of.id) || of.id === props.near);
  return {
    width: Math.ceil(width * SCALE) + 24,
    height: Math.ceil(height * SCALE) + 44,
    legend: legendOf(standings, props.lang),
    content: (
      <>
        <g aria-hidden="true" transform={`translate(12 12) scale(${SCALE})`}>
          {placed.map(({ standing, d }) => (
            <Area key={standing.of.id} standing={standing} d={d} props={props} />
          ))}
          {outlined.map(({ standing: { of }, d }) => (
            <path key={of.id} class={of.id === props.near ? 'sg-outlined sg-nearest' : 'sg-outlined'} d={d} />
          ))}
        </g>
        <text class="sg-kind" x="12" y={Math.ceil(height * SCALE) + 34}>
          {say(props.lang, 'map-country-credit')}
        </text>
      </>
    ),
  };
};

/** Those that no outline is of. */
export const offTheMap = (standings: readonly ResourceStanding[]): readonly ResourceStanding[] =>
  standings.filter(({ of }) => !outlinesOf().shapes.has(of.number ?? ''));

/** The levels by which some of them use it. */
export const levelsOn = (standings: readonly ResourceStanding[]): readonly string[] =>
  levelsIn().filter(of => standings.some(({ use }) => use && levelOf(use) === of));

/** For the file: the levels that are on the map. */
const legendOf = (standings: readonly ResourceStanding[], lang: Lang): readonly LegendItem[] => [
  ...levelsOn(standings).map(level => ({
    sample: <Sample level={level} />,
    text: levelName(level, lang),
  })),
  { sample: <Sample level={undefined} />, text: say(lang, 'map-country-not-used') },
];

const Sample = ({ level }: { level: string | undefined }) => (
  <rect class={classAt(level)} x="1" y="1" width="26" height="13" />
);

const Swatch = ({ level }: { level: string | undefined }) => (
  <svg viewBox="0 0 28 16" width="28" height="16" aria-hidden="true" focusable="false">
    <Sample level={level} />
  </svg>
);

export const CountryLegend = ({ levels, lang }: { levels: readonly string[]; lang: Lang }) => (
  <ul class="sg-picture-legend">
    {levels.map(level => (
      <li key={level}>
        <Swatch level={level} />
        {levelName(level, lang)}
      </li>
    ))}
    <li>
      <Swatch level={undefined} />
      {say(lang, 'map-country-not-used')}
    </li>
  </ul>
);
