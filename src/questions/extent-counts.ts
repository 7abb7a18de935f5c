import { CONSEQUENCES, type Consequence } from '../model/consequences';
import type { Model } from '../model/model';
import { compare } from '../graph/found';
import type { Extent } from '../graph/supports';
import type { RowMap } from '../plan/plan';
import { inWords } from './answer-parts';

export const EXTENT_SDL = `
"What may be lost. These are different in kind, and never added up."
enum Consequence {
  "It no longer works, or an actor can no longer do what it used something for."
  FUNCTION
  "It loses support: a capability, a service, a life event."
  COVERAGE
  "An obligation is no longer met; the obligation itself still stands."
  DUTY
  "It is repealed, or loses the framework that it rested on; it may work as before."
  LEGAL_BASIS
}

"How much of what it rests on something loses."
enum Extent {
  "All of it: it needs what goes away, or everything that supports it is recorded and goes away."
  WHOLLY
  "The only one recorded; there may be others."
  ONLY_RECORDED
  "Others are left."
  PARTLY
}

"How many of a kind lose something of one kind, and how much."
type ExtentCount {
  "What they lose."
  consequence: Consequence!
  "The kind that is counted."
  kind: KindName!
  "How many lose all of it."
  wholly: Int!
  "How many lose the only one recorded."
  onlyRecorded: Int!
  "How many have others left."
  partly: Int!
  "Those that rest on more than is visited, so that the extent is not known."
  unknown: Int!
  "All of them in plain language: 357 kommuner, én løsning. nb, nn or en."
  explanation("Other languages get nb." lang: Language = nb): String!
}
`;

type Losing = Readonly<{ id: string; consequence: Consequence; extent: Extent | undefined }>;
type Count = { wholly: number; onlyRecorded: number; partly: number; unknown: number };
const FIELDS = { WHOLLY: 'wholly', ONLY_RECORDED: 'onlyRecorded', PARTLY: 'partly' } as const;

/** The counts, each kind of consequence on its own, the most severe first. */
export const extentCounts = (
  all: readonly Losing[],
  kindOf: (id: string) => string,
  model: Model,
): readonly RowMap[] =>
  CONSEQUENCES.flatMap(consequence => {
    const counts = new Map<string, Count>();
    for (const { id, extent } of all.filter(one => one.consequence === consequence)) {
      const kind = kindOf(id);
      const count = counts.get(kind) ?? { wholly: 0, onlyRecorded: 0, partly: 0, unknown: 0 };
      counts.set(kind, count);
      count[extent ? FIELDS[extent] : 'unknown'] += 1;
    }
    return [...counts]
      .sort(
        ([a, x], [b, y]) =>
          y.wholly - x.wholly ||
          y.onlyRecorded - x.onlyRecorded ||
          y.partly - x.partly ||
          y.unknown - x.unknown ||
          compare(a, b),
      )
      .map(([kind, count]) => ({
        consequence,
        kind,
        ...count,
        explanation: inWords(kind, count.wholly + count.onlyRecorded + count.partly + count.unknown, model),
      }));
  });
