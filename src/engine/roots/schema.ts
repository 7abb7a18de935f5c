import { getNamedType, type GraphQLObjectType, type GraphQLResolveInfo, type GraphQLSchema } from 'graphql';
import { SamgrafError } from '../errors';
import type { ObjectItem, ObjectShape, Static } from '../plan/plan';
import { selectionsOf } from '../planner/collect';
import { planObject } from '../planner/selection';
import { readValue } from '../planner/read-input';
import { subgraphSdl } from '../schema/subgraph-sdl';
import type { Json } from '../shape/json';
import { newObject } from '../model/objects';
import { noParts, shapeObject } from '../shape/shape';
import { shapeApart, type AskedField, type Slice } from './slice';

type Of<K> = Static & { kind: K };
type SchemaRoot = Of<'schema'>;

const NO_COST = {};

/** The name of the root type. */
export const typename: Slice<Of<'typename'>> = {
  plans: { __typename: ({ key }) => ({ kind: 'typename', key, value: 'Query' }) },
  rewrite: root => root,
  price: () => NO_COST,
  holds: 'ALWAYS',
  shape: ({ value }) => value,
};

const planSchema = ({ key, field, args, nodes, planning }: AskedField): SchemaRoot => {
  const name = readValue(args['name'], planning.variables);
  return {
    kind: 'schema',
    key,
    field: field.name === '__schema' ? '__schema' : '__type',
    name: name === undefined ? undefined : String(name),
    shape: planObject(getNamedType(field.type).name, selectionsOf(nodes), planning),
  };
};

/** Maximum number of values in an introspection answer. The full introspection query of tools returns about 310,000, since each end of a relation has its count. */
export const MAX_SCHEMA_VALUES = 400_000;

/** Introspection, which graphql-js answers; its size is checked before anything else of the operation runs. */
export const schema: Slice<SchemaRoot> = {
  plans: { __schema: planSchema, __type: planSchema },
  rewrite: root => root,
  price: () => NO_COST,
  holds: 'ALWAYS',
  read: (roots, { schema: of }) => Promise.resolve(introspect(roots, of)),
  shape: shapeApart,
};

/** The answers by response key. @throws COST_LIMIT */
export const introspect = (roots: readonly SchemaRoot[], of: GraphQLSchema): ReadonlyMap<string, Json> => {
  const price = new Price(of);
  for (const root of roots) price.check(root);
  const introspection = new Introspection(of);
  return new Map(roots.map(root => [root.key, introspection.root(root)] as const));
};

const planService = ({ key, nodes, planning }: AskedField): Of<'service'> => {
  const shape = planObject('_Service', selectionsOf(nodes), planning);
  if (shape.items.filter(({ field }) => field === 'sdl').length > 1)
    throw new SamgrafError('TOO_COMPLEX', 'The operation asks for sdl more than once.', 'Ask for it once.');
  return { kind: 'service', key, shape };
};

/** `_service` of federation: the SDL, which is long, so it is given once. */
export const service: Slice<Of<'service'>> = {
  plans: { service: planService },
  rewrite: root => root,
  price: () => NO_COST,
  holds: 'ALWAYS',
  read: (roots, { schema: of }) => {
    if (roots.length > 1)
      throw new SamgrafError(
        'TOO_COMPLEX',
        'The operation asks for _service more than once.',
        'Ask for it once.',
      );
    const row = { sdl: subgraphSdl(of) };
    return Promise.resolve(new Map(roots.map(root => [root.key, shapeObject(root.shape, row, noParts)])));
  },
  shape: shapeApart,
};

/** What the query introspects: the schema, or one of its types. */
const sourceOf = ({ field, name }: SchemaRoot, schema: GraphQLSchema): unknown =>
  field === '__schema' ? schema : schema.getType(name ?? '');

/** A schema element below a selection set: answered once for each such pair, wherever it occurs. */
class Once<T> {
  private readonly made = new Map<ObjectShape, Map<unknown, T>>();

  of(shape: ObjectShape, source: unknown, make: () => T): T {
    const made = this.made.get(shape) ?? new Map<unknown, T>();
    this.made.set(shape, made);
    const before = made.get(source);
    if (before !== undefined) return before;
    const value = make();
    made.set(source, value);
    return value;
  }
}

/** Calls graphql-js's own resolver of an introspection field. Of the fourth argument, these read only the schema. */
const read = (item: ObjectItem, shape: ObjectShape, source: unknown, schema: GraphQLSchema): unknown => {
  const field = (schema.getType(shape.typename) as GraphQLObjectType).getFields()[item.field];
  return field?.resolve?.(source, item.args, undefined, { schema } as GraphQLResolveInfo);
};

/** The number of values in an answer, without making it: plain values are counted, not looked up. */
class Price {
  private readonly once = new Once<number>();
  private met = 0;

  constructor(private readonly schema: GraphQLSchema) {}

  check(root: SchemaRoot): void {
    const source = sourceOf(root, this.schema);
    if (source) this.within(this.object(root.shape, source));
  }

  private object(shape: ObjectShape, source: unknown): number {
    return this.once.of(shape, source, () => {
      this.met = this.within(this.met + shape.items.length);
      return this.within(shape.items.reduce((sum, item) => sum + this.item(item, shape, source), 1));
    });
  }

  private item(item: ObjectItem, shape: ObjectShape, source: unknown): number {
    if (!item.shape) return 1;
    const below = item.shape as ObjectShape;
    const value = read(item, shape, source, this.schema);
    if (Array.isArray(value)) return value.reduce((sum: number, part) => sum + this.object(below, part), 1);
    return value === null || value === undefined ? 1 : this.object(below, value);
  }

  private within(values: number): number {
    if (values <= MAX_SCHEMA_VALUES) return values;
    throw new SamgrafError(
      'COST_LIMIT',
      `The introspection may return more than ${MAX_SCHEMA_VALUES.toLocaleString('en')} values.`,
      'Ask for fewer levels of types, or for one with __type(name: …).',
    );
  }
}

/** Builds an answer. The cost depends on the number of types and fields, not on the length of the answer. */
class Introspection {
  private readonly once = new Once<Json>();

  constructor(private readonly schema: GraphQLSchema) {}

  root(root: SchemaRoot): Json {
    const source = sourceOf(root, this.schema);
    return source ? this.object(root.shape, source) : null;
  }

  private object(shape: ObjectShape, source: unknown): Json {
    return this.once.of(shape, source, () => {
      const json = newObject<Json>();
      for (const item of shape.items)
        json[item.key] =
          item.field === '__typename'
            ? shape.typename
            : this.value(read(item, shape, source, this.schema), item.shape as ObjectShape | undefined);
      return json;
    });
  }

  private value(value: unknown, shape: ObjectShape | undefined): Json {
    if (value === null || value === undefined) return null;
    if (Array.isArray(value)) return value.map(part => this.value(part, shape));
    return shape ? this.object(shape, value) : (value as Json);
  }
}
