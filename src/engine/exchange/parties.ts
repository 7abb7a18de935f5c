import { membershipsOf, type Kind, type Model } from '../model/model';
import type { FaultSink } from './faults';
import type { RecordItem } from './read-item';

/** What facts may be open to: whoever is a member of something, and what that is. */
const partiesIn = (model: Model): readonly string[] =>
  membershipsOf(model).flatMap(({ labels: { from, to } }) => [...from, ...to]);

/** Those that records are open to: `restrictedTo` names those who may be members of something, and what these are members of, that are there. */
export class Parties {
  /** Those that are named, with the first place. */
  private readonly places = new Map<string, string>();
  private readonly kinds: ReadonlySet<string>;
  /** What they are called, the widest kinds. */
  private readonly called: string;

  constructor(
    model: Model,
    private readonly faults: FaultSink,
  ) {
    this.kinds = new Set(partiesIn(model).flatMap(name => model.kinds.get(name)?.members ?? []));
    this.called = calledIn(model);
  }

  get ids(): Iterable<string> {
    return this.places.keys();
  }

  /** `ids`: of all that a record names, those that are to be checked. */
  see({ at, of, fields }: RecordItem, ids: readonly string[]): void {
    if (ids.length === 0 || this.kinds.size === 0) return;
    for (const id of ids) if (!this.places.has(id)) this.places.set(id, at);
    const { access = 'PUBLIC' } = fields;
    // On what everyone sees it says who sees the values of such fields.
    const hasClosedFields = [...of.fields.values()].some(({ level }) => level !== undefined);
    if (access === 'PUBLIC' && !hasClosedFields)
      this.faults.add(
        at,
        'restrictedTo: is for what is RESTRICTED or NON_PUBLIC; say so in access, or leave it out',
      );
  }

  /** When all nodes are known. */
  check(kindOf: (id: string) => Kind | undefined): void {
    for (const [id, at] of this.places) {
      const kind = kindOf(id);
      if (!kind) this.faults.add(at, `restrictedTo: there is no ${id}`);
      else if (!this.kinds.has(kind.name))
        this.faults.add(at, `restrictedTo: ${id} is a ${kind.name}; it takes ${this.called}`);
    }
  }
}

const calledIn = (model: Model): string => {
  const called = [...new Set(partiesIn(model))].flatMap(name => model.kinds.get(name)?.noun.many.en ?? []);
  return called.length < 2
    ? called.join('')
    : `${called.slice(0, -1).join(', ')} and ${called[called.length - 1] ?? ''}`;
};

/** Lists what a record names. */
export const partiesOf = ({ fields }: Pick<RecordItem, 'fields'>): readonly string[] => {
  const { restrictedTo } = fields;
  return Array.isArray(restrictedTo) ? restrictedTo.map(String) : [];
};
