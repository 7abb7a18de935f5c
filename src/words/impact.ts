import type { Change } from '../model/consequences';
import type { Model } from '../model/model';
import type { Affected } from '../graph/impact';
import { changesFor, leftTo, losesBy } from './consequences';
import { capitalised, explainPath, nameOf, spokenIn } from './path';
import type { RowMap } from '../plan/plan';

/**
 * Why something is affected, how much, and what is left: “Oslo mister en funksjon når eFormidling faller bort. Oslo bruker
 * eFormidling. Ni andre ressurser er fortsatt i bruk.”
 */
export const explainAffected = (
  item: Affected,
  change: Change,
  lang: unknown,
  nodes: ReadonlyMap<string, RowMap>,
  model: Model,
): string => {
  const spoken = spokenIn(lang);
  const end = item.path.hops[item.path.hops.length - 1]?.to ?? item.id;
  const [name, of] = [item.id, end].map(id => nameOf(nodes.get(id), id, spoken)) as [string, string];
  const named = { name, isObligation: item.id.startsWith(`${model.kinds.get('Obligation')?.prefix ?? ''}:`) };
  return [
    capitalised(change === 'CHANGE' ? changesFor(name, of, spoken) : losesBy(item, named, of, spoken)),
    explainPath(item.path, spoken, nodes, model),
    ...(change === 'RETIRE' ? leftTo(item, named, spoken) : []),
  ].join(' ');
};
