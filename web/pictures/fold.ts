import { groupName } from './words';
import type { DrawnCertainty, Lang, Picture, PictureEdge, PictureNode } from './picture';

/** What a picture holds in a frame's time. */
export const MOST = { nodes: 300, edges: 1000 } as const;
/** So many of a group are shown when it is opened; the others stay folded, and are told of. */
export const MOST_OPENED = 100;
/** Fewer than these are not worth folding. */
const FEWEST = 2;

export type FoldedGroup = Readonly<{
  id: string;
  name: string;
  members: readonly PictureNode[];
  open: boolean;
}>;
export type Folded = Readonly<{
  picture: Picture;
  /** By the id of the node that stands for it. */
  groups: ReadonlyMap<string, FoldedGroup>;
  /** How many nodes are not shown by themselves. */
  hidden: number;
}>;

type Limits = Readonly<{ nodes: number; edges: number }>;

const PREFIX = 'fold:';
const finely = (node: PictureNode): string =>
  `${PREFIX}${node.kind}${node.within ? `@${node.within.id}` : ''}`;
const coarsely = (node: PictureNode): string => `${PREFIX}${node.kind}`;

/**
 * A picture within its limits: the largest groups of one kind, and in the same place if the nodes say where, stand as one
 * node each; if that is not enough, all of a kind do. What is folded never depends on what is open, so that opening a group
 * adds to the picture and closing it takes away the same. What is on the selected path stays.
 */
export const folded = (
  picture: Picture,
  lang: Lang,
  {
    open = [],
    selected,
    most = MOST,
  }: Readonly<{ open?: readonly string[]; selected?: string | undefined; most?: Limits }> = {},
): Folded => {
  const drawable = withoutLoose(picture);
  const kept = onPath(drawable, selected);
  for (const by of [finely, coarsely]) {
    const groups = chosen(drawable, kept, by, most);
    if (groups) return apply(drawable, groups, open, lang);
  }
  return apply(drawable, sets(drawable, new Set(), coarsely), open, lang);
};

const withoutLoose = ({ nodes, edges }: Picture): Picture => {
  const unique = new Map(nodes.map(node => [node.id, node]));
  return {
    nodes: [...unique.values()],
    edges: edges.filter(({ from, to }) => unique.has(from) && unique.has(to)),
  };
};

const onPath = ({ edges }: Picture, selected: string | undefined): ReadonlySet<string> =>
  new Set(
    selected === undefined
      ? []
      : edges.filter(({ paths }) => paths?.includes(selected)).flatMap(({ from, to }) => [from, to]),
  );

type Sets = ReadonlyMap<string, readonly PictureNode[]>;

const sets = ({ nodes }: Picture, kept: ReadonlySet<string>, by: (node: PictureNode) => string): Sets => {
  const result = new Map<string, PictureNode[]>();
  for (const node of nodes) {
    if (kept.has(node.id) || node.mark) continue;
    const own = result.get(by(node)) ?? [];
    own.push(node);
    result.set(by(node), own);
  }
  return new Map([...result].filter(([, members]) => members.length >= FEWEST));
};

/** The largest groups that bring the picture within its limits; undefined if none do. */
const chosen = (
  picture: Picture,
  kept: ReadonlySet<string>,
  by: (node: PictureNode) => string,
  most: Limits,
): Sets | undefined => {
  const all = [...sets(picture, kept, by)].sort(
    ([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : Number(a > b)),
  );
  const groups = new Map<string, readonly PictureNode[]>();
  let nodes = picture.nodes.length;
  let next = 0;
  const into = new Map<string, string>();
  const fits = (): boolean => nodes <= most.nodes && countEdges(picture, into) <= most.edges;
  while (!fits()) {
    const group = all[next++];
    if (!group) return undefined;
    groups.set(...group);
    nodes -= group[1].length - 1;
    for (const { id } of group[1]) into.set(id, group[0]);
    // Counting is expensive, and of no use as long as there are too many nodes.
    while (nodes > most.nodes && next < all.length) {
      const more = all[next++];
      if (!more) break;
      groups.set(...more);
      nodes -= more[1].length - 1;
      for (const { id } of more[1]) into.set(id, more[0]);
    }
  }
  return groups;
};

const joinedKey = (edge: PictureEdge, into: ReadonlyMap<string, string>): string =>
  `${into.get(edge.from) ?? edge.from} ${edge.relation} ${into.get(edge.to) ?? edge.to} ${edge.mark ?? ''}`;
const countEdges = ({ edges }: Picture, into: ReadonlyMap<string, string>): number =>
  into.size === 0 ? edges.length : new Set(edges.map(edge => joinedKey(edge, into))).size;

const byName = (a: PictureNode, b: PictureNode): number =>
  a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1;

const apply = (picture: Picture, groups: Sets, open: readonly string[], lang: Lang): Folded => {
  const into = new Map<string, string>();
  const made = new Map<string, FoldedGroup>();
  const shown: PictureNode[] = [];
  for (const [id, unsorted] of groups) {
    const members = [...unsorted].sort(byName);
    const step = open.indexOf(id) + 1;
    const opened = step > 0 ? members.slice(0, MOST_OPENED) : [];
    shown.push(...opened.map(node => ({ ...node, step })));
    for (const member of members.slice(opened.length)) into.set(member.id, id);
    made.set(id, { id, name: groupName(members, lang), members, open: step > 0 });
  }
  const grouped = new Set([...groups.values()].flat());
  const alone = picture.nodes.filter(node => !grouped.has(node));
  return {
    picture: {
      nodes: [...alone, ...[...made.values()].map(standIn), ...shown],
      edges: joined(picture.edges, into),
    },
    groups: made,
    hidden: into.size,
  };
};

const standIn = ({ id, name, members }: FoldedGroup): PictureNode => ({
  id,
  name,
  kind: members[0]?.kind ?? '',
  ...(members[0]?.lane ? { lane: members[0].lane } : {}),
});

const WEAKER: readonly DrawnCertainty[] = ['UNCERTAIN', 'DEDUCTION', 'FACT'];

/** Relations of one kind between the same two become one, as certain as the weakest, which says how many it stands for. */
const joined = (edges: readonly PictureEdge[], into: ReadonlyMap<string, string>): readonly PictureEdge[] => {
  if (into.size === 0) return edges;
  const result = new Map<string, PictureEdge>();
  for (const edge of edges) {
    const [from, to] = [into.get(edge.from) ?? edge.from, into.get(edge.to) ?? edge.to];
    if (from === edge.from && to === edge.to) {
      result.set(edge.id, edge);
      continue;
    }
    const id = joinedKey(edge, into);
    const before = result.get(id);
    const certainty = WEAKER.find(of => of === edge.certainty || of === before?.certainty) ?? 'UNCERTAIN';
    const paths = [...new Set([...(before?.paths ?? []), ...(edge.paths ?? [])])];
    result.set(id, {
      ...edge,
      id,
      from,
      to,
      certainty,
      paths,
      count: (before?.count ?? 0) + (edge.count ?? 1),
    });
  }
  return [...result.values()];
};
