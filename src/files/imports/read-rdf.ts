import type { Quad } from 'n3';
import { SamgrafError } from '../../engine/errors';
import { turn } from '../../engine/model/in-turns';
import { whyUnread } from './text';
import type { ThingProperty, Thing } from './things';

/** Of a file that says none. */
const BASE = 'https://file.invalid/';
export const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const TYPE = `${RDF}type`;
/** Of a text, which has none of its own. */
const PLAIN = ['http://www.w3.org/2001/XMLSchema#string', `${RDF}langString`];
/** Statements that are read of one file of a client. */
const MOST_STATEMENTS = 300_000;

type RdfSyntax = 'turtle' | 'rdfxml' | 'jsonld';

/** What is kept of a file of linked data: its statements, if they are asked for, and how many it may have. */
export type Keeping = Readonly<{ quads?: Quad[] | undefined; mostStatements?: number | undefined }>;

/** Reads the things that a file of linked data tells of. Nothing is fetched: a context at another address is refused. */
export const readRdf = async (
  text: Iterable<string>,
  syntax: RdfSyntax,
  { quads, mostStatements = MOST_STATEMENTS }: Keeping = {},
): Promise<readonly Thing[]> => {
  const taking = new Taking(quads, mostStatements);
  try {
    await READERS[syntax](text, quad => {
      taking.take(quad);
    });
  } catch (error) {
    if (error instanceof SamgrafError) throw error;
    throw notRdf(whyUnread(error), error);
  }
  return taking.all();
};

/** Things, by what is said of them, statement by statement. */
class Taking {
  private readonly things = new Map<string, { types: string[]; statements: ThingProperty[] }>();
  private readonly terms = new Map<string, string>();
  private count = 0;

  constructor(
    private readonly quads: Quad[] | undefined,
    private readonly most: number,
  ) {}

  take(quad: Quad): void {
    const { subject, predicate, object } = quad;
    this.quads?.push(quad);
    this.count += 1;
    if (this.count > this.most) throw notRdf(`It has more than ${this.most} statements.`);
    const { types, statements } = this.thingOf(nameOf(subject));
    if (predicate.value === TYPE) types.push(this.termOf(object.value));
    else
      statements.push({
        property: this.termOf(predicate.value),
        value: ofItsOwn(nameOf(object)),
        refers: object.termType !== 'Literal',
        language:
          object.termType === 'Literal' && object.language !== '' ? this.termOf(object.language) : undefined,
        ...this.datatypeOf(object),
      });
  }

  private datatypeOf(object: Quad['object']): Pick<ThingProperty, 'datatype'> {
    if (object.termType !== 'Literal' || PLAIN.includes(object.datatype.value)) return {};
    return { datatype: this.termOf(object.datatype.value) };
  }

  all(): readonly Thing[] {
    return [...this.things].map(([name, thing]) => ({
      name,
      externalId: name.startsWith('_:') ? undefined : name,
      ...thing,
    }));
  }

  private thingOf(name: string): { types: string[]; statements: ThingProperty[] } {
    const known = this.things.get(name);
    if (known) return known;
    const thing = { types: [], statements: [] };
    this.things.set(ofItsOwn(name), thing);
    return thing;
  }

  /** The same text for a term each time that it is said. */
  private termOf(said: string): string {
    const known = this.terms.get(said);
    if (known !== undefined) return known;
    const term = ofItsOwn(said);
    this.terms.set(term, term);
    return term;
  }
}

/** A text that was cut out of another keeps all of that in memory: here the part of the file that it was read in. */
const ofItsOwn = (text: string): string => JSON.parse(JSON.stringify(text)) as string;

/** The name of a thing of a file, or a value, as it is known by. */
export const nameOf = ({ termType, value }: Readonly<{ termType: string; value: string }>): string =>
  termType === 'BlankNode' ? `_:${value}` : value.normalize('NFC');

const notRdf = (why: string, cause?: unknown): SamgrafError =>
  new SamgrafError(
    'BAD_INPUT',
    `The file is not linked data that can be read: ${why.slice(0, 300)}`,
    'Send Turtle, JSON-LD with its context in the file, or RDF/XML.',
    { cause },
  );

type Take = (quad: Quad) => void;

const readTurtle = async (text: Iterable<string>, take: Take): Promise<void> => {
  const { StreamParser } = await import('n3');
  const parser = new StreamParser({ baseIRI: BASE });
  await readBy(parser, text, take);
};

const readXml = async (text: Iterable<string>, take: Take): Promise<void> => {
  const { RdfXmlParser } = await import('rdfxml-streaming-parser');
  await readBy(new RdfXmlParser({ baseIRI: BASE }), text, take);
};

type Parser = NodeJS.ReadWriteStream;

const readBy = async (parser: Parser, text: Iterable<string>, take: Take): Promise<void> => {
  let fault: unknown;
  const isDone = new Promise<void>(resolve => {
    const stop = (error?: unknown): void => {
      fault ??= error;
      resolve();
    };
    parser.on('data', (quad: Quad) => {
      try {
        if (fault === undefined) take(quad);
      } catch (error) {
        stop(error);
      }
    });
    parser.on('error', stop);
    parser.on('end', () => {
      stop();
    });
  });
  for (const part of text) {
    if (fault !== undefined) break;
    parser.write(part);
    // Others have their turn between the parts of a long text.
    await turn();
  }
  parser.end();
  await isDone;
  if (fault !== undefined) throw fault;
};

const readJson = async (text: Iterable<string>, take: Take): Promise<void> => {
  const { default: jsonld } = await import('jsonld');
  const document = JSON.parse([...text].join('')) as object;
  let asked: string | undefined;
  const documentLoader = (url: string): Promise<never> => {
    asked = url;
    return Promise.reject(new Error(url));
  };
  try {
    const options = { base: BASE, documentLoader, format: 'application/n-quads' } as const;
    await readTurtle([String(await jsonld.toRDF(document, options))], take);
  } catch (error) {
    if (asked === undefined) throw error;
    throw notRdf(`It refers to ${asked}, and nothing is fetched.`, error);
  }
};

const READERS: Readonly<Record<RdfSyntax, (text: Iterable<string>, take: Take) => Promise<void>>> = {
  turtle: readTurtle,
  rdfxml: readXml,
  jsonld: readJson,
};
