import type { Thing } from '../model/answer';
import { entityHref, type Lang } from '../model/state';

type Piece = string | Thing;

/** Cuts a text where a name stands; each thing is linked once, where it is named first. */
const pieces = (text: string, things: readonly Thing[]): readonly Piece[] => {
  const longest = [...things].sort((a, b) => b.name.length - a.name.length);
  let parts: readonly Piece[] = [text];
  for (const thing of longest) {
    if (thing.name.length < 2) continue;
    const at = parts.findIndex(part => typeof part === 'string' && part.includes(thing.name));
    const part = parts[at];
    if (typeof part !== 'string') continue;
    const start = part.indexOf(thing.name);
    parts = [
      ...parts.slice(0, at),
      part.slice(0, start),
      thing,
      part.slice(start + thing.name.length),
      ...parts.slice(at + 1),
    ];
  }
  return parts;
};

/** A sentence in which the names of things lead to their pages. */
export const Linked = ({
  text,
  things,
  lang,
}: {
  text: string;
  things: readonly Thing[];
  lang: Lang | undefined;
}) => (
  <>
    {pieces(text, things).map(piece =>
      typeof piece === 'string' ? piece : <ThingLink key={piece.id} thing={piece} lang={lang} />,
    )}
  </>
);

export const ThingLink = ({ thing, lang }: { thing: Thing; lang: Lang | undefined }) => (
  <a class="ds-link" href={entityHref(thing.id, lang)} data-node={thing.id}>
    {thing.name}
  </a>
);
