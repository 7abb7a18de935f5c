import { shownIn } from './languages';
import { endsOf, type Kind, type Relation } from '../../../src/engine/model/model';
import type { GroupBy, Groups } from '../../../src/engine/plan/plan';
import type { StoredNode } from '../../../src/engine/plan/write';
import { groupRows, type Member } from '../groups';
import { neighbours } from '../predicate';
import { isOfKind, type World } from '../world';
import type { Args } from './connection';
import { ANY } from './expected';
import { passes, passesRelated, type Filter } from './where';

const FUNCTIONS = ['min', 'max', 'sum', 'avg'] as const;
const DEFAULT_SIZE = 100;

/** Groups of the nodes that pass the filter; how they are made is said once, in test/oracle/groups.ts. */
export const groupsOf = (kind: Kind, args: Args, world: World): Args => {
  const chosen = chosenOf(kind, args['where'], world);
  const numbers = [...kind.fields.values()]
    .filter(
      field => field.type.kind === 'scalar' && ['Int', 'Float'].includes(field.type.name) && !field.list,
    )
    .map(field => field.name);
  const measures = FUNCTIONS.flatMap(name =>
    numbers.map(property => ({ column: `${name} ${property}`, function: name, property })),
  );
  const members = chosen.map(node => ({ node }));
  return groupsAmong(members, { kind, measures, groupedBy: name => groupedBy(name, kind) }, args, world);
};

const chosenOf = (kind: Kind, filter: unknown, world: World): readonly StoredNode[] =>
  world.graph.nodes.filter(
    node => isOfKind(node, kind) && passes((filter ?? {}) as Filter, kind, { node, edge: undefined }, world),
  );

/** Groups of the relations that pass the filter, from nodes that pass theirs. */
export const relationGroupsOf = (relation: Relation, args: Args, world: World): Args => {
  const { forward, backward } = endsOf(relation);
  const kind = world.model.kinds.get(backward.node);
  if (!kind) throw new Error(`There is no kind ${backward.node}`);
  const members = chosenOf(kind, args['from'], world).flatMap(node =>
    neighbours(node, forward, world)
      .filter(other => passesRelated((args['where'] ?? {}) as Filter, forward, other, world))
      .map(({ node: far, edge }) => ({ node, far, ...(edge ? { edge } : {}) })),
  );
  const by = (name: string): GroupBy => {
    if (name === 'from' || name === 'to') return { kind: 'node', name, of: name === 'from' ? 'node' : 'far' };
    if (name === 'fromKind') return { kind: 'property', name, property: 'type', of: 'node' };
    if (name === 'toKind') return { kind: 'property', name, property: 'type', of: 'far' };
    if (name === 'YEAR')
      return {
        kind: 'property',
        name,
        property: 'validFrom',
        otherwise: 'knownFrom',
        of: 'edge',
        takes: 'YEAR',
      };
    const field = relation.fields.get(name);
    return field
      ? {
          kind: 'property',
          name,
          property: name,
          of: 'edge',
          ...(field.list ? { takes: 'EACH' as const } : {}),
        }
      : { kind: 'property', name, property: name.replace(/Year$/, ''), of: 'edge', takes: 'YEAR' };
  };
  return groupsAmong(members, { kind, measures: [], groupedBy: by }, args, world);
};

type How = Readonly<{ kind: Kind; measures: Groups['measures']; groupedBy: (name: string) => GroupBy }>;

const groupsAmong = (
  members: readonly Member[],
  { kind, measures, groupedBy }: How,
  args: Args,
  world: World,
): Args => {
  const by = args['by'] as readonly string[];
  const size = (args['first'] ?? DEFAULT_SIZE) as number;
  const rows = groupRows(
    {
      kind: 'groups',
      key: '',
      column: '',
      of: kind,
      where: { kind: 'and', of: [] },
      size,
      measures,
      shape: { kind: 'object', typename: '', items: [] },
      by: by.map(groupedBy),
    },
    world,
    members,
  );
  return {
    nodes: rows.slice(0, size).map(row => groupObject(row, by)),
    truncated: rows.length > size ? { reason: 'GROUP_LIMIT', explanation: ANY, completeTo: null } : null,
  };
};

const groupedBy = (name: string, kind: Kind): GroupBy => {
  const end = kind.ends.get(name);
  if (end) return { kind: 'end', name, end, where: { kind: 'and', of: [] } };
  return {
    kind: 'property',
    of: 'node',
    name,
    property: name === 'kind' && !kind.fields.has('kind') ? 'type' : name,
  };
};

const namedIn = (language: string, texts: unknown): string | undefined =>
  typeof texts === 'string'
    ? shownIn(language, new Map(Object.entries(JSON.parse(texts) as Record<string, string>)))
    : undefined;

const groupObject = (row: Args, by: readonly string[]): Args => {
  const [values, names] = [row['keys'] as readonly unknown[], row['names'] as readonly unknown[]];
  const text = (value: unknown): string | null =>
    value === null || value === undefined ? null : String(value);
  const measured = (name: string): Args =>
    Object.fromEntries(
      Object.entries(row)
        .filter(([key]) => key.startsWith(`${name} `))
        .map(([key, value]) => [
          key.slice(name.length + 1),
          typeof value !== 'number'
            ? null
            : name === 'sum' || name === 'avg'
              ? Number(value.toPrecision(12))
              : value,
        ]),
    );
  return {
    count: row['count'],
    keys: by.map((name, i) => ({
      by: name,
      value: text(values[i]),
      name: ({ lang }: Args) => namedIn(String(lang ?? 'nb'), names[i]) ?? text(values[i]),
    })),
    ...Object.fromEntries(FUNCTIONS.map(name => [name, measured(name)])),
  };
};
