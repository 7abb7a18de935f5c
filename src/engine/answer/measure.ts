import {
  Kind as Ast,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  GraphQLError,
  Lexer,
  Source,
  TokenKind,
  type Token,
} from 'graphql';
import { LIMITS, beyond, inWords, tooDeepInput, tooLongName, tooLongText, tooManyObjects } from './limits';

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;
type Measure = {
  depth: number;
  aliases: number;
  fields: number;
  /** Root fields. */ roots: number;
};

const SCHEMA_FIELDS: readonly string[] = ['__schema', '__type'];
const AT_ONCE = 'Ask for several at once with nodes(ids: […]) or a filter with `in`.';

/**
 * Rejects documents that are too deep or too large before they are validated, since the work of validation grows
 * with the square of repeated parts. Fragments are counted at each use.
 */
export const measure = (document: DocumentNode): void => {
  check(
    'long',
    'definitions',
    document.definitions.length,
    LIMITS.definitions,
    'Send fewer operations and fragments at once.',
  );
  const fragments: Fragments = new Map(
    document.definitions.flatMap(d =>
      d.kind === Ast.FRAGMENT_DEFINITION ? [[d.name.value, d] as const] : [],
    ),
  );
  const measuring = new Measuring(fragments);
  for (const definition of document.definitions) {
    // The fields of a fragment are root fields where an operation spreads it at its root, and are counted there.
    if (definition.kind === Ast.FRAGMENT_DEFINITION)
      checkSize({ ...measuring.ofFragment(definition.name.value), roots: 0 });
    if (definition.kind === Ast.OPERATION_DEFINITION) checkSize(measuring.of(definition.selectionSet));
  }
  for (const definition of document.definitions) {
    if (definition.kind === Ast.OPERATION_DEFINITION)
      new Comparing(fragments).operation(definition.selectionSet);
  }
};

const checkSize = ({ depth, aliases, roots, fields }: Measure): void => {
  check(
    'deep',
    'levels',
    depth,
    LIMITS.depth,
    'Ask for fewer levels, or for parts in requests of their own.',
  );
  check('rich in aliases', 'aliases', aliases, LIMITS.aliases, AT_ONCE);
  check('wide', 'root fields', roots, LIMITS.rootFields, AT_ONCE);
  check('large', 'fields', fields, LIMITS.fields, 'Ask for fewer fields, or in several requests.');
};

const check = (what: string, of: string, is: number, limit: number, hint: string): void => {
  if (is > limit)
    throw beyond(
      `The operation is too ${what}: ${is > limit * 100 ? `over ${limit * 100}` : is} ${of}; the limit is ${limit}.`,
      hint,
    );
};

const nothing: Measure = { depth: 0, aliases: 0, fields: 0, roots: 0 };

/** Each fragment is measured once, so that nested fragments cannot make the measuring itself expensive. */
class Measuring {
  private readonly known = new Map<string, Measure>();

  constructor(private readonly fragments: Fragments) {}

  of(selection: SelectionSetNode): Measure {
    const sum = { ...nothing };
    for (const node of selection.selections) {
      const inner = this.inside(node);
      const isField = node.kind === Ast.FIELD;
      sum.depth = Math.max(sum.depth, (isField ? 1 : 0) + inner.depth);
      sum.aliases += inner.aliases + (isField && node.alias ? 1 : 0);
      sum.fields += 1 + inner.fields;
      sum.roots += isField ? 1 : inner.roots;
    }
    return sum;
  }

  private inside(node: SelectionNode): Measure {
    if (node.kind === Ast.FRAGMENT_SPREAD) return this.ofFragment(node.name.value);
    return node.selectionSet ? this.of(node.selectionSet) : nothing;
  }

  /** A fragment that contains itself counts as nothing: validation rejects it. */
  ofFragment(name: string): Measure {
    const before = this.known.get(name);
    if (before) return before;
    this.known.set(name, nothing);
    const fragment = this.fragments.get(name);
    const measure = fragment ? this.of(fragment.selectionSet) : nothing;
    this.known.set(name, measure);
    return measure;
  }
}

/**
 * The number of comparisons that validation makes (OverlappingFieldsCanBeMerged): each field with every other of
 * the same response key, weighted by the length of their arguments. Visits each field once, so it runs after their
 * number is checked.
 */
class Comparing {
  private comparisons = 0;
  private readonly open = new Set<string>();

  constructor(private readonly fragments: Fragments) {}

  operation(selection: SelectionSetNode): void {
    const fields = this.compare([selection]);
    for (const name of SCHEMA_FIELDS) {
      const times = [...fields.values()].filter(([first]) => first?.name.value === name).length;
      if (times > 1)
        throw beyond(
          `The operation asks for ${name} ${times} times; the limit is 1.`,
          'Ask once, or in several requests.',
        );
    }
  }

  private compare(selections: readonly SelectionSetNode[]): ReadonlyMap<string, readonly FieldNode[]> {
    const fields = new Map<string, FieldNode[]>();
    for (const selection of selections) this.gather(selection, fields);
    for (const [key, nodes] of fields) {
      this.comparisons += (nodes.length - 1) * nodes.reduce((sum, node) => sum + weight(node), 0);
      if (this.comparisons > LIMITS.comparisons)
        throw beyond(
          `The operation repeats fields too often: ${nodes.length} times ${key} in one place.`,
          'Ask for each field once.',
        );
      this.compare(nodes.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : [])));
    }
    return fields;
  }

  private gather(selection: SelectionSetNode, fields: Map<string, FieldNode[]>): void {
    for (const node of selection.selections) {
      if (node.kind === Ast.FIELD) {
        const key = node.alias?.value ?? node.name.value;
        const same = fields.get(key);
        if (same) same.push(node);
        else fields.set(key, [node]);
      } else if (node.kind === Ast.INLINE_FRAGMENT) this.gather(node.selectionSet, fields);
      else this.gatherFragment(node.name.value, fields);
    }
  }

  private gatherFragment(name: string, fields: Map<string, FieldNode[]>): void {
    const fragment = this.fragments.get(name);
    if (!fragment || this.open.has(name)) return;
    this.open.add(name);
    this.gather(fragment.selectionSet, fields);
    this.open.delete(name);
  }
}

const LETTERS_AT_ONCE = 10;
const weight = ({ arguments: given = [] }: FieldNode): number => {
  const [first, last] = [given[0]?.loc, given[given.length - 1]?.loc];
  return 1 + (first && last ? (last.end - first.start) / LETTERS_AT_ONCE : 0);
};

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

const checkLength = ({ kind, start, end, line, column }: Token): void => {
  const length = end - start;
  if (kind === TokenKind.NAME && length > LIMITS.name) throw tooLongName();
  if (length > LIMITS.text + QUOTES && (kind === TokenKind.STRING || kind === TokenKind.BLOCK_STRING))
    throw tooLongText(`The text at ${line}:${column}`, length - QUOTES);
  if ((kind === TokenKind.INT || kind === TokenKind.FLOAT) && length > LIMITS.name)
    throw tooLongText(`The number at ${line}:${column}`, length, LIMITS.name);
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
