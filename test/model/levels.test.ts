import { WRITTEN_AS_NATIONAL } from '../support/written-as';
import { readModel } from '../../src/engine/model/read-model';
import { RESERVED_NAMES } from '../../src/engine/schema/build-schema';
import { BASE, RELATION, THING, faultsOf, relation, thing } from './faults-of';

const ACCESS = '@access(level: RESTRICTED)';

describe('levels of fields', () => {
  test('are read, of nodes and of edges, with what is stored beside them', () => {
    const text = `${thing(`price: Float ${ACCESS}, motto: String @text @access(level: NON_PUBLIC)`)} ${relation(`motto: String ${ACCESS}`)}`;
    const { levels } = readModel(
      [...BASE, { name: 'own.graphql', text }],
      RESERVED_NAMES,
      WRITTEN_AS_NATIONAL,
    );
    expect(levels.node.get('price')).toBe('RESTRICTED');
    expect(['motto', 'motto_texts', 'motto_lower', 'motto_sort'].map(name => levels.node.get(name))).toEqual(
      Array(4).fill('NON_PUBLIC'),
    );
    expect(levels.edge.get('motto')).toBe('RESTRICTED');
    expect(levels.edge.get('price')).toBeUndefined();
  });

  const two = (first: string, second: string): string =>
    `${thing(first)} ${thing(second, 'Other').replace('prefix: "thing"', 'prefix: "other"')} ${RELATION}`;

  test.each<[string, string, RegExp]>([
    [
      'another level',
      thing('price: Float @access(level: PUBLIC)'),
      /own\.graphql:1 {2}Thing\.price: the level of @access is PUBLIC; it takes RESTRICTED or NON_PUBLIC/,
    ],
    ['no level', thing('price: Float @access'), /@access needs the argument level/],
    [
      'a field that is required',
      thing(`price: Float! ${ACCESS}`),
      /own\.graphql:1 {2}Thing\.price takes no @access: it is required/,
    ],
    ['a key', thing(`code: String @key ${ACCESS}`), /Thing\.code takes no @access: it is a key/],
    ['what is searched', thing(`note: String @search ${ACCESS}`), /note takes no @access: it is searched/],
    ['an index', thing(`size: Int @index ${ACCESS}`), /size takes no @access: it is an index/],
    ['what tells sorts apart', thing(`size: Int @apart ${ACCESS}`), /size takes no @access: what is usual/],
    ['what goes with others', thing(`a: Int ${ACCESS} @with(fields: ["b"]), b: Int`), /Thing\.a takes no/],
    [
      'what others go with',
      thing(`a: Int @with(fields: ["b"]), b: Int ${ACCESS}`),
      /Thing\.b .* a rule reads it/,
    ],
    [
      'evidence',
      `${THING} ${relation(`quote: String @evidence ${ACCESS}`)}`,
      /RestsOn\.quote takes no @access/,
    ],
    [
      'what a rule of the relation reads',
      `${thing(`rank: Int ${ACCESS}`)} ${RELATION.replace('@phrase', '@deeper(field: "rank", because: "r") @phrase')}`,
      /Thing\.rank takes no @access: a rule reads it/,
    ],
    [
      'what tells nodes apart',
      `${thing(`rank: Int ${ACCESS}`).replace('@node', '@unique(fields: ["rank"], relations: ["RESTS_ON"], because: "u") @node')} ${RELATION}`,
      /Thing\.rank takes no @access: a rule reads it/,
    ],
    [
      'a field that everything has',
      thing(`rationale: String ${ACCESS}`),
      /Thing\.rationale is another than the rationale of Fact/,
    ],
    [
      'a name that is open elsewhere',
      two(`size: Int ${ACCESS}`, 'size: Int'),
      /own\.graphql:1 {2}Other\.size has no @access, and another size has/,
    ],
    [
      'a name with another level elsewhere',
      two(`size: Int ${ACCESS}`, 'size: Int @access(level: NON_PUBLIC)'),
      /Thing\.size has the level RESTRICTED, and another size has another/,
    ],
  ])('are refused: %s', (_, text, fault) => {
    expect(faultsOf(text)).toMatch(fault);
  });

  test('are refused on what every domain begins with', () => {
    const core = BASE.map(file => ({
      ...file,
      text: file.text
        .replace('  rationale: String', `  rationale: String ${ACCESS}`)
        .replace('  publisher: String', `  publisher: String ${ACCESS}`),
    }));
    const read = (): unknown =>
      readModel([...core, { name: 'own.graphql', text: THING }], RESERVED_NAMES, WRITTEN_AS_NATIONAL);
    expect(read).toThrow(/Fact\.rationale takes no @access: it is of those that everything rests on/);
    expect(read).toThrow(/Source\.publisher takes no @access/);
  });
});
