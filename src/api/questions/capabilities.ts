import type { Traversal } from '../../plan/traversal';
import { coverageOf, type Cell, type Row } from '../../traverse/coverage';
import { gapsOf, type Gap } from '../../traverse/gaps';
import type { RowMap } from '../shape';
import { cutAnywhere, pageOf, type Computing } from './objects';

export const coverage = (asked: Traversal['asked'] & { question: 'coverage' }, { traversal, found }: Computing): RowMap => {
  const rowsAt = coverageOf(found, asked.columns);
  const above = asked.level > 1 && traversal.shape.items.some(item => item.field === 'above');
  return {
    ...pageOf(rowsAt(asked.level), row => row.capability, traversal, rowObject),
    columns: [...found.sets.get('Columns') ?? []].sort(),
    above: above ? rowsAt(asked.level - 1).map(rowObject) : [],
    truncated: cutAnywhere(found),
  };
};

const rowObject = ({ cells, ...row }: Row): RowMap => ({ ...row, cells: cells.map(cellObject) });
const cellObject = ({ column, resources, providers, weakest, assessments }: Cell): RowMap =>
  ({ column, resources, resourceCount: resources.length, providers, providerCount: providers.length, weakest, assessments });

export const gaps = (asked: Traversal['asked'] & { question: 'gaps' }, { traversal, found }: Computing): RowMap => {
  const wanted = (gap: Gap): boolean => (!asked.kinds || gap.kinds.some(kind => asked.kinds?.includes(kind))) && (asked.addressed === undefined || asked.addressed === gap.measures.length > 0);
  return { ...pageOf(gapsOf(found).filter(wanted), gap => gap.capability, traversal, gap => ({ ...gap, resourceCount: gap.resources.length })), truncated: cutAnywhere(found) };
};
