import type { PolicyVerdict } from '../model/policy-rule';

/** How many have to keep a policy, and how it stands with them. */
export type PolicyCounts = Readonly<{
  subjects: number;
  passed: number;
  failed: number;
  excepted: number;
  unknown: number;
  /** Of so many is known what it asks about. */
  known: number;
}>;

/** Whoever breaks it is enough for FAIL; PASS takes that each is known to keep it, or is excepted. */
export const verdictOf = ({ subjects, failed, passed, excepted }: PolicyCounts): PolicyVerdict => {
  if (subjects === 0) return 'NO_SUBJECTS';
  if (failed > 0) return 'FAIL';
  return passed + excepted === subjects ? 'PASS' : 'UNKNOWN';
};
