import type { Lang } from '../model/state';
/** What is drawn, as data: answers become pictures by functions, and the same answer becomes the same picture. */

export type { Lang };
export type DrawnCertainty = 'FACT' | 'DEDUCTION' | 'UNCERTAIN';

/** What a what-if does to a node or a relation. */
export type Mark = 'ADDED' | 'LOST' | 'CHANGED';

/** Columns of the picture, in this order; `laneOf` says which one a kind belongs to. */
export const LANES = [
  'ACTORS',
  'SERVICES',
  'CAPABILITIES',
  'RESOURCES',
  'SPECIFICATIONS',
  'FRAMEWORKS',
] as const;
export type Lane = (typeof LANES)[number];

export type PictureNode = Readonly<{
  /** The entity's id; unique in the picture. */
  id: string;
  /** `__typename` of the entity, as the schema has it. */
  kind: string;
  /** In the reader's language; any text. */
  name: string;
  /** That of its kind if absent. */
  lane?: Lane;
  /** Where the node leads; a path of ours. Without it the node is no link. */
  href?: string;
  mark?: Mark;
  /** What nodes of the same kind may be folded by, such as the region of a place. */
  within?: Readonly<{ id: string; name: string }>;
  /** 0 if absent. What came by a later step is placed below what stands, and never moves it. */
  step?: number;
}>;

export type PictureEdge = Readonly<{
  /** Unique in the picture; `edgeId` makes one. */
  id: string;
  from: string;
  to: string;
  /** Name of the relation, such as USES. */
  relation: string;
  /** The relation in words, from → to, such as `bruker`. */
  label: string;
  certainty: DrawnCertainty;
  /** The paths that it is part of: `selected` names one of them. */
  paths?: readonly string[];
  mark?: Mark;
  /** How many relations it stands for, after folding; 1 if absent. */
  count?: number;
}>;

/** An edge whose ends are not both among the nodes is not drawn. */
export type Picture = Readonly<{ nodes: readonly PictureNode[]; edges: readonly PictureEdge[] }>;

/** The id of a relation: a relation of one kind stands once between two ends. */
export const edgeId = (from: string, relation: string, to: string): string => `${from} ${relation} ${to}`;

/**
 * What is open of what can be folded, in the order in which it was opened. `href` leads to the same page with other
 * groups open, so that folding works without JavaScript.
 */
export type Folds = Readonly<{ open: readonly string[]; href: (open: readonly string[]) => string }>;

/** What `LanePicture` is given. */
export type LanePictureProps = Readonly<{
  picture: Picture;
  lang: Lang;
  /** What the picture shows, in a sentence; its accessible name. */
  title: string;
  /** The path whose nodes and relations stand out. */
  selected?: string | undefined;
  /** Without it what is beyond the limit is folded all the same, and stays so. */
  folds?: Folds | undefined;
  /** Lanes to keep room for; those of the nodes if absent. A view that lets the reader add nodes names them all. */
  lanes?: readonly Lane[] | undefined;
  /** Unique in the page; needed when there are several pictures. */
  id?: string;
}>;
