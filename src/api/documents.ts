import { LRUCache } from 'lru-cache';
import { GraphQLError, NoSchemaIntrospectionCustomRule, parse, specifiedRules, validate, type DocumentNode, type GraphQLSchema, type ValidationRule } from 'graphql';
import { SamgrafError } from '../errors';
import { LIMITS } from './limits';
import { measure } from './measure';
import { scan } from './scan';

/** Documents kept, and characters of them all: measured, a parsed one takes 80 bytes a character, and its plan some more. */
const MOST = { max: 500, maxSize: 150_000 };
/** Refusals kept likewise: a few hundred bytes each beside the text. */
const MOST_REFUSED = { max: 200, maxSize: 500_000 };
/** Errors looked for in a document: for each, graphql-js compares a name with all that there are. */
const ERRORS = 3;

/** A document that is not answered: what is wrong with it, each error with code and hint. */
export class Refused extends Error {
  constructor(readonly errors: readonly GraphQLError[]) {
    super('The document is refused.');
  }
}

/** What is told about the schema: all of it by introspection, and which names a wrong one may have been meant for (client-errors.ts). */
export type Disclosure = Readonly<{ introspection: boolean; suggestions: boolean }>;
export const DISCLOSED: Disclosure = { introspection: true, suggestions: true };

/**
 * Reads documents: within the limits, then parsed, then valid, each before what is dearer. Good ones are remembered by
 * their text, so that this is done once; so are refused ones.
 */
export class Documents {
  private readonly recent = new LRUCache<string, DocumentNode>(MOST);
  readonly lookups = { hits: 0, misses: 0 };
  private readonly refused = new LRUCache<string, Refused | SamgrafError>(MOST_REFUSED);
  private readonly rules: readonly ValidationRule[];

  constructor(private readonly schema: GraphQLSchema, private readonly disclosure: Disclosure = DISCLOSED) {
    this.rules = disclosure.introspection ? specifiedRules : [NoSchemaIntrospectionCustomRule, ...specifiedRules];
  }

  /** Whether it is remembered, so that reading it takes no time. */
  knows(text: string): boolean {
    return this.recent.has(text) || this.refused.has(text);
  }

  /** @throws Refused, or SamgrafError for one beyond a limit. */
  read(text: string): DocumentNode {
    const known = this.recent.get(text);
    this.lookups[known ? 'hits' : 'misses'] += 1;
    if (known) return known;
    const before = this.refused.get(text);
    if (before) throw before;
    try {
      const document = this.readAnew(text);
      this.recent.set(text, document, { size: text.length });
      return document;
    } catch (error) {
      if (error instanceof Refused || error instanceof SamgrafError) this.refused.set(text, error, { size: text.length + 500 });
      throw error;
    }
  }

  private readAnew(text: string): DocumentNode {
    scan(text);
    const document = parseWithin(text);
    measure(document);
    const errors = validate(this.schema, document, this.rules, { maxErrors: ERRORS }).slice(0, ERRORS);
    if (errors.length > 0) throw new Refused(errors.map(error => this.invalid(error)));
    return document;
  }

  private invalid(error: GraphQLError): GraphQLError {
    const where = this.disclosure.introspection ? 'See the schema in the playground, or by introspection.' : 'See the schema in schema/api.graphql; introspection is turned off here.';
    return refusal(error, where);
  }
}

const parseWithin = (text: string): DocumentNode => {
  try {
    return parse(text, { maxTokens: LIMITS.tokens });
  } catch (error) {
    if (error instanceof GraphQLError) throw new Refused([refusal(error, 'Check the document against the schema.')]);
    throw error;
  }
};

/** Without the nodes, by which a refusal that is kept would keep the whole document. */
const refusal = ({ message, source, positions }: GraphQLError, hint: string): GraphQLError =>
  new GraphQLError(message, { source: source ?? null, positions: positions ?? null, extensions: { code: 'BAD_INPUT', hint } });
