import { edgeKey } from '../model/model';
import type { EdgeRecord } from './read-item';
import type { Ends } from '../plan/write';
import { NumberColumn, TextColumn, type Numbering, Hashes } from './columns';
import type { Fault } from './faults';

/**
 * When a relation between two endpoints holds: from a day, up to but excluding another; open ends are
 * undefined.
 */
export type Period = Readonly<{ at: string; key: string; from: string | undefined; to: string | undefined }>;

/** Dates such as `2026-11-25` compare as text. */
export const overlap = (a: Pick<Period, 'from' | 'to'>, b: Pick<Period, 'from' | 'to'>): boolean =>
  startsBefore(a.from, b.to) && startsBefore(b.from, a.to);

const startsBefore = (from: string | undefined, to: string | undefined): boolean =>
  from === undefined || to === undefined || from < to;

/** Tells whether what began then begins later now. */
export const beginsLater = (was: string | undefined, is: string | undefined): boolean =>
  is !== undefined && (was === undefined || was < is);

export const periodText = ({ from, to }: Pick<Period, 'from' | 'to'>): string =>
  `${from ?? '…'} to ${to ?? '…'}`;

/** One relation between two endpoints, whatever its period. */
export const pairOf = ({ of, from, to }: EdgeRecord): string => edgeKey(of.name, from, to);

export const periodOf = ({ at, key, fields }: EdgeRecord): Period => ({
  at,
  key,
  from: fields['validFrom'] as string | undefined,
  to: fields['validTo'] as string | undefined,
});

/** What a relation says of its period, and how certain it is. */
export type PeriodRow = Period & Readonly<{ relation: string; ends: Ends; certainty: string }>;

/** Which relations are compared, and what is wrong with them. */
type Comparing = Readonly<{
  /** Those with the same key are compared; undefined if not with any. */
  keyOf: (edge: EdgeRecord) => string | undefined;
  /** Whether only those of the same relation are compared. */
  apart: boolean;
  /** Of rows that are compared, in the order in which they were added. */
  faultsOf: (rows: readonly PeriodRow[]) => readonly Fault[];
}>;

/**
 * Relations whose periods are compared, in columns: 32 bytes each. Only those are kept whose key occurs in several
 * records.
 */
export class PeriodRows {
  private readonly seen = new Hashes();
  private readonly again = new Hashes();
  private readonly words = new TextColumn();
  private readonly relation = new NumberColumn();
  private readonly near = new NumberColumn();
  private readonly far = new NumberColumn();
  private readonly from = new NumberColumn();
  private readonly to = new NumberColumn();
  private readonly certainty = new NumberColumn();
  private readonly place = new NumberColumn(Float64Array);

  constructor(
    private readonly numbering: Numbering,
    private readonly comparing: Comparing,
  ) {}

  see(edge: EdgeRecord): void {
    const key = this.comparing.keyOf(edge);
    if (key !== undefined && this.seen.add(key)) this.again.add(key);
  }

  /** Called when all records have been seen. */
  add(edge: EdgeRecord): void {
    const key = this.comparing.keyOf(edge);
    if (key !== undefined && this.again.has(key)) this.keep(edge);
  }

  private keep(edge: EdgeRecord): void {
    const { ids, places } = this.numbering;
    const { from, to } = periodOf(edge);
    this.relation.push(this.words.add(edge.of.name));
    this.near.push(ids.add(edge.from));
    this.far.push(ids.add(edge.to));
    this.from.push(this.words.addAny(from));
    this.to.push(this.words.addAny(to));
    this.certainty.push(this.words.add(String(edge.fields['certainty'])));
    this.place.push(places.numberOf(edge.at));
  }

  /** What is wrong with rows of the same ends; in the order in which the first row of each was added. */
  faults(): readonly Fault[] {
    const { apart, faultsOf } = this.comparing;
    const found: Readonly<{ first: number; faults: readonly Fault[] }>[] = [];
    const compare = (a: number, b: number): number =>
      this.near.get(a) - this.near.get(b) ||
      this.far.get(a) - this.far.get(b) ||
      (apart ? this.relation.get(a) - this.relation.get(b) : 0);
    const order = Uint32Array.from({ length: this.near.length }, (_, i) => i).sort(
      (a, b) => compare(a, b) || a - b,
    );
    for (let start = 0, end = 0; start < order.length; start = end) {
      const first = order[start] ?? 0;
      while (end < order.length && compare(first, order[end] ?? 0) === 0) end += 1;
      const faults = faultsOf([...order.subarray(start, end)].map(i => this.row(i)));
      if (faults.length > 0) found.push({ first, faults });
    }
    return found.sort((a, b) => a.first - b.first).flatMap(({ faults }) => faults);
  }

  private row(i: number): PeriodRow {
    const { ids, places } = this.numbering;
    const relation = this.words.at(this.relation.get(i));
    const ends = { from: ids.at(this.near.get(i)), to: ids.at(this.far.get(i)) };
    const [from, to] = [this.words.anyAt(this.from.get(i)), this.words.anyAt(this.to.get(i))];
    return {
      at: places.at(this.place.get(i)),
      key: edgeKey(relation, ends.from, ends.to, from),
      relation,
      ends,
      from,
      to,
      certainty: this.words.at(this.certainty.get(i)),
    };
  }
}

/** Of one pair. */
const faultsOf = (periods: readonly PeriodRow[]): Fault[] => {
  const seen = new Map<string, PeriodRow>();
  const doubles = periods.flatMap(period => {
    const before = seen.get(period.key);
    if (!before) seen.set(period.key, period);
    return before ? [{ at: period.at, text: `${period.key} stands already in ${before.at}` }] : [];
  });
  const inOrder = [...seen.values()].sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1));
  const overlaps = inOrder.flatMap((period, i) => {
    const before = inOrder[i - 1];
    return before && overlap(before, period)
      ? [
          {
            at: period.at,
            text: `${edgeKey(period.relation, period.ends.from, period.ends.to)} holds from ${periodText(period)}, and by ${before.at} from ${periodText(before)}: the periods overlap`,
          },
        ]
      : [];
  });
  return [...doubles, ...overlaps];
};

/**
 * The periods of pairs that occur in several records: no two of a pair may overlap, or one relation would be
 * counted twice.
 */
export const periods = (numbering: Numbering): PeriodRows =>
  new PeriodRows(numbering, { keyOf: pairOf, apart: true, faultsOf });
