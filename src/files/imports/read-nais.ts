import { z } from 'zod';
import { SamgrafError } from '../../engine/errors';
import { whyUnread } from './text';
import type { Thing } from './things';

/** What of a workload of NAIS is read, as pkg/apis/nais.io of nais/liberator has it. */
const WORKLOAD = z.object({
  apiVersion: z.string().startsWith('nais.io/'),
  kind: z.enum(['Application', 'Naisjob']),
  metadata: z.object({ name: z.string(), namespace: z.string().nullish() }),
  spec: z.looseObject({ ingresses: z.array(z.unknown()).nullish() }).nullish(),
});

/** An application of NAIS: what it is called where it runs, and what it is set up for, as an external id of that is. */
export type Workload = Readonly<{
  name: string;
  uses: readonly string[];
  /** Only those who test can reach it. */
  isForTests: boolean;
}>;

/** What stands where a template has a value of its own for each environment. */
const UNSAID = '…';
/** Aliases of a document, each of which is read where it stands. */
const MOST_ALIASES = 100;

/** A part of a template, on a line of its own or in one: what stands before it, its sign, and what is left. */
const templateIn = (line: string): Readonly<{ before: string; sign: string; after: string }> | undefined => {
  const start = line.indexOf('{{');
  const end = start < 0 ? -1 : line.indexOf('}}', start);
  if (end < 0) return undefined;
  const [sign = ''] = line.slice(start, end).replaceAll('{', '').trimStart();
  return { before: line.slice(0, start), sign, after: line.slice(line[end + 2] === '}' ? end + 3 : end + 2) };
};

/** Leaves out what a template decides for each environment, so that nothing is read that holds in some alone. */
const withoutConditions = (text: string): string => {
  let depth = 0;
  const lines = text.split('\n').map(line => {
    let [kept, left] = ['', line];
    for (let part = templateIn(left); part; part = templateIn(left)) {
      if (depth === 0) kept += part.before;
      if (part.sign === '#') depth += 1;
      else if (part.sign === '/') depth = Math.max(0, depth - 1);
      else if (depth === 0) kept += UNSAID;
      left = part.after;
    }
    return depth === 0 ? kept + left : kept;
  });
  return lines.join('\n');
};

/** Tells whether a part of what an application is set up with is switched on: what it uses of its platform, such as a login. */
const isUp = (part: unknown): boolean =>
  typeof part === 'object' && part !== null && 'enabled' in part && part.enabled === true;

/** Addresses that only those who test can reach. */
const isForTests = (ingresses: readonly unknown[]): boolean =>
  ingresses.length > 0 && ingresses.every(one => /[./]dev\./.test(String(one)));

/** Reads the configuration of applications (docs.nais.io): YAML with a document for each, and templates in it. */
export const workloadsIn = async (text: string): Promise<readonly Workload[]> => {
  const { parseAllDocuments } = await import('yaml');
  const documents = parseAllDocuments(withoutConditions(text), { schema: 'core' });
  if (!Array.isArray(documents)) return [];
  return documents.flatMap(document => {
    const [fault] = document.errors;
    if (fault) throw fault;
    const { data } = WORKLOAD.safeParse(document.toJS({ maxAliasCount: MOST_ALIASES }));
    if (!data) return [];
    const { metadata, spec } = data;
    const uses = Object.entries(spec ?? {}).flatMap(([name, part]) => (isUp(part) ? [`nais ${name}`] : []));
    return [{ name: metadata.name, uses, isForTests: isForTests(spec?.ingresses ?? []) }];
  });
};

/** Reads the same as things: systems, and what they call. One that a template gives its name has none that can be taken. */
export const readNais = async (text: string): Promise<readonly Thing[]> => {
  try {
    return (await workloadsIn(text)).map(thingOf);
  } catch (error) {
    throw new SamgrafError(
      'BAD_INPUT',
      `The file is not the configuration of an application on NAIS that can be read: ${whyUnread(error)}`,
      'It is YAML, with apiVersion: nais.io/v1alpha1 and kind: Application.',
      { cause: error },
    );
  }
};

const thingOf = ({ name, uses }: Workload): Thing => {
  const isNamed = !name.includes(UNSAID);
  const statements = [
    { property: isNamed ? 'dct:title' : 'metadata.name', value: name, refers: false },
    ...uses.map(value => ({ property: 'dct:requires', value, refers: true })),
  ];
  return {
    name,
    externalId: undefined,
    types: isNamed ? ['archimate:ApplicationComponent'] : [],
    statements,
  };
};
