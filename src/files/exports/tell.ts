import { DataFactory, type Quad, type Term } from 'n3';
import { IRI, sameAsOf } from '../../engine/model/identity';
import { isInLanguages, type End, type Field, type Model } from '../../engine/model/model';
import { textsOf, type Edge, type ReadThing, type Values } from '../imports/read-things';
import { OTHER } from '../imports/other-statements';
import { SAME_AS } from '../imports/things';
import { otherQuads } from './other-quads';
import { RDF, type TermsOf } from './terms';
import { KEPT, valuesIn } from './writing';

const XSD = 'http://www.w3.org/2001/XMLSchema#';
const PROV = 'http://www.w3.org/ns/prov#';
const { literal, namedNode, quad, blankNode, defaultGraph } = DataFactory;

/**
 * Tells of a thing as linked data: what it is, and its relations, each with its certainty and its sources. With provenance, as in a dump,
 * a graph of its own says besides where each record is from and when it was recorded (PROV-O).
 */
export const tell = (told: ReadThing, terms: TermsOf, model: Model, provenance?: Term): readonly Quad[] => {
  const telling = new Telling(told, terms, model, provenance);
  telling.all();
  return telling.quads;
};

/** Writes what is said of one thing. */
class Telling {
  readonly quads: Quad[] = [];
  private readonly subject;

  constructor(
    private readonly told: ReadThing,
    private readonly terms: TermsOf,
    private readonly model: Model,
    private readonly provenance?: Term,
  ) {
    this.subject = terms.thing(told.id);
  }

  all(): void {
    const { kind, values, relations } = this.told;
    for (const type of this.terms.of(kind, kind.name)) this.say(this.subject, namedNode(`${RDF}type`), type);
    this.values(this.subject, kind.fields, values);
    for (const one of otherQuads(values[OTHER], this.subject, this.terms)) this.quads.push(one);
    this.derive(this.subject, values);
    for (const one of relations) this.relations(one);
  }

  private relations({ end, edges, isCut }: ReadThing['relations'][number]): void {
    const { name, direction, relation } = end;
    for (const edge of edges) {
      const other = this.terms.thing(edge.node.id);
      if (direction === 'BACKWARD') {
        for (const term of this.terms.inverseOf(relation)) this.say(this.subject, term, other);
        continue;
      }
      for (const term of this.terms.of(relation, relation.name)) this.say(this.subject, term, other);
      this.reify(end, other, edge);
    }
    if (isCut) this.say(this.subject, this.terms.ownTerm('hasMore'), literal(name));
  }

  /** How certain a relation is, since when, and by which sources: said of the statement (RDF reification). */
  private reify({ relation }: End, object: Term, edge: Edge): void {
    const statement = this.provenance ? this.terms.statement(relation.name, this.told.id, edge) : blankNode();
    this.say(statement, namedNode(`${RDF}type`), namedNode(`${RDF}Statement`));
    this.say(statement, namedNode(`${RDF}subject`), this.subject);
    this.say(statement, namedNode(`${RDF}predicate`), this.terms.ownTerm(relation.name));
    this.say(statement, namedNode(`${RDF}object`), object);
    this.values(statement, relation.fields, edge);
    this.derive(statement, edge);
  }

  private derive(record: Term, { sources, recordedAt }: Values): void {
    if (!this.provenance) return;
    const says = (term: string, object: Term): void => {
      this.say(record, namedNode(`${PROV}${term}`), object, this.provenance);
    };
    for (const { id } of sources as readonly Readonly<{ id: string }>[])
      says('wasDerivedFrom', this.terms.thing(id));
    says('generatedAtTime', literal(String(recordedAt), namedNode(`${XSD}dateTime`)));
  }

  private values(subject: Term, fields: ReadonlyMap<string, Field>, values: Values): void {
    for (const field of fields.values()) {
      // Who else may see it is for nobody to read.
      if (KEPT.has(field.name) || field.name === 'restrictedTo' || field.name === OTHER) continue;
      const predicate = this.terms.ofField(field);
      const value = isInLanguages(field) ? textsOf(field, values) : valuesIn(values[field.name]);
      for (const one of value) {
        this.say(subject, predicate, this.objectOf(field, one));
        const same = sameAsOf(field, String(one));
        if (same !== undefined) this.say(subject, namedNode(SAME_AS), namedNode(same));
      }
    }
  }

  private objectOf(field: Field, value: unknown): Term {
    const { name, type, url } = field;
    if (name === 'sources') return this.terms.thing((value as Readonly<{ id: string }>).id);
    if (isInLanguages(field)) {
      const { text, language } = value as Readonly<{ text: string; language: string }>;
      return literal(text, language);
    }
    const of = type.kind === 'enum' ? this.model.enums.get(type.name) : undefined;
    if (of) return this.terms.ofValue(of, String(value));
    if (url && IRI.test(String(value))) return namedNode(String(value));
    if (type.kind === 'scalar' && type.name === 'Date')
      return literal(String(value), namedNode(`${XSD}date`));
    if (typeof value === 'number') return literal(value);
    if (typeof value === 'boolean') return literal(String(value), namedNode(`${XSD}boolean`));
    return literal(String(value));
  }

  private say(subject: Term, predicate: Term, object: Term, graph: Term = defaultGraph()): void {
    this.quads.push(
      quad(
        subject as Quad['subject'],
        predicate as Quad['predicate'],
        object as Quad['object'],
        graph as Quad['graph'],
      ),
    );
  }
}
