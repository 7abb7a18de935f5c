import { GraphQLError, Kind as Ast, type DocumentNode, type FragmentDefinitionNode, type SelectionSetNode, type ValidationContext, type ASTVisitor } from 'graphql';
import { SamgrafError } from '../errors';

/** What a document may be, checked before anything of it is planned. */
export const LIMITS = { tokens: 10_000, depth: 20, aliases: 100, rootFields: 50, fields: 2_000, nesting: 200, inputDepth: 30, inputValues: 5_000 } as const;

type Measure = { depth: number; aliases: number; fields: number };

/** Refuses documents that are too deep or hold too much; fragments are counted where they are used. */
export const LimitsRule = (context: ValidationContext): ASTVisitor => ({
  ...inputDepthRule(context),
  Document: {
    enter(document: DocumentNode) {
      const fragments = new Map(document.definitions.flatMap(d => (d.kind === Ast.FRAGMENT_DEFINITION ? [[d.name.value, d] as const] : [])));
      for (const definition of document.definitions) {
        if (definition.kind !== Ast.OPERATION_DEFINITION) continue;
        const measure = new Measuring(fragments).of(definition.selectionSet);
        const roots = definition.selectionSet.selections.length;
        report(context, 'deep', measure.depth, LIMITS.depth, 'Ask for fewer levels, or for parts in requests of their own.');
        report(context, 'rich in aliases', measure.aliases, LIMITS.aliases, 'Ask for several at once with nodes(ids: […]) or a filter with `in`.');
        report(context, 'wide', roots, LIMITS.rootFields, 'Ask for several at once with nodes(ids: […]) or a filter with `in`.');
        report(context, 'large', measure.fields, LIMITS.fields, 'Ask for fewer fields, or in several requests.');
      }
    },
  },
});

const report = (context: ValidationContext, what: string, is: number, limit: number, hint: string): void => {
  if (is <= limit) return;
  context.reportError(new GraphQLError(`The operation is too ${what}: ${is > limit * 100 ? `over ${limit * 100}` : is}; the limit is ${limit}.`, { extensions: { limit: true, hint } }));
};

/** Each fragment is measured once, so that fragments of fragments can't make the measuring itself dear. */
class Measuring {
  private readonly known = new Map<string, Measure>();

  constructor(private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>) {}

  of(selection: SelectionSetNode, open: ReadonlySet<string> = new Set()): Measure {
    const sum: Measure = { depth: 0, aliases: 0, fields: 0 };
    for (const node of selection.selections) {
      const own = node.kind === Ast.FIELD ? { depth: 1, aliases: node.alias ? 1 : 0, fields: 1 } : { depth: 0, aliases: 0, fields: 0 };
      const inner = node.kind === Ast.FRAGMENT_SPREAD ? this.ofFragment(node.name.value, open) : node.selectionSet ? this.of(node.selectionSet, open) : { depth: 0, aliases: 0, fields: 0 };
      sum.depth = Math.max(sum.depth, own.depth + inner.depth);
      sum.aliases += own.aliases + inner.aliases;
      sum.fields += own.fields + inner.fields;
    }
    return sum;
  }

  private ofFragment(name: string, open: ReadonlySet<string>): Measure {
    const before = this.known.get(name);
    if (before) return before;
    const fragment = this.fragments.get(name);
    const measure = fragment && !open.has(name) ? this.of(fragment.selectionSet, new Set([...open, name])) : { depth: 0, aliases: 0, fields: 0 };
    this.known.set(name, measure);
    return measure;
  }
}

/** Arguments written in the document nest as little as those in variables. */
const inputDepthRule = (context: ValidationContext): ASTVisitor => {
  let depth = 0;
  let reported = false;
  const enter = (): false | undefined => {
    depth += 1;
    if (depth <= LIMITS.inputDepth) return undefined;
    if (!reported) context.reportError(new GraphQLError(`An argument is nested deeper than ${LIMITS.inputDepth} levels.`, { extensions: { limit: true, hint: 'Flatten the filter: AND and OR take lists.' } }));
    reported = true;
    depth -= 1;
    return false;
  };
  const leave = (): void => { depth -= 1; };
  return { ObjectValue: { enter, leave }, ListValue: { enter, leave } };
};

/** Refuses text nested so deep that parsing it would exhaust the stack. */
export const checkNesting = (text: unknown): void => {
  if (typeof text !== 'string') return;
  let depth = 0;
  for (const character of text) {
    if (character === '{' || character === '[' || character === '(') depth += 1;
    else if (character === '}' || character === ']' || character === ')') depth -= 1;
    if (depth > LIMITS.nesting) throw new SamgrafError('TOO_COMPLEX', `The document is nested deeper than ${LIMITS.nesting} brackets.`, 'Ask for fewer levels, or for parts in requests of their own.');
  }
};

/** Refuses variables that nest too deep or hold too many values, before anything walks them recursively. */
export const checkVariables = (variables: Readonly<Record<string, unknown>>): void => {
  let level: readonly unknown[] = [variables];
  let values = 0;
  for (let depth = 0; level.length > 0; depth += 1) {
    values += level.length;
    if (depth > LIMITS.inputDepth) throw new SamgrafError('TOO_COMPLEX', `The variables are nested deeper than ${LIMITS.inputDepth} levels.`, 'Flatten the filter: AND and OR take lists.');
    if (values > LIMITS.inputValues) throw new SamgrafError('TOO_COMPLEX', `The variables hold more than ${LIMITS.inputValues.toLocaleString('en')} values.`, 'Split the request.');
    const below: unknown[] = [];
    for (const value of level) if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) below.push(part);
    level = below;
  }
};
