import type { Column } from '../graph/coverage';
import { required } from '../errors';
import type { Kind, Model, Relation } from '../model/model';
import { edgesOf, seedOf, type Found } from '../graph/found';
import { explainUnassessed } from '../words/unknown';
import type { Sentence } from './answer-parts';
import { expansion } from '../planner/arguments';
import type { Arm, Expansion, Selector, StepDirection } from '../plan/traversal';

/** The kinds and relations needed by the questions about capabilities. */
export const CAPABILITIES = [
  'Capability',
  'Sector',
  'Domain',
  'Goal',
  'LifeEvent',
  'AGGREGATES',
  'REALISES',
  'PROVIDES',
  'ASSESSES',
  'IN_CONTEXT_OF',
  'USES',
  'BELONGS_TO',
  'GOVERNED_BY',
  'FULFILS',
  'IMPLEMENTS',
  'EMBODIES',
  'APPLIES_TO',
  'INFLUENCES',
  'SUPPORTED_BY',
  'PART_OF_EVENT',
  'ADDRESSES',
  'Country',
  'LOCATED_IN',
];

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

export const COLUMN_KINDS: Readonly<Record<Column, string>> = {
  SECTOR: 'Sector',
  DOMAIN: 'Domain',
  GOAL: 'Goal',
  LIFE_EVENT: 'LifeEvent',
};

/** The SDL of what was never assessed, which is not the same as what is in order. */
export const UNASSESSED = `"Said where no capability, and nothing that realises one, was ever assessed: that none is red says nothing then; null if any was."
  unassessed("Other languages get nb." lang: Language = nb): String`;

/** Says so where nothing was assessed. What realised a capability and, as is assumed, does so no more is not looked at. */
export const unassessedIn = (
  found: Found<'Capabilities', 'Realised' | 'Assessed', never>,
): Sentence | null => {
  const realising = edgesOf(found, 'Realised').flatMap(({ relation, from }) =>
    relation === 'REALISES' ? [from] : [],
  );
  const looked = new Set([...seedOf(found, 'Capabilities'), ...realising]);
  const isAssessed = edgesOf(found, 'Assessed').some(
    ({ relation, to }) => relation === 'ASSESSES' && looked.has(to),
  );
  return isAssessed ? null : args => explainUnassessed(args['lang']);
};

/** What of the map of capabilities is told, besides what realises them. */
type Told = Readonly<{ providers: boolean; assessments: boolean; foreign: boolean }>;

/** The whole tree of capabilities and what realises them, and of who provides that and its assessments what is told. */
export const realisation = (model: Model, { providers, assessments, foreign }: Told) => [
  step('Tree', ['Capabilities'], arm(model, 'FORWARD', 'AGGREGATES')),
  step('Realised', ['Capabilities'], arm(model, 'BACKWARD', 'REALISES')),
  ...(providers ? [step('Providers', ['Realised'], arm(model, 'BACKWARD', 'PROVIDES'))] : []),
  ...(assessments ? [step('Assessed', ['Realised'], arm(model, 'BACKWARD', 'ASSESSES'))] : []),
  ...(foreign ? [] : [step('Located', ['Realised'], arm(model, 'FORWARD', 'LOCATED_IN'))]),
  ...(assessments ? [step('Context', ['Assessed'], arm(model, 'FORWARD', 'IN_CONTEXT_OF'))] : []),
];

/**
 * Lays out how a resource or a capability comes to belong to a column. Each step continues from everything that the
 * steps named in it visited.
 */
export const belonging = (column: Column, model: Model) => {
  switch (column) {
    case 'SECTOR':
      return [
        step('Users', ['Realised'], arm(model, 'BACKWARD', 'USES')),
        step('Members', ['Users', 'Providers'], arm(model, 'FORWARD', 'BELONGS_TO')),
      ];
    case 'DOMAIN':
      return [
        step(
          'Terms',
          ['Realised'],
          arm(model, 'FORWARD', 'GOVERNED_BY', 'FULFILS', 'IMPLEMENTS', 'EMBODIES'),
        ),
        step('Scope', ['Terms'], arm(model, 'FORWARD', 'APPLIES_TO')),
      ];
    case 'GOAL':
      return [step('Furthered', ['Capabilities'], arm(model, 'FORWARD', 'INFLUENCES'))];
    case 'LIFE_EVENT':
      return [
        step('Supporting', ['Realised'], arm(model, 'BACKWARD', 'SUPPORTED_BY')),
        step('Events', ['Supporting'], arm(model, 'FORWARD', 'PART_OF_EVENT')),
      ];
  }
};

/** An argument of the questions about capabilities. */
export const FOREIGN = `
    "true: resources in other countries count as well. What is in no single country, such as what is common to the EU or the Nordic countries, always counts."
    foreign: Boolean = false`;

/** The fields read of assessments. */
export const ASSESSMENT = ['level', 'coverageCurrent', 'coverageTarget'] as const;
