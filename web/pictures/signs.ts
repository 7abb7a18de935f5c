import type { Layout } from './layout';
import type { PictureEdge } from './picture';
import type { Drawn } from './route';
import { LANE } from './sizes';
import { textWidth, wrap } from './text';

/** The sign of a relation on the picture: its certainty as an icon, and its name where there is room. */
export type Sign = Readonly<{ edge: PictureEdge; x: number; y: number; text: string; width: number }>;

export const SIGN = { size: 11, icon: 12, between: 4 } as const;
/** Kept free on both sides of a sign. */
const SPARE = 10;
const WIDEST = LANE.gap - 2 * SPARE;
/** With more relations than this only those that stand out have signs. */
const MOST = 80;

type Rect = Readonly<{ x: number; y: number; width: number; height: number }>;
const overlaps = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** Signs that do not cover each other; first of what stands out. What has none has its title, and its sentence in the list. */
export const signsOf = (
  edges: Layout['edges'],
  standsOut: (edge: PictureEdge) => boolean,
): readonly Sign[] => {
  const out = edges.filter(({ edge }) => standsOut(edge));
  const wanted = edges.length > MOST ? out : [...out, ...edges.filter(({ edge }) => !standsOut(edge))];
  const taken: Rect[] = [];
  return wanted.flatMap(({ edge, drawn }) => {
    const sign = [edge.label, '']
      .map(label => signAt(edge, label, drawn.at))
      .find(of => !taken.some(rect => overlaps(rect, rectOf(of))));
    if (!sign) return [];
    taken.push(rectOf(sign));
    return [sign];
  });
};

const signAt = (edge: PictureEdge, label: string, { x, y, space }: Drawn['at']): Sign => {
  const text = wrap(label, WIDEST - SIGN.icon - SIGN.between, SIGN.size, 1)[0] ?? '';
  const width = SIGN.icon + (text ? SIGN.between + textWidth(text, SIGN.size) : 0);
  const middle = Math.max(space + SPARE, Math.min(space + LANE.gap - SPARE - width, x - width / 2));
  return { edge, x: Math.round(middle), y, text, width };
};
const rectOf = ({ x, y, width }: Sign): Rect => ({ x: x - 3, y: y - 9, width: width + 6, height: 18 });
