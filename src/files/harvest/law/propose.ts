import { required } from '../../../engine/errors';
import { parts } from '../../../engine/model/objects';
import type { Model } from '../../../engine/model/model';
import { apply } from '../../imports/apply';
import type { Query } from '../../imports/changes';
import type { Checked } from './check';
import type { LawRegister } from './register';
import type { Resting } from './resting';

/** Words that are proposed in the place of others, for a steward to decide. */
export type Proposed = Readonly<{
  /** The thing or relation that ended, and the words that stand now. */
  instead: string;
  words: string;
  /** The thing that is proposed, if one ended. */
  id: string | undefined;
  proposal: string | null;
  /** Why it could not be proposed. */
  refused: string | undefined;
}>;

type Lost = Readonly<{ lost: readonly Checked[]; ended: readonly Resting[]; day: string; source: object }>;
type Uses = Readonly<{ model: Model; query: Query; dryRun: boolean }>;

/** A relation that ended, and the words that stand in the article now. */
type Renewal = Readonly<{ of: Checked; words: string; on: string; place: string | undefined }>;

/** Changes of one proposal. */
const AT_ONCE = 500;

/** Proposes what stands now in the place of what has ended: UNCERTAIN, with its words, and never more than that. */
export const proposeFor = async (
  register: LawRegister,
  { lost, ended, day, source }: Lost,
  uses: Uses,
): Promise<readonly Proposed[]> => {
  const renewals = lost.flatMap((of): readonly Renewal[] => {
    const { verdict, now, on, quote } = of;
    return verdict === 'CHANGED' && now !== undefined && on !== undefined
      ? [{ of, words: now, on, place: quote.place }]
      : [];
  });
  const things = new Map(ended.map(thing => [thing.id, thing]));
  // What a thing is renewed with are the words that it followed from.
  const renewed = new Map(
    renewals.flatMap(one => {
      const { of: relation, start } = one.of.quote;
      const thing = things.get(start);
      return relation.name === register.follows && thing ? [[start, { thing, ...one }] as const] : [];
    }),
  );
  const changes = renewals.flatMap(one => {
    const { start, end } = one.of.quote;
    const thing = one.of.quote.of.name === register.follows ? renewed.get(start) : undefined;
    // A thing that is gone without other words in its place has nothing that could lead to it.
    if ([start, end].some(id => things.has(id) && !renewed.has(id))) return [];
    return [
      {
        one,
        id: thing && nextId(start, thing.on),
        changes: [
          ...(thing ? [creating(register, thing, uses.model)] : []),
          connecting(one, { register, renewed, day }),
        ],
      },
    ];
  });
  const proposals: Proposed[] = [];
  for (const some of parts(changes, AT_ONCE)) {
    const done = await apply(
      [source, ...some.flatMap(one => one.changes)],
      {
        source: register.source.id,
        certainty: 'UNCERTAIN',
        reason: `Harvest: ${register.name}, as of ${day}: words that stand where others were quoted`,
        dryRun: uses.dryRun,
        proposes: true,
      },
      uses.query,
    );
    const refused = done.results.flatMap(({ path, faults }) =>
      faults.map(({ message }) => `${path}: ${message}`),
    )[0];
    proposals.push(
      ...some.map(({ one, id }) => ({
        instead: id === undefined ? relationOf(one) : one.of.quote.start,
        words: one.words,
        id,
        proposal: done.proposal,
        refused,
      })),
    );
  }
  return proposals;
};

const relationOf = ({ of: { quote } }: Renewal): string => `${quote.start} ${quote.of.name} ${quote.end}`;

/** Ids say from when the words hold. */
const nextId = (id: string, on: string): string => `${id}-${on}`;

type Renewed = Renewal & Readonly<{ thing: Resting }>;

const creating = (register: LawRegister, { thing, words, on }: Renewed, model: Model): object => ({
  create: {
    [required(model.kinds.get(thing.kind), thing.kind).singular]: {
      ...register.renewed(thing.values, { words, day: on }),
      id: nextId(thing.id, on),
      validFrom: on,
      certainty: 'UNCERTAIN',
      sources: [register.source.id],
      rationale: `Proposed by a harvest of ${register.name}: these words stand where ${thing.id} was quoted from.`,
    },
  },
});

type How = Readonly<{ register: LawRegister; renewed: ReadonlyMap<string, Renewed>; day: string }>;

const connecting = ({ of: { quote }, words, on }: Renewal, { register, renewed, day }: How): object => {
  const { place, source, seen, words: said } = register.quotes;
  const now = (id: string): string => {
    const one = renewed.get(id);
    return one ? nextId(id, one.on) : id;
  };
  return {
    connect: {
      [quote.of.forward]: {
        from: now(quote.start),
        to: now(quote.end),
        validFrom: on,
        [said]: words,
        ...(quote.place === undefined ? {} : { [place]: quote.place }),
        [source]: register.source.id,
        [seen]: day,
        certainty: 'UNCERTAIN',
        sources: [register.source.id],
      },
    },
  };
};
