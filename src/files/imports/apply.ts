import type { Query } from './changes';
import type { FileVersion } from './version';

/** A policy that would stand otherwise by the changes, in words, and some of those that would break it. */
export type WeighedPolicy = Readonly<{
  policy: string;
  explanation: string;
  broken: readonly Readonly<{ id: string }>[];
}>;

/** What the API says of the changes. */
export type Applied = Readonly<{
  applied: boolean;
  /** By which `undo` takes it back; null if nothing was recorded. */
  batch: string | null;
  warnings: readonly string[];
  /** Null where it was not looked into. */
  policies?: readonly WeighedPolicy[] | null;
  results: readonly Readonly<{
    path: string;
    status: string;
    id: string | null;
    faults: readonly Readonly<{ field: string | null; message: string; hint: string }>[];
  }>[];
}>;

/** How changes are made, besides what they are. */
export type ApplyOptions = Readonly<{
  source: string;
  certainty?: 'FACT' | 'DEDUCTION' | 'UNCERTAIN';
  reason: string;
  dryRun: boolean;
  /** Whether they are proposed, for a steward to decide, and not made. */
  proposes?: boolean | undefined;
  /** Whether it is looked into what they would do to the policies, in a dry run, and the language in which it is told. */
  weighs?: boolean | undefined;
  lang?: string | undefined;
  /** The file that they are of, which is kept as a version of the source where they are made. */
  version?: FileVersion | undefined;
}>;

const REPORT = 'applied batch warnings results { path status id faults { field message hint } }';
const PARAMETERS =
  '$changes: [ChangeInput!]!, $source: ID, $certainty: Certainty, $reason: String!, $dryRun: Boolean';
const GIVEN =
  'changes: $changes, source: $source, certainty: $certainty, reason: $reason, dryRun: $dryRun, version: $version';
const WEIGHED = `${REPORT} policies { policy explanation(lang: $lang) broken { id } }`;

/** What is sent: changes to make, or to propose, of which it may be told what they would do to the policies. */
const documentOf = (proposes: boolean, weighs: boolean): string => {
  const parameters = `${PARAMETERS}, $version: SourceVersionInput${weighs ? ', $lang: Language' : ''}`;
  const report = weighs ? WEIGHED : REPORT;
  return proposes
    ? `mutation ImportProposal(${parameters}) { propose(${GIVEN}) { proposal { id } report { ${report} } } }`
    : `mutation Import(${parameters}) { apply(${GIVEN}) { ${report} } }`;
};

/** Asks the API to make the changes, all or none, or to keep them as a proposal. */
export const apply = async (
  changes: readonly object[],
  { proposes, reason, version, weighs, lang, ...how }: ApplyOptions,
  query: Query,
): Promise<Applied & Readonly<{ proposal: string | null }>> => {
  const isWeighed = weighs === true && how.dryRun;
  const said = await query(documentOf(proposes === true, isWeighed), {
    ...{ changes, ...how, version, reason: reason.slice(0, 200) },
    ...(isWeighed ? { lang } : {}),
  });
  if (proposes !== true) return { ...(said['apply'] as Applied), proposal: null };
  const { propose } = said as Readonly<{
    propose: Readonly<{ proposal: Readonly<{ id: string }> | null; report: Applied }>;
  }>;
  return { ...propose.report, proposal: propose.proposal?.id ?? null };
};

/** Returns how many of the changes have become something. */
export const countOf = ({ results }: Applied, wanted: string): number =>
  results.filter(({ status }) => status === wanted).length;
