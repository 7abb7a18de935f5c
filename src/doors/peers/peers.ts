import { required } from '../../engine/errors';
import { edgeKey, textsProperty, type Model, type Relation } from '../../engine/model/model';
import {
  nameElsewhere,
  type AskedElsewhere,
  type EdgeElsewhere,
  type Elsewhere,
  type GraphAnswer,
  type GraphMet,
  type GraphPrice,
  type Meeting,
  type ScopeElsewhere,
  type ShownElsewhere,
  type ThingElsewhere,
  type ToldElsewhere,
  type WhyUnheard,
} from '../../engine/plan/elsewhere';
import { firstChain, firstText, type Languages } from '../../engine/languages/languages';
import { NO_COST } from '../../engine/plan/cost';
import type { RowMap } from '../../engine/plan/plan';
import { BORDER, type Border, type BorderTold, type GraphKnown } from './border';
import { KeptAnswers } from './kept-answers';
import { meetingOf } from './meeting';
import { getJson, NotHeard } from './peer-client';
import {
  askAround,
  askedAs,
  askPrice,
  askToTell,
  type AskedAround,
  type AskingPeer,
  type PeerFound,
  type PeerTold,
} from './peer-questions';
import type { PeerSetting } from './peer-settings';

/** How long a border is taken for what it was, and that one could not be read: milliseconds. */
const FRESH_MS = 30_000;
const RETRY_MS = 2_000;
/** A border may take as much of the time as this at most: milliseconds. */
const BORDER_MS = 3_000;
/** Ids that a question may name. */
const MOST_IDS = 100;

type State = Readonly<{
  border: BorderTold | undefined;
  etag: string | undefined;
  unheard: GraphMet['unheard'];
  at: number;
}>;

/** Other graphs, each asked by the public API at the address that is set, as anybody may, or with a key that is set. */
export class OtherGraphs implements Elsewhere {
  readonly graphs: readonly string[];
  private readonly settings: ReadonlyMap<string, PeerSetting>;
  private readonly states = new Map<string, State>();
  private readonly reading = new Map<string, Promise<void>>();
  private own: Readonly<{ border: Border; at: number }> | undefined;
  private readonly meetings = new Map<string, Readonly<{ of: readonly unknown[]; meeting: Meeting }>>();
  private readonly kept = new KeptAnswers();
  private versions = 0;
  /** Reads the border of this graph; set where it can be. */
  ownBorder: (() => Promise<Border>) | undefined;

  constructor(
    settings: readonly PeerSetting[],
    private readonly model: Model,
  ) {
    this.settings = new Map(settings.map(one => [one.graph, one]));
    this.graphs = [...this.settings.keys()].sort();
  }

  /** What the graphs say of themselves, as far as they were read; nobody is asked. */
  known(): readonly GraphKnown[] {
    return this.graphs.map(graph => {
      const { name = {}, example, things = {} } = this.states.get(graph)?.border ?? {};
      const page = `${this.settings.get(graph)?.address ?? ''}/id/`;
      const idOf = (iri: string): string | undefined =>
        iri.startsWith(page) ? decoded(iri.slice(page.length)) : ownOf(things, iri);
      return { graph, name, example, idOf };
    });
  }

  /** Reads what the graphs say of themselves. */
  async readAll(deadline: number): Promise<void> {
    await Promise.all(this.graphs.map(graph => this.readOnce(graph, deadline)));
  }

  met(graphs: readonly string[]): Meeting | undefined {
    const now = performance.now();
    const { own } = this;
    const states = graphs.map(graph => this.states.get(graph));
    if (!own || now - own.at > FRESH_MS || states.some(state => !isFresh(state, now))) return undefined;
    const of = [own.border, ...states.map(state => state?.border ?? state?.unheard)];
    const key = graphs.join(' ');
    const before = this.meetings.get(key);
    if (before && before.of.length === of.length && before.of.every((one, i) => one === of[i]))
      return before.meeting;
    const read = graphs.map(graph => {
      const state = this.states.get(graph);
      return { graph, border: state?.border, unheard: state?.unheard };
    });
    const meeting = meetingOf(this.model, own.border, read, String((this.versions += 1)));
    this.meetings.set(key, { of, meeting });
    return meeting;
  }

  async meet(graphs: readonly string[], deadline: number): Promise<void> {
    const now = performance.now();
    const stale = graphs.filter(graph => !isFresh(this.states.get(graph), now));
    await Promise.all([this.readOwn(), ...stale.map(graph => this.readOnce(graph, deadline))]);
  }

  private async readOwn(): Promise<void> {
    const border = await this.ownBorder?.();
    if (border) this.own = { border, at: performance.now() };
  }

  /** However many ask at once. */
  private readOnce(graph: string, deadline: number): Promise<void> {
    const reading =
      this.reading.get(graph) ?? this.read(graph, deadline).finally(() => this.reading.delete(graph));
    this.reading.set(graph, reading);
    return reading;
  }

  private async read(graph: string, deadline: number): Promise<void> {
    const setting = this.settings.get(graph);
    const before = this.states.get(graph);
    if (!setting) return;
    const now = performance.now();
    const until = Math.min(now + BORDER_MS, now + (deadline - now) / 3);
    try {
      const { status, json, etag } = await getJson(setting, '/border', {
        etag: before?.border && before.etag,
        until,
      });
      const at = performance.now();
      if (status === 304 && before?.border)
        return void this.states.set(graph, { ...before, unheard: undefined, at });
      if (status === 404) throw new NotHeard('OTHER_VERSION');
      if (status !== 200) throw new NotHeard('REFUSED');
      const border = BORDER.safeParse(json);
      if (!border.success) throw new NotHeard('NOT_UNDERSTOOD');
      this.states.set(graph, { border: border.data, etag, unheard: undefined, at });
    } catch (error) {
      const unheard = error instanceof NotHeard ? error.why : 'NOT_UNDERSTOOD';
      this.states.set(graph, { border: undefined, etag: undefined, unheard, at: performance.now() });
    }
  }

  price(asked: AskedElsewhere, { graphs }: Meeting, deadline: number): Promise<readonly GraphPrice[]> {
    return Promise.all(graphs.map(met => this.priceOne(met, asked, deadline)));
  }

  private async priceOne(met: GraphMet, asked: AskedElsewhere, until: number): Promise<GraphPrice> {
    const { graph } = met;
    const setting = this.settings.get(graph);
    if (met.unheard || !setting) return { graph, unheard: met.unheard ?? 'UNREACHABLE' };
    const { around } = aroundOf(met, asked);
    if (around.ids.length > MOST_IDS) return { graph, unheard: 'TOO_MANY' };
    // Nothing of it is met, and nothing named: it has nothing to say.
    if (around.ids.length === 0) return { graph, cost: NO_COST, sequence: undefined };
    try {
      return { graph, ...(await askPrice(setting, met, around, until)) };
    } catch (error) {
      return { graph, unheard: whyUnheard(error) };
    }
  }

  ask(
    asked: AskedElsewhere,
    { graphs }: Meeting,
    prices: readonly GraphPrice[],
    deadline: number,
  ): Promise<readonly GraphAnswer[]> {
    return Promise.all(
      graphs.map(met => {
        const price = prices.find(({ graph }) => graph === met.graph);
        return this.askOne(met, asked, price, deadline);
      }),
    );
  }

  private async askOne(
    met: GraphMet,
    asked: AskedElsewhere,
    price: GraphPrice | undefined,
    until: number,
  ): Promise<GraphAnswer> {
    const { graph } = met;
    const none = { graph, things: [], edges: [], goesBeyond: false };
    if (!price || 'unheard' in price) return { ...none, unheard: price?.unheard ?? 'UNREACHABLE' };
    const { around, isAlone } = aroundOf(met, asked);
    if (around.ids.length === 0) return none;
    const there = isAlone ? [] : met.there;
    try {
      const asking = this.askingOf(graph, price.sequence, until);
      // Where an end is not there, what is met may be.
      const answer =
        (await askAround(met, around, asking)) ??
        (there.length > 0 ? await askAround(met, { ...around, ids: there }, asking) : undefined);
      if (answer) return isAlone ? namedIn(met, answer, around.ids) : answerOf(met, answer, asked.hops);
      if (there.length === 0) return none;
      this.states.delete(graph);
      return { ...none, unheard: 'REFUSED' };
    } catch (error) {
      return { ...none, unheard: whyUnheard(error) };
    }
  }

  private askingOf(graph: string, sequence: number | undefined, until: number): AskingPeer {
    const peer = required(this.settings.get(graph), `a graph ${graph}`);
    return { peer, border: this.states.get(graph)?.etag, kept: this.kept, sequence, until };
  }

  async tell(shown: ShownElsewhere, { graphs }: Meeting, deadline: number): Promise<ToldElsewhere> {
    const told = await Promise.all(graphs.map(({ graph }) => this.tellOne(graph, shown, deadline)));
    return {
      things: new Map(told.flatMap(({ things }) => [...things])),
      edges: new Map(told.flatMap(({ edges }) => [...edges])),
    };
  }

  private async tellOne(graph: string, shown: ShownElsewhere, until: number): Promise<ToldElsewhere> {
    const parts = partsOf(graph, shown);
    if (parts.length === 0) return NOTHING_TOLD;
    try {
      const asking = this.askingOf(graph, shown.sequences.get(graph), until);
      const told = await askToTell(parts, scopeOf(shown), asking);
      return toldOf(graph, asking.peer.address, this.model.languages, told);
    } catch (error) {
      // What was computed on cannot be shown: it is asked again, without this graph.
      this.states.set(graph, {
        ...{ border: undefined, etag: undefined },
        ...{ unheard: whyUnheard(error), at: performance.now() },
      });
      return NOTHING_TOLD;
    }
  }
}

/** An id out of an address; undefined: it is none. */
const decoded = (path: string): string | undefined => {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
};

const ownOf = (things: BorderTold['things'], iri: string): string | undefined =>
  Object.hasOwn(things, iri) ? things[iri] : undefined;

const NOTHING_TOLD: ToldElsewhere = { things: new Map(), edges: new Map() };

const whyUnheard = (error: unknown): WhyUnheard => (error instanceof NotHeard ? error.why : 'NOT_UNDERSTOOD');

const scopeOf = ({ asOf, certainty, undated }: ScopeElsewhere): ScopeElsewhere => ({
  asOf,
  certainty,
  undated,
});

/**
 * What a graph is asked about: what is around its ends and around all that is met there. Where nothing of it is followed, what is named
 * of it is there all the same, and no way leads on from it.
 */
const aroundOf = (
  met: GraphMet,
  asked: AskedElsewhere,
): Readonly<{ around: AskedAround; isAlone: boolean }> => {
  const { direction, hops } = asked;
  const relations = followedIn(met, asked);
  const ends = asked.ends.get(met.graph) ?? [];
  const scope = { ...scopeOf(asked), direction };
  return relations?.length === 0
    ? { isAlone: true, around: { ...scope, ids: ends, hops: 1, relations: undefined } }
    : { isAlone: false, around: { ...scope, ids: [...new Set([...ends, ...met.there])], hops, relations } };
};

/** What is followed there, as it is named there; undefined: all that is followed by default. */
const followedIn = (
  { graph }: GraphMet,
  { relations }: Pick<AskedElsewhere, 'relations'>,
): readonly string[] | undefined => relations?.flatMap(name => idThere(graph, name) ?? []);

/** The name that something of a graph has there; undefined: it is not of it. */
const idThere = (graph: string, id: string): string | undefined =>
  id.startsWith(`${graph}:`) ? id.slice(graph.length + 1) : undefined;

/** What is shown of a graph, in parts of as many ids as a question may name; both ends of a relation are in one of them. */
const partsOf = (graph: string, { things, edges }: ShownElsewhere): readonly (readonly string[])[] => {
  const groups = [...edges.map(({ from, to }) => [from, to]), ...things.map(id => [id])].map(ids =>
    ids.flatMap(id => idThere(graph, id) ?? []),
  );
  const parts: Set<string>[] = [];
  const told = new Set<string>();
  for (const [i, ids] of groups.entries()) {
    if (ids.length === 0 || (i >= edges.length && ids.every(id => told.has(id)))) continue;
    const last = parts[parts.length - 1];
    const part = last && last.size + ids.length <= MOST_IDS ? last : new Set<string>();
    if (part !== last) parts.push(part);
    for (const id of ids) {
      part.add(id);
      told.add(id);
    }
  }
  return parts.map(part => [...part]);
};

const isFresh = (state: State | undefined, now: number): boolean =>
  state !== undefined && now - state.at <= (state.unheard ? RETRY_MS : FRESH_MS);

/** What a graph has answered, as it is named here. A relation whose ends or kind it has not told is none. */
const answerOf = (
  { graph, relations, kinds }: GraphMet,
  { neighbourhood, changes }: PeerFound,
  hops: number,
): GraphAnswer => {
  const { nodes, relations: told, truncated, totalCount } = neighbourhood;
  const things = nodes.map(({ node }) => thingOf(graph, kinds, node));
  const known = new Set(things.map(({ id }) => id));
  const followed = new Map(relations.map(relation => [relation.name, relation]));
  const edges = told.flatMap((of): EdgeElsewhere[] => {
    const [from, to] = [nameElsewhere(graph, of.from.id), nameElsewhere(graph, of.to.id)];
    const relation = followed.get(nameElsewhere(graph, of.relation));
    return relation && known.has(from) && known.has(to) ? [edgeOf(relation, [from, to], of)] : [];
  });
  const farthest = Math.max(0, ...nodes.map(({ distance }) => distance));
  const isCut = truncated != null || totalCount == null || totalCount > nodes.length;
  return {
    ...{ graph, things, edges },
    sequence: changes.sequence,
    goesBeyond: farthest >= hops,
    // Those that are told are the nearest, so that all that are nearer than the farthest of them are there.
    ...(isCut
      ? { completeTo: Math.max(0, totalCount == null ? (truncated?.completeTo ?? 0) : farthest - 1) }
      : {}),
  };
};

/** Of an answer, only what was named. */
const namedIn = (met: GraphMet, found: PeerFound, ids: readonly string[]): GraphAnswer => {
  const { graph, things } = answerOf(met, found, 1);
  const named = new Set(ids.map(id => nameElsewhere(graph, id)));
  const { sequence } = found.changes;
  return { graph, things: things.filter(({ id }) => named.has(id)), edges: [], goesBeyond: false, sequence };
};

type NodeFound = PeerFound['neighbourhood']['nodes'][number]['node'];

const thingOf = (
  graph: string,
  kinds: GraphMet['kinds'],
  { __typename: kind, id, certainty, ...facts }: NodeFound,
): ThingElsewhere => {
  const { idle = {}, people = [] } = kinds[kind] ?? {};
  const factOf = (field: string): unknown => facts[askedAs(kind, field)];
  return {
    ...{ id: nameElsewhere(graph, id), graph, kind, certainty },
    idle: Object.entries(idle).some(([field, values]) => values.includes(String(factOf(field)))),
    people: Math.max(0, ...people.map(field => Number(factOf(field) ?? 0))),
  };
};

type EdgeFound = PeerFound['neighbourhood']['relations'][number];

const edgeOf = (
  { name, elsewhere }: Relation,
  [from, to]: readonly [string, string],
  edge: EdgeFound,
): EdgeElsewhere => {
  const { certainty, validFrom = null, validTo = null, knownFrom = null, ...facts } = edge;
  const factOf = (fact: string): string | null => {
    const value = facts[askedAs(elsewhere?.type ?? '', fact)];
    return typeof value === 'string' ? value : null;
  };
  return {
    key: edgeKey(name, from, to, validFrom),
    relation: name,
    ...{ from, to, certainty },
    undated: validFrom === null && validTo === null && knownFrom === null,
    facts: {
      ...{ validFrom, validTo },
      ...Object.fromEntries(
        (elsewhere?.facts ?? []).map(fact => [nameElsewhere(elsewhere?.graph ?? '', fact), factOf(fact)]),
      ),
    },
  };
};

/** What a graph tells of what is shown, as rows of ours. */
const toldOf = (
  graph: string,
  address: string,
  languages: Languages,
  parts: readonly PeerTold[],
): ToldElsewhere => ({
  things: new Map(
    parts.flatMap(({ nodes }) =>
      nodes.map(({ node: { id, names, descriptions, iri, sameAs, ...facts } }) => [
        nameElsewhere(graph, id),
        {
          ...rowOf(facts, languages),
          ...textsOf('name', names, languages),
          ...textsOf('description', descriptions, languages),
          iri: iri.startsWith('/') ? `${address}${iri}` : iri,
          sameAs,
        },
      ]),
    ),
  ),
  edges: new Map(
    parts.flatMap(({ relations }) =>
      relations.map(({ relation, from, to, ...facts }) => [
        edgeKey(
          nameElsewhere(graph, relation),
          nameElsewhere(graph, from.id),
          nameElsewhere(graph, to.id),
          facts.validFrom ?? null,
        ),
        rowOf(facts, languages),
      ]),
    ),
  ),
});

type Told = Omit<PeerTold['relations'][number], 'relation' | 'from' | 'to'>;

const rowOf = ({ sources, ...facts }: Told, languages: Languages): RowMap => ({
  ...facts,
  access: 'PUBLIC',
  generalKnowledge: [],
  sources: sources.map(({ names, ...source }) => ({
    ...source,
    type: 'Source',
    access: 'PUBLIC',
    generalKnowledge: [],
    ...textsOf('name', names, languages),
  })),
});

/** A text as it is stored: in the first of our languages that it is in, or else as it is there, and in all of them. */
const textsOf = (
  field: string,
  texts: readonly Readonly<{ lang: string; value: string }>[],
  languages: Languages,
): RowMap => {
  const all = Object.fromEntries(texts.map(({ lang, value }) => [lang, value]));
  return {
    [field]: firstText(all, firstChain(languages)) ?? texts[0]?.value ?? null,
    [textsProperty(field)]: JSON.stringify(all),
  };
};
