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
