import { DataFactory, type NamedNode, type Quad } from 'n3';
import type { EnumType, Field, Model, Phrase } from '../../engine/model/model';
import { RDF, RDFS, type TermsOf } from './terms';

const { literal, namedNode, quad } = DataFactory;
const SKOS = 'http://www.w3.org/2004/02/skos/core#';

/** Tells of the vocabulary of the model: its kinds as classes, its fields and relations as properties, its code lists as schemes of concepts. */
export const vocabularyOf = (model: Model, terms: TermsOf): readonly Quad[] => {
  const { kinds, relations, enums } = model;
  const fields = [...kinds.values(), ...relations.values()].flatMap(of => [...of.fields.values()]);
  const own = new Map(fields.filter(({ terms: { of } }) => of === undefined).map(one => [one.name, one]));
  const writing = new Writing(terms);
  for (const { name, label, interfaces, terms: of } of kinds.values()) {
    const subject = writing.term(name, `${RDFS}Class`, label, of.of);
    for (const parent of interfaces) writing.say(subject, `${RDFS}subClassOf`, terms.ownTerm(parent));
  }
  for (const { name, label } of own.values() satisfies Iterable<Field>)
    writing.term(name, `${RDF}Property`, label, undefined);
  for (const { name, phrase, terms: of } of relations.values())
    writing.term(name, `${RDF}Property`, phrase.forward, of.of);
  for (const list of enums.values()) writing.list(list);
  return writing.quads;
};

class Writing {
  readonly quads: Quad[] = [];

  constructor(private readonly terms: TermsOf) {}

  say(subject: NamedNode, term: string, object: Quad['object']): void {
    this.quads.push(quad(subject, namedNode(term), object));
  }

  /** A term of our own, and the published one that means nearly the same. */
  term(name: string, type: string, label: Phrase, published: string | undefined): NamedNode {
    const subject = this.terms.ownTerm(name);
    this.say(subject, `${RDF}type`, namedNode(type));
    this.label(subject, `${RDFS}label`, label);
    if (published !== undefined)
      this.say(subject, `${SKOS}closeMatch`, namedNode(this.terms.full(published)));
    return subject;
  }

  list(of: EnumType): void {
    const scheme = this.terms.ownTerm(of.name);
    this.say(scheme, `${RDF}type`, namedNode(`${SKOS}ConceptScheme`));
    for (const { name, label } of of.values) {
      const concept = this.terms.ofValue(of, name);
      this.say(concept, `${RDF}type`, namedNode(`${SKOS}Concept`));
      this.say(concept, `${SKOS}inScheme`, scheme);
      this.label(concept, `${SKOS}prefLabel`, label);
    }
  }

  private label(subject: NamedNode, term: string, phrase: Phrase): void {
    for (const [language, text] of Object.entries(phrase)) this.say(subject, term, literal(text, language));
  }
}
