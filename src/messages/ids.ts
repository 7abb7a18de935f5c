/**
 * The ids of the messages in en/, and what each needs to be said. Written by `npm run generate:messages`, so that a wrong
 * id or a value that is missing does not compile.
 */
export type MessageIds = Readonly<{
  // absence.ftl
  'absence-hidden-AS_OF-day': { day: string };
  'absence-hidden-AS_OF': Readonly<Record<never, never>>;
  'absence-hidden-CERTAINTY': Readonly<Record<never, never>>;
  'absence-hidden-AS_OF_AND_CERTAINTY-day': { day: string };
  'absence-hidden-AS_OF_AND_CERTAINTY': Readonly<Record<never, never>>;
  'absence-hidden-UNDATED': Readonly<Record<never, never>>;
  'absence-hidden-VERDICTS': Readonly<Record<never, never>>;
  'absence-hidden-VIA': Readonly<Record<never, never>>;
  'absence-hidden-AVOID': Readonly<Record<never, never>>;
  'absence-hidden-RELATIONS': { n: number; relations: string };
  'absence-hidden-CHAINS': Readonly<Record<never, never>>;
  'absence-hidden-MIN_HOPS': Readonly<Record<never, never>>;
  'absence-hidden-DIRECT': Readonly<Record<never, never>>;
  'absence-hidden-PERMISSION': Readonly<Record<never, never>>;
  'absence-relations': { n: number; relations: string };
  'absence-along-usual': Readonly<Record<never, never>>;
  'absence-along': { n: number; relations: string };
  'absence-along-several': { n: number };
  'absence-at-most': { relations: string };
  'absence-between': { least: string; relations: string };
  'absence-exactly': { relations: string };
  'absence-proved': { along: string; length: string; from: string; to: string };
  'absence-unsure': { along: string; length: string; from: string; to: string };
  'absence-on-record': { relations: string };
  'absence-reach': { from: string; whence: 'some' | 'none'; reached: string; whither: 'some' | 'none'; leading: string; n: number; to: string };
  'absence-link': { fromKind: string; says: string; toKind: string; from: string; to: string; relations: string };
  'absence-unmatched': { when: 'today' | 'another'; argument: 'from' | 'to' | 'via' };
  'absence-argument': { argument: 'from' | 'to' | 'via' };
  'absence-near': { values: string };
  // assumed.ftl
  'assumed-gone': { what: string };
  'assumed-untrue': { claim: string };
  'assumed-true': { claim: string };
  'assumed-retired': { day: string; what: string };
  // count.ftl
  'count-things': { n: number };
  'count-relations': { n: number };
  'count-such-relations': { n: number };
  'count-steps': { n: number };
  'count-groups': { n: number };
  'count-functions': { n: number };
  'count-inhabitants': { n: number };
  'count-few': { n: number };
  'count-of-kind': { n: number; many: string; one: string; gender: 'MASCULINE' | 'FEMININE' | 'NEUTER' | 'NONE' };
  'count-of-kind-in-figures': { n: number; many: string; one: string; gender: 'MASCULINE' | 'FEMININE' | 'NEUTER' | 'NONE' };
  // cut.ftl
  'cut-whole': { relations: string };
  'cut-not-whole': Readonly<Record<never, never>>;
  'cut-groups': { groups: string };
  'cut-layer': { relations: string; read: string };
  'cut-paths': Readonly<Record<never, never>>;
  // language.ftl
  'language-dates': Readonly<Record<never, never>>;
  'language-quoted': { text: string };
  'language-number': { n: number };
  // loss.ftl
  'loss-sentence': { subject: string; loses: string; when: string };
  'loss-unknown-extent': { number: 'one' | 'many'; subject: string; when: string };
  'loss-by-change': { number: 'one' | 'many'; subject: string; numberOfWhat: 'one' | 'many'; what: string };
  'loss-when-gone': { number: 'one' | 'many'; what: string };
  'loss-when-repealed': { number: 'one' | 'many'; what: string };
  'loss-of-obligation': { name: string };
  'loss-of-recommendation': { name: string };
  'loss-of-obligations-in': { framework: string };
  'loss-FUNCTION-WHOLLY': Readonly<Record<never, never>>;
  'loss-FUNCTION-ONLY_RECORDED': Readonly<Record<never, never>>;
  'loss-FUNCTION-PARTLY': Readonly<Record<never, never>>;
  'loss-COVERAGE-WHOLLY': Readonly<Record<never, never>>;
  'loss-COVERAGE-ONLY_RECORDED': Readonly<Record<never, never>>;
  'loss-COVERAGE-PARTLY': Readonly<Record<never, never>>;
  'loss-DUTY-WHOLLY': Readonly<Record<never, never>>;
  'loss-DUTY-ONLY_RECORDED': Readonly<Record<never, never>>;
  'loss-DUTY-PARTLY': Readonly<Record<never, never>>;
  'loss-ADVICE-WHOLLY': Readonly<Record<never, never>>;
  'loss-ADVICE-ONLY_RECORDED': Readonly<Record<never, never>>;
  'loss-ADVICE-PARTLY': Readonly<Record<never, never>>;
  'loss-DUTIES-WHOLLY': Readonly<Record<never, never>>;
  'loss-DUTIES-ONLY_RECORDED': Readonly<Record<never, never>>;
  'loss-DUTIES-PARTLY': Readonly<Record<never, never>>;
  'loss-LEGAL_BASIS-WHOLLY': Readonly<Record<never, never>>;
  'loss-LEGAL_BASIS-ONLY_RECORDED': Readonly<Record<never, never>>;
  'loss-LEGAL_BASIS-PARTLY': Readonly<Record<never, never>>;
  'loss-USE': Readonly<Record<never, never>>;
  'loss-functions': { functions: string };
  'loss-foundation': Readonly<Record<never, never>>;
  'loss-none-left-FUNCTION': Readonly<Record<never, never>>;
  'loss-left-FUNCTION': { n: number };
  'loss-none-left-USE': Readonly<Record<never, never>>;
  'loss-left-USE': { n: number };
  'loss-none-left-COVERAGE': Readonly<Record<never, never>>;
  'loss-left-COVERAGE': { n: number };
  'loss-none-left-DUTY': Readonly<Record<never, never>>;
  'loss-left-DUTY': { n: number };
  'loss-none-left-OWN_DUTIES': Readonly<Record<never, never>>;
  'loss-left-OWN_DUTIES': { n: number };
  'loss-none-left-LEGAL_BASIS': Readonly<Record<never, never>>;
  'loss-left-LEGAL_BASIS': { n: number };
  // path.ftl
  'path-claim': { from: string; says: string; to: string };
  'path-further': { path: string; says: string; to: string };
  'path-sentence': { path: string };
  'path-whole-DEDUCTION': { n: number };
  'path-whole-UNCERTAIN': { n: number };
  'path-whole-draft': { n: number; of: string };
  'path-doubted': { claim: string };
  'path-doubt-DEDUCTION': { n: number; claims: string };
  'path-doubt-UNCERTAIN': { n: number; claims: string };
  'path-doubt-draft': { n: number; claims: string; of: string };
  'path-weakest': { n: number; doubts: string };
  // undated.ftl
  'undated-steps': { n: number };
  'undated-difference': { n: number };
  'undated-history': { n: number };
  // unknown.ftl
  'unknown-assessments': Readonly<Record<never, never>>;
  'unknown-rests-on-nothing': Readonly<Record<never, never>>;
  'unknown-groups-not-read': { some: number; all: number };
  'unknown-uses': { some: number; all: number; those: string; own: number };
  'unknown-nothing-particular': { name: string; peers: number; one: string; many: string; all: number };
  'unknown-particular': { which: 'one' | 'all' | 'some'; allSpelt: string; someSpelt: string; some: number; peers: number; one: string; many: string };
  'unknown-fewest': { peers: number; one: string; many: string };
}>;
