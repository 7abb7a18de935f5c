import type { Model } from '../model/model';
import type { AssumedEdge, Assuming, Traversal } from '../plan/traversal';
import { effectsOf } from '../graph/assume';
import type { Found } from '../graph/found';
import type { Affected } from '../graph/impact';
import { capitalised, explainPath, nameOf, spokenIn, type Spoken } from './path';
import type { RowMap } from '../plan/plan';

type Words = Readonly<{
  RETIRE: Readonly<Record<'WHOLLY' | 'PARTLY' | 'UNKNOWN', (a: string, b: string) => string>>;
  CHANGE: (a: string, b: string) => string;
  left: (left: number) => string;
}>;

const WORDS: Readonly<Record<Spoken, Words>> = {
  nb: {
    RETIRE: {
      WHOLLY: (a, b) => `${a} mister fotfestet når ${b} faller bort.`,
      PARTLY: (a, b) => `${a} svekkes når ${b} faller bort.`,
      UNKNOWN: (a, b) => `${a} berøres når ${b} faller bort; hvor mye er ikke kjent.`,
    },
    CHANGE: (a, b) => `${a} berøres av en endring av ${b}.`,
    left: left => `${left} av samme slag står igjen.`,
  },
  nn: {
    RETIRE: {
      WHOLLY: (a, b) => `${a} mistar fotfestet når ${b} fell bort.`,
      PARTLY: (a, b) => `${a} blir svekt når ${b} fell bort.`,
      UNKNOWN: (a, b) => `${a} blir råka når ${b} fell bort; kor mykje er ikkje kjent.`,
    },
    CHANGE: (a, b) => `${a} blir råka av ei endring av ${b}.`,
    left: left => `${left} av same slag står att.`,
  },
  en: {
    RETIRE: {
      WHOLLY: (a, b) => `${a} loses its footing if ${b} is removed.`,
      PARTLY: (a, b) => `${a} is weakened if ${b} is removed.`,
      UNKNOWN: (a, b) => `${a} is affected if ${b} is removed; how much is not known.`,
    },
    CHANGE: (a, b) => `${a} is affected by a change to ${b}.`,
    left: left => `${left} of the same kind ${left === 1 ? 'is' : 'are'} left.`,
  },
};

/** Why something is affected, how much, and what is left: “Oslo svekkes når eFormidling faller bort. Oslo bruker eFormidling. 9 av samme slag står igjen.” */
export const explainAffected = (
  item: Affected,
  change: 'RETIRE' | 'CHANGE',
  lang: unknown,
  nodes: ReadonlyMap<string, RowMap>,
  model: Model,
): string => {
  const spoken = spokenIn(lang);
  const end = item.path.hops[item.path.hops.length - 1]?.to ?? item.id;
  const [name, of] = [item.id, end].map(id => nameOf(nodes.get(id), id, spoken)) as [string, string];
  const what =
    change === 'CHANGE'
      ? WORDS[spoken].CHANGE(name, of)
      : WORDS[spoken].RETIRE[item.extent ?? 'UNKNOWN'](name, of);
  const left = change === 'RETIRE' && item.left > 0 ? [WORDS[spoken].left(item.left)] : [];
  return [capitalised(what), explainPath(item.path, spoken, nodes, model), ...left].join(' ');
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
