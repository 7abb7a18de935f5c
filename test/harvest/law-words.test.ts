import { euLaw } from '../../registers/eu-law';
import { norwegianLaw } from '../../registers/norwegian-law';
import { checked, heldText, type CheckedQuote } from '../../src/files/harvest/law/check';
import { nearestIn } from '../../src/files/harvest/law/nearest';
import type { Quote } from '../../src/files/harvest/law/quotes';
import { readText } from '../../src/files/harvest/law/read-text';
import type { TextLayout } from '../../src/files/harvest/law/register';
import { StandingWords } from '../../src/files/harvest/law/stands';
import { AI_ACT_2024, AI_ACT_2026, OFFENTLEGLOVA, REGNSKAP } from './law-texts';

// Words of law as they were published (law-texts.ts says where), held against how others quote them.

const [MARKDOWN, JSON_OF] = norwegianLaw.layouts as readonly [TextLayout, TextLayout];
const [XHTML, FRONT] = euLaw.layouts as readonly [TextLayout, TextLayout];

describe('words stand where they differ in nothing but how they are set', () => {
  test.each([
    [
      'marks of a list',
      'Loven gjelder for:\n\n- a) kommuner,\n- b) staten',
      'Loven gjelder for: kommuner, staten',
    ],
    ['marks that only the quote has', 'omfatter:\nkommuner;\nstaten', 'omfatter: a) kommuner; b) staten'],
    [
      'numbers in brackets',
      '(1) Kommunen skal melde.\n(2) Staten skal svare.',
      'Kommunen skal melde. Staten skal svare.',
    ],
    ['footnotes', 'innen 1. mars [1] og senere¹ hvert år', 'innen 1. mars og senere hvert år'],
    ['joined lines', 'menes med:\n\nUniversell utforming', 'menes med:Universell utforming'],
    ['quotation marks and dashes', 'the ‘portal’ – as such', 'the "portal" - as such'],
    ['soft hyphens', 'forvalt\u00ADnings\u00ADorgan', 'forvaltningsorgan'],
    ['hard spaces', 'Regulation (EU) 2016/679', 'Regulation (EU) 2016/679'],
    ['what is left out', 'Kommunen skal, når den kan, melde', 'Kommunen skal … melde'],
  ])('%s', (_what, text, quote) => {
    expect(new StandingWords(text).has(quote)).toBe(true);
  });

  test.each([
    ['a word', 'Kommunen skal melde', 'Kommunen kan melde'],
    ['a comma', 'kommuner, fylker', 'kommuner fylker'],
    ['a capital letter', 'Kommunen skal', 'kommunen skal'],
    ['a number', 'overstiger 500 000 kroner', 'overstiger 100 000 kroner'],
    ['a reference', 'see Article 6(3), point (b).', 'see Article 6(3), point (c).'],
    ['the order of parts', 'først dette, så hint', 'hint … først dette'],
    ['a number in brackets', 'see Article 6(3) of it', 'see Article 6 of it'],
    ['a day', 'i kraft 1. juli', 'i kraft 2. juli'],
  ])('%s is another text', (_what, text, quote) => {
    expect(new StandingWords(text).has(quote)).toBe(false);
  });

  test('offentleglova § 2, whose list stands behind what comes after it in one rendering and is joined in another', () => {
    const { articles } = readText(Buffer.from(OFFENTLEGLOVA), MARKDOWN);
    const stands = articles.get('§2')?.stands;
    expect(stands?.has('Lova gjeld for … staten, fylkeskommunane og kommunane')).toBe(true);
    expect(stands?.has('Lova gjeld for staten, fylkeskommunane og kommunane')).toBe(false);
    const joined = {
      sections: [{ provision_ref: '§ 2', text: 'Lova gjeld forstaten, fylkeskommunane og kommunane,' }],
    };
    const other = readText(Buffer.from(JSON.stringify(joined)), JSON_OF).articles.get('§2')?.stands;
    expect(other?.has('Lova gjeld for … staten, fylkeskommunane og kommunane')).toBe(true);
  });
});

describe('texts are read by article', () => {
  test('of Markdown, with letters and parts of numbers, and a number that is used twice', () => {
    const lines = [
      '---\ntittel: "Lov"\nsist-endret-ikrafttredelse: "2026-01-01"\n---\n# Lov',
      '### § 7 a. Kunngjøring\n\nEn.\n\n### § 8-2-1. Innsending\n\nTo.\n\n### § 9.\n\nTre.\n\n#### § 9.\n\nFire.',
      '##### Artikkel 6 . Lovlighet\n\nFem.\n\n### § 10.\n\n*(Opphevet ved lov 1 juni 2020 nr. 1)*',
      '### § 11. Straff\n\n*(2) Seks.*\n\n*Endres ved lov 6 mars 2026 nr. 8.*',
    ];
    const { articles, state } = readText(Buffer.from(lines.join('\n\n')), MARKDOWN);
    expect([...articles.keys()]).toEqual(['§7a', '§8-2-1', '§9', 'a6', '§10', '§11']);
    expect(state.since).toBe('2026-01-01');
    expect(articles.get('§9')?.stands.has('Tre. … Fire.')).toBe(true);
    expect(articles.get('§10')?.isRepealed).toBe(true);
    const last = articles.get('§11');
    expect([last?.isRepealed, last?.announced]).toEqual([false, '*Endres ved lov 6 mars 2026 nr. 8.*']);
    // What a paragraph that is set as notes are says stands there.
    expect(last?.stands.has('Seks.')).toBe(true);
  });

  test('of JSON', () => {
    const text = {
      lovdata_refid: 'lov/2016-06-17-73',
      date_in_force: '2017-01-01',
      last_change_in_force: '2025-07-01',
      sections: [
        { provision_ref: '§ 4', heading: 'Grunnleggende prinsipper', text: 'Oppdragsgiveren skal.' },
        {
          provision_ref: '§ 8-2#kapittel-6-paragraf-1',
          heading: null,
          text: 'Innsending.\n§ 5\nannet ledd.',
        },
        { provision_ref: 'gdpr/a6', heading: 'Lovlighet', text: 'Behandling.' },
        { provision_ref: 'a7', text: 'Samtykke.' },
      ],
    };
    const { articles, state } = readText(Buffer.from(JSON.stringify(text)), JSON_OF);
    expect([...articles.values()].map(({ called, words }) => [called, words])).toEqual([
      ['§4', 'Grunnleggende prinsipper\nOppdragsgiveren skal.'],
      ['§8-2', 'Innsending.\n§ 5\nannet ledd.'],
      ['gdpr/a6', 'Lovlighet\nBehandling.'],
      ['a7', 'Samtykke.'],
    ]);
    expect(state.since).toBe('2025-07-01');
  });

  test('of XHTML, without the marks of amendments; one that breaks off is not read', () => {
    const { articles } = readText(Buffer.from(AI_ACT_2026), XHTML, Buffer.from('{"in_force_status":"1"}'));
    expect([...articles.keys()]).toEqual(['3', '4', '5']);
    expect(articles.get('4')?.words).toMatch(/^AI literacy\s+1\.\s+Providers and deployers/);
    expect(articles.get('4')?.words).not.toMatch(/[▼►◄]/);
    const cut = Buffer.from(AI_ACT_2026.slice(0, -40));
    expect(
      heldText({ body: cut, beside: undefined, layout: XHTML, at: '', version: '2026-07-27' }),
    ).toMatchObject({
      why: expect.stringMatching(/^It is not understood: /),
    });
  });

  test('of front matter: that it is repealed, and that it is only as enacted', () => {
    const head = (more: string, notice = ''): Buffer =>
      Buffer.from(
        `---\nidentifier: "32003L0098"\nlast_updated: "2021-07-17"\n${more}\n---\n# Directive\n${notice}\n#### Article 1\n\nText.\n`,
      );
    expect(readText(head('status: "repealed"'), FRONT).state.repealed).toEqual({ on: '2021-07-17' });
    const notice =
      '> **This is the law as enacted. Amendments are not incorporated below — each one is a file**\n';
    expect(
      heldText({ body: head('', notice), beside: undefined, layout: FRONT, at: '', version: undefined }),
    ).toEqual({
      why: 'It is the text as enacted, without amendments.',
    });
  });

  const bomb = `---\na: &a ["x","x"]\nb: &b [*a,*a]\nc: [*b,*b]\n---\n#### Article 1\n\nText.\n`;
  test.each([
    ['deep elements', XHTML, Buffer.from(`<html>${'<div>'.repeat(100_000)}`), /more than 200 deep/],
    ['entities', XHTML, Buffer.from('<!DOCTYPE x [<!ENTITY a "aaaa">]><html><p>&a;</p></html>'), /entity/],
    ['deep JSON', JSON_OF, Buffer.from(`{"sections":${'['.repeat(100_000)}`), /JSON|stack/i],
    ['another form of JSON', JSON_OF, Buffer.from('{"sections":{"a":1}}'), /expected array/],
    [
      'another encoding',
      MARKDOWN,
      Buffer.from('### § 1. Formål\n\nLoven gjelder på', 'latin1'),
      /encoded data/,
    ],
    [
      'two bytes a letter',
      MARKDOWN,
      Buffer.from('### § 1. Formål', 'utf16le').swap16(),
      /No articles|encoded/,
    ],
    ['aliases', FRONT, Buffer.from(bomb), /alias/i],
    ['a binary file', XHTML, Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]), /encoded data/],
  ])('%s are not read, and end nothing', (_what, layout, body, why) => {
    const held = heldText({ body, beside: undefined, layout, at: '', version: '2026-07-27' });
    const [one] = checked(euLaw, [quoteOf('Text.', 'art. 1')], held);
    expect(one).toMatchObject({ verdict: 'NO_TEXT', why: expect.stringMatching(why) });
    expect(one?.on).toBeUndefined();
  });

  test('a head that is one long line is read in time', () => {
    const body = Buffer.from(
      `---\na: "${'('.repeat(500_000)}"\n---\n${'# '.repeat(200_000)}\n${'[a]('.repeat(200_000)}\n#### Article 1\n\n${'1. '.repeat(200_000)}`,
    );
    const from = performance.now();
    heldText({ body, beside: undefined, layout: FRONT, at: '', version: undefined });
    expect(performance.now() - from).toBeLessThan(5_000);
  });
});

const quoteOf = (words: string, place: string, more: object = {}): Quote =>
  ({
    of: { name: 'FOLLOWS_FROM', forward: 'followsFrom' },
    start: 'obligation:x',
    end: 'framework:x',
    words,
    place,
    seen: undefined,
    edge: {
      node: { id: 'obligation:x' },
      validFrom: null,
      validTo: null,
      knownFrom: null,
      sources: [],
      ...more,
    },
    ...more,
  }) as unknown as Quote;

describe('a quote is held against a text', () => {
  const OLD = /Providers and deployers[^<]*/.exec(AI_ACT_2024)?.[0] ?? '';
  const NEW = /Providers and deployers[^<]*/.exec(AI_ACT_2026)?.[0] ?? '';
  const verdict = (
    text: string,
    quotes: readonly Quote[],
    version = '2026-07-27',
    layout = XHTML,
  ): readonly CheckedQuote[] =>
    checked(euLaw, quotes, heldText({ body: Buffer.from(text), beside: undefined, layout, at: '', version }));

  test('words of 2024 stand in the text of 2024; in that of 2026 they end on its day, and the new ones are nearest', () => {
    const quote = quoteOf(OLD, 'art. 4', { validFrom: '2025-02-02' });
    expect(verdict(AI_ACT_2024, [quote], '2024-07-12')[0]).toMatchObject({ verdict: 'UNCHANGED' });
    const [one] = verdict(AI_ACT_2026, [quote]);
    expect(one).toMatchObject({ verdict: 'CHANGED', on: '2026-07-27' });
    expect(NEW.startsWith(one?.now ?? 'nothing')).toBe(true);
    expect(one?.now).toContain('support the development of AI literacy');
    expect(verdict(AI_ACT_2026, [quoteOf(NEW, 'art. 4(1)')])[0]).toMatchObject({ verdict: 'UNCHANGED' });
  });

  test.each([
    [
      'they were seen to stand there after that day',
      { seen: '2026-08-22' },
      /seen to stand there on 2026-08-22/,
    ],
    ['what rests on them begins later', { validFrom: '2027-12-02' }, /begins on 2027-12-02/],
  ])('nothing ends where %s', (_what, more, why) => {
    const quote = { ...quoteOf(OLD, 'art. 4', more) };
    const [one] = verdict(AI_ACT_2026, [quote]);
    expect(one).toMatchObject({ verdict: 'CHANGED', why: expect.stringMatching(why) });
    expect(one?.on).toBeUndefined();
  });

  test('nothing ends by a text that most of what is quoted is not in', () => {
    const others = ['one', 'two', 'three', 'four'].map(words => quoteOf(`It says ${words}.`, 'art. 5'));
    const found = verdict(AI_ACT_2026, [...others, quoteOf(NEW, 'art. 4')]);
    expect(found.map(({ verdict: is, on }) => [is, on])).toEqual([
      ...others.map(() => ['CHANGED', undefined]),
      ['UNCHANGED', undefined],
    ]);
    expect(found[0]?.why).toBe('4 of 5 quotes are not in the text, so it may be another one.');
  });

  test('an article that the text goes on past is gone; one behind its end is not known', () => {
    const held = (text: string, place: string) =>
      checked(
        norwegianLaw,
        [quoteOf('Ikke her.', place)],
        heldText({
          body: Buffer.from(text),
          beside: undefined,
          layout: MARKDOWN,
          at: '',
          version: undefined,
        }),
      )[0];
    const head = '---\nikrafttredelse: "2026-01-01"\n---\n';
    const text = `${head}### § 1.\n\nEn.\n\n### § 3.\n\nTre.\n`;
    expect(held(text, '§ 2')).toMatchObject({ verdict: 'GONE', on: '2026-01-01' });
    expect(held(text, '§ 1')).toMatchObject({ verdict: 'CHANGED', on: '2026-01-01' });
    expect(held(text, '§ 9')).toMatchObject({ verdict: 'NO_TEXT', why: expect.stringMatching(/break off/) });
    // What is cut in the midst of its last article lacks what stood behind the cut.
    expect(held(text, '§ 3')).toMatchObject({ verdict: 'CHANGED', why: expect.stringMatching(/break off/) });
    expect(held(head, '§ 3')).toMatchObject({ verdict: 'NO_TEXT', why: 'No articles are found in it.' });
    expect(held(`${head}### § 2.\n\n*(Opphevet ved lov.)*\n\n### § 3.\n`, '§ 2')).toMatchObject({
      verdict: 'GONE',
    });
  });

  test('words of § 8-2 that stand in § 8-2-1 have moved, and nothing ends', () => {
    const quote = quoteOf('skal sendes inn elektronisk via Altinn (http://www.altinn.no).', '§ 8-2');
    const [one] = checked(
      norwegianLaw,
      [quote],
      heldText({
        body: Buffer.from(REGNSKAP),
        beside: undefined,
        layout: MARKDOWN,
        at: '',
        version: undefined,
      }),
    );
    expect(one).toMatchObject({ verdict: 'MOVED', now: '§8-2-1' });
    expect(one?.on).toBeUndefined();
  });

  test('nothing near is told of words that nothing is near to', () => {
    expect(
      nearestIn(
        'Kongen kan gi forskrift. Loven trer i kraft straks.',
        'Kommunen skal melde fra til fylket.',
        'nb',
      ),
    ).toBeUndefined();
    expect(nearestIn('', 'Kommunen skal melde.', 'nb')).toBeUndefined();
  });
});

describe('the registers of the pack', () => {
  test.each([
    ['https://lovdata.no/dokument/NL/lov/2016-06-17-73', 'lov-2016-06-17-73'],
    ['https://lovdata.no/dokument/SF/forskrift/2006-09-07-1062', 'forskrift-2006-09-07-1062'],
    [
      'https://github.com/x/y/blob/09fb9b8/forskrifter/forskrift-2015-07-01-853.md',
      'forskrift-2015-07-01-853',
    ],
    ['LOV-1967-02-10', 'lov-1967-02-10'],
    ['FOR-2016-08-12-974', 'forskrift-2016-08-12-974'],
    ['https://www.regjeringen.no/no/lov-2016', undefined],
  ])('know a Norwegian act by %s', (text, act) => {
    expect(norwegianLaw.actIn(text)).toBe(act);
  });

  test.each([
    ['32024R1689', '32024R1689'],
    [
      'https://github.com/x/blob/ac1c73005c2e5b0cb929315eea186cf4401e192e/works/32024r1689/versions/2026-07-27--b1/en.html',
      '32024R1689',
    ],
    ['https://github.com/x/blob/2a7b61b/eu/16/32018R1724.md', '32018R1724'],
    ['https://github.com/x/blob/32024d1689/data/seed/gdpr.json', '32024D1689'],
    ['https://github.com/x/blob/047a8d3db90e/data/seed/gdpr.json', undefined],
  ])('know an act of the EU by %s', (text, act) => {
    expect(euLaw.actIn(text)).toBe(act);
  });

  test('find the file of an act by its number', () => {
    expect(FRONT.at('32024R1689')).toBe('eu/e0/32024R1689.md');
    expect(FRONT.at('32018R1724')).toBe('eu/16/32018R1724.md');
    expect(MARKDOWN.at('forskrift-2006-09-07-1062')).toBe('forskrifter/forskrift-2006-09-07-1062.md');
    expect(JSON_OF.at('forskrift-2006-09-07-1062')).toBe(
      'data/normalized/gjeldende-sentrale-forskrifter/for-2006-09-07-1062.json',
    );
  });

  test('read which articles a place names', () => {
    expect(norwegianLaw.articlesIn('§ 3 b, § 8-2-1 og § 12 første ledd')).toEqual(['§3b', '§8-2-1', '§12']);
    expect(euLaw.articlesIn('art. 45a(1)')).toEqual(['45a']);
    expect(euLaw.articlesIn('title')).toEqual([]);
  });
});
