import { Kind as Ast, specifiedRules, validate, type DocumentNode, type GraphQLSchema } from 'graphql';
import { SamgrafError, required } from '../errors';
import type { Kind } from '../model/model';
import { RULE_PARTS, type PolicyRule, type RulePart } from '../model/policy-rule';
import { areApart, restsOnAbsence, withAbsence } from '../plan/absence';
import { Narrowing, type Scope } from '../plan/narrow';
import { TODAY, and, bindMore, type PlannedPolicy, type PolicyRelation, type Predicate } from '../plan/plan';
import { fieldOf, meaningOf, type PlanContext, type Planning } from './collect';
import { readArguments, Variables } from './read-input';
import { planWhere } from './where';

/**
 * Plans a policy: its filters, each narrowed. What holds and what is broken have at least the certainty that is asked for; who
 * has to keep it is all that there are.
 */
export const planPolicy = (rule: PolicyRule, planning: Planning, scope: Scope): PlannedPolicy => {
  checkOnce(rule, planning.schema);
  const { parts } = rule;
  const of = kindOf(rule, planning);
  const context = { ...planning, variables: daysOf(rule) };
  const where = (part: RulePart): Predicate | undefined => {
    const node = parts[part];
    if (!node) return undefined;
    const args = readArguments(fieldOf('Query', node.name.value, planning), node, context.variables);
    return planWhere(args['where'], of, context);
  };
  const narrowed = (predicate: Predicate | undefined, by: Partial<Scope> = {}): Predicate | undefined => {
    if (!predicate) return undefined;
    const { walk } = new Narrowing({ ...scope, ...by }, planning.model, planning.statistics);
    return and(walk.predicate(predicate), walk.node(of.name));
  };
  const complete = narrowed(where('complete'));
  const declared = (predicate: Predicate | undefined): Predicate | undefined =>
    predicate && complete ? withAbsence(predicate, absence => and(absence, complete)) : predicate;
  const [holds, broken, ended] = (['holds', 'broken', 'ended'] as const).map(part => declared(where(part)));
  checkAbsence(rule, [holds, broken, ended]);
  const outlived = narrowed(ended, { outlived: true });
  const kept = { holds: narrowed(holds), broken: narrowed(broken), outlived };
  return {
    ...{ rule, of, ...kept, known: narrowed(where('known')) },
    subjects: required(narrowed(where('subjects'), EVERY), 'each policy has subjects'),
    doubted: {
      broken: holds && broken && areApart(holds, broken) ? undefined : narrowed(broken, EVERY),
      outlived: narrowed(ended, { ...EVERY, outlived: true }),
    },
    by: {
      PASSED: relationsOf(kept.holds, planning),
      FAILED: [...relationsOf(kept.broken, planning), ...relationsOf(outlived, planning)],
    },
  };
};

/** What is less certain than was asked for still keeps one from being known to hold it, and has to hold it. */
const EVERY = { certainty: 'UNCERTAIN' } as const;

/** The relations that a filter follows first, to what has to be there. */
const relationsOf = (predicate: Predicate | undefined, planning: Planning): readonly PolicyRelation[] => {
  if (!predicate) return [];
  if (predicate.kind === 'and' || predicate.kind === 'or')
    return predicate.of.flatMap(part => relationsOf(part, planning));
  if (predicate.kind !== 'some') return [];
  const { end, where } = predicate;
  return [{ end, of: required(planning.model.kinds.get(end.node), `kind ${end.node}`), where }];
};

const kindOf = ({ parts, file }: PolicyRule, planning: Planning): Kind => {
  const means = meaningOf(fieldOf('Query', parts.subjects.name.value, planning));
  if (means.kind === 'list') return means.of;
  throw invalid(file, `${parts.subjects.name.value} is no list of things of a kind`);
};

/** Days are operands of the plan, which each request binds; here they are only said to be there. */
const daysOf = ({ days }: PolicyRule): Variables =>
  new Variables(bindMore(Object.fromEntries(days.map(({ name }) => [name, '2000-01-01']))));

const invalid = (file: string, why: string): SamgrafError =>
  new SamgrafError(
    'BAD_CONFIG',
    `${file}: ${why}.`,
    'Try its query in the playground, without its directives; see docs/policies.md.',
  );

/** Nothing that is only not there is held against anyone, or for them, unless somebody says that it would be. */
const checkAbsence = (
  { file, id, complete }: PolicyRule,
  parts: readonly (Predicate | undefined)[],
): void => {
  if (complete || !parts.some(part => part && restsOnAbsence(part))) return;
  throw invalid(
    file,
    `${id} rests on what is not recorded, and says of no list that it is complete: give @policy(complete: {says, by, on})`,
  );
};

const checked = new WeakMap<GraphQLSchema, Set<PolicyRule>>();

const checkOnce = (rule: PolicyRule, schema: GraphQLSchema): void => {
  const known = checked.get(schema) ?? new Set();
  checked.set(schema, known);
  if (known.has(rule)) return;
  const [fault] = validate(schema, documentOf(rule), specifiedRules, { maxErrors: 1 });
  if (fault) throw invalid(rule.file, `${rule.id}: ${fault.message.replace(/\.$/, '')}`);
  known.add(rule);
};

/** The query of a policy as clients could send it. */
const documentOf = ({ parts, days }: PolicyRule): DocumentNode => ({
  kind: Ast.DOCUMENT,
  definitions: [
    {
      kind: Ast.OPERATION_DEFINITION,
      operation: 'query' as never,
      variableDefinitions: [...new Set(days.map(({ name }) => name))].map(name => ({
        kind: Ast.VARIABLE_DEFINITION,
        variable: { kind: Ast.VARIABLE, name: { kind: Ast.NAME, value: name } },
        type: {
          kind: Ast.NON_NULL_TYPE,
          type: { kind: Ast.NAMED_TYPE, name: { kind: Ast.NAME, value: 'Date' } },
        },
      })),
      selectionSet: {
        kind: Ast.SELECTION_SET,
        selections: RULE_PARTS.flatMap(part => parts[part] ?? []),
      },
    },
  ],
});

/** Checks that the policies of a pack are of its model. @throws BAD_CONFIG */
export const checkPolicies = (context: PlanContext): void => {
  const planning = { ...context, fragments: new Map(), variables: new Variables({}) };
  const scope = { asOf: TODAY, certainty: 'UNCERTAIN', undated: undefined } as const;
  for (const rule of context.model.policies) planPolicy(rule, planning, scope);
};
