import { shownIn } from './languages';
import type { Kind } from '../../../src/model/model';
import { groupRows } from '../groups';
import { isOfKind, type World } from '../world';
import type { Args } from './connection';
import { ANY } from './expected';
import { passes, type Filter } from './where';

const FUNCTIONS = ['min', 'max', 'sum', 'avg'] as const;
const DEFAULT_SIZE = 100;

/** Groups of the nodes that pass the filter; how they are made is said once, in test/oracle/groups.ts. */
export const groupsOf = (kind: Kind, args: Args, world: World): Args => {
  const chosen = world.graph.nodes.filter(
    node =>
      isOfKind(node, kind) && passes((args['where'] ?? {}) as Filter, kind, { node, edge: undefined }, world),
  );
  const by = args['by'] as readonly string[];
  const size = (args['first'] ?? DEFAULT_SIZE) as number;
  const numbers = [...kind.fields.values()]
    .filter(
      field => field.type.kind === 'scalar' && ['Int', 'Float'].includes(field.type.name) && !field.list,
    )
    .map(field => field.name);
  const measures = FUNCTIONS.flatMap(name =>
    numbers.map(property => ({ column: `${name} ${property}`, function: name, property })),
  );
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
      by: by.map(name => groupedBy(name, kind)),
    },
    world,
    chosen,
  );
  return {
    nodes: rows.slice(0, size).map(row => groupObject(row, by)),
    truncated: rows.length > size ? { reason: 'GROUP_LIMIT', explanation: ANY, completeTo: null } : null,
  };
};

const groupedBy = (name: string, kind: Kind): Parameters<typeof groupRows>[0]['by'][number] => {
  const end = kind.ends.get(name);
  if (end) return { kind: 'end', name, end, where: { kind: 'and', of: [] } };
  return { kind: 'property', name, property: name === 'kind' && !kind.fields.has('kind') ? 'type' : name };
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
