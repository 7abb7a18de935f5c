import type { Hop } from '../graph/found';
import type { FoundPath } from '../graph/paths';
import { isGiven } from '../model/consequences';
import { DRAFT_OF, readTexts, textsProperty, type Certainty, type Model } from '../model/model';
import type { RowMap } from '../plan/plan';
import { groupBy } from '../model/objects';
import type { Speaker } from '../messages/speaker';
import { conditionOf } from './conditions';
import { explainedOnce, titlesIn } from './names';
import { explainUndated } from './cut';
import { rulesOf } from './title-rules';

type Doubtful = Exclude<Certainty, 'FACT'>;
/** Whether it is of a day other than today, and the names of the facts that were read of its edges. */
export type Told = Readonly<{ ofAnotherDay?: boolean; facts?: readonly string[] }>;

/**
 * A path in plain language, from the phrases of its relations: “Byen bruker innloggingen, som er regulert av
 * loven.” If not all of it is fact, its weakest link is named; on a day other than today, so is the number of
 * steps without dates.
 */
export const explainPath = (
  path: FoundPath,
  lang: unknown,
  nodes: ReadonlyMap<string, RowMap>,
  model: Model,
  { ofAnotherDay = false, facts = [] }: Told = {},
): string => {
  const speaker = model.messages.in(lang);
  const said = explainWay(path, speaker, nodes, model, facts);
  const undated = path.hops.filter(({ edge }) => edge.undated).length;
  return ofAnotherDay && undated > 0 ? `${said} ${explainUndated(undated, 'steps', speaker)}` : said;
};

const explainWay = (
  { hops, certainty }: FoundPath,
  speaker: Speaker,
  nodes: ReadonlyMap<string, RowMap>,
  model: Model,
  facts: readonly string[],
): string => {
  const name = titlesIn(nodes, speaker, model);
  const says = (hop: Hop): string =>
    rulesOf(speaker).agreeing(verbOf(hop, speaker, model, facts), name(hop.from));
  const claim = (hop: Hop): string =>
    speaker.say('path-claim', { from: name(hop.from), says: says(hop), to: name(hop.to) });
  const [first, ...rest] = outermost(hops, model);
  if (!first) return '';
  const way = rest.reduce(
    (path, hop) => speaker.say('path-further', { path, says: says(hop), to: name(hop.to) }),
    claim(first),
  );
  const sentence = [
    speaker.capital(speaker.say('path-sentence', { path: way })),
    ...conditionsOn(hops, nodes, { facts, condition: model.roles.condition }, speaker),
  ].join(' ');
  if (certainty === 'FACT') return sentence;
  const weak = hops.filter(({ edge }) => edge.certainty === certainty);
  const drafts = [...groupBy(weak, hop => draftOf(hop, certainty, facts))];
  const [[draft = ''] = []] = drafts;
  const isWhole = drafts.length === 1 && weak.length === hops.length;
  const doubt = isWhole
    ? wholeOf(weak.length, certainty, draft, speaker)
    : explainDoubts(
        drafts.map(([of, some]) => ({ draft: of, claims: some.map(claim) })),
        certainty,
        speaker,
      );
  const titles = (): readonly string[] => [first.from, ...hops.map(({ to }) => to)].map(name);
  return explainedOnce(`${sentence} ${doubt}`, titles, speaker);
};

/** Says on what conditions it holds: those of its relations, and of what demands something on the way. */
const conditionsOn = (
  hops: readonly Hop[],
  nodes: ReadonlyMap<string, RowMap>,
  { facts, condition }: Readonly<{ facts: readonly string[]; condition: string | undefined }>,
  speaker: Speaker,
): readonly string[] => {
  if (condition === undefined) return [];
  const property = textsProperty(condition);
  const at = facts.indexOf(property);
  const texts = [
    ...hops.map(({ edge }) => edge.facts[at]),
    ...hops.flatMap(({ from, to }) => [from, to]).map(id => nodes.get(id)?.[property]),
  ].filter(stored => typeof stored === 'string');
  const conditions = [...new Set(texts)].map(readTexts);
  return conditions.length === 0
    ? []
    : [speaker.say('path-only-if', { condition: conditionOf(conditions, speaker) })];
};

/** What a group has that a group is in, its members have: of groups in groups, the outermost is told. */
const outermost = (hops: readonly Hop[], { relations }: Model): readonly Hop[] => {
  const joins = ({ edge, direction }: Hop): boolean =>
    direction === 'FORWARD' && relations.get(edge.relation)?.inherits === true;
  return hops.reduce<readonly Hop[]>((told, hop) => {
    const before = told.at(-1);
    return before && joins(before) && joins(hop)
      ? [...told.slice(0, -1), { ...hop, from: before.from }]
      : [...told, hop];
  }, []);
};

/** Whose draft alone says it; nobody's: an empty text. */
const draftOf = ({ edge }: Hop, certainty: Doubtful, facts: readonly string[]): string => {
  const said = certainty === 'UNCERTAIN' ? edge.facts[facts.indexOf(DRAFT_OF)] : undefined;
  return typeof said === 'string' ? said : '';
};

const wholeOf = (n: number, certainty: Doubtful, draft: string, { say }: Speaker): string =>
  draft ? say('path-whole-draft', { n, of: draft }) : say(`path-whole-${certainty}`, { n });

type Doubted = Readonly<{ claims: readonly string[]; draft: string }>;

/** The weakest links in one sentence, also where some are by a draft and others are not. */
const explainDoubts = (all: readonly Doubted[], certainty: Doubtful, speaker: Speaker): string => {
  const doubts = all.map(({ claims: claimed, draft }) => {
    const claims = speaker.list(claimed.map(claim => speaker.say('path-doubted', { claim })));
    return draft
      ? speaker.say('path-doubt-draft', { claims, of: draft })
      : speaker.say(`path-doubt-${certainty}`, { claims });
  });
  return speaker.say('path-weakest', { doubts: doubts.join('; ') });
};

const verbOf = (
  { edge, direction }: Hop,
  speaker: Speaker,
  model: Model,
  facts: readonly string[],
): string => {
  const relation = model.relations.get(edge.relation);
  const saying =
    relation?.phrases.find(({ given }) => isGiven(given, edge.facts[facts.indexOf(given.fact)])) ??
    relation?.phrase;
  return speaker.of(saying?.[direction === 'FORWARD' ? 'forward' : 'backward'] ?? {}) ?? edge.relation;
};
