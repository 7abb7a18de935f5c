/** A register that is harvested. */
export type Adapter = Readonly<{
  /** As in `samgraf harvest NAME`. */
  name: string;
  /** What it takes, for whoever chooses. */
  about: string;
  /** The source that what it says rests on. */
  source: Readonly<{ id: string; title: string; publisher: string; license: string | null }>;
  /** Where it is published. */
  address: string;
  /** What it names no more has ended, whatever else says so: it lists all that there are. Otherwise only where nothing else says so. */
  isComplete?: true;
  /** Reads the body of the answer, where it is not JSON. */
  parse?: (body: Buffer) => Promise<unknown>;
  /** Reads what it calls things that it has an id of its own for. What is called otherwise now keeps its name as another one. */
  names?: (answer: unknown) => readonly Named[];
  /** Reads the answer; throws HARVEST_UNREADABLE if it has another form. Undefined: a file that is imported as it is. */
  read?: (answer: unknown) => readonly Said[];
}>;

/** What a register calls a thing today: its kind, what is its key there, and the name in Bokmål. */
export type Named = Readonly<{ kind: string; key: string; name: string }>;

/** A relation that a register says holds today. */
export type Said = Readonly<{
  /** As in the SDL: USES. */
  relation: string;
  /** What the register calls the ends: a key, such as an organisation number, or an id. */
  from: string;
  to: string;
  facts: Readonly<Record<string, unknown>>;
}>;
