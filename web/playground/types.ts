/** The types of a schema, as far as a query is read by them: what introspection tells, and nothing built of it. */

type TypeRef = Readonly<{ name?: string | null; ofType?: TypeRef | null }>;
type IntrospectedField = Readonly<{
  name: string;
  type: TypeRef;
  args: readonly Readonly<{ name: string }>[];
}>;
type IntrospectedType = Readonly<{
  name: string;
  fields?: readonly IntrospectedField[] | null;
  interfaces?: readonly TypeRef[] | null;
  possibleTypes?: readonly TypeRef[] | null;
}>;
export type Introspected = Readonly<{
  __schema: Readonly<{ queryType: Readonly<{ name: string }>; types: readonly IntrospectedType[] }>;
}>;

/** A field of a type: of which type it is, and what it takes. */
export type SchemaField = Readonly<{ type: string; takes: ReadonlySet<string> }>;

const namedIn = (ref: TypeRef): string => (ref.ofType ? namedIn(ref.ofType) : (ref.name ?? ''));

/** What steps of all kinds have: which relation, between what, and how sure that is. */
const OF_STEPS = ['relation', 'certainty', 'from', 'to'] as const;

export class SchemaTypes {
  readonly query: string;
  private readonly fields: ReadonlyMap<string, ReadonlyMap<string, SchemaField>>;
  /** Those of things: what has an id, and is told apart by its kind. */
  private readonly things: ReadonlySet<string>;
  /** The kinds that each interface may be. */
  private readonly members: ReadonlyMap<string, ReadonlySet<string>>;

  constructor({ __schema: { queryType, types } }: Introspected, entity: string) {
    this.query = queryType.name;
    this.fields = new Map(types.map(({ name, fields }) => [name, fieldsOf(fields ?? [])]));
    this.members = new Map(
      types.map(({ name, possibleTypes }) => [name, new Set((possibleTypes ?? []).map(namedIn))]),
    );
    this.things = new Set([
      entity,
      ...types
        .filter(({ interfaces }) => interfaces?.some(of => namedIn(of) === entity))
        .map(({ name }) => name),
    ]);
  }

  fieldOf(type: string, field: string): SchemaField | undefined {
    return this.fields.get(type)?.get(field);
  }

  isThing(type: string): boolean {
    return this.things.has(type);
  }

  isStep(type: string): boolean {
    const own = this.fields.get(type);
    return own !== undefined && OF_STEPS.every(name => own.has(name));
  }

  /** The root field that finds one of a kind by its id: its own, or that of what it is one of. */
  rootOf(kind: string): Readonly<{ name: string; type: string }> | undefined {
    const size = (type: string): number => (type === kind ? 0 : (this.members.get(type)?.size ?? 0));
    return [...(this.fields.get(this.query) ?? [])]
      .filter(
        ([, { type, takes }]) => takes.has('id') && (type === kind || this.members.get(type)?.has(kind)),
      )
      .map(([name, { type }]) => ({ name, type }))
      .sort((a, b) => size(a.type) - size(b.type))[0];
  }
}

const fieldsOf = (fields: readonly IntrospectedField[]): ReadonlyMap<string, SchemaField> =>
  new Map(
    fields.map(({ name, type, args }) => [
      name,
      { type: namedIn(type), takes: new Set(args.map(({ name: of }) => of)) },
    ]),
  );
