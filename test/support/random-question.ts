import {
  getNamedType,
  isInputObjectType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputObjectType,
} from 'graphql';
import type { Draw } from './random-draw';
import type { InputWriter } from './random-input';
import { DATES } from './random-values';

type Edge = Readonly<{ relation: string; from: string; to: string }>;

/** What is worth asking for: it is there, or could be. */
export type Known = Readonly<{
  /** So many hops can be tried. */
  farthest: number;
  ids: readonly string[];
  texts: readonly string[];
  edges: readonly Edge[];
  /** By relation: what it could lead from and to. */
  ends: ReadonlyMap<string, Readonly<{ from: readonly string[]; to: readonly string[] }>>;
}>;

type Field = GraphQLField<unknown, unknown>;
type Value = Readonly<Record<string, unknown>>;

/** In how many of a hundred questions an argument is given. */
const OFTEN: Readonly<Record<string, number>> = {
  asOf: 25,
  certainty: 20,
  undated: 25,
  via: 20,
  avoid: 20,
  where: 25,
  relations: 20,
  kinds: 25,
  direction: 70,
  minHops: 15,
  maxHops: 60,
  atLeast: 40,
  assuming: 35,
};
/** What two days are compared of: exactly one of these. */
const COMPARED: readonly string[] = ['of', 'neighbourhood', 'connections', 'paths'];
/** Questions that are of one node. */
const OF_ONE: readonly string[] = ['history', 'difference'];
const ENDS: readonly string[] = ['from', 'to', 'via', 'avoid', 'of', 'where'];

/** Arguments of a question: ends that are there, and what-ifs that are possible; now and then ones that are not. */
export class QuestionWriter {
  constructor(
    private readonly input: InputWriter,
    private readonly known: Known,
    private readonly draw: Draw,
  ) {}

  /** `name: value` of each argument that is given, pages aside. */
  write(field: Field, paged: boolean): readonly string[] {
    const args = field.args
      .filter(({ name }) => name !== 'verdicts')
      .filter(argument => !(paged && (argument.name === 'first' || argument.name === 'after')));
    const compared = field.name === 'difference' ? this.draw.pick(COMPARED) : undefined;
    const given = args.filter(({ name, type }) =>
      compared && COMPARED.includes(name)
        ? name === compared
        : this.isRequired(type) || this.draw.chance(OFTEN[name] ?? 45),
    );
    const plain = this.draw.chance(60);
    const days = [...this.draw.several(DATES, 2)].sort();
    return given.map(
      argument =>
        `${argument.name}: ${this.input.print(this.value(argument, field, plain, this.draw.chance(3) ? [...days].reverse() : days), argument.type)}`,
    );
  }

  private isRequired(type: GraphQLArgument['type']): boolean {
    return String(type).endsWith('!');
  }

  private value(
    argument: GraphQLArgument,
    { name: question }: Field,
    plain: boolean,
    [from, to]: readonly string[],
  ): unknown {
    const { name } = argument;
    if (question === 'difference') {
      if (name === 'since' || name === 'until') return name === 'since' ? from : to;
      if (name !== 'of' && COMPARED.includes(name)) return this.asked(name, argument.type, plain);
    }
    if (question === 'common' && name === 'of')
      return { ids: this.draw.several(this.known.ids, this.draw.chance(3) ? 1 : 2 + this.draw.int(3)) };
    if (OF_ONE.includes(question) && name === 'of' && this.draw.chance(90)) return { id: this.id() };
    if (name === 'assuming') return this.assuming();
    if (ENDS.includes(name)) return this.end(argument.type, plain);
    return this.small(name === 'maxHops' && question === 'neighbourhood' ? 'near' : name, argument.type);
  }

  private id(): string {
    return this.draw.chance(3) ? 'town:none' : this.draw.pick(this.known.ids);
  }

  /** All ways of eight can be tried in small graphs only. */
  private small(name: string, type: GraphQLArgument['type']): unknown {
    switch (name) {
      case 'asOf':
        return this.draw.pick(DATES);
      case 'direction':
        return this.draw.pick(['ANY', 'ANY', 'FORWARD', 'BACKWARD']);
      case 'maxHops':
        return this.draw.chance(1)
          ? this.draw.pick([0, 9])
          : this.known.farthest > 4
            ? this.draw.pick([8, 7, 6, 5, 4, 3])
            : this.draw.pick([3, 2, 1, 4]);
      case 'minHops':
        return this.draw.pick([2, 1, 3]);
      case 'near':
        return this.draw.chance(1) ? 5 : this.draw.pick([2, 1, 3]);
      case 'atLeast':
        return this.draw.pick([2, 2, 3]);
      case 'first':
        return this.draw.chance(2) ? 501 : this.draw.pick([5, 2, 10, 500]);
      default:
        return this.input.value(type, name);
    }
  }

  /** Mostly all of a kind or a few that are there: filters leave so little that nothing is connected. */
  private end(type: GraphQLArgument['type'], plain: boolean): unknown {
    const of = getNamedType(type);
    if (!isInputObjectType(of)) throw new Error(`${String(type)} is no selector`);
    const kinds = Object.keys(of.getFields()).filter(name => name !== 'id' && name !== 'ids');
    if (!plain)
      return this.draw.chance(50) ? this.counted(this.draw.pick(kinds), of) : this.input.value(type, 'from');
    if (this.draw.chance(40)) return { [this.draw.pick(kinds)]: {} };
    if (this.draw.chance(30)) return { id: this.id() };
    return {
      ids: [
        ...this.draw.several(this.known.ids, 1 + this.draw.int(4)),
        ...(this.draw.chance(2) ? ['town:none'] : []),
      ],
    };
  }

  /** By how many are related, which a what-if changes. */
  private counted(kind: string, selector: GraphQLInputObjectType): Value {
    const where = getNamedType(selector.getFields()[kind]?.type);
    const counts = isInputObjectType(where)
      ? Object.keys(where.getFields()).filter(name => name.endsWith('Count'))
      : [];
    return {
      [kind]:
        counts.length > 0
          ? { [this.draw.pick(counts)]: { [this.draw.pick(['gte', 'lt', 'eq'])]: this.draw.pick([1, 2]) } }
          : {},
    };
  }

  /** The arguments of a question of which two days are compared. */
  private asked(question: string, of: GraphQLArgument['type'], plain: boolean): Value {
    const type = getNamedType(of);
    if (!isInputObjectType(type)) throw new Error(`${String(of)} is no question`);
    const fields = Object.values(type.getFields()).filter(
      field => this.isRequired(field.type) || this.draw.chance(OFTEN[field.name] ?? 45),
    );
    return Object.fromEntries(
      fields.map(field => [
        field.name,
        ENDS.includes(field.name)
          ? this.end(field.type, plain)
          : this.small(
              field.name === 'maxHops' && question === 'neighbourhood' ? 'near' : field.name,
              field.type,
            ),
      ]),
    );
  }

  private assuming(): Value {
    const parts: Value[] = [
      ...(this.draw.chance(50)
        ? [{ without: Array.from({ length: 1 + this.draw.int(2) }, () => this.taken()) }]
        : []),
      ...(this.draw.chance(60)
        ? [{ with: Array.from({ length: 1 + this.draw.int(3) }, () => this.added()) }]
        : []),
      ...(this.draw.chance(40) ? [{ retire: [{ id: this.id(), on: this.draw.pick(DATES) }] }] : []),
    ];
    return Object.assign({}, ...parts) as Value;
  }

  private taken(): Value {
    if (this.known.edges.length === 0 || this.draw.chance(35)) return { id: this.id() };
    const edge = this.draw.pick(this.known.edges);
    return { edge: { ...edge, to: this.draw.chance(3) ? this.id() : edge.to } };
  }

  private added(): Value {
    const possible = [...this.known.ends].filter(([, { from, to }]) => from.length > 0 && to.length > 0);
    const certainty = this.draw.chance(50)
      ? { certainty: this.draw.pick(['FACT', 'DEDUCTION', 'UNCERTAIN']) }
      : {};
    if (possible.length === 0 || this.draw.chance(2))
      return { relation: 'LIKES', from: this.id(), to: this.id(), ...certainty };
    const [relation, { from, to }] = this.draw.pick(possible);
    return { relation, from: this.draw.pick(from), to: this.draw.pick(to), ...certainty };
  }
}
