import { firstOf } from './lazy-list';
import { UnreachableCase, known } from '../errors';
import type {
  ConnectionShape,
  EdgeShape,
  Item,
  NodeShape,
  ObjectShape,
  RowMap,
  StepShape,
} from '../plan/plan';
import { readTexts, type Language } from '../model/model';
import { cutPage, type CutPage, type Listed } from './cut-page';
import type { Sliced } from '../graph/sliced';

const shapePart = (
  shape: ObjectShape | NodeShape | StepShape | undefined,
  value: unknown,
  parts: Fetched,
): Json => {
  if (Array.isArray(value)) return value.map(v => shapePart(shape, v, parts));
  if (!shape || !has(value)) return plain(value);
  switch (shape.kind) {
    case 'object':
      return shapeObject(shape, value as RowMap, parts);
    case 'node':
      return shapeNode(
        shape,
        known(parts.nodes.get(String(value)), `node ${String(value)} was fetched`),
        parts.bound,
      );
    case 'step':
      return shapeStep(shape, value as RowMap, parts);
    default:
      throw new UnreachableCase(shape);
  }
};

const shapeStep = (shape: StepShape, step: RowMap, parts: Fetched): Json => {
  const relation = String(step['relation']);
  const variant = shape.variants.find(v => v.types === undefined || v.types.includes(relation));
  const { assumed } = step;
  const row =
    typeof assumed === 'string' ? parts.assumed(assumed) : (parts.edges.get(String(step['key'])) ?? {});
  const out = newObject();
  for (const item of variant?.items ?? []) {
    if ('kind' in item) out[item.key] = shapeItem(item, row, '', parts.bound);
    else if (item.field === '__typename') out[item.key] = String(step['typename']);
    else out[item.key] = shapePart(item.shape, step[item.field], parts);
  }
  return out;
};
