import type { Change } from '../model/consequences';
import type { Model } from '../model/model';
import type { Affected } from '../graph/impact';
import { changesFor, leftTo, losesBy } from './consequences';
import { capitalised } from './grammar';
import { nameOf, titleOf } from './names';
import { explainPath } from './path';
import { spokenIn } from './spoken';
import type { RowMap } from '../plan/plan';

/**
 * Why something is affected, to what extent, and what is left: “Oslo mister en funksjon når eFormidling
 * faller bort. Oslo bruker eFormidling. Ni andre ressurser er fortsatt i bruk.”
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
  return [
    capitalised(
      change === 'CHANGE' ? changesFor(title(item.id), of, spoken) : losesBy(item, named, of, spoken),
    ),
    explainPath(item.path, spoken, nodes, model, { facts }),
    ...(change === 'RETIRE' ? leftTo(item, named, spoken) : []),
  ].join(' ');
};

/** Whether it is an obligation, and whether what met it was only recommended by it. */
const obligationOf = (
  { id, path }: Affected,
  facts: readonly string[],
  model: Model,
): 'OBLIGATION' | 'ADVICE' | undefined => {
  if (!id.startsWith(`${model.kinds.get('Obligation')?.prefix ?? ''}:`)) return undefined;
  const bindingness = path.hops[0]?.edge.facts[facts.indexOf(BINDINGNESS)];
  return bindingness === 'RECOMMENDED' ? 'ADVICE' : 'OBLIGATION';
};
/** The fact of a relation that says how far an obligation binds. */
export const BINDINGNESS = 'bindingness';
