import { FluentNumber, type FluentValue, type Functions } from '@fluent/bundle';

/** How many there are: a number where that is known; of what was cut, at least so many. No sentence makes the one of the other. */
export type Count = number | Readonly<{ least: number }>;

/** The words of a language for numbers, `language-number` and `language-at-least`. */
export type NumberWords = Readonly<{ numeral: (n: number) => string; atLeast: (number: string) => string }>;

/** A number that is written as at least so many, and chooses plurals as the number does. */
export class Least extends FluentNumber {
  constructor(
    least: number,
    private readonly words: NumberWords,
  ) {
    super(least);
  }

  override toString(scope?: object): string {
    return this.words.atLeast(super.toString(scope));
  }
}

/**
 * Makes what messages may call besides NUMBER: `NUMERAL($n, one: "ett", none: "none")` writes a number in words, with others for
 * one and for none where the sentence asks for them; `CAPITAL($name)` begins a sentence.
 */
export const functionsOf = (words: NumberWords, capital: (text: string) => string): Functions => ({
  NUMERAL: ([n], named) => {
    if (!(n instanceof FluentNumber)) throw new TypeError('NUMERAL() writes a number');
    const own = n.value === 1 ? named['one'] : n.value === 0 ? named['none'] : undefined;
    const text = typeof own === 'string' ? own : words.numeral(n.value);
    return n instanceof Least ? words.atLeast(text) : text;
  },
  CAPITAL: ([text]): FluentValue => {
    if (text === undefined) throw new TypeError('CAPITAL() begins with something');
    return typeof text === 'string' ? capital(text) : text;
  },
});
