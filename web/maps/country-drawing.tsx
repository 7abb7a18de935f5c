import { enums } from '../gql/labels';
import type { Lang } from '../model/state';
import {
  OBLIGATIONS,
  OUTLINES,
  obligationOf,
  shapesByNumber,
  type Obligation,
  type ResourceStanding,
} from './country';
import type { LegendItem } from '../pictures/alone';
import type { Sketch } from './frame';
import { say, wordIn } from '../words/say';

/** Tones of one colour say the obligation; how sure it is says what each area is called, and the list. */

export const obligationName = (obligation: Obligation, lang: Lang): string =>
  obligation === 'NONE'
    ? say(lang, 'map-country-no-obligation')
    : (wordIn(enums['ObligationLevel']?.[obligation], lang) ?? obligation);

const standingText = ({ municipality: { name }, use }: ResourceStanding, lang: Lang): string =>
  use
    ? `${name}: ${obligationName(obligationOf(use), lang)}, ${say(lang, `picture-certainty-${use.certainty}`)}`
    : `${name}: ${say(lang, 'map-country-not-used')}`;

const classOf = ({ use }: ResourceStanding): string =>
  use ? `sg-area sg-area-${obligationOf(use).toLowerCase()}` : 'sg-area';

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
  const { municipality } = standing;
  return (
    <a href={href(municipality.id)} tabIndex={-1}>
      <title>{standingText(standing, lang)}</title>
      <path class={classOf(standing)} d={d} />
    </a>
  );
};

/** The map is drawn for the eye alone: the list by county says the same, with a link to each municipality. */
export const countrySketch = (standings: readonly ResourceStanding[], props: Props): Sketch => {
  const shapes = shapesByNumber();
  const placed = standings.flatMap(standing => {
    const shape = shapes.get(standing.municipality.number);
    return shape ? [{ standing, d: shape.d }] : [];
  });
  const outlined = placed.filter(
    ({ standing: { municipality } }) => props.alike.has(municipality.id) || municipality.id === props.near,
  );
  return {
    width: Math.ceil(OUTLINES.width * SCALE) + 24,
    height: Math.ceil(OUTLINES.height * SCALE) + 44,
    legend: legendOf(standings, props.lang),
    content: (
      <>
        <g aria-hidden="true" transform={`translate(12 12) scale(${SCALE})`}>
          {placed.map(({ standing, d }) => (
            <Area key={standing.municipality.id} standing={standing} d={d} props={props} />
          ))}
          {outlined.map(({ standing: { municipality }, d }) => (
            <path
              key={municipality.id}
              class={municipality.id === props.near ? 'sg-outlined sg-nearest' : 'sg-outlined'}
              d={d}
            />
          ))}
        </g>
        <text class="sg-kind" x="12" y={Math.ceil(OUTLINES.height * SCALE) + 34}>
          {say(props.lang, 'map-country-credit')}
        </text>
      </>
    ),
  };
};

/** Municipalities that the boundaries do not have. */
export const offTheMap = (standings: readonly ResourceStanding[]): readonly ResourceStanding[] =>
  standings.filter(({ municipality }) => !shapesByNumber().has(municipality.number));

/** For the file: the obligations that are on the map. */
const legendOf = (standings: readonly ResourceStanding[], lang: Lang): readonly LegendItem[] => [
  ...OBLIGATIONS.filter(of => standings.some(({ use }) => use && obligationOf(use) === of)).map(of => ({
    sample: <Sample obligation={of} />,
    text: obligationName(of, lang),
  })),
  { sample: <Sample obligation={undefined} />, text: say(lang, 'map-country-not-used') },
];

const Sample = ({ obligation }: { obligation: Obligation | undefined }) => (
  <rect
    class={obligation ? `sg-area sg-area-${obligation.toLowerCase()}` : 'sg-area'}
    x="1"
    y="1"
    width="26"
    height="13"
  />
);

const Swatch = ({ obligation }: { obligation: Obligation | undefined }) => (
  <svg viewBox="0 0 28 16" width="28" height="16" aria-hidden="true" focusable="false">
    <Sample obligation={obligation} />
  </svg>
);

export const CountryLegend = ({ obligations, lang }: { obligations: readonly Obligation[]; lang: Lang }) => (
  <ul class="sg-picture-legend">
    {obligations.map(obligation => (
      <li key={obligation}>
        <Swatch obligation={obligation} />
        {obligationName(obligation, lang)}
      </li>
    ))}
    <li>
      <Swatch obligation={undefined} />
      {say(lang, 'map-country-not-used')}
    </li>
  </ul>
);
