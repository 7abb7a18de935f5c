import { LRUCache } from 'lru-cache';
import { GraphQLError, parse, specifiedRules, validate, type DocumentNode, type GraphQLSchema } from 'graphql';
import type { ErrorCode } from '../errors';
import { LIMITS, LimitsRule, checkNesting } from './limits';

/** Documents kept, and characters of them all: measured, a parsed one takes 80 bytes a character, and its plan some more. */
const MOST = { max: 500, maxSize: 150_000 };

/** A document that is not answered: all that is wrong with it, each error with code and hint. */
export class Refused extends Error {
  constructor(readonly errors: readonly GraphQLError[]) {
    super('The document is refused.');
  }
}

/** Reads documents: within the limits, parsed and valid. Good ones are remembered by their text, so that this is done once. */
export class Documents {
  private readonly recent = new LRUCache<string, DocumentNode>(MOST);
  readonly lookups = { hits: 0, misses: 0 };

  constructor(private readonly schema: GraphQLSchema) {}

  /** @throws Refused, or SamgrafError for one nested too deep to be parsed. */
  read(text: string): DocumentNode {
    const known = this.recent.get(text);
    this.lookups[known ? 'hits' : 'misses'] += 1;
    if (known) return known;
    checkNesting(text);
    const document = parseWithin(text);
    const errors = validate(this.schema, document, RULES);
    if (errors.length > 0) throw new Refused(errors.map(invalid));
    this.recent.set(text, document, { size: text.length });
    return document;
  }
}

const RULES = [...specifiedRules, LimitsRule];

const parseWithin = (text: string): DocumentNode => {
  try {
    return parse(text, { maxTokens: LIMITS.tokens });
  } catch (error) {
    if (error instanceof GraphQLError) throw new Refused([unparsable(error)]);
    throw error;
  }
};

const unparsable = (error: GraphQLError): GraphQLError => (/more tha[nt] \d+ tokens/.test(error.message)
  ? coded(error, 'TOO_COMPLEX', 'Send a shorter document; pass values as variables.')
  : coded(error, 'BAD_INPUT', 'Check the document against the schema in the playground.'));

const invalid = (error: GraphQLError): GraphQLError => {
  const { limit, hint } = error.extensions;
  return coded(error, limit === true ? 'TOO_COMPLEX' : 'BAD_INPUT', typeof hint === 'string' ? hint : 'See the schema in the playground, or by introspection.');
};

const coded = ({ message, nodes, source, positions }: GraphQLError, code: ErrorCode, hint: string): GraphQLError =>
  new GraphQLError(message, { nodes: nodes ?? null, source: source ?? null, positions: positions ?? null, extensions: { code, hint } });
