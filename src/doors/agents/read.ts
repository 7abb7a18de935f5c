import type { Model } from '../../engine/model/model';
import { say, type Speaker } from './words';
import { deduced, weakest, type ToolAnswer, type Sureness, type ToolSentence, type Source } from './answer';

/** Parts of answers of the API, as the documents of the tools select them. */
export type Proof = Readonly<{
  certainty: Sureness;
  sources: readonly Source[];
  /** In the language of the answer. */ rationale?: string | null;
  /** The graph that says so, where it is another. */ graph?: string;
  from?: Readonly<{ id: string }>;
  to?: Readonly<{ id: string }>;
}>;
export type NamedThing = Readonly<{ id: string; name: string; __typename?: string }>;
export type StepRead = Proof &
  Readonly<{
    relation: string;
    direction: string;
    from: Readonly<{ id: string }>;
    to: Readonly<{ id: string }>;
    quote?: string | null;
  }>;
export type Path = Readonly<{ explanation: string; certainty: Sureness; steps: readonly StepRead[] }>;
export type ListPage<Node> = Readonly<{
  /** Null where something was left out, so that it is not known. */ totalCount: number | null;
  edges: readonly Readonly<{ cursor: string; node: Node }>[];
  pageInfo: Readonly<{ hasNextPage: boolean }>;
}>;
export type Cut = Readonly<{
  truncated: Readonly<{ explanation: string }> | null;
  assumed: readonly Readonly<{ explanation: string }>[];
}>;

type Counted = Readonly<{ totalCount: number | null; edges: readonly unknown[] }>;

/** Says how many there are: of what was cut, at least so many as are here. */
export const countOf = ({ totalCount, edges }: Counted, speaker: Speaker): string =>
  countSaid(totalCount, edges.length, speaker);

/** Says a count of the API that is null where something was left out, of which so many are here. */
export const countSaid = (count: number | null, here: number, speaker: Speaker): string =>
  count === null ? say('tool-at-least', speaker, { count: here }) : String(count ?? here);

/** Tells how much there is of a page of a list that may be cut, in an answer's terms: in all, only where that is known. */
export const pageOf = (
  found: ListPage<unknown> & Pick<Cut, 'truncated'>,
): Pick<ToolAnswer, 'more' | 'complete' | 'total'> => ({
  ...(found.totalCount === null ? {} : { total: found.totalCount }),
  more: found.pageInfo.hasNextPage,
  complete: found.truncated === null,
});

/** Tells if there is anything. */
export const isAny = ({ totalCount, edges }: Counted): boolean => (totalCount ?? edges.length) > 0;

/** Says what was found. `nothing` is what an empty answer means; one that was cut proves nothing. */
export const outcomeOf = <Nothing extends string>(
  found: Pick<ListPage<unknown>, 'totalCount' | 'edges'> & Pick<Cut, 'truncated'>,
  nothing: Nothing,
): 'FOUND' | 'NOT_FOUND_WITHIN_BOUNDS' | Nothing => {
  if (isAny(found)) return 'FOUND';
  return found.truncated ? 'NOT_FOUND_WITHIN_BOUNDS' : nothing;
};

export const PROOF =
  'fragment Proof on Fact { certainty rationale(lang: $lang) sources { id title url publisher } }';

/** The same where other graphs are asked: whose a step is, and what it is between there. */
export const PROOF_ACROSS = PROOF.replace(/ \}$/, ' ... on StepElsewhere { graph from { id } to { id } } }');

/** Says where the steps of other graphs begin and end, by ids, which say whose they are; nothing where all are of this one. */
export const elsewhereIn = (steps: readonly Proof[]): string =>
  steps
    .flatMap(({ graph, from, to }, i) => {
      if (graph === undefined || !from || !to) return [];
      const begins = steps[i - 1]?.graph === graph ? '' : ` (${from.id} → `;
      const ends = steps[i + 1]?.graph === graph ? '' : `${to.id})`;
      return [`${begins}${ends}`];
    })
    .join('');

export const PATH = `
  fragment Told on Path {
    explanation(lang: $lang)
    certainty
    steps { ...Proof relation direction from { id } to { id } ...Quoted }
  }
  ${PROOF}`;

/** What is said of the whole besides: what was assumed, and what was left out. */
export const CUT = 'truncated { explanation(lang: $lang) } assumed { explanation(lang: $lang) }';

/** The sources of a path: the first of each step, then the second of each, so that each step is cited. */
export const sourcesOf = (steps: readonly Proof[]): readonly Source[] => {
  const most = Math.max(0, ...steps.map(({ sources }) => sources.length));
  const inTurn = Array.from({ length: most }, (_, i) =>
    steps.flatMap(({ sources }) => sources[i] ?? []),
  ).flat();
  return [...new Map(inTurn.map(source => [source.id, source])).values()];
};

/** Why those are taken to be so that are not facts, each reason once; at most so many. */
export const reasonOf = (steps: readonly Proof[], most = steps.length): Readonly<{ reason?: string }> => {
  const told = steps.flatMap(({ certainty, rationale }) =>
    certainty !== 'FACT' && rationale ? [rationale] : [],
  );
  const reasons = [...new Set(told)];
  return reasons.length === 0 || reasons.length > most ? {} : { reason: reasons.join(' ') };
};

/** What every step has, besides where its quote stands, which a model calls as it likes. */
const OF_STEPS: ReadonlySet<string> = new Set([
  ...[
    '__typename',
    'certainty',
    'rationale',
    'sources',
    'relation',
    'direction',
    'from',
    'to',
    'quote',
    'graph',
  ],
]);

/** Returns where in its source the quote of a step stands. */
const placeOf = (step: StepRead): string | undefined =>
  Object.entries(step).flatMap(([name, value]) =>
    OF_STEPS.has(name) || typeof value !== 'string' ? [] : [value],
  )[0];

/** A path in the API's own sentence, with the sources of its steps. */
export const pathSentence = (path: Path, more: Partial<ToolSentence> = {}): ToolSentence => {
  const quoting = path.steps.find(({ quote }) => quote);
  const at = quoting && placeOf(quoting);
  const place = at === undefined ? '' : `${at}: `;
  const unsourced = path.steps.some(({ sources }) => sources.length === 0);
  return {
    text: `${path.explanation}${elsewhereIn(path.steps)}`,
    certainty: path.certainty,
    sources: sourcesOf(path.steps),
    cites: path.steps.length,
    ...(unsourced ? { deduced: 'unsourced' as const } : {}),
    ...reasonOf(path.steps),
    ...(quoting?.quote ? { quote: `${place}${quoting.quote}` } : {}),
    ...more,
  };
};

/** A relation as it points, whichever way it was followed. */
export const keyOf = ({ relation, direction, from, to }: StepRead): string =>
  direction === 'FORWARD' ? `${from.id} ${relation} ${to.id}` : `${to.id} ${relation} ${from.id}`;

/** The certainty of steps that are told together. */
export const certaintyOf = (steps: readonly Proof[]): { certainty?: Sureness } => {
  const least = weakest(steps.map(({ certainty }) => certainty));
  return least ? { certainty: least } : {};
};

export const cutSentences = ({ truncated, assumed }: Partial<Cut>): readonly ToolSentence[] => [
  ...(assumed ?? []).map(({ explanation }) => deduced(explanation, 'assumption')),
  ...(truncated ? [deduced(truncated.explanation, 'bounds')] : []),
];

/** Why there is nothing, in the API's own sentences. */
export const ABSENCE = `
  outcome
  unmatched { explanation(lang: $lang) suggestions }
  whyNot { explanation(lang: $lang) hiddenBy { by } }`;

export type AbsenceRead = Readonly<{
  outcome: string;
  unmatched: readonly Readonly<{ explanation: string; suggestions: readonly string[] }>[];
  whyNot: Readonly<{
    explanation: string;
    hiddenBy: readonly Readonly<{ by: string }>[];
  }> | null;
}>;

export const absence = ({ unmatched, whyNot }: AbsenceRead): readonly ToolSentence[] => [
  ...unmatched.map(({ explanation, suggestions }) =>
    deduced(
      explanation,
      'absence',
      suggestions.length > 0 ? { facts: { suggestions: suggestions.slice(0, 5) } } : {},
    ),
  ),
  ...(whyNot && unmatched.length === 0
    ? [
        deduced(
          whyNot.explanation,
          'absence',
          whyNot.hiddenBy.length > 0 ? { facts: { hiddenBy: whyNot.hiddenBy.map(({ by }) => by) } } : {},
        ),
      ]
    : []),
];

/**
 * An end as a caller writes it: an id (it has a colon), a kind (all of that kind), or what the model has a name for together
 * (@collective). As the API takes it.
 */
export const endOf = (end: string, { roles }: Pick<Model, 'roles'>): object => {
  const together = roles.collectives.find(({ name }) => name === end);
  if (together) return { [together.kind]: { [together.field]: { eq: end } } };
  return end.includes(':') ? { id: end } : { entity: { kinds: [end] } };
};

export const viaOf = (via: string | undefined, model: Pick<Model, 'roles'>): object | undefined =>
  via === undefined ? undefined : endOf(via, model);
