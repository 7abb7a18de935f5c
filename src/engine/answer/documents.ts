import { LRUCache } from 'lru-cache';
import {
  type DocumentNode,
  type ValidationRule,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind as Ast,
  OperationTypeNode,
  type SelectionSetNode,
} from 'graphql';
import { required, type ErrorCode, SamgrafError } from '../errors';
import { toGraphQLError } from './client-errors';
import { measure } from './measure';
import { fragmentsOf } from '../planner/collect';

/**
 * Maximum number of cached documents, and of their characters together: by measurement, a parsed document takes 80
 * bytes per character, and its plan some more.
 */
const MOST = { max: 500, maxSize: 150_000 };
/** The same for rejected documents: a few hundred bytes each, besides the text. */
const MOST_REFUSED = { max: 200, maxSize: 500_000 };

/**
 * What clients may learn about the schema: all of it by introspection, and the names suggested for a misspelt one
 * (client-errors.ts).
 */
export type Disclosure = Readonly<{ introspection: boolean; suggestions: boolean }>;
export const DISCLOSED: Disclosure = { introspection: true, suggestions: true };

/**
 * The answer to a rejected document: its body as it was sent, its status, and the error codes in it.
 */
export type RefusedDocument = Readonly<{ body: string; status: number; codes: readonly ErrorCode[] }>;

/**
 * Validated documents: the accepted ones, parsed, and the rejected ones, with their answers. Apollo Server uses it
 * as its document store, by hash; the fast lane looks documents up by their text.
 */
export class DocumentCache {
  readonly lookups = { hits: 0, misses: 0 };
  private readonly texts = new Map<string, string>();
  private readonly accepted = new LRUCache<string, Accepted>({
    ...MOST,
    dispose: ({ key }) => this.texts.delete(key),
  });
  private readonly refused = new LRUCache<string, RefusedDocument>(MOST_REFUSED);

  /** Whether the document was accepted: it is then within the limits and need not be parsed again. */
  accepts(text: string): boolean {
    return this.accepted.has(text);
  }

  /**
   * An accepted document. Only hits count as lookups, since Apollo Server looks up the rest itself.
   */
  recall(text: string): DocumentNode | undefined {
    const document = this.accepted.get(text)?.document;
    if (document) this.lookups.hits += 1;
    return document;
  }

  /** A document that was accepted elsewhere than by Apollo Server, which is not told. */
  accept(text: string, document: DocumentNode): void {
    this.accepted.set(text, { key: text, document }, { size: text.length });
  }

  refusal(text: string): RefusedDocument | undefined {
    return this.refused.get(text);
  }

  refuse(text: string, refused: RefusedDocument): void {
    this.refused.set(text, refused, { size: text.length + refused.body.length });
  }

  get(key: string): Promise<DocumentNode | undefined> {
    const document = this.accepted.get(this.texts.get(key) ?? '')?.document;
    this.lookups[document ? 'hits' : 'misses'] += 1;
    return Promise.resolve(document);
  }

  set(key: string, document: DocumentNode): Promise<void> {
    const text = required(document.loc, 'a document knows its text').source.body;
    this.accepted.set(text, { key, document }, { size: text.length });
    if (this.accepted.has(text)) this.texts.set(key, text);
    return Promise.resolve();
  }

  delete(key: string): Promise<boolean> {
    return Promise.resolve(this.accepted.delete(this.texts.get(key) ?? ''));
  }
}

/** The document with the key that Apollo Server uses for it. */
type Accepted = Readonly<{ key: string; document: DocumentNode }>;

/** Maximum number of validation errors: for each one, graphql-js compares a name with every known name. */
export const MOST_ERRORS = 3;

/**
 * Measures a document before it is validated. The other rules visit the document in the same walk, and their work grows
 * with the square of repeated parts. If a document exceeds a limit, the visitor returns null at once, so that the walk
 * ends before the other rules see anything.
 */
export const limitsRule: ValidationRule = context => ({
  Document: document => {
    try {
      measure(document);
      return undefined;
    } catch (error) {
      if (!(error instanceof SamgrafError)) throw error;
      context.reportError(toGraphQLError(error));
      return null;
    }
  },
});

/**
 * A subscription takes exactly one field, so none may be left out: the specification forbids `@skip` and `@include`
 * there. The rule of graphql-js counts fields without the client's variables, and throws where a directive needs one;
 * so the walk ends before it looks, as beyond a limit.
 */
export const subscriptionRule: ValidationRule = context => ({
  Document: document => {
    const fragments = fragmentsOf(document);
    if (!subscriptionsOf(document).some(selection => mayLeaveOut(selection, fragments, new Set())))
      return undefined;
    context.reportError(
      toGraphQLError(
        new SamgrafError(
          'BAD_INPUT',
          '@skip and @include are not allowed on the only field of a subscription.',
          'Remove the directive, or do not subscribe when the field is not wanted.',
        ),
      ),
    );
    return null;
  },
});

const subscriptionsOf = ({ definitions }: DocumentNode): readonly SelectionSetNode[] =>
  definitions.flatMap(definition =>
    definition.kind === Ast.OPERATION_DEFINITION && definition.operation === OperationTypeNode.SUBSCRIPTION
      ? [definition.selectionSet]
      : [],
  );

type Fragments = ReturnType<typeof fragmentsOf>;
const CONDITIONS = [GraphQLSkipDirective.name, GraphQLIncludeDirective.name];

/** Each fragment is looked into once: they may name one another in a circle. */
const mayLeaveOut = ({ selections }: SelectionSetNode, fragments: Fragments, seen: Set<string>): boolean =>
  selections.some(node => {
    if (node.directives?.some(({ name }) => CONDITIONS.includes(name.value))) return true;
    if (node.kind === Ast.FIELD) return false;
    if (node.kind === Ast.INLINE_FRAGMENT) return mayLeaveOut(node.selectionSet, fragments, seen);
    const fragment = seen.has(node.name.value) ? undefined : fragments.get(node.name.value);
    seen.add(node.name.value);
    return fragment !== undefined && mayLeaveOut(fragment.selectionSet, fragments, seen);
  });
