import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';

/** Values that are there, so that answers are not all empty. */
export type Pool = Readonly<{ ids: readonly string[]; texts: readonly string[] }>;

/** A small generator of numbers (mulberry32), the same for the same seed on every machine. */
export class Dice {
  constructor(private state: number) {}

  below(n: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * n);
  }

  chance(percent: number): boolean {
    return this.below(100) < percent;
  }
  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T;
  }
}

const DATES = ['0001-01-01', '1814-05-17', '2015-01-01', '2024-02-29', '2026-11-26', '9999-12-31'];
const SIZES = [1, 2, 5, 20, 100, 1000];
const MOST_FIELDS = 40;
const PAGING = /^(after|before|last)$/;

/**
 * Operations that are valid by a schema and nothing else known of it: any root field, arguments by their types, one-of
 * inputs with one of theirs, big pages, deep filters, whole kinds as the ends of questions. It knows nothing of how they
 * are planned, so that it finds what the generator of random-operation.ts, which does, leaves out.
 */
export class SchemaOperations {
  private left = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly pool: Pool,
    private readonly dice: Dice,
  ) {}

  operation(): string {
    this.left = MOST_FIELDS;
    const roots = Object.values(this.schema.getQueryType()?.getFields() ?? {});
    const count = this.dice.chance(20) ? 2 + this.dice.below(4) : 1;
    return `{ ${Array.from({ length: count }, (_, i) => `r${i}: ${this.field(this.dice.pick(roots), 5)}`).join(' ')} }`;
  }

  private field(field: GraphQLField<unknown, unknown>, depth: number): string {
    this.left -= 1;
    const type = getNamedType(field.type);
    return `${field.name}${this.args(field.args, isObjectType(type) && /by exactly one of its keys/i.test(field.description ?? ''))}${isLeafType(type) ? '' : ` ${this.selection(type, depth)}`}`;
  }

  private selection(type: GraphQLNamedType, depth: number): string {
    if (!isObjectType(type) && !isInterfaceType(type)) return '{ __typename }';
    const fields = Object.values(type.getFields());
    const leaves = fields.filter(field => isLeafType(getNamedType(field.type)));
    const inner = fields.filter(field => !isLeafType(getNamedType(field.type)));
    const chosen = Array.from(
      { length: 1 + this.dice.below(3) },
      (_, i) => `l${i}: ${leaves.length > 0 ? this.field(this.dice.pick(leaves), 0) : '__typename'}`,
    );
    const nested =
      depth > 0 && this.left > 0 && inner.length > 0
        ? Array.from(
            { length: 1 + this.dice.below(2) },
            (_, i) => `n${i}: ${this.field(this.dice.pick(inner), depth - 1)}`,
          )
        : [];
    return `{ ${[...chosen, ...nested].join(' ')} }`;
  }

  /** A lookup takes exactly one of its keys, and a page goes one way: neither can the type system say of arguments. */
  private args(args: readonly GraphQLArgument[], isLookup: boolean): string {
    const keys = isLookup
      ? args.filter(
          arg =>
            isLeafType(getNamedType(arg.type)) &&
            !/^(asOf|certainty|lang)$/.test(arg.name) &&
            !isNonNullType(arg.type),
        )
      : [];
    const key = keys.length > 0 ? this.dice.pick(keys) : undefined;
    const given = args.filter(
      arg =>
        isNonNullType(arg.type) ||
        arg === key ||
        (!keys.includes(arg) && this.dice.chance(PAGING.test(arg.name) ? 1 : 30)),
    );
    const texts = given.map(arg => `${arg.name}: ${this.value(arg.type, arg.name, 4)}`);
    return texts.length === 0 ? '' : `(${texts.join(', ')})`;
  }

  private value(type: GraphQLInputType, name: string, depth: number): string {
    const nullable = getNullableType(type);
    if (isListType(nullable)) {
      const count = depth <= 0 ? 1 : 1 + this.dice.below(3);
      return `[${Array.from({ length: count }, () => this.value(nullable.ofType as GraphQLInputType, name, depth - 1)).join(', ')}]`;
    }
    if (isEnumType(nullable)) return this.dice.pick(nullable.getValues()).name;
    if (isScalarType(nullable)) return this.scalar(nullable.name, name);
    if (!isInputObjectType(nullable)) throw new Error(`no input: ${String(nullable)}`);
    const fields = Object.values(nullable.getFields());
    const shallow = fields.filter(field => !isInputObjectType(getNamedType(field.type)));
    const choice = depth > 0 || shallow.length === 0 ? fields : shallow;
    const required = fields.filter(field => isNonNullType(field.type));
    const some = nullable.isOneOf
      ? [this.dice.pick(choice)]
      : [
          ...new Set([
            ...required,
            ...Array.from({ length: depth > 0 ? this.dice.below(3) : 0 }, () => this.dice.pick(choice)),
          ]),
        ];
    return `{${some.map(field => `${field.name}: ${this.value(field.type, field.name, depth - 1)}`).join(', ')}}`;
  }

  private scalar(type: string, name: string): string {
    switch (type) {
      case 'Int':
        return String(
          /first|last/.test(name)
            ? this.dice.pick(SIZES)
            : /[hH]ops/.test(name)
              ? 1 + this.dice.below(8)
              : this.dice.below(50),
        );
      case 'Float':
        return String(this.dice.below(1000) / 10);
      case 'Boolean':
        return String(this.dice.chance(50));
      case 'Date':
        return `"${this.dice.pick(DATES)}"`;
      case 'DateTime':
        return `"${this.dice.pick(DATES)}T00:00:00Z"`;
      case 'ID':
        return `"${this.dice.pick(this.pool.ids)}"`;
      default:
        return JSON.stringify(this.dice.pick(this.pool.texts));
    }
  }
}
