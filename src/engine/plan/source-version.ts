/** Characters of what is kept of how a file was read, and of what was not taken of it. */
export const MOST_KEPT = 200_000;
/** Ids that are kept of what came, changed or is gone. */
export const MOST_NAMED = 500;

/** A file as it was taken in, as whoever takes it in says: what it was, how it was read, and what became of its cells. */
export type ImportedFile = Readonly<{
  /** The same for all parts of one file, so that these are one version. */
  run: string;
  /** SHA-256 of its bytes, in hexadecimal digits. */
  hash: string;
  bytes: number;
  file: string | undefined;
  /** What the server that it was got from calls this state of it. */
  etag: string | undefined;
  cells: Readonly<{ read: number; taken: number; mapped: number; notUnderstood: number }>;
  /** What the source said before, and the file does not; and whether that ends. */
  gone: readonly string[];
  endsGone: boolean;
  /** How it was read: JSON that the next file of the source is read by. */
  reading: unknown;
  /** What was not taken, and why: JSON. */
  left: unknown;
  dueOn: string | undefined;
}>;

/** A part of a file that is taken in, with the nodes in it that an earlier part made as well. */
export type ImportedPart = ImportedFile & Readonly<{ again: readonly string[] }>;

/** A batch of the change log, and the one that took it back. */
export type VersionBatch = Readonly<{ id: string; undoneBy?: string | undefined }>;

/** A file as it was taken in, and what the graph made of it: a version of its source. */
export type SourceVersion = ImportedFile &
  Readonly<{
    source: string;
    /** 1, 2, 3, … of the source, in the order in which they came. */
    number: number;
    at: string;
    by: string;
    /** Who that is: see `identityOf`. */
    maker: string;
    /** The actor that it speaks for. */
    actor: string | undefined;
    batches: readonly VersionBatch[];
    /** Ids of things that are new, and of those of which anything is; how many there are, and how many stayed as they were. */
    came: readonly string[];
    changed: readonly string[];
    counts: Readonly<Record<'came' | 'changed' | 'unchanged' | 'gone', number>>;
    /** Whether anyone may see all that it is about. */
    isOpen: boolean;
    /** When the same file was last taken in again, and changed nothing. */
    sameAt?: string | undefined;
  }>;

/** The note of a version, that of how many a source has, that by which the version of a batch is found, and that of a file that is proposed. */
export const versionNote = (source: string, number: number): string => `version ${source} ${number}`;
export const versionCount = (source: string): string => `versions of ${source}`;
export const batchNote = (batch: string): string => `version by ${batch}`;

export const proposedNote = (proposal: number): string => `version of proposal ${proposal}`;

export const readVersion = (text: string): SourceVersion => JSON.parse(text) as SourceVersion;

/** Tells whether nothing of it stands any more. */
export const isUndone = ({ batches }: Pick<SourceVersion, 'batches'>): boolean =>
  batches.length > 0 && batches.every(({ undoneBy }) => undoneBy !== undefined);
