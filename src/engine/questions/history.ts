import { edgesOf, isCapped, onlyOf, seedOf, wholeTo, type FoundEdge, type FoundNode } from '../graph/found';
import { UNSET_DAY, commonPeriod } from '../graph/validity';
import { UpTo } from '../graph/up-to';
import type { RowMap } from '../plan/plan';
import { VALIDITY, checkLength, expansion, named } from '../planner/arguments';
import { pageOf, stepObject, undatedOf } from './answer-parts';
import { question } from './question';
import { PAGE, UNDATED_TOLD, answer } from './sdl-parts';

const sdl = `
"Whether something came or went."
enum HistoryEventKind {
  "The first day on which it is valid."
  CAME
  "The first day on which it is no longer valid."
  WENT
}

"Something that came or went on a day."
type HistoryEvent {
  "The first day on which it is otherwise."
  date: Date!
  "Whether it appeared or disappeared."
  change: HistoryEventKind!
  "The relation; null when it is the entity itself."
  step: Step
  "At the other end of the relation."
  other: Entity
}
${answer('History', 'HistoryEvent', 'What came and went around an entity, the latest first.', UNDATED_TOLD)}

extend type Query {
  "What appeared and disappeared around an entity, as far as dates are known."
  history("Of what: one node." of: EntitySelector!${PAGE}): History
}
`;

type Event = Readonly<{ date: string; change: 'CAME' | 'WENT'; edge: FoundEdge | undefined }>;

/** The events of an entity and its relations, the latest first. */
export const history = question({
  name: 'history',
  typename: 'History',
  sdl,
  layout: read => ({
    asked: undefined,
    seeds: [named('Of', 'of', read.nodes('of', 1, 1), true)],
    expansions: [
      expansion(
        'Out',
        ['Of'],
        1,
        [{ relations: [...read.model.relations.values()], direction: 'ANY' }],
        true,
      ),
    ],
    edgeFacts: VALIDITY,
    nodeFacts: VALIDITY,
  }),
  *compute(_, found, { traversal, model }) {
    checkLength(seedOf(found, 'Of').size, 'of', [1, 1]);
    const of = onlyOf(found, 'Of');
    const edges = edgesOf(found, 'Out');
    const own = found.nodes.get(of);
    const undated = edges.filter(edge => edge.undated).length;
    yield;
    const events = [
      ...(own ? eventsOf(own.facts, undefined) : []),
      ...edges.flatMap(edge => (edge.undated ? [] : eventsOf(withinEnds(edge, found.nodes), edge))),
    ].sort(latestFirst);
    const object = ({ date, change, edge }: Event): RowMap => ({
      date,
      change,
      other: edge ? (edge.from === of ? edge.to : edge.from) : null,
      step: edge ? stepObject(edge, model, edge.from === of ? 'FORWARD' : 'BACKWARD') : null,
    });
    const read = new UpTo(
      undated,
      wholeTo(found, 1, 'Out'),
      isCapped(found, 'Out') ? 'LAYER_CAP' : undefined,
    );
    return {
      ...pageOf(read.with(events), idOf, { traversal, found }, object),
      ...undatedOf(read.all, 'history'),
    };
  },
});

/** A relation holds while both its ends do: from the last of the days on which they begin to the first on which one ends. */
const withinEnds = (edge: FoundEdge, nodes: ReadonlyMap<string, FoundNode>): readonly unknown[] => {
  const all = [edge, nodes.get(edge.from), nodes.get(edge.to)].flatMap(dated => dated ?? []);
  const period = commonPeriod(all);
  if (!period) return NEVER;
  return [all.some(({ facts: [from] }) => typeof from === 'string') ? period.from : null, period.to];
};
const NEVER: readonly unknown[] = [];

const eventsOf = ([from, to]: readonly unknown[], edge: FoundEdge | undefined): readonly Event[] => [
  ...(typeof from === 'string' && from !== UNSET_DAY ? [{ date: from, change: 'CAME', edge } as const] : []),
  ...(typeof to === 'string' ? [{ date: to, change: 'WENT', edge } as const] : []),
];

const idOf = ({ date, change, edge }: Event): string => `${date} ${change} ${edge?.key ?? ''}`;
const latestFirst = (a: Event, b: Event): number =>
  a.date === b.date ? (idOf(a) < idOf(b) ? -1 : 1) : a.date < b.date ? 1 : -1;
