import type { ConstDirectiveNode } from 'graphql';
import { orList } from '../errors';
import type { Field, Kind, Relation, AtLeast, Deeper, RelationRules, ToldCircles, Unique } from './model';
import { argumentsOf, type SdlFaults, type KindNode, type Sdl } from './sdl';

const OF_RELATIONS = ['deeper', 'atLeast', 'circles'] as const;
const OF_KINDS = ['unique'] as const;

type Kinds = ReadonlyMap<string, Kind>;
type Relations = ReadonlyMap<string, Relation>;

/** Adds to each relation the rules that its SDL declares. */
export const withRules = (relations: Relations, kinds: Kinds, sdl: Sdl, faults: SdlFaults): Relations =>
  new Map(
    [...relations].map(([name, relation]) => {
      const node = sdl.relations.get(relation.type);
      misplaced(node, relation.type, OF_KINDS, 'a kind of node', faults);
      return [name, { ...relation, rules: rulesOf(relation, node, kinds, faults) }];
    }),
  );

/** Adds to each kind what tells its nodes apart. */
export const withUnique = (kinds: Kinds, relations: Relations, sdl: Sdl, faults: SdlFaults): Kinds =>
  new Map(
    [...kinds].map(([name, kind]) => {
      const node = sdl.kinds.get(name);
      misplaced(node, name, OF_RELATIONS, 'a relation', faults);
      if (kind.shape !== 'object') misplaced(node, name, OF_KINDS, 'a concrete kind', faults);
      const unique = usesOf(node, 'unique').map(use => new Reader(name, use, faults).unique(kind, relations));
      return [name, { ...kind, unique }];
    }),
  );

const usesOf = (node: KindNode | undefined, name: string): readonly ConstDirectiveNode[] =>
  (node?.directives ?? []).filter(use => use.name.value === name);

const misplaced = (
  node: KindNode | undefined,
  type: string,
  names: readonly string[],
  place: string,
  faults: SdlFaults,
): void => {
  for (const use of names.flatMap(name => usesOf(node, name)))
    faults.add(`${type}: @${use.name.value} stands on ${place} only`, use);
};

const rulesOf = (
  relation: Relation,
  node: KindNode | undefined,
  kinds: Kinds,
  faults: SdlFaults,
): RelationRules => {
  const reading = (name: string): readonly Reader[] =>
    usesOf(node, name).map(use => new Reader(relation.type, use, faults));
  return {
    deeper: reading('deeper').map(reader => reader.deeper(relation, kinds)),
    atLeast: reading('atLeast').map(reader => reader.atLeast(relation, kinds)),
    circles: reading('circles').map(reader => reader.circles(relation))[0],
  };
};

/** The concrete kinds at an end. */
const kindsAt = (relation: Relation, end: 'FROM' | 'TO', kinds: Kinds): readonly Kind[] =>
  [
    ...new Set(relation[end === 'FROM' ? 'from' : 'to'].flatMap(name => kinds.get(name)?.members ?? [])),
  ].flatMap(name => kinds.get(name) ?? []);

const isNumber = ({ type, list }: Field): boolean =>
  !list && type.kind === 'scalar' && (type.name === 'Int' || type.name === 'Float');
const isBoolean = ({ type, list }: Field): boolean =>
  !list && type.kind === 'scalar' && type.name === 'Boolean';
/** Values that are stored as they are written. */
const isPlain = ({ type, list }: Field): boolean =>
  !list && (type.kind === 'enum' || (type.kind === 'scalar' && type.name !== 'DateTime'));

/** Reads one use of a directive. Errors say what is wrong and what it accepts. */
class Reader {
  private readonly said: Readonly<Record<string, unknown>>;

  constructor(
    private readonly type: string,
    private readonly use: ConstDirectiveNode,
    private readonly faults: SdlFaults,
  ) {
    this.said = argumentsOf(use);
  }

  deeper(relation: Relation, kinds: Kinds): Deeper {
    const field = String(this.said['field'] ?? '');
    const ends = [...kindsAt(relation, 'FROM', kinds), ...kindsAt(relation, 'TO', kinds)];
    this.checkField(field, ends, isNumber, 'an Int or a Float');
    return { field, because: this.because() };
  }

  atLeast(relation: Relation, kinds: Kinds): AtLeast {
    const end = this.said['end'] === 'FROM' ? 'FROM' : 'TO';
    if (this.said['end'] !== 'FROM' && this.said['end'] !== 'TO')
      this.fault(`end is ${String(this.said['end'])}`, 'it takes FROM or TO');
    const count = Number(this.said['count']);
    if (!Number.isSafeInteger(count) || count < 1)
      this.fault(`count is ${String(this.said['count'])}`, 'it takes a whole number from 1');
    const unnamed = this.said['unnamed'] === undefined ? undefined : String(this.said['unnamed']);
    if (unnamed !== undefined)
      this.checkField(unnamed, kindsAt(relation, end, kinds), isBoolean, 'a Boolean');
    return { end, count, unnamed, because: this.because() };
  }

  circles(relation: Relation): ToldCircles {
    if (relation.acyclic)
      this.fault('circles are told of a relation that is acyclic', 'leave out the one or the other');
    return { because: this.because() };
  }

  unique(kind: Kind, relations: Relations): Unique {
    const fields = this.strings('fields');
    for (const field of fields) this.checkField(field, [kind], isPlain, 'a single value that is no text');
    const names = this.strings('relations');
    if (names.length === 0) this.fault('relations is empty', 'name what its nodes are about');
    for (const name of names) {
      const going = [...relations.values()].filter(({ from }) =>
        from.some(of => of === kind.name || kind.interfaces.includes(of)),
      );
      if (!going.some(relation => relation.name === name))
        this.fault(
          `relations names ${name}, which does not go from ${kind.name}`,
          going.length === 0 ? 'no relation does' : `it takes ${orList(going.map(({ name: of }) => of))}`,
        );
    }
    return { fields, relations: names, because: this.because() };
  }

  private strings(name: string): readonly string[] {
    return this.said[name] === undefined ? [] : [this.said[name]].flat().map(String);
  }

  private because(): string {
    const because = this.said['because'];
    if (typeof because === 'string' && because.trim() === '')
      this.fault('because is empty', 'give the reason that an expert would sign');
    return String(because ?? '').replace(/\.$/, '');
  }

  private checkField(
    name: string,
    kinds: readonly Kind[],
    fits: (field: Field) => boolean,
    what: string,
  ): void {
    const without = kinds.find(kind => {
      const field = kind.fields.get(name);
      return !field || !fits(field);
    });
    if (without) {
      const others = [...without.fields.values()].filter(fits).map(field => field.name);
      const hint = others.length > 0 ? `it takes ${orList(others)}` : 'there is no such field';
      this.fault(`${name} is no field of ${without.name} that holds ${what}`, hint);
    }
  }

  private fault(what: string, hint: string): void {
    this.faults.add(`${this.type}: in @${this.use.name.value}, ${what}; ${hint}`, this.use);
  }
}
