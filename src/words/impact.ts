import type { Change } from '../model/consequences';
import type { Model } from '../model/model';
import type { AssumedEdge, Assuming, Traversal } from '../plan/traversal';
import { effectsOf } from '../graph/assume';
import type { Found } from '../graph/found';
import type { Affected } from '../graph/impact';
import { changesFor, leftTo, losesBy } from './consequences';
import { capitalised, explainPath, nameOf, spokenIn, type Spoken } from './path';
import type { RowMap } from '../plan/plan';

/** Why something is affected, how much, and what is left: “Oslo mister en funksjon når eFormidling faller bort. Oslo bruker eFormidling. Ni andre funksjoner står igjen.” */
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

const ASSUMED: Readonly<
  Record<Spoken, Readonly<{ without: string; with: string; retired: (day: string) => string }>>
> = {
  nb: { without: 'Antatt borte', with: 'Antatt', retired: day => `Antatt avviklet ${day}` },
  nn: { without: 'Tenkt borte', with: 'Tenkt', retired: day => `Tenkt avvikla ${day}` },
  en: { without: 'Assumed removed', with: 'Assumed', retired: day => `Assumed retired on ${day}` },
};

type Sentence = (args: RowMap, parts: Readonly<{ nodes: ReadonlyMap<string, RowMap> }>) => string;

/** What was assumed, in words; what changes nothing on the day asked about, on either of two, is not effective. */
export const assumptions = (
  { assuming, days, certainty }: Traversal,
  found: Found,
  day: string,
  model: Model,
): readonly RowMap[] => {
  if (!assuming) return [];
  const effects = (days ?? [day]).map(on => effectsOf(found, assuming, { day: on, certainty }));
  const isEffective = (of: keyof Assuming, at: number): boolean => effects.some(on => on[of][at] === true);
  const said = (
    kind: string,
    speaks: readonly string[],
    effective: boolean,
    text: (spoken: Spoken, name: (id: string) => string) => string,
  ): RowMap => ({
    kind,
    effective,
    speaks,
    explanation: ((args, parts) => {
      const spoken = spokenIn(args['lang']);
      return text(spoken, id => nameOf(parts.nodes.get(id), id, spoken));
    }) satisfies Sentence,
  });
  const clause = (edge: AssumedEdge, spoken: Spoken, name: (id: string) => string): string =>
    `${name(edge.from)} ${model.relations.get(edge.relation.name)?.phrase.forward[spoken] ?? edge.relation.name} ${name(edge.to)}`;
  return [
    ...assuming.withoutNodes.map((id, i) =>
      said(
        'WITHOUT',
        [id],
        isEffective('withoutNodes', i),
        (spoken, name) => `${ASSUMED[spoken].without}: ${name(id)}.`,
      ),
    ),
    ...assuming.withoutEdges.map((edge, i) =>
      said(
        'WITHOUT',
        [edge.from, edge.to],
        isEffective('withoutEdges', i),
        (spoken, name) => `${ASSUMED[spoken].without}: ${clause(edge, spoken, name)}.`,
      ),
    ),
    ...assuming.with.map((edge, i) =>
      said(
        'WITH',
        [edge.from, edge.to],
        isEffective('with', i),
        (spoken, name) => `${ASSUMED[spoken].with}: ${clause(edge, spoken, name)}.`,
      ),
    ),
    ...assuming.retire.map(({ id, on }, i) =>
      said(
        'RETIRE',
        [id],
        isEffective('retire', i),
        (spoken, name) => `${ASSUMED[spoken].retired(on)}: ${name(id)}.`,
      ),
    ),
  ];
};
