import { required } from '../../../engine/errors';
import { parts } from '../../../engine/model/objects';
import type { Model } from '../../../engine/model/model';
import { apply } from '../../imports/apply';
import type { Query } from '../../imports/changes';
import type { CheckedQuote } from './check';
import type { LawRegister } from './register';
import type { Resting } from './resting';

/** Words that are proposed in the place of others, for a steward to decide. */
export type ProposedWords = Readonly<{
  /** The thing or relation that ended, and the words that stand now. */
  instead: string;
  words: string;
  /** The thing that is proposed, if one ended. */
  id: string | undefined;
  proposal: string | null;
  /** Why it could not be proposed. */
  refused: string | undefined;
}>;

/** What was lost and ended, and what has to be made before it is proposed: the source, and in a dry run what else would have been. */
type Lost = Readonly<{
  lost: readonly CheckedQuote[];
  ended: readonly Resting[];
  day: string;
  before: readonly object[];
}>;
type Uses = Readonly<{ model: Model; query: Query; dryRun: boolean }>;

/** A relation that ended, and the words that stand in the article now. */
type Renewal = Readonly<{ of: CheckedQuote; words: string; on: string }>;

/** Changes of one proposal. */
const AT_ONCE = 500;

/** Proposes what stands now in the place of what has ended: UNCERTAIN, with its words, and never more than that. */
export const proposeFor = async (
  register: LawRegister,
  { before, ...of }: Lost,
  uses: Uses,
): Promise<readonly ProposedWords[]> => {
  const proposals: ProposedWords[] = [];
  for (const some of parts(renewing(register, of, uses.model), AT_ONCE)) {
    const reason = `Harvest: ${register.name}, as of ${of.day}: words that stand where others were quoted`;
    const how = { source: register.source.id, certainty: 'UNCERTAIN', reason, dryRun: uses.dryRun } as const;
    const changes = [...before, ...some.flatMap(one => one.changes)];
    const done = await apply(changes, { ...how, proposes: true }, uses.query);
    const [refused] = done.results.flatMap(({ path, faults }) =>
      faults.map(({ message }) => `${path}: ${message}`),
    );
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

type Renewing = Readonly<{ one: Renewal; id: string | undefined; changes: readonly object[] }>;

/** What is proposed of each relation that ended: it with the other words, and the thing that starts it where that ended too. */
const renewing = (
  register: LawRegister,
  { lost, ended, day }: Omit<Lost, 'before'>,
  model: Model,
): readonly Renewing[] => {
  const renewals = lost.flatMap(renewalOf);
  const things = new Map(ended.map(thing => [thing.id, thing]));
  // What a thing is renewed with are the words that it followed from.
  const renewed = new Map(
    renewals.flatMap(one => {
      const { of, start } = one.of.quote;
      const thing = things.get(start);
      return of.name === register.follows && thing ? [[start, { thing, ...one }] as const] : [];
    }),
  );
  return renewals.flatMap(one => {
    const { of, start, end } = one.of.quote;
    const thing = of.name === register.follows ? renewed.get(start) : undefined;
    // A thing that is gone without other words in its place has nothing that could lead to it.
    if ([start, end].some(id => things.has(id) && !renewed.has(id))) return [];
    const made = thing ? [creating(register, thing, model)] : [];
    const changes = [...made, connecting(one, { register, renewed, day })];
    return [{ one, id: thing && nextId(start, thing.on), changes }];
  });
};

const renewalOf = (of: CheckedQuote): readonly Renewal[] => {
  const { verdict, now, on } = of;
  return verdict === 'CHANGED' && now !== undefined && on !== undefined ? [{ of, words: now, on }] : [];
};

const relationOf = ({ of: { quote } }: Renewal): string => `${quote.start} ${quote.of.name} ${quote.end}`;

/** Ids say from when the words hold. */
const nextId = (id: string, on: string): string => `${id}-${on}`;

type Renewed = Renewal & Readonly<{ thing: Resting }>;

const creating = (register: LawRegister, { of, thing, words, on }: Renewed, model: Model): object => ({
  upsert: {
    [required(model.kinds.get(thing.kind), thing.kind).singular]: {
      ...register.renewed(thing.values, { was: of.quote.words, words, day: on, language: register.language }),
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
