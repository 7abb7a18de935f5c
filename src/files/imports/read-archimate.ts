import { SaxesParser, type SaxesTagNS } from 'saxes';
import { SamgrafError, messageOf } from '../../engine/errors';
import { ofModel } from './slug';
import type { ThingProperty, Thing } from './things';

/** Elements within each other beyond which a file is taken to be none of ours. */
const MOST_DEEP = 60;
const MOST_THINGS = 100_000;
const MOST_TEXT = 1_000_000;

/**
 * Reads the elements and relationships of an ArchiMate model: the Open Group's exchange format, or Archi's own. A relationship is a
 * statement of its source. Views are not read.
 */
export const readArchimate = (text: Iterable<string>): readonly Thing[] => {
  const reader = new Reader();
  const parser = new SaxesParser({ xmlns: true });
  parser.on('doctype', () => {
    throw notArchimate('It declares a document type, and entities are not read.');
  });
  parser.on('opentag', tag => {
    reader.open(tag);
  });
  parser.on('closetag', tag => {
    reader.close(tag);
  });
  parser.on('text', part => {
    reader.add(part);
  });
  parser.on('cdata', part => {
    reader.add(part);
  });
  parser.on('error', error => {
    throw notArchimate(messageOf(error), error);
  });
  for (const part of text) parser.write(part);
  parser.close();
  return reader.things();
};

const notArchimate = (why: string, cause?: unknown): SamgrafError =>
  new SamgrafError(
    'BAD_INPUT',
    `The file is not an ArchiMate model that can be read: ${why.slice(0, 300)}`,
    'Save it from the tool again, as Model Exchange File or as .archimate.',
    { cause },
  );

/** An element, or a relationship with its ends, as a file has it. */
export type Concept = Readonly<{
  id: string;
  type: string;
  ends: Readonly<{ source: string; target: string }> | undefined;
  statements: readonly ThingProperty[];
}>;
type Open = Concept & Readonly<{ statements: ThingProperty[] }>;

class Reader {
  private text = '';
  private readonly path: SaxesTagNS[] = [];
  private readonly all = new Map<string, Open>();
  private readonly properties = new Map<string, string>();
  private open_: Open | undefined;
  private property = '';

  add(text: string): void {
    if (this.text.length + text.length > MOST_TEXT)
      throw notArchimate(`A text in it has more than ${MOST_TEXT} characters.`);
    this.text += text;
  }

  open(tag: SaxesTagNS): void {
    this.path.push(tag);
    if (this.path.length > MOST_DEEP) throw notArchimate('Its elements are nested too deeply.');
    this.text = '';
    const { local } = tag;
    if (local === 'element' || local === 'relationship') this.begin(tag);
    else if (local === 'property') this.beginProperty(tag);
  }

  private begin(tag: SaxesTagNS): void {
    if (this.path.some(({ local }) => local === 'views' || local === 'view')) return;
    const id = attribute(tag, 'identifier') ?? attribute(tag, 'id');
    const type = attribute(tag, 'type')?.replace(/^archimate:/, '');
    if (id === undefined || type === undefined || DIAGRAMS.test(type)) return;
    const [source, target] = [attribute(tag, 'source'), attribute(tag, 'target')];
    const ends = source === undefined || target === undefined ? undefined : { source, target };
    this.open_ = { id, type, ends, statements: [] };
    const name = attribute(tag, 'name');
    if (name) this.say('dct:title', name);
    if (this.all.size >= MOST_THINGS) throw notArchimate(`It has more than ${MOST_THINGS} elements.`);
    this.all.set(this.open_.id, this.open_);
  }

  private beginProperty(tag: SaxesTagNS): void {
    const by = attribute(tag, 'propertyDefinitionRef') ?? attribute(tag, 'identifierref');
    this.property = attribute(tag, 'key') ?? (by === undefined ? '' : `#${by}`);
    const value = attribute(tag, 'value');
    if (value) this.say(this.property, value);
  }

  close(tag: SaxesTagNS): void {
    const { local } = this.path.pop() ?? tag;
    const { text } = this;
    this.text = '';
    if (local === 'element' || local === 'relationship') this.open_ = undefined;
    else if (local === 'propertyDefinition' || local === 'propertydef') this.define(tag, text.trim());
    // A value may be blanks alone.
    else if (local === 'value' ? text !== '' : text.trim() !== '')
      this.end(local, text, attribute(tag, 'lang'));
  }

  private define(tag: SaxesTagNS, text: string): void {
    const id = attribute(tag, 'identifier');
    const name = attribute(tag, 'name') ?? (text || this.defined);
    if (id !== undefined) this.properties.set(`#${id}`, name);
  }

  private defined = '';

  private end(local: string, text: string, language: string | undefined): void {
    if (!this.open_) this.defined = text.trim();
    else if (local === 'name' || local === 'label') this.say('dct:title', text, language);
    else if (local === 'documentation') this.say('dct:description', text, language);
    else if (local === 'value') this.say(this.property, text);
  }

  private say(property: string, value: string, language?: string): void {
    if (property !== '')
      this.open_?.statements.push({ property, value: value.normalize('NFC'), refers: false, language });
  }

  /** Elements, each with the relationships that it is the source of. */
  things(): readonly Thing[] {
    const named = (one: ThingProperty): ThingProperty => ({
      ...one,
      property: this.properties.get(one.property) ?? one.property,
    });
    return thingsOf(
      [...this.all.values()].map(({ id, type, ends, statements }) => ({
        id,
        type,
        ends,
        statements: statements.map(named),
      })),
    );
  }
}

/** Tells the elements of a model, each with the relationships that it is the source of. */
export const thingsOf = (concepts: readonly Concept[]): readonly Thing[] => {
  const made = new Map<string, Thing & { statements: ThingProperty[] }>();
  const trimmed = (one: ThingProperty): ThingProperty => ({ ...one, value: one.value.trim() });
  for (const { id: said, type, ends, statements } of concepts) {
    if (ends) continue;
    const id = plain(said);
    const own = statements.find(({ property }) => property === OWN_KIND);
    made.set(id, {
      name: id,
      // What we wrote has its own id among its properties.
      externalId: own ? undefined : ofModel(id),
      types: [`archimate:${type}`, ...(own ? [`samgraf:${own.value}`] : [])],
      statements: own
        ? statements.filter(one => one !== own)
        : statements.map(trimmed).filter(({ value }) => value !== ''),
    });
  }
  for (const { id, type, ends, statements } of concepts)
    if (ends) relate({ id: plain(id), type: type.replace(/Relationship$/, ''), ends, statements }, made);
  return [...made.values()];
};

/** Properties by which an export of ours says exactly what an element or a relationship is. */
const OWN_KIND = 'samgraf:kind';
const OWN_RELATION = 'samgraf:relation';

type Related = Readonly<{
  id: string;
  type: string;
  ends: Readonly<{ source: string; target: string }>;
  statements: readonly ThingProperty[];
}>;

/** Says a relationship of its source. What is said of a relationship that is not ours has no place of its own. */
const relate = (
  { id: record, type, ends: { source: from, target: to }, statements }: Related,
  made: ReadonlyMap<string, Thing & { statements: ThingProperty[] }>,
): void => {
  const own = statements.find(({ property }) => property === OWN_RELATION);
  const facts = statements.filter(one => one !== own && one.property !== 'dct:title');
  const [source, target] = [plain(from), plain(to)];
  if (!own) {
    const of = made.get(source)?.statements;
    of?.push({ property: `archimate:${type}`, value: target, refers: true });
    for (const one of statements)
      if (one.value.trim() !== '') of?.push({ ...one, property: `archimate:${type} ${one.property}` });
    return;
  }
  // Where ArchiMate says a relation from its other end, it is told by us where it starts.
  const [name = '', start = source] = own.value.split(' ');
  const end = start === source ? target : source;
  const about = { property: `samgraf:${name}`, value: end, record };
  const of = made.get(start)?.statements;
  of?.push({ property: about.property, value: end, refers: true });
  for (const one of facts) of?.push({ ...one, about });
};

/** Archi keeps pictures among the elements. */
const DIAGRAMS = /^(?:ArchimateDiagramModel|SketchModel|CanvasModel|Diagram\w*)$/;

/** Archi puts id- before its ids when it exports them. */
const plain = (id: string): string => id.replace(/^id-/, '');

/** An attribute by its name, whatever its namespace. */
const attribute = ({ attributes }: SaxesTagNS, name: string): string | undefined =>
  Object.values(attributes).find(({ local }) => local === name)?.value;
