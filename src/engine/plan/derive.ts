import { createHash } from 'node:crypto';
import { firstText, type Languages, type TextsByLanguage, chainOf, firstChain } from '../languages/languages';
import { isGiven } from '../model/consequences';
import { DERIVED_BY, GROUNDS, derivedKey, ownerOf, type Derivation } from '../model/derivations';
import { CERTAINTIES, edgeKey, type Kind, type Model } from '../model/model';
import { required } from '../errors';
import { groupBy } from '../model/objects';
import { nativeFields, storedProperties, type NativeFields, type NativeValue } from '../model/stored';
import { LOADED_BY, type Properties, type StoredEdge } from './write';

/**
 * A relation that others may follow from, as stored; or what a node says of itself, as a relation to the mark of a rule: its key is
 * the id of the node then, and its properties are those.
 */
export type GroundEdge = Readonly<{ key: string; from: string; to: string; properties: Properties }>;

/** All that may bear on what follows by a rule, of some ends or of all. */
export type Grounds = Readonly<{
  binds: readonly GroundEdge[];
  meets: readonly GroundEdge[];
  memberships: readonly GroundEdge[];
  /** Properties of the nodes that `binds` and `meets` lead to, and of the groups between. */
  nodes: ReadonlyMap<string, Properties>;
}>;

/** Groups within groups that are gone through; more are not known anywhere, and a chain of them ends. */
export const MOST_GROUPS = 4;

/** One way in which a relation follows: it holds while all of it does. */
type Way = Readonly<{
  from: string;
  to: string;
  grounds: readonly string[];
  said: ReadonlyMap<string, NativeFields>;
  /** The first day on which all of it holds, the first on which it does not any more, and from when that is known. */
  begun: string | undefined;
  ended: string | undefined;
  known: string | undefined;
  certainty: number;
  audience: Audience;
  sources: readonly string[];
  recordedAt: string;
  condition: NativeFields | undefined;
}>;
/** Who sees it: what is closed to different readers is open to those that all of it is open to. */
type Audience = Readonly<{ access: string; restrictedTo: readonly string[] }>;

/** Returns what follows by a rule from these grounds; `at`: when it is recorded, else when the last of its grounds was. */
export const derive = (
  rule: Derivation,
  model: Model,
  grounds: Grounds,
  at?: string,
): readonly StoredEdge[] =>
  [...groupBy(waysIn(rule, model, grounds), ({ from, to }) => `${from} ${to}`).values()].flatMap(ways =>
    edgesOf(rule, model, ways, at),
  );

const waysIn = (rule: Derivation, model: Model, grounds: Grounds): readonly Way[] => {
  const holds = holding(rule);
  const meets = groupBy(
    grounds.meets.filter(edge => holds(rule.meets, edge.properties)),
    ({ to }) => to,
  );
  const members = groupBy(grounds.memberships, ({ to }) => to);
  return grounds.binds
    .filter(edge => meets.has(edge.to) && holds(rule.binds, edge.properties))
    .flatMap(bind => {
      const middle = grounds.nodes.get(bind.to);
      if (!middle || !holds(rule.of, middle) || !isOf(middle, rule.of, model)) return [];
      return chainsTo(bind.from, members).flatMap(chain =>
        (meets.get(bind.to) ?? []).flatMap(
          meet => wayOf(rule, model, [...chain, bind, meet], grounds.nodes) ?? [],
        ),
      );
    });
};

const isOf = ({ type }: Properties, of: string, { kinds }: Model): boolean =>
  kinds.get(of)?.members.includes(String(type)) === true;

/** Tells whether a ground is as the rule asks. */
const holding = ({ given }: Derivation): ((name: string, said: Properties) => boolean) => {
  const byName = groupBy(given, one => one.in);
  return (name, said) => (byName.get(name) ?? []).every(one => isGiven(one.given, said[one.given.fact]));
};

/** The memberships by which something belongs to a group, from each that does; none for the group itself. */
const chainsTo = (
  group: string,
  members: ReadonlyMap<string, readonly GroundEdge[]>,
  passed: readonly string[] = [group],
): readonly (readonly GroundEdge[])[] => [
  [],
  ...(passed.length > MOST_GROUPS
    ? []
    : (members.get(group) ?? [])
        .filter(({ from }) => !passed.includes(from))
        .flatMap(edge =>
          chainsTo(edge.from, members, [...passed, edge.from]).map(chain => [...chain, edge]),
        )),
];

const latest = (days: readonly (string | undefined)[]): string | undefined =>
  days.reduce(
    (last, day) => (day !== undefined && (last === undefined || day > last) ? day : last),
    undefined,
  );
const earliest = (days: readonly (string | undefined)[]): string | undefined =>
  days.reduce(
    (first, day) => (day !== undefined && (first === undefined || day < first) ? day : first),
    undefined,
  );

const textIn = (record: Properties, name: string): string | undefined => {
  const value = record[name];
  return typeof value === 'string' ? value : undefined;
};

/** What follows from these relations and the nodes between them; undefined if they never hold together. */
const wayOf = (
  rule: Derivation,
  model: Model,
  edges: readonly GroundEdge[],
  nodes: Grounds['nodes'],
): Way | undefined => {
  const [bind, meet] = edges.slice(-2) as [GroundEdge, GroundEdge];
  const [first = bind] = edges;
  const between = [...new Set(edges.map(({ to }) => to))].map(id => nodes.get(id));
  if (between.some(node => node === undefined)) return undefined;
  const all = [...edges.map(({ properties }) => properties), ...(between as readonly Properties[])];
  const of = (name: string): readonly (string | undefined)[] => all.map(record => textIn(record, name));
  const [begun, ended, known] = [latest(of('validFrom')), earliest(of('validTo')), latest(of('knownFrom'))];
  if (begun !== undefined && ended !== undefined && begun >= ended) return undefined;
  const middle = required(nodes.get(bind.to), 'the node between');
  const said = new Map([
    [rule.of, nativeFields(required(model.kinds.get(String(middle['type'])), 'its kind').fields, middle)],
    [rule.binds, nativeFields(fieldsOfStart(rule, model, bind), bind.properties)],
    [rule.meets, nativeFields(required(model.relations.get(rule.meets), 'a ground').fields, meet.properties)],
  ]);
  return {
    from: first.from,
    to: meet.from,
    grounds: edges.map(({ key }) => key),
    said,
    begun,
    ended,
    known: known !== undefined && begun !== undefined && known <= begun ? undefined : known,
    certainty: Math.max(1, ...of('certainty').map(level => CERTAINTIES.findIndex(one => one === level))),
    audience: audienceOf(all),
    sources: [meet, bind, ...edges.slice(0, -2)].flatMap(({ properties }) => listOf(properties['sources'])),
    recordedAt: latest(of('recordedAt')) ?? '',
    condition:
      rule.condition === undefined
        ? undefined
        : joinedTexts([...said.values()], rule.condition, model.languages),
  };
};

const fieldsOfStart = (
  { binds, mark }: Derivation,
  { kinds, relations }: Model,
  { properties }: GroundEdge,
): Kind['fields'] =>
  mark === undefined
    ? required(relations.get(binds), 'a ground').fields
    : required(kinds.get(String(properties['type'])), 'its kind').fields;

const listOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);

const OPEN: Audience = { access: 'PUBLIC', restrictedTo: [] };

const audienceOf = (records: readonly Properties[]): Audience => {
  const closed = records.filter(({ access }) => access !== 'PUBLIC');
  if (closed.length === 0) return OPEN;
  const [some = [], ...others] = closed.map(({ restrictedTo }) => listOf(restrictedTo));
  return {
    access: closed.every(({ access }) => access === 'RESTRICTED') ? 'RESTRICTED' : 'NON_PUBLIC',
    restrictedTo: [...new Set(some)].filter(id => others.every(ids => ids.includes(id))).sort(),
  };
};

/** All conditions, in each language in which one of them is said. */
const joinedTexts = (
  records: readonly NativeFields[],
  name: string,
  languages: Languages,
): NativeFields | undefined => {
  const texts = records.flatMap(({ [name]: said }) =>
    said === undefined ? [] : [said as Readonly<Record<string, string>>],
  );
  const all = languages.all.filter(language => texts.some(said => said[language] !== undefined));
  if (texts.length === 0) return undefined;
  return Object.fromEntries(
    all.map(language => [
      language,
      [...new Set(texts.map(said => firstText(said, chainOf(languages, language)) ?? ''))].join('; '),
    ]),
  );
};

/** A time in which a pair has the same claim, by the ways in which it follows meanwhile. */
type Span = Readonly<{ begun: string; ended: string; claim: string; ways: readonly Way[] }>;
const [EVER, ALWAYS] = ['', '~'];
/** Said beside dated ones that have ended, of which one may have no first day either. */
const BESIDE = '~undated';

/** Without a condition before with one, the surer before the less sure, and then in one order. */
const isBefore = (a: Way, b: Way): number =>
  Number(a.condition !== undefined) - Number(b.condition !== undefined) ||
  a.certainty - b.certainty ||
  (a.grounds.join() < b.grounds.join() ? -1 : 1);

/** What follows for two ends: at each time one relation for those who see the same. */
const edgesOf = (
  rule: Derivation,
  model: Model,
  ways: readonly Way[],
  at: string | undefined,
): readonly StoredEdge[] => {
  const open = ways.filter(({ audience }) => audience.access === 'PUBLIC');
  const told = ways.filter(
    way => way.audience.access === 'PUBLIC' || !open.some(other => saysAsMuch(other, way)),
  );
  return [...groupBy(told, ({ audience }) => JSON.stringify(audience)).values()].flatMap(some =>
    spansOf(some).map(span => edgeOf(rule, model, span, at)),
  );
};

const saysAsMuch = (one: Way, other: Way): boolean =>
  (one.begun ?? EVER) <= (other.begun ?? EVER) &&
  (one.ended ?? ALWAYS) >= (other.ended ?? ALWAYS) &&
  isDated(one) === isDated(other) &&
  one.certainty <= other.certainty &&
  (one.condition === undefined || other.condition !== undefined);

const isDated = ({ begun, ended }: Way): boolean => begun !== undefined || ended !== undefined;

/**
 * The times of a pair, in order. What has no dates says nothing of when: it lends its words to those that have some, and stands for
 * itself only where none of those goes on.
 */
const spansOf = (ways: readonly Way[]): readonly Span[] => {
  const dated = ways.filter(isDated);
  const undated = ways.filter(way => !isDated(way));
  const spans = spansWithin(dated, undated);
  const isAlone = undated.length > 0 && !spans.some(({ ended }) => ended === ALWAYS);
  const claim = spans.length > 0 ? BESIDE : '';
  return isAlone
    ? [...spans, { begun: EVER, ended: ALWAYS, claim, ways: [...undated].sort(isBefore) }]
    : spans;
};

const spansWithin = (dated: readonly Way[], undated: readonly Way[]): readonly Span[] => {
  const cuts = [...new Set(dated.flatMap(({ begun = EVER, ended = ALWAYS }) => [begun, ended]))].sort();
  const spans: Span[] = [];
  for (const [i, begun] of cuts.slice(0, -1).entries()) {
    const ended = cuts[i + 1] ?? ALWAYS;
    const some = dated.filter(way => (way.begun ?? EVER) <= begun && (way.ended ?? ALWAYS) >= ended);
    const [best] = [...some, ...undated].sort(isBefore);
    if (some.length === 0 || !best) continue;
    const claim = `${best.condition === undefined} ${best.certainty}`;
    const last = spans.at(-1);
    const ways = [...new Set([...(last?.ways ?? []), ...some, ...undated])].sort(isBefore);
    if (last?.claim === claim && last.ended === begun)
      spans[spans.length - 1] = { begun: last.begun, ended, claim, ways };
    else spans.push({ begun, ended, claim, ways: [...some, ...undated].sort(isBefore) });
  }
  return spans;
};

const edgeOf = (rule: Derivation, model: Model, span: Span, at: string | undefined): StoredEdge => {
  const relation = required(model.relations.get(rule.relation), 'what a rule derives');
  const best = required(span.ways[0], 'a way');
  const { from, to, audience } = best;
  const validFrom = span.begun === EVER ? undefined : span.begun;
  const closed = audience.access === 'PUBLIC' ? '' : `~${hashOf(audience)}`;
  const apart = span.claim === BESIDE ? `${closed}${BESIDE}` : closed;
  const fields = fieldsOf({ rule, model }, span, validFrom, at);
  return {
    key: derivedKey(edgeKey(relation.name, from, to), rule, validFrom, apart),
    relation,
    from,
    to,
    properties: { ...storedProperties(relation.fields, fields), [LOADED_BY]: ownerOf(rule) },
  };
};

const hashOf = (audience: Audience): string =>
  createHash('sha256').update(JSON.stringify(audience)).digest('hex').slice(0, 12);

const fieldsOf = (
  { rule, model }: Readonly<{ rule: Derivation; model: Model }>,
  { ways, ended }: Span,
  validFrom: string | undefined,
  at: string | undefined,
): NativeFields => {
  const best = required(ways[0], 'a way');
  const { access, restrictedTo } = best.audience;
  const taken = rule.takes.map(({ in: name, fact, as }) => [
    as,
    written(best.said.get(name)?.[fact], model.languages),
  ]);
  const fields: Readonly<Record<string, NativeValue | undefined>> = {
    ...(Object.fromEntries(taken) as Readonly<Record<string, NativeValue | undefined>>),
    ...rule.sets,
    ...(rule.condition === undefined ? {} : { [rule.condition]: best.condition as NativeValue | undefined }),
    validFrom,
    validTo: ended === ALWAYS ? undefined : ended,
    knownFrom: knownFrom(ways, validFrom),
    certainty: CERTAINTIES[best.certainty],
    sources: [...new Set(ways.flatMap(({ sources }) => sources))],
    rationale: rule.because,
    version: 1,
    recordedAt: at ?? latest(ways.map(({ recordedAt }) => recordedAt)),
    access,
    ...(restrictedTo.length > 0 ? { restrictedTo } : {}),
    [DERIVED_BY]: rule.rule,
    [GROUNDS]: [...new Set(ways.flatMap(({ grounds }) => grounds))],
  };
  return Object.fromEntries(
    Object.entries(fields).filter((entry): entry is [string, NativeValue] => entry[1] !== undefined),
  );
};

/** The first day on which one of the ways is known to hold, unless it is known from the start. */
const knownFrom = (ways: readonly Way[], validFrom: string | undefined): string | undefined => {
  const days = ways.map(({ known, begun }) => known ?? begun);
  const first = days.includes(undefined) ? undefined : earliest(days);
  return first === undefined || (validFrom !== undefined && first <= validFrom) ? undefined : first;
};

/** A text in several languages as a string, in the language that it is shown in where none is asked for; other values as they are. */
const written = (value: unknown, languages: Languages): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? firstText(value as TextsByLanguage, firstChain(languages))
    : value;
