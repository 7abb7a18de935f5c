import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  GraphQLError,
  Kind as Ast,
  parse,
  valueFromASTUntyped,
  visit,
  type DirectiveNode,
  type FieldNode,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
} from 'graphql';
import { z } from 'zod';
import { SamgrafError, messageOf } from '../engine/errors';
import { RULE_PARTS, type PolicyRule, type RuleDay, type RulePart } from '../engine/model/policy-rule';
import { inPack, LANGUAGE, type Pack } from './pack';

const FOLDER = 'policies';
const TEXT = z.string().min(1);
const TEXTS = z.record(LANGUAGE, TEXT).refine(texts => Object.keys(texts).length > 0);
const DAY = z.iso.date();

/** What `@policy` says of a query. */
const POLICY = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/, { error: 'is no id of a policy, such as nobody-uses-what-ends' }),
  name: TEXTS,
  note: TEXTS.default({}),
  because: z
    .array(z.strictObject({ principle: TEXT, quote: TEXT, source: TEXT, read: DAY.optional() }))
    .min(1),
  owner: TEXT,
  since: DAY,
  exceptions: z.array(z.strictObject({ of: TEXT, reason: TEXT, owner: TEXT, until: DAY })).default([]),
  complete: z
    .strictObject({ says: TEXTS, by: TEXT, on: DAY, source: TEXT.optional(), until: DAY.optional() })
    .optional(),
});

/** How long before the day that is asked about a variable of a query is. */
const AGO = z.strictObject({
  months: z.int().min(-1_200).max(1_200).default(0),
  days: z.int().min(-10_000).max(10_000).default(0),
});

/**
 * Reads the policies of a pack, in the order of their ids; none if it has no folder of them.
 *
 * @throws BAD_CONFIG if a file has none, or one is none
 */
export const policiesOf = (pack: Pick<Pack, 'folder'>): readonly PolicyRule[] => {
  const folder = inPack(pack, FOLDER);
  if (folder === undefined) return [];
  const files = readdirSync(folder)
    .filter(name => name.endsWith('.graphql'))
    .sort();
  return readPolicies(
    files.map(name => ({ name: `${FOLDER}/${name}`, text: readFileSync(join(folder, name), 'utf8') })),
  );
};

/** Reads policies from the texts of files. @throws BAD_CONFIG */
export const readPolicies = (
  files: readonly Readonly<{ name: string; text: string }>[],
): readonly PolicyRule[] => {
  const rules = files.flatMap(policiesIn);
  const again = rules.find(({ id }, i) => rules.findIndex(other => other.id === id) < i);
  if (again) throw wrong(again.file, `it has a second policy ${again.id}`);
  return rules.sort((a, b) => (a.id < b.id ? -1 : 1));
};

const wrong = (at: string, why: string, cause?: unknown): SamgrafError =>
  new SamgrafError(
    'BAD_CONFIG',
    `${at} has a policy that cannot be read: ${why}.`,
    'A policy is a query with @policy and the fields subjects, holds and broken; see docs/policies.md.',
    { cause },
  );

const policiesIn = ({ name, text }: Readonly<{ name: string; text: string }>): readonly PolicyRule[] => {
  try {
    const { definitions } = parse(text, { noLocation: true });
    const queries = definitions.filter(node => node.kind === Ast.OPERATION_DEFINITION);
    if (queries.length !== definitions.length || queries.length === 0)
      throw wrong(name, 'a file of policies has queries, and nothing else');
    const lines = parse(text).definitions.map(({ loc }) => loc?.startToken.line ?? 1);
    return queries.map((query, i) => ({ ...policyIn(query, name), line: lines[i] ?? 1 }));
  } catch (error) {
    if (error instanceof GraphQLError || error instanceof z.ZodError) throw wrong(name, saidBy(error), error);
    throw error;
  }
};

const saidBy = (error: GraphQLError | z.ZodError): string =>
  error instanceof z.ZodError ? z.prettifyError(error) : messageOf(error);

const policyIn = (query: OperationDefinitionNode, file: string): Omit<PolicyRule, 'line'> => {
  const said = query.directives?.find(({ name }) => name.value === 'policy');
  if (!said || query.operation !== 'query') throw wrong(file, 'a query of it has no @policy');
  const { id, name, note, because, owner, since, exceptions, complete } = POLICY.parse(argumentsOf(said));
  const days = (query.variableDefinitions ?? []).map(variable => dayOf(variable, file));
  const parts = partsOf(query, days, `${file} (${id})`);
  return {
    ...{ id: `policy:${id}`, file, name, note, because, owner, since, exceptions, complete, parts },
    days: days.map(({ as: as_, months, days: of }) => ({ name: as_, months, days: of })),
  };
};

const argumentsOf = ({ arguments: given = [] }: DirectiveNode): Readonly<Record<string, unknown>> =>
  Object.fromEntries(given.map(({ name, value }) => [name.value, valueFromASTUntyped(value)]));

/** A variable of a document, and the name that it has among those of clients, who can name none with `@`. */
type NamedDay = Readonly<{ variable: string; as: string }> & Omit<RuleDay, 'name'>;

const dayOf = ({ variable, type, directives = [] }: VariableDefinitionNode, file: string): NamedDay => {
  const [ago, ...others] = directives;
  const named = type.kind === Ast.NON_NULL_TYPE ? type.type : type;
  if (
    ago?.name.value !== 'ago' ||
    others.length > 0 ||
    named.kind !== Ast.NAMED_TYPE ||
    named.name.value !== 'Date'
  )
    throw wrong(
      file,
      `$${variable.name.value} is no day: write $${variable.name.value}: Date! @ago(months: 12)`,
    );
  const { months, days } = AGO.parse(argumentsOf(ago));
  return { variable: variable.name.value, as: `@ago ${months} ${days}`, months, days };
};

const partsOf = (
  query: OperationDefinitionNode,
  days: readonly NamedDay[],
  at: string,
): PolicyRule['parts'] => {
  const parts: Partial<Record<RulePart, FieldNode>> = {};
  for (const node of query.selectionSet.selections) {
    const name = node.kind === Ast.FIELD ? RULE_PARTS.find(part => part === node.alias?.value) : undefined;
    if (node.kind !== Ast.FIELD || name === undefined || parts[name])
      throw wrong(at, `a query of a policy has the fields ${RULE_PARTS.join(', ')}, each once at most`);
    parts[name] = withDays(node, days, at);
  }
  const { subjects, ...others } = parts;
  if (!subjects) throw wrong(at, 'it has no subjects');
  const other = Object.values(others).find(({ name }) => name.value !== subjects.name.value);
  if (other)
    throw wrong(at, `its fields are of different lists: ${subjects.name.value}, ${other.name.value}`);
  if (!others.holds && !others.broken && !others.ended)
    throw wrong(at, 'it says neither what holds nor what is broken');
  return { ...others, subjects };
};

const withDays = (field: FieldNode, days: readonly NamedDay[], at: string): FieldNode =>
  visit(field, {
    Variable: node => {
      const day = days.find(({ variable }) => variable === node.name.value);
      if (!day) throw wrong(at, `$${node.name.value} is not among its variables`);
      return { ...node, name: { ...node.name, value: day.as } };
    },
  });
