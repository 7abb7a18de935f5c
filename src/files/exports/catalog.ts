import { DataFactory, type NamedNode, type Quad, type Term } from 'n3';
import type { Query } from '../imports/changes';
import { invariant } from '../../engine/errors';
import type { MessageId, Say } from '../../engine/messages/speaker';
import { isInLanguages, type End, type Kind, type Model } from '../../engine/model/model';
import { readThings, textsOf, type ReadThing } from '../imports/read-things';
import { OTHER } from '../imports/other-statements';
import { otherQuads } from './other-quads';
import { IRI } from '../../engine/model/identity';
import { RDF, type TermsOf } from './terms';
import { valuesIn } from './writing';

const { literal, namedNode, quad, blankNode } = DataFactory;

const AUTHORITY = 'http://publications.europa.eu/resource/authority/';
/** What public bodies share is of the theme of government (MDR authority data-theme). */
const THEME = `${AUTHORITY}data-theme/GOVE`;
/** Public organisations, which alone are competent for a public service. */
const PUBLIC = 'cv:PublicOrganisation';

/** How things of a class stand in the catalogue, by the term that the SDL says of their kind. */
const CLASSES: Readonly<Record<string, Readonly<{ within: string; authority?: string }>>> = {
  'dcat:Dataset': { within: 'dcat:dataset', authority: 'dct:publisher' },
  'dcat:DataService': { within: 'dcat:service' },
  'cpsv:PublicService': { within: 'dcatno:containsService', authority: 'cv:hasCompetentAuthority' },
  'cv:LifeEvent': { within: 'dcatno:containsEvent' },
};

/** What of a thing's own values a catalogue tells, by their terms. */
const TOLD = ['dct:title', 'dct:description', 'dcat:endpointURL'];

/** The messages that it calls its own parts by. */
type CatalogWords = Extract<MessageId, `catalog-${'title' | 'description' | 'graph' | 'api'}`>;

type Asking = Readonly<{ model: Model; query: Query }>;

/**
 * Tells what there is of data, services and events as a catalogue by the profiles of DCAT and CPSV that public bodies follow. What lacks something that these profiles
 * require is left out, and counted there (samgraf:leftOut).
 */
export const catalogOf = async (terms: TermsOf, { model, query }: Asking): Promise<readonly Quad[]> => {
  const catalog = new Catalog(terms, model);
  catalog.itself();
  for (const kind of model.kinds.values()) {
    if (kind.shape !== 'object' || !CLASSES[kind.terms.of ?? '']) continue;
    const end = authorityEnd(kind);
    for await (const page of readThings({ kind, ends: end ? [end] : [] }, query))
      for (const told of page) catalog.add(told);
  }
  for (const [node, ids] of catalog.agents) await addAgents(node, [...ids], catalog, { model, query });
  return catalog.finish();
};

/** The relation to who publishes a thing or is competent for it; by how things are told from both ends, it may start at either. */
const authorityEnd = ({ ends, terms }: Kind): End | undefined => {
  const term = CLASSES[terms.of ?? '']?.authority ?? '';
  return [...ends.values()].find(({ direction, relation: { terms: of } }) =>
    direction === 'FORWARD' ? of.of === term : of.inverse.includes(term),
  );
};

const addAgents = async (
  node: string,
  ids: readonly string[],
  catalog: Catalog,
  { model, query }: Asking,
): Promise<void> => {
  const kind = model.kinds.get(node);
  invariant(kind, `${node} is a kind`);
  for (let i = 0; i < ids.length; i += 100) {
    const asked = `query Agents($ids: [ID!]) { of: ${kind.plural}(where: { id: { in: $ids } }, first: 100) { nodes { __typename id names { language: lang text: value } } } }`;
    const { of } = (await query(asked, { ids: ids.slice(i, i + 100) })) as Readonly<{
      of: Readonly<{ nodes: readonly Agent[] }>;
    }>;
    for (const agent of of.nodes) catalog.agent(agent);
  }
};

type Agent = Readonly<{ __typename: string; id: string; names: readonly Text[] }>;
type Text = Readonly<{ language: string; text: string }>;

class Catalog {
  private readonly quads: Quad[] = [];
  private readonly subject: NamedNode;
  private readonly publisher: NamedNode;
  private readonly leftOut = new Map<string, number>();
  /** Things that stand in the catalogue if a public body is competent for them. */
  private readonly waiting: { told: ReadThing; agents: readonly string[] }[] = [];
  private readonly publicOnes = new Set<string>();
  /** Those who are named, by the kind of the relation's other end. */
  readonly agents = new Map<string, Set<string>>();

  /** The country that it is of. */
  private readonly place: NamedNode | undefined;

  constructor(
    private readonly terms: TermsOf,
    private readonly model: Model,
  ) {
    const { place } = model.roles;
    this.place = place === undefined ? undefined : namedNode(place);
    this.subject = terms.at('/catalog');
    this.publisher = terms.at('/catalog#publisher');
  }

  /** The catalogue, and what this server offers: the graph, and the API to it. */
  itself(): void {
    const { subject, publisher, terms } = this;
    this.typed(subject, 'dcat:Catalog', 'catalog-title', 'catalog-description');
    this.say(subject, 'dct:publisher', publisher);
    this.page(subject, 'foaf:homepage', '/');
    this.contact(subject, '/om');
    this.say(publisher, 'rdf:type', this.term('foaf:Agent'));
    const { host } = new URL(terms.at('/').value);
    this.say(publisher, 'foaf:name', literal(host));
    this.say(publisher, 'dct:title', literal(host, this.model.messages.languages[0]));
    this.say(publisher, 'dct:identifier', literal(terms.at('/').value));
    const [graph, api] = [terms.at('/catalog#graph'), terms.at('/catalog#api')];
    this.typed(graph, 'dcat:Dataset', 'catalog-graph', 'catalog-description');
    this.say(graph, 'dct:publisher', publisher);
    this.say(graph, 'dcat:theme', namedNode(THEME));
    this.say(subject, 'dcat:dataset', graph);
    this.typed(api, 'dcat:DataService', 'catalog-api', 'catalog-graph');
    this.say(api, 'dcat:endpointURL', terms.at('/graphql'));
    this.say(api, 'dct:publisher', publisher);
    this.say(api, 'dcat:servesDataset', graph);
    this.say(subject, 'dcat:service', api);
  }

  add(told: ReadThing): void {
    const of = told.kind.terms.of ?? '';
    const { authority } = CLASSES[of] ?? {};
    if (of === 'dcat:DataService' && this.valuesOf(told, 'dcat:endpointURL').length === 0)
      return this.leave(of, 'dcat:endpointURL');
    if (authority === undefined) return this.tell(told, []);
    const [relation] = told.relations;
    const agents = relation?.edges.map(({ node }) => node.id) ?? [];
    if (!relation || agents.length === 0) return this.leave(of, authority);
    const known = this.agents.get(relation.end.node) ?? new Set();
    this.agents.set(relation.end.node, known);
    for (const id of agents) known.add(id);
    this.waiting.push({ told, agents });
    return undefined;
  }

  agent({ __typename, id, names }: Agent): void {
    const agent = this.terms.thing(id);
    const isPublic = this.model.kinds.get(__typename)?.terms.of === PUBLIC;
    if (isPublic) this.publicOnes.add(id);
    this.say(agent, 'rdf:type', this.term('foaf:Agent'));
    this.say(agent, 'dct:identifier', literal(agent.value));
    this.texts(agent, 'foaf:name', names);
    // One title, as national profiles of CPSV have it.
    const [first] = this.model.messages.languages;
    const title = names.find(({ language }) => language === first) ?? names[0];
    this.texts(agent, 'dct:title', title ? [title] : []);
    if (!isPublic) return;
    this.say(agent, 'rdf:type', this.term(PUBLIC));
    this.texts(agent, 'skos:prefLabel', names);
    if (this.place) this.say(agent, 'dct:spatial', this.place);
  }

  finish(): readonly Quad[] {
    if (this.place) this.say(this.place, 'rdf:type', this.term('dct:Location'));
    this.say(namedNode(THEME), 'rdf:type', this.term('skos:Concept'));
    this.inEach(namedNode(THEME), 'skos:prefLabel', say => say('catalog-theme'));
    for (const { told, agents } of this.waiting) {
      const isService = told.kind.terms.of === 'cpsv:PublicService';
      const competent = isService ? agents.filter(id => this.publicOnes.has(id)) : agents.slice(0, 1);
      if (competent.length > 0) this.tell(told, competent);
      else this.leave(told.kind.terms.of ?? '', 'cv:hasCompetentAuthority');
    }
    for (const [what, count] of this.leftOut)
      this.say(this.subject, 'samgraf:leftOut', literal(`${count} ${what}`));
    return this.quads;
  }

  private leave(of: string, without: string): void {
    const what = `${of} without ${without}`;
    this.leftOut.set(what, (this.leftOut.get(what) ?? 0) + 1);
  }

  private tell(told: ReadThing, agents: readonly string[]): void {
    const { id, kind, values } = told;
    const of = kind.terms.of ?? '';
    const { within = '', authority = '' } = CLASSES[of] ?? {};
    const thing = this.terms.thing(id);
    this.say(this.subject, within, thing);
    this.say(thing, 'rdf:type', this.term(of));
    this.say(thing, 'dct:identifier', literal(thing.value));
    for (const field of kind.fields.values()) {
      const { name, terms } = field;
      if (!TOLD.includes(terms.of ?? '')) continue;
      if (isInLanguages(field)) this.texts(thing, terms.of ?? '', textsOf(field, values));
      else for (const value of valuesIn(values[name])) this.say(thing, terms.of ?? '', objectOf(value));
    }
    const other = otherQuads(values[OTHER], thing, this.terms);
    this.quads.push(...other);
    const isSaid = (term: string): boolean => {
      const { value } = this.term(term);
      return other.some(({ predicate }) => predicate.value === value);
    };
    const names = textsOf({ name: 'name' }, values);
    // What a profile requires, and nobody has written.
    if (textsOf({ name: 'description' }, values).length === 0)
      for (const { language, text } of names)
        this.say(
          thing,
          'dct:description',
          literal(`${text}: ${this.model.messages.in(language).of(kind.label) ?? kind.name}`, language),
        );
    for (const agent of agents) this.say(thing, authority, this.terms.thing(agent));
    if (of === 'dcat:Dataset' && !isSaid('dcat:theme')) this.say(thing, 'dcat:theme', namedNode(THEME));
    if (of !== 'cpsv:PublicService') return;
    if (!isSaid('cv:contactPoint')) this.contact(thing, `/id/${id}`);
    if (!isSaid('cpsvno:hasPossibleOutput')) this.output(thing, told, names);
  }

  private output(thing: NamedNode, service: ReadThing, names: readonly Text[]): void {
    const output = blankNode();
    this.say(thing, 'cpsvno:hasPossibleOutput', output);
    this.say(output, 'rdf:type', this.term('cpsvno:PossibleOutput'));
    const expected = this.valuesOf(service, 'cpsv:produces').map(value => literal(String(value), 'en'));
    const told = names.map(({ language, text }) =>
      literal(this.model.messages.say(language, 'catalog-result', { name: text }), language),
    );
    for (const text of expected.length > 0 ? expected : told) {
      this.say(output, 'dct:title', text);
      this.say(output, 'dct:description', text);
    }
  }

  private contact(subject: NamedNode, page: string): void {
    const contact = blankNode();
    this.say(subject, 'cv:contactPoint', contact);
    this.say(contact, 'rdf:type', this.term('cv:ContactPoint'));
    this.page(contact, 'cv:contactPage', page);
  }

  private page(subject: Term, term: string, path: string): void {
    this.say(subject, term, this.terms.at(path));
    this.say(this.terms.at(path), 'rdf:type', this.term('foaf:Document'));
  }

  private typed(subject: NamedNode, type: string, title: CatalogWords, description: CatalogWords): void {
    this.say(subject, 'rdf:type', this.term(type));
    this.say(subject, 'dct:identifier', literal(subject.value));
    this.inEach(subject, 'dct:title', say => say(title));
    this.inEach(subject, 'dct:description', say => say(description));
  }

  /** Says a text in each language of the pack. */
  private inEach(subject: Term, term: string, text: (say: Say) => string): void {
    for (const language of this.model.messages.languages)
      this.say(subject, term, literal(text(this.model.messages.in(language).say), language));
  }

  /** The values of the field that the SDL says is this term. */
  private valuesOf({ kind, values }: ReadThing, term: string): readonly unknown[] {
    const field = [...kind.fields.values()].find(({ terms }) => terms.of === term);
    return field ? valuesIn(values[field.name]) : [];
  }

  private texts(subject: Term, term: string, texts: readonly Text[]): void {
    for (const { language, text } of texts) this.say(subject, term, literal(text, language));
  }

  private term(name: string): NamedNode {
    if (name.startsWith('rdf:')) return namedNode(`${RDF}${name.slice('rdf:'.length)}`);
    if (name.startsWith('samgraf:')) return this.terms.ownTerm(name.slice('samgraf:'.length));
    return namedNode(this.terms.full(name));
  }

  private say(subject: Term, term: string, object: Term): void {
    this.quads.push(quad(subject as Quad['subject'], this.term(term), object as Quad['object']));
  }
}

const objectOf = (value: unknown): Term =>
  IRI.test(String(value)) ? namedNode(String(value)) : literal(String(value));
