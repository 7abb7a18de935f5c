import { SamgrafError, invariant } from '../errors';
import type { End, Kind } from '../model/model';
import { MOST_CHANGES } from '../plan/change';
import type { Mapping } from './columns';
import type { Profile } from './shapes';
import type { Left, RowResult } from './report';

/** Asks the API as whoever imports; throws what it refuses. */
export type Query = (query: string, variables: object) => Promise<Readonly<Record<string, unknown>>>;

/** How a file is imported. */
export type ImportOptions = Readonly<{
  /** The kind that rows are of; of a file that says what its things are, those that are made. */
  kind: string | undefined;
  /** Id of the source that it is, which is made with the title if it is not there. */
  source: string;
  title: string;
  certainty: 'FACT' | 'DEDUCTION' | 'UNCERTAIN';
  /** The actor whose the rows are, unless a column says. */
  actor?: string | undefined;
  mapping?: Mapping | undefined;
  /** Whether a row that has the name of something that is there is taken to be it. */
  mergesByName?: boolean;
  /** Whether it is proposed, for a steward to decide, and not made. */
  proposes?: boolean;
  /** The profile whose shapes a file of linked data has to meet. */
  shapes?: Profile | undefined;
  dryRun: boolean;
}>;

export type Facts = Readonly<Record<string, unknown>>;

/** A row as it is to be written. */
export type Drafted = Readonly<{
  row: number;
  thing: string | null;
  kind: Kind;
  /** Whether it is written; else it is only referred to. */
  isMade: boolean;
  id: string;
  fields: Facts;
  relations: readonly DraftedRelation[];
}>;

export type DraftedRelation = Readonly<{
  end: End;
  to: string;
  /** What the file calls it. */
  said: string;
  facts: Facts;
  column: string;
  /** Whether it holds unless the file says otherwise. */
  isAssumed: boolean;
}>;

/** A change as the API takes it, and where in the file it comes from. */
export type Change = Readonly<{ from: Drafted | undefined; column: string | null; input: object }>;

/** What the API says of the changes. */
export type Applied = Readonly<{
  applied: boolean;
  created: number;
  changed: number;
  unchanged: number;
  refused: number;
  warnings: readonly string[];
  results: readonly Readonly<{
    path: string;
    status: string;
    id: string | null;
    faults: readonly Readonly<{ field: string | null; message: string; hint: string }>[];
  }>[];
}>;

/** A relation of a row as it is written, from its start. */
export type Related = DraftedRelation &
  Readonly<{ drafted: DraftedRelation; from: Drafted; start: string; to: string }>;

/** Returns the relations of the rows, each record of one once, whichever of its ends says it. */
export const relationsIn = (drafted: readonly Drafted[]): readonly Related[] => {
  const all = drafted.flatMap(from => from.relations.map(one => relatedBy(one, from)));
  const said = new Set(
    all.flatMap(({ isAssumed, end: { relation }, start, to }) =>
      isAssumed ? [] : [`${relation.name} ${start}`, `${relation.name} ${to}`],
    ),
  );
  // A record of a relation says more than that there is one, which its other end may say too.
  const told = new Set(all.flatMap(one => (isBare(one.facts) ? [] : [endsOf(one)])));
  const taken = all.filter(
    one =>
      !(one.isAssumed && said.has(`${one.end.relation.name} ${one.from.id}`)) &&
      !(isBare(one.facts) && told.has(endsOf(one))),
  );
  const byRecord = taken
    .toReversed()
    .map(one => [`${endsOf(one)} ${String(one.facts['validFrom'] ?? '')}`, one] as const);
  return [...new Map(byRecord).values()].toReversed();
};

const relatedBy = (one: DraftedRelation, from: Drafted): Related => {
  const [start, to] = one.end.direction === 'FORWARD' ? [from.id, one.to] : [one.to, from.id];
  return { ...one, drafted: one, from, start, to };
};

const endsOf = ({ end, start, to }: Related): string => `${end.relation.name} ${start} ${to}`;

/** Makes the changes of what was drafted: the source if it is not there, then what is in the rows, then relations. */
export const changesOf = (
  drafted: readonly Drafted[],
  relations: readonly Related[],
  { source: id, title, certainty, makesSource }: ImportOptions & Readonly<{ makesSource: boolean }>,
): readonly Change[] => {
  const made = { upsert: { source: { id, name: { nb: title }, title, sources: [] } } };
  const nodes = drafted
    .filter(({ isMade }) => isMade)
    .map((from): Change => ({
      from,
      column: null,
      input: { upsert: { [from.kind.singular]: { id: from.id, ...from.fields } } },
    }));
  const edges = relations.map(one => connecting(one, certainty));
  const changes = [
    ...(makesSource ? [{ from: undefined, column: null, input: made }] : []),
    ...nodes,
    ...edges,
  ];
  if (changes.length > MOST_CHANGES)
    throw new SamgrafError(
      'TOO_COMPLEX',
      `The file makes ${changes.length} changes, and ${MOST_CHANGES} at most are made at once.`,
      'Send it in parts; what one part has made, the next one can refer to.',
    );
  return changes;
};

/** What is to quote the law, and does not, is no fact. */
const connecting = (
  { from, start, to, end: { relation }, facts, column }: Related,
  ofAll: ImportOptions['certainty'],
): Change => {
  const needsWords =
    ofAll === 'FACT' &&
    [...relation.fields.values()].some(field => field.evidence && facts[field.name] === undefined);
  const certainty = needsWords ? { certainty: 'DEDUCTION' } : {};
  return {
    from,
    column,
    input: { connect: { [relation.forward]: { from: start, to, ...certainty, ...facts } } },
  };
};

/** Says no more than that a relation is there. */
export const isBare = (facts: Facts): boolean => Object.keys(facts).length === 0;

const REPORT =
  'applied created changed unchanged refused warnings results { path status id faults { field message hint } }';
const PARAMETERS =
  '$changes: [ChangeInput!]!, $source: ID, $certainty: Certainty, $reason: String!, $dryRun: Boolean';
const GIVEN = 'changes: $changes, source: $source, certainty: $certainty, reason: $reason, dryRun: $dryRun';
const APPLY = `mutation Import(${PARAMETERS}) { apply(${GIVEN}) { ${REPORT} } }`;
const PROPOSE = `mutation ImportProposal(${PARAMETERS}) { propose(${GIVEN}) { proposal { id } report { ${REPORT} } } }`;

/** Asks the API to make the changes, all or none, or to keep them as a proposal. */
export const apply = async (
  changes: readonly Change[],
  { source, certainty, dryRun, title, proposes }: ImportOptions,
  query: Query,
): Promise<Applied & Readonly<{ proposal: string | null }>> => {
  const sent = {
    changes: changes.map(({ input }) => input),
    source,
    certainty,
    dryRun,
    reason: `Import: ${title}`.slice(0, 200),
  };
  if (proposes !== true) return { ...((await query(APPLY, sent))['apply'] as Applied), proposal: null };
  const { propose } = (await query(PROPOSE, sent)) as Readonly<{
    propose: Readonly<{ proposal: Readonly<{ id: string }> | null; report: Applied }>;
  }>;
  return { ...propose.report, proposal: propose.proposal?.id ?? null };
};

/** The change that a result is of. */
const changeAt = (path: string, changes: readonly Change[]): Change => {
  const [, index] = /^changes\[(\d+)\]/.exec(path) ?? [];
  const change = index === undefined ? undefined : changes[Number(index)];
  invariant(change, `${path} is the place of a change`);
  return change;
};

/** Tells what was refused, by the places in the file. */
export const refusedIn = (changes: readonly Change[], { results }: Applied): readonly Left[] =>
  results.flatMap(({ path, faults, id }) => {
    const { from, column } = changeAt(path, changes);
    return faults.map(({ field, message, hint }) => ({
      row: from?.row ?? 0,
      thing: from?.thing ?? null,
      column: column ?? field,
      value: id,
      code: 'REFUSED' as const,
      of: null,
      message: field === null ? message : `${field}: ${message}`,
      hint,
    }));
  });

/** Tells what becomes of each row, and of its relations. */
export const rowsOf = (
  drafted: readonly Drafted[],
  changes: readonly Change[],
  { results }: Applied,
  staying: ReadonlySet<DraftedRelation>,
): readonly RowResult[] => {
  const statuses = new Map<Drafted, { status: string; relations: Record<string, number> }>();
  for (const { path, status } of results) {
    const { from, input } = changeAt(path, changes);
    if (!from) continue;
    const of = statuses.get(from) ?? { status: from.isMade ? '' : 'REFERRED', relations: {} };
    if ('upsert' in input) of.status = status;
    else of.relations[status] = (of.relations[status] ?? 0) + 1;
    statuses.set(from, of);
  }
  return drafted
    .filter(one => one.isMade || statuses.has(one))
    .map(one => ({
      row: one.row,
      thing: one.thing,
      kind: one.kind.name,
      id: one.id,
      ...withStaying(
        statuses.get(one) ?? { status: 'REFUSED', relations: {} },
        one.relations.filter(of => staying.has(of)).length,
      ),
    }));
};

const withStaying = (
  { status, relations }: Pick<RowResult, 'status' | 'relations'>,
  count: number,
): Pick<RowResult, 'status' | 'relations'> => ({
  status,
  relations: count === 0 ? relations : { ...relations, UNCHANGED: (relations['UNCHANGED'] ?? 0) + count },
});
