import type { Hop } from '../graph/found';
import { identifying, valueIn } from '../model/identity';
import type { Model } from '../model/model';
import type { WhyUnheard } from '../plan/elsewhere';
import type { RowMap } from '../plan/plan';
import type { Speaker } from '../messages/speaker';
import { titleOf } from './names';

/** Says whether another graph was asked; if not, why. Nothing is said for it then. */
export const explainGraph = (
  name: string,
  { unheard, sequence }: Readonly<{ unheard: WhyUnheard | undefined; sequence: number | undefined }>,
  speaker: Speaker,
): string => {
  if (unheard === undefined)
    return sequence === undefined
      ? speaker.say('elsewhere-asked', { name })
      : speaker.say('elsewhere-asked-at', { name, sequence: speaker.number(sequence) });
  return speaker.say('elsewhere-not-asked', { name, why: speaker.say(`elsewhere-${unheard}`) });
};

/** Says by what something is the same in two graphs, and whether that connects them. */
export const explainCrossing = (
  { at, by, likeness }: Readonly<{ at: string; by: readonly string[]; likeness: boolean }>,
  nodes: ReadonlyMap<string, RowMap>,
  speaker: Speaker,
  model: Model,
): string => {
  const name = titleOf(nodes.get(at), at, speaker, model);
  const known = [...new Set(by.map(iri => identityIn(iri, speaker, model)))];
  const same = speaker.capital(speaker.say('elsewhere-same', { name, by: speaker.list(known) }));
  return likeness ? `${same} ${speaker.say('elsewhere-alike')}` : same;
};

/** An IRI as people write what is in it: CELEX 32014R0910. One that is of no key of ours stays as it is. */
const identityIn = (iri: string, speaker: Speaker, model: Model): string => {
  for (const kind of model.kinds.values())
    for (const { column, template } of identifying(kind)) {
      const field = kind.fields.get(column);
      const value = template === '{}' ? undefined : valueIn(template, iri);
      if (value !== undefined && field?.key?.pattern?.test(value))
        return `${speaker.of(field.label) ?? column} ${value}`;
    }
  return iri;
};

/** Says a relation of another graph: by our words where it is one that we have, else by its own. */
export const verbElsewhere = (
  relation: string,
  direction: Hop['direction'],
  speaker: Speaker,
  model: Model,
): string => {
  const { phrase } = model.relations.get(relation) ?? {};
  return speaker.of(phrase?.[direction === 'FORWARD' ? 'forward' : 'backward'] ?? {}) ?? relation;
};
