import { render } from 'preact-render-to-string';
import { LanePicture } from '../pictures/lane-picture';
import type { Lang, Picture } from '../pictures/picture';

type Options = Readonly<{ lang: Lang; title: string; selected: string | undefined }>;

/** The picture as a file of its own. */
export const aloneSvg = (picture: Picture, { lang, title, selected }: Options): string => {
  const page = render(<LanePicture picture={picture} lang={lang} title={title} selected={selected} />);
  return page.slice(page.indexOf('<svg'), page.indexOf('</svg>') + '</svg>'.length);
};
