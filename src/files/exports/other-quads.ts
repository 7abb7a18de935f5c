import { DataFactory, Parser, type NamedNode, type Quad } from 'n3';
import type { TermsOf } from './terms';
import { valuesIn } from './writing';

const { literal, quad } = DataFactory;

/**
 * Returns what files said of a thing that the model has no place for (`otherStatements`). Nothing is said so of other things of the graph:
 * who writes of one says nothing of those. A text that is no Turtle is given as a text.
 */
export const otherQuads = (texts: unknown, subject: NamedNode, terms: TermsOf): readonly Quad[] =>
  valuesIn(texts).flatMap(text => quadsIn(String(text), subject, terms));

const quadsIn = (text: string, subject: NamedNode, terms: TermsOf): readonly Quad[] => {
  const here = terms.thing('').value;
  const isOfAnother = ({ subject: { value } }: Quad): boolean =>
    value !== subject.value && value.startsWith(here);
  try {
    return new Parser({ baseIRI: subject.value }).parse(text).filter(one => !isOfAnother(one));
  } catch {
    return [quad(subject, terms.ownTerm('otherStatements'), literal(text))];
  }
};
