import { SamgrafError, required } from '../errors';
import { type Kind, type Model, type Relation, edgeKey } from '../model/model';
import type { Planning } from './collect';
import { planWhere } from './where';
import {
  givenOperand,
  inputList,
  inputObject,
  isMissing,
  oneOf,
  readValue,
  type Input,
  type Tie,
} from './read-input';
import { idsIn } from '../plan/made';
import { GraphsNotMet, type Meeting } from '../plan/elsewhere';
import { listOf, literal, made, type Operand } from '../plan/plan';
import type { Statistics } from '../plan/statistics';
import {
  bindAssuming,
  sortsOf,
  type Across,
  type Selector,
  type StepDirection,
  type Ways,
  type Arm,
  type Assuming,
  type Expansion,
  type Seeds,
  type Reach,
  type Assumed,
  type AssumedEdge,
  type AssumingEdge,
} from '../plan/traversal';

export const MAX_HOPS = 8;
/** Maximum number of ids in a selector. */
const MAX_ENDS = 100;

/** Reads the arguments of a question. Each error names the argument and says what to do. */
export class Arguments {
  constructor(
    private readonly args: Readonly<Record<string, Input>>,
    private readonly planning: Planning,
    private readonly defaults: Readonly<Record<string, unknown>> = {},
  ) {}

  get model(): Model {
    return this.planning.model;
  }
  get statistics(): Statistics {
    return this.planning.statistics;
  }

  /** Undefined if absent or null. */
  value(name: string): unknown {
    return readValue(this.args[name], this.planning.variables) ?? this.defaults[name];
  }

  has(name: string): boolean {
    return !isMissing(this.args[name]);
  }

  input(name: string): Input | undefined {
    return this.args[name];
  }

  /** A value that each request binds. */
  operand(name: string): Operand {
    return givenOperand(this.args[name]) ?? literal(this.defaults[name]);
  }

  /** Ties the plan to what is made of the values of the request, and returns it. */
  tie<T>(what: string, of: (...values: Parameters<Tie>) => T): T {
    return this.planning.variables.tie(what, of);
  }

  /** The ids of a selector, for what is told of them. */
  peek(selector: Selector & { kind: 'ids' }): readonly string[] {
    return this.planning.variables.peek(selector.ids) as readonly string[];
  }

  /** The arguments in an input object. */
  inside(name: string, defaults: Readonly<Record<string, unknown>> = {}): Arguments {
    return new Arguments(inputObject(this.args[name], name), this.planning, defaults);
  }

  /** The arguments in each item of a list of input objects. */
  list(name: string, most: number): readonly Arguments[] {
    const items = inputList(this.args[name], name);
    if (items.length > most)
      throw new SamgrafError(
        'BAD_INPUT',
        `${name} has ${items.length} items; at most ${most} are allowed.`,
        'Assume less at once.',
      );
    return items.map(item => new Arguments(inputObject(item, name), this.planning));
  }

  /** An id that each request binds. */
  id(name: string): Operand {
    const id = givenOperand(this.args[name]);
    if (id) return id;
    throw new SamgrafError('BAD_INPUT', `${name} must not be null.`, 'Give an id: kind:name.');
  }

  number(name: string, least: number, most: number, hint: string): number {
    const value = this.value(name);
    if (typeof value !== 'number' || value < least || value > most)
      throw new SamgrafError(
        'BAD_INPUT',
        `${name} is ${String(value ?? null)}; it takes ${least} to ${most}.`,
        hint,
      );
    return value;
  }

  direction(): StepDirection {
    const direction = this.value('direction');
    if (direction === undefined || direction === null)
      throw new SamgrafError('BAD_INPUT', 'direction must not be null.', 'Use FORWARD, BACKWARD or ANY.');
    return direction as StepDirection;
  }

  /** All relations that connect, if absent; those that carry duty, if that is asked for. */
  relations(): readonly Relation[] {
    const names = this.value('relations');
    const isOfDuty = this.value('duty') === true;
    if (isOfDuty && Array.isArray(names))
      throw new SamgrafError(
        'BAD_INPUT',
        '`duty` says which relations are followed, and so does `relations`.',
        'Give one of them.',
      );
    if (isOfDuty) return [...this.model.relations.values()].filter(({ duty }) => duty);
    if (!Array.isArray(names)) return defaultRelations(this.model);
    if (names.length === 0)
      throw new SamgrafError(
        'BAD_INPUT',
        '`relations` is an empty list.',
        'Leave it out to follow all relations that connect, or name at least one.',
      );
    return [
      ...new Set(
        names.map(name => required(this.model.relations.get(String(name)), `relation ${String(name)}`)),
      ),
    ];
  }

  /** The concrete kinds of `kinds`. */
  kinds(): readonly string[] | undefined {
    const names = this.value('kinds');
    if (!Array.isArray(names)) return undefined;
    if (names.length === 0)
      throw new SamgrafError(
        'BAD_INPUT',
        '`kinds` is an empty list.',
        'Leave it out for all kinds, or name at least one.',
      );
    return [
      ...new Set(
        names.flatMap(name => required(this.model.kinds.get(String(name)), `kind ${String(name)}`).members),
      ),
    ];
  }

  /** The values given; an empty list is an error. */
  some<T>(name: string): readonly T[] | undefined {
    const given = this.value(name) as readonly T[] | null | undefined;
    if (given?.length === 0)
      throw new SamgrafError('BAD_INPUT', `\`${name}\` is an empty list.`, 'Leave it out, or name some.');
    return given ?? undefined;
  }

  /** How the other graphs meet that it goes on in; undefined: it asks none. */
  across(): Meeting | undefined {
    const named = this.some<string>('across');
    const { elsewhere } = this.planning;
    if (!named || !elsewhere) return undefined;
    const graphs = [...new Set(named)].sort();
    this.tie(`met ${graphs.join(' ')}`, () => elsewhere.met(graphs)?.version ?? null);
    const meeting = elsewhere.met(graphs);
    if (!meeting) throw new GraphsNotMet(graphs);
    return meeting;
  }

  /** The relations that are followed elsewhere: all that are followed there, or those that are the same as the ones named. */
  relationsOf({ graphs }: Meeting): readonly Relation[] {
    const isNarrowed = this.has('relations') || this.value('duty') === true;
    const names = new Set(this.relations().map(({ name }) => name));
    return graphs.flatMap(({ relations, like }) =>
      isNarrowed ? relations.filter(({ name }) => names.has(like[name] ?? '')) : relations,
    );
  }

  ways(): Ways {
    const maxHops = this.number('maxHops', 1, MAX_HOPS, 'Most questions are answered within 4.');
    const minHops = this.number('minHops', 1, maxHops, 'It is at most maxHops.');
    const chains = !this.has('relations');
    return { direction: this.direction(), minHops, maxHops, relations: this.relations(), chains };
  }

  selector(name: string): Selector {
    const [field, value] = oneOf(this.args[name] ?? {}, name);
    if (isMissing(value))
      throw new SamgrafError(
        'BAD_INPUT',
        `${name}.${field} must not be null.`,
        'Give an id, ids, or a filter of a kind.',
      );
    if (field === 'id' || field === 'ids')
      return this.ids(required(givenOperand(value), 'ids are a leaf'), name);
    return this.all(
      required(
        [...this.model.kinds.values()].find(k => k.singular === field),
        `selector ${field}`,
      ),
      value,
    );
  }

  /** The nodes with some ids that are given one by one. */
  naming(ids: readonly Operand[]): Selector & { kind: 'ids' } {
    return naming(ids, this.planning);
  }

  /** What shapes the plan is how many there are, and of what kinds. */
  private ids(operand: Operand, name: string): Selector {
    const { model } = this;
    const sorts = this.planning.variables.part(operand, 'ids', given => {
      const ids = idsIn(given);
      checkIds(ids, `${name}.ids`, [1, MAX_ENDS], 'Name some, or give a filter of a kind.');
      return sortsOf(ids, model);
    });
    return { kind: 'ids', ids: made(operand, { by: 'ids' }), sorts };
  }

  selectorIfAny(name: string): Selector | undefined {
    return this.has(name) ? this.selector(name) : undefined;
  }

  /** A selector of so many nodes: how many pass a filter is not known before they are found, see `checkLength`. */
  nodes(name: string, least: number, most: number): Selector {
    const selector = this.selector(name);
    if (selector.kind === 'ids') checkLength(selector.sorts.length, name, [least, most]);
    return selector;
  }

  /** All nodes of a kind that pass a filter. */
  all(kind: Kind, filter: Input | undefined): Selector {
    return { kind: 'where', of: kind, where: planWhere(filter, kind, this.planning) };
  }
}

/** The nodes with some ids that each request binds. What shapes the plan is how many there are, and of what kinds. */
export const naming = (
  ids: readonly Operand[],
  { variables, model }: Pick<Planning, 'variables' | 'model'>,
): Selector & { kind: 'ids' } => {
  const operand = listOf(ids, { by: 'ids' });
  const sorts = variables.part(operand, 'kinds', given => sortsOf(given as readonly string[], model));
  return { kind: 'ids', ids: operand, sorts };
};

const defaultRelations = (model: Model): readonly Relation[] =>
  [...model.relations.values()].filter(relation => relation.traverse);

const checkIds = (
  list: readonly string[],
  argument: string,
  [least, most]: readonly [number, number],
  hint: string,
): void => {
  if (list.length < least || list.length > most)
    throw new SamgrafError(
      'BAD_INPUT',
      `${argument} takes ${least} to ${most} different ids, not ${list.length}.`,
      hint,
    );
};

/**
 * Checks that there are as many nodes as a question is about.
 *
 * @throws BAD_INPUT unless there are
 */
export const checkLength = (
  count: number,
  argument: string,
  [least, most]: readonly [number, number],
): void => {
  if (count >= least && count <= most) return;
  const wanted = least === most ? String(least) : `${least} to ${most}`;
  throw new SamgrafError(
    'BAD_INPUT',
    `${argument} takes ${wanted} different nodes, not ${count}.`,
    least === most
      ? 'Give the id of one, or a filter that one node passes.'
      : `Name ${wanted} by their ids; the same id twice counts once.`,
  );
};

/**
 * What a question reads: where it starts (`seeds`), how visited nodes are tested (`tests`), how far it
 * follows which relations (`expansions`), what it needs to know about nodes and edges, and what its
 * computation costs. Names are types: only what was laid out can be read from the result.
 */
export type QuestionLayout<
  A = unknown,
  S extends string = string,
  H extends string = string,
  F extends string = string,
> = Readonly<{
  asked: A;
  seeds: readonly Seeds<S>[];
  tests?: readonly Seeds<S>[];
  expansions: readonly Expansion<H, NoInfer<S | H>>[];
  nodeFacts?: readonly F[];
  edgeFacts?: readonly F[];
  days?: readonly [Operand, Operand];
  reach?: Reach;
  steps?: number;
  repeats?: boolean;
  among?: boolean;
  across?: Across;
  /** If pages are not of 1 to 1,000. */
  pageSize?: number;
}>;

/** The dates of validity. */
export const VALIDITY = ['validFrom', 'validTo'] as const;

/** Whether the client selects a field anywhere in the answer. */
export type Asks = (field: string) => boolean;

/** A question as the planner sees it. */
export type QuestionPlan = Readonly<{
  name: string;
  typename: string;
  layout: (read: Arguments, asks: Asks, assuming: Assuming | undefined) => QuestionLayout;
}>;

export const named = <const S extends string>(
  name: S,
  argument: string,
  selector: Selector,
  unscoped = false,
): Seeds<S> => ({ name, argument, selector, unscoped });

/** A number of levels along the same arms. */
export const expansion = <const H extends string, const F extends string>(
  name: H,
  from: readonly F[],
  levels: number,
  arms: readonly Arm[],
  unscoped = false,
): Expansion<H, F> => ({ name, from, levels: Array.from({ length: levels }, () => arms), unscoped });

const MOST = 100;

/** Validates a what-if as far as possible before anything is read: it must not contradict itself. */
export const planAssuming = (question: Arguments): Assuming | undefined => {
  if (!question.has('assuming')) return undefined;
  const read = question.inside('assuming');
  const without = read.list('without', MOST);
  const assuming: Assuming = {
    withoutNodes: without.flatMap(item => (choiceOf(item) === 'id' ? [item.id('id')] : [])),
    withoutEdges: without.flatMap(item => (choiceOf(item) === 'edge' ? [edgeOf(item.inside('edge'))] : [])),
    with: read.list('with', MOST).map(edgeOf),
    retire: read.list('retire', MOST).map(item => ({ id: item.id('id'), on: item.operand('on') })),
  };
  read.tie(`assuming ${JSON.stringify(assuming)}`, bound =>
    checkContradictions(bindAssuming(assuming, bound)),
  );
  return assuming;
};

const choiceOf = (item: Arguments): 'id' | 'edge' => {
  const given = (['id', 'edge'] as const).filter(name => item.has(name));
  const [only] = given;
  if (!only || given.length !== 1)
    throw new SamgrafError(
      'BAD_INPUT',
      'assuming.without takes exactly one of id and edge for each item.',
      'Write {id: "…"} or {edge: {relation: …, from: "…", to: "…"}}.',
    );
  return only;
};

const edgeOf = (read: Arguments): AssumingEdge => ({
  relation: required(read.model.relations.get(String(read.value('relation'))), 'a relation by its name'),
  from: read.id('from'),
  to: read.id('to'),
  certainty: givenOperand(read.input('certainty')) ?? literal('UNCERTAIN'),
});

const keyOf = ({ relation, from, to }: AssumedEdge): string => edgeKey(relation.name, from, to);

const checkContradictions = ({ withoutNodes, withoutEdges, with: added, retire }: Assumed): void => {
  const gone = new Set(withoutNodes);
  const taken = new Set(withoutEdges.map(keyOf));
  const said = new Map<string, string>();
  const twice = added.map(keyOf).find((key, i, keys) => keys.indexOf(key) !== i);
  if (twice) refuse(`assuming.with adds ${twice} twice.`, 'Keep one of them.');
  for (const edge of added) {
    if (edge.from === edge.to)
      refuse(`assuming.with relates ${edge.from} to itself.`, 'Name two different nodes.');
    if (taken.has(keyOf(edge)))
      refuse(`assuming both adds and takes away ${keyOf(edge)}.`, 'Keep one of them.');
    if (gone.has(edge.from) || gone.has(edge.to))
      refuse(
        `assuming.with uses ${gone.has(edge.from) ? edge.from : edge.to}, which assuming.without takes away.`,
        'Keep one of them.',
      );
  }
  for (const { id, on } of retire) {
    if (gone.has(id)) refuse(`assuming both retires ${id} and takes it away.`, 'Keep one of them.');
    if ((said.get(id) ?? on) !== on) refuse(`assuming retires ${id} on two days.`, 'Keep one of them.');
    said.set(id, on);
  }
};

const refuse = (message: string, hint: string): never => {
  throw new SamgrafError('BAD_INPUT', message, hint);
};
