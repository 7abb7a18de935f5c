import { isGiven, type LossCause, type Consequence } from '../model/consequences';
import type { Model } from '../model/model';
import type { Affected } from '../graph/impact';
import type { Speaker } from '../messages/speaker';
import { spelt } from './grammar';
import { explainedOnce, nameOf, titleOf } from './names';
import { explainPath } from './path';
import type { RowMap } from '../plan/plan';
import type { Extent } from '../graph/supports';
import { rulesOf } from './title-rules';

/**
 * FUNCTION has two sorts: what no longer works, and who loses what it used something for (USE). DUTY is for a
 * single obligation, ADVICE for one that only recommends; DUTIES, with a plural verb, is for the obligations in
 * a framework, and OWN_DUTIES for those that are met by one way each. FOUNDATION is the legal basis that
 * something exists by.
 */
type Sort = Consequence | 'USE' | 'ADVICE' | 'DUTIES' | 'OWN_DUTIES' | 'FOUNDATION';

/**
 * Why something is affected, to what extent, and what is left: “Byen mister en funksjon når meldinger
 * faller bort. Byen bruker meldinger. Ni andre ressurser er fortsatt i bruk, men det er ikke kjent om de
 * kan gjøre det samme.”
 */
export const explainAffected = (
  item: Affected,
  change: LossCause,
  lang: unknown,
  nodes: ReadonlyMap<string, RowMap>,
  model: Model,
  facts: readonly string[] = [],
): string => {
  const speaker = model.messages.in(lang);
  const end = item.path.hops[item.path.hops.length - 1]?.to ?? item.id;
  const title = (id: string): string => titleOf(nodes.get(id), id, speaker, model);
  const of = title(end);
  const named = {
    name: speaker.capital(nameOf(nodes.get(item.id), item.id, speaker)),
    title: title(item.id),
    is: obligationOf(item, facts, model),
  };
  const text = [
    speaker.capital(
      change === 'CHANGE' ? changesFor(title(item.id), of, speaker) : losesBy(item, named, of, speaker),
    ),
    explainPath(item.path, lang, nodes, model, { facts }),
    ...(change === 'RETIRE' && isMadeUpFor(item, facts, model) ? leftTo(item, named, speaker) : []),
  ].join(' ');
  return explainedOnce(text, () => [of, ...item.path.hops.map(({ from }) => title(from))], speaker);
};

/** Whether it is an obligation, and whether what met it was only recommended by it. */
const obligationOf = (
  { id, path }: Affected,
  facts: readonly string[],
  model: Model,
): 'OBLIGATION' | 'ADVICE' | undefined => {
  const kind = model.kinds.get(model.roles.kinds.get('OBLIGATION') ?? '');
  if (!kind || !id.startsWith(`${kind.prefix}:`)) return undefined;
  const edge = path.hops[0]?.edge;
  const { advises } = model.relations.get(edge?.relation ?? '') ?? {};
  const isAdvice = advises !== undefined && isGiven(advises, edge?.facts[facts.indexOf(advises.fact)]);
  return isAdvice ? 'ADVICE' : 'OBLIGATION';
};
/**
 * Whether others may do the same: not where a fact of the relation says what it is needed for, and that is nothing that something
 * else is there for (@interchangeable), such as a look-up in a register.
 */
const isMadeUpFor = ({ path }: Affected, facts: readonly string[], model: Model): boolean => {
  const edge = path.hops[0]?.edge;
  const fields = model.relations.get(edge?.relation ?? '')?.fields.values() ?? [];
  return [...fields].every(({ name, type, list }) => {
    if (type.kind !== 'enum' || list) return true;
    const values = model.enums.get(type.name)?.values ?? [];
    const value = edge?.facts[facts.indexOf(name)];
    if (typeof value !== 'string' || !values.some(({ interchangeable }) => interchangeable)) return true;
    return values.some(of => of.name === value && of.interchangeable);
  });
};

type Loss = Pick<Affected, 'consequence' | 'extent' | 'needs' | 'lost' | 'left'> &
  Partial<Pick<Affected, 'says'>>;

/**
 * The subject of a sentence: its name, the name as it stands within a sentence, and what it is itself, if it is
 * an obligation.
 */
export type Subject = Readonly<{ name: string; title: string; is: 'OBLIGATION' | 'ADVICE' | undefined }>;

const sortOf = ({ consequence, needs, says }: Loss, { is }: Subject): Sort => {
  const each = needs === 'EACH' && !says;
  if (consequence === 'FUNCTION') return each ? 'USE' : 'FUNCTION';
  if (consequence === 'LEGAL_BASIS') return each ? 'FOUNDATION' : 'LEGAL_BASIS';
  if (consequence === 'COVERAGE') return 'COVERAGE';
  if (is) return is === 'ADVICE' ? 'ADVICE' : 'DUTY';
  return each ? 'OWN_DUTIES' : 'DUTIES';
};

/** The subject as what is lost has it: an obligation in quotation marks, or the obligations in a framework. */
const subjectOf = (sort: Sort, { name, title }: Subject, { say }: Speaker): string => {
  if (sort === 'DUTY') return say('loss-of-obligation', { name });
  if (sort === 'ADVICE') return say('loss-of-recommendation', { name });
  return sort === 'DUTIES' || sort === 'OWN_DUTIES'
    ? say('loss-of-obligations-in', { framework: title })
    : title;
};

/** Where each duty is met in a way of its own, those that lose theirs may not be met, whatever is left. */
const predicateOf = (sort: Sort, extent: Extent, lost: number | undefined, speaker: Speaker): string => {
  switch (sort) {
    case 'FOUNDATION':
      return speaker.say('loss-foundation');
    case 'USE':
      return lost !== undefined && lost > 1
        ? speaker.say('loss-functions', { functions: spelt(lost, 'functions', speaker) })
        : speaker.say('loss-USE');
    case 'OWN_DUTIES':
      return speaker.say(`loss-DUTIES-${extent === 'PARTLY' ? 'ONLY_RECORDED' : extent}`);
    default:
      return speaker.say(`loss-${sort}-${extent}`);
  }
};

const numberOf = (name: string, speaker: Speaker): 'one' | 'many' =>
  rulesOf(speaker).isPlural(name) ? 'many' : 'one';

/** Says what something loses, and when. */
export const losesBy = (item: Loss, named: Subject, of: string, speaker: Speaker): string => {
  const sort = sortOf(item, named);
  const subject = subjectOf(sort, named, speaker);
  const gone = { what: of, number: numberOf(of, speaker) };
  const when = speaker.say(
    item.consequence === 'LEGAL_BASIS' ? 'loss-when-repealed' : 'loss-when-gone',
    gone,
  );
  if (!item.extent)
    return speaker.say('loss-unknown-extent', { subject, when, number: numberOf(subject, speaker) });
  const loses = speaker.of(item.says ?? {}) ?? predicateOf(sort, item.extent, item.lost, speaker);
  return speaker.say('loss-sentence', {
    subject,
    loses: rulesOf(speaker).agreeing(loses, subject),
    when,
  });
};

const changesFor = (subject: string, what: string, speaker: Speaker): string =>
  speaker.say('loss-by-change', {
    ...{ subject, number: numberOf(subject, speaker) },
    ...{ what, numberOfWhat: numberOf(what, speaker) },
  });

/** Says what is left; empty if nothing makes up for what is lost. */
export const leftTo = (item: Loss, named: Subject, speaker: Speaker): readonly string[] => {
  if (item.needs === 'ALL' || item.extent === undefined || item.extent === 'WHOLLY') return [];
  const sort = sortOf(item, named);
  if (sort === 'FOUNDATION') return [];
  const of = sort === 'DUTIES' || sort === 'ADVICE' ? 'DUTY' : sort;
  if (item.left !== undefined && item.left > 0)
    return [speaker.capital(speaker.say(`loss-left-${of}`, { n: item.left }))];
  // If each loss only weakens it, there may be nothing else to name.
  return item.needs === 'NONE' ? [] : [speaker.say(`loss-none-left-${of}`)];
};
