import type { FieldNode } from 'graphql';

/** How it stands with a policy. */
export type PolicyVerdict = 'PASS' | 'FAIL' | 'UNKNOWN' | 'NO_SUBJECTS';

/** A text by language. */
export type RuleTexts = Readonly<Partial<Record<string, string>>>;

/** What a policy rests on: a principle, in the words of its source. */
export type RuleReason = Readonly<{
  principle: string;
  quote: string;
  source: string;
  read?: string | undefined;
}>;

/** One of whom a policy does not hold until a day, and why. */
export type RuleException = Readonly<{ of: string; reason: string; owner: string; until: string }>;

/** That the lists in which a policy looks for what is not there are complete, by whose word, and on which day. */
export type RuleDeclaration = Readonly<{
  says: RuleTexts;
  by: string;
  on: string;
  source?: string | undefined;
  until?: string | undefined;
}>;

/** The fields of a policy's document, each a list of the same kind. */
export const RULE_PARTS = ['subjects', 'holds', 'broken', 'ended', 'complete', 'known'] as const;
export type RulePart = (typeof RULE_PARTS)[number];

/** A day that a document names by a variable: so long before the day that is asked about. */
export type RuleDay = Readonly<{ name: string; months: number; days: number }>;

/**
 * A policy as its file has it: a question, with what must hold of its answer. Its variables have names that no client can
 * give; `FieldNode`s stand as they were parsed.
 */
export type PolicyRule = Readonly<{
  id: string;
  /** Its file in the pack, for whoever reads that something is wrong with it. */
  file: string;
  /** The line of its query there, from 1. */
  line: number;
  name: RuleTexts;
  /** What is asked of whom, where the name does not say it. */
  note: RuleTexts;
  because: readonly RuleReason[];
  owner: string;
  since: string;
  exceptions: readonly RuleException[];
  complete: RuleDeclaration | undefined;
  days: readonly RuleDay[];
  parts: Readonly<Partial<Record<RulePart, FieldNode>>> & Readonly<{ subjects: FieldNode }>;
}>;

/** The day by which a document's variable is bound: so many months and days before another. */
export const dayBefore = (day: string, { months, days }: Pick<RuleDay, 'months' | 'days'>): string => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  const at = new Date(Date.UTC(year, month - 1 - months, Math.min(date, last)));
  at.setUTCDate(at.getUTCDate() - days);
  return at.toISOString().slice(0, 10);
};
