type Numbers = Uint32Array | Float64Array;

/** A growing list of numbers outside the heap: 4 or 8 bytes each, where an object takes a hundred. */
export class Column {
  length = 0;
  private numbers: Numbers;

  /** Of whole numbers up to 2³² or 2⁵³. */
  constructor(private readonly of: Uint32ArrayConstructor | Float64ArrayConstructor = Uint32Array) {
    this.numbers = new of(16);
  }

  push(value: number): void {
    this.set(this.length, value);
  }

  /** What was never set is 0. */
  set(at: number, value: number): void {
    if (at >= this.numbers.length) {
      const before = this.numbers;
      this.numbers = new this.of(Math.max(before.length * 2, at + 1));
      this.numbers.set(before);
    }
    this.numbers[at] = value;
    this.length = Math.max(this.length, at + 1);
  }

  get(at: number): number {
    return this.numbers[at] ?? 0;
  }
}

/** Texts by number, each kept once, in the order in which they were added. */
export class Texts {
  private readonly numbers = new Map<string, number>();
  private readonly texts: string[] = [];

  add(text: string): number {
    const before = this.numbers.get(text);
    if (before !== undefined) return before;
    this.numbers.set(text, this.texts.length);
    return this.texts.push(text) - 1;
  }

  numberOf(text: string): number | undefined {
    return this.numbers.get(text);
  }

  at(number: number): string {
    return this.texts[number] ?? '';
  }

  /** 0 where there is no text. */
  addAny(text: string | undefined): number {
    return text === undefined ? 0 : this.add(text) + 1;
  }

  anyAt(number: number): string | undefined {
    return number === 0 ? undefined : this.at(number - 1);
  }

  get size(): number {
    return this.texts.length;
  }
}

const LINES = 2 ** 32;
const LINE = /^(.*):([1-9][0-9]{0,8})$/s;

/** Places by number: `file:line` takes nothing but its number, any other text is kept. */
export class Places {
  private readonly names = new Texts();

  numberOf(at: string): number {
    const [, name = at, line = '0'] = LINE.exec(at) ?? [];
    return this.names.add(name) * LINES + Number(line);
  }

  at(number: number): string {
    const [name, line] = [this.names.at(Math.floor(number / LINES)), number % LINES];
    return line === 0 ? name : `${name}:${line}`;
  }
}

/** What checks number alike, so that they share what they keep of ids and places. */
export class Numbering {
  readonly ids = new Texts();
  readonly places = new Places();
}
