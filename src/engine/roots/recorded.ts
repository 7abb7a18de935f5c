import { asRecorded, type Recorded, type RecordedEdge } from '../changes/as-recorded';
import { required } from '../errors';
import { toSecond } from '../model/scalars';
import { LOG_WINDOW } from '../plan/change-log';
import { bind, bindText, type RecordedRoot, type RowMap } from '../plan/plan';
import { selectionsOf } from '../planner/collect';
import { planObject } from '../planner/selection';
import { givenOperand } from '../planner/read-input';
import type { Json } from '../shape/json';
import { noParts, shapeObject } from '../shape/shape';
import { shapeApart, type AskedField, type Reading, type Slice } from './slice';

const plan = ({ key, args, nodes, planning }: AskedField): RecordedRoot => ({
  kind: 'recorded',
  key,
  id: required(givenOperand(args['id']), 'a required argument'),
  recordedAsOf: required(givenOperand(args['recordedAsOf']), 'a required argument'),
  asOf: givenOperand(args['asOf']),
  shape: planObject('Recorded', selectionsOf(nodes), planning),
});

const read = async (
  roots: readonly RecordedRoot[],
  { viewer, bound, store, model, before }: Reading,
): Promise<ReadonlyMap<string, Json>> => {
  const found = new Map<string, Json>();
  for (const root of roots) {
    const asked = {
      id: String(bind(root.id, bound)),
      at: toSecond(String(bind(root.recordedAsOf, bound))),
      asOf: bindText(root.asOf, bound),
      viewer,
    };
    found.set(root.key, toldRecorded(root, await before(asRecorded(asked, model, store))));
  }
  return found;
};

/** What was recorded of a node at a moment. */
export const recorded: Slice<RecordedRoot> = {
  plans: { recorded: plan },
  rewrite: root => root,
  price: () => ({ rows: LOG_WINDOW, visits: 3 * LOG_WINDOW }),
  dependsOn: 'MORE_THAN_THE_GRAPH',
  read,
  shape: shapeApart,
};

const toldRecorded = ({ shape }: RecordedRoot, recorded: Recorded | undefined): Json => {
  if (!recorded) return null;
  const { id, of, fields, edges } = recorded;
  const relations = edges.map(toldEdge);
  return shapeObject(
    shape,
    {
      ...versionOf(fields),
      id,
      of,
      relations: ({ first }: RowMap) => relations.slice(0, Number(first)),
      relationCount: relations.length,
    },
    noParts,
  );
};

const toldEdge = ({ key, of, from, to, fields }: RecordedEdge): RowMap => ({
  ...versionOf(fields),
  id: key,
  of,
  from,
  to,
});

const versionOf = ({ version, recordedAt, ...fields }: Recorded['fields']): RowMap => ({
  version,
  recordedAt,
  fields,
});
