import { isGiven, type Change } from '../model/consequences';
import type { Model } from '../model/model';
import type { Affected } from '../graph/impact';
import { capitalised, FUNCTION, isOne, spelt, type Spoken, spokenIn } from './grammar';
import { explainedOnce, nameOf, titleOf } from './names';
import { explainPath } from './path';
import type { RowMap } from '../plan/plan';
import type { Extent } from '../graph/supports';
import { OTHERS, WORDS, type Sort, type Words } from './loss-words';
import { agreeing } from './title-rules';

/**
 * Why something is affected, to what extent, and what is left: “Byen mister en funksjon når meldinger
 * faller bort. Byen bruker meldinger. Ni andre ressurser er fortsatt i bruk, men det er ikke kjent om de
 * kan gjøre det samme.”
 */
export const explainAffected = (
  item: Affected,
  change: Change,
  lang: unknown,
  nodes: ReadonlyMap<string, RowMap>,
  model: Model,
  facts: readonly string[] = [],
): string => {
  const spoken = spokenIn(lang);
  const end = item.path.hops[item.path.hops.length - 1]?.to ?? item.id;
  const title = (id: string): string => titleOf(nodes.get(id), id, spoken, model);
  const of = title(end);
  const named = {
    name: capitalised(nameOf(nodes.get(item.id), item.id, spoken)),
    title: title(item.id),
    is: obligationOf(item, facts, model),
  };
  const text = [
    capitalised(
      change === 'CHANGE' ? changesFor(title(item.id), of, spoken) : losesBy(item, named, of, spoken),
    ),
    explainPath(item.path, spoken, nodes, model, { facts }),
    ...(change === 'RETIRE' && isMadeUpFor(item, facts, model) ? leftTo(item, named, spoken) : []),
  ].join(' ');
  return spoken === 'en' ? explainedOnce(text, [of, ...item.path.hops.map(({ from }) => title(from))]) : text;
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
export type Named = Readonly<{ name: string; title: string; is: 'OBLIGATION' | 'ADVICE' | undefined }>;

const sortOf = ({ consequence, needs, says }: Loss, { is }: Named): Sort => {
  const each = needs === 'EACH' && !says;
  if (consequence === 'FUNCTION') return each ? 'USE' : 'FUNCTION';
  if (consequence === 'LEGAL_BASIS') return each ? 'FOUNDATION' : 'LEGAL_BASIS';
  if (consequence === 'COVERAGE') return 'COVERAGE';
  if (is) return is === 'ADVICE' ? 'ADVICE' : 'DUTY';
  return each ? 'OWN_DUTIES' : 'DUTIES';
};

/** The subject as what is lost has it: an obligation in quotation marks, or the obligations in a framework. */
const subjectOf = (sort: Sort, { name, title }: Named, words: Words): string => {
  if (sort === 'DUTY') return words.obligation(name);
  if (sort === 'ADVICE') return words.advice(name);
  return sort === 'DUTIES' || sort === 'OWN_DUTIES' ? words.obligationsIn(title) : title;
};

/** Where each duty is met in a way of its own, those that lose theirs may not be met, whatever is left. */
const predicateOf = (sort: Sort, extent: Extent, { loses, foundation }: Words): string => {
  if (sort === 'FOUNDATION') return foundation;
  if (sort !== 'OWN_DUTIES') return loses[sort][extent];
  return loses.DUTIES[extent === 'PARTLY' ? 'ONLY_RECORDED' : extent];
};

/** Says what something loses, and when. */
export const losesBy = (item: Loss, named: Named, of: string, spoken: Spoken): string => {
  const words = WORDS[spoken];
  const sort = sortOf(item, named);
  const subject = subjectOf(sort, named, words);
  const when = item.consequence === 'LEGAL_BASIS' ? words.isRepealed(of) : words.goes(of);
  if (!item.extent) return words.unknown(subject, when);
  const loses = item.says
    ? item.says[spoken]
    : sort === 'USE' && item.lost !== undefined && item.lost > 1
      ? words.functions(spelt(item.lost, FUNCTION, spoken))
      : predicateOf(sort, item.extent, words);
  return `${subject} ${spoken === 'en' ? agreeing(loses, subject) : loses} ${when}.`;
};

const changesFor = (name: string, of: string, spoken: Spoken): string => WORDS[spoken].changes(name, of);

/** Says what is left; empty if nothing makes up for what is lost. */
export const leftTo = (item: Loss, named: Named, spoken: Spoken): readonly string[] => {
  if (item.needs === 'ALL' || item.extent === undefined || item.extent === 'WHOLLY') return [];
  const sort = sortOf(item, named);
  if (sort === 'FOUNDATION') return [];
  const { none, of, remains } = WORDS[spoken].left[sort === 'DUTIES' || sort === 'ADVICE' ? 'DUTY' : sort];
  if (item.left !== undefined && item.left > 0)
    return [
      `${capitalised(spelt(item.left, OTHERS[of], spoken))} ${remains[isOne(item.left, spoken) ? 'one' : 'many']}`,
    ];
  // If each loss only weakens it, there may be nothing else to name.
  return item.needs === 'NONE' ? [] : [none];
};
