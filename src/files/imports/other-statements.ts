import { DataFactory, Writer, type Quad } from 'n3';
import { isPlainText } from '../../engine/model/validate';
import { RDF } from './read-rdf';
import type { Thing, ThingProperty } from './things';

/** The field that keeps what files of linked data say of a thing and the model has no place for. */
export const OTHER = 'otherStatements';

/** What is kept of a thing: in texts of Turtle about `<>`, and the statements that it is of. */
export type OtherStatements = Readonly<{ texts: readonly string[]; statements: readonly ThingProperty[] }>;

type Object = Quad['object'];
type Subject = Quad['subject'];

/** Statements and things that one statement leads to: more would not fit into a text. */
const MOST_ALONG = 400;
/** Texts of one thing. */
const MOST_TEXTS = 20;

const { blankNode, literal, namedNode, quad } = DataFactory;
const ITSELF = namedNode('');

/** Keeps what a file says and the model has no place for; what several lead to is written with each of them, and counted once. */
export class Keeper {
  private readonly parts = new Set<Thing>();

  /** @param outsideOf what a name stands for in the file, if that is nothing that the model has a kind for */
  constructor(private readonly outsideOf: (name: string) => Thing | undefined) {}

  /** Tells if it stands in what is kept of another. */
  has(thing: Thing): boolean {
    return this.parts.has(thing);
  }

  /** Keeps as many of the statements of a thing as there is room for, always in the same order. */
  of(statements: readonly ThingProperty[]): OtherStatements {
    const writing = new Writing();
    const kept = [...statements].sort(inOrder).flatMap(statement => {
      const parts = this.partsOf(statement);
      return parts && writing.add(statement, parts) ? [statement, ...this.newIn(parts)] : [];
    });
    return { texts: writing.texts, statements: kept };
  }

  /** Keeps what is left of a file, which is about nothing here: its catalogue, and what that says of its records. */
  ofFile(things: readonly Thing[]): OtherStatements {
    const writing = new Writing();
    const kept = things.flatMap(thing => (writing.add(undefined, [thing]) ? this.newIn([thing]) : []));
    return { texts: writing.texts, statements: kept };
  }

  /** The statements of those that nothing kept led to before. */
  private newIn(parts: readonly Thing[]): readonly ThingProperty[] {
    const fresh = parts.filter(part => !this.parts.has(part));
    for (const part of fresh) this.parts.add(part);
    return fresh.flatMap(({ statements }) => statements);
  }

  /** What a statement leads to, step by step; undefined if that is more than is kept. */
  private partsOf({ refers, value }: ThingProperty): readonly Thing[] | undefined {
    const found = new Set<Thing>();
    const waiting = refers ? [value] : [];
    let left = MOST_ALONG;
    for (const name of waiting) {
      const part = this.outsideOf(name);
      if (!part || found.has(part)) continue;
      left -= 1 + part.statements.length;
      if (left < 0) return undefined;
      found.add(part);
      for (const one of part.statements) if (one.refers) waiting.push(one.value);
    }
    return [...found];
  }
}

/** Writes statements to texts, each of which is understood by itself. */
class Writing {
  readonly texts: string[] = [];
  private labels: Labels = new Map();
  private written = new Set<Thing>();

  /** Writes a statement of the thing itself, if there is one, and what it leads to; tells if there was room. */
  add(statement: ThingProperty | undefined, parts: readonly Thing[]): boolean {
    const last = this.texts.at(-1);
    if (last !== undefined) {
      const text = last + this.textOf(statement, parts);
      if (isPlainText(text)) {
        this.texts[this.texts.length - 1] = text;
        for (const part of parts) this.written.add(part);
        return true;
      }
    }
    if (this.texts.length === MOST_TEXTS) return false;
    [this.labels, this.written] = [new Map(), new Set(parts)];
    const text = this.textOf(statement, parts, new Set());
    if (!isPlainText(text)) return false;
    this.texts.push(text);
    return true;
  }

  private textOf(
    statement: ThingProperty | undefined,
    parts: readonly Thing[],
    written: ReadonlySet<Thing> = this.written,
  ): string {
    const { labels } = this;
    const own = statement ? [quadOf(ITSELF, statement, labels)] : [];
    const quads = parts.filter(part => !written.has(part)).flatMap(part => quadsOf(part, labels));
    return new Writer({ format: 'N-Triples' }).quadsToString([...own, ...quads]);
  }
}

/** Names of a file by what they are written as: those in the file alone are numbered as they come. */
type Labels = Map<string, Subject>;

const quadsOf = ({ name, types, statements }: Thing, labels: Labels): Quad[] => {
  const subject = termOf(name, labels);
  return [
    ...types.map(type => quad(subject, namedNode(`${RDF}type`), namedNode(type))),
    ...statements.map(one => quadOf(subject, one, labels)),
  ];
};

const termOf = (name: string, labels: Labels): Subject => {
  const known = labels.get(name) ?? (name.startsWith('_:') ? blankNode(`b${labels.size}`) : namedNode(name));
  labels.set(name, known);
  return known;
};

const quadOf = (subject: Subject, one: ThingProperty, labels: Labels): Quad =>
  quad(subject, namedNode(one.property), one.refers ? termOf(one.value, labels) : literalOf(one));

const literalOf = ({ value, language, datatype }: ThingProperty): Object =>
  literal(value, language ?? (datatype === undefined ? undefined : namedNode(datatype)));

/** By property and value; what has a name in the file alone stands as the file has it. */
const inOrder = (a: ThingProperty, b: ThingProperty): number => {
  const [one, other] = [a, b].map(
    ({ property, value, language = '' }) => `${property} ${value.startsWith('_:') ? '' : value} ${language}`,
  );
  return one === other ? 0 : (one ?? '') < (other ?? '') ? -1 : 1;
};
