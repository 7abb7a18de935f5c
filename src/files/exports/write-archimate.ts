import { readFile } from 'node:fs/promises';
import { escaped } from './xml';
import path from 'node:path';
import { ENGINE_LANGUAGE, firstChain } from '../../engine/languages/languages';
import {
  isInLanguages,
  type End,
  type Field,
  type Kind,
  type Model,
  type Relation,
} from '../../engine/model/model';
import { parts } from '../../engine/model/objects';
import { textsOf, type Edge, type ReadThing } from '../imports/read-things';
import { KEPT, textOfValue, valuesIn, type Losses, type ThingWriter } from './writing';
import { PROJECT } from '../../engine/project';

const NAMESPACE = 'http://www.opengroup.org/xsd/archimate/3.0/';
const TERM = /^archimate:(.+)$/;

/** What ArchiMate allows, wherever this runs from. */
const FILE = path.join(PROJECT, 'shapes', 'archimate-relations-3.2.json');

/** Tells whether ArchiMate 3.2 lets a relation of a type lead from one element to another; an association always may. */
export type AllowedRelation = (relation: string, from: string, to: string) => boolean;

/** Reads what is allowed, as shapes/README.md says where it is from. */
export const readAllowed = async (): Promise<AllowedRelation> => {
  const { letters, elements, allowed } = JSON.parse(await readFile(FILE, 'utf8')) as Readonly<{
    letters: Readonly<Record<string, string>>;
    elements: readonly string[];
    allowed: Readonly<Record<string, string>>;
  }>;
  const letterOf = new Map(Object.entries(letters).map(([letter, name]) => [name, letter]));
  const rows = new Map(Object.entries(allowed).map(([from, row]) => [from, row.split(' ')]));
  return (relation, from, to) =>
    rows.get(from)?.[elements.indexOf(to)]?.includes(letterOf.get(relation) ?? ' ') === true;
};

/** Relations that are written at once. */
const AT_ONCE = 200;

/** A property of an element or a relationship, and its value. */
export type Property = readonly [name: string, value: string];

/**
 * Writes things as an ArchiMate model in the Open Group's exchange format. A kind is an element by its term in the SDL, and one without
 * is left out; a relation without one, or of one that ArchiMate does not allow there, is an association with its name. What ArchiMate
 * has no place for stands in properties, by which an import knows it again.
 */
export class ArchimateWriting implements ThingWriter {
  private readonly names = new Set<string>();
  /** How often an identifier of a relation was wanted. */
  private readonly ids = new Map<string, number>();
  /** The types of the elements, by id. */
  private readonly elements = new Map<string, string>();
  /** Relations are written when it is known which elements there are. */
  private readonly relations: Readonly<{ from: string; end: End; edge: Edge }>[] = [];

  constructor(
    private readonly title: string,
    private readonly uses: Readonly<{ model: Model; losses: Losses; allowed: AllowedRelation }>,
  ) {}

  begin(): string {
    return modelTag(this.title, this.uses.model.languages.first);
  }

  add(things: readonly ReadThing[]): string {
    const isFirst = this.elements.size === 0;
    const text = things.map(told => this.element(told)).join('');
    // The schema has no list with nothing in it.
    return isFirst && text !== '' ? `<elements>\n${text}` : text;
  }

  missing(): readonly string[] {
    const named = new Set(this.relations.map(({ edge }) => edge.node.id));
    return [...named].filter(id => !this.elements.has(id));
  }

  along(things: readonly ReadThing[]): string {
    const { losses } = this.uses;
    const before = losses.things;
    const text = this.add(things);
    losses.along += losses.things - before;
    losses.things = before;
    return text;
  }

  *end(): Generator<string> {
    if (this.elements.size > 0) yield '</elements>\n';
    let isFirst = true;
    for (const some of parts(this.relations, AT_ONCE)) {
      const text = some.map(one => this.relationship(one)).join('');
      if (text !== '') yield isFirst ? `<relationships>\n${text}` : text;
      isFirst &&= text === '';
    }
    const defined = [...this.names].map(definitionOf);
    const definitions =
      defined.length === 0 ? '' : `<propertyDefinitions>\n${defined.join('')}</propertyDefinitions>\n`;
    yield `${isFirst ? '' : '</relationships>\n'}${definitions}</model>\n`;
  }

  private element(told: ReadThing): string {
    const { model, losses } = this.uses;
    const type = elementOf(told.kind, model);
    if (type === undefined) {
      losses.lose(told.kind.name, 'ArchiMate has no element for it.');
      return '';
    }
    losses.things += 1;
    this.elements.set(told.id, type);
    for (const { end, edges } of told.relations)
      for (const edge of edges) this.relations.push({ from: told.id, end, edge });
    return elementText(told, type, this.properties(propertiesOf(told)));
  }

  private relationship({ from, end, edge }: Readonly<{ from: string; end: End; edge: Edge }>): string {
    const { losses, allowed } = this.uses;
    const source = this.elements.get(from);
    const target = this.elements.get(edge.node.id);
    if (source === undefined || target === undefined) {
      losses.lose(end.relation.name, 'What it leads to is not in the file.');
      return '';
    }
    losses.relations += 1;
    const way = wayOf(end.relation, source, target, allowed);
    const id = this.own(ncName([end.relation.name, from, edge.node.id, edge.validFrom ?? ''].join(' ')));
    return relationshipOf(id, from, end, edge, {
      ...way,
      properties: this.properties(factsOf(from, end, edge)),
      languages: firstChain(this.uses.model.languages),
    });
  }

  /** An identifier that nothing else in the file has: what is recorded and what follows by a rule may agree in ends and day. */
  private own(id: string): string {
    const times = (this.ids.get(id) ?? 0) + 1;
    this.ids.set(id, times);
    return times === 1 ? id : `${id}.${times}`;
  }

  private properties(all: readonly Property[]): string {
    for (const [name] of all) this.names.add(name);
    return all.length === 0 ? '' : `<properties>${all.map(propertyOf).join('')}</properties>`;
  }
}

/** Returns the beginning of a model, up to its name. */
export const modelTag = (title: string, language: string): string => {
  const schema = `${NAMESPACE} http://www.opengroup.org/xsd/archimate/3.1/archimate3_Diagram.xsd`;
  const spaces = `xmlns="${NAMESPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="${schema}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<model ${spaces} identifier="id-samgraf">\n<name xml:lang="${language}">${escaped(title)}</name>\n`;
};

/** Returns the element that a kind is, by its own terms or those of an interface; undefined if it is none. */
export const elementOf = ({ terms, interfaces }: Kind, model: Model): string | undefined => {
  const of = [terms, ...interfaces.flatMap(name => model.kinds.get(name)?.terms ?? [])];
  for (const one of of)
    for (const term of [one.of ?? '', ...one.writes, ...one.reads]) {
      const [, type] = TERM.exec(term) ?? [];
      if (type !== undefined) return type;
    }
  return undefined;
};

const elementText = ({ id, values }: ReadThing, type: string, properties: string): string => {
  const texts = (name: string, tag: string): string =>
    textsOf({ name }, values)
      .map(({ language, text }) => `<${tag} xml:lang="${language}">${escaped(text)}</${tag}>`)
      .join('');
  return `<element identifier="${ncName(id)}" xsi:type="${type}">${texts('name', 'name')}${texts('description', 'documentation')}${properties}</element>\n`;
};

const propertiesOf = ({ kind, values }: ReadThing): readonly Property[] => [
  ['samgraf:kind', kind.name],
  ...[...kind.fields.values()].flatMap(field => {
    if (field.name === 'name' || field.name === 'description' || KEPT.has(field.name)) return [];
    if (!isInLanguages(field)) return plainProperties(field, field.name, values);
    return textsOf(field, values).map(({ language, text }): Property => [`${field.name}.${language}`, text]);
  }),
];

const plainProperties = (
  { name }: Field,
  as: string,
  values: Readonly<Record<string, unknown>>,
): readonly Property[] => valuesIn(values[name]).map((one): Property => [as, textOfValue(one)]);

const factsOf = (from: string, { relation }: End, edge: Edge): readonly Property[] => [
  ['samgraf:relation', `${relation.name} ${ncName(from).slice('id-'.length)}`],
  ...[...relation.fields.values()]
    .filter(({ name }) => !KEPT.has(name))
    .flatMap(field => plainProperties(field, `samgraf:${field.name}`, edge)),
];

type Way = Readonly<{ type: string; isBackward: boolean }>;

/** Says a relation by its own term, by one that is said from its other end, or as an association: the first that is allowed there. */
export const wayOf = ({ terms }: Relation, source: string, target: string, allowed: AllowedRelation): Way => {
  const by = (all: readonly string[], from: string, to: string): string | undefined =>
    all.flatMap(term => TERM.exec(term)?.[1] ?? []).find(type => allowed(type, from, to));
  const forward = by([terms.of ?? '', ...terms.reads], source, target);
  if (forward !== undefined) return { type: forward, isBackward: false };
  const backward = by(terms.inverse, target, source);
  return { type: backward ?? 'Association', isBackward: backward !== undefined };
};

const relationshipOf = (
  id: string,
  from: string,
  { relation: { phrase } }: End,
  { node }: Edge,
  {
    type,
    isBackward,
    properties,
    languages,
  }: Way & Readonly<{ properties: string; languages: readonly string[] }>,
): string => {
  const [source, target] = isBackward ? [node.id, from] : [from, node.id];
  const directed = type === 'Association' ? ' isDirected="true"' : '';
  const language = languages.find(one => phrase.forward[one] !== undefined) ?? ENGINE_LANGUAGE;
  const text = `<name xml:lang="${language}">${escaped(phrase.forward[language] ?? '')}</name>`;
  return `<relationship identifier="${id}" source="${ncName(source)}" target="${ncName(target)}" xsi:type="${type}"${directed}>${text}${properties}</relationship>\n`;
};

/** Returns a property as it stands among those of an element. */
export const propertyOf = ([name, value]: Property): string =>
  `<property propertyDefinitionRef="${definitionId(name)}"><value>${escaped(value)}</value></property>`;

/** Returns what says the name of a property. */
export const definitionOf = (name: string): string =>
  `<propertyDefinition identifier="${definitionId(name)}" type="string"><name>${escaped(name)}</name></propertyDefinition>\n`;

const definitionId = (name: string): string => `p${ncName(name)}`;

/** Returns an identifier that XML takes (NCName), which tells all ids apart. */
export const ncName = (id: string): string =>
  `id-${id.replace(/[^\p{L}\p{Nd}.-]/gu, sign => `_${sign.codePointAt(0)?.toString(16) ?? ''}_`)}`;
