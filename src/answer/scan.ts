import { GraphQLError, Lexer, Source, TokenKind, type Token } from 'graphql';
import { LIMITS, beyond, inWords, tooDeepInput, tooLongName, tooLongText, tooManyObjects } from './limits';

const OPENING: readonly TokenKind[] = [TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L];
const CLOSING: readonly TokenKind[] = [TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R];
const FEWER = 'Ask for fewer levels, or for parts in requests of their own.';
const SHORTER = 'Send a shorter document; pass values as variables.';

/**
 * Rejects text that would be expensive to parse, reading its tokens only up to the first one too many. It stops at an
 * invalid token: the parser reports what is wrong there.
 */
export const scan = (text: string): void => {
  if (text.length > LIMITS.document)
    throw beyond(
      `The document has ${inWords(text.length)} characters; the limit is ${inWords(LIMITS.document)}.`,
      SHORTER,
    );
  const lexer = new Lexer(new Source(text));
  const depths = { all: 0, input: 0, insideArguments: 0, objects: 0 };
  for (let count = 1; ; count += 1) {
    const token = nextToken(lexer);
    if (!token || token.kind === TokenKind.EOF) return;
    if (count > LIMITS.tokens)
      throw beyond(`The document has more than ${inWords(LIMITS.tokens)} tokens.`, SHORTER);
    checkLength(token);
    checkDepth(token, depths);
  }
};

const nextToken = (lexer: Lexer): Token | undefined => {
  try {
    return lexer.advance();
  } catch (error) {
    if (error instanceof GraphQLError) return undefined;
    throw error;
  }
};

const checkLength = ({ kind, start, end }: Token): void => {
  const length = end - start;
  if (kind === TokenKind.NAME && length > LIMITS.name) throw tooLongName();
  if (length > LIMITS.text + QUOTES && (kind === TokenKind.STRING || kind === TokenKind.BLOCK_STRING))
    throw tooLongText(length - QUOTES);
  if ((kind === TokenKind.INT || kind === TokenKind.FLOAT) && length > LIMITS.name)
    throw tooLongText(length, LIMITS.name);
};

/** Of a text, which its token has as well. */
const QUOTES = 2;

type Depths = {
  all: number;
  /** Depth inside the brackets of an argument. */ input: number;
  insideArguments: number;
  objects: number;
};

/** Brackets within parentheses belong to values. */
const checkDepth = ({ kind }: Token, depths: Depths): void => {
  const step = OPENING.includes(kind) ? 1 : CLOSING.includes(kind) ? -1 : 0;
  if (step === 0) return;
  depths.all += step;
  if (kind === TokenKind.PAREN_L || kind === TokenKind.PAREN_R) depths.insideArguments += step;
  else if (depths.insideArguments > 0) depths.input += step;
  if (kind === TokenKind.BRACE_L && depths.insideArguments > 0) depths.objects += 1;
  if (depths.objects > LIMITS.inputObjects) throw tooManyObjects();
  if (depths.input > LIMITS.inputDepth) throw tooDeepInput('An argument is');
  if (depths.all > LIMITS.nesting)
    throw beyond(`The document is nested deeper than ${LIMITS.nesting} brackets.`, FEWER);
};
