import type { ToolAnswer } from './answer';
import { Refused } from './faults';
import { BUDGET } from './inputs';
import { tell, type Room, type ToolTelling, type ToldAnswer } from './tell';

type Fitting = ToolTelling &
  Readonly<{
    /** Most tokens of the answer: of its text, and of its structure, since a model is given one of them. */
    budget: number;
  }>;

/** What the protocol adds around a result. */
const ENVELOPE = 40;

/**
 * How many sources a sentence has, and to how many characters texts are cut. All of an answer in the first of WHOLE in which
 * it fits; or else as much of it as fits in the first of PARTS in which something does.
 */
const BRIEF: Room = { cited: 1, most: 600, quote: 0, title: 60 };
const WHOLE: readonly Room[] = [
  { cited: 3, most: 600, quote: 300, title: 600, pages: true, reasons: true },
  { cited: 3, most: 600, quote: 300, title: 600, pages: true },
  { ...BRIEF, pages: true },
  BRIEF,
];
const TIGHTEST: Room = { cited: 1, most: 40, quote: 0, title: 40, bare: true };
const PARTS: readonly Room[] = [
  BRIEF,
  { cited: 1, most: 240, quote: 0, title: 60 },
  { cited: 1, most: 100, quote: 0, title: 40, bare: true },
  TIGHTEST,
];

/**
 * As many sentences as fit into the budget, what was dropped, and where to go on. Never more than the budget.
 *
 * @throws Refused if not even one sentence fits
 */
export const fit = (answer: ToolAnswer, fitting: Fitting): ToldAnswer => {
  const within = (count: number, room: Room, of = answer): ToldAnswer | undefined => {
    const tried = tell(of, count, room, fitting);
    return tokensOf(tried) <= fitting.budget ? tried : undefined;
  };
  const [least, most] = [Math.min(answer.items.length, 1), answer.items.length];
  for (const room of WHOLE) {
    const whole = within(most, room);
    if (whole) return whole;
  }
  for (const room of PARTS) {
    const told = largest(least, most, count => within(count, room));
    if (told) return told;
  }
  for (let kept = answer.head.length - 1; kept + least > 0; kept -= 1) {
    const told = within(least, TIGHTEST, { ...answer, head: answer.head.slice(0, kept), complete: false });
    if (told) return told;
  }
  throw new Refused(
    'BUDGET',
    `The answer does not fit in ${fitting.budget} tokens.`,
    `Raise budget (at most ${BUDGET.most}), or ask for less.`,
  );
};

const tokensOf = ({ text, structured }: ToldAnswer): number =>
  ENVELOPE + Math.max(countTokens(JSON.stringify(text)), countTokens(JSON.stringify(structured)));

/** What the largest count gives for which there is something: the more sentences, the more they take. */
const largest = (
  least: number,
  most: number,
  tryOut: (count: number) => ToldAnswer | undefined,
): ToldAnswer | undefined => {
  let best = tryOut(least);
  if (!best) return undefined;
  for (let [low, high] = [least, most]; low < high;) {
    const middle = Math.ceil((low + high) / 2);
    const told = tryOut(middle);
    if (told) [best, low] = [told, middle];
    else high = middle - 1;
  }
  return best;
};

/**
 * An upper bound of how many tokens a text takes. Models split text differently, so each piece is counted as the least
 * favourable of those that were measured would: a digit, a sign and a blank that is not before a word one each, letters
 * of one case three to a token, letters that no language puts together (a hash, a key) hardly one and a half,
 * and what is beyond the Nordic alphabets its bytes. On answers of the national graph that is 1.4 to 1.8 times what the
 * vocabularies cl100k and o200k take; test/agents/tokens.test.ts holds measured counts.
 */
export const countTokens = (text: string): number => {
  let tokens = 0;
  for (const [piece] of text.matchAll(PIECES)) tokens += costOf(piece);
  return tokens;
};

const PIECES =
  /(?<![A-Za-z0-9])(?=[A-Za-z]*[0-9])(?=[0-9]*[A-Za-z])[A-Za-z0-9]{10,}|["{}[\]:,]{2,}|[a-zæøå]+|[A-ZÆØÅ]+|[0-9]+|\s+|[^\sa-zæøåA-ZÆØÅ0-9]/gu;
/** Letters and digits together: a hash, a cursor. */
const MIXED = /^(?=[A-Za-z]*[0-9])(?=[0-9]*[A-Za-z])[A-Za-z0-9]{10,}$/;
const LETTERS = /^[a-zæøå]/i;
const UNSPEAKABLE = /[bcdfghjklmnpqrstvwxz]{6}|[jqxz][bcdfghjklmnpqrstvwxz]{2}/i;
const STRUCTURE = /^["{}[\]:,]{2,}$/;
const DIGITS = /^[0-9]/;
const NORDIC_SIGNS = /^[«»–§’]$/;

const costOf = (piece: string): number => {
  if (MIXED.test(piece)) return Math.ceil(piece.length / 1.3);
  if (LETTERS.test(piece)) return Math.ceil(piece.length / (UNSPEAKABLE.test(piece) ? 1.5 : 3));
  if (piece === ' ') return 0;
  if (DIGITS.test(piece)) return Math.ceil(piece.length / 2);
  if (STRUCTURE.test(piece)) return Math.ceil(piece.length / 2);
  if (piece.charCodeAt(0) < 128 || NORDIC_SIGNS.test(piece)) return 1;
  return Buffer.byteLength(piece);
};
