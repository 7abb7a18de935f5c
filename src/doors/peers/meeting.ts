import {
  NO_RULES,
  phraseOf,
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
import { irisOf, type Border } from './border';

/** The border of a graph as it was read last, or why it could not be. */
export type BorderRead = Readonly<{
  graph: string;
  border: Border | undefined;
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
  const country = model.kinds.get(model.roles.kinds.get('COUNTRY') ?? '')?.prefix;
  for (const [iri, id] of Object.entries(own.things))
    if (country === undefined || !id.startsWith(`${country}:`)) groups.add(iri, id);
  for (const { graph, border } of others)
    for (const [iri, id] of Object.entries(border?.things ?? {})) groups.add(iri, nameElsewhere(graph, id));
  return groups.shared(id => others.some(({ graph }) => id.startsWith(`${graph}:`)));
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
  shared(isElsewhere: (id: string) => boolean): Record<string, Same> {
    const told: Record<string, Same> = {};
    const done = new Set<string>();
    for (const start of this.byId.keys()) {
      if (done.has(start)) continue;
      const { ids, iris } = this.groupOf(start);
      for (const id of ids) done.add(id);
      if (ids.length < 2) continue;
      const as = ids.find(id => !isElsewhere(id)) ?? ids[0] ?? start;
      for (const id of ids) if (isElsewhere(id)) told[id] = { as, iris };
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
const likeIn = (model: Model, border: Border | undefined): Readonly<Record<string, string>> => {
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

const kindsOf = (model: Model, border: Border | undefined): GraphMet['kinds'] =>
  Object.fromEntries(
    Object.entries(border?.kinds ?? {}).map(([name, { iri, label, lane }]) => [
      name,
      {
        label,
        lane,
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
  border: Border | undefined,
  like: Readonly<Record<string, string>>,
): Relation => {
  const { forward = {}, backward = {}, inherits = false, notAfter = [] } = border?.relations[name] ?? {};
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
    elsewhere: { graph, name },
  };
};

const phraseIn = (texts: Readonly<Record<string, string>>): Phrase =>
  phraseOf({ ...texts, en: texts['en'] ?? Object.values(texts)[0] ?? '' });

const NOTHING_OF_OURS = {
  from: [],
  to: [],
  labels: { from: [], to: [] },
  forward: '',
  backward: '',
  traverse: true,
  acyclic: false,
  passesOn: undefined,
  duty: false,
  membership: false,
  advises: undefined,
  owner: undefined,
  consequences: [],
  rules: NO_RULES,
  phrases: [],
  terms: { of: undefined, reads: [], inverse: [], writes: [], sameAs: undefined },
  fields: new Map(),
} as const;
