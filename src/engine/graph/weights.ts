import { isGiven } from '../model/consequences';
import type { Weighing } from '../model/roles';
import { compare, edgeFact, edgesOf, nodeFact, seedOf, type Found, type FoundEdge } from './found';

/** A figure of something that is lost: who said it, when, and whether that is someone else than who counted. */
export type Weight = Readonly<{
  figure: string;
  edge: FoundEdge;
  by: string | undefined;
  on: string | undefined;
  secondHand: boolean;
}>;

/** The facts that are read of figures, and of the relation from them. */
export const factsOfWeights = (
  weighing: Weighing | undefined,
): Readonly<{ node: string[]; edge: string[] }> => ({
  node: weighing ? [weighing.by, weighing.on, weighing.secondHand] : [],
  edge: weighing?.given ? [weighing.given.fact] : [],
});

/** Finds what figures say of the things asked about, those said last first. */
export const weightsOf = (found: Found<'Of', 'Weighed', string>, weighing: Weighing): readonly Weight[] => {
  const of = seedOf(found, 'Of');
  const text = (id: string, fact: string): string | undefined => {
    const value = nodeFact(found, id, fact);
    return typeof value === 'string' ? value : undefined;
  };
  return edgesOf(found, 'Weighed')
    .filter(({ relation, to }) => relation === weighing.relation && of.has(to))
    .filter(edge => !weighing.given || isGiven(weighing.given, edgeFact(found, edge, weighing.given.fact)))
    .map(edge => ({
      figure: edge.from,
      edge,
      by: text(edge.from, weighing.by),
      on: text(edge.from, weighing.on),
      secondHand: nodeFact(found, edge.from, weighing.secondHand) === true,
    }))
    .sort((a, b) => compare(b.on ?? '', a.on ?? '') || compare(a.edge.key, b.edge.key));
};
