import type { End, Field, Kind, Model } from '../model/model';
import type { Edge, Told } from '../imports/read-things';
import { KEPT, textOfValue, valuesIn, type Losses, type Writing } from './writing';

const NAMESPACE = 'http://www.opengroup.org/xsd/archimate/3.0/';
const TERM = /^archimate:(.+)$/;

/** A property of an element or a relationship, and its value. */
type Property = readonly [name: string, value: string];

/**
 * Writes things as an ArchiMate model in the Open Group's exchange format. A kind is an element by its term in the SDL, and one without
 * is left out; a relation without one is an association with its name. What ArchiMate has no place for stands in properties, by which
 * an import knows it again.
 */
export class ArchimateWriting implements Writing {
  private readonly names = new Set<string>();
  private readonly elements = new Set<string>();
  /** Relations are written when it is known which elements there are. */
  private readonly relations: Readonly<{ from: string; end: End; edge: Edge }>[] = [];

  constructor(
    private readonly title: string,
    private readonly model: Model,
    private readonly losses: Losses,
  ) {}

  begin(): string {
    const schema = `${NAMESPACE} http://www.opengroup.org/xsd/archimate/3.1/archimate3_Diagram.xsd`;
    const spaces = `xmlns="${NAMESPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="${schema}"`;
    return `<?xml version="1.0" encoding="UTF-8"?>\n<model ${spaces} identifier="id-samgraf">\n<name xml:lang="nb">${escaped(this.title)}</name>\n<elements>\n`;
  }

  add(things: readonly Told[]): string {
    return things.map(told => this.element(told)).join('');
  }

  end(): string {
    const related = this.relations.map(one => this.relationship(one)).join('');
    const relationships = related === '' ? '' : `<relationships>\n${related}</relationships>\n`;
    const defined = [...this.names].map(
      name =>
        `<propertyDefinition identifier="${definitionId(name)}" type="string"><name>${escaped(name)}</name></propertyDefinition>\n`,
    );
    return `</elements>\n${relationships}<propertyDefinitions>\n${defined.join('')}</propertyDefinitions>\n</model>\n`;
  }

  private element(told: Told): string {
    const type = elementOf(told.kind, this.model);
    if (type === undefined) {
      this.losses.lose(told.kind.name, 'ArchiMate has no element for it.');
      return '';
    }
    this.losses.things += 1;
    this.elements.add(told.id);
    for (const { end, edges } of told.relations)
      for (const edge of edges) this.relations.push({ from: told.id, end, edge });
    return elementText(told, type, this.properties(propertiesOf(told)));
  }

  private relationship({ from, end, edge }: Readonly<{ from: string; end: End; edge: Edge }>): string {
    if (!this.elements.has(edge.node.id)) {
      this.losses.lose(end.relation.name, 'What it leads to is not in the file.');
      return '';
    }
    this.losses.relations += 1;
    return relationshipOf(from, end, edge, this.properties(factsOf(from, end, edge)));
  }

  private properties(all: readonly Property[]): string {
    for (const [name] of all) this.names.add(name);
    return all.length === 0 ? '' : `<properties>${all.map(propertyOf).join('')}</properties>`;
  }
}

/** The element that a kind is, by its own terms or those of an interface; undefined if it is none. */
const elementOf = ({ terms, interfaces }: Kind, model: Model): string | undefined => {
  const of = [terms, ...interfaces.flatMap(name => model.kinds.get(name)?.terms ?? [])];
  for (const one of of)
    for (const term of [one.of ?? '', ...one.writes, ...one.reads]) {
      const [, type] = TERM.exec(term) ?? [];
      if (type !== undefined) return type;
    }
  return undefined;
};

const elementText = ({ id, values }: Told, type: string, properties: string): string => {
  const texts = (name: string, tag: string): string =>
    textsIn(values[name])
      .map(({ language, text }) => `<${tag} xml:lang="${language}">${escaped(text)}</${tag}>`)
      .join('');
  return `<element identifier="${ncName(id)}" xsi:type="${type}">${texts('names', 'name')}${texts('descriptions', 'documentation')}${properties}</element>\n`;
};

const textsIn = (value: unknown): readonly Readonly<{ language: string; text: string }>[] =>
  valuesIn(value) as readonly Readonly<{ language: string; text: string }>[];

const propertiesOf = ({ kind, values }: Told): readonly Property[] => [
  ['samgraf:kind', kind.name],
  ...[...kind.fields.values()].flatMap(field => {
    if (field.name === 'name' || field.name === 'description' || KEPT.has(field.name)) return [];
    if (field.type.kind !== 'text') return plainProperties(field, field.name, values);
    return textsIn(values[`${field.name}s`]).map(({ language, text }): Property => [
      `${field.name}.${language}`,
      text,
    ]);
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

/** A relation by its own term, by one that is said from its other end, or as an association. */
const relationshipOf = (
  from: string,
  { relation }: End,
  { node, validFrom }: Edge,
  properties: string,
): string => {
  const { terms, phrase, name } = relation;
  const by = (all: readonly string[]): string | undefined =>
    all.flatMap(term => TERM.exec(term)?.[1] ?? [])[0];
  const forward = by([terms.of ?? '', ...terms.reads]);
  const backward = forward === undefined ? by(terms.inverse) : undefined;
  const [source, target] = backward === undefined ? [from, node.id] : [node.id, from];
  const type = forward ?? backward ?? 'Association';
  const id = ncName([name, from, node.id, validFrom ?? ''].join(' '));
  const directed = type === 'Association' ? ' isDirected="true"' : '';
  const text = `<name xml:lang="nb">${escaped(phrase.forward.nb)}</name>`;
  return `<relationship identifier="${id}" source="${ncName(source)}" target="${ncName(target)}" xsi:type="${type}"${directed}>${text}${properties}</relationship>\n`;
};

const propertyOf = ([name, value]: Property): string =>
  `<property propertyDefinitionRef="${definitionId(name)}"><value>${escaped(value)}</value></property>`;

const definitionId = (name: string): string => `p${ncName(name)}`;

/** An identifier that XML takes (NCName), which tells all ids apart. */
const ncName = (id: string): string =>
  `id-${id.replace(/[^\p{L}\p{Nd}.-]/gu, sign => `_${sign.codePointAt(0)?.toString(16) ?? ''}_`)}`;

/** What XML 1.0 has no way to write. */
const UNWRITABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

const escaped = (text: string): string =>
  text
    .replace(UNWRITABLE, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    // What a parser would take for a line's end.
    .replaceAll('\r', '&#13;');
