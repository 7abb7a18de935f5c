import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/**
 * Checks a history that jepsen.ts wrote. It knows what clients asked and were told, and in the end what the log and the graph hold; it
 * shares no code with the server. `npx tsx bench/jepsen-check.ts bench/out/jepsen.jsonl` prints the verdict.
 */
export type HistoryLine = Readonly<{
  op: string;
  me?: string;
  port?: number;
  id?: string;
  value?: string;
  begun?: number;
  ended?: number;
  outcome?: 'ok' | 'no' | 'unknown';
  sequence?: number;
  after?: number;
  proposal?: string;
  how?: string;
  status?: string;
  letter?: string;
  came?: readonly string[];
  what?: string;
  whom?: string;
}>;

type Verdict = Readonly<{ text: string; isValid: boolean }>;
/** What may not be, each with the lines that show it. */
type Faults = Map<string, unknown[]>;

/** The lines of a history, which may be compressed. */
export const linesOf = (file: string): readonly HistoryLine[] =>
  (file.endsWith('.gz') ? gunzipSync(readFileSync(file)).toString() : readFileSync(file, 'utf8'))
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as HistoryLine);

/** Checks a history, and says what was counted. */
export const check = (lines: readonly HistoryLine[]): Verdict => {
  const of = (op: string): readonly HistoryLine[] => lines.filter(line => line.op === op);
  const faults: Faults = new Map();
  const order = orderOf(of('log'));
  checkLog(of('log'), faults);
  checkWrites(of('write'), { order, log: of('log'), state: of('state') }, faults);
  checkReads(of('read'), of('write'), order, faults);
  checkTold(of('told'), of('add'), of('state'), faults);
  checkDecided(of('decide'), of('proposal'), of('state'), faults);
  const said = [...PROMISES].map(
    promise => `${(faults.get(promise)?.length ?? 0) === 0 ? 'holds ' : 'BROKEN'}  ${promise}`,
  );
  const shown = [...faults].flatMap(([promise, all]) =>
    all.slice(0, 5).map(one => `  ${promise}: ${JSON.stringify(one)}`),
  );
  return { text: [...countsOf(lines), ...said, ...shown].join('\n'), isValid: faults.size === 0 };
};

const PROMISES = [
  'no acknowledged write is lost',
  'what was said not to be written is not there',
  'the log has each sequence once, without a gap',
  'a read has what was acknowledged before it began, by whichever server',
  'a client reads what it wrote, by another server',
  'a client never reads what is older than it read before',
  'what is read was written',
  'what is followed is told, each thing by one letter',
  'a proposal is decided once',
] as const;
type Promised = (typeof PROMISES)[number];

const broken = (faults: Faults, promise: Promised, line: unknown): void => {
  faults.set(promise, [...(faults.get(promise) ?? []), line]);
};

const keyOf = (id: string | undefined, value: string | undefined): string => `${id ?? ''} ${value ?? ''}`;

/** When each value came into its register, by the log; what there was at the start came before all. */
const orderOf = (log: readonly HistoryLine[]): ReadonlyMap<string, number> =>
  new Map(log.map(({ id, value, sequence = 0 }) => [keyOf(id, value), sequence]));
const placeOf = (order: ReadonlyMap<string, number>, { id, value }: HistoryLine): number | undefined =>
  value === 'begin' ? 0 : order.get(keyOf(id, value));

const checkLog = (log: readonly HistoryLine[], faults: Faults): void => {
  for (const [i, { sequence }] of log.entries())
    if (sequence !== i + 1) {
      broken(faults, 'the log has each sequence once, without a gap', { at: i + 1, sequence });
      return;
    }
};

type Ending = Readonly<{
  order: ReadonlyMap<string, number>;
  log: readonly HistoryLine[];
  state: readonly HistoryLine[];
}>;

const checkWrites = (writes: readonly HistoryLine[], { order, log, state }: Ending, faults: Faults): void => {
  for (const write of writes) {
    const place = placeOf(order, write);
    if (write.outcome === 'ok' && place !== write.sequence)
      broken(faults, 'no acknowledged write is lost', write);
    if (write.outcome === 'no' && place !== undefined)
      broken(faults, 'what was said not to be written is not there', write);
  }
  const last = new Map(log.map(({ id, value }) => [id, value]));
  for (const { id, value } of state)
    if (value !== (last.get(id) ?? 'begin'))
      broken(faults, 'no acknowledged write is lost', { id, value, last: last.get(id) });
};

const checkReads = (
  reads: readonly HistoryLine[],
  writes: readonly HistoryLine[],
  order: ReadonlyMap<string, number>,
  faults: Faults,
): void => {
  const done = writes
    .filter(({ outcome }) => outcome === 'ok')
    .sort((a, b) => (a.ended ?? 0) - (b.ended ?? 0));
  const ok = reads.filter(({ outcome }) => outcome === 'ok').sort((a, b) => (a.begun ?? 0) - (b.begun ?? 0));
  const acknowledged = new Map<string, number>();
  let next = 0;
  for (const read of ok) {
    for (let write = done[next]; write && (write.ended ?? 0) < (read.begun ?? 0); write = done[(next += 1)])
      acknowledged.set(write.id ?? '', Math.max(acknowledged.get(write.id ?? '') ?? 0, write.sequence ?? 0));
    const place = placeOf(order, read);
    if (place === undefined) broken(faults, 'what is read was written', read);
    else if (place < (acknowledged.get(read.id ?? '') ?? 0))
      broken(faults, 'a read has what was acknowledged before it began, by whichever server', read);
    else if (read.after !== undefined && place < read.after)
      broken(faults, 'a client reads what it wrote, by another server', read);
  }
  checkMonotonic(ok, order, faults);
};

/** A client sends one read after the other, so they are in its order. */
const checkMonotonic = (
  reads: readonly HistoryLine[],
  order: ReadonlyMap<string, number>,
  faults: Faults,
): void => {
  const seen = new Map<string, number>();
  for (const read of reads) {
    const key = `${read.me ?? ''} ${read.id ?? ''}`;
    const place = placeOf(order, read) ?? 0;
    if (place < (seen.get(key) ?? 0))
      broken(faults, 'a client never reads what is older than it read before', read);
    seen.set(key, Math.max(place, seen.get(key) ?? 0));
  }
};

/** A letter that comes again has the same id: it is one. */
const checkTold = (
  told: readonly HistoryLine[],
  adds: readonly HistoryLine[],
  state: readonly HistoryLine[],
  faults: Faults,
): void => {
  const promise = 'what is followed is told, each thing by one letter';
  const letters = new Map<string, string>();
  for (const { letter = '', came = [] } of told)
    for (const key of came) {
      const before = letters.get(key);
      if (before !== undefined && before !== letter) broken(faults, promise, { key, letter, before });
      letters.set(key, letter);
    }
  const there = new Set(state.map(({ id }) => id));
  const keyOfAdded = (id = ''): string => `municipality:4601~USES~${id}`;
  for (const add of adds) {
    if (add.outcome === 'ok' && !there.has(add.id)) broken(faults, 'no acknowledged write is lost', add);
    if (there.has(add.id) && !letters.has(keyOfAdded(add.id))) broken(faults, promise, { untold: add.id });
    if (!there.has(add.id) && letters.has(keyOfAdded(add.id)))
      broken(faults, promise, { toldOfNothing: add.id });
  }
};

const checkDecided = (
  decisions: readonly HistoryLine[],
  proposals: readonly HistoryLine[],
  state: readonly HistoryLine[],
  faults: Faults,
): void => {
  const promise = 'a proposal is decided once';
  const status = new Map(proposals.map(of => [of.proposal, of.status]));
  const there = new Set(state.map(({ id }) => id));
  const made = new Map<string | undefined, string>();
  for (const { proposal, how = '', outcome, id } of decisions) {
    if (outcome === 'ok') {
      if (made.has(proposal)) broken(faults, promise, { proposal, twice: true });
      made.set(proposal, how);
      const should = how === 'acceptProposal' ? 'ACCEPTED' : 'REJECTED';
      if (status.get(proposal) !== should)
        broken(faults, promise, { proposal, how, status: status.get(proposal) });
    }
    if (there.has(id) !== (status.get(proposal) === 'ACCEPTED'))
      broken(faults, promise, { proposal, id, isThere: there.has(id), status: status.get(proposal) });
  }
};

const countsOf = (lines: readonly HistoryLine[]): readonly string[] => {
  const count = (op: string, outcome?: string): number =>
    lines.filter(line => line.op === op && (outcome === undefined || line.outcome === outcome)).length;
  const outcomes = (op: string): string =>
    `${op}: ${count(op)}, ok ${count(op, 'ok')}, not done ${count(op, 'no')}, not known ${count(op, 'unknown')}`;
  const faults = new Map<string, number>();
  for (const { op, what = '', whom = '' } of lines)
    if (op === 'fault') faults.set(`${what} ${whom}`, (faults.get(`${what} ${whom}`) ?? 0) + 1);
  const letters = new Set(lines.filter(({ op }) => op === 'told').map(({ letter }) => letter));
  return [
    ...['write', 'read', 'add', 'propose', 'decide'].map(outcomes),
    `reads after a change of one's own: ${lines.filter(({ op, after, outcome }) => op === 'read' && after !== undefined && outcome === 'ok').length}`,
    `told: ${count('told')} times, ${letters.size} letters; log: ${count('log')} entries`,
    `faults: ${[...faults].map(([what, n]) => `${what} ${n}`).join(', ')}`,
  ];
};

const [, program = '', file] = process.argv;
if (program.endsWith('jepsen-check.ts') && file !== undefined)
  process.stdout.write(`${check(linesOf(file)).text}\n`);
