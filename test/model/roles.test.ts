import { readProjectModel } from '../../src/doors/server/samgraf';
import { readPackSdl } from '../../src/pack/pack';
import { readModel } from '../../src/engine/model/read-model';
import { RESERVED_NAMES, buildSchema } from '../../src/engine/schema/build-schema';
import { faultsOf } from './faults-of';
import { join } from 'node:path';
import { PROJECT } from '../../src/pack/pack';

const SKILL = 'type Skill implements Entity @role(is: CAPABILITY) @node(prefix: "skill") { level: Int }';
const TOOL = 'type Tool implements Entity @node(prefix: "tool") { size: Int }';
const said = (phrase: string): string => `{nb: "${phrase}", nn: "${phrase}", en: "${phrase}"}`;
const gives = (role = '@role(is: REALISES)', to = 'Skill'): string =>
  `type Gives ${role} @relation(name: "GIVES", from: ["Tool"], to: ["${to}"], forward: "gives", backward: "givenBy") @phrase(forward: ${said('gives')}, backward: ${said('is given by')})`;

test('the national model is known by its roles, and has its four columns', () => {
  const { roles } = readProjectModel();
  expect(Object.fromEntries(roles.kinds)).toEqual({
    CAPABILITY: 'Capability',
    ASSESSMENT: 'Assessment',
    COUNTRY: 'Country',
    ACTOR: 'Actor',
    OBLIGATION: 'Obligation',
  });
  expect(roles.compared?.criteria.map(({ name }) => name)).toEqual([
    ...['POPULATION', 'AREA', 'COUNTY', 'WRITTEN_FORM', 'RESOURCES'],
  ]);
  expect(roles.collectives).toEqual([
    { name: 'EU', called: 'all EU acts', kind: 'framework', field: 'jurisdiction' },
  ]);
  expect(roles.relations.get('REALISES')).toBe('REALISES');
  expect(roles.home).toBe('country:NO');
  expect(roles.columns.map(({ name, kind }) => [name, kind]).sort()).toEqual([
    ['DOMAIN', 'Domain'],
    ['GOAL', 'Goal'],
    ['LIFE_EVENT', 'LifeEvent'],
    ['SECTOR', 'Sector'],
  ]);
});

test('a hospital has the map of capabilities by names of its own, and compares its own kind', () => {
  const model = readModel(readPackSdl({ folder: join(PROJECT, 'examples', 'hospital') }), RESERVED_NAMES);
  const fields = buildSchema(model).getQueryType()?.getFields() ?? {};
  expect(Object.keys(fields)).toEqual(expect.arrayContaining(['coverage', 'gaps', 'adoption', 'comparable']));
  expect(model.roles.compared).toMatchObject({ kind: 'Department', adopts: { relation: 'USES' } });
  expect(model.roles.columns).toMatchObject([{ name: 'DEPARTMENT', kind: 'Department', gap: true }]);
});

test('a model without what is compared has no question and no argument for it', () => {
  const model = readModel(readPackSdl({ folder: join(PROJECT, 'examples', 'netherlands') }), RESERVED_NAMES);
  const fields = buildSchema(model).getQueryType()?.getFields() ?? {};
  for (const name of ['adoption', 'comparable', 'coverage', 'gaps']) expect(fields).not.toHaveProperty(name);
  expect(fields['reach']?.args.map(({ name }) => name)).not.toContain('peers');
});

const COMPARED = (said: string): string => TOOL.replace('@node', `${said} @node`);
const BY = (more: string): string =>
  `@comparable(by: "SIZE", description: "Size.", usual: true, says: {en: "{own}"}, ${more})`;

describe.each([
  [
    'a field that is no number',
    [SKILL, COMPARED(BY('measure: MAGNITUDE, field: "name"')), gives()],
    'is no number',
  ],
  ['what is no field', [SKILL, COMPARED(BY('measure: SAME, field: "heft"')), gives()], 'no field of it'],
  [
    'a relation from elsewhere',
    [SKILL.replace('@role', `${BY('measure: LINKED, relation: "GIVES"')} @role`), TOOL, gives()],
    'no relation that goes from it',
  ],
  [
    'two kinds that are compared',
    [
      SKILL.replace('@role', `${BY('measure: SAME, field: "name"')} @role`),
      COMPARED(BY('measure: SAME, field: "name"')),
      gives(),
    ],
    'things of one kind are compared',
  ],
  [
    'what nothing is usual of',
    [SKILL, COMPARED(BY('measure: SAME, field: "name"').replace('usual: true, ', '')), gives()],
    'usual: true',
  ],
  [
    'what is adopted and not compared',
    [SKILL, COMPARED('@adopts(relation: "GIVES")'), gives()],
    'needs @comparable',
  ],
  [
    'a role that two have',
    [SKILL, SKILL.replaceAll('Skill', 'Art').replace('"skill"', '"art"'), TOOL, gives()],
    'CAPABILITY',
  ],
  ['a role of kinds on a relation', [SKILL, TOOL, gives('@role(is: CAPABILITY)')], 'no role of a relation'],
  ['what realises nothing', [SKILL, TOOL, gives('@role(is: REALISES)', 'Tool')], 'has no end that is Skill'],
  [
    'what realises where nothing is a capability',
    [SKILL.replace('@role(is: CAPABILITY) ', ''), TOOL, gives()],
    'needs a kind that is CAPABILITY',
  ],
  [
    'a column along what is no relation',
    [SKILL, TOOL.replace('@node', '@column(along: [{forward: ["TAKES"]}]) @node'), gives()],
    'names TAKES, which is no relation',
  ],
  [
    'a column along a step both ways',
    [
      SKILL,
      TOOL.replace('@node', '@column(along: [{forward: ["GIVES"], backward: ["GIVES"]}]) @node'),
      gives(),
    ],
    'in forward or in backward',
  ],
  [
    'a column too far away',
    [SKILL, TOOL.replace('@node', `@column(along: [${'{forward: ["GIVES"]},'.repeat(4)}]) @node`), gives()],
    'takes 1 to 3 steps',
  ],
])('%s', (_, sdl, told) => {
  test('is told with where it stands', () => {
    expect(faultsOf(sdl.join('\n'))).toContain(told);
  });
});

describe('a condition', () => {
  const when = (name: string, more: string): string =>
    TOOL.replace('size: Int', `size: Int ${name}: String ${more}`);
  const KIT = 'type Kit implements Entity @node(prefix: "kit") { unless: String @text @condition }';

  test('is known by @condition, whatever it is called', () => {
    const { roles } = readProjectModel();
    expect(roles.condition).toBe('onlyIf');
    expect(roles.standings?.condition).toBe('onlyIf');
    expect(faultsOf(when('provided', '@text @condition'))).toBe('no fault');
  });

  test('is a text, and of one name', () => {
    expect(faultsOf(when('provided', '@condition'))).toMatch(/Tool\.provided: @condition is of a text/);
    expect(faultsOf(`${when('provided', '@text @condition')} ${KIT}`)).toMatch(
      /Kit\.unless: @condition stands on provided already/,
    );
  });
});
