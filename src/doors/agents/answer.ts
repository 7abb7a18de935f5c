export type Sureness = 'FACT' | 'DEDUCTION' | 'UNCERTAIN';

/** Where a fact comes from, as the API tells it. */
export type Source = Readonly<{ id: string; title: string; url: string | null; publisher: string | null }>;

/**
 * By which rule of Samgraf a sentence follows where no source states it: it was counted, compared, computed, or nothing
 * was found. The guide says of each what it means.
 */
export const RULES = [
  'absence',
  'adoption',
  'assumption',
  'bounds',
  'consequence',
  'count',
  'coverage',
  'dates',
  'gap',
  'likeness',
  'overlap',
  'proposal',
  'query',
  'search',
  'standing',
  'unsourced',
] as const;
export type RuleName = (typeof RULES)[number];

/** More about what a sentence says, for programs. */
export type SentenceFacts = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** A sentence with what it rests on: sources, a rule, or both. */
export type ToolSentence = Readonly<{
  text: string;
  certainty?: Sureness;
  sources: readonly Source[];
  deduced?: RuleName;
  id?: string;
  kind?: string;
  quote?: string;
  /** Why its author takes it to be so, in the language of the answer. */
  reason?: string;
  /** How many of its sources have to be cited for each step of it to have one; 1 if absent. */
  cites?: number;
  /** Told instead of the text, as JSON that is not cut. */
  json?: unknown;
  facts?: SentenceFacts;
  /** Where the list goes on behind it. */
  next?: string;
}>;

/** What a tool found, before it is fitted into a budget. */
export type ToolAnswer = Readonly<{
  outcome: string;
  /** What is said of the whole: always told. */
  head: readonly ToolSentence[];
  /** A page of what was found, in the order in which it is told. */
  items: readonly ToolSentence[];
  /** How many there are from this page on, and in all; unknown if absent. */
  total?: number;
  /** All of it is here, whatever the page: it is paged by how much was told. */
  whole?: true;
  /** Whether there are more behind the page. */
  more: boolean;
  /** Whether the API left nothing out. */
  complete: boolean;
  cost?: number | undefined;
}>;

/** A fact with the sources that state it; one that has none is said to have none. */
export const sourced = (
  text: string,
  proof: Readonly<{ certainty: Sureness; sources: readonly Source[] }>,
  more: Partial<ToolSentence> = {},
): ToolSentence => ({
  text,
  certainty: proof.certainty,
  sources: proof.sources,
  ...(proof.sources.length === 0 ? { deduced: 'unsourced' as const } : {}),
  ...more,
});

/** Makes a sentence that follows by a rule. */
export const deduced = (text: string, rule: RuleName, more: Partial<ToolSentence> = {}): ToolSentence => ({
  text,
  sources: [],
  deduced: rule,
  ...more,
});

const STRENGTH: readonly Sureness[] = ['UNCERTAIN', 'DEDUCTION', 'FACT'];

/** The proof with the strongest certainty of several for the same; undefined of none. */
export const strongest = <T extends Readonly<{ certainty: Sureness }>>(proofs: readonly T[]): T | undefined =>
  [...proofs].sort((a, b) => STRENGTH.indexOf(b.certainty) - STRENGTH.indexOf(a.certainty))[0];

/** The weakest certainty of those given; undefined of none. */
export const weakest = (certainties: readonly (Sureness | undefined)[]): Sureness | undefined =>
  STRENGTH.find(certainty => certainties.includes(certainty));
