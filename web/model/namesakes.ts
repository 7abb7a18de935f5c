import { NamesakesDocument } from '../gql/graphql';
import type { ThingRef } from './answer';
import type { Asking } from './asking';
import { grouped } from './grouped';
import type { Lang } from './state';

type Reader = Readonly<{ ask: Asking; lang: Lang; asOf?: string | undefined }>;

/** What tells things of the same kind and name apart, by id: what they are part of, or else the id itself. */
export const tellApart = async (
  { ask, lang, asOf }: Reader,
  things: readonly ThingRef[],
): Promise<ReadonlyMap<string, string>> => {
  const alike = [...grouped(things, ({ __typename, name }) => `${__typename} ${name}`).values()]
    .filter(all => all.length > 1)
    .flatMap(all => all.map(({ id }) => id));
  if (alike.length === 0) return new Map();
  const { data } = await ask(NamesakesDocument, { ids: alike, asOf, lang });
  const wholes = new Map(
    (data?.entities.nodes ?? []).map(node => [node.id, 'within' in node ? node.within.nodes[0]?.name : '']),
  );
  return new Map(alike.map(id => [id, wholes.get(id) || id]));
};
