import type { Kind } from '../model/model';
import { NumberColumn, TextColumn, type Numbering } from './columns';

/** What the checks know of a node. */
export type SeenNode = Readonly<{
  kind: Kind;
  at: string;
  validFrom: string | undefined;
  /** What a source is. */ standing: string | undefined;
}>;

/** Nodes by id, in columns: 20 bytes each beside their ids, and what a source is, of which there are few. */
export class SeenNodes {
  private readonly kinds: Kind[] = [];
  private readonly days = new TextColumn();
  private readonly standings = new Map<number, string>();
  /** By number of the id, from 1; 0 for an id of no node. */
  private readonly nodes = new NumberColumn();
  private readonly id = new NumberColumn();
  private readonly kind = new NumberColumn();
  private readonly place = new NumberColumn(Float64Array);
  private readonly from = new NumberColumn();

  constructor(private readonly numbering: Numbering) {}

  /** Returns the node's number; the first of an id is the one that is found by it. */
  add(id: string, { kind, at, validFrom, standing }: SeenNode): number {
    const [number, of] = [this.numbering.ids.add(id), this.id.length];
    if (this.nodes.get(number) === 0) this.nodes.set(number, of + 1);
    this.id.push(number);
    this.kind.push(this.kindNumber(kind));
    this.place.push(this.numbering.places.numberOf(at));
    this.from.push(this.days.addAny(validFrom));
    if (standing !== undefined) this.standings.set(of, standing);
    return of;
  }

  private kindNumber(kind: Kind): number {
    const number = this.kinds.indexOf(kind);
    return number < 0 ? this.kinds.push(kind) - 1 : number;
  }

  has(id: string): boolean {
    return this.find(id) !== undefined;
  }

  get(id: string): SeenNode | undefined {
    const of = this.find(id);
    const kind = of === undefined ? undefined : this.kinds[this.kind.get(of)];
    if (of === undefined || !kind) return undefined;
    const validFrom = this.days.anyAt(this.from.get(of));
    return { kind, at: this.placeOf(of), validFrom, standing: this.standings.get(of) };
  }

  private find(id: string): number | undefined {
    const number = this.numbering.ids.numberOf(id);
    const node = number === undefined ? 0 : this.nodes.get(number);
    return node === 0 ? undefined : node - 1;
  }

  idOf(node: number): string {
    return this.numbering.ids.at(this.id.get(node));
  }

  placeOf(node: number): string {
    return this.numbering.places.at(this.place.get(node));
  }

  *ids(): Generator<string> {
    for (let node = 0; node < this.id.length; node += 1) yield this.idOf(node);
  }
}
