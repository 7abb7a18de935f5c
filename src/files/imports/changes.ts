import { DERIVED_BY } from '../../engine/model/derivations';
import { SamgrafError } from '../../engine/errors';
import { groupBy } from '../../engine/model/objects';
import type { End, Kind } from '../../engine/model/model';
import { MOST_CHANGES } from '../../engine/plan/change';
import type { Mapping, ValueMapping } from './columns';
import type { RestWords } from './rest';
import type { Profile } from './shapes';

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
  /** What values of columns mean, by the header: `{"Kritikalitet": {"Høy": "CRITICAL"}}`. */
  values?: ValueMapping | undefined;
  /** What people call a row of totals, and the column of the workbook of what was not understood, in the languages of the pack. */
  words?: Readonly<{ totals: readonly string[]; why: readonly string[] }>;
  /** Whether what is refused is left, and the other rows are made without it. */
  takesRest?: boolean;
  /** Whether a row that has the name of something that is there is taken to be it. */
  mergesByName?: boolean;
  /** Whether it is proposed, for a steward to decide, and not made. */
  proposes?: boolean;
  /** The profile whose shapes a file of linked data has to meet. */
  shapes?: Profile | undefined;
  dryRun: boolean;
  /** The words of the workbook of what was not understood, where that is wanted. */
  rest?: RestWords | undefined;
  /** Whether more changes than are made at once are made in parts; else they are refused. */
  inParts?: boolean;
}>;

export type FactValues = Readonly<Record<string, unknown>>;

/** A row as it is to be written. */
export type Drafted = Readonly<{
  row: number;
  thing: string | null;
  kind: Kind;
  /** Whether it is written; else it is only referred to. */
  isMade: boolean;
  id: string;
  fields: FactValues;
  relations: readonly DraftedRelation[];
}>;

export type DraftedRelation = Readonly<{
  end: End;
  to: string;
  /** What the file calls it. */
  said: string;
  facts: FactValues;
  column: string;
  /** Whether it holds unless the file says otherwise. */
  isAssumed: boolean;
}>;

/** A change as the API takes it, and where in the file it comes from. */
export type FileChange = Readonly<{
  from: Drafted | undefined;
  column: string | null;
  input: object;
  /** Whether it is a node that an earlier part made as well, since this one has a relation of it. */
  isAgain: boolean;
}>;

/** A relation of a row, and the ids that it is written from and to. */
export type Related = Readonly<{ of: DraftedRelation; from: Drafted; start: string; to: string }>;

/** Returns the relations of the rows, each record of one once, whichever of its ends says it. */
export const relationsIn = (drafted: readonly Drafted[]): readonly Related[] => {
  const all = drafted.flatMap(from => from.relations.map(of => relatedBy(of, from)));
  const said = new Set(
    all.flatMap(({ of: { isAssumed, end }, start, to }) =>
      isAssumed ? [] : [`${end.relation.name} ${start}`, `${end.relation.name} ${to}`],
    ),
  );
  // A record of a relation says more than that there is one, which its other end may say too.
  const told = new Set(all.flatMap(one => (isBare(one.of.facts) ? [] : [endsOf(one)])));
  // What follows from other relations is no record of the file: it follows from them again.
  const taken = all.filter(
    one =>
      one.of.facts[DERIVED_BY] === undefined &&
      !(one.of.isAssumed && said.has(`${one.of.end.relation.name} ${one.from.id}`)) &&
      !(isBare(one.of.facts) && told.has(endsOf(one))),
  );
  const byRecord = new Map<string, Related>();
  for (const one of taken.reverse())
    byRecord.set(`${endsOf(one)} ${String(one.of.facts['validFrom'] ?? '')}`, one);
  return [...byRecord.values()].reverse();
};

const relatedBy = (of: DraftedRelation, from: Drafted): Related => {
  const [start, to] = of.end.direction === 'FORWARD' ? [from.id, of.to] : [of.to, from.id];
  return { of, from, start, to };
};

const endsOf = ({ of: { end }, start, to }: Related): string => `${end.relation.name} ${start} ${to}`;

/** `access`: who sees the source; as what rests on it in the same request, unless it is said. */
type Making = ImportOptions &
  Readonly<{ makesSource: boolean; language: string; access?: 'PUBLIC' | undefined }>;

/** The changes that a file makes: so many, at once or in parts that are made one after another. */
export type Changes = Readonly<{
  count: number;
  isOnce: boolean;
  parts: () => Iterable<readonly FileChange[]>;
}>;

/** Tells the changes of what was drafted: the source if it is not there, then what is in the rows, then relations. */
export const changesOf = (
  drafted: readonly Drafted[],
  relations: readonly Related[],
  options: Making,
): Changes => {
  const made = drafted.filter(({ isMade }) => isMade);
  const count = Number(options.makesSource) + made.length + relations.length;
  const isOnce = count <= MOST_CHANGES;
  if (!isOnce && options.inParts !== true) throw tooMany(`The file makes ${count} changes`);
  // The first of several parts makes the source, and may be all closed where another is not.
  const access = made.some(isOpen) ? 'PUBLIC' : undefined;
  const parts = (): Iterable<readonly FileChange[]> =>
    isOnce
      ? [allOf(made, relations, options)]
      : partsOf(drafted, relations, new PartMaking({ ...options, access }, made));
  return { count, isOnce, parts };
};

const isOpen = ({ fields, kind }: Drafted): boolean =>
  (fields['access'] ?? kind.level ?? 'PUBLIC') === 'PUBLIC';

const allOf = (
  made: readonly Drafted[],
  relations: readonly Related[],
  options: Making,
): readonly FileChange[] => {
  const making = new PartMaking(options, made);
  for (const one of made) making.addNode(one);
  for (const one of relations) making.addRelation(one);
  return making.take();
};

function* partsOf(
  drafted: readonly Drafted[],
  relations: readonly Related[],
  making: PartMaking,
): Generator<readonly FileChange[]> {
  const relationsOf = groupBy(relations, ({ from }) => from);
  for (const one of drafted) {
    const of = relationsOf.get(one) ?? [];
    // A row is in one part, unless it is larger than a part.
    if (!making.hasRoomFor(one, of)) yield making.take();
    if (one.isMade) making.addNode(one);
    for (const relation of of) {
      if (!making.hasRoomFor(one, [relation])) yield making.take();
      making.addRelation(relation);
    }
  }
  yield making.take();
}

export const tooMany = (what: string): SamgrafError =>
  new SamgrafError(
    'TOO_COMPLEX',
    `${what}, and ${MOST_CHANGES} at most are made at once.`,
    'Send it in parts; what one part has made, the next one can refer to. `samgraf import` makes such parts of a file itself.',
  );

/** Changes of a part: fewer than are made at once, so that what they hold is not too much, and takes less memory. */
const MOST_OF_A_PART = MOST_CHANGES / 2;

/**
 * The part that is being made. It has what its relations join, so that it is refused or taken as it would be after the others, whether
 * they have been made or are only looked at.
 */
class PartMaking {
  private nodes = new Set<Drafted>();
  private relations: Related[] = [];
  private readonly before = new Set<Drafted>();
  private readonly byId: ReadonlyMap<string, Drafted>;
  private isFirst = true;

  constructor(
    private readonly options: Making,
    made: readonly Drafted[],
  ) {
    this.byId = new Map(made.map(one => [one.id, one]));
  }

  /** Whether there is room for a row with some of its relations, and for what these join. The source takes a place as well. */
  hasRoomFor(row: Drafted, relations: readonly Related[]): boolean {
    const nodes = new Set([row, ...relations.flatMap(one => this.endsOf(one))]);
    const more = [...nodes].filter(one => !this.nodes.has(one)).length + relations.length;
    return this.nodes.size + this.relations.length + more < MOST_OF_A_PART;
  }

  addNode(one: Drafted): void {
    this.nodes.add(one);
  }

  addRelation(one: Related): void {
    for (const end of this.endsOf(one)) this.addNode(end);
    this.relations.push(one);
  }

  /** What the file makes of what a relation joins. */
  private endsOf({ start, to }: Related): readonly Drafted[] {
    return [start, to].flatMap(id => this.byId.get(id) ?? []);
  }

  /** The changes of the part, which begins anew. */
  take(): readonly FileChange[] {
    const { source: id, title, language, certainty, makesSource, access } = this.options;
    const made = { upsert: { source: { id, name: { [language]: title }, title, sources: [], access } } };
    const changes = [
      ...(makesSource ? [{ from: undefined, column: null, input: made, isAgain: !this.isFirst }] : []),
      ...[...this.nodes].map(one => upserting(one, this.before.has(one))),
      ...this.relations.map(one => connecting(one, certainty)),
    ];
    for (const one of this.nodes) this.before.add(one);
    this.nodes = new Set();
    this.relations = [];
    this.isFirst = false;
    return changes;
  }
}

const upserting = (from: Drafted, isAgain: boolean): FileChange => ({
  from,
  column: null,
  input: { upsert: { [from.kind.singular]: { id: from.id, ...from.fields } } },
  isAgain,
});

/** What is to quote the law, and does not, is no fact. */
const connecting = (
  {
    from,
    start,
    to,
    of: {
      end: { relation },
      facts,
      column,
    },
  }: Related,
  ofAll: ImportOptions['certainty'],
): FileChange => {
  const needsWords =
    ofAll === 'FACT' &&
    [...relation.fields.values()].some(field => field.evidence && facts[field.name] === undefined);
  const certainty = needsWords ? { certainty: 'DEDUCTION' } : {};
  return {
    from,
    column,
    input: { connect: { [relation.forward]: { from: start, to, ...certainty, ...facts } } },
    isAgain: false,
  };
};

/** Says no more than that a relation is there. */
export const isBare = (facts: FactValues): boolean => Object.keys(facts).length === 0;
