import { seesAll } from '../access/seeing';
import { ANONYMOUS } from '../access/viewer';
import { asRecorded, type Recorded, type RecordedEdge } from '../changes/as-recorded';
import { toSecond } from '../model/scalars';
import { type RowMap, type RecordedRoot, bind, bindText } from '../plan/plan';
import type { Json } from '../shape/json';
import { noParts, shapeObject } from '../shape/shape';
import { before } from './deadline';
import type { PlannedRequest, Step } from './request';

/** What was recorded of the nodes that an operation asks about so, by response key. */
export const readRecorded = async (
  { request: { viewer = ANONYMOUS }, planned, bound }: PlannedRequest,
  { store, model, deadline }: Step,
): Promise<ReadonlyMap<string, Json>> => {
  const read = new Map<string, Json>();
  for (const root of planned.plan.roots) {
    if (root.kind !== 'recorded') continue;
    const asked = {
      id: String(bind(root.id, bound)),
      at: toSecond(String(bind(root.recordedAsOf, bound))),
      asOf: bindText(root.asOf, bound),
      all: seesAll(viewer),
    };
    read.set(root.key, toldRecorded(root, await before(deadline, asRecorded(asked, model, store))));
  }
  return read;
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
