import { createHash } from 'node:crypto';
import { compileEdgeStatistics, compileState } from '../cypher/constraints';
import type { Dialect } from '../cypher/dialect';
import type { Statement } from '../cypher/fragment';
import { TURN_READ } from '../cypher/notes';
import { required } from '../errors';
import type { Model } from '../model/model';
import type { Degrees, Statistics, Tested } from '../plan/statistics';
import type { Row } from './store';

/**
 * The state that statistics belong to: the last write transaction, the number of nodes and relations from the
 * store's own counts where others than servers of ours may write, and the definition of what is read about relations.
 */
export const readState = async (
  model: Model,
  dialect: Dialect,
  run: (statement: Statement) => Promise<readonly Row[]>,
): Promise<string> => {
  const read = createHash('sha256');
  for (const relation of model.relations.values())
    read.update(compileEdgeStatistics(relation, model, dialect).text);
  const [turn] = await run(TURN_READ);
  const { nodes, edges } = dialect.othersWrite
    ? required((await run(compileState()))[0], 'counts are a row')
    : {};
  return [turn?.['value'], nodes, edges, read.digest('hex')].join(' ');
};

type Pairs<T> = readonly (readonly [string, T])[];
type NotedDegrees = Omit<Degrees, 'between' | 'sorts'> &
  Readonly<{ between: Pairs<number>; sorts: Pairs<number> }>;
type Figures = Readonly<{
  nodes: Pairs<number>;
  edges: Pairs<NotedDegrees>;
  sources: Pairs<number>;
  tested?: Pairs<Tested>;
  earliest?: string;
  dated?: readonly string[];
  closed?: readonly string[];
  scanned?: true;
  open?: Figures;
}>;

type Note = Figures & Readonly<{ state: string }>;

export const toNote = (state: string, statistics: Statistics): string => {
  const note: Note = { state, ...figuresOf(statistics) };
  return JSON.stringify(note);
};

const figuresOf = ({
  nodes,
  edges,
  sources,
  tested,
  earliest,
  dated,
  closed,
  scanned,
  open,
}: Statistics): Figures => ({
  nodes: [...nodes],
  edges: [...edges].map(([name, degrees]) => [
    name,
    { ...degrees, between: [...degrees.between], sorts: [...degrees.sorts] },
  ]),
  sources: [...sources],
  ...(tested ? { tested: [...tested] } : {}),
  ...(earliest === undefined ? {} : { earliest }),
  dated: [...dated],
  closed: [...closed],
  ...(scanned ? { scanned } : {}),
  ...(open === undefined ? {} : { open: figuresOf(open) }),
});

/**
 * The noted statistics, if they belong to this state of the graph. Whether a kind has dates, or anything that
 * is not public, must be exact, since both are tested only where there are any: where others than servers of ours may
 * have written, everything counts as dated and closed until the graph itself has been asked.
 */
export const fromNote = (
  text: string,
  state: string,
  model: Model,
  othersWrite: boolean,
): Statistics | undefined => {
  const note = JSON.parse(text) as Note;
  if (note.state !== state) return undefined;
  if (!othersWrite) return statisticsOf(note);
  const all = new Set([...model.kinds.keys(), ...model.relations.keys()]);
  return { ...statisticsOf(note, { dated: all, closed: all }), isNoted: true };
};

const statisticsOf = (
  { nodes, edges, sources, tested, earliest, dated = [], closed = [], scanned, open }: Figures,
  unsure?: Pick<Statistics, 'dated' | 'closed'>,
): Statistics => ({
  nodes: new Map(nodes),
  edges: new Map(
    edges.map(([name, degrees]) => [
      name,
      { ...degrees, between: new Map(degrees.between), sorts: new Map(degrees.sorts) },
    ]),
  ),
  sources: new Map(sources),
  ...(tested ? { tested: new Map(tested) } : {}),
  ...(unsure ?? { dated: new Set(dated), closed: new Set(closed) }),
  ...(scanned ? { scanned } : {}),
  ...(earliest === undefined ? {} : { earliest }),
  ...(open === undefined ? {} : { open: statisticsOf(open, unsure && { ...unsure, closed: new Set() }) }),
});
