import { createHash, randomUUID } from 'node:crypto';
import { alikeIn } from './brief';
import type { ImportOptions } from './changes';
import { readingToKeep } from './kept-reading';
import type { ImportReport } from './report';

/** A file as the API keeps it as a version of its source: `SourceVersionInput`. */
export type FileVersion = Readonly<Record<string, unknown>>;

/** What is told of a file as it is in itself: the same for each part of it. */
export type FileMark = Readonly<{ run: string; hash: string; bytes: number }>;

export const markOf = (file: Uint8Array): FileMark => ({
  run: randomUUID(),
  hash: createHash('sha256').update(file).digest('hex'),
  bytes: file.length,
});

type Read = Pick<ImportReport, 'columns' | 'cells' | 'notUnderstood' | 'rowsLeft'> &
  Readonly<{ gone: readonly Readonly<{ id: string }>[] }>;

/** Tells a file as a version of its source. */
export const versionOf = (
  mark: FileMark,
  options: ImportOptions,
  { columns, cells: { read, taken, mapped, notUnderstood: unread }, notUnderstood, rowsLeft, gone }: Read,
): FileVersion => ({
  ...mark,
  ...{ read, taken, mapped, notUnderstood: unread },
  file: options.file ?? options.title,
  etag: options.etag,
  dueOn: options.dueOn,
  gone: gone.map(({ id }) => id),
  endsGone: options.endsGone === true,
  reading: readingToKeep(options, columns),
  left: JSON.stringify({ notUnderstood: alikeIn(notUnderstood), rowsLeft: alikeIn(rowsLeft) }),
});
