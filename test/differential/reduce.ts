import { Kind as Ast, parse, print, visit, type ASTNode, type DocumentNode } from 'graphql';
import type { Field } from '../../src/engine/model/model';
import type { StoredNode } from '../../src/engine/plan/write';
import type { Graph } from '../oracle/world';
import type { Case } from './check-read';

type StillFails = (of: Case) => Promise<boolean>;

/** Tries at most; a case that is not small by then is small enough. */
const TRIES = 400;

/** Takes away from a failing case whatever it still fails without: parts of the query, nodes, edges and values. */
export const reduceCase = async (of: Case, stillFails: StillFails): Promise<Case> => {
  let [smallest, tries, shrunk] = [of, 0, true];
  while (shrunk) {
    shrunk = false;
    for (const smaller of smallerCases(smallest)) {
      if (tries >= TRIES) return smallest;
      tries += 1;
      if (!(await stillFails(smaller))) continue;
      smallest = smaller;
      shrunk = true;
      break;
    }
  }
  return smallest;
};

function* smallerCases(of: Case): Generator<Case> {
  for (const graph of smallerGraphs(of.graph)) yield { ...of, graph };
  for (const text of smallerTexts(of.operation.text)) yield { ...of, operation: { ...of.operation, text } };
  for (const graph of barerGraphs(of.graph)) yield { ...of, graph };
}

/** Halves first, then one node or edge less. */
function* smallerGraphs(graph: Graph): Generator<Graph> {
  for (const size of [Math.ceil(graph.nodes.length / 2), 1]) {
    for (let at = 0; at < graph.nodes.length; at += size) {
      const nodes = graph.nodes.filter((_, i) => i < at || i >= at + size);
      const ids = new Set(nodes.map(node => node.id));
      yield { nodes, edges: graph.edges.filter(edge => ids.has(edge.from) && ids.has(edge.to)) };
    }
  }
  for (const size of [Math.ceil(graph.edges.length / 2), 1]) {
    for (let at = 0; at < graph.edges.length; at += size)
      yield { ...graph, edges: graph.edges.filter((_, i) => i < at || i >= at + size) };
  }
}

/** One value less; what a kind or relation requires stays. */
function* barerGraphs(graph: Graph): Generator<Graph> {
  for (const [at, node] of graph.nodes.entries()) {
    for (const properties of barer(
      node.properties,
      name => isRequired(node.kind.fields, name) || name === 'type',
    )) {
      yield { ...graph, nodes: graph.nodes.map((other, i) => (i === at ? { ...other, properties } : other)) };
    }
  }
  for (const [at, edge] of graph.edges.entries()) {
    for (const properties of barer(edge.properties, name => isRequired(edge.relation.fields, name))) {
      yield { ...graph, edges: graph.edges.map((other, i) => (i === at ? { ...other, properties } : other)) };
    }
  }
}

/** With what is stored beside a text: its languages are what is read of it. */
const isRequired = (fields: ReadonlyMap<string, Field>, property: string): boolean =>
  fields.get(property.replace(/_(texts|sort|lower)$/, ''))?.required === true;

function* barer(
  properties: StoredNode['properties'],
  keeps: (name: string) => boolean,
): Generator<StoredNode['properties']> {
  const free = Object.keys(properties).filter(name => !keeps(name));
  const without = (names: readonly string[]): StoredNode['properties'] =>
    Object.fromEntries(Object.entries(properties).filter(([name]) => !names.includes(name)));
  if (free.length > 1) yield without(free);
  for (const name of free) yield without([name]);
}

const REMOVABLE: readonly string[] = [
  Ast.FIELD,
  Ast.INLINE_FRAGMENT,
  Ast.FRAGMENT_SPREAD,
  Ast.ARGUMENT,
  Ast.OBJECT_FIELD,
  Ast.DIRECTIVE,
];

/** One part of the query less, the largest first; whether what is left is a query is for the caller to find out. */
function* smallerTexts(text: string): Generator<string> {
  const document = parse(text);
  const parts: ASTNode[] = [];
  visit(document, {
    enter: node => {
      if (REMOVABLE.includes(node.kind)) parts.push(node);
    },
  });
  visit(document, {
    enter: (node, _key, parent) => {
      if (Array.isArray(parent) && isListed(node)) parts.push(node);
    },
  });
  for (const part of parts)
    yield print(tidy(visit(document, { enter: node => (node === part ? null : undefined) })));
}

const isListed = (node: ASTNode): boolean =>
  ([Ast.OBJECT, Ast.STRING, Ast.INT, Ast.ENUM, Ast.LIST] as readonly string[]).includes(node.kind);

/** Without the variables and fragments that are no longer used. */
const tidy = (document: DocumentNode): DocumentNode => {
  const used = new Set<string>();
  const cleaned = visit(document, {
    FragmentSpread: node => {
      used.add(`...${node.name.value}`);
    },
    VariableDefinition: () => false,
    Variable: node => {
      used.add(`$${node.name.value}`);
    },
  });
  return visit(cleaned, {
    VariableDefinition: node => (used.has(`$${node.variable.name.value}`) ? undefined : null),
    FragmentDefinition: node => (used.has(`...${node.name.value}`) ? undefined : null),
  });
};
