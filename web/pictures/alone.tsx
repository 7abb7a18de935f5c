import { createHash } from 'node:crypto';
import style from 'picture-style';
import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import { CERTAINTIES, Icon, cls } from './drawing';
import type { Lang } from './picture';
import { plain, textWidth, wrap } from './text';
import { say } from '../words/say';

/** What a picture is made of that stands alone: a file to embed elsewhere, which runs nothing and loads nothing. */
export type Alone = Readonly<{
  title: string;
  about: string;
  /** Where the picture comes from, and the day it shows. */
  source: string;
  lang: string;
  width: number;
  height: number;
  content: ComponentChildren;
  legend: readonly LegendItem[];
}>;
/** A sample, 28 by 14 pixels, and what it means. */
export type LegendItem = Readonly<{ sample: ComponentChildren; text: string }>;

const HEAD = 44;
const FOOT = 60;
const LEAST_WIDTH = 560;

/** XML has no place for these, not even escaped (XML 1.0, 2.2). */
const UNPRINTABLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Line and icon of each certainty. */
export const certaintyLegend = (lang: Lang): readonly LegendItem[] =>
  CERTAINTIES.map(certainty => ({
    text: say(lang, `picture-certainty-${certainty}`),
    sample: (
      <>
        <path class={`sg-edge ${cls(certainty)}`} d="M0 7H28" />
        <g class={`sg-sign ${cls(certainty)}`} transform="translate(8 1)">
          <Icon certainty={certainty} />
        </g>
      </>
    ),
  }));

/** Samples with what they mean, in one line. */
export const LegendLine = ({ items, x: start = 12, y }: LegendLineProps) => {
  let x = start;
  return (
    <g>
      {items.map(({ sample, text }) => {
        const left = x;
        x += 28 + 8 + textWidth(text, 12) + 18;
        return (
          <g key={text} transform={`translate(${Math.round(left)} ${y})`}>
            {sample}
            <text class="sg-legend-text" x="36" y="11">
              {text}
            </text>
          </g>
        );
      })}
    </g>
  );
};

type LegendLineProps = Readonly<{ items: readonly LegendItem[]; x?: number; y: number }>;

/** How wide that is. */
export const legendWidth = (items: readonly LegendItem[]): number =>
  items.reduce((sum, { text }) => sum + 28 + 8 + textWidth(text, 12) + 18, 0);

/** Title above; legend and source below. */
const Around = ({ title, source, legend, width, height, children }: AroundProps) => (
  <>
    <rect class="sg-alone-ground" width={width} height={height} />
    <text class="sg-lane" x="12" y="28" aria-hidden="true">
      {wrap(title, width - 24, 16, 1)[0]}
    </text>
    <g transform={`translate(0 ${HEAD})`}>{children}</g>
    <LegendLine items={legend} y={height - FOOT + 8} />
    <text class="sg-kind" x="12" y={height - 12}>
      {wrap(source, width - 24, 11, 1)[0]}
    </text>
  </>
);
type AroundProps = Pick<Alone, 'title' | 'source' | 'legend' | 'width' | 'height'> &
  Readonly<{ children: ComponentChildren }>;

/** A drawing with the style that it needs, and nothing around it. */
export const styledSvg = ({ width, height, content }: Pick<Alone, 'width' | 'height' | 'content'>): string =>
  render(
    <svg
      xmlns="http://www.w3.org/2000/svg"
      class="sg-picture-alone sg-map"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
    >
      <style dangerouslySetInnerHTML={{ __html: style }} />
      {content}
    </svg>,
  ).replace(UNPRINTABLE, '');

/** The file, with its style in it: light, since nobody knows what it is put on. */
export const aloneSvg = ({ title, about, lang, content, ...rest }: Alone): string => {
  const width = Math.max(rest.width, LEAST_WIDTH);
  const height = rest.height + HEAD + FOOT;
  const drawing = render(
    <svg
      xmlns="http://www.w3.org/2000/svg"
      xmlnsXlink="http://www.w3.org/1999/xlink"
      class="sg-picture-alone sg-map"
      role="group"
      lang={lang}
      aria-labelledby="sg-title"
      aria-describedby="sg-desc"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
    >
      <title id="sg-title">{plain(title)}</title>
      <desc id="sg-desc">{plain(about)}</desc>
      <style dangerouslySetInnerHTML={{ __html: style }} />
      <Around {...rest} title={title} width={width} height={height}>
        {content}
      </Around>
    </svg>,
  );
  return drawing.replace(UNPRINTABLE, '');
};

/** Nothing but the style in the file itself; other sites may embed it. */
export const ALONE_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`;
