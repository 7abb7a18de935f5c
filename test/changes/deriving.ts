import { required } from '../../src/engine/errors';
import { isDerivedKey, type Derivation } from '../../src/engine/model/derivations';
import type { Properties, StoredEdge } from '../../src/engine/plan/write';
import type { Samgraf } from '../../src/doors/server/samgraf';
import type { Claim } from '../oracle/derived';
import type { Graph } from '../oracle/world';

/** What the store has of these nodes and relations: of a rule and its grounds. */
export const graphOf = async (
  { model, store }: Samgraf,
  ids: readonly string[],
  relations: readonly string[],
): Promise<Graph> => {
  const nodes = (await store.look({ kind: 'records', ids })).map(row => {
    const properties = row['properties'] as Properties;
    const kind = required(model.kinds.get(String(properties['type'])), 'kind');
    return { id: String(row['id']), kind, properties };
  });
  const edges: StoredEdge[] = [];
  for (const name of relations)
    for (const row of await store.look({ kind: 'edgesOf', type: name, after: '', limit: 10_000 }))
      edges.push({
        key: String(row['key']),
        from: String(row['from']),
        to: String(row['to']),
        relation: required(model.relations.get(name), name),
        properties: row['properties'] as Properties,
      });
  return { nodes, edges };
};

/** What the store has derived by a rule and holds on a day. */
export const storedClaims = ({ edges }: Graph, { rule }: Derivation, asked: string): readonly Claim[] =>
  edges
    .filter(({ key, properties }) => isDerivedKey(key) && properties['derivedBy'] === rule)
    .filter(
      ({ properties: { validFrom, validTo } }) =>
        (validFrom === undefined || String(validFrom) <= asked) &&
        (validTo === undefined || asked < String(validTo)),
    )
    .map(({ from, to, properties }) => ({
      from,
      to,
      certainty: String(properties['certainty']),
      conditional: properties['onlyIf'] !== undefined,
      open:
        properties['access'] === 'PUBLIC'
          ? undefined
          : [String(properties['access']), ...((properties['restrictedTo'] ?? []) as readonly string[])],
      undated: properties['validFrom'] === undefined && properties['validTo'] === undefined,
    }));

export const inOrder = (claims: readonly Claim[]): readonly string[] =>
  claims.map(one => JSON.stringify(one)).sort();
