import { z } from 'zod';
import type { Adapter, RegisteredRelation } from '../src/files/harvest/adapter';
import { joins } from './joins';

/** A scope, as in the documentation of the API of scopes (docs.digdir.no: Maskinporten, scopes). */
const SCOPES = z.array(
  z.object({
    name: z.string(),
    owner_orgno: z.string().nullish(),
    active: z.boolean().default(true),
    allowed_integration_types: z.array(z.string()).nullish(),
  }),
);

/** Tells whether clients of Maskinporten get tokens for a scope; one that names no type is for all. */
const isForMaskinporten = (types: readonly string[] | null | undefined): boolean =>
  !types || types.length === 0 || types.includes('maskinporten');

/** Who has APIs that are reached by Maskinporten: the owners of its public scopes. */
export const maskinporten: Adapter = {
  name: 'maskinporten',
  language: 'nb',
  about: 'Owners of public scopes of Maskinporten that are active: USES of Maskinporten.',
  source: {
    id: 'source:harvest-maskinporten',
    title: 'Maskinporten: public scopes',
    publisher: 'Digitaliseringsdirektoratet',
    license: null,
  },
  address: 'https://api.samarbeid.digdir.no/api/v1/scopes/all?integration_type=maskinporten&inactive=false',
  joins,
  read: answer => {
    const owners = SCOPES.parse(answer)
      .filter(one => one.active && isForMaskinporten(one.allowed_integration_types))
      .flatMap(({ owner_orgno: owner }) => owner ?? []);
    const facts = { basis: ['RECORDED'], status: 'IN_USE' };
    return [...new Set(owners)].map((from): RegisteredRelation => ({
      relation: 'USES',
      from,
      to: 'resource:maskinporten',
      facts,
    }));
  },
};
