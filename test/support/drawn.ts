import fc from 'fast-check';

/**
 * Where all that is random in a run begins. jest.config.js draws a new one for each run and says it; TEST_SEED has the same
 * drawn again. Tests that draw import this, by which `npm run test:seeds` finds them.
 */
export const SEED = Number(process.env.TEST_SEED);
if (!process.env.TEST_SEED || !Number.isSafeInteger(SEED))
  throw new Error(`TEST_SEED is a whole number, not ${process.env.TEST_SEED}`);

fc.configureGlobal({ seed: SEED });
export { fc };
