import { z } from 'zod';
import type { Adapter, Tools } from '../src/files/harvest/adapter';
import { joins } from './joins';

/** The files of clones that have configurations of NAIS in them. */
const FILES = z.array(z.object({ path: z.string(), text: z.string() }));
const NAV = '889640782';
/** Files of an environment for tests, or of an example, show no use. */
const NO_USE =
  /(?:^|[^a-z])(?:dev|demo|tests?|q[0-9]|preprod|lo[ck]al|labs|mocks?|sandbox|examples?|eksempl?er|eksempel)(?:[^a-z]|$)/i;

/** What they are set up for that others share. */
const SHARED: ReadonlySet<string> = new Set(['nais idporten', 'nais maskinporten']);

type Read = Readonly<{ uses: readonly string[]; left: readonly string[] }>;

const readFiles = async (body: Buffer, { isNais, whyUnread, workloadsIn }: Tools): Promise<Read> => {
  const uses = new Set<string>();
  const left: string[] = [];
  for (const { path, text } of FILES.parse(JSON.parse(body.toString('utf8')))) {
    if (!isNais(text)) continue;
    try {
      for (const workload of await workloadsIn(text))
        if (!workload.isForTests) for (const one of workload.uses) if (SHARED.has(one)) uses.add(one);
    } catch (error) {
      left.push(`${path}: ${whyUnread(error).split('\n', 1)[0] ?? ''}`);
    }
  }
  return { uses: [...uses], left };
};

/** What NAV’s applications are set up for, as the repositories that it publishes have it. */
export const nav: Adapter = {
  name: 'nav',
  language: 'nb',
  about:
    'Configurations of applications (nais.yaml) in a folder with clones of NAV’s repositories, named with --from: USES of ID-porten and Maskinporten.',
  source: {
    id: 'source:harvest-nav',
    title: 'navikt: nais.yaml',
    publisher: 'Arbeids- og velferdsdirektoratet',
    license: null,
  },
  address: 'https://github.com/navikt',
  comes: { isRead: path => /\.ya?ml$/.test(path) && !NO_USE.test(path) },
  joins,
  parse: readFiles,
  // A folder has some of the repositories.
  ends: () => 'NOTHING',
  left: answer => (answer as Read).left,
  read: answer => {
    const facts = { basis: ['RECORDED'], status: 'IN_USE' };
    return (answer as Read).uses.map(to => ({ relation: 'USES', from: NAV, to, facts }));
  },
};
