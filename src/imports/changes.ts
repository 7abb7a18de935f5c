import { SamgrafError, invariant } from '../errors';
import type { End, Kind } from '../model/model';
import { MOST_CHANGES } from '../plan/change';
import type { Mapping } from './columns';
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

/** Makes the changes of what was drafted: the source if it is not there, then what is in the rows, then their relations. */
export const changesOf = (
  drafted: readonly Drafted[],
  options: ImportOptions & Readonly<{ makesSource: boolean }>,
): readonly Change[] => {
  const { source: id, title } = options;
  const made = { upsert: { source: { id, name: { nb: title }, title, sources: [] } } };
  const nodes = drafted
    .filter(({ isMade }) => isMade)
    .map((from): Change => ({
      from,
      column: null,
      input: { upsert: { [from.kind.singular]: { id: from.id, ...from.fields } } },
    }));
  const edges = edgesOf(drafted, options);
  const changes = [
    ...(options.makesSource ? [{ from: undefined, column: null, input: made }] : []),
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

/** The relations of the rows, each once, whichever of its ends says it. */
const edgesOf = (
  drafted: readonly Drafted[],
  { certainty: ofAll }: Pick<ImportOptions, 'certainty'>,
): readonly Change[] => {
  const all = drafted.flatMap(from =>
    from.relations.map(one => {
      const isForward = one.end.direction === 'FORWARD';
      const [start, to] = isForward ? [from.id, one.to] : [one.to, from.id];
      const { relation } = one.end;
      return {
        ...one,
        from,
        start,
        to,
        relation,
        key: `${relation.name} ${start} ${to}`,
        of: `${relation.name} ${from.id}`,
      };
    }),
  );
  const said = new Set(
    all.flatMap(({ isAssumed, relation, start, to }) =>
      isAssumed ? [] : [`${relation.name} ${start}`, `${relation.name} ${to}`],
    ),
  );
  const once = new Map(
    all.toReversed().flatMap(one => (one.isAssumed && said.has(one.of) ? [] : [[one.key, one]])),
  );
  return [...once.values()]
    .toReversed()
    .map(({ from, start, to, relation: { forward, fields }, facts, column }) => {
      const needsWords =
        ofAll === 'FACT' &&
        [...fields.values()].some(field => field.evidence && facts[field.name] === undefined);
      const certainty = needsWords ? { certainty: 'DEDUCTION' } : {};
      return { from, column, input: { connect: { [forward]: { from: start, to, ...certainty, ...facts } } } };
    });
};

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
      ...(statuses.get(one) ?? { status: 'REFUSED', relations: {} }),
    }));
};
