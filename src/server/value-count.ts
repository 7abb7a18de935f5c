const [QUOTE, BACKSLASH, COMMA, LIST, OBJECT] = Array.from('"\\,[{', sign => sign.charCodeAt(0));

/** Counts the values of a JSON text that comes in pieces, before it is parsed. */
export class ValueCount {
  values = 0;
  private inText = false;
  private isEscaped = false;

  /** Every value but the first comes after a comma, or begins a list or an object. */
  add(piece: Uint8Array): void {
    for (const byte of piece) {
      if (this.isEscaped) this.isEscaped = false;
      else if (byte === QUOTE) this.inText = !this.inText;
      else if (this.inText) this.isEscaped = byte === BACKSLASH;
      else if (byte === COMMA || byte === LIST || byte === OBJECT) this.values += 1;
    }
  }
}
