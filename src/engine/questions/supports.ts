import { type LossCause, type Consequence, type ConsequenceRule, CONSEQUENCES } from '../model/consequences';
import type { Model, Relation } from '../model/model';
import { edgeFact, isOfKind, nodeFact, type Found, compare } from '../graph/found';
import { THING_ELSEWHERE } from '../plan/elsewhere';
import type { SupportFacts, Extent } from '../graph/supports';
import { opposite, type Arm } from '../plan/traversal';
import type { RowMap } from '../plan/plan';
import type { Whole } from '../graph/up-to';
import { inWords } from './answer-parts';

/**
 * The rules that can lead to one of these losses, in the order of the SDL: the rules for the losses
 * themselves, and those for the losses that cause them.
 */
export const rulesFor = (
  model: Pick<Model, 'relations'>,
  losses: readonly Consequence[],
  change: LossCause,
): readonly ConsequenceRule[] => {
  const all = [...model.relations.values()]
    .flatMap(({ consequences }) => consequences)
    .filter(({ by }) => by.includes(change));
  const wanted = new Set(losses);
  for (const loss of wanted)
    for (const rule of all) if (rule.what === loss) for (const before of rule.when) wanted.add(before);
  return all.filter(({ what }) => wanted.has(what));
};

/** The relations of some rules, from dependents to their supports. */
export const supportsAlong = (rules: readonly ConsequenceRule[], model: Model): readonly Arm[] => {
  const losing = (end: 'FROM' | 'TO'): readonly Relation[] =>
    [...model.relations.values()].filter(({ name }) =>
      rules.some(({ relation, loses }) => relation === name && loses === end),
    );
  return [
    { relations: losing('FROM'), direction: 'FORWARD' },
    { relations: losing('TO'), direction: 'BACKWARD' },
  ];
};

/** Follows them from supports to their dependents. */
export const dependentsAlong = (rules: readonly ConsequenceRule[], model: Model): readonly Arm[] =>
  supportsAlong(rules, model).map(({ relations, direction }) => ({
    relations,
    direction: opposite(direction),
  }));

/** The relations by which a node has what another has, if some rule says that it may lose that. */
export const inheriting = (rules: readonly ConsequenceRule[], model: Model): readonly Relation[] => {
  const all = [...model.relations.values()].filter(({ inherits }) => inherits);
  const names = new Set(all.map(({ name }) => name));
  return rules.some(({ relation, loses }) => loses === 'FROM' && !names.has(relation)) ? all : [];
};

/** The edge facts that some rules ask about. */
export const factsAsked = (rules: readonly ConsequenceRule[]): readonly string[] => [
  ...new Set(rules.flatMap(({ given }) => given.map(({ fact }) => fact))),
];

/** Answers what rules ask, from what was found. */
export const askedOf = (found: Found<never, never, string>, model: Model): SupportFacts => {
  const idle = idleIn(model);
  return {
    isOf: (id, kinds) => isOfKind(found, id, kinds),
    factOf: (edge, fact) => edgeFact(found, edge, fact),
    inherits: new Set([...model.relations.values()].flatMap(of => (of.inherits ? [of.name] : []))),
    isIdle: id =>
      [...idle].some(([field, values]) => values.has(String(nodeFact(found, id, field)))) ||
      found.elsewhere?.idle.has(id) === true,
  };
};

/** The relations that say what their other end is needed for, with that fact, and what of it something else can be there for. */
export const purposesIn = (
  model: Model,
): ReadonlyMap<string, Readonly<{ relation: Relation; fact: string; values: ReadonlySet<string> }>> =>
  new Map(
    [...model.relations.values()].flatMap(relation =>
      [...relation.fields.values()].flatMap(({ name: fact, type, list, level }) => {
        const all = type.kind === 'enum' && !list && !level ? (model.enums.get(type.name)?.values ?? []) : [];
        const values = new Set(all.flatMap(of => (of.interchangeable ? [of.name] : [])));
        return values.size > 0 ? [[relation.name, { relation, fact, values }] as const] : [];
      }),
    ),
  );

/** The fields of nodes that say how many people they are there for. */
export const peopleFacts = (model: Model): readonly string[] => [
  ...new Set(
    [...model.kinds.values()].flatMap(kind =>
      [...kind.fields.values()].flatMap(({ name, people }) => (people ? [name] : [])),
    ),
  ),
];

/** The fields of nodes that say whether they work. */
export const idleFacts = (model: Model): readonly string[] => [...idleIn(model).keys()];

const idleIn = (model: Model): ReadonlyMap<string, ReadonlySet<string>> => {
  const before = idles.get(model);
  if (before) return before;
  const values = new Map(
    [...model.enums].map(([name, of]) => [
      name,
      of.values.filter(({ idle }) => idle).map(value => value.name),
    ]),
  );
  const fields = [...model.kinds.values()].flatMap(kind => [...kind.fields.values()]);
  const found = new Map(
    fields.flatMap(({ name, type, list }) => {
      const idle = type.kind === 'enum' && !list ? (values.get(type.name) ?? []) : [];
      return idle.length > 0 ? [[name, new Set(idle)] as const] : [];
    }),
  );
  idles.set(model, found);
  return found;
};
const idles = new WeakMap<Model, ReadonlyMap<string, ReadonlySet<string>>>();

export const EXTENT_SDL = `
"What may be lost. These are different in kind, and never added up."
enum Consequence {
  "It no longer works, or an actor can no longer do what it used something for."
  FUNCTION
  "It loses support: a capability, a service, a life event."
  COVERAGE
  "An obligation is no longer met; the obligation itself still stands."
  DUTY
  "It is repealed, or loses the framework that it rested on; it may work as before."
  LEGAL_BASIS
}

"How much of what it rests on something loses."
enum Extent {
  "All of it: it needs what goes away, or everything that supports it is recorded and goes away."
  WHOLLY
  "The only one recorded; there may be others."
  ONLY_RECORDED
  "Others are left."
  PARTLY
}

"How many of a kind lose something of one kind, and how much."
type ExtentCount {
  "What they lose."
  consequence: Consequence!
  "The kind that is counted."
  kind: KindName!
  "How many lose all of it."
  wholly: Int!
  "How many lose the only one recorded."
  onlyRecorded: Int!
  "How many have others left."
  partly: Int!
  "Those that rest on more than is visited, so that the extent is not known."
  unknown: Int!
  "All of them in plain language: three systems, one register. {spoken}."
  explanation("Other languages get {first}." lang: Language = {first}): String!
}
`;

type Losing = Readonly<{ id: string; consequence: Consequence; extent: Extent | undefined }>;
type Count = { wholly: number; onlyRecorded: number; partly: number; unknown: number };
const FIELDS = { WHOLLY: 'wholly', ONLY_RECORDED: 'onlyRecorded', PARTLY: 'partly' } as const;

/** The counts, each kind of consequence on its own, the most severe first. */
export const extentCounts = (
  all: Whole<readonly Losing[]>,
  kindOf: (id: string) => string,
  model: Model,
): readonly RowMap[] =>
  CONSEQUENCES.flatMap(consequence => {
    const counts = new Map<string, Count>();
    for (const { id, extent } of all.filter(one => one.consequence === consequence)) {
      const kind = kindOf(id);
      // What is of other graphs is of none of our kinds: `graphs` counts it.
      if (kind === THING_ELSEWHERE) continue;
      const count = counts.get(kind) ?? { wholly: 0, onlyRecorded: 0, partly: 0, unknown: 0 };
      counts.set(kind, count);
      count[extent ? FIELDS[extent] : 'unknown'] += 1;
    }
    return [...counts]
      .sort(
        ([a, x], [b, y]) =>
          y.wholly - x.wholly ||
          y.onlyRecorded - x.onlyRecorded ||
          y.partly - x.partly ||
          y.unknown - x.unknown ||
          compare(a, b),
      )
      .map(([kind, count]) => ({
        consequence,
        kind,
        ...count,
        explanation: inWords(kind, count.wholly + count.onlyRecorded + count.partly + count.unknown, model),
      }));
  });
