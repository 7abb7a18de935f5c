import { SamgrafError, known } from '../errors';
import type { Kind, Model, Relation } from '../model/model';
import type { Arguments } from '../planner/arguments';
import { expansion, named, type Laid, type QuestionPlan } from '../planner/layout';
import type { Arm, CoverageColumn, Criterion, Expansion, GapKind, Selector, StepDirection } from '../plan/traversal';

const kindOf = (name: string, model: Model): Kind => known(model.kinds.get(name), `kind ${name}`);
const arm = (model: Model, direction: StepDirection, ...names: readonly string[]): Arm =>
  ({ direction, relations: names.map((name): Relation => known(model.relations.get(name), `relation ${name}`)) });
const step = (name: string, from: readonly string[], ...arms: readonly Arm[]): Expansion => expansion(name, from, 1, arms);
const everything = (name: string, model: Model): Selector => ({ kind: 'where', of: kindOf(name, model), where: { kind: 'and', of: [] } });

const COLUMN_KINDS: Readonly<Record<CoverageColumn, string>> = { SECTOR: 'Sector', DOMAIN: 'Domain', GOAL: 'Goal', LIFE_EVENT: 'LifeEvent' };

/** The whole tree of capabilities, what realises them and who provides it. */
const realisation = (model: Model): readonly Expansion[] => [
  step('Tree', ['Capabilities'], arm(model, 'FORWARD', 'AGGREGATES')),
  step('Realised', ['Capabilities'], arm(model, 'BACKWARD', 'REALISES')),
  step('Providers', ['Realised'], arm(model, 'BACKWARD', 'PROVIDES')),
  step('Assessed', ['Realised'], arm(model, 'BACKWARD', 'ASSESSES')),
  step('Context', ['Assessed'], arm(model, 'FORWARD', 'IN_CONTEXT_OF')),
];

/** How a resource, or a capability, comes to belong to a column; each step goes on from all that those before met. */
const belonging = (column: CoverageColumn, model: Model): readonly Expansion[] => {
  switch (column) {
    case 'SECTOR': return [step('Users', ['Realised'], arm(model, 'BACKWARD', 'USES')), step('Members', ['Users', 'Providers'], arm(model, 'FORWARD', 'BELONGS_TO'))];
    case 'DOMAIN': return [step('Terms', ['Realised'], arm(model, 'FORWARD', 'GOVERNED_BY', 'FULFILS', 'IMPLEMENTS', 'EMBODIES')), step('Scope', ['Terms'], arm(model, 'FORWARD', 'APPLIES_TO'))];
    case 'GOAL': return [step('Furthered', ['Capabilities'], arm(model, 'FORWARD', 'INFLUENCES'))];
    case 'LIFE_EVENT': return [step('Supporting', ['Realised'], arm(model, 'BACKWARD', 'SUPPORTED_BY')), step('Events', ['Supporting'], arm(model, 'FORWARD', 'PART_OF_EVENT'))];
  }
};

const ASSESSMENT = ['level', 'coverageCurrent', 'coverageTarget'];

const planCoverage = (read: Arguments): Laid => {
  const columns = read.value('columns') as CoverageColumn;
  const level = read.number('level', 1, 3, 'The map of capabilities has three levels.');
  return {
    asked: { question: 'coverage', columns, level }, nodeFacts: ASSESSMENT,
    sets: [named('Capabilities', 'rows', everything('Capability', read.model)), named('Columns', 'columns', everything(COLUMN_KINDS[columns], read.model))],
    expansions: [...realisation(read.model), ...belonging(columns, read.model)],
  };
};

const planGaps = (read: Arguments): Laid => {
  const where = read.has('where') ? read.inside('where') : undefined;
  const capability = where?.has('capability') ? where.all(kindOf('Capability', read.model), where.input('capability')) : undefined;
  return {
    asked: { question: 'gaps', kinds: where && some<GapKind>('kinds', where), addressed: where?.value('addressed') as boolean | undefined },
    nodeFacts: ASSESSMENT,
    sets: [named('Capabilities', 'where', everything('Capability', read.model)), ...(capability ? [named('Chosen', 'where.capability', capability)] : [])],
    expansions: [...realisation(read.model), ...belonging('SECTOR', read.model), step('Measures', ['Capabilities'], arm(read.model, 'BACKWARD', 'ADDRESSES'))],
  };
};

/** As in the SDL. */
const DEFAULT_CRITERIA: readonly Criterion[] = ['POPULATION', 'COUNTY'];
const criteria = (read: Arguments): readonly Criterion[] => [...new Set(some<Criterion>('by', read) ?? DEFAULT_CRITERIA)];

/** Those that are named; none at all is a mistake. */
const some = <T>(name: string, read: Arguments): readonly T[] | undefined => {
  const given = read.value(name) as readonly T[] | null | undefined;
  if (given?.length === 0) throw new SamgrafError('BAD_INPUT', `${name} names none.`, 'Leave it out, or name some.');
  return given ?? undefined;
};

const planComparable = (read: Arguments): Laid => {
  const by = criteria(read);
  return { ...municipalities(read, by.includes('RESOURCES')), asked: { question: 'comparable', by } };
};

const planAdoption = (read: Arguments): Laid => {
  const [by, model] = [criteria(read), read.model];
  const laid = municipalities(read, true);
  const share = Number(read.value('share') ?? 0.7);
  read.number('share', 0.01, 1, 'It is the share of comparable municipalities that use the resource.');
  return {
    ...laid, edgeFacts: ['obligation'],
    asked: { question: 'adoption', by, peers: read.number('peers', 1, 400, 'Twenty are most often enough.'), share },
    expansions: [...laid.expansions, step('Complements', ['Used'], arm(model, 'ANY', 'DEPENDS_ON', 'INTEROPERATES_WITH'))],
  };
};

const municipalities = (read: Arguments, resources: boolean): Pick<Laid, 'sets' | 'expansions' | 'nodeFacts'> => {
  const { model } = read;
  const argument = read.has('to') ? 'to' : 'of';
  return {
    nodeFacts: ['population', 'areaKm2', 'writtenForm'],
    sets: [named('Of', argument, read.ids(argument, 1, 1)), named('Peers', argument, everything('Municipality', model))],
    expansions: [
      step('County', ['Of', 'Peers'], arm(model, 'FORWARD', 'PART_OF')),
      ...(resources ? [step('Used', ['Of', 'Peers'], arm(model, 'FORWARD', 'USES'))] : []),
    ],
  };
};

const CAPABILITIES = ['Capability', 'Sector', 'Domain', 'Goal', 'LifeEvent', 'AGGREGATES', 'REALISES', 'PROVIDES', 'ASSESSES', 'IN_CONTEXT_OF', 'USES', 'BELONGS_TO',
  'GOVERNED_BY', 'FULFILS', 'IMPLEMENTS', 'EMBODIES', 'APPLIES_TO', 'INFLUENCES', 'SUPPORTED_BY', 'PART_OF_EVENT', 'ADDRESSES'];
const MUNICIPALITIES = ['Municipality', 'PART_OF', 'USES', 'DEPENDS_ON', 'INTEROPERATES_WITH'];

/** The questions that speak of capabilities and municipalities: offered where the domain has such. */
export const ANALYSES: Readonly<Record<'coverage' | 'gaps' | 'comparable' | 'adoption', QuestionPlan>> = {
  coverage: { typename: 'Coverage', needs: CAPABILITIES, plan: planCoverage },
  gaps: { typename: 'Gaps', needs: CAPABILITIES, plan: planGaps },
  comparable: { typename: 'Comparable', needs: MUNICIPALITIES, plan: planComparable },
  adoption: { typename: 'Adoption', needs: MUNICIPALITIES, plan: planAdoption },
};
