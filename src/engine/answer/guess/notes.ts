import type { ASTNode } from 'graphql';

/** What hints say of the places of a document that had to be written anew. */
export class GuessNotes {
  private readonly said = new Map<number, string>();
  /** What was asked for that is not there, and was left out. */
  readonly left: string[] = [];

  /** At most one a place: the first says most. */
  add(at: ASTNode, says: string): void {
    const start = at.loc?.start;
    if (start !== undefined && !this.said.has(start)) this.said.set(start, says);
  }

  missing(at: ASTNode & Readonly<{ name?: Readonly<{ value: string }> }>, says: string): void {
    if (at.name && !this.left.includes(at.name.value)) this.left.push(at.name.value);
    this.add(at, says);
  }

  at(position: number | undefined): string | undefined {
    return position === undefined ? undefined : this.said.get(position);
  }

  get size(): number {
    return this.said.size;
  }
}
