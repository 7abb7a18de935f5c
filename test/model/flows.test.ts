import { readProjectModel } from '../../src/doors/server/samgraf';
import { faultsOf } from './faults-of';

const said = (phrase: string): string => `{nb: "${phrase}", nn: "${phrase}", en: "${phrase}"}`;
const relation = (name: string, from: string, to: string): string =>
  `type ${name[0] ?? ''}${name.slice(1).toLowerCase()} @relation(name: "${name}", from: ["${from}"], to: ["${to}"], forward: "${name.toLowerCase()}", backward: "${name.toLowerCase()}By") @phrase(forward: ${said('a')}, backward: ${said('b')})`;
const REST = `
  enum Ring { INNER OUTER }
  enum Form { TALK MONEY }
  type Act implements Entity @node(prefix: "act") { form: Form! }
  type Person implements Entity @node(prefix: "person") { size: Int }
  ${relation('WITHIN', 'Circle', 'Circle')}
  ${relation('MEETS', 'Circle', 'Circle')}
  ${relation('MEMBER', 'Person', 'Circle')}
  ${relation('ABOUT', 'Circle', 'Person')}
  ${relation('JOINS', 'Person', 'Act')}`;
const GOOD = {
  ...{ by: '"ring"', core: '"INNER"', parts: '"OUTER"', inside: '"WITHIN"', overlaps: '"MEETS"' },
  ...{ members: '"MEMBER"', belongs: '"ABOUT"', takesPart: '"JOINS"', form: '"form"' },
};
const circle = (said: Readonly<Record<string, string>>, name = 'Circle'): string =>
  `type ${name} implements Entity @flows(${Object.entries(said)
    .map(([key, value]) => `${key}: ${value}`)
    .join(', ')}) @node(prefix: "${name.toLowerCase()}") { ring: Ring! }`;

test('the national model draws ecosystems with what goes between them', () => {
  expect(readProjectModel().roles.flows).toMatchObject({
    kind: 'Ecosystem',
    takesPart: expect.any(String) as string,
  });
});

test('what is right is no fault', () => {
  expect(faultsOf(circle(GOOD) + REST)).toBe('no fault');
});

test.each([
  [{ by: '"size"' }, 'names size, which is no single enum of Circle'],
  [{ core: '"MIDDLE"' }, 'names MIDDLE, which Circle.ring may not be'],
  [{ beside: '["FAR"]' }, 'names FAR, which Circle.ring may not be'],
  [{ inside: '"IN"' }, 'names IN, which is no relation'],
  [{ form: '"shape"' }, 'names shape, which is no single enum of Act'],
  [{ listed: '[{of: "Dog", field: "a", is: "B", at: "c"}]' }, 'lists Dog, which is no kind'],
  [{ listed: '[{of: "Act", field: "form", is: "B", at: "c"}]' }, 'names B, which Act.form may not be'],
])('%j is a fault', (wrong, fault) => {
  expect(faultsOf(circle({ ...GOOD, ...wrong }) + REST)).toContain(fault);
});

test('one kind is drawn so', () => {
  expect(faultsOf(circle(GOOD) + circle(GOOD, 'Square') + REST)).toMatch(
    /is said of (Circle|Square) already/,
  );
});
