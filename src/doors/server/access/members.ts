import { LRUCache } from 'lru-cache';
import { ENTITY, membershipsOf, type Field, type Kind, type Model } from '../../../engine/model/model';
import { isKey } from '../../../engine/model/validate';
import { today } from '../../../engine/model/scalars';
import { and, type Operand, type Plan, type Predicate, type RowMap, TODAY } from '../../../engine/plan/plan';
import { plainList } from '../../../engine/plan/plain-list';
import type { Store } from '../../../engine/store/store';

/** How long an answer of the graph about an actor is kept: milliseconds. */
const KEPT_MS = 5_000;
const MOST_KEPT = 10_000;
/** Groups within groups are followed through so many levels, and so many are kept: docs/access.md says so. */
const DEPTH = 5;
const MOST_GROUPS = 1_000;

/**
 * What the graph says of those who ask: which actor has the number that a token names, and what an actor is a member
 * of today, as a fact. What a viewer may see depends on it, so here no level of access hides it.
 */
export class Members {
  private readonly kept = new LRUCache<string, Promise<readonly string[]>>({ max: MOST_KEPT, ttl: KEPT_MS });
  private readonly groups: Plan;
  private readonly actors: Plan;
  private readonly signsIn: Field | undefined;

  constructor(
    private readonly store: Store,
    model: Model,
  ) {
    this.groups = planOf(groupsIn(model));
    this.actors = planOf(numberedIn(model));
    this.signsIn = signingIn(model);
  }

  /**
   * Ids of the groups that an actor is a member of, also by a group that it is in; read after the change
   * log had this sequence, if one is given.
   */
  groupsOf(actor: string, sequence?: number): Promise<readonly string[]> {
    return this.once(`groups ${sequence ?? ''} ${actor}`, () => this.readGroups(actor));
  }

  /** The number in an identifier of ISO 6523, such as 0088:7300010000001; undefined if none who is here can have it. */
  numberIn(identifier: string): string | undefined {
    const key = this.signsIn?.key;
    const scheme = `${key?.signsIn ?? ''}:`;
    const number = identifier.slice(scheme.length);
    return key && identifier.startsWith(scheme) && isKey(key, number) ? number : undefined;
  }

  /** The id of the actor with a number. */
  async actorOf(number: string): Promise<string | undefined> {
    const [actor] = await this.once(`actor ${number}`, () => this.read(this.actors, [number]));
    return actor;
  }

  private once(key: string, read: () => Promise<readonly string[]>): Promise<readonly string[]> {
    const before = this.kept.get(key);
    if (before) return before;
    const reading = read();
    this.kept.set(key, reading);
    reading.catch(() => this.kept.delete(key));
    return reading;
  }

  private async readGroups(actor: string): Promise<readonly string[]> {
    const groups = new Set<string>();
    let frontier: readonly string[] = [actor];
    for (let depth = 0; depth < DEPTH && frontier.length > 0 && groups.size < MOST_GROUPS; depth += 1) {
      frontier = (await this.read(this.groups, frontier)).filter(id => id !== actor && !groups.has(id));
      for (const id of frontier) groups.add(id);
    }
    return [...groups].slice(0, MOST_GROUPS);
  }

  private async read(plan: Plan, values: readonly string[]): Promise<readonly string[]> {
    const row = await this.store.read(plan, { [VALUES.name]: values, '@today': today() });
    const rows = plan.roots.flatMap(({ column }) => row[column] as readonly RowMap[]);
    return [...new Set(rows.map(({ id }) => String(id)))];
  }
}

const VALUES: Operand & Readonly<{ kind: 'variable' }> = { kind: 'variable', name: '@values' };

type Of = Readonly<{ of: Kind; where: Predicate }>;

/** What has one of the values among its members. */
const groupsIn = (model: Model): readonly Of[] =>
  membershipsOf(model).flatMap(relation =>
    relation.to.flatMap((to): readonly Of[] => {
      const of = model.kinds.get(to);
      const end = of?.ends.get(relation.backward);
      if (!of || !end) return [];
      const member = and(one('id', ENTITY), holds('edge'));
      return [{ of, where: and({ kind: 'some', end, where: member }, holds('node')) }];
    }),
  );

/** The key by which whoever signs in is found, if the model has one. */
const signingIn = (model: Model): Field | undefined =>
  [...model.kinds.values()]
    .flatMap(({ fields }) => [...fields.values()])
    .find(({ key }) => key?.signsIn !== undefined);

const numberedIn = (model: Model): readonly Of[] => {
  const field = signingIn(model);
  const declaring = model.kinds.get(field?.declaredBy ?? '');
  return field && declaring ? [{ of: declaring, where: one(field.name, declaring.name) }] : [];
};

const one = (property: string, label: string): Predicate => ({
  kind: 'compare',
  on: 'node',
  property,
  operator: 'in',
  value: VALUES,
  label,
});

const holds = (on: 'node' | 'edge'): Predicate =>
  and({ kind: 'valid', on, date: TODAY }, { kind: 'certain', on, among: ['FACT'] });

const planOf = (lists: readonly Of[]): Plan => ({
  kind: 'operation',
  roots: lists.map(({ of, where }, i) =>
    plainList(`r${i}`, of, where, { property: 'id', size: MOST_GROUPS }),
  ),
});
