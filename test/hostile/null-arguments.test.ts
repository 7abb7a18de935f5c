import { ask, bodyOf, insidesShown } from './seeded-app';
import { refusals } from './refusal';

const { refuses, server } = refusals();
const LIST = 'municipalities';
const OSLO = 'from: {id: "municipality:0301"}';
const EIDAS = 'to: {id: "framework:eidas"}';

describe('null', () => {
  // Null where an argument may be left out means that it was; where it can't mean anything, it is refused.
  const ways = (field: string, args: readonly string[]): [string, string][] =>
    args.flatMap(arg => [
      [
        `${field}(${arg}: null)`,
        `{ ${field.includes('(') ? field.replace(')', `, ${arg}: null)`) : `${field}(${arg}: null)`} { __typename } }`,
      ] as [string, string],
    ]);
  const all = [
    ...ways('municipalities', ['after', 'asOf', 'before', 'certainty', 'first', 'last', 'orderBy', 'where']),
    ...ways('municipality(number: "0301")', [
      'asOf',
      'certainty',
      'geonorgeUri',
      'id',
      'organisationNumber',
      'wikidata',
    ]),
    ...ways('municipalityGroupings(by: [{field: writtenForm}])', ['asOf', 'certainty', 'first', 'where']),
    ...ways('search(text: "oslo")', ['after', 'asOf', 'certainty', 'first', 'kinds']),
    ...ways(`connections(${OSLO}, ${EIDAS})`, [
      'after',
      'asOf',
      'certainty',
      'direction',
      'first',
      'maxHops',
      'relations',
      'via',
    ]),
    ...ways(`paths(${OSLO}, ${EIDAS})`, [
      'after',
      'asOf',
      'certainty',
      'direction',
      'first',
      'maxHops',
      'relations',
      'via',
    ]),
    ...ways('entity(id: "municipality:0301")', ['asOf', 'certainty']),
    ...ways('nodes(ids: ["municipality:0301"])', ['asOf', 'certainty']),
    ...['eq', 'in', 'gt', 'gte', 'lt', 'lte', 'isNull'].map(
      op =>
        [
          `population ${op}: null`,
          `{ municipalities(where: {population: {${op}: null}}) { nodes { id } } }`,
        ] as [string, string],
    ),
    ...['AND', 'OR', 'NOT', 'uses', 'usesCount', 'name', 'id', 'population'].map(
      op =>
        [`where ${op}: null`, `{ municipalities(where: {${op}: null}) { nodes { id } } }`] as [
          string,
          string,
        ],
    ),
    ...['some', 'none', 'every'].map(
      op =>
        [`uses ${op}: null`, `{ municipalities(where: {uses: {${op}: null}}) { nodes { id } } }`] as [
          string,
          string,
        ],
    ),
    ...['name', 'id', 'population', 'usesCount'].map(
      by =>
        [`orderBy ${by}: null`, `{ municipalities(orderBy: [{${by}: null}]) { nodes { id } } }`] as [
          string,
          string,
        ],
    ),
    ['lang: null', '{ municipality(number: "0301") { name(lang: null) description(lang: null) } }'],
  ];
  test.each(all)('in %s is left out or refused, and no fault', async (_, query) => {
    const response = await ask(server().app, { query });
    for (const error of bodyOf(response).errors ?? [])
      expect(error).toMatchObject({ extensions: { code: 'BAD_INPUT', hint: expect.stringMatching(/\w/) } });
    expect(response.statusCode).toBeLessThan(500);
    expect(insidesShown(response.body)).toEqual([]);
  });

  refuses(`{ ${LIST}(where: {population: {in: [1, null]}}) { nodes { id } } }`, 'BAD_INPUT', /null/);
});
