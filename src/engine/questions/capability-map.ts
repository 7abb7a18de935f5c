import { STEPS, type ColumnHop } from '../graph/coverage';
import type { CoverageColumn, RelationRole, Roles } from '../model/roles';
import { required } from '../errors';
import type { Kind, Model, Relation } from '../model/model';
import { edgesOf, seedOf, type Found } from '../graph/found';
import type { MapHop } from '../graph/capabilities';
import { explainUnassessed } from '../words/unknown';
import type { SentenceOf } from './answer-parts';
import { expansion } from '../planner/arguments';
import type { Arm, Expansion, Selector, StepDirection } from '../plan/traversal';

/** Tells if a model has what the questions about capabilities are about: capabilities, and what gives them. */
export const hasCapabilities = ({ kinds, relations }: Roles): boolean =>
  kinds.has('CAPABILITY') && relations.has('REALISES');

/** The kind that capabilities are of. */
export const capabilityOf = (model: Model): string =>
  required(model.roles.kinds.get('CAPABILITY'), 'a kind of capabilities');

export const kindOf = (name: string, model: Model): Kind => required(model.kinds.get(name), `kind ${name}`);
export const arm = (model: Model, direction: StepDirection, ...names: readonly string[]): Arm => ({
  direction,
  relations: names.map((name): Relation => required(model.relations.get(name), `relation ${name}`)),
});
/** Makes a step that is read whole: what is counted, or missing, is so in all of the graph. */
export const step = <const H extends string, const F extends string>(
  name: H,
  from: readonly F[],
  ...arms: readonly Arm[]
): Expansion<H, F> => ({ ...expansion(name, from, 1, arms), whole: true });
export const everything = (name: string, model: Model): Selector => ({
  kind: 'where',
  of: kindOf(name, model),
  where: { kind: 'and', of: [] },
});

/** The column that a client names. */
export const columnNamed = (name: unknown, { roles }: Model): CoverageColumn =>
  required(
    roles.columns.find(column => column.name === name),
    `column ${String(name)}`,
  );

/** The SDL of what was never assessed, which is not the same as what is in order. */
export const UNASSESSED = `"Says how many capabilities are assessed, themselves or by what realises them, where others are not: that those have no colour says nothing; null if all are."
  unassessed("Other languages get {first}." lang: Language = {first}): String`;

/** Says so where some were not assessed. What realised a capability and, as is assumed, does so no more is not looked at. */
export const unassessedIn = (
  found: Found<'Capabilities', 'Realised' | 'Assessed', never>,
  { relations }: Roles,
): SentenceOf | null => {
  const [realises, assesses] = [relations.get('REALISES'), relations.get('ASSESSES')];
  const looked = new Set(
    edgesOf(found, 'Assessed').flatMap(({ relation, to }) => (relation === assesses ? [to] : [])),
  );
  const realised = edgesOf(found, 'Realised').flatMap(({ relation, from, to }) =>
    relation === realises && looked.has(from) ? [to] : [],
  );
  const all = seedOf(found, 'Capabilities');
  const some = new Set([...looked, ...realised].filter(id => all.has(id)));
  if (some.size > 0 && some.size === all.size) return null;
  return (args, { messages }) => explainUnassessed(some.size, all.size, messages.in(args['lang']));
};

/** What of the map of capabilities is told, besides what realises them. */
type Told = Readonly<{ providers: boolean; assessments: boolean; foreign: boolean }>;

/** The relation that plays a part, followed one way; nothing of a model that has none. */
const stepOf = <const H extends string>(
  model: Model,
  name: H,
  from: readonly (MapStart | H)[],
  direction: StepDirection,
  role: RelationRole,
): readonly Expansion<H, MapStart | H>[] => {
  const relation = model.roles.relations.get(role);
  return relation === undefined ? [] : [step(name, from, arm(model, direction, relation))];
};
type MapStart = 'Capabilities' | MapHop;

/** The whole tree of capabilities and what realises them, and of who provides that and its assessments what is told. */
export const realisation = (model: Model, { providers, assessments, foreign }: Told) => [
  ...stepOf(model, 'Tree', ['Capabilities'], 'FORWARD', 'CONSISTS_OF'),
  ...stepOf(model, 'Realised', ['Capabilities'], 'BACKWARD', 'REALISES'),
  ...(providers ? stepOf(model, 'Providers', ['Realised'], 'BACKWARD', 'PROVIDES') : []),
  ...(assessments ? stepOf(model, 'Assessed', ['Realised'], 'BACKWARD', 'ASSESSES') : []),
  ...(foreign || model.roles.home === undefined
    ? []
    : stepOf(model, 'Located', ['Realised'], 'FORWARD', 'LOCATED_IN')),
  ...(assessments ? stepOf(model, 'Context', ['Assessed'], 'FORWARD', 'IN_CONTEXT_OF') : []),
];

/** Lays out what addresses capabilities. */
export const measuring = (model: Model) =>
  stepOf(model, 'Measures', ['Capabilities'], 'BACKWARD', 'ADDRESSES');

/**
 * Lays out how a resource or a capability comes to belong to a column. Each step continues from everything that the
 * steps named in it visited; who provides something is laid out already where the way goes by it.
 */
export const belonging = ({ from, along }: CoverageColumn, model: Model) => {
  const provides = model.roles.relations.get('PROVIDES');
  return along.map(({ direction, relations }, i): Expansion<ColumnHop, MapStart | ColumnHop> => {
    const before = STEPS[i - 1];
    const starts = before
      ? [before]
      : [from === 'CAPABILITY' ? ('Capabilities' as const) : ('Realised' as const)];
    const isOfProviders = along[i - 1]?.relations.some(name => name === provides) === true;
    const own = i === 0 ? relations.filter(name => name !== provides) : relations;
    return step(
      required(STEPS[i], 'a step'),
      [...starts, ...(isOfProviders ? (['Providers'] as const) : [])],
      arm(model, direction, ...own),
    );
  });
};

/** Tells if the way to a column goes by who provides what realises a capability. */
export const goesByProviders = ({ along }: CoverageColumn, { roles }: Model): boolean =>
  along[0]?.relations.some(name => name === roles.relations.get('PROVIDES')) === true;

/** An argument of the questions about capabilities. */
export const FOREIGN = `
    "true: resources in other countries count as well. What is in no single country, such as what several have in common, always counts."
    foreign: Boolean = false`;

/** The fields read of assessments. */
export const ASSESSMENT = [
  'level',
  'coverageCurrent',
  'coverageTarget',
  'scale',
  'value',
  'assessedBy',
  'assessedOn',
  'year',
] as const;
