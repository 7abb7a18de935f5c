import { type Viewer, sees } from '../access/viewer';
import { lookInParts } from '../exchange/look-in-parts';
import type { Relation } from '../model/model';
import { today } from '../model/scalars';
import type { EdgePlace, Properties } from '../plan/write';
import type { Looking, Row } from '../store/store';

/** A viewer that speaks for an actor. */
export type Speaker = Viewer & Readonly<{ actor: string }>;

const AT_ONCE = 1_000;

/**
 * Those of the things that an actor has by a relation that it sees: as a fact, as with a membership, and today. What it
 * had before it still has until someone else has it, so that it can say that it came back, or never should have been
 * there.
 */
export const hadBy = async (
  relation: Relation,
  things: Iterable<string>,
  viewer: Speaker,
  graph: Looking,
): Promise<readonly string[]> => {
  const isFrom = relation.owner === 'FROM';
  const ends = [...things].map(id =>
    isFrom ? { from: viewer.actor, to: id } : { from: id, to: viewer.actor },
  );
  const rows = await lookInParts(ends, AT_ONCE, some =>
    graph.look({ kind: 'between', relation, ends: some }),
  );
  const [has, had] = [new Set<string>(), new Set<string>()];
  for (const row of rows) {
    if (row['certainty'] !== 'FACT' || !sees(row['access'], row['restrictedTo'], viewer)) continue;
    const when = whenOf(row);
    if (when !== 'to come') (when === 'now' ? has : had).add(thingOf(relation, String(row['key'])));
  }
  const ended = [...had].filter(id => !has.has(id));
  const taken = ended.length > 0 ? await takenBy(relation, ended, graph) : NONE;
  return [...has, ...ended.filter(id => !taken.has(id))];
};
const NONE: ReadonlySet<string> = new Set();

/** Those of the things that any actor has today. */
const takenBy = async (
  relation: Relation,
  things: readonly string[],
  graph: Looking,
): Promise<ReadonlySet<string>> => {
  const end = relation.owner === 'FROM' ? 'TO' : 'FROM';
  const links = await lookInParts(things, AT_ONCE, ids => graph.look({ kind: 'joined', relation, end, ids }));
  const places = links.map((row): EdgePlace => ({ from: String(row['from']), key: String(row['key']) }));
  const rows = await lookInParts(places, AT_ONCE, edges =>
    graph.look({ kind: 'edgeRecords', relation, edges }),
  );
  const held = rows.filter(row => {
    const properties = row['properties'] as Properties;
    return properties['certainty'] === 'FACT' && whenOf(properties) === 'now';
  });
  return new Set(held.map(row => thingOf(relation, String(row['key']))));
};

const whenOf = ({ validFrom, validTo }: Row): 'over' | 'now' | 'to come' => {
  const day = today();
  if (typeof validTo === 'string' && validTo <= day) return 'over';
  return typeof validFrom === 'string' && day < validFrom ? 'to come' : 'now';
};

/** The key of an edge has its ends. */
const thingOf = ({ owner }: Relation, key: string): string => {
  const [, from = '', to = ''] = key.split(' ');
  return owner === 'FROM' ? to : from;
};
