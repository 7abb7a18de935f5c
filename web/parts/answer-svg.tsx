import { aloneSvg, certaintyLegend } from '../pictures/alone';
import { Drawing } from '../pictures/drawing';
import { folded } from '../pictures/fold';
import { layoutOf } from '../pictures/layout';
import type { Lang, Picture } from '../pictures/picture';

type Options = Readonly<{
  lang: Lang;
  title: string;
  about: string;
  /** Where the picture comes from, and the day it shows. */
  source: string;
  selected: string | undefined;
}>;

/** The picture of an answer as a file of its own; links of the page lead nowhere from there, so it has none. */
export const answerSvg = (picture: Picture, { lang, title, about, source, selected }: Options): string => {
  const nodes = picture.nodes.map(({ id, kind, name, mark }) => ({
    id,
    kind,
    name,
    ...(mark ? { mark } : {}),
  }));
  const { picture: shown, groups } = folded({ ...picture, nodes }, lang, { open: [], selected });
  const layout = layoutOf(shown);
  return aloneSvg({
    title,
    about,
    source,
    lang,
    width: layout.width,
    height: layout.height,
    legend: certaintyLegend(lang),
    content: (
      <Drawing layout={layout} groups={groups} lang={lang} selected={selected} folds={undefined} id="bilde" />
    ),
  });
};
