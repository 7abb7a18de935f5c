import { z } from 'zod';

/** A what-if with a name. */
const scenario = z
  .object({
    id: z.string(),
    name: z.string(),
    /** Path and query of the page of a question, with what is assumed. */
    page: z.string(),
    /** The day on which it was made, as an ISO day. */
    made: z.string(),
    /** Who made it: see `identityOf`. */
    owner: z.string(),
    /** What they are called. */
    by: z.string(),
    /** Ids of the proposals that answer it, the first first. */
    answers: z.array(z.string()).readonly(),
  })
  .readonly();

export type Scenario = z.infer<typeof scenario>;

export const readScenario = (text: string): Scenario => scenario.parse(JSON.parse(text));
