import { ASKED, ENDS, OSLO } from './asked';
import { answering } from './honest-answer';
import { refusals } from './refusal';

const { refuses, server } = refusals();
const answers = answering(server);

describe('days', () => {
  refuses(
    `{ difference(since: "2026-01-01", until: "2024-01-01", of: {id: "municipality:0301"}) { since } }`,
    'BAD_INPUT',
    /from 2026-01-01 to 2024-01-01, which is not later/,
    { hint: /earlier/ },
  );
  refuses(
    `{ difference(since: "2024-01-01", until: "2024-01-01", of: {id: "municipality:0301"}) { since } }`,
    'BAD_INPUT',
    /not later/,
  );
  refuses(
    `{ difference(since: "2024-02-30", until: "2025-01-01", of: {id: "municipality:0301"}) { since } }`,
    'BAD_INPUT',
    /no Date/,
  );
  refuses(
    `{ ${ASKED['impact']?.(', assuming: {retire: [{id: "resource:id-porten", on: "soon"}]}')} { totalCount } }`,
    'BAD_INPUT',
    /no Date/,
  );
  // What ends before it began contradicts its dates.
  refuses(
    `{ paths(${ENDS}, assuming: {retire: [{id: "framework:eidas", on: "2001-01-01"}]}) { outcome } }`,
    'BAD_INPUT',
    /framework:eidas holds from 20.*, so it cannot end on 2001-01-01/,
    { hint: /later day/ },
  );
  refuses(`{ paths(${ENDS}, undated: PERHAPS) { outcome } }`, 'BAD_INPUT', /PERHAPS/);
  const elma = 'from: {id: "municipality:0301"}, to: {id: "resource:elma"}';
  // No day of the relation is known: before anything is known it does not count, unless it is to.
  const anything = `from: ${OSLO}, to: {sharedResource: {}}, maxHops: 1`;
  answers(
    `{ elma: paths(${elma}, asOf: "1814-05-17") { totalCount } paths(${anything}, asOf: "1814-05-17") { outcome totalCount whyNot { hiddenBy { by } } } municipality(id: "municipality:0301", asOf: "1814-05-17") { uses { totalCount } } }`,
    {
      elma: { totalCount: 0 },
      paths: {
        outcome: 'ABSENT_IN_GRAPH',
        totalCount: 0,
        whyNot: { hiddenBy: [{ by: 'AS_OF' }, { by: 'UNDATED' }] },
      },
      municipality: { uses: { totalCount: 0 } },
    },
  );
  const told = 'nodes { undated explanation(lang: en) }';
  answers(`{ paths(${elma}, maxHops: 1, asOf: "2024-01-01") { ${told} } }`, {
    paths: {
      nodes: [
        {
          undated: 1,
          explanation:
            'Oslo uses ELMA (electronic recipient register, Norwegian SMP). This is deduced. One step has no date, so it is not known whether it is valid on that day.',
        },
      ],
    },
  });
  answers(`{ paths(${elma}, maxHops: 1) { ${told} } }`, {
    paths: {
      nodes: [
        {
          undated: 1,
          explanation: 'Oslo uses ELMA (electronic recipient register, Norwegian SMP). This is deduced.',
        },
      ],
    },
  });
  // What is announced to end counts: altinn-ii ended on 19 June 2026.
  answers(
    '{ then: solutions(where: {id: {eq: "resource:altinn-ii"}}, asOf: "2026-06-18") { totalCount } after: solutions(where: {id: {eq: "resource:altinn-ii"}}, asOf: "2031-01-01") { totalCount } }',
    { then: { totalCount: 1 }, after: { totalCount: 0 } },
  );
  // Adopted, and the day is not set: not valid today.
  answers(
    '{ today: frameworks(where: {id: {eq: "framework:forvaltningsloven-2025"}}) { totalCount } set: framework(id: "framework:forvaltningsloven-2025", asOf: "9999-12-31") { status } history(of: {id: "framework:forvaltningsloven-2025"}) { nodes { date other { id } } } }',
    { today: { totalCount: 0 }, set: { status: 'ADOPTED' }, history: { nodes: [] } },
  );
});
