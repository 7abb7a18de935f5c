import { onNationalGraph } from '../support/national-graph';

/** What was measured of capabilities is told with its scale, by whom and when; what nobody assessed stays without a colour. */

const data = onNationalGraph('2026-12-02');

type Measured = Readonly<{ colour: string; gap: number | null; explanation: string }>;
type Row = Readonly<{
  capability: { id: string };
  assessments: readonly Measured[];
  cells: readonly { column: { id: string }; assessments: readonly Measured[] }[];
}>;
const MEASURED = 'colour gap explanation(lang: nb)';

const rowsAt = async (level: number): Promise<ReadonlyMap<string, Row>> => {
  const { coverage } = (await data(`{
    coverage(columns: SECTOR, level: ${level}, first: 100) {
      nodes { capability { id } assessments { ${MEASURED} } cells { column { id } assessments { ${MEASURED} } } }
    }
  }`)) as { coverage: { nodes: readonly Row[] } };
  return new Map(coverage.nodes.map(row => [row.capability.id, row]));
};

test('the first colours of the map say what was measured, on what scale, by whom and when', async () => {
  const rows = await rowsAt(2);
  expect(rows.get('capability:standardisering')?.assessments).toEqual([
    {
      colour: 'YELLOW',
      gap: 1,
      explanation:
        'Valg av standarder og spesifikasjoner (anbefaling 22 i EIF): 3 av 4 på skalaen 1–4 (EIF Monitoring Mechanism, 2022).',
    },
  ]);
  expect(rows.get('capability:juridisk-samhandling')?.assessments).toMatchObject([
    { colour: 'GREEN', gap: 0 },
  ]);
});

test('a count without steps is told as it was counted, in the sector that it is of, and has no colour', async () => {
  const rows = await rowsAt(2);
  const cells = rows.get('capability:informasjonssikkerhet')?.cells ?? [];
  const told = cells.flatMap(({ column, assessments }) => (assessments.length > 0 ? [column.id] : []));
  expect(told).toEqual(['sector:municipal']);
  expect(cells.find(({ column }) => column.id === 'sector:municipal')?.assessments).toEqual([
    {
      colour: 'UNDEFINED_BY_RULE',
      gap: null,
      explanation: expect.stringMatching(
        /security\.txt.*: 97 på skalaen 0–349 \(Skytilsynet, 20\. juli 2026\)\.$/,
      ),
    },
  ]);
});

test('what nobody assessed stays so, and an answer says how many were', async () => {
  const rows = await rowsAt(3);
  expect(rows.get('capability:signering')?.assessments).toEqual([]);
  const { gaps } = (await data('{ gaps { unassessed(lang: nb) nodes { redIn { id } } } }')) as {
    gaps: { unassessed: string; nodes: readonly { redIn: readonly unknown[] }[] };
  };
  expect(gaps.unassessed).toBe(
    '12 av de 63 kapabilitetene er vurdert. At de andre ikke har noen farge, betyr at ingen har vurdert dem, og ikke at de er i orden.',
  );
  expect(gaps.nodes.flatMap(({ redIn }) => redIn)).toEqual([]);
});

test('every assessment says its scale or a share in words, who made it, when, and in what words', async () => {
  const { assessments } = (await data(
    '{ assessments(first: 100) { nodes { id assessedBy assessedOn year quote assesses(first: 5) { edges { certainty } } } } }',
  )) as {
    assessments: {
      nodes: readonly { assessedBy: string; assessedOn: string; year: number; quote: string }[];
    };
  };
  expect(assessments.nodes.length).toBeGreaterThan(10);
  expect(assessments.nodes.filter(of => !of.assessedBy || !(of.assessedOn || of.year) || !of.quote)).toEqual(
    [],
  );
});
