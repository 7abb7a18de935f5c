import { fc } from './drawn';

/** Any code point but a lone surrogate. `unit: 'binary'` of fast-check draws of the same, from a table of all 1.1 million. */
export const anyCharacter: fc.Arbitrary<string> = fc
  .oneof(fc.integer({ min: 0, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10ffff }))
  .map(code => String.fromCodePoint(code));
