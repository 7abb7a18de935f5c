import fc from 'fast-check';

/** TEST_SEED makes every property-based test draw the same again, as CI does; without it each run draws anew. */
const seed = Number(process.env.TEST_SEED);
if (process.env.TEST_SEED && Number.isSafeInteger(seed)) fc.configureGlobal({ seed });
