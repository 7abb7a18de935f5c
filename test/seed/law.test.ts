import { onNationalGraph } from '../support/national-graph';

/** What a municipal lawyer would look up first. */

const data = onNationalGraph('2026-11-28');
type Page<T> = { totalCount: number; nodes: T[] };
const BINDING = 'addressees: { some: { node: { id: { eq: "organisation:kommuner" } } } }';

test('an obligation has the words of its provision, and says which', async () => {
  const { all, quoted } = (await data(`{
    all: obligations { totalCount }
    quoted: obligations(where: { followsFrom: { some: { quote: { isNull: false } quotePlace: { isNull: false } } } }) { totalCount }
  }`)) as Record<string, Page<never>>;
  expect(all?.totalCount).toBeGreaterThanOrEqual(400);
  expect(quoted?.totalCount).toBeGreaterThanOrEqual((all?.totalCount ?? 0) - 20);
});

test.each([
  ['DUTY', 100],
  ['POWER', 8],
  ['PROHIBITION', 10],
])('a %s of the municipalities is told apart', async (kind, least) => {
  const { obligations } = (await data(
    `{ obligations(where: { kind: { eq: ${kind} }, ${BINDING} }) { totalCount } }`,
  )) as { obligations: Page<never> };
  expect(obligations.totalCount).toBeGreaterThanOrEqual(least);
});

test.each([
  'matrikkellova',
  'plan-og-bygningsloven',
  'byggesaksforskriften',
  'barnehageloven',
  'opplaringslova',
  'sosialtjenesteloven',
  'helse-og-omsorgstjenesteloven',
  'arkivlova-2025',
  'offentleglova',
  'lov-2018-06-22-83',
  'forskrift-uu-ikt',
  'valgloven',
  'brann-og-eksplosjonsvernloven',
  'geodataloven',
  'anskaffelsesloven',
  'gdpr',
  'digitalsikkerhetsloven',
])('%s binds the municipalities', async act => {
  const { obligations } = (await data(
    `{ obligations(where: { followsFrom: { some: { node: { id: { eq: "framework:${act}" } } } }, ${BINDING} }) { totalCount } }`,
  )) as { obligations: Page<never> };
  expect(obligations.totalCount).toBeGreaterThan(0);
});

test('no act binds a Norwegian municipality that is not Norwegian law, and chapter III of eIDAS binds none', async () => {
  const { obligations } = (await data(
    `{ obligations(first: 1000, where: { ${BINDING} }) { nodes { id followsFrom { nodes { id jurisdiction inNorway form } } } } }`,
  )) as {
    obligations: Page<{
      id: string;
      followsFrom: Page<{ id: string; jurisdiction: string; inNorway: string | null; form: string }>;
    }>;
  };
  const foreign = obligations.nodes.filter(({ followsFrom: { nodes } }) =>
    nodes.some(
      act => act.jurisdiction === 'EU' && (act.inNorway !== 'IN_FORCE' || act.form !== 'REGULATION'),
    ),
  );
  expect(foreign).toEqual([]);
  const ids = obligations.nodes.map(({ id }) => id);
  expect(ids).not.toContain('obligation:eidas-2');
  expect(ids.filter(id => id.includes('eidas-art'))).toEqual([]);
});

test('the days that are most asked for are those of the Official Journal', async () => {
  expect(
    await data(`{
      wallet: obligation(id: "obligation:eidas2-1", asOf: "2026-12-24") { validFrom }
      marks: obligation(id: "obligation:sdg-13") { validFrom }
      municipalInformation: obligation(id: "obligation:sdg-art39") { validFrom }
      invoices: obligation(id: "obligation:forskrift-efaktura-1") { article onlyIf(lang: nb) }
      nemid: solution(id: "resource:dk-nemid", asOf: "2023-10-30") { validTo }
      psi: framework(id: "framework:psi") { validFrom }
    }`),
  ).toEqual({
    wallet: { validFrom: '2026-12-24' },
    marks: { validFrom: '2018-12-11' },
    municipalInformation: { validFrom: '2022-12-12' },
    invoices: {
      article: '§ 5',
      onlyIf:
        'ved anskaffelser som er omfattet av anskaffelsesloven § 2: fra 500 000 kroner (før 1. juli 2026: 100 000)',
    },
    nemid: { validTo: '2023-10-31' },
    psi: { validFrom: '2009-01-01' },
  });
});

test('every act of the EU says where it stands in Norway, and every regulation under which act it is, or that it is not known', async () => {
  const { stateless, parentless } = (await data(`{
    stateless: frameworks(where: { jurisdiction: { eq: EU }, kind: { eq: LEGAL_ACT }, inNorway: { isNull: true } }) { nodes { id } }
    parentless: frameworks(where: { form: { eq: NATIONAL_REGULATION }, laidDownUnder: { none: {} } }) { nodes { rationale } }
  }`)) as Record<string, Page<{ rationale?: string }>>;
  expect(stateless?.nodes).toEqual([]);
  expect(parentless?.nodes.length).toBeLessThanOrEqual(3);
  for (const { rationale } of parentless?.nodes ?? []) expect(rationale).toMatch(/was not found/);
});

test('a sentence that gives access, establishes something or says a purpose is no duty, and who has a right is not bound by it', async () => {
  const { duties, rights } = (await data(`{
    duties: obligations(first: 1000, where: { kind: { eq: DUTY } }) { nodes { id texts { value } } }
    rights: obligations(first: 1000, where: { kind: { eq: RIGHT }, entitled: { some: {} } }) {
      nodes { id entitled { nodes { id } } addressees { nodes { id } } }
    }
  }`)) as {
    duties: Page<{ id: string; texts: { value: string }[] }>;
    rights: Page<{ id: string; entitled: Page<{ id: string }>; addressees: Page<{ id: string }> }>;
  };
  const NO_DUTY =
    /^(\(\d+\) )?\S+ ?\S* ?\S* ?\S* ?\S* skal,? (?!sørge|syte)[^.]{0,90}\bha tilgang til|, skal kommunen,[^.]*ha tilgang til|shall have access to the relevant|is hereby established|^(Forskriften|Loven) skal bidra til/;
  expect(
    duties.nodes.filter(({ texts }) => texts.some(({ value }) => NO_DUTY.test(value))).map(({ id }) => id),
  ).toEqual([]);
  expect(rights.nodes.length).toBeGreaterThanOrEqual(15);
  const both = rights.nodes.filter(({ entitled, addressees }) =>
    addressees.nodes.some(bound => entitled.nodes.some(({ id }) => id === bound.id)),
  );
  expect(both).toEqual([]);
});

test('only what asks something of somebody is met: a purpose, a scope and an establishment are not', async () => {
  const { obligations } = (await data(
    '{ obligations(where: { kind: { isNull: true }, fulfilledBy: { some: {} } }) { nodes { id } } }',
  )) as { obligations: Page<never> };
  expect(obligations.nodes).toEqual([]);
});

test('a sentence with a subject of its own does not bind by the scope of its act', async () => {
  const { obligation } = (await data(
    '{ obligation(id: "obligation:eforvaltningsforskriften-8") { addressee addressees { totalCount } } }',
  )) as { obligation: { addressee: string; addressees: Page<never> } };
  expect(obligation).toEqual({
    addressee: 'holder of signature-creation data',
    addressees: { totalCount: 0 },
  });
});

const fallen = async (act: string): Promise<readonly string[]> => {
  const { impact } = (await data(
    `{ impact(of: { id: "framework:${act}" }, change: RETIRE, first: 100) { nodes { node { id } } } }`,
  )) as { impact: { nodes: { node: { id: string } }[] } };
  return impact.nodes.map(({ node: { id } }) => id);
};

test('what an act makes law falls with it, and what the EU has made law itself does not', async () => {
  expect(await fallen('personopplysningsloven')).toEqual(
    expect.arrayContaining(['framework:gdpr', 'obligation:gdpr-art15-1', 'obligation:gdpr-art32-1']),
  );
  const byTrustServices = await fallen('tillitstjenesteloven');
  expect(byTrustServices).toContain('obligation:eidas-1');
  expect(byTrustServices).not.toContain('framework:eidas2');
  expect(await fallen('eidas2')).toEqual(
    expect.arrayContaining(['framework:eidas', 'obligation:eidas2-art11a-1']),
  );
});

test('responsibility for an act is no way to it, unless it is asked for', async () => {
  const way = (relations: string): string =>
    `{ paths(from: { id: "organisation:dfd" }, to: { id: "framework:eidas" }, maxHops: 1${relations}) { nodes { length } } }`;
  expect(await data(way(''))).toEqual({ paths: { nodes: [] } });
  expect(await data(way(', relations: [RESPONSIBLE_FOR]'))).toEqual({ paths: { nodes: [{ length: 1 }] } });
});

test('a sentence that was replaced ends on its day, and the new one stands beside it', async () => {
  const on = (day: string): string => `{
    act: framework(id: "framework:ai-act", asOf: "${day}") {
      obligations(first: 50, where: { node: { article: { in: ["art. 4", "art. 4(1)"] } } }) { nodes { id } }
    }
  }`;
  const one = (id: string): unknown => ({ act: { obligations: { nodes: [{ id: `obligation:${id}` }] } } });
  expect(await data(on('2026-07-26'))).toEqual(one('ai-act-art4'));
  expect(await data(on('2026-07-27'))).toEqual(one('ai-act-art4-1'));
});

test.each([
  ['ai-act-art26-1', '2027-12-02'],
  ['ai-act-art27-1', '2027-12-02'],
  ['ai-act-art5-1-ba', '2026-12-02'],
  ['ai-act-art57-1', '2026-08-02'],
  ['ai-act-art70-1', '2025-08-02'],
  ['ai-act-art111-2', '2030-08-02'],
])('%s applies from %s, by the act as it is since 27 July 2026', async (id, validFrom) => {
  expect(await data(`{ obligation(id: "obligation:${id}", asOf: "2030-12-01") { validFrom } }`)).toEqual({
    obligation: { validFrom },
  });
});

test('a quote says on which day it is known to have stood there, and so does what it is from', async () => {
  const { obligations, sources } = (await data(`{
    obligations(where: { followsFrom: { some: { checkedOn: { gte: "2026-05-01" } } } }) { totalCount }
    sources(where: { standing: { eq: LAW }, checkedOn: { gte: "2026-05-01" }, dated: { isNull: false } }) { totalCount }
  }`)) as Record<string, Page<never>>;
  expect(obligations?.totalCount).toBeGreaterThanOrEqual(350);
  expect(sources?.totalCount).toBeGreaterThanOrEqual(170);
});

test.each(['inspire', 'trygdeforordningen', 'gjennomforingsforordningen-987-2009', 'sdg'])(
  '%s has obligations of its own',
  async act => {
    const { framework } = (await data(
      `{ framework(id: "framework:${act}") { obligations { totalCount } } }`,
    )) as { framework: { obligations: Page<never> } };
    expect(framework.obligations.totalCount).toBeGreaterThanOrEqual(7);
  },
);
