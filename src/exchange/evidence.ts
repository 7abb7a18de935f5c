import type { Relation } from '../model/model';
import { Hashes } from './hashes';
import { overlap, periodText, type Period } from './periods';
import type { Fault } from './faults';
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

type Verdict = Period & Readonly<{ relation: string; certainty: string }>;

/**
 * Relations with evidence between the same two endpoints at the same time: if one is a FACT and another is
 * not, they are two verdicts on one question, whatever the relations are called.
 */
export class Verdicts {
  private readonly pairs = new Hashes();
  private readonly again = new Set<string>();
  private readonly byPair = new Map<string, Verdict[]>();

  see(edge: EdgeItem): void {
    if (saysEvidence(edge.of) && this.pairs.add(endsOf(edge))) this.again.add(endsOf(edge));
  }

  /** Called when all records have been seen. */
  add(edge: EdgeItem, period: Period): void {
    const ends = endsOf(edge);
    if (!saysEvidence(edge.of) || !this.again.has(ends)) return;
    const verdict = { ...period, relation: edge.of.name, certainty: String(edge.fields['certainty']) };
    this.byPair.set(ends, [...(this.byPair.get(ends) ?? []), verdict]);
  }

  faults(): readonly Fault[] {
    return [...this.byPair].flatMap(([ends, verdicts]) =>
      verdicts.flatMap((verdict, i) => {
        const other = verdicts
          .slice(0, i)
          .find(before => before.certainty !== verdict.certainty && overlap(before, verdict));
        return other ? [faultOf(ends, verdict, other)] : [];
      }),
    );
  }
}

const endsOf = ({ from, to }: EdgeItem): string => `${from} ${to}`;

const faultOf = (ends: string, verdict: Verdict, other: Verdict): Fault => ({
  at: verdict.at,
  text:
    `${ends}: ${verdict.relation} is ${verdict.certainty} from ${periodText(verdict)}, and by ${other.at} ` +
    `${other.relation} is ${other.certainty}: two verdicts on the same pair`,
});
