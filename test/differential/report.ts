import type { Graph } from '../oracle/world';
import type { Case, Disagreement } from './check-read';

/** A disagreement as a person reads it: what differs, the graph, the operation, the statements and the answers. */
export const report = (of: Case, { what, statements, answers }: Disagreement, seed: number): string =>
  [
    what,
    `--- again with TEST_SEED=${seed}`,
    `--- graph\n${graphText(of.graph)}`,
    `--- operation\n${of.operation.text}\n${JSON.stringify(usedVariables(of))}`,
    ...Object.entries(statements).map(([store, text]) => `--- statement on ${store}\n${text}`),
    ...Object.entries(answers).map(([store, answer]) => `--- answer of ${store}\n${JSON.stringify(answer)}`),
  ].join('\n');

const usedVariables = ({ operation, variables }: Case): unknown =>
  Object.fromEntries(
    Object.entries(variables).filter(([name]) => new RegExp(`\\$${name}\\b`).test(operation.text)),
  );

const graphText = ({ nodes, edges }: Graph): string =>
  [
    ...nodes.map(node => `(${node.id}) ${JSON.stringify(node.properties)}`),
    ...edges.map(edge => `[${edge.key}] ${JSON.stringify(edge.properties)}`),
  ].join('\n');
