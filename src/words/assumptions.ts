import { effectsOf } from '../graph/assume';
import type { Found } from '../graph/found';
import type { Model } from '../model/model';
import type { RowMap } from '../plan/plan';
import type { Assumed, AssumedEdge, Traversal } from '../plan/traversal';
import { dayOf, spokenIn, type Spoken } from './grammar';
import { titleOf } from './names';
import { agreeing } from './title-rules';

const ASSUMED: Readonly<
  Record<Spoken, Readonly<{ without: string; that: string; with: string; retired: (day: string) => string }>>
> = {
  nb: { without: 'Antatt borte', that: 'at', with: 'Antatt', retired: day => `Antatt avviklet ${day}` },
  nn: { without: 'Tenkt borte', that: 'at', with: 'Tenkt', retired: day => `Tenkt avvikla ${day}` },
  en: {
    without: 'Assumed removed',
    that: 'that',
    with: 'Assumed',
    retired: day => `Assumed retired on ${day}`,
  },
};

type Sentence = (args: RowMap, parts: Readonly<{ nodes: ReadonlyMap<string, RowMap> }>) => string;

type Text = (spoken: Spoken, name: (id: string) => string) => string;

/** An assumption: whether it changes anything, the nodes its sentence names, and the sentence. */
const said = (
  kind: string,
  speaks: readonly string[],
  effective: boolean,
  text: Text,
  model: Model,
): RowMap => ({
  kind,
  effective,
  speaks,
  explanation: ((args, parts) => {
    const spoken = spokenIn(args['lang']);
    return text(spoken, id => titleOf(parts.nodes.get(id), id, spoken, model));
  }) satisfies Sentence,
});

/**
 * Says what was assumed, in words. An assumption is effective if it changes something on the day asked about, or
 * on either day of a comparison.
 */
export const assumptions = (
  {
    compares,
    certainty,
  }: Readonly<{ compares: readonly string[] | undefined }> & Pick<Traversal, 'certainty'>,
  assuming: Assumed,
  found: Found,
  day: string,
  model: Model,
): readonly RowMap[] => {
  const effects = (compares ?? [day]).map(on => effectsOf(found, assuming, { day: on, certainty }));
  const isEffective = (of: keyof Assumed, at: number): boolean => effects.some(on => on[of][at] === true);
  const ofEdge =
    (as: 'with' | 'without', { relation, from, to }: AssumedEdge): Text =>
    (spoken, name) => {
      const verb = model.relations.get(relation.name)?.phrase.forward[spoken] ?? relation.name;
      const that = as === 'without' ? `${ASSUMED[spoken].that} ` : '';
      const said = spoken === 'en' ? agreeing(verb, name(from)) : verb;
      return `${ASSUMED[spoken][as]}: ${that}${name(from)} ${said} ${name(to)}.`;
    };
  return [
    ...assuming.withoutNodes.map((id, i) => {
      const text: Text = (spoken, name) => `${ASSUMED[spoken].without}: ${name(id)}.`;
      return said('WITHOUT', [id], isEffective('withoutNodes', i), text, model);
    }),
    ...assuming.withoutEdges.map((edge, i) =>
      said('WITHOUT', [edge.from, edge.to], isEffective('withoutEdges', i), ofEdge('without', edge), model),
    ),
    ...assuming.with.map((edge, i) =>
      said('WITH', [edge.from, edge.to], isEffective('with', i), ofEdge('with', edge), model),
    ),
    ...assuming.retire.map(({ id, on }, i) => {
      const text: Text = (spoken, name) => `${ASSUMED[spoken].retired(dayOf(on, spoken))}: ${name(id)}.`;
      return said('RETIRE', [id], isEffective('retire', i), text, model);
    }),
  ];
};
