import { required } from '../../../engine/errors';
import type { Model } from '../../../engine/model/model';
import { groupBy } from '../../../engine/model/objects';
import type { Query } from '../../imports/changes';
import { sourceOf, writeAll } from '../write';
import { checked, heldText, type CheckedQuote, type HeldText, type Verdict } from './check';
import type { GotText } from './get-texts';
import { movedDays, type MovedDays } from './moved-days';
import { proposeFor, type ProposedWords } from './propose';
import { lastSeen, quotesOf, type Quote, type QuotedAct } from './quotes';
import type { LawRegister } from './register';
import { restingOn, type Resting } from './resting';

/** What a register of law has found of an act. */
export type CheckedAct = Readonly<{
  act: string;
  /** As it is called here. */
  id: string | undefined;
  name: string;
  /** The file that was read. */
  at: string | undefined;
  /** The day of the last amendment that is in the text. */
  since: string | undefined;
  /** Why nothing could be held against its text. */
  why: string | undefined;
  counts: Readonly<Record<Verdict, number>>;
  /** The latest day on which any of its words were seen before, where it was amended after that. */
  amendedAfter: string | undefined;
  /** Articles of it that say other days since. */
  days: readonly MovedDays[];
}>;

/** Words that do not stand as they are quoted, or of which the text says that they will not. */
export type Finding = Readonly<{
  act: string;
  verdict: Verdict;
  relation: string;
  from: string;
  to: string;
  place: string | undefined;
  words: string;
  /** Of changed words the nearest that stand there, of moved ones the article that they stand in. */
  now: string | undefined;
  announced: string | undefined;
  /** The day on which the relation ends; why it does not. */
  lastDay: string | undefined;
  why: string | undefined;
}>;

/** What a harvest of law did, or would do. */
export type LawHarvest = Readonly<{
  acts: readonly CheckedAct[];
  counts: Readonly<Record<Verdict, number>>;
  findings: readonly Finding[];
  /** Things that end with their words, and what rests on them. */
  ended: readonly Resting[];
  proposed: readonly ProposedWords[];
  /** Relations whose words are known to stand on a later day than before. */
  seen: number;
  applied: boolean;
}>;

type Uses = Readonly<{ model: Model; query: Query; dryRun: boolean }>;

/** The texts, and the day that they are of; undefined: it is not known, and each is of the day of its last amendment. */
export type Texts = Readonly<{ of: ReadonlyMap<string, GotText>; day: string | undefined; today: string }>;

type HeldAct = Readonly<{
  act: string;
  of: QuotedAct;
  got: GotText;
  held: HeldText;
  found: readonly CheckedQuote[];
}>;

/**
 * Holds what is quoted from acts against their texts. Words that stand are known to stand on the day of the text; a relation whose
 * words do not stand any more ends on the day of the amendment, and the words that are nearest are proposed. Nothing is deleted, and
 * nobody but a steward makes a fact of other words.
 */
export const harvestLaw = async (register: LawRegister, texts: Texts, uses: Uses): Promise<LawHarvest> => {
  const held = [...(await quotesOf(register, uses))].map(([act, of]): HeldAct => {
    const got = texts.of.get(act) ?? { why: 'It was not looked for.' };
    const text = heldText(got);
    return { act, of, got, held: text, found: checked(register, of.quotes, text) };
  });
  const all = held.flatMap(({ found }) => found);
  const ended = await endedBy(all, register, uses);
  const day = texts.day ?? texts.today;
  const seen = held.flatMap(one => seeing(one, texts.day, register));
  const ends = [
    ...all.flatMap(({ quote, on }) => (on === undefined ? [] : ending(quote, on))),
    ...ended.map(({ id, kind, on }) => ({
      patch: { [required(uses.model.kinds.get(kind), kind).singular]: { id, validTo: on } },
    })),
  ];
  const reason = `Harvest: ${register.name}, as of ${day}`;
  const source = sourceOf(register.source, {
    language: register.language,
    url: register.address,
    checkedOn: day,
  });
  const how = { source: register.source.id, reason, ...uses };
  const lost = { lost: all, ended, day };
  // What cannot be proposed is known before anything is written, for what has ended is not found again.
  const tried = await proposeFor(register, { ...lost, before: [source, ...ends] }, { ...uses, dryRun: true });
  const { applied } = await writeAll([source, ...seen, ...ends], how);
  const proposed = applied ? await proposeFor(register, { ...lost, before: [source] }, uses) : tried;
  return {
    acts: held.map(one => actFound(register, one)),
    counts: countsOf(all),
    findings: held.flatMap(findingsOf),
    ended,
    proposed,
    seen: seen.length,
    applied,
  };
};

const placeOf = ({ start, end, edge: { validFrom } }: Quote): object => ({
  from: start,
  to: end,
  ...(validFrom === null ? {} : { validFrom }),
});

const ending = (quote: Quote, on: string): object => ({
  connect: { [quote.of.forward]: { ...placeOf(quote), validTo: on } },
});

/** That words stood there on a later day than was known. What is announced may hold already, so nothing is known of those. */
const seeing = (
  { held, found }: HeldAct,
  day: string | undefined,
  register: LawRegister,
): readonly object[] => {
  const on = 'why' in held ? undefined : (day ?? held.since);
  if (on === undefined) return [];
  return found.flatMap(({ quote, verdict, announced }) => {
    const { of, seen, edge } = quote;
    if (verdict !== 'UNCHANGED' || announced !== undefined || (seen !== undefined && seen >= on)) return [];
    const sources = [...new Set([...edge.sources.map(({ id }) => id), register.source.id])];
    return { connect: { [of.forward]: { ...placeOf(quote), [register.quotes.seen]: on, sources } } };
  });
};

/** Things that follow from words that are no more, and from no others. */
const endedBy = async (
  all: readonly CheckedQuote[],
  register: LawRegister,
  uses: Uses,
): Promise<readonly Resting[]> => {
  const following = all.filter(({ quote }) => quote.of.name === register.follows);
  const lost = [...groupBy(following, ({ quote }) => quote.start)].flatMap(([id, of]) => {
    const days = of.flatMap(({ on }) => on ?? []).sort();
    const on = days.length === of.length ? days.at(-1) : undefined;
    return on === undefined ? [] : { id, on };
  });
  return restingOn(lost, register, uses);
};

const VERDICTS: readonly Verdict[] = ['UNCHANGED', 'CHANGED', 'MOVED', 'GONE', 'NO_TEXT'];

const countsOf = (found: readonly CheckedQuote[]): Readonly<Record<Verdict, number>> =>
  Object.fromEntries(
    VERDICTS.map(verdict => [verdict, found.filter(one => one.verdict === verdict).length]),
  ) as Record<Verdict, number>;

const actFound = (register: LawRegister, { act, of, got, held, found }: HeldAct): CheckedAct => {
  const [since, seen] = ['since' in held ? held.since : undefined, lastSeen(of.quotes)];
  const before = 'before' in got && got.before ? heldText(got.before) : undefined;
  return {
    act,
    id: of.id,
    name: of.name,
    at: 'at' in got ? got.at : undefined,
    since,
    why: 'why' in held ? held.why : undefined,
    counts: countsOf(found),
    amendedAfter: since !== undefined && seen !== undefined && seen < since ? seen : undefined,
    days: before ? movedDays(register, { before, now: held, quotes: of.quotes }) : [],
  };
};

const findingsOf = ({ act, found }: HeldAct): readonly Finding[] =>
  found
    .filter(
      ({ verdict, announced, why }) =>
        verdict === 'CHANGED' ||
        verdict === 'MOVED' ||
        verdict === 'GONE' ||
        announced !== undefined ||
        (verdict === 'NO_TEXT' && why !== undefined && found.some(one => one.verdict !== 'NO_TEXT')),
    )
    .map(({ quote: { of, start, end, place, words }, verdict, now, announced, on, why }) => ({
      act,
      verdict,
      relation: of.name,
      from: start,
      to: end,
      place,
      words,
      now,
      announced,
      lastDay: on,
      why,
    }));
