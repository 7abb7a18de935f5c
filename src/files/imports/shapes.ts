import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Quad } from 'n3';
import { SamgrafError, messageOf } from '../../engine/errors';
import { PROJECT } from '../../engine/project';

/** Published shapes, by the name of the profile. */
const FILES = {
  'dcat-ap-no': 'dcat-ap-no-2.00.ttl',
  'cpsv-ap-no': 'cpsv-ap-no-1.ttl',
  'dcat-ap': 'dcat-ap-3.0.1.ttl',
  'cpsv-ap': 'cpsv-ap-3.2.0.ttl',
} as const;
export type Profile = keyof typeof FILES;
export const PROFILES = Object.keys(FILES) as readonly Profile[];

/** As they were published, wherever this runs from. */
const FOLDER = path.join(PROJECT, 'shapes');

/** What is in the tables that shapes have values taken from, and files refer to without saying so. */
const AUTHORITIES = 'authorities.ttl';

/** Tables of thousands, which are not kept here: what has the form of an IRI of theirs is taken to be in them. */
const LARGE: readonly Readonly<{ form: RegExp; scheme: string }>[] = [
  ...['language', 'country', 'continent', 'place', 'resource-type'].map(name => {
    const scheme = `http://publications.europa.eu/resource/authority/${name}`;
    return { form: new RegExp(`^${scheme}/[A-Za-z0-9_-]+$`), scheme };
  }),
  // Published shapes still name the table by what it was called.
  {
    form: /^http:\/\/(?:publications\.europa\.eu\/resource\/authority\/planned-|data\.europa\.eu\/r5r\/)availability\/[A-Za-z]+$/,
    scheme: 'http://data.europa.eu/r5r/availability/1.0',
  },
  { form: /^https?:\/\/sws\.geonames\.org\/\d+\/?$/, scheme: 'http://sws.geonames.org' },
];

const inLargeTables = async (quads: readonly Quad[]): Promise<readonly Quad[]> => {
  const { DataFactory } = await import('n3');
  const { namedNode, quad } = DataFactory;
  const named = new Set(quads.flatMap(({ object }) => (object.termType === 'NamedNode' ? object.value : [])));
  const inScheme = namedNode('http://www.w3.org/2004/02/skos/core#inScheme');
  return [...named].flatMap(iri => {
    const table = LARGE.find(({ form }) => form.test(iri));
    return table ? quad(namedNode(iri), inScheme, namedNode(table.scheme)) : [];
  });
};

/** What a shape finds wrong with a thing. */
export type Violation = Readonly<{
  /** Its name in the file. */
  thing: string;
  property: string | null;
  value: string | null;
  message: string;
}>;

/** Finds what breaks the shapes of a profile; warnings are not told. What validates is loaded by the first. */
export const violationsOf = async (
  quads: readonly Quad[],
  profile: Profile,
): Promise<readonly Violation[]> => {
  const [{ Parser, Store }, { nameOf }] = await Promise.all([import('n3'), import('./read-rdf.js')]);
  const { default: Validator } = await import('rdf-validate-shacl').catch((error: unknown) => {
    throw new SamgrafError(
      'BAD_CONFIG',
      `What checks shapes is not installed: ${messageOf(error)}`,
      'Install the optional dependency rdf-validate-shacl, or leave shapes out.',
      { cause: error },
    );
  });
  const read = async (file: string): Promise<Quad[]> =>
    new Parser().parse(await readFile(path.join(FOLDER, file), 'utf8'));
  const data = new Store([...quads, ...(await read(AUTHORITIES)), ...(await inLargeTables(quads))]);
  const { results } = await new Validator(new Store(await read(FILES[profile]))).validate(data);
  return results
    .filter(({ severity }) => severity?.value.endsWith('#Violation') === true)
    .map(({ focusNode, path: property, value, message, sourceConstraintComponent: rule }) => ({
      thing: focusNode ? nameOf(focusNode) : '',
      property: property?.termType === 'NamedNode' ? property.value : null,
      value: value?.value ?? null,
      message:
        message.find(said => said.termType === 'Literal' && /^(?:en)?$/.test(said.language))?.value ??
        message[0]?.value ??
        rule?.value.replace(/^.*[#/]/, '') ??
        '',
    }));
};
