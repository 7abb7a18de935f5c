import { createHash } from 'node:crypto';
import style from 'picture-style';
import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import { plain, wrap } from './text';

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
}>;

const HEAD = 44;
const FOOT = 32;
const LEAST_WIDTH = 560;

/** XML has no place for these, not even escaped (XML 1.0, 2.2). */
const UNPRINTABLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The file, with its style in it: light, since nobody knows what it is put on. */
export const aloneSvg = ({
  title,
  about,
  source,
  lang,
  width: own,
  height: inner,
  content,
}: Alone): string => {
  const width = Math.max(own, LEAST_WIDTH);
  const height = inner + HEAD + FOOT;
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
      <rect class="sg-alone-ground" width={width} height={height} />
      <text class="sg-lane" x="12" y="28" aria-hidden="true">
        {wrap(title, width - 24, 16, 1)[0]}
      </text>
      <g transform={`translate(0 ${HEAD})`}>{content}</g>
      <text class="sg-kind" x="12" y={height - 12}>
        {wrap(source, width - 24, 11, 1)[0]}
      </text>
    </svg>,
  );
  return drawing.replace(UNPRINTABLE, '');
};

/** Nothing but the style in the file itself; other sites may embed it. */
export const ALONE_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`;
