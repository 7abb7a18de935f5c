import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { euLaw } from '../../registers/eu-law';
import { norwegianLaw } from '../../registers/norwegian-law';
import { queryAs } from '../../src/doors/server/import-route';
import type { Viewer } from '../../src/engine/access/viewer';
import { groupBy } from '../../src/engine/model/objects';
import { checked, heldText, type CheckedQuote } from '../../src/files/harvest/law/check';
import { getTexts } from '../../src/files/harvest/law/get-texts';
import { harvestLaw, type LawHarvest } from '../../src/files/harvest/law/harvest-law';
import { lastSeen, quotesOf } from '../../src/files/harvest/law/quotes';
import type { LawRegister } from '../../src/files/harvest/law/register';
import { toldOfLaw } from '../../src/files/harvest/law/told';
import type { Query } from '../../src/files/imports/changes';
import { openSeededApp, type SeededApp } from '../hostile/seeded-app';
import {
  AI_APPLICATION_2024,
  AI_APPLICATION_2026,
  AI_LITERACY_2024,
  AI_LITERACY_2026,
  paragraph,
  xhtmlArticle,
  xhtmlText,
} from './law-texts';

// Registers of law against the national graph. The texts are made of what the graph quotes, set as those who publish them set it, but
// for what is changed in them here.

const OPERATOR: Viewer = { name: 'operator', role: 'ADMIN', actor: undefined, known: true };
const [AI_ACT, GDPR, CER] = ['32024R1689', '32016R0679', '32022L2557'];
const OLD = 'obligation:ai-act-art4';
const NEW = `${OLD}-2026-07-27`;
const TODAY = '2026-12-01';

let seeded: SeededApp;
let query: Query;
let root: string;
beforeAll(async () => {
  seeded = await openSeededApp();
  query = queryAs(seeded.app.askAs, { request: { id: 'harvest', ip: '' }, viewer: OPERATOR });
  root = mkdtempSync(join(tmpdir(), 'samgraf-law-'));
});
afterAll(async () => {
  rmSync(root, { recursive: true });
  await seeded.close();
});

const uses = () => ({ model: seeded.samgraf.model, query });

/** Makes a folder with files in it. */
const folderOf = (files: Readonly<Record<string, string | Buffer>>): string => {
  const folder = mkdtempSync(join(root, 'texts-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
};

const run = async (
  register: LawRegister,
  from: string,
  day: string | undefined,
  dryRun = false,
): Promise<LawHarvest> => {
  const acts = await quoted(register);
  const of = await getTexts(register, acts.keys(), {
    from,
    day: day ?? TODAY,
    seen: act => lastSeen(acts.get(act)?.quotes ?? []),
    pauses: [1],
  });
  return harvestLaw(register, { of, day, today: TODAY }, { ...uses(), dryRun });
};

/** What the graph quoted when it was first asked. */
const asked = new Map<LawRegister, ReturnType<typeof quotesOf>>();
const quoted = (register: LawRegister): ReturnType<typeof quotesOf> => {
  const known = asked.get(register) ?? quotesOf(register, uses());
  asked.set(register, known);
  return known;
};

/** What the graph quotes from an act, by article, in their order. */
const wordsIn = async (
  register: LawRegister,
  act: string,
): Promise<ReadonlyMap<string, readonly string[]>> => {
  const { quotes = [] } = (await quoted(register)).get(act) ?? {};
  const byArticle = groupBy(quotes, ({ place = '' }) => register.articlesIn(place)[0] ?? '');
  return new Map(
    [...byArticle]
      .sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
      .map(([article, all]) => [article, [...new Set(all.flatMap(({ words }) => words.split(/…/)))]]),
  );
};

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const version = (act: string, day: string): string =>
  `works/${act.toLowerCase()}/versions/${day}--0a1b/en.html`;
const META = { 'meta.json': '{"in_force_status":"1"}' };

/** The AI Act as of a day: article 4 in the words of then, all else as it is quoted. */
const aiActOf = async (
  day: string,
  literacy: readonly string[],
  application: readonly string[] = [],
): Promise<Readonly<Record<string, string>>> => {
  const articles = [...(await wordsIn(euLaw, AI_ACT))].map(([article, words]) =>
    xhtmlArticle(
      article,
      'Title',
      (article === '4' ? literacy : words).map((one, i) => paragraph(i + 1, escaped(one))),
    ),
  );
  const path = version(AI_ACT, day);
  if (application.length > 0)
    articles.push(xhtmlArticle('113', 'Entry into force and application', application));
  return { [path]: xhtmlText(articles), [join(dirname(path), 'meta.json')]: META['meta.json'] };
};

const told = async (id: string, asOf = TODAY): Promise<unknown> => {
  const asked = `query Told($id: ID!, $asOf: Date) { of: obligations(where: { id: { eq: $id } }, asOf: $asOf) { nodes { validTo text certainty
    followsFrom { edges { quote quotePlace quoteSource checkedOn validFrom validTo certainty sources { id } } }
    addressees { edges { quote validFrom validTo certainty node { id } } } } } }`;
  const { of } = (await query(asked, { id, asOf })) as Readonly<{
    of: Readonly<{ nodes: readonly unknown[] }>;
  }>;
  return of.nodes[0];
};

/** Puts the graph back to what it said of article 4 before it was amended, and has it bind the municipalities. */
const asBefore = async (): Promise<void> => {
  const said = { quote: AI_LITERACY_2024, quotePlace: 'art. 4', quoteSource: 'source:eur-lex-text-ai-act' };
  const how = { validFrom: '2025-02-02', validTo: null, sources: ['source:eur-lex-text-ai-act'] };
  const changes = [
    { patch: { obligation: { id: OLD, validTo: null } } },
    { connect: { followsFrom: { from: OLD, to: 'framework:ai-act', ...how } } },
    { connect: { boundBy: { from: 'organisation:kommuner', to: OLD, ...said, ...how, certainty: 'FACT' } } },
  ];
  const asked =
    'mutation($c: [ChangeInput!]!) { apply(changes: $c, source: "source:eur-lex-text-ai-act", reason: "as before") { applied results { faults { message } } } }';
  expect((await query(asked, { c: changes }))['apply']).toEqual({
    applied: true,
    results: changes.map(() => ({ faults: [] })),
  });
};

describe('the AI Act, article 4 of which was amended on 27 July 2026', () => {
  let folder: string;
  beforeAll(async () => {
    folder = folderOf({
      ...(await aiActOf('2024-07-12', [AI_LITERACY_2024])),
      ...(await aiActOf('2026-07-27', AI_LITERACY_2026)),
    });
    await asBefore();
  });

  test('a dry run tells what it would end and propose, by act, and writes nothing', async () => {
    const before = await told(OLD);
    const done = await run(euLaw, folder, '2026-08-22', true);
    expect(done.counts).toMatchObject({ CHANGED: 2, MOVED: 0, GONE: 0 });
    expect(done.acts.find(({ act }) => act === AI_ACT)).toMatchObject({
      id: 'framework:ai-act',
      at: version(AI_ACT, '2026-07-27'),
      since: '2026-07-27',
      counts: { CHANGED: 2, NO_TEXT: 0 },
    });
    expect(done.findings.filter(({ act }) => act === AI_ACT)).toEqual(
      ['FOLLOWS_FROM', 'BOUND_BY'].map(relation =>
        expect.objectContaining({
          relation,
          words: AI_LITERACY_2024,
          place: 'art. 4',
          lastDay: '2026-07-27',
        }),
      ),
    );
    expect(done.ended).toEqual([
      expect.objectContaining({
        id: OLD,
        on: '2026-07-27',
        relations: { FOLLOWS_FROM: 1, BOUND_BY: 1 },
        binds: ['organisation:kommuner'],
        members: 357,
      }),
    ]);
    expect(
      done.proposed.map(({ id, instead, proposal, refused }) => [id, instead, proposal, refused]),
    ).toEqual([
      [NEW, OLD, null, undefined],
      [undefined, `organisation:kommuner BOUND_BY ${OLD}`, null, undefined],
    ]);
    expect(done.applied).toBe(false);
    expect(await told(OLD)).toEqual(before);
    expect((await query('{ proposals(status: [OPEN]) { totalCount } }', {}))['proposals']).toEqual({
      totalCount: 0,
    });
    const text = toldOfLaw(done);
    expect(text).toContain('AI Act (framework:ai-act), as since 2026-07-27: ');
    expect(text).toContain(`It binds organisation:kommuner, with 357 in these groups.`);
    expect(text).toContain('    now: Providers and deployers of AI systems shall take measures to support');
    expect(text).toMatch(/Nothing was written\.$/);
  });

  test('by the text of before, it stands, and nothing ends', async () => {
    const done = await run(euLaw, folder, '2026-06-30', true);
    const [act] = done.acts.filter(one => one.act === AI_ACT);
    expect(act).toMatchObject({ since: '2024-07-12' });
    expect(done.findings.filter(({ to }) => to === OLD)).toEqual([]);
    // What was seen in the later text is not in the earlier one, and does not end by it.
    expect(done.ended).toEqual([]);
  });

  test('it ends on the day of the amendment, and the new words are proposed, not made', async () => {
    const done = await run(euLaw, folder, '2026-08-22');
    expect(done.applied).toBe(true);
    expect(await told(OLD)).toBeUndefined();
    expect(await told(OLD, '2026-07-26')).toMatchObject({
      validTo: '2026-07-27',
      followsFrom: { edges: [{ validTo: '2026-07-27', quote: AI_LITERACY_2024, certainty: 'FACT' }] },
      addressees: { edges: [{ validTo: '2026-07-27' }] },
    });
    expect(await told(NEW)).toBeUndefined();
    expect(done.proposed.map(({ refused }) => refused)).toEqual([undefined, undefined]);
    const { proposals } = (await query(
      '{ proposals(status: [OPEN]) { nodes { id reason changes { of id from to fields } } } }',
      {},
    )) as Readonly<{ proposals: Readonly<{ nodes: readonly Readonly<{ id: string; reason: string }>[] }> }>;
    expect(proposals.nodes.map(({ id }) => id)).toEqual([done.proposed[0]?.proposal]);
    expect(proposals.nodes[0]?.reason).toContain('Harvest: eu-law, as of 2026-08-22');
  });

  test('a second run changes nothing', async () => {
    const done = await run(euLaw, folder, '2026-08-22');
    expect([done.counts.CHANGED, done.ended, done.proposed, done.seen]).toEqual([0, [], [], 0]);
  });

  test('what a steward accepts is uncertain, with its words and whom it binds', async () => {
    const { proposals } = (await query('{ proposals(status: [OPEN]) { nodes { id } } }', {})) as Readonly<{
      proposals: Readonly<{ nodes: readonly Readonly<{ id: string }>[] }>;
    }>;
    const accepted = await query(
      'mutation($id: ID!) { acceptProposal(proposal: $id, reason: "So it is") { proposal { status } report { applied results { faults { message } } } } }',
      { id: proposals.nodes[0]?.id },
    );
    expect(accepted['acceptProposal']).toMatchObject({ report: { applied: true } });
    const [words = ''] = AI_LITERACY_2026;
    const now = await told(NEW);
    expect(now).toMatchObject({
      certainty: 'UNCERTAIN',
      followsFrom: {
        edges: [
          {
            quotePlace: 'art. 4',
            quoteSource: euLaw.source.id,
            validFrom: '2026-07-27',
            certainty: 'UNCERTAIN',
          },
        ],
      },
      addressees: { edges: [{ certainty: 'UNCERTAIN', node: { id: 'organisation:kommuner' } }] },
    });
    const { text, followsFrom } = now as Readonly<{
      text: string;
      followsFrom: Readonly<{ edges: readonly Readonly<{ quote: string }>[] }>;
    }>;
    expect(words.startsWith(text)).toBe(true);
    expect(followsFrom.edges[0]?.quote).toBe(text);
  });

  test('words that stand are known to do so on the day of the text, and never on an earlier one than before', async () => {
    const id = 'obligation:ai-act-art86-1';
    const later = await run(euLaw, folder, '2026-11-15');
    expect(later.seen).toBeGreaterThan(20);
    const source = expect.arrayContaining([{ id: euLaw.source.id }]);
    const edges = [{ checkedOn: '2026-11-15', sources: source }];
    expect(await told(id)).toMatchObject({ followsFrom: { edges } });
    // Of what day a folder is it does not say: then each text is of the day of its last amendment.
    for (const day of ['2026-08-22', undefined]) expect((await run(euLaw, folder, day)).seen).toBe(0);
    expect(await told(id)).toMatchObject({ followsFrom: { edges } });
  });
});

describe('an act that keeps its words and holds from other days', () => {
  const harvested = async (from: string): Promise<LawHarvest> => run(euLaw, from, TODAY, true);
  const folderWith = async (...days: readonly (readonly [string, readonly string[]])[]): Promise<string> =>
    folderOf(
      Object.assign(
        {},
        ...(await Promise.all(days.map(([day, application]) => aiActOf(day, AI_LITERACY_2026, application)))),
      ) as Readonly<Record<string, string>>,
    );

  test('is told, with the old words and the new ones, and with what begins on one of these days', async () => {
    const folder = await folderWith(
      ['2026-07-27', AI_APPLICATION_2026],
      ['2026-11-20', AI_APPLICATION_2026.map(words => words.replace('2 December 2027', '2 June 2028'))],
    );
    const done = await harvested(folder);
    const act = done.acts.find(one => one.act === AI_ACT);
    expect(act).toMatchObject({ since: '2026-11-20', amendedAfter: '2026-11-15', counts: { CHANGED: 0 } });
    expect(act?.days).toEqual([
      {
        article: '113',
        gone: ['2027-12-02'],
        come: ['2028-06-02'],
        was: AI_APPLICATION_2026[4],
        now: AI_APPLICATION_2026[4].replace('2 December 2027', '2 June 2028'),
        begins: expect.arrayContaining(['obligation:ai-act-art26-1', 'obligation:ai-act-art27-1']),
      },
    ]);
    expect(done.ended).toEqual([]);
    const text = toldOfLaw(done);
    expect(text).toContain('It was amended after 2026-11-15, when its words were last seen');
    expect(text).toContain(
      '  other days: 113 says no longer 2027-12-02, now 2028-06-02; what begins on a day',
    );
  });

  test('is so too where a day is said beside those that there were, as in July 2026', async () => {
    const register = { ...euLaw };
    const before = await quoted(euLaw);
    // As it was known before: seen in the text of 2024.
    asked.set(
      register,
      Promise.resolve(
        new Map(
          [...before].map(([act, of]) => [
            act,
            { ...of, quotes: of.quotes.map(quote => ({ ...quote, seen: '2026-05-31' })) },
          ]),
        ),
      ),
    );
    const folder = await folderWith(['2024-07-12', AI_APPLICATION_2024], ['2026-07-27', AI_APPLICATION_2026]);
    const days = (await run(register, folder, '2026-11-15', true)).acts.find(
      ({ act }) => act === AI_ACT,
    )?.days;
    expect(days).toMatchObject([
      { article: '113', gone: [], come: ['2025-08-02', '2026-12-02', '2027-12-02', '2028-08-02'] },
    ]);
  });

  test('says nothing where the version is the one that was seen, nor where its days are those of before', async () => {
    const same = await folderWith(['2026-07-27', AI_APPLICATION_2026]);
    const again = await folderWith(['2026-07-27', AI_APPLICATION_2026], ['2026-11-20', AI_APPLICATION_2026]);
    for (const [folder, after] of [
      [same, undefined],
      [again, '2026-11-15'],
    ] as const) {
      const act = (await harvested(folder)).acts.find(one => one.act === AI_ACT);
      expect([act?.amendedAfter, act?.days]).toEqual([after, []]);
    }
  });
});

describe('what is not there, or is not all there, ends nothing', () => {
  const lawful = async (): Promise<string> => {
    const articles = [...(await wordsIn(norwegianLaw, 'lov-2016-06-17-73'))].map(
      ([article, words]) => `### ${article.replace('§', '§ ')}. Overskrift\n\n${words.join('\n\n')}`,
    );
    return `---\ntittel: "Lov om offentlige anskaffelser"\nsist-endret-ikrafttredelse: "2026-11-01"\n---\n\n${articles.join('\n\n')}\n\n### § 99. Ikrafttredelse\n\nLoven gjelder.\n`;
  };
  const ANSKAFFELSER = 'lover/lov-2016-06-17-73.md';

  test('a folder with one act of many', async () => {
    const done = await run(norwegianLaw, folderOf({ [ANSKAFFELSER]: await lawful() }), '2026-11-15', true);
    expect(done.counts).toMatchObject({ CHANGED: 0, MOVED: 0, GONE: 0 });
    expect(done.counts.UNCHANGED).toBeGreaterThan(10);
    expect(done.counts.NO_TEXT).toBeGreaterThan(800);
    expect(done.ended).toEqual([]);
    expect(toldOfLaw(done)).toContain('It is not there.');
  });

  test('a text that breaks off, wherever it does', async () => {
    const { quotes = [] } = (await quoted(norwegianLaw)).get('lov-2016-06-17-73') ?? {};
    const [text, layout] = [await lawful(), norwegianLaw.layouts[0]];
    const found = (body: string): readonly CheckedQuote[] =>
      layout
        ? checked(
            norwegianLaw,
            quotes,
            heldText({ body: Buffer.from(body), beside: undefined, layout, at: '', version: undefined }),
          )
        : [];
    expect(found(text).every(({ verdict }) => verdict === 'UNCHANGED')).toBe(true);
    for (let at = 0; at < text.length; at += 50)
      expect([at, found(text.slice(0, at)).filter(({ on }) => on !== undefined)]).toEqual([at, []]);
    // The same sentence lost in the midst of it ends what rests on it.
    const [, lost = ''] = /### § 4[^]*?\n\n(.+)/.exec(text) ?? [];
    expect(
      found(text.replace(lost, 'Oppdragsgiveren skal.')).filter(({ on }) => on === '2026-11-01'),
    ).toHaveLength(1);
  });

  test('a section that says that it is changed otherwise is told, and is not known to stand', async () => {
    const note = '*Endres ved lov 6 mars 2026 nr. 8 (i kraft 1 juli 2026 iflg. res. 6 mars 2026 nr. 358 ).*';
    const text = (await lawful()).replace('\n\n### § 4.', `\n\n${note}\n\n### § 4.`);
    const done = await run(norwegianLaw, folderOf({ [ANSKAFFELSER]: text }), '2026-11-15', true);
    const announced = done.findings.filter(one => one.announced === note);
    expect(announced.length).toBeGreaterThan(5);
    expect(announced.every(one => one.verdict === 'UNCHANGED' && one.place === '§ 2')).toBe(true);
    expect(done.seen).toBe(done.counts.UNCHANGED - announced.length);
    expect(toldOfLaw(done)).toContain(`it says: ${note}`);
  });

  test('a version without text, though the one before it has one', async () => {
    const day = '2026-09-01';
    const files = await aiActOf('2026-07-27', AI_LITERACY_2026);
    const done = await run(
      euLaw,
      folderOf({
        ...files,
        [join(dirname(version(AI_ACT, day)), 'meta.json')]: '{}',
        [version(GDPR, day)]: xhtmlText([]),
      }),
      '2026-11-15',
      true,
    );
    expect(done.acts.find(({ act }) => act === AI_ACT)?.why).toBe(`The version of ${day} has no text.`);
    expect(done.counts.NO_TEXT).toBe(Object.values(done.counts).reduce((sum, count) => sum + count, 0));
  });

  test('a folder of something else is refused, and so is none', async () => {
    await expect(run(euLaw, folderOf({ 'readme.md': 'Here.' }), TODAY)).rejects.toMatchObject({
      code: 'HARVEST_FAILED',
      message: expect.stringMatching(/it has none of the \d+ acts of eu-law/),
    });
    await expect(run(euLaw, join(root, 'nowhere'), TODAY)).rejects.toMatchObject({ code: 'HARVEST_FAILED' });
  });

  test('files that are too large, or that links lead out to', async () => {
    const folder = folderOf({ [version(AI_ACT, '2026-07-27')]: Buffer.alloc(16 * 1024 * 1024 + 1, 'x') });
    const outside = folderOf({ 'x/y.md': '#### Article 1\n\nText.\n' });
    const at = (euLaw.layouts[1]?.at(CER) ?? '').split('/');
    mkdirSync(join(folder, 'eu'));
    symlinkSync(join(outside, 'x'), join(folder, 'eu', at[1] ?? ''));
    const texts = await getTexts(euLaw, [AI_ACT, CER, GDPR], {
      from: folderOf({ [version(GDPR, '2016-05-04')]: 'x' }),
      day: TODAY,
    });
    expect(texts.get(AI_ACT)).toEqual({ why: 'It is not there.' });
    writeFileSync(join(outside, 'x', at[2] ?? ''), '#### Article 1\n\nText.\n');
    mkdirSync(dirname(join(folder, version(GDPR, '2016-05-04'))), { recursive: true });
    writeFileSync(join(folder, version(GDPR, '2016-05-04')), xhtmlText([]));
    const [large, linked] = await Promise.all(
      [AI_ACT, CER].map(async act =>
        (await getTexts(euLaw, [act, GDPR], { from: folder, day: TODAY })).get(act),
      ),
    );
    expect([large, linked]).toEqual([{ why: 'It is larger than 16 MiB.' }, { why: 'It is not there.' }]);
  });
});

describe('an act that is repealed', () => {
  const text = (more: string): string =>
    `---\nidentifier: "${CER}"\nlast_updated: "2026-10-01"\n${more}\n---\n# Directive (EU) 2022/2557\n`;
  const at = euLaw.layouts[1]?.at(CER) ?? '';

  test('ends what follows from it on the day of the repeal, and proposes nothing', async () => {
    const done = await run(euLaw, folderOf({ [at]: text('status: "repealed"') }), '2026-11-15', true);
    expect(done.counts).toMatchObject({ GONE: 4, CHANGED: 0 });
    expect(done.ended.map(({ id, on }) => `${id} ${on}`)).toEqual(
      ['12-1', '13-1', '4-1', '6-1'].map(part => `obligation:cer-art${part} 2026-10-01`),
    );
    expect(done.proposed).toEqual([]);
  });

  test('ends nothing where the day is not told', async () => {
    const path = version(CER, '2022-12-27');
    const files = { [path]: xhtmlText([]), [join(dirname(path), 'meta.json')]: '{"in_force_status":"0"}' };
    const done = await run(euLaw, folderOf(files), '2026-11-15', true);
    expect([done.counts.GONE, done.ended]).toEqual([4, []]);
    expect(done.findings[0]?.why).toBe('The text does not say since when.');
  });

  test('a file without articles that does not say that it is repealed says nothing', async () => {
    const done = await run(euLaw, folderOf({ [at]: text('status: "in_force"') }), '2026-11-15', true);
    expect([done.counts.GONE, done.ended]).toEqual([0, []]);
  });
});

describe('from an address', () => {
  let server: Server;
  let paths: string[] = [];
  let answers: Readonly<Record<string, string>> = {};
  let status = 404;
  beforeAll(async () => {
    server = createServer(({ url = '' }, response) => {
      paths.push(url);
      const answer = answers[url];
      response.writeHead(answer === undefined ? status : 200);
      response.end(answer);
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => {
    server.close();
  });
  const address = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}/main`;
  const path = `/main/${euLaw.layouts[1]?.at(CER) ?? ''}`;

  test('each act is asked for by its number, and what is not there has no text', async () => {
    const words = [...(await wordsIn(euLaw, CER))].map(
      ([article, all]) => `#### Article ${article}\n\n##### Title\n\n${all.join('\n\n')}\n\n`,
    );
    answers = { [path]: `---\nlast_updated: "2022-12-27"\n---\n${words.join('')}#### Article 29\n\nEnd.\n` };
    paths = [];
    const done = await run(euLaw, address(), TODAY, true);
    expect(done.acts.find(({ act }) => act === CER)).toMatchObject({
      counts: { UNCHANGED: 4 },
      since: '2022-12-27',
    });
    expect(done.counts.UNCHANGED).toBe(4);
    expect(paths).toContain(path);
    expect(paths).toHaveLength(done.acts.length);
  });

  test('one that does not answer, or has none of them, changes nothing', async () => {
    status = 500;
    await expect(run(euLaw, address(), TODAY)).rejects.toMatchObject({ code: 'HARVEST_FAILED' });
    [status, answers] = [404, {}];
    await expect(run(euLaw, address(), TODAY)).rejects.toThrow(/has none of the/);
  });
});
