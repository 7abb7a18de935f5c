import { DERIVED_BY } from '../../engine/model/derivations';
import { SamgrafError } from '../../engine/errors';
import { groupBy } from '../../engine/model/objects';
import type { End, Kind } from '../../engine/model/model';
import { MOST_CHANGES } from '../../engine/plan/change';
import { OTHER } from './other-statements';
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
  /** What values of columns mean, by the header: `{"Status": {"Pilot": "CODE"}}`. */
  values?: ValueMapping | undefined;
  /** What people call a row of totals, and the column of the workbook of what was not understood, in the languages of the pack. */
  words?: Readonly<{ totals: readonly string[]; why: readonly string[] }>;
  /** Whether what the source said before, and the file does not say, ends today. */
  endsGone?: boolean;
  /** Whether what is refused is left, and the other rows are made without it. */
  takesRest?: boolean;
  /** What the file is called, where that is not the title of its source. */
  file?: string | undefined;
  /** What the server that it was got from calls this state of it. */
  etag?: string | undefined;
  /** The day on which the next file of the source is due. */
  dueOn?: string | undefined;
  /** Whether it is read without what was said of the one before it. */
  readsAnew?: boolean;
  /** Whether a row that has the name of something that is there is taken to be it. */
  mergesByName?: boolean;
  /** Whether it is proposed, for a steward to decide, and not made. */
  proposes?: boolean;
  /** The profile whose shapes a file of linked data has to meet. */
  shapes?: Profile | undefined;
  dryRun: boolean;
  /** Whether a dry run tells what it would do to the policies, and the language in which it does. */
  weighs?: boolean;
  lang?: string | undefined;
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
  Readonly<{
    makesSource: boolean;
    language: string;
    access?: 'PUBLIC' | undefined;
    /** What the source keeps of the file that is about nothing here, as Turtle. */
    ofFile?: readonly string[];
    /** What is to end today. */
    ending?: readonly GoneThing[];
  }>;

/** A thing that the source of a file said before, which is not in the file. */
export type GoneThing = Readonly<{ kind: Kind; id: string; name: string }>;

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
  const count = Number(options.makesSource) + (options.ending?.length ?? 0) + made.length + relations.length;
  const isOnce = count <= MOST_CHANGES;
  if (!isOnce && options.inParts !== true) throw tooMany(`The file makes ${count} changes`);
  // The first of several parts makes the source, and may be all closed where another is not.
  const access = made.some(isOpen) ? 'PUBLIC' : undefined;
  const parts = (): Iterable<readonly FileChange[]> =>
    isOnce
      ? [allOf(made, relations, options)]
      : partsOf(drafted, relations, new PartMaking({ ...options, access }, made, relations));
  return { count, isOnce, parts };
};

const isOpen = ({ fields, kind }: Drafted): boolean =>
  (fields['access'] ?? kind.level ?? 'PUBLIC') === 'PUBLIC';

const allOf = (
  made: readonly Drafted[],
  relations: readonly Related[],
  options: Making,
): readonly FileChange[] => {
  const making = new PartMaking(options, made, relations);
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

/** Nodes and relations that are made together. */
type Together = Readonly<{ nodes: Set<Drafted>; relations: Set<Related> }>;

/**
 * The part that is being made. It has what its relations join, what any of it names, such as its sources, and the relations that a rule
 * asks of any of its nodes, so that it is refused or taken as it would be after the others, whether they have been made or are only
 * looked at.
 */
class PartMaking {
  private part: Together = { nodes: new Set(), relations: new Set() };
  private readonly before: Together = { nodes: new Set(), relations: new Set() };
  private readonly byId: ReadonlyMap<string, Drafted>;
  private readonly demanded: ReadonlyMap<string, readonly Readonly<{ one: Related }>[]>;
  private readonly named = new WeakMap<FactValues, readonly Drafted[]>();
  private isFirst = true;

  constructor(
    private readonly options: Making,
    made: readonly Drafted[],
    relations: readonly Related[],
  ) {
    this.byId = new Map(made.map(one => [one.id, one]));
    this.demanded = groupBy(
      relations.flatMap(one =>
        one.of.end.relation.rules.atLeast.map(({ end }) => ({
          one,
          id: end === 'FROM' ? one.start : one.to,
        })),
      ),
      ({ id }) => id,
    );
  }

  /** Whether there is room for a row with some of its relations, and for what these need. The source takes a place as well. */
  hasRoomFor(row: Drafted, relations: readonly Related[]): boolean {
    const { nodes, relations: all } = this.part;
    const needed = this.needed([row], relations);
    const more =
      [...needed.nodes].filter(one => !nodes.has(one)).length +
      [...needed.relations].filter(one => !all.has(one)).length;
    return nodes.size + all.size + more < MOST_OF_A_PART;
  }

  addNode(one: Drafted): void {
    this.add(this.needed([one], []));
  }

  addRelation(one: Related): void {
    // It has been made with what needs it.
    if (!this.before.relations.has(one)) this.add(this.needed([], [one]));
  }

  private add({ nodes, relations }: Together): void {
    for (const one of nodes) this.part.nodes.add(one);
    for (const one of relations) this.part.relations.add(one);
  }

  /** These with all that has to be there for them, and for that in turn. */
  private needed(nodes: readonly Drafted[], relations: readonly Related[]): Together {
    const all: Together = { nodes: new Set(nodes), relations: new Set(relations) };
    const addNodes = (some: readonly Drafted[]): void => {
      for (const one of some) all.nodes.add(one);
    };
    const follow = ({ start, to, of: { facts } }: Related): void => {
      addNodes([start, to].flatMap(id => this.byId.get(id) ?? []));
      addNodes(this.namedBy(facts));
    };
    for (const one of relations) follow(one);
    for (const { id, fields } of all.nodes) {
      addNodes(this.namedBy(fields));
      for (const { one } of this.demanded.get(id) ?? []) {
        if (all.relations.has(one)) continue;
        all.relations.add(one);
        follow(one);
      }
    }
    return all;
  }

  /** What the file makes of what these values name. */
  private namedBy(values: FactValues): readonly Drafted[] {
    const named =
      this.named.get(values) ??
      Object.values(values)
        .flat()
        .flatMap(value => (typeof value === 'string' ? (this.byId.get(value) ?? []) : []));
    this.named.set(values, named);
    return named;
  }

  /** The changes of the part, which begins anew. */
  take(): readonly FileChange[] {
    const { certainty, makesSource, ending = [] } = this.options;
    const made = { upsert: { source: sourceOf(this.options) } };
    const { part, before } = this;
    const changes = [
      ...(makesSource ? [{ from: undefined, column: null, input: made, isAgain: !this.isFirst }] : []),
      ...(this.isFirst ? ending : []).map(({ kind, id }) => ({
        from: undefined,
        column: null,
        input: { upsert: { [kind.singular]: { id, validTo: new Date().toISOString().slice(0, 10) } } },
        isAgain: false,
      })),
      ...[...part.nodes].filter(one => one.isMade).map(one => upserting(one, before.nodes.has(one))),
      ...[...part.relations].map(one => connecting(one, certainty, before.relations.has(one))),
    ];
    for (const one of part.nodes) before.nodes.add(one);
    for (const one of part.relations) before.relations.add(one);
    this.part = { nodes: new Set(), relations: new Set() };
    this.isFirst = false;
    return changes;
  }
}

/** The source that a file is, with what is kept of it. */
const sourceOf = ({ source: id, title, language, access, ofFile = [] }: Making): object => {
  const kept = ofFile.length === 0 ? {} : { [OTHER]: ofFile };
  return { id, name: { [language]: title }, title, sources: [], access, ...kept };
};

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
  isAgain: boolean,
): FileChange => {
  const needsWords =
    ofAll === 'FACT' &&
    [...relation.fields.values()].some(field => field.evidence && facts[field.name] === undefined);
  const certainty = needsWords ? { certainty: 'DEDUCTION' } : {};
  return {
    from,
    column,
    input: { connect: { [relation.forward]: { from: start, to, ...certainty, ...facts } } },
    isAgain,
  };
};

/** Says no more than that a relation is there. */
export const isBare = (facts: FactValues): boolean => Object.keys(facts).length === 0;
