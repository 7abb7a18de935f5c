import { edgeKey } from '../model/model';
import type { EdgeItem } from './read-item';

/**
 * When a relation between two endpoints holds: from a day, up to but excluding another; open ends are
 * undefined.
 */
export type Period = Readonly<{ at: string; key: string; from: string | undefined; to: string | undefined }>;

/** Dates such as `2026-11-25` compare as text. */
export const overlap = (a: Pick<Period, 'from' | 'to'>, b: Pick<Period, 'from' | 'to'>): boolean =>
  startsBefore(a.from, b.to) && startsBefore(b.from, a.to);

const startsBefore = (from: string | undefined, to: string | undefined): boolean =>
  from === undefined || to === undefined || from < to;

/** Whether what began then begins later now. */
export const beginsLater = (was: string | undefined, is: string | undefined): boolean =>
  is !== undefined && (was === undefined || was < is);

export const periodText = ({ from, to }: Pick<Period, 'from' | 'to'>): string =>
  `${from ?? '…'} to ${to ?? '…'}`;

/** One relation between two endpoints, whatever its period. */
export const pairOf = ({ of, from, to }: EdgeItem): string => edgeKey(of.name, from, to);

export const periodOf = ({ at, key, fields }: EdgeItem): Period => ({
  at,
  key,
  from: fields['validFrom'] as string | undefined,
  to: fields['validTo'] as string | undefined,
});
