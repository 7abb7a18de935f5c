import {
  NO_RULES,
  CERTAINTIES,
  phraseOf,
  type Certainty,
  type Model,
  type Phrase,
  type Relation,
  type Terms,
} from '../../engine/model/model';
import {
  nameElsewhere,
  STEP_ELSEWHERE,
  type GraphMet,
  type Meeting,
  type Same,
  type WhyUnheard,
} from '../../engine/plan/elsewhere';
import type { ConsequenceRule, FactCondition } from '../../engine/model/consequences';
import { irisOf, type Border, type BorderTold } from './border';

/** The border of a graph as it was read last, or why it could not be. */
export type BorderRead = Readonly<{
  graph: string;
  border: BorderTold | undefined;
  unheard: WhyUnheard | undefined;
}>;

/** Tells how some graphs meet: what is known by the same IRI in two of them is the same. */
export const meetingOf = (
  model: Model,
  own: Border,
  others: readonly BorderRead[],
  version: string,
): Meeting => {
  const same = sameIn(model, own, others);
  const met = new Set(Object.values(same).map(({ as }) => as));
  return {
    version,
    graphs: others.map(other => graphMet(model, other, same)),
    here: Object.values(own.things)
      .filter((id, i, all) => met.has(id) && all.indexOf(id) === i)
      .sort(),
    same,
  };
};

/** Things by the IRIs that they share. A country is where something is, and no way from one graph to another. */
const sameIn = (model: Model, own: Border, others: readonly BorderRead[]): Meeting['same'] => {
  const groups = new Groups();
  const doubts = new Map<string, Certainty>(
    [['', own] as const, ...others.map(({ graph, border }) => [graph, border] as const)].flatMap(
      ([graph, border]) =>
        Object.entries(border?.doubtful ?? {}).map(
          ([id, certainty]) => [graph === '' ? id : nameElsewhere(graph, id), certainty] as const,
        ),
    ),
  );
  const country = model.kinds.get(model.roles.kinds.get('COUNTRY') ?? '')?.prefix;
  for (const [iri, id] of Object.entries(own.things))
    if (country === undefined || !id.startsWith(`${country}:`)) groups.add(iri, id);
  for (const { graph, border } of others)
    for (const [iri, id] of Object.entries(border?.things ?? {})) groups.add(iri, nameElsewhere(graph, id));
  return groups.shared(id => others.some(({ graph }) => id.startsWith(`${graph}:`)), doubts);
};

/** Groups of ids that have an IRI in common, also by way of a third. */
class Groups {
  private readonly byIri = new Map<string, Set<string>>();
  private readonly byId = new Map<string, Set<string>>();

  add(iri: string, id: string): void {
    const ids = this.byIri.get(iri) ?? new Set<string>();
    this.byIri.set(iri, ids.add(id));
    this.byId.set(id, (this.byId.get(id) ?? new Set()).add(iri));
  }

  /** What is in a group with others, by id: ours stands for all of them, or the first. */
  shared(isElsewhere: (id: string) => boolean, doubts: ReadonlyMap<string, Certainty>): Record<string, Same> {
    const told: Record<string, Same> = {};
    const done = new Set<string>();
    for (const start of this.byId.keys()) {
      if (done.has(start)) continue;
      const { ids, iris } = this.groupOf(start);
      for (const id of ids) done.add(id);
      if (ids.length < 2) continue;
      const as = ids.find(id => !isElsewhere(id)) ?? ids[0] ?? start;
      const certaintyOf = (id: string): Certainty => doubts.get(id) ?? 'FACT';
      for (const id of ids)
        if (isElsewhere(id)) told[id] = { as, iris, certainty: weakestOf([as, id].map(certaintyOf)) };
    }
    return told;
  }

  private groupOf(start: string): Readonly<{ ids: readonly string[]; iris: readonly string[] }> {
    const [ids, iris] = [new Set([start]), new Set<string>()];
    for (const id of ids)
      for (const iri of this.byId.get(id) ?? []) {
        const others = this.byIri.get(iri) ?? NONE;
        if (others.size < 2) continue;
        iris.add(iri);
        for (const other of others) ids.add(other);
      }
    return { ids: [...ids].sort(), iris: [...iris].sort() };
  }
}
const NONE: ReadonlySet<string> = new Set();

const weakestOf = (all: readonly Certainty[]): Certainty =>
  CERTAINTIES[Math.max(...all.map(one => CERTAINTIES.indexOf(one)))] ?? 'UNCERTAIN';

const graphMet = (model: Model, { graph, border, unheard }: BorderRead, same: Meeting['same']): GraphMet => {
  const like = likeIn(model, border);
  return {
    graph,
    name: border?.name ?? {},
    languages: border?.languages ?? [],
    relations: Object.keys(border?.relations ?? {}).map(name => relationOf(model, graph, name, border, like)),
    like: Object.fromEntries(Object.entries(like).map(([name, ours]) => [nameElsewhere(graph, name), ours])),
    kinds: kindsOf(model, border),
    there: Object.keys(same)
      .filter(id => id.startsWith(`${graph}:`))
      .map(id => id.slice(graph.length + 1))
      .sort(),
    unheard,
  };
};

const sharesTerm = (iri: readonly string[], terms: Terms, model: Model): boolean =>
  irisOf(terms, model).some(one => iri.includes(one));

/** Which relation of ours one is: of the same role, else known by the same IRI. A name says nothing. */
const likeIn = (model: Model, border: BorderTold | undefined): Readonly<Record<string, string>> => {
  const byRole = new Map<string, string>(model.roles.relations);
  return Object.fromEntries(
    Object.entries(border?.relations ?? {}).flatMap(([name, { role, iri }]) => {
      const known = [...model.relations.values()].filter(({ terms }) => sharesTerm(iri, terms, model));
      // One term for several of ours says of neither that it is the same.
      const ours = byRole.get(role ?? '') ?? (known.length === 1 ? known[0]?.name : undefined);
      return ours === undefined ? [] : [[name, ours]];
    }),
  );
};

const kindsOf = (model: Model, border: BorderTold | undefined): GraphMet['kinds'] =>
  Object.fromEntries(
    Object.entries(border?.kinds ?? {}).map(([name, { iri, label, lane, idle = {}, people = [] }]) => [
      name,
      {
        ...{ label, lane, idle, people },
        like: [...model.kinds.values()]
          .filter(({ terms }) => sharesTerm(iri, terms, model))
          .map(kind => kind.name),
      },
    ]),
  );

/** A relation of another graph as one of ours: how it may be followed, and how it is said. */
const relationOf = (
  model: Model,
  graph: string,
  name: string,
  border: BorderTold | undefined,
  like: Readonly<Record<string, string>>,
): Relation => {
  const told = border?.relations[name] ?? NOTHING_TOLD;
  const { forward, backward, inherits = false, notAfter = [] } = told;
  const ours = model.relations.get(like[name] ?? '');
  return {
    name: nameElsewhere(graph, name),
    type: STEP_ELSEWHERE.type,
    description: '',
    ...NOTHING_OF_OURS,
    inherits,
    notAfter: [
      ...notAfter.flatMap(other => [
        nameElsewhere(graph, other),
        ...(like[other] === undefined ? [] : [like[other]]),
      ]),
      ...(ours?.notAfter ?? []),
    ],
    phrase: ours?.phrase ?? { forward: phraseIn(forward), backward: phraseIn(backward) },
    phrases: ours ? [] : (told.phrases ?? []).map(said => phrasedIn(graph, said)),
    passesOn: told.passesOn && givenIn(graph, told.passesOn),
    consequences: (told.consequences ?? []).map(rule => ruleIn(graph, name, rule)),
    elsewhere: { graph, name, type: told.type, facts: factsOf(told) },
  };
};

const phraseIn = (texts: Readonly<Record<string, string>>): Phrase =>
  phraseOf({ ...texts, en: texts['en'] ?? Object.values(texts)[0] ?? '' });

type Told = BorderTold['relations'][string];
const NOTHING_TOLD: Told = { iri: [], forward: {}, backward: {} };
type Given = NonNullable<Told['passesOn']>;

/** The facts that its rules and its words ask of it. */
const factsOf = ({
  passesOn,
  consequences = [],
  phrases = [],
}: Pick<Told, 'passesOn' | 'consequences' | 'phrases'>): readonly string[] => [
  ...new Set(
    [
      ...(passesOn ? [passesOn] : []),
      ...consequences.flatMap(({ given }) => given),
      ...phrases.map(({ given }) => given),
    ].map(({ fact }) => fact),
  ),
];

const givenIn = (graph: string, { fact, is, isNot }: Given): FactCondition => ({
  fact: nameElsewhere(graph, fact),
  is,
  isNot,
});

const phrasedIn = (
  graph: string,
  { given, forward, backward }: NonNullable<Told['phrases']>[number],
): Relation['phrases'][number] => ({
  given: givenIn(graph, given),
  forward: phraseIn(forward),
  backward: phraseIn(backward),
});

/** A rule of another graph, of its relation, its kinds and its facts. */
const ruleIn = (
  graph: string,
  name: string,
  { of, given, says, ...rule }: NonNullable<Told['consequences']>[number],
): ConsequenceRule => ({
  ...rule,
  relation: nameElsewhere(graph, name),
  of: of?.map(kind => nameElsewhere(graph, kind)),
  given: given.map(one => givenIn(graph, one)),
  says: says && phraseIn(says),
  because: '',
});

const NOTHING_OF_OURS = {
  from: [],
  to: [],
  labels: { from: [], to: [] },
  forward: '',
  backward: '',
  traverse: true,
  acyclic: false,
  duty: false,
  membership: false,
  advises: undefined,
  owner: undefined,
  rules: NO_RULES,
  terms: { of: undefined, reads: [], inverse: [], writes: [], sameAs: undefined },
  fields: new Map(),
} as const;
