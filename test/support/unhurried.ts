import { Scheduling } from '../../src/engine/answer/admission';

/** What an answer says is compared, not how soon it comes: on a busy machine Neo4j plans for seconds. */
export const unhurried = (): Scheduling => new Scheduling(120_000);
