import { z } from 'zod';
import type { Adapter, RegisteredRelation } from '../src/files/harvest/adapter';
import { joins } from './joins';

/** https://platform.altinn.no/resourceregistry/api/v1/resource/resourcelist, as in the repository Altinn/altinn-resource-registry. */
const RESOURCES = z.array(
  z.object({
    status: z.string().nullish(),
    resourceType: z.string().nullish(),
    hasCompetentAuthority: z.object({ organization: z.string().nullish() }).nullish(),
  }),
);

/** What a resource is registered for, by its type; of all others it is access. */
const FOR: Readonly<Record<string, string>> = { MaskinportenSchema: 'resource:maskinporten' };
const ACCESS = 'resource:altinn-autorisasjon';

/** The resources that access is given to by Altinn: whose they are. */
export const altinnResources: Adapter = {
  name: 'altinn-resources',
  language: 'nb',
  about:
    'Owners of resources in the resource registry of Altinn: USES of Altinn Authorisation, and of Maskinporten where they have its scopes.',
  source: {
    id: 'source:harvest-altinn-resources',
    title: 'Altinn: resource registry',
    publisher: 'Digitaliseringsdirektoratet',
    license: null,
  },
  address: 'https://platform.altinn.no/resourceregistry/api/v1/resource/resourcelist',
  joins,
  read: answer => {
    const said = RESOURCES.parse(answer)
      // What is being made, or was moved from Altinn II without being looked at since, shows no use.
      .filter(({ status }) => status === 'Active' || status === 'Completed')
      .flatMap(({ resourceType, hasCompetentAuthority }): readonly RegisteredRelation[] => {
        const owner = hasCompetentAuthority?.organization ?? '';
        const to = FOR[resourceType ?? ''] ?? ACCESS;
        const facts = { basis: ['RECORDED'], status: 'IN_USE' };
        return owner === '' ? [] : [{ relation: 'USES', from: owner, to, facts }];
      });
    return [...new Map(said.map(one => [`${one.from} ${one.to}`, one])).values()];
  },
};
