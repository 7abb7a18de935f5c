/** A response value; `Printed` where a long part of it is text already. */
export type Json =
  null | boolean | number | string | readonly Json[] | Printed | { readonly [key: string]: Json };

/** A list that is JSON text already: parts of it, between which a comma goes. */
export class Printed {
  constructor(readonly parts: readonly (string | Buffer)[]) {}
}

/** From so many letters on, text is encoded: its bytes are outside the heap, where no garbage collection moves them. */
export const ENCODED_FROM = 16 * 1024;

/**
 * The items of a long list, as they come: kept as values, or as the text that is sent of them. What is printed at once is
 * garbage while it is young, which need not be moved and gone through again.
 */
export class LongList {
  private readonly items: (readonly Json[])[] = [];
  private readonly printed: (string | Buffer)[] = [];
  private text = '';

  /** @param backward What comes later goes in front. */
  constructor(
    private readonly asText: boolean,
    private readonly backward = false,
  ) {}

  add(items: readonly Json[]): void {
    if (items.length === 0) return;
    if (this.asText) this.print(JSON.stringify(items).slice(1, -1));
    else this.items.push(items);
  }

  private print(text: string): void {
    if (this.text === '') this.text = text;
    else this.text = this.backward ? `${text},${this.text}` : `${this.text},${text}`;
    if (this.text.length < ENCODED_FROM) return;
    this.printed.push(Buffer.from(this.text));
    this.text = '';
  }

  done(): Json {
    if (!this.asText)
      return this.items.length === 1 ? (this.items[0] ?? []) : this.inOrder(this.items).flat();
    return new Printed(this.inOrder(this.text === '' ? this.printed : [...this.printed, this.text]));
  }

  private inOrder<T>(parts: readonly T[]): readonly T[] {
    return this.backward ? [...parts].reverse() : parts;
  }
}
