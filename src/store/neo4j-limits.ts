/**
 * The time limit for statements that read the whole graph when a server starts: ten minutes; 5 million
 * relations take about twenty seconds.
 */
export const WHOLE_GRAPH = 600_000;

/**
 * Shares of a request's time limit: after a joint statement fails, each request still has time to run alone.
 */
export const SHARE = { request: 1, written: 1, together: 0.25, 'after all': 0.75 } as const;

/** As a load has it. */
export const NO_LIMIT = 0;
export const RETRIES = 2;
export const DEFAULT_TIMEOUT = 10_000;
export const CONNECT_TIMEOUT = 5_000;
/**
 * How long a connection may stay silent after the time limit: Neo4j checks every 2 s for statements to
 * terminate (db.transaction.monitor.check.interval).
 */
export const SILENCE = 3_000;
