import type { PolicyCounts } from '../graph/verdict';
import type { Speaker } from '../messages/speaker';
import type { PolicyVerdict, RuleDeclaration } from '../model/policy-rule';
import type { PolicyShift } from '../plan/change';

type Verdict = PolicyCounts & Readonly<{ verdict: PolicyVerdict }>;

/** By whose word something follows from what is not there, and how many exceptions that are seen have ended. */
type About = Readonly<{ complete: RuleDeclaration | undefined; lapsed: number }>;

/** Says how it stands with a policy, and how much of that is known. */
export const explainVerdict = (
  { verdict, subjects, passed, failed, excepted, unknown, known }: Verdict,
  { complete, lapsed }: About,
  speaker: Speaker,
): string => {
  if (verdict === 'NO_SUBJECTS') return speaker.say('policy-explain-NO_SUBJECTS');
  const sentences = [
    verdict === 'FAIL'
      ? speaker.say('policy-explain-FAIL', { failed, subjects })
      : verdict === 'PASS' && excepted === 0
        ? speaker.say('policy-explain-PASS', { subjects })
        : verdict === 'UNKNOWN'
          ? speaker.say('policy-explain-UNKNOWN', { subjects })
          : undefined,
    verdict === 'PASS' && excepted === 0
      ? undefined
      : speaker.say('policy-explain-rest', { passed, unknown }),
    excepted > 0 ? speaker.say('policy-explain-excepted', { excepted }) : undefined,
    verdict === 'PASS' ? undefined : speaker.say('policy-explain-known', { known, subjects }),
    complete
      ? speaker.say('policy-explain-complete', { by: complete.by, day: speaker.day(complete.on) })
      : undefined,
    lapsed > 0 ? speaker.say('policy-explain-lapsed', { n: lapsed }) : undefined,
  ];
  return sentences.filter(sentence => sentence !== undefined).join(' ');
};

/** Says how it would stand with a policy after changes. */
export const explainShift = (
  { name, before, after, breaks, mends }: Omit<PolicyShift, 'policy' | 'broken'>,
  speaker: Speaker,
): string => {
  const of = speaker.of(name) ?? '';
  const [was, is] = [speaker.say(`policy-stands-${before}`), speaker.say(`policy-stands-${after}`)];
  return [
    before === after
      ? speaker.say('policy-shift-as-before', { name: of, is })
      : speaker.say('policy-shift', { name: of, was, is }),
    breaks > 0 ? speaker.say('policy-shift-breaks', { n: breaks }) : undefined,
    mends > 0 ? speaker.say('policy-shift-mends', { n: mends }) : undefined,
  ]
    .filter(sentence => sentence !== undefined)
    .join(' ');
};
