import { isLight, priceOf, type Cost } from '../plan/cost';
import { Running } from './deadline';
import { Room } from './room';
import { NOBODY } from './shares';
import type { Turns } from './turns';

/** A unit of cost is a microsecond (plan/cost.ts). */
const UNITS_A_MS = 1_000;

/**
 * What the expensive operations that run may cost together. A more expensive one runs as well, and leaves a quarter to
 * others. More at once is no faster on a few cores: with a million, memory beside sixty attackers was 439 MB and
 * not 333, and a good client waited more than twice as long.
 */
const CAPACITY = 300_000;
const MOST_OF_IT = 0.75 * CAPACITY;

/** Maximum number of waiting operations of each sort; further ones are rejected as OVERLOADED. */
const MOST_WAITING = { expensive: 500, light: 2_000 };

/**
 * Admits operations by their estimated cost (plan/cost.ts), so that many expensive ones burden the database, memory and
 * other clients no more than one does. Light ones do not wait for them, only for one another: thousands of lookups
 * run at once, and two dozen pages of 1,000 rows; three hundred of those took all memory.
 */
export class Admission {
  private readonly expensive = new Room(CAPACITY, MOST_WAITING.expensive);
  private readonly light = new Room(CAPACITY, MOST_WAITING.light);

  constructor(private readonly turns: Turns) {}

  /** The number of waiting operations. */
  get queued(): number {
    return this.expensive.queued + this.light.queued;
  }

  /**
   * Runs work when there is room for it; the room is free again when the statements that it began have ended,
   * though its deadline has passed. @throws OVERLOADED if too many are waiting, TIMEOUT if what it may cost does
   * not fit before its deadline any more.
   */
  run<T>(cost: Cost, deadline: number, work: (running: Running) => Promise<T>, client = NOBODY): Promise<T> {
    const price = priceOf(cost);
    const latest = deadline - price / UNITS_A_MS;
    return isLight(cost)
      ? this.turns.beside(() => within(this.light, { price, latest, client }, work))
      : within(this.expensive, { price: Math.min(price, MOST_OF_IT), latest, client }, work);
  }
}

const within = async <T>(
  room: Room,
  { price, latest, client }: Readonly<{ price: number; latest: number; client: string }>,
  work: (running: Running) => Promise<T>,
): Promise<T> => {
  await room.enter(price, latest, client);
  const running = new Running();
  try {
    return await work(running);
  } finally {
    const leave = (): void => {
      room.leave(price, client);
    };
    if (running.any) void running.ended().then(leave);
    else leave();
  }
};
