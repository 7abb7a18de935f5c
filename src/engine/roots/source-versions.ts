import { versionsSeen, type VersionPage } from '../changes/source-versions';
import { bind, bindText, type RowMap, type SourceVersionsRoot } from '../plan/plan';
import { isUndone } from '../plan/source-version';
import { selectionsOf } from '../planner/collect';
import { pageSize } from '../planner/order';
import { givenOperand, readValue } from '../planner/read-input';
import { planObject } from '../planner/selection';
import { required } from '../errors';
import type { Json } from '../shape/json';
import { noParts, shapeObject } from '../shape/shape';
import { shapeApart, type AskedField, type Reading, type Slice } from './slice';

const plan = ({ key, args, nodes, planning }: AskedField): SourceVersionsRoot => ({
  kind: 'sourceVersions',
  key,
  of: required(givenOperand(args['of']), 'the source'),
  below: givenOperand(args['below']),
  size: pageSize(readValue(args['first'], planning.variables), 'first'),
  shape: planObject('SourceVersionPage', selectionsOf(nodes), planning),
});

const read = async (
  roots: readonly SourceVersionsRoot[],
  { viewer, bound, store, model, before }: Reading,
): Promise<ReadonlyMap<string, Json>> => {
  const pages = new Map<string, Json>();
  for (const root of roots) {
    const below = root.below && bind(root.below, bound);
    const asked = {
      source: bindText(root.of, bound) ?? '',
      below: typeof below === 'number' ? below : undefined,
      size: root.size,
    };
    const found = await before(versionsSeen({ model, store }, viewer, asked));
    pages.set(
      root.key,
      shapeObject(root.shape, { nodes: found.versions.map(told), next: found.next ?? null }, noParts),
    );
  }
  return pages;
};

/** A page of the versions of a source. They are shown by who asks, which neither the plan nor its variables say. */
export const sourceVersions: Slice<SourceVersionsRoot> = {
  plans: { sourceVersions: plan },
  rewrite: root => root,
  price: ({ size }) => ({ rows: size, visits: size }),
  holds: 'UNTIL_ASKED',
  dependsOn: 'MORE_THAN_THE_GRAPH',
  read,
  shape: shapeApart,
};

/** A version as the API tells it: to others than its own, when and how much. */
const told = ({ version, isWhole }: VersionPage['versions'][number]): RowMap => {
  const { counts, cells, came, changed, gone, batches, file, reading, left, etag } = version;
  return {
    ...version,
    ...cells,
    cameCount: counts.came,
    changedCount: counts.changed,
    unchangedCount: counts.unchanged,
    goneCount: counts.gone,
    came,
    changed,
    gone,
    undone: isUndone(version),
    sameAt: version.sameAt ?? null,
    dueOn: version.dueOn ?? null,
    file: isWhole ? (file ?? null) : null,
    etag: isWhole ? (etag ?? null) : null,
    reading: isWhole ? (reading ?? null) : null,
    left: isWhole ? (left ?? null) : null,
    batches: isWhole ? batches.filter(({ undoneBy }) => undoneBy === undefined).map(({ id }) => id) : [],
  };
};
