import type { LawRegister } from '../src/files/harvest/law/register';
import { quoting } from './quoting';

/** Acts and regulations, as Lovdata numbers them: in addresses, in names of files, and in what an act here is known by. */
const NUMBER = /(?:^|[/-])(lov|for(?:skrift)?)[/-](\d{4}-\d{2}-\d{2}(?:-\d+)?)(?=$|[^\d-])/i;
/** A section or an article, and its letter if it has one. */
const SECTION = String.raw`(§)\s*(\d+(?:-\d+)*(?:\s?[a-zæøå](?![\p{L}-]))?(?:-\d+)*)`;
const ARTICLE = String.raw`(a)rt(?:ikkel|icle|\.)?\s*(\d+)`;
const HEADING = new RegExp(`^#{2,6}\\s+(?:${SECTION}|${ARTICLE})[.\\s]*`, 'iu');

const pathOf = (act: string): readonly [kind: string, file: string] => [
  act.startsWith('lov-') ? 'lover' : 'forskrifter',
  act,
];

const dayIn = (value: unknown): string | undefined => /^\d{4}-\d{2}-\d{2}/.exec(String(value))?.[0];

/** Norwegian acts and central regulations in force, by section: Lovdata’s public data as others render it. */
export const norwegianLaw: LawRegister = {
  name: 'norwegian-law',
  language: 'nb',
  about:
    'Norwegian acts and central regulations by section: whether what is quoted from them stands. A folder with a clone of sstraume97/norwegian-laws or adidahl/digdir-lovdata-mcp, or the former’s address.',
  source: {
    id: 'source:harvest-norwegian-law',
    title: 'Lovdatas offentlige data, gjengitt paragraf for paragraf (sstraume97/norwegian-laws)',
    publisher: 'Lovdata',
    license: 'NLOD 2.0',
    standing: 'LAW',
  },
  address: 'https://raw.githubusercontent.com/sstraume97/norwegian-laws/main/',
  ...quoting,
  acts: { kind: 'Framework', key: 'number' },
  actIn: text => {
    const [, kind = '', date] = NUMBER.exec(text) ?? [];
    return date === undefined ? undefined : `${kind.toLowerCase() === 'lov' ? 'lov' : 'forskrift'}-${date}`;
  },
  articlesIn: place =>
    [...place.matchAll(new RegExp(`${SECTION}|${ARTICLE}`, 'giu'))].map(found =>
      found.slice(1).join('').replace(/\s+/g, '').toLowerCase(),
    ),
  layouts: [
    {
      at: act => `${pathOf(act).join('/')}.md`,
      format: { is: 'MARKDOWN', heading: HEADING },
      state: head => ({ since: dayIn(head['sist-endret-ikrafttredelse']) ?? dayIn(head['ikrafttredelse']) }),
      notes: {
        line: /^\s*\*.*\*\s*$/,
        announces: /(?:Endres|Oppheves|Tilføyes|Endrast|Opphevast) ved/,
        repeals: /\(?Oppheve[td]/i,
      },
    },
    {
      at: act =>
        `data/normalized/gjeldende-${act.startsWith('lov-') ? 'lover' : 'sentrale-forskrifter'}/${act.replace(/^forskrift-/, 'for-')}.json`,
      format: {
        is: 'JSON',
        list: 'sections',
        called: 'provision_ref',
        words: ['heading', 'text'],
        // What comes after a hash tells apart those that have one number.
        heading: new RegExp(`^(?:${SECTION}|(a)(\\d+))(?:#.*)?$`, 'iu'),
      },
      state: head => ({ since: dayIn(head['last_change_in_force']) ?? dayIn(head['date_in_force']) }),
    },
  ],
};
