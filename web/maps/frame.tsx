import type { ComponentChildren } from 'preact';
import { PARAMETERS } from '../model/state';
import { Kept } from '../parts/question-form';
import type { PageContext } from '../pages/page';
import { ZoomTools } from '../pictures/lane-picture';
import { Drawn, type Sketch } from '../pictures/sketch';
import { say } from '../words/say';

export type { Sketch } from '../pictures/sketch';

type FrameProps = Readonly<{
  sketch: Sketch;
  /** Other drawings for a phone, and for a tablet and paper; without them the same is shown smaller. */
  narrow?: Sketch;
  tablet?: Sketch;
  title: string;
  /** Address of the picture as a file. */
  file: string;
  context: PageContext;
  children?: ComponentChildren;
}>;

/** A picture after the text that says the same: in a region of its own that scrolls where the screen is narrow. */
export const Frame = ({ sketch, narrow, tablet, title, file, context: { lang }, children }: FrameProps) => (
  <figure class="sg-picture sg-map" data-picture>
    <figcaption>{title}</figcaption>
    <div class={narrow ? `sg-at sg-only-wide sg-only-desktop${tablet ? '' : ' sg-only-tablet'}` : undefined}>
      <div
        class="sg-picture-scroll"
        role="region"
        tabIndex={0}
        aria-label={`${say(lang, 'map-scroll')}: ${title}`}
      >
        <Drawn sketch={sketch} label={title} name="map" />
      </div>
      <ZoomTools lang={lang} />
    </div>
    {(['tablet', 'narrow'] as const).map(name => {
      const drawn = { tablet, narrow }[name];
      return drawn ? (
        <div key={name} class={`sg-at sg-only-${name}`}>
          <Drawn sketch={drawn} label={title} name={name} />
        </div>
      ) : null;
    })}
    {children}
    <p>
      <a class="ds-link" href={file}>
        {say(lang, 'map-file')}
      </a>
    </p>
  </figure>
);

/** The day and the certainty that a map is asked with. */
export const MapConditions = ({ context: { state, t } }: { context: PageContext }) => {
  const own: readonly string[] = [PARAMETERS.asOf, PARAMETERS.certainty];
  const choices = [
    ['', t('conditions-all')],
    ['slutning', t('conditions-DEDUCTION')],
    ['faktum', t('conditions-FACT')],
  ] as const;
  const chosen = state.certainty === 'FACT' ? 'faktum' : state.certainty === 'DEDUCTION' ? 'slutning' : '';
  return (
    <form class="sg-map-form" method="get" action={state.path} data-navigate>
      <Kept state={state} without={own} />
      <label>
        {t('conditions-date')}
        <input class="ds-input" type="date" name={PARAMETERS.asOf} value={state.asOf} />
      </label>
      <label>
        {t('conditions-certainty')}
        <select class="ds-input" name={PARAMETERS.certainty}>
          {choices.map(([value, text]) => (
            <option key={value} value={value} selected={value === chosen}>
              {text}
            </option>
          ))}
        </select>
      </label>
      <button class="ds-button" data-variant="secondary" type="submit">
        {t('conditions-apply')}
      </button>
    </form>
  );
};

/** Links of which one is where the reader is. */
export const Choices = ({
  label,
  links,
}: {
  label: string;
  links: readonly Readonly<{ href: string; text: string; isChosen: boolean }>[];
}) => (
  <nav class="sg-map-choices" aria-label={label}>
    <span aria-hidden="true">{label}:</span>
    <ul>
      {links.map(({ href, text, isChosen }) => (
        <li key={href}>
          <a class="ds-link" href={href} aria-current={isChosen ? 'true' : undefined}>
            {text}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);

/** The address of the picture of a state as a file. */
export const fileHref = (href: string): string => href.replace(/^\/kart\/([a-z]+)/, '/bilde/$1.svg');
