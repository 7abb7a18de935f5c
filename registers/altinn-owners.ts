import { z } from 'zod';
import type { Adapter } from '../src/files/harvest/adapter';
import { joins } from './joins';

/** https://altinncdn.no/orgs/altinn-orgs.json, as in the repository Altinn/altinn-cdn. */
const ORGS = z.object({
  orgs: z.record(z.string(), z.object({ orgnr: z.string(), environments: z.array(z.string()).default([]) })),
});

/** The service owners of Altinn 3: who has services there, and in which environments. */
export const altinnOwners: Adapter = {
  name: 'altinn-owners',
  language: 'nb',
  about: 'Service owners of Altinn 3 and their environments: USES of the platform.',
  source: {
    id: 'source:harvest-altinn-owners',
    title: 'Altinn: altinn-orgs.json',
    publisher: 'Digitaliseringsdirektoratet',
    license: null,
  },
  address: 'https://altinncdn.no/orgs/altinn-orgs.json',
  isComplete: true,
  joins,
  read: answer =>
    Object.values(ORGS.parse(answer).orgs)
      // Owners that are made up for tests have no number, and an environment for tests shows no use.
      .filter(({ orgnr, environments }) => orgnr !== '' && environments.includes('production'))
      .map(({ orgnr, environments }) => ({
        relation: 'USES',
        from: orgnr,
        to: 'resource:altinn-3-plattform',
        facts: {
          serviceOwner: true,
          environments,
          basis: ['RECORDED'],
          status: 'IN_USE',
        },
      })),
};
