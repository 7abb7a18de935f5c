import { edgeKey, textsProperty, type Model } from '../../engine/model/model';
import {
  nameElsewhere,
  type AskedElsewhere,
  type EdgeElsewhere,
  type Elsewhere,
  type GraphAnswer,
  type GraphMet,
  type Meeting,
  type ThingElsewhere,
} from '../../engine/plan/elsewhere';
import type { RowMap } from '../../engine/plan/plan';
import { BORDER, type Border } from './border';
import { meetingOf } from './meeting';
import { askAround, getJson, NotHeard, type PeerAnswer } from './peer-client';
import type { PeerSetting } from './peer-settings';

/** How long a border is taken for what it was, and that one could not be read: milliseconds. */
const FRESH_MS = 30_000;
const RETRY_MS = 2_000;
/** A border may take as much of the time as this at most: milliseconds. */
const BORDER_MS = 3_000;
/** Ids that a question may name. */
const MOST_IDS = 100;

type State = Readonly<{
  border: Border | undefined;
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

  ask(asked: AskedElsewhere, { graphs }: Meeting, deadline: number): Promise<readonly GraphAnswer[]> {
    return Promise.all(graphs.map(met => this.askOne(met, asked, deadline)));
  }

  private async askOne(met: GraphMet, asked: AskedElsewhere, until: number): Promise<GraphAnswer> {
    const { graph, there } = met;
    const setting = this.settings.get(graph);
    const none = { graph, things: [], edges: [] };
    if (met.unheard || !setting) return { ...none, unheard: met.unheard ?? 'UNREACHABLE' };
    const { hops, asOf, certainty, undated } = asked;
    const ask = (ids: readonly string[]): Promise<PeerAnswer | undefined> =>
      askAround(setting, { ids, hops, asOf, certainty, undated }, until);
    const ids = [...new Set([...(asked.ends.get(graph) ?? []), ...there])];
    if (ids.length > MOST_IDS) return { ...none, unheard: 'TOO_MANY' };
    try {
      // Nothing of it is met, and nothing named: it has nothing to say.
      if (ids.length === 0) return none;
      // Where an end is not there, what is met may be.
      const answer = (await ask(ids)) ?? (there.length > 0 ? await ask(there) : undefined);
      if (answer) return answerOf(met, setting.address, answer);
      if (there.length === 0) return none;
      this.states.delete(graph);
      return { ...none, unheard: 'REFUSED' };
    } catch (error) {
      return { ...none, unheard: error instanceof NotHeard ? error.why : 'NOT_UNDERSTOOD' };
    }
  }
}

const isFresh = (state: State | undefined, now: number): boolean =>
  state !== undefined && now - state.at <= (state.unheard ? RETRY_MS : FRESH_MS);

/** What a graph has answered, as it is named here. A relation whose ends or kind it has not told is none. */
const answerOf = (
  { graph, relations }: GraphMet,
  address: string,
  { neighbourhood, changes }: PeerAnswer,
): GraphAnswer => {
  const { nodes, relations: told, truncated, totalCount } = neighbourhood;
  const things = nodes.map(({ node }) => thingOf(graph, address, node));
  const known = new Set(things.map(({ id }) => id));
  const followed = new Set(relations.map(({ name }) => name));
  const edges = told.flatMap(({ relation, from, to, ...facts }): EdgeElsewhere[] => {
    const [name, a, b] = [relation, from.id, to.id].map(one => nameElsewhere(graph, one)) as [
      string,
      string,
      string,
    ];
    if (!followed.has(name) || !known.has(a) || !known.has(b)) return [];
    const { certainty, validFrom = null, validTo = null } = facts;
    return [
      {
        key: edgeKey(name, a, b, validFrom),
        relation: name,
        from: a,
        to: b,
        certainty,
        validFrom,
        validTo,
        row: rowOf(facts),
      },
    ];
  });
  // Which of the nearest were left out is not told, and so neither is how far all of it goes.
  const isCut = truncated != null || (totalCount ?? nodes.length) > nodes.length;
  const whole = totalCount == null ? (truncated?.completeTo ?? 0) : 0;
  return {
    graph,
    things,
    edges,
    sequence: changes.sequence,
    ...(isCut ? { completeTo: whole } : {}),
  };
};

const thingOf = (
  graph: string,
  address: string,
  {
    __typename: kind,
    id,
    names,
    descriptions,
    iri,
    sameAs,
    ...facts
  }: PeerAnswer['neighbourhood']['nodes'][number]['node'],
): ThingElsewhere => ({
  id: nameElsewhere(graph, id),
  graph,
  kind,
  row: {
    ...rowOf(facts),
    ...textsOf('name', names),
    ...textsOf('description', descriptions),
    iri: iri.startsWith('/') ? `${address}${iri}` : iri,
    sameAs,
  },
});

type Told = Omit<PeerAnswer['neighbourhood']['relations'][number], 'relation' | 'from' | 'to'>;

const rowOf = ({ sources, ...facts }: Told): RowMap => ({
  ...facts,
  access: 'PUBLIC',
  generalKnowledge: [],
  sources: sources.map(({ names, ...source }) => ({ ...source, type: 'Source', ...textsOf('name', names) })),
});

/** A text as it is stored: the first of its languages, and all of them. */
const textsOf = (field: string, texts: readonly Readonly<{ lang: string; value: string }>[]): RowMap => ({
  [field]: texts[0]?.value ?? null,
  [textsProperty(field)]: JSON.stringify(Object.fromEntries(texts.map(({ lang, value }) => [lang, value]))),
});
