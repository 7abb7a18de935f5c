import { effectsOf } from '../graph/assume';
import type { Found } from '../graph/found';
import type { Model } from '../model/model';
import type { RowMap } from '../plan/plan';
import type { Assumed, AssumedEdge, Traversal } from '../plan/traversal';
import type { Speaker } from '../messages/speaker';
import { titleOf } from './names';
import { rulesOf } from './title-rules';

type Sentence = (args: RowMap, parts: Readonly<{ nodes: ReadonlyMap<string, RowMap> }>) => string;

type Text = (speaker: Speaker, name: (id: string) => string) => string;

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
    const speaker = model.messages.in(args['lang']);
    return text(speaker, id => titleOf(parts.nodes.get(id), id, speaker, model));
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
    (as: 'true' | 'untrue', { relation, from, to }: AssumedEdge): Text =>
    (speaker, name) => {
      const verb = speaker.of(model.relations.get(relation.name)?.phrase.forward ?? {}) ?? relation.name;
      const says = rulesOf(speaker).agreeing(verb, name(from));
      const claim = speaker.say('path-claim', { from: name(from), says, to: name(to) });
      return speaker.say(`assumed-${as}`, { claim });
    };
  return [
    ...assuming.withoutNodes.map((id, i) => {
      const text: Text = ({ say }, name) => say('assumed-gone', { what: name(id) });
      return said('WITHOUT', [id], isEffective('withoutNodes', i), text, model);
    }),
    ...assuming.withoutEdges.map((edge, i) =>
      said('WITHOUT', [edge.from, edge.to], isEffective('withoutEdges', i), ofEdge('untrue', edge), model),
    ),
    ...assuming.with.map((edge, i) =>
      said('WITH', [edge.from, edge.to], isEffective('with', i), ofEdge('true', edge), model),
    ),
    ...assuming.retire.map(({ id, on }, i) => {
      const text: Text = (speaker, name) =>
        speaker.say('assumed-retired', { day: speaker.day(on), what: name(id) });
      return said('RETIRE', [id], isEffective('retire', i), text, model);
    }),
  ];
};
