import { Kind as Ast, parse, print, visit, type ArgumentNode, type DocumentNode, type FieldNode } from 'graphql';
import { answer } from '../../src/api/answer';
import { Plans } from '../../src/api/plans';
import { Stages } from '../../src/api/stages';
import { SamgrafError } from '../../src/errors';
import type { Statistics } from '../../src/plan/statistics';
import type { Store } from '../../src/store/store';
import { scopeOf } from '../oracle/traversal';
import { worldOf } from '../oracle/world';
import { randomModel, randomSchema } from '../support/random-model';
import type { Case, Disagreement } from './check-read';
import { planCase } from './planned-case';

type Link = Readonly<{ relation: string; direction: string; from: readonly Readonly<{ id: string }>[]; to: readonly Readonly<{ id: string }>[] }>;
type Answered = Readonly<{ root: Readonly<{ outcome: string; whyNot: Readonly<{ missing: readonly Link[] }> | null }> }>;

/** What is said to close a gap does: assumed to be there, there is a way. One store will do, since it is computed in memory. */
export const checkMissing = async (of: Case, [store]: readonly Store[], statistics: Statistics): Promise<Disagreement | undefined> => {
  if (!store) return undefined;
  const plans = new Plans({ schema: randomSchema, model: randomModel, statistics });
  const ask = async (document: DocumentNode, assuming: unknown): Promise<Answered['root']> => {
    const { data } = await answer({ document, operationName: undefined, variables: { ...of.variables, assuming } }, { store, plans, model: randomModel, stages: new Stages() });
    return (data as unknown as Answered).root;
  };
  try {
    for (const document of questionsOf(of.operation.text)) {
      if (overlap(document, of, statistics)) continue;
      for (const link of (await ask(document, null)).whyNot?.missing ?? []) {
        const [a, b] = [link.from[0]?.id, link.to[0]?.id];
        const edge = { relation: link.relation, ...(link.direction === 'FORWARD' ? { from: a, to: b } : { from: b, to: a }), certainty: 'FACT' };
        const { outcome } = await ask(document, { with: [edge] });
        if (outcome !== 'FOUND') return { what: `missing on ${store.name}: ${JSON.stringify(edge)} closes no gap: ${outcome}`, statements: {}, answers: { link } };
      }
    }
  } catch (error) {
    if (!(error instanceof SamgrafError)) throw error;
  }
  return undefined;
};

/** Between ends that are partly the same a link may only lead back to where it came from. */
const overlap = (document: DocumentNode, { graph, variables, operation }: Case, statistics: Statistics): boolean => {
  const planned = planCase({ ...operation, text: print(document) }, { ...variables, assuming: null }, statistics);
  const [root] = planned.kind === 'planned' ? planned.plan.roots : [];
  if (planned.kind === 'refused' || root?.kind !== 'traversal') return true;
  const { chosen } = scopeOf(root, worldOf(randomModel, graph, planned.bound));
  return [...chosen('From') ?? []].some(id => chosen('To')?.has(id));
};

/** Those about paths, each alone, with an assumption of its own; of connections, ends that are directly related are not connected, but meet on the way. What must lie on the way, or must not, may keep a link from closing the gap. */
const questionsOf = (text: string): readonly DocumentNode[] => {
  const document = parse(text);
  return document.definitions.flatMap(d => (d.kind === Ast.OPERATION_DEFINITION ? d.selectionSet.selections : []))
    .filter((node): node is FieldNode => node.kind === Ast.FIELD && node.name.value === 'paths')
    .map(root => ({ root, args: (root.arguments ?? []).filter(argument => !REPLACED.includes(argument.name.value)) }))
    .map(({ root, args }) => parse(`query (${[...declared(args, document), '$assuming: Assuming'].join(', ')}) {
      root: ${root.name.value}(${[...args.map(print), 'assuming: $assuming'].join(', ')}) { outcome whyNot { missing(first: 3) { relation direction from(first: 1) { id } to(first: 1) { id } } } }
    }`));
};

const REPLACED = ['first', 'after', 'assuming', 'via', 'avoid', 'minHops'];

const declared = (args: readonly ArgumentNode[], document: DocumentNode): readonly string[] => {
  const used = new Set<string>();
  for (const argument of args) visit(argument, { Variable: node => { used.add(node.name.value); } });
  return document.definitions.flatMap(d => (d.kind === Ast.OPERATION_DEFINITION ? d.variableDefinitions ?? [] : [])).filter(v => used.has(v.variable.name.value)).map(print);
};
