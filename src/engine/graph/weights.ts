import type { Weighing } from '../model/roles';
import { compare, edgesOf, nodeFact, seedOf, type Found, type FoundEdge } from './found';

/** A figure of something that is lost: who said it, when, and whether that is someone else than who counted. */
export type ToldFigure = Readonly<{
  figure: string;
  edge: FoundEdge;
  by: string | undefined;
  on: string | undefined;
  secondHand: boolean;
}>;

/** The facts that are read of figures. */
export const factsOfWeights = (weighing: Weighing | undefined): readonly string[] =>
  weighing ? [weighing.what, weighing.by, weighing.on, weighing.secondHand] : [];

/** Finds what figures say of the things asked about, those said last first. */
export const weightsOf = (
  found: Found<'Of', 'Figures', string>,
  weighing: Weighing,
): readonly ToldFigure[] => {
  const of = seedOf(found, 'Of');
  const text = (id: string, fact: string): string | undefined => {
    const value = nodeFact(found, id, fact);
    return typeof value === 'string' ? value : undefined;
  };
  return edgesOf(found, 'Figures')
    .filter(({ relation, to }) => relation === weighing.relation && of.has(to))
    .filter(({ from }) => typeof nodeFact(found, from, weighing.what) === 'string')
    .map(edge => ({
      figure: edge.from,
      edge,
      by: text(edge.from, weighing.by),
      on: text(edge.from, weighing.on),
      secondHand: nodeFact(found, edge.from, weighing.secondHand) === true,
    }))
    .sort((a, b) => compare(b.on ?? '', a.on ?? '') || compare(a.edge.key, b.edge.key));
};
