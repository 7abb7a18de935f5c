import { DataFactory, type Quad, type Term } from 'n3';
import type { End, Field, Kind, Model } from '../model/model';
import type { Query } from '../imports/changes';
import { RDF, type Terms } from './terms';

const XSD = 'http://www.w3.org/2001/XMLSchema#';
const { literal, namedNode, quad, blankNode } = DataFactory;

/** What may stand between < and >. */
const IRI = /^https?:[^\s<>"{}|\\^`]+$/;

type Values = Readonly<Record<string, unknown>>;
type Edge = Values & Readonly<{ node: Readonly<{ id: string }> }>;
type Ended = Readonly<{ edges: readonly Edge[]; pageInfo: Readonly<{ hasNextPage: boolean }> }>;

/** Relations of one sort that are told of a thing; that there are more is said. */
const MOST = 100;
/** Sorts of relations that one query asks for. */
const AT_ONCE = 4;
/** Fields that say how a record is kept, and not what it is of. */
const KEPT = new Set(['generalKnowledge', 'version', 'recordedAt', 'restrictedTo']);

/** Tells of a thing as linked data: what it is, and its relations, each with its certainty and its sources. Undefined if it is not there. */
export const describe = async (
  id: string,
  terms: Terms,
  { model, query }: Readonly<{ model: Model; query: Query }>,
): Promise<readonly Quad[] | undefined> => {
  const { entity } = await query('query Kind($id: ID!) { entity(id: $id) { __typename } }', { id });
  const kind = model.kinds.get(String((entity as Values | null)?.['__typename']));
  if (!kind) return undefined;
  const telling = new Telling(id, kind, terms, model);
  telling.fields(await asked(kind, id, query, selectionOf(kind)));
  const ends = [...kind.ends.values()].filter(
    ({ direction, relation }) => direction === 'FORWARD' || relation.terms.inverse.length > 0,
  );
  for (let i = 0; i < ends.length; i += AT_ONCE) {
    const some = ends.slice(i, i + AT_ONCE);
    const values = await asked(kind, id, query, some.map(endSelection).join(' '));
    for (const end of some) telling.relations(end, values[end.name] as Ended);
  }
  return telling.quads;
};

const asked = async ({ singular }: Kind, id: string, query: Query, selection: string): Promise<Values> => {
  const data = await query(`query Thing($id: ID!) { of: ${singular}(id: $id) { ${selection} } }`, { id });
  return (data['of'] ?? {}) as Values;
};

const selectionOf = ({ fields }: Pick<Kind, 'fields'>): string =>
  [...fields.values()]
    .filter(({ name }) => !KEPT.has(name))
    .map(({ name, type }) =>
      name === 'sources' ? 'sources { id }' : type.kind === 'text' ? `${name}s { lang value }` : name,
    )
    .join(' ');

const endSelection = ({ name, relation }: End): string =>
  `${name}(first: ${MOST}) { pageInfo { hasNextPage } edges { node { id } ${selectionOf(relation)} } }`;

/** Writes what is said of one thing. */
class Telling {
  readonly quads: Quad[] = [];
  private readonly subject;

  constructor(
    id: string,
    private readonly kind: Kind,
    private readonly terms: Terms,
    private readonly model: Model,
  ) {
    this.subject = terms.thing(id);
    for (const type of terms.of(kind, kind.name)) this.say(this.subject, namedNode(`${RDF}type`), type);
  }

  fields(values: Values): void {
    this.values(this.subject, this.kind.fields, values);
  }

  relations({ name, direction, relation }: End, { edges, pageInfo }: Ended): void {
    for (const edge of edges) {
      const other = this.terms.thing(edge.node.id);
      if (direction === 'BACKWARD') {
        for (const term of this.terms.inverseOf(relation)) this.say(this.subject, term, other);
        continue;
      }
      for (const term of this.terms.of(relation, relation.name)) this.say(this.subject, term, other);
      this.reify(this.terms.ownTerm(relation.name), other, relation.fields, edge);
    }
    if (pageInfo.hasNextPage) this.say(this.subject, this.terms.ownTerm('hasMore'), literal(name));
  }

  /** How certain a relation is, since when, and by which sources: said of the statement (RDF reification). */
  private reify(predicate: Term, object: Term, fields: ReadonlyMap<string, Field>, edge: Edge): void {
    const statement = blankNode();
    this.say(statement, namedNode(`${RDF}type`), namedNode(`${RDF}Statement`));
    this.say(statement, namedNode(`${RDF}subject`), this.subject);
    this.say(statement, namedNode(`${RDF}predicate`), predicate);
    this.say(statement, namedNode(`${RDF}object`), object);
    this.values(statement, fields, edge);
  }

  private values(subject: Term, fields: ReadonlyMap<string, Field>, values: Values): void {
    for (const field of fields.values()) {
      if (KEPT.has(field.name)) continue;
      const predicate = this.terms.ofField(field);
      const value = values[field.type.kind === 'text' ? `${field.name}s` : field.name];
      for (const one of [value].flat())
        if (one !== null && one !== undefined) this.say(subject, predicate, this.objectOf(field, one));
    }
  }

  private objectOf({ name, type, url }: Field, value: unknown): Term {
    if (name === 'sources') return this.terms.thing((value as Readonly<{ id: string }>).id);
    if (type.kind === 'text') {
      const { value: text, lang } = value as Readonly<{ value: string; lang: string }>;
      return literal(text, lang);
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

  private say(subject: Term, predicate: Term, object: Term): void {
    this.quads.push(
      quad(subject as Quad['subject'], predicate as Quad['predicate'], object as Quad['object']),
    );
  }
}
