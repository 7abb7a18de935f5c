import { createHash } from 'node:crypto';
import type { LawRegister } from '../src/files/harvest/law/register';
import { quoting } from './quoting';

/** An act by its CELEX number: alone, or as a part of an address. */
const CELEX = /(?:^|[/=:])(3\d{4}[A-Z]{1,2}\d{4})(?=$|[/._-])/i;
const HEADING = /^(?:#{1,6}\s+)?(?:Article\s+(\d+[a-z]*)|(ANNEX(?:\s+[IVXLC]+)?))\s*$/;

const AS_ENACTED = /This is the law as enacted\. Amendments are not incorporated/;

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
/** A day from which, by which or until which something is so: after such a word, or at the beginning of a point of a list of days. */
const DAY = new RegExp(
  String.raw`(?:\b(?:from|by|until|before|after|on)\s+|^\s*(?:\([a-z]+\)\s*)?)(\d{1,2})\s(${MONTHS.join('|')})\s(\d{4})`,
  'gm',
);

const daysIn = (words: string): readonly string[] =>
  [...words.matchAll(DAY)].map(([, day = '', month = '', year = '']) =>
    [year, String(MONTHS.indexOf(month) + 1).padStart(2, '0'), day.padStart(2, '0')].join('-'),
  );

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value) ? value.slice(0, 10) : undefined;

/** The first two digits of a number’s SHA-1, which say the folder that it is in. */
const folderOf = (celex: string): string => createHash('sha1').update(celex).digest('hex').slice(0, 2);

/** Acts of the EU, consolidated, by article: EUR-Lex’s texts as others publish them in files. */
export const euLaw: LawRegister = {
  name: 'eu-law',
  language: 'en',
  about:
    'Consolidated acts of the EU by article: whether what is quoted from them stands. A folder with a clone of SFHAJJI/lex-corpus-eu-eurlex or legalize-dev/legalize-eu, or the latter’s address.',
  source: {
    id: 'source:harvest-eu-law',
    title:
      'Consolidated acts of the EU (EUR-Lex, by SFHAJJI/lex-corpus-eu-eurlex or legalize-dev/legalize-eu)',
    publisher: 'Publications Office of the European Union',
    license: 'Reuse under Commission Decision 2011/833/EU; compilation CC BY 4.0',
    standing: 'LAW',
  },
  address: 'https://raw.githubusercontent.com/legalize-dev/legalize-eu/main/',
  ...quoting,
  acts: { kind: 'Framework', key: 'celex' },
  actIn: text => CELEX.exec(text)?.[1]?.toUpperCase(),
  articlesIn: place =>
    [...place.matchAll(/(?:art(?:icle|\.)?\s*(\d+[a-z]*)|(annex(?:\s+[IVXLC]+\b)?))/gi)].map(
      ([, article, annex]) => (article ?? annex ?? '').replace(/\s+/g, '').toLowerCase(),
    ),
  days: daysIn,
  layouts: [
    {
      at: celex => `works/${celex.toLowerCase()}/versions`,
      versions: { dated: /^(\d{4}-\d{2}-\d{2})--/, texts: ['en.html', 'en.xml'], head: 'meta.json' },
      format: { is: 'XHTML', heading: HEADING },
      state: ({ in_force_status: inForce }) => (inForce === '0' ? { repealed: { on: undefined } } : {}),
      marks: /[►▼]\s?[A-Z]+\d*|[◄▲]/g,
    },
    {
      at: celex => `eu/${folderOf(celex)}/${celex}.md`,
      format: { is: 'MARKDOWN', heading: HEADING },
      state: (head, opening) => ({
        since: textOf(head['last_updated']),
        isAsEnacted: AS_ENACTED.test(opening),
        ...(head['status'] === 'repealed' ? { repealed: { on: textOf(head['last_updated']) } } : {}),
      }),
      marks: /[►▼]\s?[A-Z]+\d*|[◄▲]|\[\^[^\]\n]*\]/g,
    },
  ],
};
