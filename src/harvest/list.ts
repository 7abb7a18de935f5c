import { SamgrafError } from '../errors';
import type { Adapter } from './adapter';
import { altinnOwners } from './altinn-owners';
import { altinnResources } from './altinn-resources';
import { dataNorge, dataNorgeServices } from './data-norge';
import { einnsyn } from './einnsyn';
import { enhetsregisteret } from './enhetsregisteret';
import { maskinporten } from './maskinporten';
import { nasjonalArkitektur } from './nasjonal-arkitektur';
import { nav } from './nav';
import { peppolDirectory } from './peppol-directory';

/** The registers that are harvested; a new one is a file here and a name in this list. */
export const ADAPTERS: readonly Adapter[] = [
  altinnOwners,
  altinnResources,
  enhetsregisteret,
  maskinporten,
  nasjonalArkitektur,
  peppolDirectory,
  einnsyn,
  nav,
  dataNorge,
  dataNorgeServices,
];

/** Returns the adapter of a name. */
export const adapterNamed = (name: string | undefined): Adapter => {
  const adapter = ADAPTERS.find(one => one.name === name);
  if (adapter) return adapter;
  throw new SamgrafError(
    'BAD_INPUT',
    name === undefined
      ? 'harvest takes the name of a register.'
      : `There is no register ${JSON.stringify(name.slice(0, 60))}.`,
    `It is one of ${ADAPTERS.map(one => one.name).join(', ')}.`,
  );
};
