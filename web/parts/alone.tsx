import style from 'picture-style';
import { render } from 'preact-render-to-string';
import { LanePicture } from '../pictures/lane-picture';
import type { Lang, Picture } from '../pictures/picture';

type Options = Readonly<{ lang: Lang; title: string; selected: string | undefined }>;

const END = '</svg>';
const ROOT = '<svg role="group"';

/** The picture as a file of its own, with its style; links of the page lead nowhere from there, so it has none. */
export const aloneSvg = (picture: Picture, { lang, title, selected }: Options): string => {
  const linkless = {
    ...picture,
    nodes: picture.nodes.map(({ id, kind, name, mark }) => ({ id, kind, name, ...(mark ? { mark } : {}) })),
  };
  const page = render(<LanePicture picture={linkless} lang={lang} title={title} selected={selected} />);
  const from = page.indexOf(ROOT);
  if (from < 0) return `<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>`;
  const drawing = page.slice(from, page.indexOf(END, from) + END.length);
  const root = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" class="sg-picture-alone" role="group"`;
  return drawing.replace(ROOT, root).replace('>', `><style>${style}</style>`);
};
