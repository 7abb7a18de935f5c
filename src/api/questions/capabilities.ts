import type { Traversal } from '../../plan/traversal';
import { coverageOf, type Cell, type Row } from '../../traverse/coverage';
import { gapsOf, type Gap } from '../../traverse/gaps';
import type { Sliced } from '../../traverse/sliced';
import type { RowMap } from '../shape';
import { cutAnywhere, pageOf, type Computing } from './objects';

export function* coverage(asked: Traversal['asked'] & { question: 'coverage' }, { traversal, found }: Computing): Sliced<RowMap> {
  const rowsAt = coverageOf(found, asked.columns);
  const above = asked.level > 1 && traversal.shape.items.some(item => item.field === 'above');
  return {
    ...pageOf(yield* rowsAt(asked.level), row => row.capability, traversal, rowObject),
    columns: [...found.sets.get('Columns') ?? []].sort(),
    above: above ? (yield* rowsAt(asked.level - 1)).map(rowObject) : [],
    truncated: cutAnywhere(found),
  };
}

const rowObject = ({ cells, ...row }: Row): RowMap => ({ ...row, cells: cells.map(cellObject) });
const cellObject = ({ column, resources, providers, weakest, assessments }: Cell): RowMap =>
  ({ column, resources, resourceCount: resources.length, providers, providerCount: providers.length, weakest, assessments });

export function* gaps(asked: Traversal['asked'] & { question: 'gaps' }, { traversal, found }: Computing): Sliced<RowMap> {
  const wanted = (gap: Gap): boolean => (!asked.kinds || gap.kinds.some(kind => asked.kinds?.includes(kind))) && (asked.addressed === undefined || asked.addressed === gap.measures.length > 0);
  const all = (yield* gapsOf(found)).filter(wanted);
  return { ...pageOf(all, gap => gap.capability, traversal, gap => ({ ...gap, resourceCount: gap.resources.length })), truncated: cutAnywhere(found) };
}
