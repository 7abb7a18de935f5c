import type { Roles } from './roles';

/**
 * What questions take for what is left out, for all doors: the SDL has these as defaults of arguments, the explorer's pages read
 * them from the schema, and the tools of agents leave out what they are not given and describe it by these.
 */
export const DEFAULTS = {
  /** How many relations far, along chains. */
  maxHops: 4,
  minHops: 1,
  /** How many relations far, around something. */
  near: 2,
  bridges: 3,
  least: 2,
  level: 2,
  /** With how many of the most alike one is compared. */
  peers: 20,
  /** What fewer than a third of the peers use is no habit of theirs. */
  share: 0.3,
  recorded: true,
  loss: 'FUNCTION',
  change: 'RETIRE',
  direction: 'FORWARD',
  around: 'ANY',
} as const;

/** Returns what capabilities are laid out by unless said: the first that gaps are counted in, or the first that the model has. */
export const defaultColumn = ({ columns }: Pick<Roles, 'columns'>): string | undefined =>
  (columns.find(({ gap }) => gap) ?? columns[0])?.name;
