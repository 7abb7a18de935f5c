import { CERTAINTIES, Drawing, Icon, cls } from './drawing';
import { folded } from './fold';
import { layoutOf, type PictureLayout } from './layout';
import type { Lang, LanePictureProps, Mark, Picture } from './picture';
import { say } from '../words/say';
import * as words from './words';

const MARKS: readonly Mark[] = ['ADDED', 'LOST', 'CHANGED'];

/** Line, icon and word of each certainty, and of each mark that is in the picture. */
export const PictureLegend = ({ marks, lang }: { marks: readonly Mark[]; lang: Lang }) => (
  <ul class="sg-picture-legend" aria-label={say(lang, 'picture-legend')}>
    {CERTAINTIES.map(certainty => (
      <li key={certainty}>
        <svg
          class={cls(certainty)}
          viewBox="0 0 60 14"
          width="60"
          height="14"
          aria-hidden="true"
          focusable="false"
        >
          <path class={`sg-edge ${cls(certainty)}`} d="M0 7H60" />
          <g class={`sg-sign ${cls(certainty)}`} transform="translate(24 1)">
            <Icon certainty={certainty} />
          </g>
        </svg>
        {say(lang, `picture-certainty-${certainty}`)}
      </li>
    ))}
    {marks.map(mark => (
      <li key={mark}>
        <span class={`sg-mark-sample sg-${mark.toLowerCase()}`} aria-hidden="true">
          {words.MARK_SIGNS[mark]}
        </span>
        {say(lang, `picture-mark-${mark}`)}
      </li>
    ))}
  </ul>
);

const marksIn = ({ boxes, edges }: PictureLayout): readonly Mark[] =>
  MARKS.filter(
    mark => boxes.some(({ node }) => node.mark === mark) || edges.some(({ edge }) => edge.mark === mark),
  );

/** What each key does, by the end of its message. */
const KEYS = [
  ['→', 'right'],
  ['←', 'left'],
  ['↑ ↓', 'up'],
  ['Enter', 'middle'],
  ['Enter Enter', 'page'],
  ['s', 'sources'],
  ['Esc', 'escape'],
  ['?', 'keys'],
] as const;

const Keys = ({ lang }: { lang: Lang }) => (
  <details class="sg-picture-keys" data-keys>
    <summary>{say(lang, 'picture-keys-title')}</summary>
    <dl>
      {KEYS.map(([key, does]) => (
        <div key={key}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{say(lang, `picture-key-${does}`)}</dd>
        </div>
      ))}
    </dl>
  </details>
);

/** Filled by sources.ts with what the sentences of the page say of the relations of a node. */
const SourcesDialog = ({ lang, id }: { lang: Lang; id: string }) => {
  return (
    <dialog class="sg-picture-sources" data-picture-sources aria-labelledby={`${id}-kilder`}>
      <h3 id={`${id}-kilder`} tabIndex={-1}>
        {say(lang, 'picture-sources')}: <span data-name />
      </h3>
      <ol data-list />
      <p>
        <a class="ds-link" data-about>
          {say(lang, 'picture-about')}
        </a>
      </p>
      <form method="dialog">
        <button class="ds-button" data-variant="secondary" type="submit">
          {say(lang, 'picture-close-sources')}
        </button>
      </form>
    </dialog>
  );
};

/** Buttons that a script brings: larger, smaller, all of it; and the picture in small, where not all of it is seen. */
export const ZoomTools = ({ lang }: { lang: Lang }) => (
  <div class="sg-zoom" data-script hidden>
    {(['in', 'out', 'all'] as const).map(zoom => (
      <button key={zoom} class="ds-button" data-variant="secondary" type="button" data-zoom={zoom}>
        {say(lang, `picture-zoom-${zoom}`)}
      </button>
    ))}
    <svg class="sg-overview" data-overview aria-hidden="true" focusable="false" />
  </div>
);

/** The drawing without what is around it; groups stay closed. */
export const laneSketch = (
  picture: Picture,
  { lang, selected }: Readonly<{ lang: Lang; selected: string | undefined }>,
) => {
  const { picture: shown, groups } = folded(picture, lang, { selected });
  const layout = layoutOf(shown);
  const isLit = layout.edges.some(({ edge }) => selected !== undefined && edge.paths?.includes(selected));
  return {
    width: Math.max(1, layout.width),
    height: layout.height,
    content: (
      <g class={isLit ? 'sg-lit' : undefined}>
        {layout.boxes.length === 0 ? (
          <text class="sg-name" x="12" y="24">
            {say(lang, 'picture-none')}
          </text>
        ) : (
          <Drawing
            layout={layout}
            groups={groups}
            lang={lang}
            selected={selected}
            folds={undefined}
            id="bilde"
          />
        )}
      </g>
    ),
  };
};

/** What the script says. */
const announcements = (lang: Lang) => ({
  'data-no-sources': say(lang, 'picture-no-sources'),
  'data-group-sources': say(lang, 'picture-group-sources'),
  'data-centred': say(lang, 'picture-centred'),
});

/** How much there is, and what stands in groups. */
const Counts = ({
  title,
  picture,
  hidden,
  lang,
  id,
}: Readonly<{ title: string; picture: Picture; hidden: number; lang: Lang; id: string }>) => {
  const counted = [
    say(lang, 'picture-things', { n: picture.nodes.length }),
    say(lang, 'picture-relations', { n: picture.edges.length }),
  ].join(', ');
  return (
    <figcaption>
      <span id={`${id}-tittel`}>{title}</span> <span class="sg-picture-count">({counted})</span>
      {hidden > 0 ? (
        <span class="sg-picture-note">
          {' '}
          {say(lang, 'picture-grouped', { n: words.figure(hidden, lang) })}
        </span>
      ) : null}
    </figcaption>
  );
};

/**
 * A picture of nodes in lanes. It is whole and has links without scripts; keys.ts adds the arrow keys, and lights what
 * `[data-lights="<path>"]` elsewhere on the page names while the pointer or the focus is there.
 */
export const LanePicture = ({
  picture,
  lang,
  title,
  selected,
  folds,
  lanes,
  id = 'bilde',
}: LanePictureProps) => {
  const { picture: shown, groups, hidden } = folded(picture, lang, { open: folds?.open ?? [], selected });
  const layout = layoutOf(shown, lanes);
  const isLit = layout.edges.some(({ edge }) => selected !== undefined && edge.paths?.includes(selected));
  const { width, height, boxes } = layout;
  if (boxes.length === 0) return <p class="sg-picture-none">{say(lang, 'picture-none')}</p>;
  // A skip link leads to it.
  const attributes = { id, tabIndex: -1, 'data-picture': true, ...announcements(lang) };
  const scroll = `${say(lang, 'picture-scroll')}: ${title}`;
  return (
    <figure class={isLit ? 'sg-picture sg-lit' : 'sg-picture'} {...attributes}>
      <Counts title={title} picture={picture} hidden={hidden} lang={lang} id={id} />
      <div class="sg-picture-scroll" role="region" tabIndex={0} aria-label={scroll}>
        <svg
          role="group"
          aria-labelledby={`${id}-tittel`}
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
        >
          <Drawing layout={layout} groups={groups} lang={lang} selected={selected} folds={folds} id={id} />
        </svg>
      </div>
      <ZoomTools lang={lang} />
      <p class="sg-picture-live" aria-live="polite" data-live />
      <PictureLegend marks={marksIn(layout)} lang={lang} />
      <Keys lang={lang} />
      <SourcesDialog lang={lang} id={id} />
    </figure>
  );
};
