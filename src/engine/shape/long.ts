import type { Sliced } from '../graph/sliced';
import type { ObjectShape, RowMap } from '../plan/plan';
import { markOf, pageInfo, type Listed } from './shape';
import { LongList, type Json } from './json';
import { newObject } from '../model/objects';
import { firstOf } from './shape';
import {
  noExtra,
  shapeConnection,
  shapeObject,
  shapePart,
  shapeRows,
  type Extra,
  type Fetched,
  type RowsItem,
} from './shape';

/** So many items of a long list are shaped at a time. */
const CHUNK = 25;

/** How the list of a root field is shaped; as text if only its text is wanted. */
export type Shaping = Readonly<{ bound: RowMap; asText: boolean; extra?: Extra }>;

/** The list of a root field, whose rows come a part at a time; read backward, the last rows come first. */
export class LongListing {
  private readonly lists: ReadonlyMap<RowsItem, LongList>;
  private taken = 0;
  private more = false;
  private first: RowMap | undefined;
  private last: RowMap | undefined;

  constructor(
    private readonly listing: Listed,
    private readonly shaping: Shaping,
  ) {
    const { shape, page } = listing;
    const long = shape.items.filter(
      (item): item is RowsItem => item.kind === 'nodes' || item.kind === 'edges',
    );
    this.lists = new Map(long.map(item => [item, new LongList(shaping.asText, page.backward)]));
  }

  *take(rows: readonly RowMap[]): Sliced<void> {
    for (let at = 0; at < rows.length; at += CHUNK) {
      if (at > 0) yield;
      this.add(rows.slice(at, at + CHUNK));
    }
  }

  private add(rows: readonly RowMap[]): void {
    const { page } = this.listing;
    const kept = rows.slice(0, page.size - this.taken);
    // The row beyond the page only tells that there are more.
    this.more ||= kept.length < rows.length;
    this.taken += kept.length;
    this.first ??= kept[0];
    this.last = kept[kept.length - 1] ?? this.last;
    const shown = page.backward ? kept.reverse() : kept;
    const { bound, extra = noExtra } = this.shaping;
    const around = { mark: this.mark(), bound, extra };
    for (const [item, list] of this.lists) list.add(shapeRows(item, shown, around));
  }

  done(total: unknown): Json {
    const { shape, page } = this.listing;
    const [first, last] = page.backward ? [this.last, this.first] : [this.first, this.last];
    return shapeConnection(shape, {
      total: Number(total ?? 0),
      pageInfo: pageInfo(page, { first, last, more: this.more, mark: this.mark() }),
      rows: item => this.lists.get(item)?.done() ?? [],
    });
  }

  private mark(): string {
    return (this.marked ??= this.first?.['k'] ? markOf(this.listing, undefined, this.shaping.bound) : '');
  }
  private marked: string | undefined;
}

/** The answer of a question, whose lists may be long: a part of them at a time. */
export function* shapeLongObject(
  shape: ObjectShape,
  value: RowMap,
  parts: Fetched,
  asText: boolean,
): Sliced<Json> {
  const whole = newObject<Json>();
  for (const item of shape.items) {
    const all = firstOf(value[item.field], item.args);
    if (!Array.isArray(all) || !item.shape) {
      whole[item.key] = shapeObject({ ...shape, items: [item] }, value, parts)[item.key] as Json;
      continue;
    }
    const list = new LongList(asText);
    for (let at = 0; at < all.length; at += CHUNK) {
      list.add(all.slice(at, at + CHUNK).map(one => shapePart(item.shape, one, parts)));
      yield;
    }
    whole[item.key] = list.done();
  }
  return whole;
}
