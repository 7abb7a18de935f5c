import { phraseOf } from '../words/claims';
import { edgeId, type Mark, type Picture, type PictureEdge, type PictureNode } from '../pictures/picture';
import { endsOf, nameOfStep, type PageAnswer, type Claim, type ThingRef } from './answer';
import { thingHref, type Along, type Lang } from './state';

type Options = Readonly<{
  /** The language of the labels. */
  lang: Lang;
  /** What links carry along. */
  along: Along;
  /** What a what-if took away, and what it added. */
  gone?: readonly Claim[];
  come?: readonly Claim[];
}>;

type Marked = Readonly<{ sentence: Claim; mark: Mark | undefined; day?: string | undefined }>;

const edgesOf = (all: readonly Marked[], lang: Lang): readonly PictureEdge[] => {
  const edges = new Map<string, PictureEdge>();
  for (const { sentence, mark } of all)
    for (const step of sentence.steps) {
      const { certainty } = step;
      const relation = nameOfStep(step);
      // What another graph says is said as it was followed.
      const isOurs = step.says === undefined && step.by === undefined;
      const [from, to] = isOurs ? endsOf(step) : [step.from, step.to];
      const id = edgeId(from.id, relation, to.id);
      const before = edges.get(id);
      edges.set(id, {
        id,
        from: from.id,
        to: to.id,
        relation,
        label: step.crossing ?? phraseOf({ ...step, direction: 'FORWARD' }, lang),
        certainty,
        paths: [...(before?.paths ?? []), sentence.key],
        // What stands in a sentence that stays is not lost, whatever else is.
        ...(mark !== undefined && (before === undefined || before.mark === mark) ? { mark } : {}),
      });
    }
  return [...edges.values()];
};

/** Each leads to its page on a day on which it is there. */
const nodesOf = (all: readonly Marked[], along: Along): readonly PictureNode[] => {
  const things = new Map<string, Readonly<{ thing: ThingRef; day: string | undefined }>>();
  for (const { sentence, day } of all)
    for (const thing of sentence.steps.flatMap(({ from, to }) => [from, to]))
      if (!things.has(thing.id)) things.set(thing.id, { thing, day: day ?? along.day });
  return [...things.values()].map(({ thing, day }) => {
    const href = thingHref(thing, { ...along, day });
    const { __typename, id, name } = thing;
    return { id, kind: __typename, name, ...(href === undefined ? {} : { href }) };
  });
};

/** The picture of an answer: the relations that its sentences go along. Empty where they go along none. */
export const pictureOf = (answer: PageAnswer, { lang, along, gone = [], come = [] }: Options): Picture => {
  const added = new Set(come.map(({ key }) => key));
  const all: readonly Marked[] = [
    ...answer.groups.flatMap(({ day, sentences }) =>
      sentences.map(sentence => ({
        sentence,
        mark: added.has(sentence.key) ? ('ADDED' as const) : undefined,
        day,
      })),
    ),
    ...gone.map(sentence => ({ sentence, mark: 'LOST' as const })),
  ];
  return { nodes: nodesOf(all, along), edges: edgesOf(all, lang) };
};
