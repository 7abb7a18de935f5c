import { refusals } from './refusal';

const { refuses } = refusals();
const counted = (n: number, of: (i: number) => string): string =>
  Array.from({ length: n }, (_, i) => of(i)).join(' ');

describe('documents too large', () => {
  refuses(`{ ${counted(1000, i => `a${i}: __typename`)} }`, 'TOO_COMPLEX', /aliases|wide/, {
    called: '1,000 aliases',
  });
  refuses(
    `{ municipality(number: "0301") { ${counted(101, i => `a${i}: name`)} } }`,
    'TOO_COMPLEX',
    /aliases/,
    { called: '101 aliases inside' },
  );
  refuses(`${'{ a '.repeat(2000)}${'}'.repeat(2000)}`, 'TOO_COMPLEX', /deep/, { called: '2,000 levels' });
  refuses(`${'{ a '.repeat(4900)}${'}'.repeat(4900)}`, 'TOO_COMPLEX', /deep|tokens/, {
    called: '4,900 levels',
  });
  refuses(
    `{ municipalities(where: ${'{AND: '.repeat(3000)}{}${'}'.repeat(3000)}) { nodes { id } } }`,
    'TOO_COMPLEX',
    /deep|tokens/,
    { called: 'a filter 3,000 deep' },
  );
  refuses(`{ nodes(ids: ${'['.repeat(4900)}${']'.repeat(4900)}) { id } }`, 'TOO_COMPLEX', /deep|tokens/, {
    called: 'a list 4,900 deep',
  });
  refuses(`{ ${'a '.repeat(450_000)} }`, 'TOO_COMPLEX', /characters/, { called: '450,000 tokens' });
  refuses(`{ ${'a '.repeat(20_000)} }`, 'TOO_COMPLEX', /tokens/, { called: '20,000 tokens' });
  refuses(`{ municipality(number: "0301") { { a } }`, 'BAD_INPUT', /Syntax/, { called: 'a syntax error' });
  refuses('', 'TOO_LARGE', /larger/, {
    raw: JSON.stringify({ query: '{ __typename }', variables: { x: 'x'.repeat(2_000_000) } }),
    called: 'a body of 2 MB',
  });
  refuses(
    `{ ...A } ${counted(2000, i => `fragment F${i} on Query { __typename }`)} fragment A on Query { __typename }`,
    'TOO_COMPLEX',
    /tokens/,
    { called: '2,000 fragments' },
  );
  const doubling = counted(
    30,
    i => `fragment F${i} on Query { ...F${i + 1} x${i}: municipality(number: "0301") { id } ...F${i + 1} }`,
  );
  refuses(`{ ...F0 } ${doubling} fragment F30 on Query { __typename }`, 'TOO_COMPLEX', /large|aliases/, {
    called: 'fragments that double 30 times',
  });
  refuses(
    '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }',
    'BAD_INPUT',
    /Cannot spread fragment/,
    { called: 'circular fragments' },
  );
  refuses('{ ...A } fragment A on Query { ...A }', 'BAD_INPUT', /Cannot spread fragment/, {
    called: 'a fragment of itself',
  });
  refuses(
    '{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }',
    'BAD_INPUT',
    /introspection depth/i,
    { called: 'introspection of fields of fields of fields' },
  );
  const nested =
    '{ actors(first: 1000) { nodes { uses(first: 1000) { nodes { usedBy(first: 1000) { nodes { uses(first: 1000) { nodes { id } } } } } } } } }';
  refuses(nested, 'COST_LIMIT', /rows; the limit is/, {
    called: '1,000 of 1,000 of 1,000 of 1,000',
    hint: /first/,
  });
  const deepWhere = (depth: number): Record<string, unknown> =>
    depth === 0 ? {} : { AND: [deepWhere(depth - 1)] };
  refuses(
    'query($w: MunicipalityWhere) { municipalities(where: $w) { nodes { id } } }',
    'TOO_COMPLEX',
    /filter|deep|large/i,
    { variables: { w: deepWhere(1000) }, called: 'a filter 1,000 deep in a variable' },
  );
  const wideWhere = { OR: Array.from({ length: 1_000 }, (_, i) => ({ population: { eq: i } })) };
  refuses(
    'query($w: MunicipalityWhere) { municipalities(where: $w) { nodes { id } } }',
    'TOO_COMPLEX',
    /filter|terms|large/i,
    { variables: { w: wideWhere }, called: 'a filter of 1,000 terms in a variable' },
  );
});
