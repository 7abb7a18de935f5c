import { required } from '../../../engine/errors';
import type { Model } from '../../../engine/model/model';
import type { Query } from '../../imports/changes';
import { readThing, type Values } from '../../imports/read-things';
import type { LawRegister } from './register';

/** A thing that ends with its words, and what rests on it. */
export type Resting = Readonly<{
  id: string;
  kind: string;
  name: string;
  /** The first day on which it is no more. */
  on: string;
  values: Values;
  /** Relations with it, by their names. */
  relations: Readonly<Record<string, number>>;
  /** Whom it binds by name, and how many more by groups of them. */
  binds: readonly string[];
  members: number;
}>;

type Uses = Readonly<{ model: Model; query: Query }>;

/** Tells what rests on things that end. */
export const restingOn = async (
  things: readonly Readonly<{ id: string; on: string }>[],
  register: LawRegister,
  uses: Uses,
): Promise<readonly Resting[]> => {
  const resting: Resting[] = [];
  for (const { id, on } of things) {
    const thing = await readThing(id, uses);
    // One that is to come is not there today, and does not end.
    if (!thing) continue;
    const { kind, values } = thing;
    const relations = await countsAt(id, kind.name, uses);
    const { bound, members } = await boundBy(id, register, { kind: kind.name, ...uses });
    const names = (values['names'] ?? []) as readonly Readonly<{ language: string; text: string }>[];
    const name = names.find(({ language }) => language === register.language)?.text ?? names[0]?.text ?? id;
    resting.push({ id, kind: kind.name, name, on, values, relations, binds: bound, members });
  }
  return resting;
};

/** Ends that one query counts. */
type Counted = Readonly<Record<string, Readonly<{ totalCount: number }>>>;

const countsAt = async (
  id: string,
  name: string,
  { model, query }: Uses,
): Promise<Readonly<Record<string, number>>> => {
  const kind = required(model.kinds.get(name), name);
  const ends = [...kind.ends.values()];
  const asked = `query Resting($id: ID!) { of: ${kind.singular}(id: $id) { ${ends.map(end => `${end.name}(first: 1) { totalCount }`).join(' ')} } }`;
  const { of } = (await query(asked, { id })) as Readonly<{ of: Counted }>;
  return Object.fromEntries(
    ends.flatMap(end => {
      const count = of[end.name]?.totalCount ?? 0;
      return count === 0 ? [] : [[end.relation.name, count]];
    }),
  );
};

type Bound = Readonly<{ id: string; more?: Readonly<{ totalCount: number }> }>;

/** Those whom one obligation binds by name, which are few. */
const MOST_BOUND = 100;

const boundBy = async (
  id: string,
  { binds: { end, members } }: LawRegister,
  { kind: name, model, query }: Uses & Readonly<{ kind: string }>,
): Promise<Readonly<{ bound: readonly string[]; members: number }>> => {
  const kind = required(model.kinds.get(name), name);
  const group = [...model.kinds.values()].find(one => one.ends.has(members));
  if (!kind.ends.has(end) || !group) return { bound: [], members: 0 };
  const asked = `query Bound($id: ID!) { of: ${kind.singular}(id: $id) { ${end}(first: ${MOST_BOUND}) { nodes { id ... on ${group.name} { more: ${members}(first: 1) { totalCount } } } } } }`;
  const { of } = (await query(asked, { id })) as Readonly<{
    of: Readonly<Record<string, Readonly<{ nodes: readonly Bound[] }>>>;
  }>;
  const nodes = of[end]?.nodes ?? [];
  return {
    bound: nodes.map(one => one.id),
    members: nodes.reduce((sum, { more }) => sum + (more?.totalCount ?? 0), 0),
  };
};
