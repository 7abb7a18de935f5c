import neo4j, { type Driver, type ProfiledPlan, type Record as Neo4jRecord } from 'neo4j-driver';
import { NEO4J } from '../src/engine/cypher/dialect';
import type { Statement } from '../src/engine/cypher/fragment';
import { required } from '../src/engine/errors';
import type { Plan } from '../src/engine/plan/plan';
import type { Traversal, Bounds } from '../src/engine/plan/traversal';
import type { Statistics } from '../src/engine/plan/statistics';
import { Statements, bindAll, oneRow } from '../src/engine/store/cypher-store';
import type { Bound, Row, RowInParts, Store } from '../src/engine/store/store';
import { Writes } from '../src/engine/store/writes';

const sum = (plan: ProfiledPlan): number =>
  plan.dbHits + plan.children.reduce((total, child) => total + sum(child), 0);

/** JavaScript has one kind of number; a whole one is sent as an integer, as the Neo4j store does. */
export const withIntegers = (values: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      Number.isSafeInteger(value) ? neo4j.int(value as number) : value,
    ]),
  );

export type Profiled = Readonly<{ hits: number; rows: readonly Row[] }>;
/** A statement as it went to the database. */
export type Sent = Readonly<{ text: string; parameters: Readonly<Record<string, unknown>>; hits: number }>;

/** Runs a statement with PROFILE; db hits are exact, whatever the machine does beside it. */
export const profile = async (
  driver: Driver,
  text: string,
  parameters: Readonly<Record<string, unknown>>,
): Promise<Profiled> => {
  const session = driver.session();
  try {
    const { summary, records } = await session.run(`PROFILE ${text}`, withIntegers(parameters));
    return {
      hits: sum(required(summary.profile || undefined, 'a profile')),
      rows: records.map((record: Neo4jRecord) => record.toObject()),
    };
  } finally {
    await session.close();
  }
};

const nothing = (): void => undefined;
const unused = (): Promise<never> => Promise.reject(new Error('Only reads are profiled.'));

/** A store that profiles what it reads: the same statements as the Neo4j store sends, and what each of them costs. */
export class ProfilingStore implements Store {
  readonly name = 'neo4j';
  readonly version = undefined;
  readonly plansSlowly = true;
  readonly writes = new Writes();
  readonly sent: Sent[] = [];
  private readonly compiled = new Statements(NEO4J);

  constructor(private readonly driver: Driver) {}

  get statements(): number {
    return this.sent.length;
  }

  private async run(statement: Statement, variables: Bound): Promise<Row> {
    const parameters = bindAll(statement, variables);
    const { hits, rows } = await profile(this.driver, statement.text, parameters);
    this.sent.push({ text: statement.text, parameters: withIntegers(parameters), hits });
    return required(rows[0], 'a read gives one row');
  }

  async read(plan: Plan, variables: Bound): Promise<Row> {
    return oneRow(this.compiled.read(plan).all, async statement => [await this.run(statement, variables)]);
  }

  async readInParts(plan: Plan, variables: Bound): Promise<RowInParts> {
    return { first: await this.read(plan, variables), more: [] };
  }

  async find(traversals: readonly Traversal[], variables: Bound, bounds: Bounds): Promise<Row> {
    return oneRow(this.compiled.find(traversals, bounds), async statement => [
      await this.run(statement, variables),
    ]);
  }

  turn = (): Promise<never> => unused();
  prepare = (): Promise<Statistics> => unused();
  fit = (): Promise<void> => unused();
  dropUseless = (): Promise<number> => unused();
  write = (): Promise<void> => unused();
  transact = (): Promise<never> => unused();
  noting = (): Promise<never> => unused();
  refill = (): Promise<never> => unused();
  look = (): Promise<never> => unused();
  entries = (): Promise<never> => unused();
  changed = (): Promise<never> => unused();
  sequence = (): Promise<never> => unused();
  proposals = (): Promise<never> => unused();
  countProposals = (): Promise<never> => unused();
  marks = (): Promise<never> => unused();
  statistics = (): Promise<Statistics> => unused();
  note = (): Promise<string | undefined> => unused();
  noteAside = (): Promise<void> => unused();
  setNote = (): Promise<void> => unused();
  giveWay = nothing;
  ping = (): Promise<void> => unused();
  close = (): Promise<void> => this.driver.close();
}
