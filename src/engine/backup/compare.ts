import { createHash } from 'node:crypto';
import type { Looking, Row, Store } from '../store/store';
import { verifyFile, type Verified } from './check-lines';
import { copyRecords } from './copy-records';
import { besideLine, partOfLine } from './format';

const PAGE = 1_000;

/** Records of one kind or relation, or all entries of the log, or all proposals, of a file and of a store that are not the same. */
export type StoreDifference = Readonly<{ of: string; inFile: number; inStore: number }>;
export type ComparedBackup = Readonly<{
  verified: Verified;
  differences: readonly StoreDifference[];
  /** The last entry of the store's log. */
  sequence: number;
}>;

/**
 * Checks a file, and compares it with a store: records, proposals, and the change log as far as the file has it; notes of the
 * server come and go. @throws BAD_BACKUP
 */
export const compareWithStore = async (path: string, store: Store): Promise<ComparedBackup> => {
  const file = new Sums();
  const verified = await verifyFile(path, ({ part, lines, texts }) => {
    if (part === 'notes' || part === 'marks') return;
    lines.forEach(({ node, relation }, i) => {
      file.add(node ?? relation ?? part, texts[i] ?? '');
    });
  });
  const stored = new Sums();
  for await (const page of copyRecords(store)) for (const { line } of page) stored.add(nameIn(line), line);
  await besideOf(store, 'proposals', stored, Infinity);
  await besideOf(store, 'changes', stored, verified.sequence);
  return { verified, differences: file.differences(stored), sequence: await store.sequence() };
};

/** The kind or the relation of a line. */
const nameIn = (line: string): string => {
  const { node, relation } = JSON.parse(line) as Readonly<{ node?: string; relation?: string }>;
  return node ?? relation ?? partOfLine(line) ?? '';
};

const besideOf = async (
  graph: Looking,
  of: 'changes' | 'proposals',
  sums: Sums,
  upTo: number,
): Promise<void> => {
  const keyOf = (row: Row | undefined): number => {
    const { sequence, number } = (row?.['properties'] ?? {}) as Readonly<Record<string, unknown>>;
    return Number(sequence ?? number ?? Infinity);
  };
  for (let [after, size] = [0, PAGE]; size === PAGE;) {
    const rows = await graph.look({ kind: 'beside', of, after, limit: PAGE });
    for (const row of rows) if (keyOf(row) <= upTo) sums.add(of, besideLine(of, row));
    size = rows.length;
    after = keyOf(rows.at(-1));
  }
};

/** Bits of a hash that are added up: a sum of so many is exact. */
const BYTES = 6;
const MODULUS = 2 ** (8 * BYTES);

/** How many lines there are of each name, and what their hashes come to in whatever order. */
class Sums {
  private readonly sums = new Map<string, { count: number; sum: number }>();

  add(of: string, line: string): void {
    const hash = createHash('sha256').update(line).digest().readUIntBE(0, BYTES);
    const sum = this.sums.get(of) ?? { count: 0, sum: 0 };
    this.sums.set(of, { count: sum.count + 1, sum: (sum.sum + hash) % MODULUS });
  }

  differences(others: Sums): readonly StoreDifference[] {
    const names = [...new Set([...this.sums.keys(), ...others.sums.keys()])].sort();
    return names.flatMap(of => {
      const [mine, other] = [this.sums.get(of), others.sums.get(of)];
      if (mine?.count === other?.count && mine?.sum === other?.sum) return [];
      return [{ of, inFile: mine?.count ?? 0, inStore: other?.count ?? 0 }];
    });
  }
}
