import type { Answer } from './answer';
import { fault } from './faults';
import { Refused } from './refused';
import { tell, type Room, type Telling, type Told } from './tell';
import { countTokens } from './tokens';

export type Fitting = Telling &
  Readonly<{
    /** Most tokens that text and structured content take together. */
    budget: number;
  }>;

/** What the protocol adds around a result. */
const ENVELOPE = 40;

/**
 * How many sources a sentence has, and to how many characters texts are cut: the first if all fits, or else the
 * first of the others in which something does.
 */
const ROOMY: Room = { cited: 3, most: 600, quote: 300, pages: true };
const TIGHTEST: Room = { cited: 1, most: 40, quote: 40, bare: true };
const TIGHT: readonly Room[] = [
  { cited: 1, most: 600, quote: 120, pages: true },
  { cited: 1, most: 600, quote: 120 },
  { cited: 1, most: 240, quote: 120 },
  { cited: 1, most: 100, quote: 100, bare: true },
  TIGHTEST,
];

/**
 * As many sentences as fit into the budget, what was dropped, and where to go on. Never more than the budget.
 *
 * @throws Refused if not even one sentence fits
 */
export const fit = (answer: Answer, fitting: Fitting): Told => {
  const within = (count: number, room: Room, of = answer): Told | undefined => {
    const tried = tell(of, count, room, fitting);
    return tokensOf(tried) <= fitting.budget ? tried : undefined;
  };
  const [least, most] = [Math.min(answer.items.length, 1), answer.items.length];
  const whole = within(most, ROOMY);
  if (whole) return whole;
  for (const room of TIGHT) {
    const told = largest(least, most, count => within(count, room));
    if (told) return told;
  }
  for (let kept = answer.head.length - 1; kept + least > 0; kept -= 1) {
    const told = within(least, TIGHTEST, { ...answer, head: answer.head.slice(0, kept), complete: false });
    if (told) return told;
  }
  throw new Refused('BUDGET', fault('budget', { budget: fitting.budget }), fault('raise'));
};

export const tokensOf = ({ text, structured }: Told): number =>
  ENVELOPE + countTokens(JSON.stringify({ text, structured }));

/** What the largest count gives for which there is something: the more sentences, the more they take. */
const largest = (
  least: number,
  most: number,
  tryOut: (count: number) => Told | undefined,
): Told | undefined => {
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
