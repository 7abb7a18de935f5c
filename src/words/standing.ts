import type { StandingKind } from '../graph/standing';
import { dayOf, spokenIn, type Spoken } from './grammar';

/** How one stands to something, as a sentence; `day`: when it was seen, or looked for. */
type Said = (name: string, resource: string, day: string | undefined) => string;

const WORDS: Readonly<Record<Spoken, Readonly<Record<StandingKind, Said>>>> = {
  nb: {
    MUST: (name, to) => `${name} skal bruke ${to}: det følger av en plikt.`,
    SHOULD: (name, to) => `${name} bør bruke ${to}.`,
    DOES: (name, to, day) => `${name} bruker ${to}${day ? `, sist sett ${day}` : ''}: en kilde viser det.`,
    EXPECTED: (name, to) =>
      `Oppgaver som alle har, tilsier at ${name} bruker ${to}; det er ikke registrert at den gjør det.`,
    MAY: (name, to) => `${name} kan bruke ${to}; om det er i bruk, er ikke registrert.`,
    NOT_FOUND: (name, to, day) =>
      `${day ? `${day} ble det sett` : 'Det er sett'} etter ${to} hos ${name}, uten at det ble funnet.`,
    NEVER_LOOKED: (name, to) => `Ingen har undersøkt om ${name} bruker ${to}.`,
  },
  nn: {
    MUST: (name, to) => `${name} skal bruke ${to}: det følgjer av ei plikt.`,
    SHOULD: (name, to) => `${name} bør bruke ${to}.`,
    DOES: (name, to, day) => `${name} brukar ${to}${day ? `, sist sett ${day}` : ''}: ei kjelde viser det.`,
    EXPECTED: (name, to) =>
      `Oppgåver som alle har, tilseier at ${name} brukar ${to}; det er ikkje registrert at han gjer det.`,
    MAY: (name, to) => `${name} kan bruke ${to}; om det er i bruk, er ikkje registrert.`,
    NOT_FOUND: (name, to, day) =>
      `${day ? `${day} vart det sett` : 'Det er sett'} etter ${to} hos ${name}, utan at det vart funne.`,
    NEVER_LOOKED: (name, to) => `Ingen har undersøkt om ${name} brukar ${to}.`,
  },
  en: {
    MUST: (name, to) => `${name} must use ${to}: a duty says so.`,
    SHOULD: (name, to) => `${name} should use ${to}.`,
    DOES: (name, to, day) => `${name} uses ${to}${day ? `, last seen on ${day}` : ''}: a source shows it.`,
    EXPECTED: (name, to) =>
      `Tasks that all of its kind have suggest that ${name} uses ${to}; it is not recorded that it does.`,
    MAY: (name, to) => `${name} may use ${to}; whether it does is not recorded.`,
    NOT_FOUND: (name, to, day) =>
      `${day ? `On ${day}, ${to}` : to} was looked for at ${name}, and not found.`,
    NEVER_LOOKED: (name, to) => `Nobody has looked whether ${name} uses ${to}.`,
  },
};

/** Says how one stands to something, in nb, nn or en. */
export const explainStanding = (
  kind: StandingKind,
  [name, resource]: readonly [string, string],
  day: string | null,
  language: unknown,
): string => {
  const spoken = spokenIn(language);
  return WORDS[spoken][kind](name, resource, day === null ? undefined : dayOf(day, spoken));
};

/** Says how many resources are what: those that all must, those that one has chosen, and those that nobody has looked for. */
export const explainStandings = (
  name: string,
  counts: Readonly<Record<StandingKind, number>>,
  language: unknown,
): string => {
  const { MUST: must, DOES: does, NOT_FOUND: missed } = counts;
  const others = counts.SHOULD + counts.EXPECTED + counts.MAY;
  const unknown = counts.NEVER_LOOKED;
  switch (spokenIn(language)) {
    case 'nb':
      return `${name} skal bruke ${must}, det er vist at den bruker ${does} til, og ${others} følger av oppgaver, råd eller adgang. ${missed} ble sett etter og ikke funnet${unknown > 0 ? `, og ${unknown} har ingen sett etter` : ''}.`;
    case 'nn':
      return `${name} skal bruke ${must}, det er vist at han brukar ${does} til, og ${others} følgjer av oppgåver, råd eller høve. ${missed} vart sett etter og ikkje funne${unknown > 0 ? `, og ${unknown} har ingen sett etter` : ''}.`;
    case 'en':
      return `${name} must use ${must}, is shown to use ${does} more, and ${others} follow from tasks, advice or access. ${missed} were looked for and not found${unknown > 0 ? `, and nobody has looked for ${unknown}` : ''}.`;
  }
};
