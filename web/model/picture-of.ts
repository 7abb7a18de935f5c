import { relations } from '../gql/labels';
import { edgeId, type Mark, type Picture, type PictureEdge, type PictureNode } from '../pictures/picture';
import { endsOf, sentencesOf, type Answer, type Sentence, type Thing } from './answer';
import { entityHref, type Lang } from './state';

type Options = Readonly<{
  /** The language of the labels. */
  lang: Lang;
  /** The language that links carry on, if any. */
  chosenLang: Lang | undefined;
  /** What a what-if took away, and what it added. */
  gone?: readonly Sentence[];
  come?: readonly Sentence[];
}>;

type Marked = Readonly<{ sentence: Sentence; mark: Mark | undefined }>;

const edgesOf = (all: readonly Marked[], lang: Lang): readonly PictureEdge[] => {
  const edges = new Map<string, PictureEdge>();
  for (const { sentence, mark } of all)
    for (const step of sentence.steps) {
      const { relation, certainty } = step;
      const [from, to] = endsOf(step);
      const id = edgeId(from.id, relation, to.id);
      const before = edges.get(id);
      edges.set(id, {
        id,
        from: from.id,
        to: to.id,
        relation,
        label: relations[relation]?.forward[lang] ?? relation,
        certainty,
        paths: [...(before?.paths ?? []), sentence.key],
        // What stands in a sentence that stays is not lost, whatever else is.
        ...(mark !== undefined && (before === undefined || before.mark === mark) ? { mark } : {}),
      });
    }
  return [...edges.values()];
};

const nodesOf = (all: readonly Marked[], chosenLang: Lang | undefined): readonly PictureNode[] => {
  const things = new Map<string, Thing>();
  for (const { sentence } of all)
    for (const { from, to } of sentence.steps) {
      things.set(from.id, from);
      things.set(to.id, to);
    }
  return [...things.values()].map(({ __typename, id, name }) => ({
    id,
    kind: __typename,
    name,
    href: entityHref(id, chosenLang),
  }));
};

/** The picture of an answer: the relations that its sentences go along. Empty where they go along none. */
export const pictureOf = (answer: Answer, { lang, chosenLang, gone = [], come = [] }: Options): Picture => {
  const added = new Set(come.map(({ key }) => key));
  const all: readonly Marked[] = [
    ...sentencesOf(answer).map(sentence => ({
      sentence,
      mark: added.has(sentence.key) ? ('ADDED' as const) : undefined,
    })),
    ...gone.map(sentence => ({ sentence, mark: 'LOST' as const })),
  ];
  return { nodes: nodesOf(all, chosenLang), edges: edgesOf(all, lang) };
};
