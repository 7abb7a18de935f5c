import { edgeKey } from '../model/model';
import type { Ends } from '../plan/write';
import { Column, Texts, type Numbering } from './columns';
import type { Fault } from './faults';
import { periodOf, type Period } from './period';
import type { EdgeItem } from './read-item';

/** What a relation says of its period, and how certain it is. */
export type PeriodRow = Period & Readonly<{ relation: string; ends: Ends; certainty: string }>;

/** Relations whose periods are compared, in columns: 32 bytes each. */
export class PeriodRows {
  private readonly words = new Texts();
  private readonly relation = new Column();
  private readonly near = new Column();
  private readonly far = new Column();
  private readonly from = new Column();
  private readonly to = new Column();
  private readonly certainty = new Column();
  private readonly place = new Column(Float64Array);

  constructor(private readonly numbering: Numbering) {}

  add(edge: EdgeItem): void {
    const { ids, places } = this.numbering;
    const { from, to } = periodOf(edge);
    this.relation.push(this.words.add(edge.of.name));
    this.near.push(ids.add(edge.from));
    this.far.push(ids.add(edge.to));
    this.from.push(from === undefined ? 0 : this.words.add(from) + 1);
    this.to.push(to === undefined ? 0 : this.words.add(to) + 1);
    this.certainty.push(this.words.add(String(edge.fields['certainty'])));
    this.place.push(places.numberOf(edge.at));
  }

  /**
   * What is wrong with rows of the same ends (and relation, if `apart`), which come in the order in which they were
   * added; so do the faults, by the first row of each.
   */
  faults(apart: boolean, faultsOf: (rows: readonly PeriodRow[]) => readonly Fault[]): readonly Fault[] {
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
    const [from, to] = [this.day(this.from.get(i)), this.day(this.to.get(i))];
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

  private day(number: number): string | undefined {
    return number === 0 ? undefined : this.words.at(number - 1);
  }
}
