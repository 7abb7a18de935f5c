import { compared } from '../gql/labels';
import type { MineQuery } from '../gql/graphql';
import { entityHref } from '../model/state';
import type { PageContext } from '../pages/page';
import { dotsSketch, type Dots } from '../pictures/dots';
import type { Sketch, Space } from '../pictures/sketch';
import { PEERS, type Mine } from './mine';

type Using = Extract<NonNullable<MineQuery['own']>, { uses: unknown }>;
const isUsing = (of: MineQuery['own']): of is Using => of?.__typename === compared?.kind;

/** Rows of a picture that is read at a glance. */
const MOST_ROWS = 6;

/** What it has chosen, and what others like it use and nobody looked up for it; what is the same for all is left out. */
export const mineDots = (
  { data, entity }: Mine,
  { t, along, lang }: PageContext,
): ((space: Space) => Sketch) | undefined => {
  const { own } = data;
  if (!isUsing(own)) return undefined;
  const others = (data.alike?.nodes ?? []).flatMap(({ node }) => (isUsing(node) ? [node] : [])).slice(0, PEERS);
  const all = [own, ...others];
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
  const gaps = (data.adoption?.nodes ?? []).map(({ resource }) => rowOf(resource));
  const groups = [
    { heading: t('mine-dots-chosen'), rows: chosen.slice(0, MOST_ROWS) },
    { heading: t('mine-dots-gaps', { name: entity.name }), rows: gaps.slice(0, MOST_ROWS) },
  ].filter(({ rows }) => rows.length > 0);
  if (groups.length === 0 || others.length === 0) return undefined;
  const dots: Dots = {
    columns: all.map(({ id, name }) => ({ name, href: entityHref(id, along) })),
    groups,
    of: t('answer-dots-of', { n: others.length }),
    none: t('answer-dots-none'),
  };
  return space => dotsSketch(dots, lang, space);
};
