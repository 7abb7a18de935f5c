import fc from 'fast-check';

/** SAMGRAF_SEED makes every property-based test draw the same again, as CI does; without it each run draws anew. */
const seed = Number(process.env.SAMGRAF_SEED);
if (process.env.SAMGRAF_SEED && Number.isSafeInteger(seed)) fc.configureGlobal({ seed });
