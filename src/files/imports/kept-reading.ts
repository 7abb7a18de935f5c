import type { ImportOptions, Query } from './changes';
import type { Mapping, ValueMapping } from './columns';
import type { ImportReport } from './report';

/** How a file was read, as it is kept with its source: the next one is read alike without anybody saying so. */
export type KeptReading = Readonly<{
  kind?: string | undefined;
  mapping?: Mapping | undefined;
  values?: ValueMapping | undefined;
}>;

/** What of an import says how the file is read, and by which version of the source that was so. */
export type ReadBy = Readonly<{ options: ImportOptions; readBy: number | null }>;

const LAST = `query ImportKept($of: ID!) { sourceVersions(of: $of, first: 5) { nodes { number undone reading } } }`;
type Version = Readonly<{ number: number; undone: boolean; reading: KeptReading | null }>;

/** Reads the file as the last one of its source was read, in all that nobody says otherwise now. */
export const withKept = async (options: ImportOptions, query: Query): Promise<ReadBy> => {
  if (options.readsAnew === true) return { options, readBy: null };
  const { nodes } = (await query(LAST, { of: options.source }))['sourceVersions'] as Readonly<{
    nodes: readonly Version[];
  }>;
  const last = nodes.find(({ undone: isUndone, reading }) => !isUndone && reading !== null);
  if (!last?.reading) return { options, readBy: null };
  const { kind, mapping, values } = last.reading;
  // What was said of a kind of rows says nothing of another one.
  if (options.kind !== undefined && kind !== undefined && kind !== options.kind)
    return { options, readBy: null };
  return {
    options: {
      ...options,
      kind: options.kind ?? kind,
      mapping: { ...mapping, ...options.mapping },
      values: mergedValues(values, options.values),
    },
    readBy: last.number,
  };
};

const mergedValues = (kept: ValueMapping = {}, said: ValueMapping = {}): ValueMapping => {
  const headers = new Set([...Object.keys(kept), ...Object.keys(said)]);
  return Object.fromEntries([...headers].map(header => [header, { ...kept[header], ...said[header] }]));
};

/** Characters of a reading that are kept. */
const MOST = 150_000;

/**
 * Tells how a file was read, for the next one: what was said, and of a table also what was guessed. What is too long to be kept is
 * said anew.
 */
export const readingToKeep = (
  { kind, mapping = {}, values = {} }: ImportOptions,
  columns: ImportReport['columns'],
): string | undefined => {
  const guessed = columns.flatMap(({ header, means, guess }) =>
    guess && means !== null ? [[header, means]] : [],
  );
  const kinds = new Set(columns.flatMap(one => (one.guess ? [one.kind] : [])));
  const [guessedKind] = kinds.size === 1 ? kinds : [];
  const said = { kind: kind ?? guessedKind, mapping, values };
  const all = JSON.stringify({ ...said, mapping: { ...Object.fromEntries(guessed), ...mapping } });
  if (all.length <= MOST) return all;
  const short = JSON.stringify(said);
  return short.length <= MOST ? short : undefined;
};
