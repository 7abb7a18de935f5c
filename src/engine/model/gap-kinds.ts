import type { Model } from './model';

/** Kinds of gaps that any map of capabilities may have, by which API and tools name them. */
export const PLAIN_GAPS = ['NO_RESOURCE', 'ONE_PROVIDER', 'ONLY_DEDUCED'] as const;

type Red = Readonly<{ value: string; noun: string }>;

/** Says what is red in several by what those are: RED_IN_PLANTS, of plants; undefined where the model counts no such gap. */
export const redInSeveral = ({ kinds, roles }: Pick<Model, 'kinds' | 'roles'>): Red | undefined => {
  const of = roles.columns.flatMap(({ kind, gap }) => (gap ? (kinds.get(kind) ?? []) : []));
  if (of.length === 0) return undefined;
  const names = of.map(({ plural }) => plural.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase());
  return {
    value: `RED_IN_${names.join('_OR_')}`,
    noun: of.map(({ noun }) => noun.many.en).join(' or '),
  };
};

/** Names the kinds of gaps that the model may have. */
export const gapKindsOf = (model: Pick<Model, 'kinds' | 'roles'>): readonly string[] => {
  const red = redInSeveral(model);
  return red ? [...PLAIN_GAPS, red.value] : PLAIN_GAPS;
};
