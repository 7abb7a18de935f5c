import {
  GraphQLError,
  Kind as Ast,
  parse,
  print,
  validate,
  type DefinitionNode,
  type DocumentNode,
  type GraphQLSchema,
  type Source,
} from 'graphql';
import type { Model } from '../../model/model';
import { GuessNotes } from './notes';
import { Selections, oneLine } from './selections';
import { GuessedValues } from './values';
import { Words, type Composite } from './words';

/** What a refused document was likely to mean. */
export type Guess = Readonly<{
  /** The document as it is written here, with the client's own values; undefined where that is not known. */
  write: string | undefined;
  /** What was asked for that is not here, and so is not in it. */
  left: readonly string[];
  notes: GuessNotes;
  /** Whether the whole schema takes it, of which this one is a part. */
  elsewhere: boolean;
}>;

/** Longer documents are not guessed at: it takes time, and the answer would not hold them. */
const LONGEST = 4_000;

/** Writes documents anew that the schema refuses, as whoever knows the schema would have. Nothing is done before the first. */
export class Guesser {
  private words: Words | undefined;
  private last: Readonly<{ source: Source; at: number | undefined; guess: Guess | undefined }> | undefined;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly model: Model,
    private readonly whole?: GraphQLSchema,
  ) {}

  /** Called for each fault of a document, one after the other; the document to write is told with the first. */
  guess({ source, positions }: GraphQLError): Guess | undefined {
    if (!source) return undefined;
    const at = positions?.[0];
    if (this.last?.source !== source) this.last = { source, at, guess: this.anew(source.body) };
    const { guess, at: first } = this.last;
    return guess && at !== first ? { ...guess, write: undefined, left: [] } : guess;
  }

  private anew(text: string): Guess | undefined {
    if (text.length > LONGEST) return undefined;
    const notes = new GuessNotes();
    if (this.whole && isTaken(text, this.whole))
      return { write: undefined, left: [], notes, elsewhere: true };
    const told = this.rewritten(text, notes);
    if (!told) return undefined;
    const valid = validate(this.schema, told, undefined, { maxErrors: 1 }).length === 0;
    return { write: valid ? oneLine(print(told)) : undefined, left: notes.left, notes, elsewhere: false };
  }

  private rewritten(text: string, notes: GuessNotes): DocumentNode | undefined {
    try {
      const document = parse(text);
      this.words ??= new Words(this.model);
      const values = new GuessedValues(this.model, this.words, notes);
      const selections = new Selections(this.schema, this.model, this.words, values, notes);
      const definitions = document.definitions.map(one => this.definition(one, selections));
      return parse(print({ ...document, definitions }));
    } catch (error) {
      // What cannot be read is no document: the error that it is refused with says so.
      if (error instanceof GraphQLError) return undefined;
      throw error;
    }
  }

  private definition(node: DefinitionNode, selections: Selections): DefinitionNode {
    if (node.kind !== Ast.OPERATION_DEFINITION || node.operation !== 'query') return node;
    const query = this.schema.getQueryType() as Composite;
    return { ...node, selectionSet: selections.root(node.selectionSet, query) };
  }
}

const isTaken = (text: string, schema: GraphQLSchema): boolean => {
  try {
    return validate(schema, parse(text), undefined, { maxErrors: 1 }).length === 0;
  } catch (error) {
    if (error instanceof GraphQLError) return false;
    throw error;
  }
};
