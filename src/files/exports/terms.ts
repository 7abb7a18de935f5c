import { DataFactory, type NamedNode } from 'n3';
import { RDF } from '../imports/read-rdf';
import { pathOf } from '../../engine/model/identity';
import type { EnumType, Field, Kind, Model, Relation } from '../../engine/model/model';
import type { Edge } from '../imports/read-things';

const { namedNode } = DataFactory;

export { RDF };
export const RDFS = 'http://www.w3.org/2000/01/rdf-schema#';

/** The IRIs of things, and of what is said of them: terms of published vocabularies, or else of one of our own. */
export class TermsOf {
  private readonly own: string;

  /** @param origin Where this server is reached: https://samgraf.example */
  constructor(
    private readonly origin: string,
    private readonly model: Model,
  ) {
    this.own = `${origin}/vocabulary#`;
  }

  thing(id: string): NamedNode {
    return this.at(pathOf(id));
  }

  /** A term of the own vocabulary. */
  ownTerm(name: string): NamedNode {
    return namedNode(`${this.own}${name}`);
  }

  /** An address of this server. */
  at(path: string): NamedNode {
    return namedNode(`${this.origin}${path}`);
  }

  /** The graph that says where records are from. */
  get provenance(): NamedNode {
    return this.at('/data/provenance');
  }

  /** The IRI of a relation as a record; one that holds in several periods is told apart by when it begins. */
  statement(relation: string, from: string, { node, validFrom }: Edge): NamedNode {
    const period = typeof validFrom === 'string' ? `/${validFrom}` : '';
    return this.at(`${pathOf(from)}/${relation}/${pathOf(node.id).slice('/id/'.length)}${period}`);
  }

  /** The published term, if there is one, and our own, which says it exactly. */
  of({ terms }: Kind | Relation, name: string): readonly NamedNode[] {
    const published = terms.of === undefined ? [] : [namedNode(this.full(terms.of))];
    return [...published, this.ownTerm(name)];
  }

  /** One term is enough for a field. */
  ofField({ terms, name }: Field): NamedNode {
    return terms.of === undefined ? this.ownTerm(name) : namedNode(this.full(terms.of));
  }

  ofValue({ name }: EnumType, value: string): NamedNode {
    return this.ownTerm(`${name}.${value}`);
  }

  /** What stands for the terms of a relation said from its other end. */
  inverseOf({ terms }: Relation): readonly NamedNode[] {
    return terms.inverse.slice(0, 1).map(term => namedNode(this.full(term)));
  }

  /** The namespaces that a file may abbreviate by. */
  get prefixes(): Readonly<Record<string, string>> {
    return { ...Object.fromEntries(this.model.prefixes), rdf: RDF, rdfs: RDFS, samgraf: this.own };
  }

  full(term: string): string {
    const [prefix = '', local = ''] = term.split(/:(.*)/s);
    return `${this.model.prefixes.get(prefix) ?? `${prefix}:`}${local}`;
  }
}
