import { z } from 'zod';
import type { Adapter } from '../src/files/harvest/adapter';

/** An entity, as in https://data.brreg.no/enhetsregisteret/api/enheter/991825827. */
const ENTITY = z.object({
  organisasjonsnummer: z.string(),
  overordnetEnhet: z.string().optional(),
  /** It is there no more. */
  slettedato: z.string().optional(),
});

/** A list of them, of which a page says how many there are: what is on another page would be taken to have ended. */
const LIST = z.object({
  _embedded: z.object({ enheter: z.array(ENTITY) }),
  page: z.object({
    totalPages: z.number().max(1, 'It is one page of several. Name a narrower list with --from.'),
  }),
});

const isList = (answer: unknown): boolean =>
  typeof answer === 'object' && answer !== null && '_embedded' in answer;

const entitiesIn = (answer: unknown): readonly z.infer<typeof ENTITY>[] =>
  isList(answer) ? LIST.parse(answer)._embedded.enheter : [ENTITY.parse(answer)];

/** Which body of the state each body of it is under. */
export const enhetsregisteret: Adapter = {
  name: 'enhetsregisteret',
  language: 'nb',
  about:
    'Bodies of the state in the Central Coordinating Register for Legal Entities: PART_OF what they are under.',
  source: {
    id: 'source:harvest-enhetsregisteret',
    title: 'Enhetsregisteret',
    publisher: 'Brønnøysundregistrene',
    license: 'https://data.norge.no/nlod/no/2.0',
  },
  address:
    'https://data.brreg.no/enhetsregisteret/api/enheter?organisasjonsform=ORGL&institusjonellSektorkode=6100&size=10000',
  ends: answer => (isList(answer) ? 'ALL' : 'NAMED'),
  read: answer =>
    entitiesIn(answer).flatMap(({ organisasjonsnummer: from, overordnetEnhet: to, slettedato }) =>
      to === undefined || slettedato !== undefined ? [] : [{ relation: 'PART_OF', from, to, facts: {} }],
    ),
};
