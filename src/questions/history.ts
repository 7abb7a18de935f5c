import { edgesOf, isCapped, onlyOf, wholeTo, type FoundEdge } from '../graph/found';
import type { RowMap } from '../plan/plan';
import { expansion, named } from '../planner/layout';
import { pageOf, stepObject, truncation } from './answer-parts';
import { question } from './question';
import { PAGE, answer } from './sdl-parts';
import { VALIDITY } from './ways';

const sdl = `
"Whether something came or went."
enum HistoryEventKind {
  "From this day it holds."
  CAME
  "From this day it holds no more."
  WENT
}

"Something that came or went on a day."
type HistoryEvent {
  "The first day on which it is otherwise."
  date: Date!
  "Whether it came or went."
  change: HistoryEventKind!
  "The relation; null when it is the entity itself."
  step: Step
  "At the other end of the relation."
  other: Entity
}
${answer('History', 'HistoryEvent', 'What came and went around an entity, the latest first.', '"Relations that hold with no day known."\n  undated: Int!')}

extend type Query {
  "What came and went around an entity, as far as days are known."
  history("Of whom or what: an id." of: ID!${PAGE}): History
}
`;

type Event = Readonly<{ date: string; change: 'CAME' | 'WENT'; edge: FoundEdge | undefined }>;

/** What came and went around an entity, the latest first. */
export const history = question({
  name: 'history',
  typename: 'History',
  sdl,
  layout: read => ({
    asked: undefined,
    seeds: [named('Of', 'of', read.ids('of', 1, 1), true)],
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
    const of = onlyOf(found, 'Of');
    const edges = edgesOf(found, 'Out');
    const own = found.nodes.get(of);
    yield;
    const events = [
      ...(own ? eventsOf(own.facts, undefined) : []),
      ...edges.flatMap(edge => eventsOf(edge.facts, edge)),
    ].sort(latestFirst);
    const object = ({ date, change, edge }: Event): RowMap => ({
      date,
      change,
      other: edge ? (edge.from === of ? edge.to : edge.from) : null,
      step: edge ? stepObject(edge, model, edge.from === of ? 'FORWARD' : 'BACKWARD') : null,
    });
    return {
      ...pageOf(events, idOf, traversal, object),
      undated: edges.filter(edge => eventsOf(edge.facts, edge).length === 0).length,
      truncated: truncation(
        isCapped(found, 'Out') ? 'LAYER_CAP' : undefined,
        wholeTo(found, 1, 'Out'),
        found,
      ),
    };
  },
});

const eventsOf = ([from, to]: readonly unknown[], edge: FoundEdge | undefined): readonly Event[] => [
  ...(typeof from === 'string' ? [{ date: from, change: 'CAME', edge } as const] : []),
  ...(typeof to === 'string' ? [{ date: to, change: 'WENT', edge } as const] : []),
];

const idOf = ({ date, change, edge }: Event): string => `${date} ${change} ${edge?.key ?? ''}`;
const latestFirst = (a: Event, b: Event): number =>
  a.date === b.date ? (idOf(a) < idOf(b) ? -1 : 1) : a.date < b.date ? 1 : -1;
