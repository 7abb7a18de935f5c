import { getNamedType, isListType, getNullableType, type GraphQLField, type GraphQLObjectType, type GraphQLOutputType, type GraphQLResolveInfo, type GraphQLSchema } from 'graphql';
import { SamgrafError, known } from '../errors';
import type { ObjectItem, ObjectShape, Plan, Root } from '../plan/plan';
import { newObject, type Json } from './shape';

/** Values that the answer about the schema may hold; the whole of ours, as tools ask for it, has half as many. */
export const MAX_SCHEMA_VALUES = 300_000;

type About = Root & { kind: 'schema' };
/** A part of the answer, and how many values there are in it. */
type Part = Readonly<{ json: Json; values: number }>;

/** The answers about the schema, by response key, priced before anything else of the operation runs. */
export const aboutSchema = ({ roots }: Plan, schema: GraphQLSchema): ReadonlyMap<string, Json> => {
  const asked = roots.filter((root): root is About => root.kind === 'schema');
  if (asked.length === 0) return NOTHING;
  const introspection = new Introspection(schema);
  return new Map(asked.map(root => [root.key, introspection.root(root)]));
};
const NOTHING: ReadonlyMap<string, Json> = new Map();

/**
 * What graphql-js says of each type and field by itself, put together here. A selection below a type has one answer
 * wherever the type is met, so it is made once, and the whole costs as much as there are types, not as the answer is
 * long; how long that would be is known without printing it.
 */
class Introspection {
  private readonly made = new Map<ObjectShape, Map<unknown, Part>>();
  private values = 0;

  constructor(private readonly schema: GraphQLSchema) {}

  root({ field, name, shape }: About): Json {
    const source = field === '__schema' ? this.schema : this.schema.getType(name ?? '');
    return source ? this.object(shape, source).json : null;
  }

  private object(shape: ObjectShape, source: unknown): Part {
    const made = this.made.get(shape) ?? new Map<unknown, Part>();
    this.made.set(shape, made);
    const before = made.get(source);
    if (before) return before;
    const part = this.objectAnew(shape, source);
    made.set(source, part);
    return part;
  }

  private objectAnew(shape: ObjectShape, source: unknown): Part {
    const fields = (this.schema.getType(shape.typename) as GraphQLObjectType).getFields();
    const json = newObject();
    let values = 1;
    for (const item of shape.items) {
      const part = item.field === '__typename' ? { json: shape.typename, values: 1 } : this.field(item, known(fields[item.field], `${shape.typename}.${item.field}`), source);
      json[item.key] = part.json;
      values += part.values;
    }
    this.check(values);
    return { json, values };
  }

  private field(item: ObjectItem, field: GraphQLField<unknown, unknown>, source: unknown): Part {
    const resolve = known(field.resolve, `${field.name} of the schema resolves itself`);
    // Of the fourth argument, those of the schema's own fields read the schema only.
    const value = resolve(source, item.args, undefined, { schema: this.schema } as GraphQLResolveInfo);
    return this.value(value, item.shape as ObjectShape | undefined, field.type);
  }

  private value(value: unknown, shape: ObjectShape | undefined, type: GraphQLOutputType): Part {
    this.values += 1;
    this.check(this.values);
    if (value === null || value === undefined) return { json: null, values: 1 };
    const nullable = getNullableType(type);
    if (isListType(nullable)) {
      const parts = (value as readonly unknown[]).map(item => this.value(item, shape, getNamedType(type)));
      return { json: parts.map(({ json }) => json), values: parts.reduce((sum, part) => sum + part.values, 1) };
    }
    return shape ? this.object(shape, value) : { json: value as Json, values: 1 };
  }

  private check(values: number): void {
    if (values <= MAX_SCHEMA_VALUES) return;
    throw new SamgrafError('COST_LIMIT', `The introspection may return more than ${MAX_SCHEMA_VALUES.toLocaleString('en')} values.`,
      'Ask for fewer levels of types, or for one with __type(name: …).');
  }
}
