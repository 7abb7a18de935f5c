import type { Relation } from '../model/model';
import type { Ends } from '../plan/write';
import type { Numbering } from './columns';
import type { Fault } from './faults';
import { PeriodRows, type PeriodRow } from './period-rows';
import { overlap, periodText } from './period';
import type { EdgeItem } from './read-item';

/** The facts of a relation that quote its source word for word. */
const evidenceOf = (relation: Relation): readonly string[] =>
  [...relation.fields.values()].filter(field => field.evidence).map(field => field.name);

export const saysEvidence = (relation: Relation): boolean => evidenceOf(relation).length > 0;

/** A relation that is a FACT must quote its source. */
export const evidenceFaults = ({ at, of, fields }: EdgeItem): readonly Fault[] =>
  fields['certainty'] === 'FACT'
    ? evidenceOf(of)
        .filter(name => fields[name] === undefined)
        .map(name => ({
          at,
          text: `${name}: is missing; a FACT of ${of.name} says the words of its source, or is a DEDUCTION`,
        }))
    : [];

const endsOf = ({ from, to }: Ends): string => `${from} ${to}`;

const faultOf = (verdict: PeriodRow, other: PeriodRow): Fault => ({
  at: verdict.at,
  text:
    `${endsOf(verdict.ends)}: ${verdict.relation} is ${verdict.certainty} from ${periodText(verdict)}, and by ${other.at} ` +
    `${other.relation} is ${other.certainty}: two verdicts on the same pair`,
});

const faultsOf = (rows: readonly PeriodRow[]): readonly Fault[] =>
  rows.flatMap((verdict, i) => {
    const other = rows
      .slice(0, i)
      .find(before => before.certainty !== verdict.certainty && overlap(before, verdict));
    return other ? [faultOf(verdict, other)] : [];
  });

/**
 * Relations with evidence between the same two endpoints at the same time: if one is a FACT and another is
 * not, they are two verdicts on one question, whatever the relations are called.
 */
export const verdicts = (numbering: Numbering): PeriodRows =>
  new PeriodRows(numbering, {
    keyOf: edge => (saysEvidence(edge.of) ? endsOf(edge) : undefined),
    apart: false,
    faultsOf,
  });
