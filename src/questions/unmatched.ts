import { testedAs, seedIfAny, seedOf, type Found } from '../graph/found';
import { ENTITY, type Kind } from '../model/model';
import { required } from '../errors';
import { literal, type Operand, type RowMap, conjuncts } from '../plan/plan';
import type { Assuming, Seeds, Selector } from '../plan/traversal';
import type { Arguments } from '../planner/arguments';
import { explainUnmatched } from '../words/absence';
import type { Sentence } from './answer-parts';
import type { Computing } from './question';

/** For answers about paths: an end that matches nothing proves nothing about paths. */
export const UNMATCHED_SDL = `
"An argument that no node of the graph matches, on the day and at the certainty asked for."
type Unmatched {
  "from, to or via."
  argument: String!
  "Existing values similar to the one given, the most similar first; empty if the argument does not give a single value."
  suggestions: [String!]!
  "In plain language: nb, nn or en."
  explanation("Other languages get nb." lang: Language = nb): String!
}
`;

const NEEDED = ['From', 'To', 'Via'] as const;
type Needed = (typeof NEEDED)[number];
const ARGUMENTS = { From: 'from', To: 'to', Via: 'via' } as const satisfies Readonly<Record<Needed, string>>;
type Any = `Any${Needed}`;

/**
 * Tells whether a selector that is otherwise only tested on what the other side visited matches anything at
 * all: one node is read for it, in the same statement. One more is read for each node that a what-if removes,
 * since the nodes read may be exactly those.
 */
export const anyOf = (
  tests: readonly Seeds<Needed | 'Avoid'>[],
  assuming: Assuming | undefined,
  { model }: Arguments,
): readonly Seeds<Any>[] => {
  const gone = assuming ? assuming.withoutNodes.length + assuming.retire.length : 0;
  const filter = (selector: Selector): Selector =>
    selector.kind === 'where'
      ? selector
      : {
          kind: 'where',
          of: required(model.kinds.get(ENTITY), 'kind Entity'),
          where: {
            kind: 'compare',
            on: 'node',
            property: 'id',
            operator: 'in',
            value: literal(selector.ids),
            label: ENTITY,
          },
        };
  return NEEDED.flatMap(name =>
    tests
      .filter(test => test.name === name)
      .map(({ selector, ...test }) => ({
        ...test,
        name: `Any${name}` as const,
        selector: filter(selector),
        atMost: 1 + gone,
      })),
  );
};

/** A value that was asked for: its kind and its field. */
export type Wanted = Readonly<{ of: Kind; property: string; value: Operand }>;
/** As it appears in an answer; `suggestions` is filled in once the most similar values have been read. */
export type Unmatched = RowMap &
  Readonly<{ suggestions: string[]; wanted: Wanted | undefined; explanation: Sentence }>;

/** What is laid out to tell what is unmatched. */
export type Matched = Found<Needed | Any, never, never>;

/**
 * The arguments that match nothing, each with the single value it asks for, if there is one
 * (answer/suggest.ts).
 */
export const unmatchedIn = (found: Matched, { traversal }: Computing): readonly Unmatched[] =>
  NEEDED.flatMap(name => {
    const any = testedAs(found, name) ? seedOf(found, `Any${name}`) : seedIfAny(found, name);
    if (!any || any.size > 0) return [];
    const asked = [...traversal.seeds, ...traversal.tests].find(set => set.name === name);
    return asked ? [unmatched(asked, ARGUMENTS[name])] : [];
  });

const unmatched = ({ selector }: Seeds, argument: (typeof ARGUMENTS)[Needed]): Unmatched => {
  const suggestions: string[] = [];
  return {
    argument,
    suggestions,
    wanted: wantedBy(selector),
    explanation: ((args, { ofAnotherDay }) =>
      explainUnmatched(argument, suggestions, ofAnotherDay, args['lang'])) satisfies Sentence,
  };
};

/** The value of the node's own field that a filter asks for. */
const wantedBy = (selector: Selector): Wanted | undefined => {
  if (selector.kind === 'ids') return undefined;
  for (const part of conjuncts(selector.where)) {
    if (part.kind !== 'compare' || part.operator !== 'eq' || part.on !== 'node') continue;
    const { property, value } = part;
    if (selector.of.fields.get(property)?.type.kind !== 'enum') return { of: selector.of, property, value };
  }
  return undefined;
};
