import type { ThingRef } from '../model/answer';
import { thingHref, type Along } from '../model/state';
import { capital } from '../words/texts';

type Named = Readonly<{ thing: ThingRef; said: string }>;
type Piece = string | Named;

/** Where a thing is named: by its name, which may be “the …” within a sentence, or with the capital that it begins with. */
const firstIn = (text: string, { name }: ThingRef): Readonly<{ at: number; said: string }> | undefined => {
  for (const said of [name, name.replace(/^The /, 'the ')]) {
    const at = text.indexOf(said);
    if (at >= 0) return { at, said };
  }
  return text.startsWith(capital(name)) ? { at: 0, said: capital(name) } : undefined;
};

/** Cuts a text where a name stands; each thing is linked once, where it is named first. */
const pieces = (text: string, things: readonly ThingRef[]): readonly Piece[] => {
  const longest = [...things].sort((a, b) => b.name.length - a.name.length);
  let parts: readonly Piece[] = [text];
  for (const thing of longest) {
    if (thing.name.length < 2) continue;
    const i = parts.findIndex(part => typeof part === 'string' && firstIn(part, thing) !== undefined);
    const part = parts[i];
    const found = typeof part === 'string' ? firstIn(part, thing) : undefined;
    if (typeof part !== 'string' || found === undefined) continue;
    const { at, said } = found;
    parts = [
      ...parts.slice(0, i),
      part.slice(0, at),
      { thing, said },
      part.slice(at + said.length),
      ...parts.slice(i + 1),
    ];
  }
  return parts;
};

type LinkedProps = Readonly<{ text: string; things: readonly ThingRef[]; along: Along }>;

/** A sentence in which the names of things lead to their pages. */
export const Linked = ({ text, things, along }: LinkedProps) => (
  <>
    {pieces(text, things).map(piece =>
      typeof piece === 'string' ? (
        piece
      ) : (
        <ThingLink key={piece.thing.id} thing={piece.thing} said={piece.said} along={along} />
      ),
    )}
  </>
);

type ThingProps = Readonly<{ thing: ThingRef; said?: string; along: Along }>;

export const ThingLink = ({ thing, said = thing.name, along }: ThingProps) => {
  const href = thingHref(thing, along);
  // What another graph says that its page is may be of no address at all.
  if (href === undefined) return <span data-node={thing.id}>{said}</span>;
  return (
    <a
      class="ds-link"
      href={href}
      data-node={thing.id}
      rel={thing.graph === undefined ? undefined : 'noreferrer noopener'}
    >
      {said}
    </a>
  );
};
