import type { ConstDirectiveNode } from 'graphql';
import { endsOf, type End, type Kind, type Relation } from './model';
import { argumentsOf, directives, fieldsOf, type Sdl, type SdlFaults } from './sdl';

/**
 * Names that people have for what is called otherwise here, as @also says: hints tell by them what is meant. Nothing answers to
 * them.
 */
export type Also = Readonly<{
  /** Of kinds. */
  kinds: ReadonlyMap<string, readonly string[]>;
  /** Of the fields of relations. */
  ends: ReadonlyMap<string, readonly string[]>;
  /** Of fields, by `Declarer.field`. */
  fields: ReadonlyMap<string, readonly string[]>;
  /** Of values, by `Enum.VALUE`. */
  values: ReadonlyMap<string, readonly string[]>;
}>;

/**
 * A field that everybody writes: a relation seen from one kind, towards another, as @shortcut says. It is read as the relation's own
 * field, of nodes of that kind alone.
 */
export type Shortcut = Readonly<{ end: End; one: boolean; description: string }>;
/** By the kind that has them, and their names. */
export type Shortcuts = ReadonlyMap<string, ReadonlyMap<string, Shortcut>>;

type Directed = Readonly<{ directives?: readonly ConstDirectiveNode[] | undefined }>;

const typesIn = (sdl: Sdl) => [
  ...sdl.kinds.values(),
  ...sdl.shared.values(),
  ...sdl.relations.values(),
  ...(sdl.fact ? [sdl.fact] : []),
];

/** What the schema says of fields, by `Declarer.field`. */
const ofFields = (sdl: Sdl, faults: SdlFaults): ReadonlyMap<string, readonly string[]> => {
  const named = new Map<string, readonly string[]>();
  const known = new Set(
    typesIn(sdl).flatMap(type => fieldsOf(type).map(field => `${type.name.value}.${field.name.value}`)),
  );
  for (const use of sdl.also) {
    const { of, names = [] } = argumentsOf(use) as Readonly<{ of?: string; names?: readonly string[] }>;
    if (of === undefined || !known.has(of))
      faults.add(
        `@also at the schema needs \`of\`, a field as Fact.validFrom, and ${JSON.stringify(of)} is none`,
        use,
      );
    else named.set(of, [...(named.get(of) ?? []), ...names]);
  }
  return named;
};

const namesIn = (of: Directed, argument = 'names'): readonly string[] =>
  directives(of, 'also').flatMap(use => [argumentsOf(use)[argument] ?? []].flat().map(String));

/** Reads the names that @also says. */
export const readAlso = (sdl: Sdl, relations: ReadonlyMap<string, Relation>, faults: SdlFaults): Also => {
  const more = ofFields(sdl, faults);
  const types = typesIn(sdl);
  const ends = [...relations.values()].flatMap(({ type, forward, backward }) => {
    const node = sdl.relations.get(type) ?? {};
    return [[forward, namesIn(node, 'forward')] as const, [backward, namesIn(node, 'backward')] as const];
  });
  const fields = types.flatMap(type =>
    fieldsOf(type).map(field => {
      const name = `${type.name.value}.${field.name.value}`;
      return [name, [...namesIn(field), ...(more.get(name) ?? [])]] as const;
    }),
  );
  const values = [...sdl.enums.values()].flatMap(type =>
    (type.values ?? []).map(value => [`${type.name.value}.${value.name.value}`, namesIn(value)] as const),
  );
  return {
    kinds: said([...sdl.kinds].map(([name, node]) => [name, namesIn(node)])),
    ends: said(ends),
    fields: said(fields),
    values: said(values),
  };
};

const said = (
  all: readonly (readonly [string, readonly string[]])[],
): ReadonlyMap<string, readonly string[]> => new Map(all.filter(([, names]) => names.length > 0));

/** Reads the fields that @shortcut declares, and gives each kind its own and those of its interfaces. */
export const readShortcuts = (
  sdl: Sdl,
  kinds: ReadonlyMap<string, Kind>,
  relations: ReadonlyMap<string, Relation>,
  faults: SdlFaults,
): Shortcuts => {
  const all = [...relations.values()].flatMap(relation =>
    directives(sdl.relations.get(relation.type) ?? {}, 'shortcut').map(use =>
      readShortcut(use, relation, kinds, faults),
    ),
  );
  return new Map(
    [...kinds.values()].map(kind => {
      const own = all.filter(({ at }) => at === kind.name || kind.interfaces.includes(at));
      for (const { end, use } of own) checkName(end.name, kind, use, faults);
      return [
        kind.name,
        new Map(own.map(({ end, one, description }) => [end.name, { end, one, description }])),
      ];
    }),
  );
};

type Read = Shortcut & Readonly<{ at: string; use: ConstDirectiveNode }>;

const readShortcut = (
  use: ConstDirectiveNode,
  relation: Relation,
  kinds: ReadonlyMap<string, Kind>,
  faults: SdlFaults,
): Read => {
  const {
    name,
    at,
    to,
    from = 'FROM',
    one = false,
  } = argumentsOf(use) as Readonly<
    Record<'name' | 'at', string> & { to?: string; from?: 'FROM' | 'TO'; one?: boolean }
  >;
  const whole = endsOf(relation)[from === 'TO' ? 'backward' : 'forward'];
  const [near, far] = from === 'TO' ? [relation.to, relation.from] : [relation.from, relation.to];
  for (const [kind, side] of [
    [at, near],
    [to ?? whole.node, far],
  ] as const)
    if (!isWithin(kind, side, kinds))
      faults.add(`@shortcut ${name}: ${kind} is not at that end of ${relation.type}`, use);
  const end = { ...whole, name, node: to ?? whole.node };
  const description = `The same as \`${whole.name}\`${to === undefined ? '' : `, of nodes of kind ${to}`}${one ? '; where there are several, the first by name' : ''}. ${relation.description}`;
  return { end, one, description, at, use };
};

const isWithin = (name: string, side: readonly string[], kinds: ReadonlyMap<string, Kind>): boolean => {
  const members = new Set(side.flatMap(of => kinds.get(of)?.members ?? []));
  const own = kinds.get(name)?.members ?? [];
  return own.length > 0 && own.every(member => members.has(member));
};

const checkName = (name: string, kind: Kind, use: ConstDirectiveNode, faults: SdlFaults): void => {
  const counted = [...kind.ends.keys()].map(end => `${end}Count`);
  if (kind.fields.has(name) || kind.ends.has(name) || counted.includes(name))
    faults.add(`@shortcut: ${kind.name} has a field ${name} already`, use);
};
