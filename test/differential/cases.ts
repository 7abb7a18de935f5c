/**
 * How many random operations there are, and where they start. `npm test` takes a part, which CI holds fixed by TEST_SEED;
 * `npm run test:differential` is the long run, another one each time. Printed, so that a failure can be had again.
 */
export const CASES = Number(process.env.SAMGRAF_CASES ?? 30);
export const SEED = Number(process.env.TEST_SEED ?? Math.floor(Math.random() * 1_000_000_000));
