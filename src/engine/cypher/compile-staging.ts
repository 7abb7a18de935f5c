import { labelsOf } from '../model/layout';
import { ENTITY, type Kind } from '../model/model';
import type { StoredNode } from '../plan/write';
import { STAGED } from './notes';
import { nodeRows } from './compile-write';
import type { Dialect } from './dialect';
import { cypher, join, name, parameter, render, type Statement } from './fragment';

/** Creates nodes out of sight. */
export const compileStagedNodes = (nodes: readonly StoredNode[], dialect: Dialect): Statement =>
  render(cypher`
  UNWIND ${nodeRows(nodes, dialect)} AS row
  CREATE (n:${name(STAGED)})
  SET n = row.properties`);

/** Gives the staged nodes of a kind their labels: what is between them is reached from then on. */
export const compilePublishing = (kind: Kind): Statement =>
  render(cypher`
  MATCH (n:${name(STAGED)})
  WHERE n.type = ${parameter('kind', kind.name)}
  SET n:${join([ENTITY, ...labelsOf(kind)].map(name), ':')}
  REMOVE n:${name(STAGED)}
  RETURN count(n) AS published`);

export const compileCountStaged = (): Statement =>
  render(cypher`MATCH (n:${name(STAGED)}) RETURN count(n) AS count`);

/** Deletes some of what is staged, edges first, since one node may have very many; `deleted` tells how many. */
export const compileClearing = (of: 'edges' | 'nodes', limit: number): Statement =>
  of === 'edges'
    ? render(cypher`
  MATCH (:${name(STAGED)})-[r]->()
  WITH r LIMIT ${parameter('limit', limit)}
  DELETE r
  RETURN count(r) AS deleted`)
    : render(cypher`
  MATCH (n:${name(STAGED)})
  WITH n LIMIT ${parameter('limit', limit)}
  DELETE n
  RETURN count(n) AS deleted`);
