import type { Asked } from '../server/ask';
import { fault } from './faults';
import { NOTHING_SAID, Refused } from './refused';
import type { Said } from './words';

type ApiError = NonNullable<Asked['errors']>[number];

/** What the API refuses, in short; its own words, which are English, have the details. */
const SHORT: Readonly<Record<string, Omit<Said, 'en'>>> = {
  BAD_INPUT: { nb: 'Noe i spørsmålet kan ikke brukes.', nn: 'Noko i spørsmålet kan ikkje brukast.' },
  NOT_FOUND: { nb: 'Noe det ble spurt om, finnes ikke.', nn: 'Noko det vart spurt om, finst ikkje.' },
  COST_LIMIT: { nb: 'Spørsmålet er for dyrt.', nn: 'Spørsmålet er for dyrt.' },
  TOO_COMPLEX: { nb: 'Spørsmålet er for sammensatt.', nn: 'Spørsmålet er for samansett.' },
  TIMEOUT: { nb: 'Svaret tok for lang tid.', nn: 'Svaret tok for lang tid.' },
  OVERLOADED: { nb: 'Mange spør akkurat nå.', nn: 'Mange spør akkurat no.' },
  STORE_UNAVAILABLE: { nb: 'Databasen svarer ikke.', nn: 'Databasen svarer ikkje.' },
  UNAUTHENTICATED: { nb: 'Nøkkelen ble ikke godtatt.', nn: 'Nøkkelen vart ikkje godteken.' },
  FORBIDDEN: { nb: 'Nøkkelen gir ikke tilgang til dette.', nn: 'Nøkkelen gir ikkje tilgang til dette.' },
};
const OTHER = { nb: 'API-et svarte ikke på dette.', nn: 'API-et svara ikkje på dette.' };

const LESS: Said = {
  nb: 'Spør om mindre: lavere maxHops, færre id-er, eller en id i stedet for et slag.',
  nn: 'Spør om mindre: lågare maxHops, færre id-ar, eller ein id i staden for eit slag.',
  en: 'Here: a lower maxHops, fewer ids, or an id instead of a kind.',
};
/** What to do next, where the API's hint is for readers of its schema. */
const HINTS: Readonly<Record<string, Said>> = {
  INTERNAL: {
    nb: 'Spør en gang til; blir det likt, si fra til den som driver serveren.',
    nn: 'Spør ein gong til; blir det likt, sei frå til den som driv tenaren.',
    en: 'Ask again; if the problem persists, tell the operator of the server.',
  },
  OVERLOADED: {
    nb: 'Spør igjen om noen sekunder.',
    nn: 'Spør igjen om nokre sekund.',
    en: 'Ask again in a few seconds.',
  },
  TIMEOUT: LESS,
  COST_LIMIT: LESS,
  UNAUTHENTICATED: {
    nb: 'Send en annen nøkkel, eller ingen.',
    nn: 'Send ein annan nøkkel, eller ingen.',
    en: 'Send another key, or none.',
  },
};

/** The API's error in words for callers of a tool, who know neither its variables nor its cursors. */
export const refusedBy = ({ message, extensions = {} }: ApiError): Refused => {
  const { code: given, hint } = extensions;
  const code = typeof given === 'string' ? given : 'INTERNAL';
  const [, value] = /Value "(.*)" does not exist in "(?:KindName|RelationName)" enum/.exec(message) ?? [];
  if (value !== undefined) return new Refused('BAD_INPUT', fault('noSuch', { value }), fault('seeGuide'));
  if (code === 'BAD_CURSOR') return new Refused(code, fault('noCursor'), fault('giveNext'));
  const short = SHORT[code] ?? OTHER;
  const said: Said = {
    nb: `${short.nb} API-et sier: ${message}`,
    nn: `${short.nn} API-et seier: ${message}`,
    en: message,
  };
  // The API's way to look for a name is a field of its schema.
  if (typeof hint === 'string' && hint.includes('search(')) return new Refused(code, said, fault('seeGuide'));
  return new Refused(code, said, HINTS[code] ?? (typeof hint === 'string' ? same(hint) : NOTHING_SAID));
};

const same = (text: string): Said => ({ nb: text, nn: text, en: text });
