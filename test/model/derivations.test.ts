import { readModel } from '../../src/engine/model/read-model';
import { RESERVED_NAMES } from '../../src/engine/schema/build-schema';
import { WRITTEN_AS_NATIONAL } from '../support/written-as';
import { BASE, faultsOf } from './faults-of';

const PHRASE = '@phrase(forward: {nb: "a", nn: "a", en: "a"}, backward: {nb: "b", nn: "b", en: "b"})';

/** A domain in which a permit follows for a tool by what the tool says of itself. */
const domain = (derived: string): string => `
enum Danger { HIGH LOW }
type Tool implements Entity @node(prefix: "tool") { loud: Boolean, danger: Danger, size: Int, secret: Boolean @access(level: RESTRICTED) }
type Rule implements Entity @node(prefix: "rule") { size: Int }
type Sort implements Entity @node(prefix: "sort") { size: Int }
type Concerns @relation(name: "CONCERNS", from: ["Rule"], to: ["Sort"], forward: "concerns", backward: "concernedBy") ${PHRASE} { note: String }
type FallsUnder implements Derived
  @relation(name: "FALLS_UNDER", from: ["Tool"], to: ["Rule"], forward: "fallsUnder", backward: "covers")
  @derived(rule: "SAID", meets: "CONCERNS", of: "Sort", takes: [{in: "CONCERNS", fact: "note"}], because: {nb: "a", nn: "a", en: "a"}, ${derived})
  ${PHRASE} { note: String }
`;
const read = (derived: string) =>
  readModel([...BASE, { name: 'own.graphql', text: domain(derived) }], RESERVED_NAMES, WRITTEN_AS_NATIONAL);
const faultOf = (derived: string): string => faultsOf(domain(derived));
const LOUD = 'given: [{in: "Tool", fact: "loud", is: ["true"]}]';

describe('a rule that starts from what a thing says of itself', () => {
  test('is read, by a Boolean or by an enum', () => {
    const [rule] = read(`each: "Tool", has: "sort:loud", ${LOUD}`).derivations;
    expect(rule).toMatchObject({
      relation: 'FALLS_UNDER',
      binds: 'Tool',
      mark: 'sort:loud',
      meets: 'CONCERNS',
      of: 'Sort',
      memberships: [],
      given: [{ in: 'Tool', given: { fact: 'loud', is: ['true'], isNot: undefined } }],
    });
    expect(faultOf('each: "Tool", has: "sort:x", given: [{in: "Tool", fact: "danger", is: ["HIGH"]}]')).toBe(
      'no fault',
    );
  });

  test.each<[string, string, RegExp]>([
    ['nothing that starts it', 'given: []', /it says both binds and each, or neither/],
    [
      'two things that start it',
      `binds: "CONCERNS", each: "Tool", has: "sort:x", ${LOUD}`,
      /it says both binds and each, or neither/,
    ],
    ['no node', `each: "Tool", ${LOUD}`, /it says each without has/],
    [
      'a node of another kind',
      `each: "Tool", has: "rule:x", ${LOUD}`,
      /has is rule:x; it takes the id of a node of Sort/,
    ],
    ['no condition', 'each: "Tool", has: "sort:x"', /it says nothing of what Tool has to be/],
    [
      'a kind that is never at its start',
      'each: "Rule", has: "sort:x", given: [{in: "CONCERNS", fact: "x", is: ["true"]}]',
      /Rule does not start where it does/,
    ],
    [
      'a value that a Boolean never has',
      'each: "Tool", has: "sort:x", given: [{in: "Tool", fact: "loud", is: ["yes"]}]',
      /given loud is yes; it takes true or false/,
    ],
    [
      'a field that is no flag',
      'each: "Tool", has: "sort:x", given: [{in: "Tool", fact: "size", is: ["1"]}]',
      /given names size, which is not a single-valued enum field, or Boolean,/,
    ],
    [
      'a field that not everyone sees',
      'each: "Tool", has: "sort:x", given: [{in: "Tool", fact: "secret", is: ["true"]}]',
      /given names secret; it takes fields which everyone sees/,
    ],
  ])('is refused with %s', (_, derived, wanted) => {
    expect(faultOf(derived)).toMatch(wanted);
  });
});
