// Words of law, verbatim, in the forms in which those who publish them set them; what is left out between articles is left out whole.
//
// AI Act, article 4, of 12 July 2024 and of 27 July 2026: SFHAJJI/lex-corpus-eu-eurlex@ac1c730, works/32024r1689/versions (CC BY 4.0;
//   texts of the EU: reuse under Commission Decision 2011/833/EU).
// The Norwegian ones are made in the form in which a public rendering sets acts (a list after the sentence that it goes on from); of their words
//   only those are the law's that the graph quotes.

/** An article as a consolidated text of EUR-Lex has it: a list of lines, of which the first is its heading. */
export const xhtmlArticle = (number: string, title: string, lines: readonly string[]): string =>
  `<div class="eli-subdivision" id="art_${number}"><p class="title-article-norm">Article ${number}</p>
  <div class="eli-title"><p class="stitle-article-norm">${title}</p></div>
  ${lines.map(line => `<div class="norm">${line}</div>`).join('\n  ')}</div>`;

export const xhtmlText = (articles: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML//EN" "xhtml-strict.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Consolidated TEXT</title><style>p { color: red }</style></head><body>
<p class="disclaimer">This text is meant purely as a documentation tool and has no legal effect.</p>
${articles.join('\n')}
</body></html>`;

export const AI_LITERACY_2024 =
  'Providers and deployers of AI systems shall take measures to ensure, to their best extent, a sufficient level of AI literacy of their staff and other persons dealing with the operation and use of AI systems on their behalf, taking into account their technical knowledge, experience, education and training and the context the AI systems are to be used in, and considering the persons or groups of persons on whom the AI systems are to be used.';

export const AI_LITERACY_2026 = [
  'Providers and deployers of AI systems shall take measures to support the development of AI literacy of their staff and other persons dealing with the operation and use of AI systems on their behalf, taking into account their technical knowledge, experience, education and training and the context the AI systems are to be used in, and considering the persons or groups of persons on whom the AI systems are to be used. This obligation does not require providers or deployers to guarantee any specific level of AI literacy of any individual.',
  'The Commission and the Member States shall support and facilitate the efforts of providers and deployers of AI systems, in particular SMEs, in fulfilling their obligation under paragraph 1 of this Article. For that purpose, the Commission shall publish practical examples of how to comply with that obligation on the single information platform referred to in Article 62(3), point (b).',
] as const;

/** Article 113: from when what applies. Of 2024 only what the graph once quoted of it. */
export const AI_APPLICATION_2024 = [
  'It shall apply from 2 August 2026. However:',
  'Chapters I and II shall apply from 2 February 2025;',
] as const;

export const AI_APPLICATION_2026 = [
  'It shall apply from 2 August 2026.',
  'Chapters I and II shall apply from 2 February 2025, with the exception of Article 5(1), first subparagraph, points (ba) and (bb), and Article 5(1a) and (1b) which shall apply from 2 December 2026',
  'Chapter III Section 4, Chapter V, Chapter VII and Chapter XII and Article 78 shall apply from 2 August 2025, with the exception of Article 101',
  'Chapter III, Sections 1, 2, and 3, with the exception of Article 6(5), shall apply from:',
  '2 December 2027 as regards AI systems classified as high-risk pursuant to Article 6(2) and Annex III; and',
  '2 August 2028 as regards AI systems classified as high-risk pursuant to Article 6(1) and Annex I',
] as const;

/** Paragraphs as they are set there: the number and the words stand in elements of their own, and the act that put them there is named. */
export const paragraph = (number: number, words: string): string =>
  `<p class="modref"><a href="http://publications.europa.eu/resource/celex/32026R1744">▼M1</a></p><span class="no-parag">${number}.  </span><div class="norm inline-element"><p class="norm inline-element">${words}</p></div>`;

const around = (article: string): string =>
  xhtmlText([
    xhtmlArticle('3', 'Definitions', [
      'For the purposes of this Regulation, the following definitions apply:',
    ]),
    article,
    xhtmlArticle('5', 'Prohibited AI practices', ['1. The following AI practices shall be prohibited:']),
  ]);

export const AI_ACT_2024 = around(
  xhtmlArticle('4', 'AI literacy', [`<p class="norm">${AI_LITERACY_2024}</p>`]),
);
export const AI_ACT_2026 = around(
  xhtmlArticle(
    '4',
    'AI literacy',
    AI_LITERACY_2026.map((words, i) => paragraph(i + 1, words)),
  ),
);

export const OFFENTLEGLOVA = `---
tittel: "Lov om rett til innsyn i dokument i offentleg verksemd (offentleglova)"
refid: "lov/2006-05-19-16"
eli: "/eli/lov/2006/05/19/16"
---

# Lov om rett til innsyn i dokument i offentleg verksemd (offentleglova)

## Kapittel 1. Innleiande føresegner

#### § 2. Verkeområdet til lova

Lova gjeld for Eit unntak står her, etter setninga som lista held fram.

- staten, fylkeskommunane og kommunane,
- andre rettssubjekt i saker der dei gjer enkeltvedtak eller utferdar forskrift,
`;

export const REGNSKAP = `---
tittel: "Forskrift til utfylling og gjennomføring mv. av regnskapsloven av 17. juli 1998 nr. 56"
refid: "forskrift/2006-09-07-1062"
sist-endret: "forskrift/2025-06-13-1003"
sist-endret-ikrafttredelse: "2026-01-01"
---

## Utfyllende bestemmelser til regnskapsloven § 8-2. Innsending til Regnskapsregisteret

#### § 8-2-1. Innsending til Regnskapsregisteret – krav til dokumentene og oversendelsen

Dokumenter som etter regnskapsloven § 8-2 første ledd skal sendes til Regnskapsregisteret, skal sendes inn elektronisk via Altinn ( http://www.altinn.no ). Enda en setning står her.

#### § 8-3-1. En annen paragraf

Her står noe annet:
`;
