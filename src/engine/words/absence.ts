import type { Model } from '../model/model';
import type { Ways } from '../plan/traversal';
import type { MissingLink, Hidden, WhyNot } from '../graph/why-not';
import type { Whole } from '../graph/up-to';
import type { RowMap } from '../plan/plan';
import type { Speaker } from '../messages/speaker';
import { spelt } from './grammar';
import { labelOf, nounOf, titleOf } from './names';

/** What is reached from either end, by distance. */
type Reach = Pick<WhyNot, 'from' | 'to'>;

type Question = Readonly<{
  outcome: string;
  ways: Ways;
  from: readonly string[];
  to: readonly string[];
  /** How many relations of the kinds that were followed the graph has at all. */ recorded: number;
  /** One sentence for each argument that nothing matches. */ unmatched: readonly string[];
  /** How far each end leads, if all of that was read. */ reach: Whole<Reach> | null;
}>;

/** Says which argument hides a path, without revealing what is on it. */
export const explainHidden = ({ by, on, relations }: Hidden, lang: unknown, model: Model): string => {
  const speaker = model.messages.in(lang);
  switch (by) {
    case 'AS_OF':
    case 'AS_OF_AND_CERTAINTY':
      return on
        ? speaker.say(`absence-hidden-${by}-day`, { day: speaker.day(on) })
        : speaker.say(`absence-hidden-${by}`);
    case 'RELATIONS':
      return speaker.say('absence-hidden-RELATIONS', phrasesOf(relations, speaker, model));
    default:
      return speaker.say(`absence-hidden-${by}`);
  }
};

/** Relations by their phrases, and how many they are: «bruker» og «er medlem av». */
const phrasesOf = (names: readonly string[], speaker: Speaker, model: Model) => {
  const phrases = names.map(name =>
    speaker.quoted(speaker.of(model.relations.get(name)?.phrase.forward ?? {}) ?? name),
  );
  return { n: names.length, relations: speaker.list(phrases) };
};

/** At most this many relations are named in a sentence. */
const MOST_NAMED = 4;

const alongOf = ({ relations }: Ways, speaker: Speaker, model: Model): string => {
  const usual = [...model.relations.values()].filter(relation => relation.traverse);
  const followed = new Set(relations.map(({ name }) => name));
  if (relations.length === usual.length && usual.every(({ name }) => followed.has(name)))
    return speaker.say('absence-along-usual');
  const names = relations.map(({ name }) => name);
  return names.length > MOST_NAMED
    ? speaker.say('absence-along-several', { n: names.length })
    : speaker.say('absence-along', phrasesOf(names, speaker, model));
};

const lengthOf = ({ minHops, maxHops }: Ways, speaker: Speaker): string => {
  const relations = spelt(maxHops, 'relations', speaker);
  if (minHops === maxHops) return speaker.say('absence-exactly', { relations });
  return minHops > 1
    ? speaker.say('absence-between', { least: speaker.say('language-number', { n: minHops }), relations })
    : speaker.say('absence-at-most', { relations });
};

/** An absence in plain language: the relations searched, what would close the gap, and what hides a path. */
export const explainWhyNot = (
  why: WhyNot,
  { outcome, ways, from, to, recorded, unmatched, reach }: Question,
  lang: unknown,
  nodes: ReadonlyMap<string, RowMap>,
  model: Model,
): string => {
  const speaker = model.messages.in(lang);
  const hidden = why.hiddenBy.map(of => explainHidden(of, lang, model));
  if (outcome === 'NOTHING_MATCHES') return [...unmatched, ...hidden].join(' ');
  const count = (ids: readonly string[]): string => spelt(ids.length, nounOf(ids, model), speaker);
  const ends = (ids: readonly string[]): string =>
    ids.length === 1 ? titleOf(nodes.get(ids[0] ?? ''), ids[0] ?? '', speaker, model) : count(ids);
  const searched = {
    along: alongOf(ways, speaker, model),
    from: ends(from),
    to: ends(to),
    length: lengthOf(ways, speaker),
  };
  return [
    speaker.say(outcome === 'ABSENT_IN_GRAPH' ? 'absence-proved' : 'absence-unsure', searched),
    speaker.say('absence-on-record', { relations: spelt(recorded, 'such-relations', speaker) }),
    ...(reach ? [explainReach(reach, searched, speaker, model)] : []),
    ...why.missing.slice(0, 1).map(link => explainLink(link, speaker, nodes, model)),
    ...hidden,
  ].join(' ');
};

/** How far each end leads: the ends themselves, at the distance of none, do not count. */
const explainReach = (
  why: Whole<Reach>,
  { from, to }: Readonly<{ from: string; to: string }>,
  speaker: Speaker,
  model: Model,
): string => {
  const beyond = (levels: readonly (readonly string[])[]): readonly string[] => levels.slice(1).flat();
  const count = (ids: readonly string[]): string =>
    ids.length > 0 ? spelt(ids.length, nounOf(ids, model), speaker) : '';
  const some = (ids: readonly string[]): 'some' | 'none' => (ids.length > 0 ? 'some' : 'none');
  const [reached, leading] = [beyond(why.from), beyond(why.to)];
  return speaker.say('absence-reach', {
    ...{ from, reached: count(reached), whence: some(reached) },
    ...{ to, leading: count(leading), whither: some(leading), n: leading.length },
  });
};

const explainLink = (
  link: MissingLink,
  speaker: Speaker,
  nodes: ReadonlyMap<string, RowMap>,
  model: Model,
): string => {
  const { forward, backward } = link.relation.phrase;
  const title = ([id = '']: readonly string[]): string => titleOf(nodes.get(id), id, speaker, model);
  return speaker.say('absence-link', {
    fromKind: labelOf(link.fromKind, speaker, model),
    says: speaker.of(link.direction === 'FORWARD' ? forward : backward) ?? '',
    toKind: labelOf(link.toKind, speaker, model),
    from: title(link.from),
    to: title(link.to),
    relations: spelt(link.count, 'such-relations', speaker),
  });
};

/** A sentence saying that nothing matches an argument, and what might have been meant. */
export const explainUnmatched = (
  argument: 'from' | 'to' | 'via',
  suggestions: readonly string[],
  ofAnotherDay: boolean,
  speaker: Speaker,
): string => {
  const none = speaker.say('absence-unmatched', { argument, when: ofAnotherDay ? 'another' : 'today' });
  if (suggestions.length === 0) return none;
  return `${none} ${speaker.say('absence-near', { values: speaker.list(suggestions, 'disjunction') })}`;
};
