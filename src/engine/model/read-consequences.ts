import type { ConstDirectiveNode, ObjectTypeDefinitionNode } from 'graphql';
import { orList } from '../errors';
import { CHANGES, CONSEQUENCES, NEEDS, type ConsequenceRule, type FactCondition } from './consequences';
import { phraseOf, type Kind, type Phrase, type Relation, type Field } from './model';
import { argumentsOf, type SdlFaults, type Sdl } from './sdl';

const ENDS = ['FROM', 'TO'] as const;

/** Adds to each relation the consequences of losing one of its ends, as declared in the SDL. */
export const withConsequences = (
  relations: ReadonlyMap<string, Relation>,
  kinds: ReadonlyMap<string, Kind>,
  sdl: Sdl,
  faults: SdlFaults,
): ReadonlyMap<string, Relation> =>
  new Map(
    [...relations].map(([name, relation]) => [
      name,
      { ...relation, consequences: readAll(relation, sdl.relations.get(relation.type), kinds, faults) },
    ]),
  );

const readAll = (
  relation: Relation,
  node: ObjectTypeDefinitionNode | undefined,
  kinds: ReadonlyMap<string, Kind>,
  faults: SdlFaults,
): readonly ConsequenceRule[] =>
  (node?.directives ?? [])
    .filter(({ name }) => name.value === 'consequence')
    .map(use => new Reader(relation, use, kinds, faults).read());

/** Reads one @consequence. Errors say what is wrong and what it accepts. */
class Reader {
  private readonly said: Readonly<Record<string, unknown>>;

  constructor(
    private readonly relation: Relation,
    private readonly use: ConstDirectiveNode,
    private readonly kinds: ReadonlyMap<string, Kind>,
    private readonly faults: SdlFaults,
  ) {
    this.said = argumentsOf(use);
  }

  read(): ConsequenceRule {
    const loses = this.oneOf('loses', ENDS, 'FROM');
    const what = this.oneOf('what', CONSEQUENCES, 'FUNCTION');
    const needs = this.oneOf('needs', NEEDS, 'ONE');
    const complete = this.said['complete'] === true;
    if (complete && (needs === 'ALL' || needs === 'NONE'))
      this.fault(`complete says nothing where needs is ${needs}`, 'leave it out');
    if (typeof this.said['because'] === 'string' && this.said['because'].trim() === '')
      this.fault('because is empty', 'give the reason that an expert would sign');
    const endangers = this.said['endangers'] === true;
    if (endangers && needs === 'ALL')
      this.fault('endangers is for what may be only weakened, and needs is ALL', 'leave it out');
    return {
      relation: this.relation.name,
      loses,
      what,
      when: this.someOf('when', CONSEQUENCES) ?? [what],
      by: this.someOf('by', CHANGES) ?? CHANGES,
      of: this.kindsOf(loses),
      given: [this.said['given'] ?? []]
        .flat()
        .flatMap(said => readGiven(said, this.relation.fields, (what, hint) => this.fault(what, hint)) ?? []),
      says: this.said['says'] === undefined ? undefined : phraseOf(this.said['says'] as Partial<Phrase>),
      needs,
      complete,
      carries: this.said['carries'] !== false,
      endangers,
      because: String(this.said['because'] ?? ''),
    };
  }

  private fault(what: string, hint: string): void {
    this.faults.add(`${this.relation.type}: in @consequence, ${what}; ${hint}`, this.use);
  }

  private oneOf<T extends string>(name: string, values: readonly T[], byDefault: T): T {
    const given = this.said[name];
    if (given === undefined) return byDefault;
    return this.checked(name, given, values) ?? byDefault;
  }

  private someOf<T extends string>(name: string, values: readonly T[]): readonly T[] | undefined {
    const given = this.said[name];
    if (given === undefined) return undefined;
    const all = [given].flat();
    if (all.length === 0) this.fault(`${name} is an empty list`, `leave it out, or say ${orList(values)}`);
    return all.flatMap(value => this.checked(name, value, values) ?? []);
  }

  private checked<T extends string>(name: string, given: unknown, values: readonly T[]): T | undefined {
    const value = values.find(of => of === given);
    if (value === undefined) this.fault(`${name} is ${String(given)}`, `it takes ${orList(values)}`);
    return value;
  }

  /** Named kinds must occur at the end that loses. */
  private kindsOf(loses: 'FROM' | 'TO'): readonly string[] | undefined {
    const names = this.said['of'];
    if (names === undefined) return undefined;
    const members = (name: string): readonly string[] => this.kinds.get(name)?.members ?? [];
    const end = new Set(this.relation[loses === 'FROM' ? 'from' : 'to'].flatMap(members));
    return [names].flat().flatMap(given => {
      const own = members(String(given)).filter(name => end.has(name));
      if (own.length === 0)
        this.fault(
          `of names ${String(given)}, which is never at the end that loses`,
          `it takes kinds of ${orList(this.relation[loses === 'FROM' ? 'from' : 'to'])}`,
        );
      return own;
    });
  }
}

/** Says what is wrong, and what is taken instead. */
type Fault = (what: string, hint: string) => void;

/** Reads a condition on a fact of a relation that has these fields. */
export const readGiven = (
  said: unknown,
  fields: ReadonlyMap<string, Field>,
  fault: Fault,
  { lists, flags = false }: Readonly<{ lists: boolean; flags?: boolean }> = { lists: false },
): FactCondition | undefined => {
  if (said === undefined) return undefined;
  const given = said as Readonly<Record<string, unknown>>;
  const fact = String(given['fact']);
  const field = fields.get(fact);
  const takes = (one: Field): boolean => valuesOf(one, flags) !== undefined && (lists || !one.list);
  const values = field && takes(field) ? valuesOf(field, flags) : undefined;
  if (!values) {
    fault(
      `given names ${fact}, which is not a single-valued enum field${flags ? ', or Boolean,' : ''} of the relation`,
      `it takes ${orList([...fields.values()].filter(takes).map(({ name }) => name))}`,
    );
    return undefined;
  }
  if ((given['is'] === undefined) === (given['isNot'] === undefined))
    fault(`given ${fact} says both is and isNot, or neither`, 'say the one or the other');
  const read = (name: 'is' | 'isNot'): readonly string[] | undefined =>
    given[name] === undefined
      ? undefined
      : [given[name]].flat().flatMap(value => {
          const known = values.find(of => of === value);
          if (known === undefined) fault(`given ${fact} is ${String(value)}`, `it takes ${orList(values)}`);
          return known ?? [];
        });
  return { fact, is: read('is'), isNot: read('isNot') };
};

/** The values that a condition may name: of an enum, and of a Boolean where these are taken too. */
const valuesOf = ({ type }: Field, flags: boolean): readonly string[] | undefined => {
  if (type.kind === 'enum') return type.values;
  return flags && type.kind === 'scalar' && type.name === 'Boolean' ? ['true', 'false'] : undefined;
};
