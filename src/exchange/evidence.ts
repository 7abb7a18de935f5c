import type { Relation } from '../model/model';
import type { Ends } from '../plan/write';
import type { Numbering } from './columns';
import type { Fault } from './faults';
import { Hashes } from './hashes';
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

/**
 * Relations with evidence between the same two endpoints at the same time: if one is a FACT and another is
 * not, they are two verdicts on one question, whatever the relations are called.
 */
export class Verdicts {
  private readonly pairs = new Hashes();
  private readonly again = new Hashes();
  private readonly rows: PeriodRows;

  constructor(numbering: Numbering) {
    this.rows = new PeriodRows(numbering);
  }

  see(edge: EdgeItem): void {
    if (saysEvidence(edge.of) && this.pairs.add(endsOf(edge))) this.again.add(endsOf(edge));
  }

  /** Called when all records have been seen. */
  add(edge: EdgeItem): void {
    if (saysEvidence(edge.of) && this.again.has(endsOf(edge))) this.rows.add(edge);
  }

  faults(): readonly Fault[] {
    return this.rows.faults(false, verdicts =>
      verdicts.flatMap((verdict, i) => {
        const other = verdicts
          .slice(0, i)
          .find(before => before.certainty !== verdict.certainty && overlap(before, verdict));
        return other ? [faultOf(verdict, other)] : [];
      }),
    );
  }
}

const endsOf = ({ from, to }: Ends): string => `${from} ${to}`;

const faultOf = (verdict: PeriodRow, other: PeriodRow): Fault => ({
  at: verdict.at,
  text:
    `${endsOf(verdict.ends)}: ${verdict.relation} is ${verdict.certainty} from ${periodText(verdict)}, and by ${other.at} ` +
    `${other.relation} is ${other.certainty}: two verdicts on the same pair`,
});
