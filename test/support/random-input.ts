import {
  GraphQLNonNull,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isNullableType,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import { keysOf } from '../../src/engine/schema/subgraph-sdl';
import type { Draw } from './random-draw';
import { DATES, DATE_TIMES, FLOATS, INTS, NUMBERS, PIECES, SERIALS, TEXTS } from './random-values';

const COMBINED = ['AND', 'OR', 'NOT'];
const DEPTH = 3;

/** Values for arguments, by the type alone; drawn as plain JSON and written as literals, variables, or a mixture. */
export class InputWriter {
  readonly declarations: string[] = [];
  readonly values: Record<string, unknown> = {};

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly draw: Draw,
    private readonly ids: readonly string[],
    private readonly texts: readonly string[],
  ) {}

  typeOf(name: string): GraphQLInputObjectType {
    const type = this.schema.getType(name);
    if (!isInputObjectType(type)) throw new Error(`${name} is no input`);
    return type;
  }

  /** A value of a type; `name` is the argument or field that it is for. */
  value(type: GraphQLInputType, name: string, depth = DEPTH): unknown {
    if (isNonNullType(type)) return this.given(type.ofType, name, depth);
    return this.draw.chance(1) ? null : this.given(type, name, depth);
  }

  private given(type: GraphQLInputType, name: string, depth: number): unknown {
    if (isNonNullType(type)) return this.given(type.ofType, name, depth);
    if (isListType(type)) return this.list(type.ofType, name, depth);
    if (isEnumType(type)) return this.draw.pick(type.getValues()).name;
    if (isInputObjectType(type)) return this.object(type, name, depth);
    return this.scalar(type.name, name);
  }

  /** GraphQL takes a single value for a list of one. */
  private list(type: GraphQLInputType, name: string, depth: number): unknown {
    if (this.draw.chance(5))
      return this.value(new GraphQLNonNull(isNonNullType(type) ? type.ofType : type), name, depth - 1);
    const length =
      name === 'by' || name === 'ids' ? 1 + this.draw.int(3) : this.draw.chance(8) ? 0 : 1 + this.draw.int(3);
    const items = Array.from({ length }, () => this.value(type, name, depth - 1));
    return name === 'by' && !this.draw.chance(3) ? [...new Set(items)] : items;
  }

  private object(type: GraphQLInputObjectType, name: string, depth: number): unknown {
    const names = Object.keys(type.getFields());
    const count = type.isOneOf ? 1 : this.draw.chance(4) ? 0 : this.draw.chance(25) ? 2 : 1;
    const chosen = Array.from({ length: count }, () => this.fieldOf(names, type, depth));
    return Object.fromEntries(
      [...new Set(chosen)].map(field => {
        const of = type.getFields()[field]?.type;
        if (!of) throw new Error(`${type.name} has no field ${field}`);
        const required = type.isOneOf && isNullableType(of) ? new GraphQLNonNull(of) : of;
        return [field, this.value(required, isOperator(field) ? name : field, depth - 1)];
      }),
    );
  }

  /** Combinations and related nodes as often as plain fields, of which there are many more; none of them at the bottom. */
  private fieldOf(names: readonly string[], type: GraphQLInputObjectType, depth: number): string {
    const isObject = (name: string): boolean => {
      const of = type.getFields()[name]?.type;
      return of !== undefined && isInputObjectType(of) && Object.keys(of.getFields()).includes('some');
    };
    const flat = names.filter(name => !COMBINED.includes(name) && !isObject(name));
    const [combined, related, counts] = [
      names.filter(n => COMBINED.includes(n)),
      names.filter(isObject),
      flat.filter(n => n.endsWith('Count')),
    ];
    const groups = [
      flat,
      flat,
      ...(depth > 0 ? [combined, related, related] : []),
      counts,
      names.includes('node') ? ['node'] : [],
    ].filter(g => g.length > 0);
    return this.draw.pick(this.draw.pick(groups));
  }

  private scalar(type: string, name: string): unknown {
    if (name === 'lang') return 'nb';
    switch (type) {
      case 'Int':
        return this.draw.pick(name.endsWith('Count') ? [1, 2, 3, 4] : INTS);
      case 'Float':
        return this.draw.pick(FLOATS);
      case 'Boolean':
        return this.draw.chance(50);
      case 'Date':
        return this.draw.pick(DATES);
      case 'DateTime':
        return this.draw.pick(DATE_TIMES);
      case '_Any':
        return this.representation();
      case 'ID':
        return this.draw.pick(
          name === 'code' ? TEXTS : this.draw.chance(10) ? [...PIECES, 'town:none'] : this.ids,
        );
      default:
        return name === 'number'
          ? this.draw.pick(NUMBERS)
          : name === 'serial'
            ? this.draw.pick(SERIALS)
            : this.text();
    }
  }

  /** By one key or more, of what is there as often as not; sometimes of an interface. */
  private representation(): unknown {
    const kinds = Object.values(this.schema.getTypeMap()).filter(type => keysOf(type).length > 0);
    const { name, keys } = this.draw.pick(kinds.map(type => ({ name: type.name, keys: keysOf(type) })));
    const given = this.draw.several(keys, this.draw.chance(80) ? 1 : 2);
    const own = this.ids.filter(id => id.startsWith(`${name.toLowerCase()}:`));
    const valueOf = (key: string): unknown =>
      key !== 'id'
        ? this.scalar('String', key)
        : this.draw.pick(own.length > 0 && this.draw.chance(80) ? own : this.ids);
    return Object.fromEntries([['__typename', name], ...given.map(key => [key, valueOf(key)])]);
  }

  /** A text that is there, or a piece of one, or any. */
  private text(): string {
    if (this.texts.length === 0 || this.draw.chance(50))
      return this.draw.pick(this.draw.chance(35) ? PIECES : TEXTS);
    const letters = [...this.draw.pick(this.texts)];
    if (!this.draw.chance(50)) return letters.join('').slice(0, 200).toWellFormed();
    const start = this.draw.int(letters.length);
    return letters.slice(start, start + 1 + this.draw.int(letters.length - start)).join('');
  }

  /** The value as text; any part of it may become a variable. */
  print(value: unknown, type: GraphQLInputType, oneOf = false): string {
    if (this.draw.chance(12))
      return this.variable(value, oneOf && isNullableType(type) ? new GraphQLNonNull(type) : type);
    return this.literal(value, type);
  }

  private literal(value: unknown, type: GraphQLInputType): string {
    if (value === null || value === undefined) return 'null';
    if (isNonNullType(type)) return this.literal(value, type.ofType);
    if (isListType(type)) {
      const inner = type.ofType;
      return Array.isArray(value)
        ? `[${value.map(item => this.print(item, inner)).join(', ')}]`
        : this.literal(value, inner);
    }
    if (!isInputObjectType(type)) return isEnumType(type) ? String(value) : leafLiteral(value);
    const fields = Object.entries(value as object).map(([name, v]) => {
      const of = type.getFields()[name]?.type;
      if (!of) throw new Error(`${type.name} has no field ${name}`);
      return `${name}: ${this.print(v, of, type.isOneOf)}`;
    });
    return `{${fields.join(', ')}}`;
  }

  /** A variable with that value; some are declared with a default, some that may be left out are left out. */
  variable(value: unknown, type: GraphQLInputType): string {
    const name = `v${this.declarations.length + 1}`;
    const optional = !isNonNullType(type);
    const byDefault = optional && value !== null && this.draw.chance(15);
    this.declarations.push(`$${name}: ${String(type)}${byDefault ? ` = ${plainLiteral(value, type)}` : ''}`);
    if (!byDefault && !(optional && this.draw.chance(4))) this.values[name] = value;
    return `$${name}`;
  }

  /** A cursor, to be filled in when there is an answer to take one from. */
  cursor(): string {
    const name = `c${this.declarations.length + 1}`;
    this.declarations.push(`$${name}: String`);
    this.values[name] = null;
    return name;
  }
}

const OPERATORS = [
  'eq',
  'in',
  'gt',
  'gte',
  'lt',
  'lte',
  'contains',
  'startsWith',
  'equalsIgnoringCase',
  'has',
];
const isOperator = (name: string): boolean => OPERATORS.includes(name);

/** A scalar may be an object, of plain values. */
const leafLiteral = (value: unknown): string =>
  typeof value === 'object' && value !== null
    ? `{${Object.entries(value)
        .map(([name, v]) => `${name}: ${JSON.stringify(v)}`)
        .join(', ')}}`
    : JSON.stringify(value);

/** Defaults of variables hold no variables. */
const plainLiteral = (value: unknown, type: GraphQLInputType): string => {
  if (value === null) return 'null';
  if (isNonNullType(type)) return plainLiteral(value, type.ofType);
  if (isListType(type))
    return Array.isArray(value)
      ? `[${value.map(item => plainLiteral(item, type.ofType)).join(', ')}]`
      : plainLiteral(value, type.ofType);
  if (!isInputObjectType(type)) return isEnumType(type) ? String(value) : JSON.stringify(value);
  return `{${Object.entries(value as object)
    .map(([name, v]) => `${name}: ${plainLiteral(v, type.getFields()[name]?.type as GraphQLInputType)}`)
    .join(', ')}}`;
};
