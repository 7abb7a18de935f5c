import { createHash } from 'node:crypto';
import { compileEdgeStatistics, compileNote, compileState } from '../cypher/constraints';
import type { Statement } from '../cypher/fragment';
import { known } from '../errors';
import type { Model } from '../model/model';
import type { Degrees, Statistics } from '../plan/statistics';
import type { Row } from './store';
import { TURN } from './writing-in';

/** The server's note that contains the statistics. */
export const STATISTICS = 'statistics';

/**
 * The state that statistics belong to: the last write transaction, the number of nodes and relations from the
 * store's own counts, and the definition of what is read about relations.
 */
export const readState = async (
  model: Model,
  run: (statement: Statement) => Promise<readonly Row[]>,
): Promise<string> => {
  const read = createHash('sha256');
  for (const relation of model.relations.values()) read.update(compileEdgeStatistics(relation, model).text);
  const [turn] = await run(compileNote(TURN));
  const { nodes, edges } = known((await run(compileState()))[0], 'counts are a row');
  return [turn?.['value'], nodes, edges, read.digest('hex')].join(' ');
};

type Pairs<T> = readonly (readonly [string, T])[];
type NotedDegrees = Omit<Degrees, 'between' | 'sorts'> &
  Readonly<{ between: Pairs<number>; sorts: Pairs<number> }>;
type Note = Readonly<{
  state: string;
  nodes: Pairs<number>;
  edges: Pairs<NotedDegrees>;
  sources: Pairs<number>;
  earliest?: string;
}>;

export const toNote = (state: string, { nodes, edges, sources, earliest }: Statistics): string => {
  const note: Note = {
    state,
    nodes: [...nodes],
    edges: [...edges].map(([name, degrees]) => [
      name,
      { ...degrees, between: [...degrees.between], sorts: [...degrees.sorts] },
    ]),
    sources: [...sources],
    ...(earliest === undefined ? {} : { earliest }),
  };
  return JSON.stringify(note);
};

/**
 * The noted statistics, if they belong to this state of the graph. Whether a kind has dates must be exact,
 * since dates are tested only where there are any: until the graph itself has been asked, everything counts
 * as dated.
 */
export const fromNote = (text: string, state: string, model: Model): Statistics | undefined => {
  const note = JSON.parse(text) as Note;
  if (note.state !== state) return undefined;
  return {
    nodes: new Map(note.nodes),
    edges: new Map(
      note.edges.map(([name, degrees]) => [
        name,
        { ...degrees, between: new Map(degrees.between), sorts: new Map(degrees.sorts) },
      ]),
    ),
    sources: new Map(note.sources),
    dated: new Set([...model.kinds.keys(), ...model.relations.keys()]),
    ...(note.earliest === undefined ? {} : { earliest: note.earliest }),
    isNoted: true,
  };
};
