import { ImpactDocument } from '../gql/graphql';
import { mines } from '../gql/labels';
import type { ThingRef } from '../model/answer';
import { goneIn } from '../model/state';
import { byName } from '../words/texts';
import type { OpenScenario } from './open-scenario';

/** Whom a scenario hits, with what is said of it; of whom it joins to something new there is nothing to say. */
export type Hit = Readonly<{ actor: ThingRef; says: readonly string[]; about: readonly string[] }>;

/** As many are read of each thing that is gone: the API gives no more. */
const MOST = 1_000;

export const isActor = ({ __typename }: ThingRef): boolean => mines[__typename] === 'ACTOR';

class Hits {
  private readonly found = new Map<string, Hit>();

  add(actor: ThingRef, says: string | undefined, about: readonly string[]): void {
    const before = this.found.get(actor.id) ?? { actor, says: [], about: [] };
    this.found.set(actor.id, {
      actor,
      says: says === undefined ? before.says : [...new Set([...before.says, says])],
      about: [...new Set([...before.about, ...about])],
    });
  }

  /** Those of whom most is said first. */
  all(): readonly Hit[] {
    return [...this.found.values()].sort(
      (a, b) => b.says.length - a.says.length || byName(a.actor.name, b.actor.name),
    );
  }
}

/** Finds the actors that lose something when what a scenario takes away is gone, and those that it joins to something. */
export const hitsOf = async ({
  names,
  context,
}: OpenScenario): Promise<Readonly<{ hits: readonly Hit[]; isWhole: boolean }>> => {
  const { ask, state, lang } = context;
  const gone = [...new Set(goneIn(state))];
  const asked = await Promise.all(
    gone.map(id => ask(ImpactDocument, { of: { id }, first: MOST, asOf: state.asOf, lang })),
  );
  const hits = new Hits();
  let isWhole = true;
  for (const { data, fault } of asked) {
    if (fault || !data.impact) {
      isWhole = false;
      continue;
    }
    const { nodes, pageInfo, truncated } = data.impact;
    if (pageInfo.hasNextPage || truncated) isWhole = false;
    for (const { node, explanation, path } of nodes)
      if (isActor(node))
        hits.add(
          node,
          explanation,
          path.steps.flatMap(({ from, to }) => [from.id, to.id]),
        );
  }
  for (const { from, to } of state.with)
    for (const thing of [names.get(from), names.get(to)])
      if (thing && isActor(thing)) hits.add(thing, undefined, [from, to]);
  return { hits: hits.all(), isWhole };
};

/** Tells whether what a page of questions is about has been hit: for the order in which it asks. */
export const isNamedIn = ({ context: { state } }: OpenScenario, things: readonly ThingRef[]): boolean => {
  const named = new Set([...goneIn(state), ...state.with.flatMap(({ from, to }) => [from, to])]);
  return things.some(({ id }) => named.has(id));
};
