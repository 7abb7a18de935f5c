import { edgesOf, isCapped, onlyOf, seedOf, type FoundEdge, type FoundNode } from '../graph/found';
import { UNSET_DAY, commonPeriod } from '../graph/validity';
import { UpTo } from '../graph/up-to';
import { GROUPS } from '../graph/standing';
import { bindText, type RowMap } from '../plan/plan';
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
  "What appeared and disappeared around an entity, or is dated to, as far as dates are known."
  history("Of what: one node." of: EntitySelector!
    "Also around the groups that it belongs to: what they use and must do, it does as one of them."
    inherited: Boolean = false
    "The first day; from the beginning if omitted."
    since: Date
    "The last day, which may lie ahead; to the end if omitted."
    until: Date${PAGE}): History
}
`;

type Event = Readonly<{ date: string; change: 'CAME' | 'WENT'; edge: FoundEdge | undefined }>;

/** The events of an entity and its relations, the latest first. */
export const history = question({
  name: 'history',
  typename: 'History',
  sdl,
  layout: read => {
    const relations = [...read.model.relations.values()];
    const along = (isJoin: boolean) => [
      { relations: relations.filter(({ inherits }) => inherits === isJoin), direction: 'FORWARD' } as const,
    ];
    const inherited =
      read.value('inherited') === true
        ? [
            expansion('Groups', ['Of'], GROUPS, along(true)),
            expansion('Theirs', ['Groups'], 1, along(false), true),
          ]
        : [];
    return {
      asked: { since: read.operand('since'), until: read.operand('until') },
      seeds: [named('Of', 'of', read.nodes('of', 1, 1), true)],
      expansions: [expansion('Out', ['Of'], 1, [{ relations, direction: 'ANY' }], true), ...inherited],
      edgeFacts: VALIDITY,
      nodeFacts: VALIDITY,
    };
  },
  *compute({ since, until }, found, { traversal, model, bound }) {
    checkLength(seedOf(found, 'Of').size, 'of', [1, 1]);
    const of = onlyOf(found, 'Of');
    const own = found.nodes.get(of);
    const edges = edgesOf(found, 'Out', 'Theirs');
    const undated = edges.filter(edge => edge.undated).length;
    yield;
    const days = { since: bindText(since, bound), until: bindText(until, bound) };
    const events = [
      ...(own ? eventsOf(own.facts, undefined) : []),
      ...edges.flatMap(edge => (edge.undated ? [] : eventsOf(withinEnds(edge, found.nodes), edge))),
    ]
      .filter(({ date }) => date >= (days.since ?? date) && date <= (days.until ?? date))
      .sort(latestFirst);
    const object = ({ date, change, edge }: Event): RowMap => {
      const isForward = edge?.from === of || edge?.to !== of;
      return {
        date,
        change,
        other: edge ? (isForward ? edge.to : edge.from) : null,
        step: edge ? stepObject(edge, model, isForward ? 'FORWARD' : 'BACKWARD') : null,
      };
    };
    const isCut = isCapped(found, 'Out', 'Groups', 'Theirs');
    const read = new UpTo(undated, isCut ? 0 : 1, isCut ? 'LAYER_CAP' : undefined);
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
