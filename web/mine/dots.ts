import { entityHref } from '../model/state';
import type { PageContext } from '../pages/page';
import { dotsSketch, type Dots } from '../pictures/dots';
import type { Sketch, Space } from '../pictures/sketch';
import { comparedIn, gapsIn, type Mine } from './mine';

/** Rows of a picture that is read at a glance. */
const MOST_ROWS = 5;

/** What it has chosen, and what others like it use and nobody looked up for it; what is the same for all is left out. */
export const mineDots = (
  mine: Mine,
  { t, along, lang }: PageContext,
): ((space: Space) => Sketch) | undefined => {
  const { data, entity } = mine;
  const all = comparedIn(mine);
  const uses = all.map(({ uses: { edges } }) => new Map(edges.map(edge => [edge.node.id, edge])));
  const rowOf = (node: Readonly<{ id: string; name: string }>) => ({
    label: node.name,
    href: entityHref(node.id, along),
    cells: uses.map(of => of.get(node.id)?.certainty),
  });
  const differs = ({ cells }: ReturnType<typeof rowOf>): boolean => cells.some(cell => cell === undefined);
  const chosen = (data.standings?.nodes ?? [])
    .filter(({ standing }) => standing === 'DOES')
    .map(({ resource }) => rowOf(resource))
    .filter(differs);
  const gaps = gapsIn(mine).map(({ resource }) => rowOf(resource));
  const groups = [
    { heading: t('mine-dots-chosen'), rows: chosen.slice(0, MOST_ROWS) },
    { heading: t('mine-dots-gaps', { name: entity.name }), rows: gaps.slice(0, MOST_ROWS - 1) },
  ].filter(({ rows }) => rows.length > 0);
  if (groups.length === 0 || all.length < 2) return undefined;
  const dots: Dots = {
    columns: all.map(({ id, name }) => ({ name, href: entityHref(id, along) })),
    groups,
    of: t('answer-dots-of', { n: all.length - 1 }),
    none: t('answer-dots-none'),
  };
  return space => dotsSketch(dots, lang, space);
};
