type Numbers = Uint32Array | Float64Array;

/** A growing list of numbers outside the heap: 4 or 8 bytes each, where an object takes a hundred. */
export class NumberColumn {
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
export class TextColumn {
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
class Places {
  private readonly names = new TextColumn();

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
  readonly ids = new TextColumn();
  readonly places = new Places();
}

/**
 * A set of strings that stores a 53-bit hash of each, in 11 to 22 bytes: the keys of millions of relations
 * would fill the memory. `has` may return true for a string that was not added (among a million, with a
 * probability of one in ten thousand); false is certain.
 */
export class Hashes {
  private slots = new Float64Array(1024);
  private count = 0;

  /** Whether it was already there, with the same uncertainty as `has`. */
  add(text: string): boolean {
    if (this.put(hash53(text))) return true;
    this.count += 1;
    if (this.count * 4 > this.slots.length * 3) this.grow();
    return false;
  }

  has(text: string): boolean {
    const hash = hash53(text);
    return this.slots[this.slotOf(hash)] === hash;
  }

  private slotOf(hash: number): number {
    const mask = this.slots.length - 1;
    let slot = hash % this.slots.length;
    while (this.slots[slot] !== 0 && this.slots[slot] !== hash) slot = (slot + 1) & mask;
    return slot;
  }

  private put(hash: number): boolean {
    const slot = this.slotOf(hash);
    if (this.slots[slot] === hash) return true;
    this.slots[slot] = hash;
    return false;
  }

  private grow(): void {
    const before = this.slots;
    this.slots = new Float64Array(before.length * 2);
    for (const hash of before) if (hash !== 0) this.put(hash);
  }
}

const { imul } = Math;

/** cyrb53 (public domain, bryc): two 32-bit multiplicative hashes, combined; never 0. */
const hash53 = (text: string): number => {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    a = imul(a ^ code, 2654435761);
    b = imul(b ^ code, 1597334677);
  }
  a = imul(a ^ (a >>> 16), 2246822507) ^ imul(b ^ (b >>> 13), 3266489909);
  b = imul(b ^ (b >>> 16), 2246822507) ^ imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0) + 1;
};
