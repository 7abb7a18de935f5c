import type { z } from 'zod';
import type { Answer } from './answer';

/** Asks the API as whoever called the tool. Throws Refused where it has no answer. */
export type Question = (
  document: string,
  variables: Readonly<Record<string, unknown>>,
) => Promise<Readonly<{ data: unknown; cost: number | undefined }>>;

/** A tool: what it takes, and how it asks the API and tells what was answered. */
export type Tool = Readonly<{
  name: string;
  title: string;
  description: string;
  input: z.ZodObject;
  /** What it asks the API, whose answers it only tells; none where the caller brings the document. */
  documents: readonly string[];
  run: (input: unknown, ask: Question) => Promise<Answer>;
}>;

/** A tool whose input is known to its own code; it was read by the schema before (call.ts). */
export const tool = <Shape extends z.ZodObject>(
  made: Omit<Tool, 'run' | 'input'> &
    Readonly<{ input: Shape; run: (input: z.infer<Shape>, ask: Question) => Promise<Answer> }>,
): Tool => ({ ...made, run: (input, ask) => made.run(input as z.infer<Shape>, ask) });
